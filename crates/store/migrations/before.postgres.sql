-- What PostgreSQL needs before the first step; run before every migration, so it says the same when it is run again.

-- Equality of ids within exclusion constraints.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The steps that both databases share say BLOB.
DO $$ BEGIN
    IF to_regtype('blob') IS NULL THEN CREATE DOMAIN blob AS bytea; END IF;
END $$;

-- Whose rows the transaction may see and write; nobody's where nothing is said.
CREATE OR REPLACE FUNCTION coworkflow_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NULLIF(current_setting('coworkflow.tenant', true), '')::uuid $$;

-- Whether it looks over all tenants: sign-in, first start, jobs, migrations.
CREATE OR REPLACE FUNCTION coworkflow_across_tenants() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT COALESCE(current_setting('coworkflow.across_tenants', true), '') = 'on' $$;

-- Refuses a change by the name of a constraint, as a check does: the trigger's argument.
CREATE OR REPLACE FUNCTION coworkflow_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- What is kept for ever goes with the whole business that it belongs to, and not before.
    IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = TG_ARGV[0], MESSAGE = 'constraint ' || TG_ARGV[0];
END $$;
