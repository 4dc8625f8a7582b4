-- Daily figures that are added up once: the days before `kept_before` come out of materialised views, which are made anew
-- while they are read; the days since then are added up from the rows, as everywhere on SQLite. What a refresh keeps is said
-- by its transaction, in `coworkflow.kept_before` (a day) and `coworkflow.kept_at` (an instant); before the first one, nothing.

CREATE FUNCTION coworkflow_kept_before() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT COALESCE(NULLIF(current_setting('coworkflow.kept_before', true), '')::bigint, -1000000000) $$;

-- Up to where in its journal a tenant's figures were kept, and when.
CREATE MATERIALIZED VIEW kept_figures_all AS
    SELECT tenants.tenant_id, coworkflow_kept_before() AS kept_before,
        NULLIF(current_setting('coworkflow.kept_at', true), '')::bigint AS kept_at, COALESCE(counters.value, 0) AS seq
    FROM tenants LEFT JOIN counters ON counters.tenant_id = tenants.tenant_id AND counters.name = 'journal';
CREATE UNIQUE INDEX kept_figures_all_key ON kept_figures_all (tenant_id);

-- Materialised views have no row-level security: what reads them says the same.
CREATE VIEW kept_figures AS
    SELECT tenant_id, kept_before, kept_at, seq FROM kept_figures_all
    WHERE kept_at IS NOT NULL AND (tenant_id = (SELECT coworkflow_tenant()) OR (SELECT coworkflow_across_tenants()));

-- The first day that is added up from the rows, of the tenant of this transaction.
CREATE FUNCTION coworkflow_first_live_day() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT COALESCE((SELECT kept_before FROM kept_figures_all WHERE tenant_id = coworkflow_tenant() AND kept_at IS NOT NULL), -1000000000) $$;

ALTER VIEW daily_revenue RENAME TO daily_revenue_live;
CREATE MATERIALIZED VIEW daily_revenue_kept AS
    SELECT tenant_id, day, kind, document, CAST(SUM(discounts) AS BIGINT) AS discounts, CAST(SUM(tax) AS BIGINT) AS tax, CAST(SUM(total) AS BIGINT) AS total
    FROM daily_revenue_live WHERE day < coworkflow_kept_before() GROUP BY tenant_id, day, kind, document;
CREATE UNIQUE INDEX daily_revenue_kept_key ON daily_revenue_kept (tenant_id, day, kind, document);
CREATE VIEW daily_revenue AS
    SELECT tenant_id, day, kind, document, discounts, tax, total FROM daily_revenue_kept
    WHERE tenant_id = (SELECT coworkflow_tenant()) AND day < (SELECT coworkflow_first_live_day())
    UNION ALL
    SELECT tenant_id, day, kind, document, discounts, tax, total FROM daily_revenue_live WHERE day >= (SELECT coworkflow_first_live_day());

ALTER VIEW daily_items RENAME TO daily_items_live;
CREATE MATERIALIZED VIEW daily_items_kept AS
    SELECT tenant_id, day, item_id, document, CAST(SUM(quantity) AS BIGINT) AS quantity, CAST(SUM(tax) AS BIGINT) AS tax, CAST(SUM(total) AS BIGINT) AS total, CAST(SUM(cost) AS BIGINT) AS cost
    FROM daily_items_live WHERE day < coworkflow_kept_before() GROUP BY tenant_id, day, item_id, document;
CREATE UNIQUE INDEX daily_items_kept_key ON daily_items_kept (tenant_id, day, item_id, document);
CREATE VIEW daily_items AS
    SELECT tenant_id, day, item_id, document, quantity, tax, total, cost FROM daily_items_kept
    WHERE tenant_id = (SELECT coworkflow_tenant()) AND day < (SELECT coworkflow_first_live_day())
    UNION ALL
    SELECT tenant_id, day, item_id, document, quantity, tax, total, cost FROM daily_items_live WHERE day >= (SELECT coworkflow_first_live_day());

ALTER VIEW daily_resources RENAME TO daily_resources_live;
CREATE MATERIALIZED VIEW daily_resources_kept AS
    SELECT tenant_id, day, resource_id, document, CAST(SUM(total) AS BIGINT) AS total
    FROM daily_resources_live WHERE day < coworkflow_kept_before() GROUP BY tenant_id, day, resource_id, document;
CREATE UNIQUE INDEX daily_resources_kept_key ON daily_resources_kept (tenant_id, day, resource_id, document);
CREATE VIEW daily_resources AS
    SELECT tenant_id, day, resource_id, document, total FROM daily_resources_kept
    WHERE tenant_id = (SELECT coworkflow_tenant()) AND day < (SELECT coworkflow_first_live_day())
    UNION ALL
    SELECT tenant_id, day, resource_id, document, total FROM daily_resources_live WHERE day >= (SELECT coworkflow_first_live_day());

ALTER VIEW daily_invoices RENAME TO daily_invoices_live;
CREATE MATERIALIZED VIEW daily_invoices_kept AS
    SELECT tenant_id, day, issued_by, tax_name, tax_rate, document, CAST(SUM(documents) AS BIGINT) AS documents, CAST(SUM(discounts) AS BIGINT) AS discounts, CAST(SUM(tax) AS BIGINT) AS tax, CAST(SUM(total) AS BIGINT) AS total
    FROM daily_invoices_live WHERE day < coworkflow_kept_before() GROUP BY tenant_id, day, issued_by, tax_name, tax_rate, document;
CREATE UNIQUE INDEX daily_invoices_kept_key ON daily_invoices_kept (tenant_id, day, issued_by, tax_name, tax_rate, document);
CREATE VIEW daily_invoices AS
    SELECT tenant_id, day, issued_by, tax_name, tax_rate, document, documents, discounts, tax, total FROM daily_invoices_kept
    WHERE tenant_id = (SELECT coworkflow_tenant()) AND day < (SELECT coworkflow_first_live_day())
    UNION ALL
    SELECT tenant_id, day, issued_by, tax_name, tax_rate, document, documents, discounts, tax, total FROM daily_invoices_live WHERE day >= (SELECT coworkflow_first_live_day());

ALTER VIEW daily_customers RENAME TO daily_customers_live;
CREATE MATERIALIZED VIEW daily_customers_kept AS
    SELECT tenant_id, day, customer_id, document, CAST(SUM(documents) AS BIGINT) AS documents, CAST(SUM(total) AS BIGINT) AS total
    FROM daily_customers_live WHERE day < coworkflow_kept_before() GROUP BY tenant_id, day, customer_id, document;
CREATE UNIQUE INDEX daily_customers_kept_key ON daily_customers_kept (tenant_id, day, customer_id, document);
CREATE VIEW daily_customers AS
    SELECT tenant_id, day, customer_id, document, documents, total FROM daily_customers_kept
    WHERE tenant_id = (SELECT coworkflow_tenant()) AND day < (SELECT coworkflow_first_live_day())
    UNION ALL
    SELECT tenant_id, day, customer_id, document, documents, total FROM daily_customers_live WHERE day >= (SELECT coworkflow_first_live_day());

ALTER VIEW daily_visits RENAME TO daily_visits_live;
CREATE MATERIALIZED VIEW daily_visits_kept AS
    SELECT tenant_id, day, customer_id, CAST(SUM(visits) AS BIGINT) AS visits
    FROM daily_visits_live WHERE day < coworkflow_kept_before() GROUP BY tenant_id, day, customer_id;
CREATE UNIQUE INDEX daily_visits_kept_key ON daily_visits_kept (tenant_id, day, customer_id);
CREATE VIEW daily_visits AS
    SELECT tenant_id, day, customer_id, visits FROM daily_visits_kept
    WHERE tenant_id = (SELECT coworkflow_tenant()) AND day < (SELECT coworkflow_first_live_day())
    UNION ALL
    SELECT tenant_id, day, customer_id, visits FROM daily_visits_live WHERE day >= (SELECT coworkflow_first_live_day());

ALTER VIEW daily_payments RENAME TO daily_payments_live;
CREATE MATERIALIZED VIEW daily_payments_kept AS
    SELECT tenant_id, day, tender, kind, actor_id, CAST(SUM(payments) AS BIGINT) AS payments, CAST(SUM(amount) AS BIGINT) AS amount
    FROM daily_payments_live WHERE day < coworkflow_kept_before() GROUP BY tenant_id, day, tender, kind, actor_id;
CREATE UNIQUE INDEX daily_payments_kept_key ON daily_payments_kept (tenant_id, day, tender, kind, actor_id);
CREATE VIEW daily_payments AS
    SELECT tenant_id, day, tender, kind, actor_id, payments, amount FROM daily_payments_kept
    WHERE tenant_id = (SELECT coworkflow_tenant()) AND day < (SELECT coworkflow_first_live_day())
    UNION ALL
    SELECT tenant_id, day, tender, kind, actor_id, payments, amount FROM daily_payments_live WHERE day >= (SELECT coworkflow_first_live_day());

ALTER VIEW daily_occupancy RENAME TO daily_occupancy_live;
CREATE MATERIALIZED VIEW daily_occupancy_kept AS
    SELECT tenant_id, day, resource_id, CAST(SUM(minutes) AS BIGINT) AS minutes
    FROM daily_occupancy_live WHERE day < coworkflow_kept_before() GROUP BY tenant_id, day, resource_id;
CREATE UNIQUE INDEX daily_occupancy_kept_key ON daily_occupancy_kept (tenant_id, day, resource_id);
CREATE VIEW daily_occupancy AS
    SELECT tenant_id, day, resource_id, minutes FROM daily_occupancy_kept
    WHERE tenant_id = (SELECT coworkflow_tenant()) AND day < (SELECT coworkflow_first_live_day())
    UNION ALL
    SELECT tenant_id, day, resource_id, minutes FROM daily_occupancy_live WHERE day >= (SELECT coworkflow_first_live_day());

ALTER VIEW hourly_occupancy RENAME TO hourly_occupancy_live;
CREATE MATERIALIZED VIEW hourly_occupancy_kept AS
    SELECT tenant_id, day, hour, CAST(SUM(minutes) AS BIGINT) AS minutes
    FROM hourly_occupancy_live WHERE day < coworkflow_kept_before() GROUP BY tenant_id, day, hour;
CREATE UNIQUE INDEX hourly_occupancy_kept_key ON hourly_occupancy_kept (tenant_id, day, hour);
CREATE VIEW hourly_occupancy AS
    SELECT tenant_id, day, hour, minutes FROM hourly_occupancy_kept
    WHERE tenant_id = (SELECT coworkflow_tenant()) AND day < (SELECT coworkflow_first_live_day())
    UNION ALL
    SELECT tenant_id, day, hour, minutes FROM hourly_occupancy_live WHERE day >= (SELECT coworkflow_first_live_day());
