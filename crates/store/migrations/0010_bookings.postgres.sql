-- Claims and users as they are from this step on.

-- What was out of order keeps its reason as a closure of its own.
INSERT INTO closures (tenant_id, id, reason, starts_at, ends_at, made_by, made_at)
    SELECT tenant_id, id, reason, starts_at, ends_at, NULL, starts_at FROM claims WHERE kind = 'closure';

ALTER TABLE claims
    DROP CONSTRAINT claims_kind,
    DROP CONSTRAINT claims_interval,
    -- What was asked for: another resource than this one when this one is a part of it (`B4`).
    ADD COLUMN whole_id UUID,
    ADD COLUMN booking_id UUID,
    ADD COLUMN closure_id UUID,
    -- Without the turnaround that `ends_at` is with (`B3`).
    ADD COLUMN used_until BIGINT;
UPDATE claims SET whole_id = resource_id, used_until = ends_at, closure_id = CASE WHEN kind = 'closure' THEN id END;
ALTER TABLE claims
    ALTER COLUMN whole_id SET NOT NULL,
    ALTER COLUMN used_until SET NOT NULL,
    ADD CONSTRAINT claims_kind CHECK (kind IN ('session', 'closure', 'booking', 'hold')),
    ADD CONSTRAINT claims_interval CHECK (starts_at < ends_at AND starts_at < used_until AND used_until <= ends_at);
DROP INDEX claims_by_session;
CREATE INDEX claims_by_session ON claims (tenant_id, session_id) WHERE session_id IS NOT NULL;
CREATE INDEX claims_by_booking ON claims (tenant_id, booking_id) WHERE booking_id IS NOT NULL;
CREATE INDEX claims_by_closure ON claims (tenant_id, closure_id) WHERE closure_id IS NOT NULL;

ALTER TABLE users
    DROP CONSTRAINT users_role,
    -- Whom a member is to the house.
    ADD COLUMN customer_id UUID,
    ADD CONSTRAINT users_role CHECK (role IN ('owner', 'manager', 'staff', 'member', 'display')),
    ADD CONSTRAINT users_member CHECK ((role = 'member') = (customer_id IS NOT NULL));
CREATE UNIQUE INDEX users_one_per_customer ON users (tenant_id, customer_id) WHERE customer_id IS NOT NULL;
