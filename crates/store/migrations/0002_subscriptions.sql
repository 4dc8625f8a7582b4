-- Plans, and what customers have of them. Dates are BIGINT days since 1970-01-01, as everywhere.

-- What is sold. `access` is JSON: hours of the day, weekdays, kinds of place.
CREATE TABLE plans (
    tenant_id        UUID   NOT NULL REFERENCES tenants,
    id               UUID   NOT NULL,
    name             TEXT   NOT NULL,
    search_key       TEXT   NOT NULL,
    days             BIGINT NOT NULL CONSTRAINT plans_days CHECK (days BETWEEN 1 AND 366),
    price            BIGINT NOT NULL CONSTRAINT plans_price CHECK (price >= 0),
    included_minutes BIGINT CONSTRAINT plans_included CHECK (included_minutes > 0),
    access           TEXT   NOT NULL,
    archived_at      BIGINT,
    created_at       BIGINT NOT NULL,
    version          BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX plans_name ON plans (tenant_id, search_key) WHERE archived_at IS NULL;

-- One customer's run of a plan, with its terms as they were when it was sold (`P6`): days [starts_on, ends_on], both included.
-- A run that was cancelled before it began ends the day before its start. Runs of one plan never share a day (`S2`):
-- see the database's own file of this step.
CREATE TABLE subscriptions (
    tenant_id        UUID   NOT NULL,
    id               UUID   NOT NULL,
    customer_id      UUID   NOT NULL,
    plan_id          UUID   NOT NULL,
    plan_name        TEXT   NOT NULL,
    days             BIGINT NOT NULL,
    price            BIGINT NOT NULL,
    included_minutes BIGINT,
    access           TEXT   NOT NULL,
    starts_on        BIGINT NOT NULL,
    ends_on          BIGINT NOT NULL,
    follows_id       UUID,
    paused_days      BIGINT NOT NULL CONSTRAINT subscriptions_paused CHECK (paused_days >= 0),
    drawn_minutes    BIGINT NOT NULL,
    sold_at          BIGINT NOT NULL,
    sold_day         BIGINT NOT NULL,
    sold_by          UUID   NOT NULL,
    invoice_id       UUID,
    cancelled_at     BIGINT,
    cancel_reason    TEXT   NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers,
    FOREIGN KEY (tenant_id, plan_id) REFERENCES plans,
    CONSTRAINT subscriptions_days CHECK (ends_on >= starts_on - 1),
    CONSTRAINT subscriptions_drawn CHECK (drawn_minutes >= 0 AND (included_minutes IS NULL OR drawn_minutes <= included_minutes))
);
CREATE INDEX subscriptions_by_customer ON subscriptions (tenant_id, customer_id, ends_on, id);
CREATE INDEX subscriptions_by_end ON subscriptions (tenant_id, ends_on, id);
CREATE INDEX subscriptions_by_plan ON subscriptions (tenant_id, plan_id, ends_on);
CREATE INDEX subscriptions_by_sale ON subscriptions (tenant_id, sold_day);

-- Days [from_on, until_on) on which a run pays nothing (`S3`).
CREATE TABLE subscription_pauses (
    tenant_id        UUID   NOT NULL,
    subscription_id  UUID   NOT NULL,
    from_on          BIGINT NOT NULL,
    until_on         BIGINT NOT NULL,
    resumed_at       BIGINT,
    paused_by        UUID   NOT NULL,
    at               BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, subscription_id, from_on),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscriptions,
    CONSTRAINT subscription_pauses_days CHECK (from_on < until_on)
);

-- Append-only: the minutes that a run paid of a stay. Their sum is `drawn_minutes` (`S5`).
CREATE TABLE subscription_draws (
    tenant_id        UUID   NOT NULL,
    subscription_id  UUID   NOT NULL,
    session_id       UUID   NOT NULL,
    minutes          BIGINT NOT NULL CONSTRAINT subscription_draws_minutes CHECK (minutes > 0),
    at               BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, subscription_id, session_id),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscriptions,
    FOREIGN KEY (tenant_id, session_id) REFERENCES sessions
);
CREATE INDEX subscription_draws_by_time ON subscription_draws (tenant_id, subscription_id, at);
