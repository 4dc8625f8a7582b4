-- Ways to sign in beside a password, and the mail that some of them need.

-- Letters on their way: written with what they tell of, sent after the commit, tried again until they arrive.
CREATE TABLE mails (
    tenant_id  UUID   NOT NULL REFERENCES tenants,
    id         UUID   NOT NULL,
    -- What it says, as JSON; never a secret.
    letter     TEXT   NOT NULL,
    lang       TEXT   NOT NULL CONSTRAINT mails_lang CHECK (lang IN ('en', 'ar')),
    to_name    TEXT   NOT NULL,
    to_address TEXT   NOT NULL,
    state      TEXT   NOT NULL CONSTRAINT mails_state CHECK (state IN ('waiting', 'sent', 'given_up')),
    tries      BIGINT NOT NULL,
    -- When it is tried next; when it ended once it has.
    next_at    BIGINT NOT NULL,
    -- Of no use from then on.
    expires_at BIGINT,
    created_at BIGINT NOT NULL,
    -- What the mail server said last.
    problem    TEXT   NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX mails_due ON mails (tenant_id, next_at) WHERE state = 'waiting';
CREATE INDEX mails_by_age ON mails (tenant_id, created_at);

-- Links in mails, each for one use; what stands in them is made anew from their id.
CREATE TABLE sign_in_links (
    tenant_id  UUID   NOT NULL,
    id         UUID   NOT NULL,
    user_id    UUID   NOT NULL,
    purpose    TEXT   NOT NULL CONSTRAINT sign_in_links_purpose CHECK (purpose IN ('sign_in', 'password')),
    -- Where it was sent: it counts as long as this is the user's address.
    email      TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users
);
CREATE INDEX sign_in_links_by_user ON sign_in_links (tenant_id, user_id, created_at);

-- The app whose digits are the second step of a user's sign-in; it counts once it was confirmed.
CREATE TABLE second_steps (
    tenant_id    UUID   NOT NULL,
    user_id      UUID   NOT NULL,
    -- What the app and the house share, as base32.
    secret       TEXT   NOT NULL,
    -- The newest digits that were used, counted in half minutes since 1970: they and those before them count no more.
    last_counter BIGINT NOT NULL,
    started_at   BIGINT NOT NULL,
    confirmed_at BIGINT,
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users
);

-- Codes that let somebody in once who has lost the app; used ones are gone.
CREATE TABLE recovery_codes (
    tenant_id UUID NOT NULL,
    user_id   UUID NOT NULL,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (tenant_id, user_id, code_hash),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users
);

-- Of which roles the house requires a second step.
CREATE TABLE second_step_roles (
    tenant_id UUID NOT NULL REFERENCES tenants,
    role      TEXT NOT NULL CONSTRAINT second_step_roles_role CHECK (role IN ('owner', 'manager', 'staff', 'member')),
    PRIMARY KEY (tenant_id, role)
);

-- Passkeys: keys that a device or a password manager keeps for a user, and that sign in without a password.
CREATE TABLE passkeys (
    tenant_id    UUID   NOT NULL,
    id           UUID   NOT NULL,
    user_id      UUID   NOT NULL,
    -- As the authenticator names it, in base64url.
    credential   TEXT   NOT NULL,
    -- SubjectPublicKeyInfo, in base64url.
    public_key   TEXT   NOT NULL,
    -- Which signatures it makes, by their COSE number.
    algorithm    BIGINT NOT NULL CONSTRAINT passkeys_algorithm CHECK (algorithm IN (-7, -257)),
    -- The device that it was added on.
    name         TEXT   NOT NULL,
    -- What the authenticator counted last; 0 for one that does not count.
    counter      BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    used_at      BIGINT,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT passkeys_credential UNIQUE (tenant_id, credential),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users
);
CREATE INDEX passkeys_by_user ON passkeys (tenant_id, user_id, created_at);

-- Challenges that were answered, until they would have ended: each counts once.
CREATE TABLE used_challenges (
    tenant_id  UUID   NOT NULL REFERENCES tenants,
    id         UUID   NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX used_challenges_by_end ON used_challenges (tenant_id, expires_at);
