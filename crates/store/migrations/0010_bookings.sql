-- Reservations, and what they add to what was there. What SQLite can't alter in place is made anew in its own file of this step.

-- The room of a desk, the hall of a room: who claims it claims its parts (`B4`).
ALTER TABLE resources ADD COLUMN parent_id UUID;
-- Follows every claim and is never billed (`B3`).
ALTER TABLE resources ADD COLUMN turnaround_minutes BIGINT NOT NULL DEFAULT 0
    CONSTRAINT resources_turnaround CHECK (turnaround_minutes BETWEEN 0 AND 1440);
CREATE INDEX resources_by_parent ON resources (tenant_id, parent_id) WHERE parent_id IS NOT NULL;

-- How a space, a kind of resource or one resource is booked (`B5`): what is said nearest to the resource holds.
CREATE TABLE booking_settings (
    tenant_id  UUID   NOT NULL,
    -- 'space'; a kind of resource; or the id of a resource.
    scope      TEXT   NOT NULL,
    settings   TEXT   NOT NULL,
    version    BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, scope)
);

CREATE TABLE bookings (
    tenant_id     UUID    NOT NULL,
    id            UUID    NOT NULL,
    resource_id   UUID    NOT NULL,
    customer_id   UUID    NOT NULL,
    -- Who comes, when it is not the customer (`B13`); empty otherwise.
    guest_name    TEXT    NOT NULL,
    -- What it is for, as on the calendar; may be empty.
    title         TEXT    NOT NULL,
    note          TEXT    NOT NULL,
    attendees     BIGINT  NOT NULL CONSTRAINT bookings_attendees CHECK (attendees BETWEEN 1 AND 10000),
    starts_at     BIGINT  NOT NULL,
    ends_at       BIGINT  NOT NULL,
    -- The operating day of its start (`T6`).
    day           BIGINT  NOT NULL,
    state         TEXT    NOT NULL CONSTRAINT bookings_state CHECK (state IN
                      ('held', 'pending', 'confirmed', 'checked_in', 'completed', 'cancelled', 'no_show', 'declined', 'expired')),
    -- Until when a held or pending one keeps its place (`B7`, `B8`).
    expires_at    BIGINT,
    channel       TEXT    NOT NULL CONSTRAINT bookings_channel CHECK (channel IN ('desk', 'member', 'public', 'display')),
    -- The rules of cancelling and of not coming, as they were when it was booked (`B9`).
    policy        TEXT    NOT NULL,
    -- What was quoted is what is charged (`P1`).
    price_book    BIGINT  NOT NULL,
    quote         TEXT    NOT NULL,
    amount        BIGINT  NOT NULL CONSTRAINT bookings_amount CHECK (amount >= 0),
    coupon_id     UUID,
    pays          TEXT    NOT NULL CONSTRAINT bookings_pays CHECK (pays IN ('at_desk', 'now')),
    -- What billed its time, once something did.
    invoice_id    UUID,
    -- What not coming or coming off cost, and where that is billed.
    fee           BIGINT  NOT NULL CONSTRAINT bookings_fee CHECK (fee >= 0),
    fee_invoice_id UUID,
    session_id    UUID,
    series_id     UUID,
    -- Its number within its series, from 1: what names it there, also after it moved.
    occurrence    BIGINT,
    -- Changed apart from its series (`R4`).
    overridden    BOOLEAN NOT NULL,
    booked_by     UUID,
    created_at    BIGINT  NOT NULL,
    checked_in_at BIGINT,
    ended_at      BIGINT,
    -- Why it was cancelled or declined.
    reason        TEXT    NOT NULL,
    version       BIGINT  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, resource_id) REFERENCES resources,
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers,
    CONSTRAINT bookings_interval CHECK (starts_at < ends_at),
    CONSTRAINT bookings_expiry CHECK ((expires_at IS NOT NULL) = (state IN ('held', 'pending')))
);
CREATE INDEX bookings_by_start ON bookings (tenant_id, starts_at, id);
CREATE INDEX bookings_by_customer ON bookings (tenant_id, customer_id, starts_at, id);
CREATE INDEX bookings_by_resource ON bookings (tenant_id, resource_id, starts_at, id);
CREATE INDEX bookings_by_series ON bookings (tenant_id, series_id, starts_at, id) WHERE series_id IS NOT NULL;
-- What waits for its end, and what waits for its guest.
CREATE INDEX bookings_by_expiry ON bookings (tenant_id, expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX bookings_awaited ON bookings (tenant_id, starts_at) WHERE state = 'confirmed';
CREATE UNIQUE INDEX bookings_one_session ON bookings (tenant_id, session_id) WHERE session_id IS NOT NULL;
CREATE UNIQUE INDEX bookings_one_occurrence ON bookings (tenant_id, series_id, occurrence) WHERE series_id IS NOT NULL;

-- Places that are closed together for a while (`B2`): each of them is claimed.
CREATE TABLE closures (
    tenant_id  UUID   NOT NULL,
    id         UUID   NOT NULL,
    reason     TEXT   NOT NULL,
    starts_at  BIGINT NOT NULL,
    -- Far beyond all times when nobody knows.
    ends_at    BIGINT NOT NULL,
    made_by    UUID,
    made_at    BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT closures_interval CHECK (starts_at < ends_at)
);
CREATE INDEX closures_by_end ON closures (tenant_id, ends_at, id);
