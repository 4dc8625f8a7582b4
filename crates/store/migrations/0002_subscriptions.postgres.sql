-- What PostgreSQL says in its own words: runs of one plan never share a day (`S2`), and a run keeps its terms (`P6`).

ALTER TABLE subscriptions ADD CONSTRAINT subscriptions_no_overlap
    EXCLUDE USING gist (tenant_id WITH =, customer_id WITH =, plan_id WITH =, int8range(starts_on, ends_on + 1) WITH &&)
    WHERE (ends_on >= starts_on);

CREATE TRIGGER subscriptions_terms_kept BEFORE UPDATE ON subscriptions FOR EACH ROW
    WHEN (OLD.customer_id <> NEW.customer_id OR OLD.plan_id <> NEW.plan_id OR OLD.plan_name <> NEW.plan_name OR OLD.days <> NEW.days
      OR OLD.price <> NEW.price OR OLD.included_minutes IS DISTINCT FROM NEW.included_minutes OR OLD.access <> NEW.access
      OR OLD.sold_at <> NEW.sold_at)
    EXECUTE FUNCTION coworkflow_refuse('subscriptions_terms_kept');
CREATE TRIGGER subscriptions_kept BEFORE DELETE ON subscriptions
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('subscriptions_terms_kept');

CREATE TRIGGER subscription_draws_append_only BEFORE UPDATE OR DELETE ON subscription_draws
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('subscription_draws_append_only');
