-- Many businesses on one server: where each is found, how it stands with who runs the server, and who that is.

-- A business without a row has no address of its own, is active and has no limits.
CREATE TABLE tenancies (
    tenant_id    UUID    NOT NULL REFERENCES tenants,
    -- Its name in an address: `nile-house.example.com`, `example.com/t/nile-house`.
    slug         TEXT,
    -- Of its own.
    domain       TEXT,
    state        TEXT    NOT NULL CONSTRAINT tenancies_state CHECK (state IN ('active', 'suspended', 'leaving')),
    -- Why it stands so, for who runs the server; may be empty.
    reason       TEXT    NOT NULL,
    -- A platform plan; nothing for no limits.
    plan         TEXT,
    -- Taken away as a whole at, last.
    exported_at  BIGINT,
    -- Leaves nothing behind from.
    erase_at     BIGINT,
    -- What is kept for ever otherwise may be deleted: it is on its way out.
    erasing      BOOLEAN NOT NULL,
    changed_at   BIGINT  NOT NULL,
    PRIMARY KEY (tenant_id),
    CONSTRAINT tenancies_leaving CHECK ((state = 'leaving') = (erase_at IS NOT NULL)),
    CONSTRAINT tenancies_erasing CHECK (state = 'leaving' OR NOT erasing)
);
-- Across all tenants: no two are found at one address.
CREATE UNIQUE INDEX tenancies_slug ON tenancies (slug) WHERE slug IS NOT NULL;
CREATE UNIQUE INDEX tenancies_domain ON tenancies (domain) WHERE domain IS NOT NULL;
CREATE INDEX tenancies_by_change ON tenancies (changed_at);
CREATE INDEX tenancies_leaving_by_day ON tenancies (erase_at) WHERE erase_at IS NOT NULL;

-- The tables below belong to who runs the server; their tenant is the nil id.

-- How much a business may keep; NULL is no limit. `storage` is megabytes.
CREATE TABLE platform_plans (
    tenant_id  UUID   NOT NULL,
    name       TEXT   NOT NULL,
    customers  BIGINT CONSTRAINT platform_plans_customers CHECK (customers >= 0),
    resources  BIGINT CONSTRAINT platform_plans_resources CHECK (resources >= 0),
    users      BIGINT CONSTRAINT platform_plans_users CHECK (users >= 1),
    storage    BIGINT CONSTRAINT platform_plans_storage CHECK (storage >= 0),
    PRIMARY KEY (tenant_id, name)
);

CREATE TABLE operators (
    tenant_id      UUID    NOT NULL,
    id             UUID    NOT NULL,
    name           TEXT    NOT NULL,
    email          TEXT    NOT NULL,
    password_hash  TEXT    NOT NULL,
    active         BOOLEAN NOT NULL,
    created_at     BIGINT  NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT operators_email UNIQUE (tenant_id, email)
);

CREATE TABLE operator_logins (
    tenant_id    UUID   NOT NULL,
    -- Of what stands in the cookie.
    token_hash   TEXT   NOT NULL,
    operator_id  UUID   NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, operator_id) REFERENCES operators
);
CREATE INDEX operator_logins_by_operator ON operator_logins (tenant_id, operator_id);
