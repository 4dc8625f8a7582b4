-- What SQLite says in its own words: entries are only appended, and to open shifts; a closed shift stays as it is.

CREATE TRIGGER cash_entries_append_only_update BEFORE UPDATE ON cash_entries
BEGIN SELECT RAISE(ABORT, 'constraint cash_entries_append_only'); END;
CREATE TRIGGER cash_entries_append_only_delete BEFORE DELETE ON cash_entries
BEGIN SELECT RAISE(ABORT, 'constraint cash_entries_append_only'); END;

CREATE TRIGGER cash_entries_open_shift BEFORE INSERT ON cash_entries
WHEN NEW.shift_id IS NOT NULL
  AND (SELECT closed_at FROM shifts WHERE tenant_id = NEW.tenant_id AND id = NEW.shift_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'constraint cash_entries_open_shift'); END;

CREATE TRIGGER shifts_closed_once BEFORE UPDATE ON shifts
WHEN OLD.closed_at IS NOT NULL OR OLD.user_id <> NEW.user_id OR OLD.opened_at <> NEW.opened_at OR OLD.float_amount <> NEW.float_amount
BEGIN SELECT RAISE(ABORT, 'constraint shifts_closed_once'); END;
CREATE TRIGGER shifts_kept BEFORE DELETE ON shifts
BEGIN SELECT RAISE(ABORT, 'constraint shifts_closed_once'); END;
