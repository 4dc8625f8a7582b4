-- Cash shifts and the chain of cash entries.

-- One user's time at the till, from the float to the count. Closed once, then never changed.
CREATE TABLE shifts (
    tenant_id     UUID   NOT NULL,
    id            UUID   NOT NULL,
    user_id       UUID   NOT NULL,
    opened_at     BIGINT NOT NULL,
    day           BIGINT NOT NULL,
    float_amount  BIGINT NOT NULL CONSTRAINT shifts_float CHECK (float_amount >= 0),
    closed_at     BIGINT,
    closed_by     UUID,
    expected      BIGINT,
    counted       BIGINT CONSTRAINT shifts_counted CHECK (counted >= 0),
    denominations TEXT   NOT NULL,
    note          TEXT   NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users,
    CONSTRAINT shifts_closed CHECK ((closed_at IS NULL) = (counted IS NULL) AND (closed_at IS NULL) = (expected IS NULL)
        AND (closed_at IS NULL) = (closed_by IS NULL))
);
CREATE UNIQUE INDEX shifts_one_open_per_user ON shifts (tenant_id, user_id) WHERE closed_at IS NULL;
CREATE INDEX shifts_by_time ON shifts (tenant_id, opened_at, id);
CREATE INDEX shifts_by_user ON shifts (tenant_id, user_id, opened_at, id);

-- Append-only, numbered without gaps and chained: `hash` is SHA-256 over the hash before and the entry.
CREATE TABLE cash_entries (
    tenant_id       UUID   NOT NULL REFERENCES tenants,
    seq             BIGINT NOT NULL,
    shift_id        UUID,
    kind            TEXT   NOT NULL CONSTRAINT cash_entries_kind CHECK (kind IN ('float', 'sale', 'refund', 'top_up', 'pay_in', 'pay_out', 'count')),
    amount          BIGINT NOT NULL CONSTRAINT cash_entries_amount CHECK (amount <> 0 OR kind IN ('float', 'count')),
    payment_id      UUID,
    ledger_entry_id UUID,
    reason          TEXT   NOT NULL,
    actor_id        UUID   NOT NULL,
    at              BIGINT NOT NULL,
    hash            TEXT   NOT NULL,
    PRIMARY KEY (tenant_id, seq),
    FOREIGN KEY (tenant_id, shift_id) REFERENCES shifts,
    FOREIGN KEY (tenant_id, payment_id) REFERENCES payments,
    FOREIGN KEY (tenant_id, ledger_entry_id) REFERENCES ledger_entries,
    CONSTRAINT cash_entries_own_shift CHECK (shift_id IS NOT NULL OR kind IN ('sale', 'refund', 'top_up'))
);
CREATE INDEX cash_entries_by_shift ON cash_entries (tenant_id, shift_id, seq);
CREATE UNIQUE INDEX cash_entries_payment ON cash_entries (tenant_id, payment_id) WHERE payment_id IS NOT NULL;
CREATE UNIQUE INDEX cash_entries_ledger_entry ON cash_entries (tenant_id, ledger_entry_id) WHERE ledger_entry_id IS NOT NULL;
