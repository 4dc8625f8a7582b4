-- The foundation: one tenant's people, places, stays, stock and money.
-- Shared by both databases. Conventions: ids are UUID, instants BIGINT milliseconds since 1970 UTC,
-- money BIGINT minor units of the tenant's currency, percentages BIGINT basis points, states TEXT named as in `domain`.
-- `day` is the operating day (`T6`) on which a row was written, as days since 1970-01-01.
-- `tenant_id` leads every key.

CREATE TABLE tenants (
    tenant_id   UUID   NOT NULL PRIMARY KEY,
    name        TEXT   NOT NULL,
    currency    TEXT   NOT NULL,
    created_at  BIGINT NOT NULL
);

CREATE TABLE spaces (
    tenant_id          UUID    NOT NULL REFERENCES tenants,
    id                 UUID    NOT NULL,
    name               TEXT    NOT NULL,
    zone               TEXT    NOT NULL,
    opening_hours      TEXT    NOT NULL,
    cut_off            TEXT    NOT NULL,
    tax_mode           TEXT    NOT NULL CONSTRAINT spaces_tax_mode CHECK (tax_mode IN ('none', 'inclusive', 'exclusive')),
    tax_rate           BIGINT  NOT NULL CONSTRAINT spaces_tax_rate CHECK (tax_rate BETWEEN 0 AND 10000),
    tax_name           TEXT    NOT NULL,
    increment_minutes  BIGINT  NOT NULL CONSTRAINT spaces_increment CHECK (increment_minutes BETWEEN 1 AND 1440),
    grace_minutes      BIGINT  NOT NULL CONSTRAINT spaces_grace CHECK (grace_minutes BETWEEN 0 AND 1440),
    allow_negative_stock BOOLEAN NOT NULL,
    receipt_note       TEXT    NOT NULL,
    -- As printed on documents; empty where there is none.
    tax_number         TEXT    NOT NULL,
    address            TEXT    NOT NULL,
    phone              TEXT    NOT NULL,
    email              TEXT    NOT NULL,
    -- An asset.
    logo               UUID,
    invoice_prefix     TEXT    NOT NULL,
    due_days           BIGINT  NOT NULL CONSTRAINT spaces_due_days CHECK (due_days BETWEEN 0 AND 365),
    daily_target       BIGINT  CONSTRAINT spaces_daily_target CHECK (daily_target > 0),
    cash_shifts        TEXT    NOT NULL CONSTRAINT spaces_cash_shifts CHECK (cash_shifts IN ('optional', 'required')),
    language           TEXT    NOT NULL CONSTRAINT spaces_language CHECK (language IN ('en', 'ar')),
    digits             TEXT    NOT NULL CONSTRAINT spaces_digits CHECK (digits IN ('latin', 'arabic')),
    expiring_days      BIGINT  NOT NULL CONSTRAINT spaces_expiring_days CHECK (expiring_days BETWEEN 1 AND 60),
    -- Millimetres.
    receipt_width      BIGINT  NOT NULL CONSTRAINT spaces_receipt_width CHECK (receipt_width IN (58, 80)),
    -- In the space's zone; NULL for no schedule.
    backup_hour        BIGINT  CONSTRAINT spaces_backup_hour CHECK (backup_hour BETWEEN 0 AND 23),
    version            BIGINT  NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- Numbers that count up without gaps: customers, invoices, credit notes, the journal.
CREATE TABLE counters (
    tenant_id  UUID   NOT NULL REFERENCES tenants,
    name       TEXT   NOT NULL,
    value      BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, name)
);

CREATE TABLE users (
    tenant_id      UUID    NOT NULL REFERENCES tenants,
    id             UUID    NOT NULL,
    name           TEXT    NOT NULL,
    email          TEXT    NOT NULL,
    password_hash  TEXT    NOT NULL,
    role           TEXT    NOT NULL CONSTRAINT users_role CHECK (role IN ('owner', 'manager', 'staff')),
    active         BOOLEAN NOT NULL,
    created_at     BIGINT  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT users_email UNIQUE (tenant_id, email)
);

-- One sign-in on one device: the family of its rotating refresh tokens.
CREATE TABLE logins (
    tenant_id      UUID   NOT NULL,
    id             UUID   NOT NULL,
    user_id        UUID   NOT NULL,
    refresh_hash   TEXT   NOT NULL,
    previous_hash  TEXT,
    rotated_at     BIGINT NOT NULL,
    device         TEXT   NOT NULL,
    created_at     BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL,
    revoked_at     BIGINT,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users
);
CREATE INDEX logins_by_user ON logins (tenant_id, user_id);

CREATE TABLE customers (
    tenant_id      UUID   NOT NULL REFERENCES tenants,
    id             UUID   NOT NULL,
    number         BIGINT NOT NULL,
    name           TEXT   NOT NULL,
    search_key     TEXT   NOT NULL,
    search_text    TEXT   NOT NULL,
    phone          TEXT,
    email          TEXT,
    -- The last day of the last plan they have or had (`S7`): nothing was sold that runs after it.
    plan_until     BIGINT,
    balance        BIGINT NOT NULL,
    balance_limit  BIGINT NOT NULL CONSTRAINT customers_balance_limit CHECK (balance_limit <= 0),
    notes          TEXT   NOT NULL,
    visits         BIGINT NOT NULL,
    spent          BIGINT NOT NULL,
    owed           BIGINT NOT NULL,
    last_visit_at  BIGINT,
    archived_at    BIGINT,
    created_at     BIGINT NOT NULL,
    version        BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    -- Number 0 is the passer-by, who never owes, holds nothing and is in no list.
    CONSTRAINT customers_passer_by CHECK (number > 0 OR (number = 0 AND balance = 0 AND balance_limit = 0 AND visits = 0 AND archived_at IS NULL AND search_text = '')),
    CONSTRAINT customers_number UNIQUE (tenant_id, number)
);
CREATE INDEX customers_by_phone ON customers (tenant_id, phone);
CREATE INDEX customers_by_email ON customers (tenant_id, email);
CREATE INDEX customers_by_key ON customers (tenant_id, search_key, id);
CREATE INDEX customers_by_text ON customers (tenant_id, search_text, id, archived_at);
CREATE INDEX customers_by_last_visit ON customers (tenant_id, (COALESCE(last_visit_at, 0)), id);
CREATE INDEX customers_by_balance ON customers (tenant_id, balance, id);
-- Who owes something on invoices.
CREATE INDEX customers_by_owed ON customers (tenant_id, owed, id) WHERE owed > 0;
CREATE INDEX customers_by_time ON customers (tenant_id, created_at);

-- Append-only (`M9`): the balance is the sum of these rows; positive is credit of the customer.
CREATE TABLE ledger_entries (
    tenant_id    UUID   NOT NULL,
    id           UUID   NOT NULL,
    customer_id  UUID   NOT NULL,
    kind         TEXT   NOT NULL CONSTRAINT ledger_kind CHECK (kind IN ('top_up', 'adjustment', 'overpayment', 'payment', 'refund', 'opening')),
    amount       BIGINT NOT NULL CONSTRAINT ledger_amount CHECK (amount <> 0),
    balance      BIGINT NOT NULL,
    tender       TEXT,
    invoice_id   UUID,
    note         TEXT   NOT NULL,
    actor_id     UUID   NOT NULL,
    at           BIGINT NOT NULL,
    day          BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers
);
CREATE INDEX ledger_by_customer ON ledger_entries (tenant_id, customer_id, at);
-- Brought along once.
CREATE UNIQUE INDEX ledger_one_opening ON ledger_entries (tenant_id, customer_id) WHERE kind = 'opening';
CREATE INDEX ledger_by_time ON ledger_entries (tenant_id, at);

CREATE TABLE resources (
    tenant_id      UUID   NOT NULL,
    id             UUID   NOT NULL,
    space_id       UUID   NOT NULL,
    name           TEXT   NOT NULL,
    resource_type  TEXT   NOT NULL CONSTRAINT resources_type CHECK (resource_type IN ('seat', 'desk', 'room', 'event_space')),
    rate_per_hour  BIGINT NOT NULL CONSTRAINT resources_rate CHECK (rate_per_hour >= 0),
    capacity       BIGINT NOT NULL CONSTRAINT resources_capacity CHECK (capacity BETWEEN 1 AND 10000),
    position       BIGINT NOT NULL,
    archived_at    BIGINT,
    created_at     BIGINT NOT NULL,
    version        BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, space_id) REFERENCES spaces
);
CREATE UNIQUE INDEX resources_name ON resources (tenant_id, space_id, name) WHERE archived_at IS NULL;

-- A resource is taken [starts_at, ends_at) by one thing. No two overlap (`B1`): see the database's own file of this step.
CREATE TABLE claims (
    tenant_id    UUID   NOT NULL,
    id           UUID   NOT NULL,
    resource_id  UUID   NOT NULL,
    kind         TEXT   NOT NULL CONSTRAINT claims_kind CHECK (kind IN ('session', 'closure')),
    session_id   UUID,
    reason       TEXT   NOT NULL,
    starts_at    BIGINT NOT NULL,
    ends_at      BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, resource_id) REFERENCES resources,
    CONSTRAINT claims_interval CHECK (starts_at < ends_at)
);
CREATE INDEX claims_by_resource ON claims (tenant_id, resource_id, ends_at, starts_at);
CREATE INDEX claims_by_session ON claims (tenant_id, session_id);

CREATE TABLE sessions (
    tenant_id         UUID   NOT NULL,
    id                UUID   NOT NULL,
    space_id          UUID   NOT NULL,
    customer_id       UUID   NOT NULL,
    resource_id       UUID   NOT NULL,
    started_at        BIGINT NOT NULL,
    day               BIGINT NOT NULL,
    ended_at          BIGINT,
    duration_minutes  BIGINT,
    amount            BIGINT,
    quote             TEXT,
    note              TEXT   NOT NULL,
    increment_minutes BIGINT NOT NULL,
    grace_minutes     BIGINT NOT NULL,
    -- The rules frozen at the start (`P6`): the number of their price book, 0 for none; and who the guest was to them.
    price_book        BIGINT NOT NULL,
    guest_type        TEXT   NOT NULL CONSTRAINT sessions_guest_type CHECK (guest_type IN ('visitor', 'weekly', 'half_monthly', 'monthly')),
    started_by        UUID   NOT NULL,
    ended_by          UUID,
    cancelled_at      BIGINT,
    version           BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers,
    FOREIGN KEY (tenant_id, resource_id) REFERENCES resources,
    CONSTRAINT sessions_interval CHECK (ended_at IS NULL OR ended_at >= started_at)
);
CREATE UNIQUE INDEX sessions_one_active_per_resource ON sessions (tenant_id, resource_id) WHERE ended_at IS NULL;
CREATE INDEX sessions_by_customer ON sessions (tenant_id, customer_id, started_at);
CREATE INDEX sessions_by_start ON sessions (tenant_id, started_at);
CREATE INDEX sessions_by_resource ON sessions (tenant_id, resource_id, started_at);
-- Those that go on have no end: they stand together at its edge.
CREATE INDEX sessions_by_end ON sessions (tenant_id, ended_at, started_at, id);

-- Where a session sat, from when to when, at which frozen rate (`P6`).
CREATE TABLE session_segments (
    tenant_id      UUID   NOT NULL,
    session_id     UUID   NOT NULL,
    position       BIGINT NOT NULL,
    resource_id    UUID   NOT NULL,
    resource_name  TEXT   NOT NULL,
    resource_type  TEXT   NOT NULL CONSTRAINT session_segments_type CHECK (resource_type IN ('seat', 'desk', 'room', 'event_space')),
    rate_per_hour  BIGINT NOT NULL,
    starts_at      BIGINT NOT NULL,
    ends_at        BIGINT,
    PRIMARY KEY (tenant_id, session_id, position),
    FOREIGN KEY (tenant_id, session_id) REFERENCES sessions
);

CREATE TABLE items (
    tenant_id   UUID    NOT NULL REFERENCES tenants,
    id          UUID    NOT NULL,
    name        TEXT    NOT NULL,
    search_key  TEXT    NOT NULL,
    category    TEXT    NOT NULL CONSTRAINT items_category CHECK (category IN ('beverage', 'snack', 'meal', 'other')),
    category_id UUID,
    price       BIGINT  NOT NULL CONSTRAINT items_price CHECK (price >= 0),
    cost        BIGINT  CONSTRAINT items_cost CHECK (cost >= 0),
    quantity    BIGINT  NOT NULL,
    min_stock   BIGINT  NOT NULL CONSTRAINT items_min_stock CHECK (min_stock >= 0),
    low         BOOLEAN NOT NULL,
    archived_at BIGINT,
    created_at  BIGINT  NOT NULL,
    version     BIGINT  NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX items_name ON items (tenant_id, search_key) WHERE archived_at IS NULL;

-- Append-only (`K1`): the stock of an item is the sum of these rows. `value` is what moved, at its cost price; positive came.
CREATE TABLE stock_movements (
    tenant_id       UUID   NOT NULL,
    id              UUID   NOT NULL,
    item_id         UUID   NOT NULL,
    kind            TEXT   NOT NULL CONSTRAINT stock_movements_kind CHECK (kind IN ('delivery', 'sale', 'void', 'count', 'waste')),
    quantity        BIGINT NOT NULL,
    stock_after     BIGINT NOT NULL,
    value           BIGINT NOT NULL,
    delivery_id     UUID,
    count_id        UUID,
    consumption_id  UUID,
    invoice_id      UUID,
    reason          TEXT   NOT NULL,
    actor_id        UUID   NOT NULL,
    at              BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, item_id) REFERENCES items
);
CREATE INDEX stock_movements_by_item ON stock_movements (tenant_id, item_id, at);

CREATE TABLE consumptions (
    tenant_id             UUID   NOT NULL,
    id                    UUID   NOT NULL,
    session_id            UUID   NOT NULL,
    item_id               UUID   NOT NULL,
    item_name             TEXT   NOT NULL,
    category              TEXT   NOT NULL,
    quantity              BIGINT NOT NULL CONSTRAINT consumptions_quantity CHECK (quantity > 0),
    price_at_consumption  BIGINT NOT NULL,
    -- Why it cost that, as JSON (`P7`); nothing where no rule had a part in it.
    price_reasons         TEXT,
    cost                  BIGINT NOT NULL,
    created_at            BIGINT NOT NULL,
    created_by            UUID   NOT NULL,
    voided_at             BIGINT,
    voided_by             UUID,
    void_reason           TEXT   NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES sessions,
    FOREIGN KEY (tenant_id, item_id) REFERENCES items
);
CREATE INDEX consumptions_by_session ON consumptions (tenant_id, session_id, created_at);

-- Immutable once written (`M6`), but for what payments and credit notes add up to.
CREATE TABLE invoices (
    tenant_id       UUID   NOT NULL,
    id              UUID   NOT NULL,
    -- As it was set when it was issued: the number is shown with it.
    prefix          TEXT   NOT NULL,
    number          BIGINT NOT NULL,
    customer_id     UUID   NOT NULL,
    customer_name   TEXT   NOT NULL,
    session_id      UUID,
    amount          BIGINT NOT NULL,
    discount        BIGINT NOT NULL CONSTRAINT invoices_discount CHECK (discount BETWEEN 0 AND 10000),
    discount_amount BIGINT NOT NULL,
    -- The part of it that a coupon took off.
    coupon_code     TEXT,
    coupon_amount   BIGINT NOT NULL DEFAULT 0,
    tax_mode        TEXT   NOT NULL,
    tax_rate        BIGINT NOT NULL,
    tax_name        TEXT   NOT NULL,
    tax             BIGINT NOT NULL,
    total           BIGINT NOT NULL,
    paid_amount     BIGINT NOT NULL,
    refunded_amount BIGINT NOT NULL,
    credited_amount BIGINT NOT NULL,
    status          TEXT   NOT NULL CONSTRAINT invoices_status CHECK (status IN ('unpaid', 'pending', 'paid')),
    issued_at       BIGINT NOT NULL,
    day             BIGINT NOT NULL,
    issued_by       UUID   NOT NULL,
    due_date        BIGINT NOT NULL,
    paid_at         BIGINT,
    note            TEXT   NOT NULL,
    voided_at       BIGINT,
    reminders       BIGINT NOT NULL,
    reminded_at     BIGINT,
    reminded_by     UUID,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers,
    CONSTRAINT invoices_number UNIQUE (tenant_id, number),
    CONSTRAINT invoices_session UNIQUE (tenant_id, session_id),
    CONSTRAINT invoices_refunded CHECK (refunded_amount BETWEEN 0 AND paid_amount),
    CONSTRAINT invoices_credited CHECK (credited_amount BETWEEN 0 AND total),
    CONSTRAINT invoices_paid CHECK (paid_amount - refunded_amount <= total)
);
CREATE INDEX invoices_by_time ON invoices (tenant_id, issued_at, number);
CREATE INDEX invoices_by_customer ON invoices (tenant_id, customer_id, issued_at, number);
CREATE INDEX invoices_by_total ON invoices (tenant_id, total, number);
CREATE INDEX invoices_open ON invoices (tenant_id, due_date, number) WHERE status <> 'paid';
CREATE INDEX invoices_open_by_customer ON invoices (tenant_id, customer_id, due_date, number) WHERE status <> 'paid';

CREATE TABLE invoice_lines (
    tenant_id       UUID   NOT NULL,
    invoice_id      UUID   NOT NULL,
    id              UUID   NOT NULL,
    position        BIGINT NOT NULL,
    kind            TEXT   NOT NULL CONSTRAINT invoice_lines_kind CHECK (kind IN ('time', 'item', 'plan', 'custom')),
    description     TEXT   NOT NULL,
    detail          TEXT   NOT NULL,
    item_id         UUID,
    resource_id     UUID,
    quantity        BIGINT NOT NULL,
    unit_price      BIGINT NOT NULL,
    amount          BIGINT NOT NULL,
    discount_amount BIGINT NOT NULL,
    tax             BIGINT NOT NULL,
    total           BIGINT NOT NULL,
    cost            BIGINT NOT NULL,
    credited_amount BIGINT NOT NULL,
    credited_tax    BIGINT NOT NULL,
    restocked       BIGINT NOT NULL,
    day             BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, invoice_id, id),
    FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoices,
    CONSTRAINT invoice_lines_credited CHECK (credited_amount BETWEEN 0 AND total),
    CONSTRAINT invoice_lines_restocked CHECK (restocked BETWEEN 0 AND quantity)
);

-- Money in (`payment`) and out (`refund`). `applied` is what it does to the invoice, the rest of `amount` went to the balance.
CREATE TABLE payments (
    tenant_id    UUID   NOT NULL,
    id           UUID   NOT NULL,
    invoice_id   UUID   NOT NULL,
    customer_id  UUID   NOT NULL,
    kind         TEXT   NOT NULL CONSTRAINT payments_kind CHECK (kind IN ('payment', 'refund')),
    tender       TEXT   NOT NULL CONSTRAINT payments_tender CHECK (tender IN ('cash', 'card', 'instapay', 'wallet', 'balance')),
    amount       BIGINT NOT NULL CONSTRAINT payments_amount CHECK (amount > 0),
    applied      BIGINT NOT NULL CONSTRAINT payments_applied CHECK (applied BETWEEN 0 AND amount),
    given        BIGINT,
    change_given BIGINT NOT NULL,
    reference    TEXT   NOT NULL,
    reason       TEXT   NOT NULL,
    credit_note_id UUID,
    actor_id     UUID   NOT NULL,
    at           BIGINT NOT NULL,
    day          BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoices
);
CREATE INDEX payments_by_invoice ON payments (tenant_id, invoice_id, at);
CREATE INDEX payments_by_customer ON payments (tenant_id, customer_id, at);
CREATE INDEX payments_by_time ON payments (tenant_id, at);

CREATE TABLE credit_notes (
    tenant_id   UUID   NOT NULL,
    id          UUID   NOT NULL,
    number      BIGINT NOT NULL,
    invoice_id  UUID   NOT NULL,
    customer_id UUID   NOT NULL,
    tax         BIGINT NOT NULL,
    total       BIGINT NOT NULL CONSTRAINT credit_notes_total CHECK (total > 0),
    reason      TEXT   NOT NULL,
    issued_at   BIGINT NOT NULL,
    day         BIGINT NOT NULL,
    issued_by   UUID   NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoices,
    CONSTRAINT credit_notes_number UNIQUE (tenant_id, number)
);
CREATE INDEX credit_notes_by_invoice ON credit_notes (tenant_id, invoice_id, number);
CREATE INDEX credit_notes_by_customer ON credit_notes (tenant_id, customer_id, issued_at);
CREATE INDEX credit_notes_by_time ON credit_notes (tenant_id, issued_at);

CREATE TABLE credit_note_lines (
    tenant_id       UUID   NOT NULL,
    credit_note_id  UUID   NOT NULL,
    invoice_line_id UUID   NOT NULL,
    tax             BIGINT NOT NULL,
    total           BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, credit_note_id, invoice_line_id),
    FOREIGN KEY (tenant_id, credit_note_id) REFERENCES credit_notes
);

-- Append-only (`J1`): what changed, in the transaction that changed it.
CREATE TABLE journal (
    tenant_id    UUID   NOT NULL REFERENCES tenants,
    seq          BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    actor_id     UUID,
    actor_name   TEXT   NOT NULL,
    event        TEXT   NOT NULL,
    capability   TEXT   NOT NULL,
    customer_id  UUID,
    body         TEXT   NOT NULL,
    client_id    TEXT   NOT NULL,
    request_id   TEXT   NOT NULL,
    PRIMARY KEY (tenant_id, seq)
);
CREATE INDEX journal_by_time ON journal (tenant_id, at, seq);
CREATE INDEX journal_by_capability ON journal (tenant_id, capability, at, seq);
CREATE INDEX journal_by_customer ON journal (tenant_id, customer_id, at, seq);
CREATE INDEX journal_by_actor ON journal (tenant_id, actor_id, at, seq);

-- One request, one effect (`M12`): the answer given, replayed for the same key.
CREATE TABLE idempotency (
    tenant_id    UUID   NOT NULL,
    actor_id     UUID   NOT NULL,
    key          TEXT   NOT NULL,
    fingerprint  TEXT   NOT NULL,
    answer       TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, actor_id, key)
);
CREATE INDEX idempotency_by_time ON idempotency (tenant_id, at);
