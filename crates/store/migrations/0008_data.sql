-- Settings and data: days with hours of their own, and stored images.

-- `opens` and `closes` are times on the wall, both or neither; neither is closed. `date` counts days since 1970-01-01.
CREATE TABLE holidays (
    tenant_id  UUID   NOT NULL,
    space_id   UUID   NOT NULL,
    date       BIGINT NOT NULL,
    name       TEXT   NOT NULL,
    opens      TEXT,
    closes     TEXT,
    PRIMARY KEY (tenant_id, space_id, date),
    FOREIGN KEY (tenant_id, space_id) REFERENCES spaces,
    CONSTRAINT holidays_hours CHECK ((opens IS NULL) = (closes IS NULL))
);

-- Images, always written anew by the server as PNG; never changed.
CREATE TABLE assets (
    tenant_id   UUID   NOT NULL REFERENCES tenants,
    id          UUID   NOT NULL,
    bytes       BLOB   NOT NULL,
    width       BIGINT NOT NULL,
    height      BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    created_by  UUID   NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
