-- What SQLite says in its own words: refusal of overlapping claims, and append-only tables.
-- Claims of one resource never overlap, so their order by end is their order by start:
-- the first one that ends after the new start is the only one that can be in the way.

CREATE TRIGGER claims_no_overlap_insert BEFORE INSERT ON claims
WHEN (SELECT starts_at FROM claims
      WHERE tenant_id = NEW.tenant_id AND resource_id = NEW.resource_id AND ends_at > NEW.starts_at
      ORDER BY ends_at LIMIT 1) < NEW.ends_at
BEGIN SELECT RAISE(ABORT, 'constraint claims_no_overlap'); END;

CREATE TRIGGER claims_no_overlap_update BEFORE UPDATE ON claims
WHEN EXISTS (SELECT 1 FROM claims
      WHERE tenant_id = NEW.tenant_id AND resource_id = NEW.resource_id AND id <> OLD.id
        AND ends_at > NEW.starts_at AND starts_at < NEW.ends_at)
BEGIN SELECT RAISE(ABORT, 'constraint claims_no_overlap'); END;

CREATE TRIGGER ledger_entries_append_only_update BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'constraint ledger_entries_append_only'); END;
CREATE TRIGGER ledger_entries_append_only_delete BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'constraint ledger_entries_append_only'); END;

CREATE TRIGGER stock_movements_append_only_update BEFORE UPDATE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'constraint stock_movements_append_only'); END;
CREATE TRIGGER stock_movements_append_only_delete BEFORE DELETE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'constraint stock_movements_append_only'); END;

CREATE TRIGGER journal_append_only_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'constraint journal_append_only'); END;
CREATE TRIGGER journal_append_only_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'constraint journal_append_only'); END;

CREATE TRIGGER invoices_immutable BEFORE UPDATE ON invoices
WHEN OLD.number <> NEW.number OR OLD.prefix <> NEW.prefix OR OLD.customer_id <> NEW.customer_id OR OLD.amount <> NEW.amount OR OLD.discount <> NEW.discount
  OR OLD.discount_amount <> NEW.discount_amount OR OLD.tax <> NEW.tax OR OLD.total <> NEW.total OR OLD.issued_at <> NEW.issued_at
  OR OLD.day <> NEW.day OR OLD.due_date <> NEW.due_date OR OLD.note <> NEW.note OR OLD.session_id IS NOT NEW.session_id
BEGIN SELECT RAISE(ABORT, 'constraint invoices_immutable'); END;
CREATE TRIGGER invoices_kept BEFORE DELETE ON invoices
BEGIN SELECT RAISE(ABORT, 'constraint invoices_immutable'); END;
