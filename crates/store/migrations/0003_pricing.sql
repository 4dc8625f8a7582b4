-- What time and items cost: the rules an owner writes, the books that sessions freeze them in, and coupons.

-- Rules by the order of their priority, the lowest position first.
CREATE TABLE price_rules (
    tenant_id   UUID   NOT NULL REFERENCES tenants,
    id          UUID   NOT NULL,
    position    BIGINT NOT NULL,
    name        TEXT   NOT NULL,
    effect      TEXT   NOT NULL,
    scope       TEXT   NOT NULL,
    archived_at BIGINT,
    created_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX price_rules_in_order ON price_rules (tenant_id, position);

-- Every state that the rules were ever in, append-only: a session names the book it was begun under (`P6`).
CREATE TABLE price_books (
    tenant_id  UUID   NOT NULL REFERENCES tenants,
    number     BIGINT NOT NULL,
    rules      TEXT   NOT NULL,
    made_at    BIGINT NOT NULL,
    made_by    UUID   NOT NULL,
    PRIMARY KEY (tenant_id, number)
);

CREATE TABLE coupons (
    tenant_id        UUID   NOT NULL REFERENCES tenants,
    id               UUID   NOT NULL,
    code             TEXT   NOT NULL,
    percent          BIGINT CONSTRAINT coupons_percent CHECK (percent BETWEEN 1 AND 10000),
    amount           BIGINT CONSTRAINT coupons_amount CHECK (amount > 0),
    first_date       BIGINT,
    last_date        BIGINT,
    max_uses         BIGINT,
    max_per_customer BIGINT,
    uses             BIGINT NOT NULL,
    taken_off        BIGINT NOT NULL,
    archived_at      BIGINT,
    created_at       BIGINT NOT NULL,
    version          BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT coupons_one_kind CHECK ((percent IS NULL) <> (amount IS NULL)),
    CONSTRAINT coupons_dates CHECK (last_date >= first_date),
    CONSTRAINT coupons_uses CHECK (uses <= max_uses)
);
CREATE UNIQUE INDEX coupons_code ON coupons (tenant_id, code) WHERE archived_at IS NULL;
CREATE INDEX coupons_by_time ON coupons (tenant_id, created_at, id);

-- One use on one invoice; `number` counts the uses of one customer, so that two at once can't pass its limit.
CREATE TABLE coupon_uses (
    tenant_id   UUID   NOT NULL,
    invoice_id  UUID   NOT NULL,
    coupon_id   UUID   NOT NULL,
    customer_id UUID   NOT NULL,
    number      BIGINT NOT NULL,
    code        TEXT   NOT NULL,
    amount      BIGINT NOT NULL CONSTRAINT coupon_uses_amount CHECK (amount >= 0),
    at          BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, invoice_id),
    FOREIGN KEY (tenant_id, coupon_id) REFERENCES coupons,
    FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoices,
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers,
    CONSTRAINT coupon_uses_number UNIQUE (tenant_id, coupon_id, customer_id, number)
);
CREATE INDEX coupon_uses_by_customer ON coupon_uses (tenant_id, customer_id);
