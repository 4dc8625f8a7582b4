-- Roles that a house makes for itself, invitations to the team, and keys by which programs ask.

CREATE TABLE custom_roles (
    tenant_id    UUID   NOT NULL REFERENCES tenants,
    id           UUID   NOT NULL,
    name         TEXT   NOT NULL,
    search_key   TEXT   NOT NULL,
    -- Names of permissions with blanks between.
    permissions  TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT custom_roles_name UNIQUE (tenant_id, search_key)
);

-- Who has a role of the house's own in the place of the one in `users`.
CREATE TABLE user_roles (
    tenant_id  UUID NOT NULL,
    user_id    UUID NOT NULL,
    role_id    UUID NOT NULL,
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users,
    FOREIGN KEY (tenant_id, role_id) REFERENCES custom_roles
);
CREATE INDEX user_roles_by_role ON user_roles (tenant_id, role_id);

-- One open invitation per address: a newer one takes the place of the one before.
CREATE TABLE staff_invitations (
    tenant_id   UUID   NOT NULL,
    id          UUID   NOT NULL,
    email       TEXT   NOT NULL,
    role        TEXT   NOT NULL CONSTRAINT staff_invitations_role CHECK (role IN ('owner', 'manager', 'staff')),
    role_id     UUID,
    -- Of what stands in the link.
    token_hash  TEXT   NOT NULL,
    invited_by  UUID   NOT NULL,
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT staff_invitations_email UNIQUE (tenant_id, email),
    CONSTRAINT staff_invitations_token UNIQUE (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, invited_by) REFERENCES users,
    FOREIGN KEY (tenant_id, role_id) REFERENCES custom_roles
);
CREATE INDEX staff_invitations_by_role ON staff_invitations (tenant_id, role_id);

-- What a program may do: its scopes, as long as who made the key may do as much.
CREATE TABLE api_keys (
    tenant_id     UUID   NOT NULL,
    id            UUID   NOT NULL,
    user_id       UUID   NOT NULL,
    name          TEXT   NOT NULL,
    -- Of the key, which is shown once and kept nowhere.
    token_hash    TEXT   NOT NULL,
    permissions   TEXT   NOT NULL,
    created_at    BIGINT NOT NULL,
    -- None: it counts until it is taken back.
    expires_at    BIGINT,
    last_used_at  BIGINT,
    revoked_at    BIGINT,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users
);
CREATE INDEX api_keys_in_use ON api_keys (tenant_id, created_at, id) WHERE revoked_at IS NULL;

-- Refused sign-ins of late, told in the journal one by one at first and together later.
CREATE TABLE sign_in_failures (
    tenant_id  UUID   NOT NULL,
    user_id    UUID   NOT NULL,
    -- Since the first, which was told at once.
    since      BIGINT NOT NULL,
    -- How many came after it.
    more       BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users
);
