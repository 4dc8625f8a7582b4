-- What SQLite says in its own words: what is kept for ever goes with the whole business that it belongs to, and not before.

DROP TRIGGER ledger_entries_append_only_delete;
CREATE TRIGGER ledger_entries_append_only_delete BEFORE DELETE ON ledger_entries
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint ledger_entries_append_only'); END;
DROP TRIGGER stock_movements_append_only_delete;
CREATE TRIGGER stock_movements_append_only_delete BEFORE DELETE ON stock_movements
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint stock_movements_append_only'); END;
DROP TRIGGER journal_append_only_delete;
CREATE TRIGGER journal_append_only_delete BEFORE DELETE ON journal
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint journal_append_only'); END;
DROP TRIGGER invoices_kept;
CREATE TRIGGER invoices_kept BEFORE DELETE ON invoices
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint invoices_immutable'); END;
DROP TRIGGER subscriptions_kept;
CREATE TRIGGER subscriptions_kept BEFORE DELETE ON subscriptions
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint subscriptions_terms_kept'); END;
DROP TRIGGER subscription_draws_append_only_delete;
CREATE TRIGGER subscription_draws_append_only_delete BEFORE DELETE ON subscription_draws
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint subscription_draws_append_only'); END;
DROP TRIGGER cash_entries_append_only_delete;
CREATE TRIGGER cash_entries_append_only_delete BEFORE DELETE ON cash_entries
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint cash_entries_append_only'); END;
DROP TRIGGER shifts_kept;
CREATE TRIGGER shifts_kept BEFORE DELETE ON shifts
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint shifts_closed_once'); END;
DROP TRIGGER deliveries_append_only_delete;
CREATE TRIGGER deliveries_append_only_delete BEFORE DELETE ON deliveries
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint deliveries_append_only'); END;
DROP TRIGGER delivery_lines_append_only_delete;
CREATE TRIGGER delivery_lines_append_only_delete BEFORE DELETE ON delivery_lines
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint delivery_lines_append_only'); END;
DROP TRIGGER stock_counts_append_only_delete;
CREATE TRIGGER stock_counts_append_only_delete BEFORE DELETE ON stock_counts
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint stock_counts_append_only'); END;
DROP TRIGGER stock_count_lines_append_only_delete;
CREATE TRIGGER stock_count_lines_append_only_delete BEFORE DELETE ON stock_count_lines
WHEN NOT EXISTS (SELECT 1 FROM tenancies WHERE tenant_id = OLD.tenant_id AND erasing)
BEGIN SELECT RAISE(ABORT, 'constraint stock_count_lines_append_only'); END;
