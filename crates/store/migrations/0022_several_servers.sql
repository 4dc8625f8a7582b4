-- Several servers on one database.

-- What each commit touched beyond the journal, in the order of the commits: where another server reads what to tell its screens.
-- Only the newest are kept. Empty where one program alone works with the database.
CREATE TABLE touches (
    tenant_id UUID   NOT NULL,
    -- Counts up without gaps.
    number    BIGINT NOT NULL,
    -- Claims, bookings, sessions and users by their ids.
    touched   TEXT   NOT NULL,
    PRIMARY KEY (tenant_id, number)
);

-- Which server does a job. The nil tenant's are for the work over all tenants.
CREATE TABLE leases (
    tenant_id  UUID   NOT NULL,
    job        TEXT   NOT NULL,
    -- The server, as it named itself when it started.
    holder     TEXT   NOT NULL,
    -- Another may take it from then on.
    held_until BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, job)
);

-- Which tenants a job has something to do for, without asking each.
CREATE INDEX bookings_expiring ON bookings (expires_at, tenant_id) WHERE expires_at IS NOT NULL;
CREATE INDEX bookings_expected ON bookings (starts_at, tenant_id) WHERE state = 'confirmed';
CREATE INDEX waitlist_entries_anywhere ON waitlist_entries (tenant_id) WHERE state IN ('waiting', 'offered');
CREATE INDEX online_payments_refunds ON online_payments (tenant_id) WHERE state = 'refund_due';
