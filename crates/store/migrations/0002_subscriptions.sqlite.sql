-- What SQLite says in its own words: runs of one plan never share a day (`S2`), and a run keeps its terms (`P6`).

CREATE TRIGGER subscriptions_no_overlap_insert BEFORE INSERT ON subscriptions
WHEN NEW.ends_on >= NEW.starts_on AND EXISTS (SELECT 1 FROM subscriptions
      WHERE tenant_id = NEW.tenant_id AND customer_id = NEW.customer_id AND ends_on >= NEW.starts_on
        AND plan_id = NEW.plan_id AND starts_on <= NEW.ends_on AND starts_on <= ends_on)
BEGIN SELECT RAISE(ABORT, 'constraint subscriptions_no_overlap'); END;

CREATE TRIGGER subscriptions_no_overlap_update BEFORE UPDATE ON subscriptions
WHEN NEW.ends_on >= NEW.starts_on AND EXISTS (SELECT 1 FROM subscriptions
      WHERE tenant_id = NEW.tenant_id AND customer_id = NEW.customer_id AND ends_on >= NEW.starts_on AND id <> OLD.id
        AND plan_id = NEW.plan_id AND starts_on <= NEW.ends_on AND starts_on <= ends_on)
BEGIN SELECT RAISE(ABORT, 'constraint subscriptions_no_overlap'); END;

CREATE TRIGGER subscriptions_terms_kept BEFORE UPDATE ON subscriptions
WHEN OLD.customer_id <> NEW.customer_id OR OLD.plan_id <> NEW.plan_id OR OLD.plan_name <> NEW.plan_name OR OLD.days <> NEW.days
  OR OLD.price <> NEW.price OR OLD.included_minutes IS NOT NEW.included_minutes OR OLD.access <> NEW.access OR OLD.sold_at <> NEW.sold_at
BEGIN SELECT RAISE(ABORT, 'constraint subscriptions_terms_kept'); END;
CREATE TRIGGER subscriptions_kept BEFORE DELETE ON subscriptions
BEGIN SELECT RAISE(ABORT, 'constraint subscriptions_terms_kept'); END;

CREATE TRIGGER subscription_draws_append_only_update BEFORE UPDATE ON subscription_draws
BEGIN SELECT RAISE(ABORT, 'constraint subscription_draws_append_only'); END;
CREATE TRIGGER subscription_draws_append_only_delete BEFORE DELETE ON subscription_draws
BEGIN SELECT RAISE(ABORT, 'constraint subscription_draws_append_only'); END;
