-- What bookings draw, who waits for a place, and what is paid ahead.

-- The minutes of plans that a booking was quoted with (`S5`): a part of `subscriptions.drawn_minutes`, taken away again
-- when the booking is cancelled in time or priced anew.
CREATE TABLE booking_draws (
    tenant_id       UUID   NOT NULL,
    booking_id      UUID   NOT NULL,
    subscription_id UUID   NOT NULL,
    minutes         BIGINT NOT NULL CONSTRAINT booking_draws_minutes CHECK (minutes > 0),
    at              BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, booking_id, subscription_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES bookings,
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscriptions
);
CREATE INDEX booking_draws_by_subscription ON booking_draws (tenant_id, subscription_id, at);

-- A coupon that a booking was quoted with and that no invoice has used yet: it counts as used until then.
CREATE TABLE coupon_holds (
    tenant_id   UUID NOT NULL,
    booking_id  UUID NOT NULL,
    coupon_id   UUID NOT NULL,
    customer_id UUID NOT NULL,
    PRIMARY KEY (tenant_id, booking_id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES bookings,
    FOREIGN KEY (tenant_id, coupon_id) REFERENCES coupons,
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers
);
CREATE INDEX coupon_holds_by_coupon ON coupon_holds (tenant_id, coupon_id, customer_id);
CREATE INDEX coupon_holds_by_customer ON coupon_holds (tenant_id, customer_id);

-- Who waits for a place, in line by the moment of joining (`B11`).
CREATE TABLE waitlist_entries (
    tenant_id     UUID   NOT NULL,
    id            UUID   NOT NULL,
    customer_id   UUID   NOT NULL,
    -- For this place, or for any of this kind.
    resource_id   UUID,
    resource_kind TEXT,
    starts_at     BIGINT NOT NULL,
    ends_at       BIGINT NOT NULL,
    state         TEXT   NOT NULL CONSTRAINT waitlist_entries_state CHECK (state IN ('waiting', 'offered', 'taken', 'passed', 'left', 'over')),
    -- What is offered: a hold.
    booking_id    UUID,
    offered_until BIGINT,
    joined_at     BIGINT NOT NULL,
    joined_by     UUID,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers,
    FOREIGN KEY (tenant_id, resource_id) REFERENCES resources,
    FOREIGN KEY (tenant_id, booking_id) REFERENCES bookings,
    CONSTRAINT waitlist_entries_interval CHECK (starts_at < ends_at),
    CONSTRAINT waitlist_entries_where CHECK ((resource_id IS NULL) <> (resource_kind IS NULL)),
    CONSTRAINT waitlist_entries_offer CHECK ((state = 'offered') = (offered_until IS NOT NULL))
);
CREATE INDEX waitlist_entries_in_line ON waitlist_entries (tenant_id, joined_at, id) WHERE state IN ('waiting', 'offered');
CREATE INDEX waitlist_entries_by_customer ON waitlist_entries (tenant_id, customer_id, joined_at);
CREATE UNIQUE INDEX waitlist_entries_one_booking ON waitlist_entries (tenant_id, booking_id) WHERE booking_id IS NOT NULL;

-- What somebody pays on a provider's page for a booking (`B7`, `M11`). It moves forward only, each step once.
CREATE TABLE online_payments (
    tenant_id   UUID   NOT NULL,
    id          UUID   NOT NULL,
    booking_id  UUID   NOT NULL,
    customer_id UUID   NOT NULL,
    provider    TEXT   NOT NULL,
    -- As the provider names it.
    reference   TEXT   NOT NULL,
    amount      BIGINT NOT NULL CONSTRAINT online_payments_amount CHECK (amount > 0),
    state       TEXT   NOT NULL CONSTRAINT online_payments_state CHECK (state IN ('started', 'paid', 'declined', 'refund_due', 'refunded')),
    started_at  BIGINT NOT NULL,
    settled_at  BIGINT,
    -- What billed the booking when the money came.
    invoice_id  UUID,
    -- What has to go back of it, or went.
    refund      BIGINT NOT NULL CONSTRAINT online_payments_refund CHECK (refund BETWEEN 0 AND amount),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, booking_id) REFERENCES bookings,
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers,
    FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoices
);
CREATE UNIQUE INDEX online_payments_reference ON online_payments (tenant_id, provider, reference);
CREATE INDEX online_payments_by_customer ON online_payments (tenant_id, customer_id);
CREATE INDEX online_payments_by_booking ON online_payments (tenant_id, booking_id);
CREATE UNIQUE INDEX online_payments_one_invoice ON online_payments (tenant_id, invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX online_payments_refund_due ON online_payments (tenant_id, started_at) WHERE state = 'refund_due';
