-- Reports: in which hours places were taken, and daily figures.

-- The minutes of an ended session by place, operating day (`T6`) and hour on the wall, split once as it ends: `T5` needs no
-- clock afterwards.
CREATE TABLE occupied_hours (
    tenant_id    UUID   NOT NULL,
    session_id   UUID   NOT NULL,
    resource_id  UUID   NOT NULL,
    day          BIGINT NOT NULL,
    hour         BIGINT NOT NULL CONSTRAINT occupied_hours_hour CHECK (hour BETWEEN 0 AND 23),
    minutes      BIGINT NOT NULL CONSTRAINT occupied_hours_minutes CHECK (minutes > 0),
    PRIMARY KEY (tenant_id, session_id, resource_id, day, hour),
    FOREIGN KEY (tenant_id, session_id) REFERENCES sessions
);
CREATE INDEX occupied_hours_by_resource ON occupied_hours (tenant_id, day, resource_id, minutes);
CREATE INDEX occupied_hours_by_hour ON occupied_hours (tenant_id, day, hour, minutes);

-- Each view below reads one of these in its order, and nothing else.
CREATE INDEX invoice_lines_by_kind ON invoice_lines
    (tenant_id, kind, day, item_id, resource_id, quantity, discount_amount, tax, total, cost);
CREATE INDEX invoices_by_day ON invoices (tenant_id, day, issued_by, tax_name, tax_rate, discount_amount, tax, total);
CREATE INDEX invoices_by_day_of_customer ON invoices (tenant_id, day, customer_id, total);
CREATE INDEX credit_notes_by_day ON credit_notes (tenant_id, day);
CREATE INDEX payments_by_day ON payments (tenant_id, day, tender, kind, actor_id, amount);
CREATE INDEX ledger_by_day ON ledger_entries (tenant_id, day, kind, tender, actor_id, amount);
CREATE INDEX sessions_by_day ON sessions (tenant_id, day, customer_id, cancelled_at);
CREATE INDEX shifts_by_day ON shifts (tenant_id, day);
CREATE INDEX invoices_owed ON invoices (tenant_id, due_date, total, credited_amount, paid_amount, refunded_amount) WHERE status <> 'paid';
CREATE INDEX consumptions_voided ON consumptions (tenant_id, voided_at, voided_by) WHERE voided_at IS NOT NULL;

-- Daily figures by operating day: plain views on SQLite, materialised under the same names where the database can.
-- `document` says whether a row was invoiced or credited; credited amounts are positive.

-- Kind by kind, as the index has them.
CREATE VIEW daily_revenue AS
    SELECT tenant_id, day, kind, 'invoice' AS document, CAST(SUM(discount_amount) AS BIGINT) AS discounts,
        CAST(SUM(tax) AS BIGINT) AS tax, CAST(SUM(total) AS BIGINT) AS total
    FROM invoice_lines WHERE kind = 'time' GROUP BY tenant_id, kind, day
    UNION ALL
    SELECT tenant_id, day, kind, 'invoice', CAST(SUM(discount_amount) AS BIGINT), CAST(SUM(tax) AS BIGINT), CAST(SUM(total) AS BIGINT)
    FROM invoice_lines WHERE kind = 'item' GROUP BY tenant_id, kind, day
    UNION ALL
    SELECT tenant_id, day, kind, 'invoice', CAST(SUM(discount_amount) AS BIGINT), CAST(SUM(tax) AS BIGINT), CAST(SUM(total) AS BIGINT)
    FROM invoice_lines WHERE kind = 'plan' GROUP BY tenant_id, kind, day
    UNION ALL
    SELECT tenant_id, day, kind, 'invoice', CAST(SUM(discount_amount) AS BIGINT), CAST(SUM(tax) AS BIGINT), CAST(SUM(total) AS BIGINT)
    FROM invoice_lines WHERE kind = 'custom' GROUP BY tenant_id, kind, day
    UNION ALL
    SELECT noted.tenant_id, noted.day, line.kind, 'credit_note', 0, CAST(SUM(part.tax) AS BIGINT), CAST(SUM(part.total) AS BIGINT)
    FROM credit_notes AS noted
    JOIN credit_note_lines AS part ON part.tenant_id = noted.tenant_id AND part.credit_note_id = noted.id
    JOIN invoice_lines AS line ON line.tenant_id = noted.tenant_id AND line.invoice_id = noted.invoice_id AND line.id = part.invoice_line_id
    GROUP BY noted.tenant_id, noted.day, line.kind;

CREATE VIEW daily_items AS
    SELECT tenant_id, day, item_id, 'invoice' AS document, CAST(SUM(quantity) AS BIGINT) AS quantity,
        CAST(SUM(tax) AS BIGINT) AS tax, CAST(SUM(total) AS BIGINT) AS total, CAST(SUM(cost) AS BIGINT) AS cost
    FROM invoice_lines WHERE kind = 'item' GROUP BY tenant_id, kind, day, item_id
    UNION ALL
    SELECT noted.tenant_id, noted.day, line.item_id, 'credit_note', 0, CAST(SUM(part.tax) AS BIGINT), CAST(SUM(part.total) AS BIGINT), 0
    FROM credit_notes AS noted
    JOIN credit_note_lines AS part ON part.tenant_id = noted.tenant_id AND part.credit_note_id = noted.id
    JOIN invoice_lines AS line ON line.tenant_id = noted.tenant_id AND line.invoice_id = noted.invoice_id AND line.id = part.invoice_line_id
    WHERE line.kind = 'item' GROUP BY noted.tenant_id, noted.day, line.item_id;

CREATE VIEW daily_resources AS
    SELECT tenant_id, day, resource_id, 'invoice' AS document, CAST(SUM(total) AS BIGINT) AS total
    FROM invoice_lines WHERE kind = 'time' GROUP BY tenant_id, kind, day, item_id, resource_id
    UNION ALL
    SELECT noted.tenant_id, noted.day, line.resource_id, 'credit_note', CAST(SUM(part.total) AS BIGINT)
    FROM credit_notes AS noted
    JOIN credit_note_lines AS part ON part.tenant_id = noted.tenant_id AND part.credit_note_id = noted.id
    JOIN invoice_lines AS line ON line.tenant_id = noted.tenant_id AND line.invoice_id = noted.invoice_id AND line.id = part.invoice_line_id
    WHERE line.kind = 'time' GROUP BY noted.tenant_id, noted.day, line.resource_id;

CREATE VIEW daily_invoices AS
    SELECT tenant_id, day, issued_by, tax_name, tax_rate, 'invoice' AS document, COUNT(*) AS documents,
        CAST(SUM(discount_amount) AS BIGINT) AS discounts, CAST(SUM(tax) AS BIGINT) AS tax, CAST(SUM(total) AS BIGINT) AS total
    FROM invoices GROUP BY tenant_id, day, issued_by, tax_name, tax_rate
    UNION ALL
    SELECT noted.tenant_id, noted.day, noted.issued_by, invoices.tax_name, invoices.tax_rate, 'credit_note', COUNT(*), 0,
        CAST(SUM(noted.tax) AS BIGINT), CAST(SUM(noted.total) AS BIGINT)
    FROM credit_notes AS noted JOIN invoices ON invoices.tenant_id = noted.tenant_id AND invoices.id = noted.invoice_id
    GROUP BY noted.tenant_id, noted.day, noted.issued_by, invoices.tax_name, invoices.tax_rate;

CREATE VIEW daily_customers AS
    SELECT tenant_id, day, customer_id, 'invoice' AS document, COUNT(*) AS documents, CAST(SUM(total) AS BIGINT) AS total
    FROM invoices GROUP BY tenant_id, day, customer_id
    UNION ALL
    SELECT noted.tenant_id, noted.day, invoices.customer_id, 'credit_note', COUNT(*), CAST(SUM(noted.total) AS BIGINT)
    FROM credit_notes AS noted JOIN invoices ON invoices.tenant_id = noted.tenant_id AND invoices.id = noted.invoice_id
    GROUP BY noted.tenant_id, noted.day, invoices.customer_id;

CREATE VIEW daily_visits AS
    SELECT tenant_id, day, customer_id, COUNT(*) AS visits
    FROM sessions WHERE cancelled_at IS NULL GROUP BY tenant_id, day, customer_id;

-- What came in for invoices (`payment`), went back (`refund`) and was put on balances (`top_up`).
CREATE VIEW daily_payments AS
    SELECT tenant_id, day, tender, kind, actor_id, COUNT(*) AS payments, CAST(SUM(amount) AS BIGINT) AS amount
    FROM payments GROUP BY tenant_id, day, tender, kind, actor_id
    UNION ALL
    SELECT tenant_id, day, tender, kind, actor_id, COUNT(*), CAST(SUM(amount) AS BIGINT)
    FROM ledger_entries WHERE kind = 'top_up' GROUP BY tenant_id, day, kind, tender, actor_id;

CREATE VIEW daily_occupancy AS
    SELECT tenant_id, day, resource_id, CAST(SUM(minutes) AS BIGINT) AS minutes
    FROM occupied_hours GROUP BY tenant_id, day, resource_id;

CREATE VIEW hourly_occupancy AS
    SELECT tenant_id, day, hour, CAST(SUM(minutes) AS BIGINT) AS minutes
    FROM occupied_hours GROUP BY tenant_id, day, hour;
