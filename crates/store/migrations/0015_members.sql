-- Customers who sign in to a site of their own.

-- Who may sign up beside those who were invited, and the page that strangers see.
CREATE TABLE member_settings (
    tenant_id  UUID   NOT NULL REFERENCES tenants,
    sign_up    TEXT   NOT NULL CONSTRAINT member_settings_sign_up CHECK (sign_up IN ('invitation', 'code', 'open')),
    -- What who signs up types, where it is by code; may be empty otherwise.
    code       TEXT   NOT NULL,
    -- What the public page is reached by; nothing while it is closed.
    page_key   TEXT,
    version    BIGINT NOT NULL,
    PRIMARY KEY (tenant_id),
    CONSTRAINT member_settings_code CHECK (sign_up <> 'code' OR code <> '')
);

-- One open invitation per customer: a newer one takes the place of the one before.
CREATE TABLE invitations (
    tenant_id    UUID   NOT NULL,
    customer_id  UUID   NOT NULL,
    id           UUID   NOT NULL,
    -- Of what stands in the link.
    token_hash   TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, customer_id),
    CONSTRAINT invitations_token UNIQUE (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers
);
