-- Displays at doors: each a user of the role display, who shows one resource and signs in by a code alone.

CREATE TABLE displays (
    tenant_id       UUID    NOT NULL,
    -- The user that it signs in as.
    user_id         UUID    NOT NULL,
    resource_id     UUID    NOT NULL,
    -- Whether names and titles of bookings may be read at the door.
    shows_names     BOOLEAN NOT NULL,
    -- Of the code that pairs it; none once it is paired.
    code_hash       TEXT,
    code_expires_at BIGINT,
    -- When it was paired last.
    paired_at       BIGINT,
    created_at      BIGINT  NOT NULL,
    version         BIGINT  NOT NULL,
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY (tenant_id, resource_id) REFERENCES resources,
    CONSTRAINT displays_code_expiry CHECK ((code_hash IS NULL) = (code_expires_at IS NULL))
);
CREATE UNIQUE INDEX displays_code ON displays (tenant_id, code_hash) WHERE code_hash IS NOT NULL;
CREATE INDEX displays_by_resource ON displays (tenant_id, resource_id);
