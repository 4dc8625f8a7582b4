-- Categories, suppliers, deliveries and counts. Deliveries and counts are papers with lines: never changed once written.

CREATE TABLE item_categories (
    tenant_id   UUID   NOT NULL REFERENCES tenants,
    id          UUID   NOT NULL,
    name        TEXT   NOT NULL,
    search_key  TEXT   NOT NULL,
    kind        TEXT   NOT NULL CONSTRAINT item_categories_kind CHECK (kind IN ('beverage', 'snack', 'meal', 'other')),
    position    BIGINT NOT NULL,
    archived_at BIGINT,
    created_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX item_categories_name ON item_categories (tenant_id, search_key) WHERE archived_at IS NULL;

CREATE TABLE suppliers (
    tenant_id   UUID   NOT NULL REFERENCES tenants,
    id          UUID   NOT NULL,
    name        TEXT   NOT NULL,
    search_key  TEXT   NOT NULL,
    phone       TEXT   NOT NULL,
    note        TEXT   NOT NULL,
    archived_at BIGINT,
    created_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX suppliers_name ON suppliers (tenant_id, search_key) WHERE archived_at IS NULL;

-- A delivery with `undoes_id` corrects that one: its lines take out what the other brought, once.
CREATE TABLE deliveries (
    tenant_id     UUID   NOT NULL REFERENCES tenants,
    id            UUID   NOT NULL,
    number        BIGINT NOT NULL,
    supplier_id   UUID,
    supplier_name TEXT   NOT NULL,
    reference     TEXT   NOT NULL,
    note          TEXT   NOT NULL,
    undoes_id     UUID,
    items         BIGINT NOT NULL,
    amount        BIGINT NOT NULL,
    at            BIGINT NOT NULL,
    day           BIGINT NOT NULL,
    actor_id      UUID   NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT deliveries_number UNIQUE (tenant_id, number),
    CONSTRAINT deliveries_undoes UNIQUE (tenant_id, undoes_id)
);
CREATE INDEX deliveries_by_supplier ON deliveries (tenant_id, supplier_id, number);

-- `unit_cost` is what one cost, nothing when not known; `expires_on` the last good day.
CREATE TABLE delivery_lines (
    tenant_id   UUID   NOT NULL,
    delivery_id UUID   NOT NULL,
    position    BIGINT NOT NULL,
    item_id     UUID   NOT NULL,
    item_name   TEXT   NOT NULL,
    quantity    BIGINT NOT NULL CONSTRAINT delivery_lines_quantity CHECK (quantity <> 0),
    unit_cost   BIGINT CONSTRAINT delivery_lines_unit_cost CHECK (unit_cost >= 0),
    amount      BIGINT NOT NULL,
    expires_on  BIGINT,
    at          BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, delivery_id, position),
    FOREIGN KEY (tenant_id, delivery_id) REFERENCES deliveries,
    FOREIGN KEY (tenant_id, item_id) REFERENCES items
);
CREATE INDEX delivery_lines_by_item ON delivery_lines (tenant_id, item_id, at);
CREATE INDEX delivery_lines_by_expiry ON delivery_lines (tenant_id, expires_on) WHERE expires_on IS NOT NULL;

-- `value` is what was more (or less) there than expected, at the cost price of that moment.
CREATE TABLE stock_counts (
    tenant_id   UUID   NOT NULL REFERENCES tenants,
    id          UUID   NOT NULL,
    number      BIGINT NOT NULL,
    note        TEXT   NOT NULL,
    items       BIGINT NOT NULL,
    differences BIGINT NOT NULL,
    value       BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    day         BIGINT NOT NULL,
    actor_id    UUID   NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT stock_counts_number UNIQUE (tenant_id, number)
);

CREATE TABLE stock_count_lines (
    tenant_id UUID   NOT NULL,
    count_id  UUID   NOT NULL,
    position  BIGINT NOT NULL,
    item_id   UUID   NOT NULL,
    item_name TEXT   NOT NULL,
    expected  BIGINT NOT NULL,
    counted   BIGINT NOT NULL,
    value     BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, count_id, position),
    FOREIGN KEY (tenant_id, count_id) REFERENCES stock_counts,
    FOREIGN KEY (tenant_id, item_id) REFERENCES items
);
