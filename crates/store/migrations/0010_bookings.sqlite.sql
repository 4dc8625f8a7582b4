-- A check can't be changed in place: claims and users are made anew with the wider ones.

DROP TRIGGER claims_no_overlap_insert;
DROP TRIGGER claims_no_overlap_update;
CREATE TABLE new_claims (
    tenant_id    UUID   NOT NULL,
    id           UUID   NOT NULL,
    resource_id  UUID   NOT NULL,
    -- What was asked for: another resource than this one when this one is a part of it (`B4`).
    whole_id     UUID   NOT NULL,
    kind         TEXT   NOT NULL CONSTRAINT claims_kind CHECK (kind IN ('session', 'closure', 'booking', 'hold')),
    session_id   UUID,
    booking_id   UUID,
    closure_id   UUID,
    reason       TEXT   NOT NULL,
    starts_at    BIGINT NOT NULL,
    -- With the turnaround that follows (`B3`).
    ends_at      BIGINT NOT NULL,
    -- Without it.
    used_until   BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, resource_id) REFERENCES resources,
    CONSTRAINT claims_interval CHECK (starts_at < ends_at AND starts_at < used_until AND used_until <= ends_at)
);
-- What was out of order keeps its reason as a closure of its own.
INSERT INTO closures (tenant_id, id, reason, starts_at, ends_at, made_by, made_at)
    SELECT tenant_id, id, reason, starts_at, ends_at, NULL, starts_at FROM claims WHERE kind = 'closure';
INSERT INTO new_claims (tenant_id, id, resource_id, whole_id, kind, session_id, booking_id, closure_id, reason, starts_at, ends_at, used_until)
    SELECT tenant_id, id, resource_id, resource_id, kind, session_id, NULL, CASE WHEN kind = 'closure' THEN id END, reason, starts_at, ends_at, ends_at FROM claims;
DROP TABLE claims;
ALTER TABLE new_claims RENAME TO claims;
CREATE INDEX claims_by_resource ON claims (tenant_id, resource_id, ends_at, starts_at);
CREATE INDEX claims_by_session ON claims (tenant_id, session_id) WHERE session_id IS NOT NULL;
CREATE INDEX claims_by_booking ON claims (tenant_id, booking_id) WHERE booking_id IS NOT NULL;
CREATE INDEX claims_by_closure ON claims (tenant_id, closure_id) WHERE closure_id IS NOT NULL;

CREATE TRIGGER claims_no_overlap_insert BEFORE INSERT ON claims
WHEN (SELECT starts_at FROM claims
      WHERE tenant_id = NEW.tenant_id AND resource_id = NEW.resource_id AND ends_at > NEW.starts_at
      ORDER BY ends_at LIMIT 1) < NEW.ends_at
BEGIN SELECT RAISE(ABORT, 'constraint claims_no_overlap'); END;

CREATE TRIGGER claims_no_overlap_update BEFORE UPDATE ON claims
WHEN EXISTS (SELECT 1 FROM claims
      WHERE tenant_id = NEW.tenant_id AND resource_id = NEW.resource_id AND id <> OLD.id
        AND ends_at > NEW.starts_at AND starts_at < NEW.ends_at)
BEGIN SELECT RAISE(ABORT, 'constraint claims_no_overlap'); END;

CREATE TABLE new_users (
    tenant_id      UUID    NOT NULL REFERENCES tenants,
    id             UUID    NOT NULL,
    name           TEXT    NOT NULL,
    email          TEXT    NOT NULL,
    password_hash  TEXT    NOT NULL,
    role           TEXT    NOT NULL CONSTRAINT users_role CHECK (role IN ('owner', 'manager', 'staff', 'member', 'display')),
    active         BOOLEAN NOT NULL,
    created_at     BIGINT  NOT NULL,
    -- Whom a member is to the house.
    customer_id    UUID,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT users_email UNIQUE (tenant_id, email),
    CONSTRAINT users_member CHECK ((role = 'member') = (customer_id IS NOT NULL))
);
INSERT INTO new_users (tenant_id, id, name, email, password_hash, role, active, created_at, customer_id)
    SELECT tenant_id, id, name, email, password_hash, role, active, created_at, NULL FROM users;
DROP TABLE users;
ALTER TABLE new_users RENAME TO users;
CREATE UNIQUE INDEX users_one_per_customer ON users (tenant_id, customer_id) WHERE customer_id IS NOT NULL;
