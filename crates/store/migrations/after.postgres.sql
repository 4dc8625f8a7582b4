-- What the shared steps call BLOB is bytea from here on: values are bound as what they are.

DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT attribute.attrelid::regclass AS name, attribute.attname AS column
        FROM pg_attribute AS attribute JOIN pg_class AS class ON class.oid = attribute.attrelid
        WHERE class.relkind = 'r' AND attribute.atttypid = to_regtype('blob') AND NOT attribute.attisdropped
    LOOP
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I TYPE bytea', found.name, found.column);
    END LOOP;
END $$;

-- The second wall, put before every table that is a tenant's and has none yet; run after every migration. Forced, so that
-- the role that owns the tables is bound by it as well; only superusers and roles with BYPASSRLS are not.

DO $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT class.oid::regclass AS name
        FROM pg_class AS class
        JOIN pg_attribute AS attribute ON attribute.attrelid = class.oid AND attribute.attname = 'tenant_id'
        WHERE class.relkind = 'r' AND class.relnamespace = current_schema()::regnamespace AND NOT class.relforcerowsecurity
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', found.name);
        -- Asked once per statement, not once per row.
        EXECUTE format('CREATE POLICY own_tenant ON %s USING (tenant_id = (SELECT coworkflow_tenant()) OR (SELECT coworkflow_across_tenants()))', found.name);
    END LOOP;
END $$;
