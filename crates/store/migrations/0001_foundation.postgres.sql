-- What PostgreSQL says in its own words: refusal of overlapping claims (`B1`), and append-only tables.

ALTER TABLE claims ADD CONSTRAINT claims_no_overlap
    EXCLUDE USING gist (tenant_id WITH =, resource_id WITH =, int8range(starts_at, ends_at) WITH &&);

CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE ON ledger_entries
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('ledger_entries_append_only');
CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE ON stock_movements
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('stock_movements_append_only');
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('journal_append_only');

CREATE TRIGGER invoices_immutable BEFORE UPDATE ON invoices FOR EACH ROW
    WHEN (OLD.number <> NEW.number OR OLD.prefix <> NEW.prefix OR OLD.customer_id <> NEW.customer_id OR OLD.amount <> NEW.amount OR OLD.discount <> NEW.discount
      OR OLD.discount_amount <> NEW.discount_amount OR OLD.tax <> NEW.tax OR OLD.total <> NEW.total OR OLD.issued_at <> NEW.issued_at
      OR OLD.day <> NEW.day OR OLD.due_date <> NEW.due_date OR OLD.note <> NEW.note OR OLD.session_id IS DISTINCT FROM NEW.session_id)
    EXECUTE FUNCTION coworkflow_refuse('invoices_immutable');
CREATE TRIGGER invoices_kept BEFORE DELETE ON invoices
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('invoices_immutable');
