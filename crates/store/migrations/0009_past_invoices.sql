-- Invoices that another program issued, brought along to be looked up. They have no number of ours (M5), move no balance
-- and stand in no report: what was still owed of them came along as the customer's opening balance.

CREATE TABLE past_invoices (
    tenant_id    UUID   NOT NULL,
    id           UUID   NOT NULL,
    customer_id  UUID   NOT NULL,
    reference    TEXT   NOT NULL,
    date         BIGINT NOT NULL,
    total        BIGINT NOT NULL CONSTRAINT past_invoices_total CHECK (total >= 0),
    paid         BIGINT NOT NULL,
    note         TEXT   NOT NULL,
    imported_at  BIGINT NOT NULL,
    imported_by  UUID   NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers,
    CONSTRAINT past_invoices_reference UNIQUE (tenant_id, reference),
    CONSTRAINT past_invoices_paid CHECK (paid BETWEEN 0 AND total)
);
CREATE INDEX past_invoices_by_customer ON past_invoices (tenant_id, customer_id, date, id);
