-- Bookings that repeat: what makes them and what was left out of them. Their occurrences are bookings like any other.
CREATE TABLE series (
    tenant_id     UUID    NOT NULL,
    id            UUID    NOT NULL,
    resource_id   UUID    NOT NULL,
    customer_id   UUID    NOT NULL,
    guest_name    TEXT    NOT NULL,
    title         TEXT    NOT NULL,
    note          TEXT    NOT NULL,
    attendees     BIGINT  NOT NULL,
    channel       TEXT    NOT NULL,
    pays          TEXT    NOT NULL,
    -- RFC 5545, in the zone of the space (`R1`): from this wall time on, each so many minutes long on the wall (`T4`).
    rule          TEXT    NOT NULL,
    begins        TEXT    NOT NULL,
    minutes       BIGINT  NOT NULL CONSTRAINT series_minutes CHECK (minutes > 0),
    -- The number of the occurrence that the rule makes first, and of the last one that was made or left out.
    first_number  BIGINT  NOT NULL,
    last_number   BIGINT  NOT NULL,
    -- When its next occurrences may come within the horizon; nothing once there are no more.
    extends_at    BIGINT,
    booked_by     UUID,
    created_at    BIGINT  NOT NULL,
    version       BIGINT  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, resource_id) REFERENCES resources,
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers,
    CONSTRAINT series_numbers CHECK (first_number >= 1 AND last_number >= first_number - 1)
);
CREATE INDEX series_by_customer ON series (tenant_id, customer_id, id);
CREATE INDEX series_to_extend ON series (tenant_id, extends_at) WHERE extends_at IS NOT NULL;

-- Occurrences that were never booked, and why.
CREATE TABLE series_gaps (
    tenant_id     UUID    NOT NULL,
    series_id     UUID    NOT NULL,
    number        BIGINT  NOT NULL,
    starts_at     BIGINT  NOT NULL,
    -- The code and the sentences of the refusal; that of a cut when somebody cut these days out (`R5`).
    code          TEXT    NOT NULL,
    en            TEXT    NOT NULL,
    ar            TEXT    NOT NULL,
    PRIMARY KEY (tenant_id, series_id, number),
    FOREIGN KEY (tenant_id, series_id) REFERENCES series
);

-- Days on which a series does not take place (`R5`).
CREATE TABLE series_cuts (
    tenant_id     UUID    NOT NULL,
    series_id     UUID    NOT NULL,
    from_on       BIGINT  NOT NULL,
    until_on      BIGINT  NOT NULL,
    PRIMARY KEY (tenant_id, series_id, from_on, until_on),
    FOREIGN KEY (tenant_id, series_id) REFERENCES series,
    CONSTRAINT series_cuts_days CHECK (from_on <= until_on)
);

-- Links by which a customer's own programs read their bookings, until they are taken back.
CREATE TABLE calendar_feeds (
    tenant_id     UUID    NOT NULL,
    id            UUID    NOT NULL,
    customer_id   UUID    NOT NULL,
    -- What nobody guesses: shown again to whose it is, so it is kept as it is.
    secret        UUID    NOT NULL,
    lang          TEXT    NOT NULL,
    created_at    BIGINT  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers,
    CONSTRAINT calendar_feeds_customer UNIQUE (tenant_id, customer_id)
);
