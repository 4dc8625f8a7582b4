-- What PostgreSQL says in its own words: entries are only appended, and to open shifts; a closed shift stays as it is.

CREATE TRIGGER cash_entries_append_only BEFORE UPDATE OR DELETE ON cash_entries
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('cash_entries_append_only');

-- The shift is held still until the entry is committed, so that none slips into one that is being closed.
CREATE FUNCTION cash_entries_open_shift() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    closed BIGINT;
BEGIN
    SELECT closed_at INTO closed FROM shifts WHERE tenant_id = NEW.tenant_id AND id = NEW.shift_id FOR SHARE;
    IF closed IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'cash_entries_open_shift', MESSAGE = 'constraint cash_entries_open_shift';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cash_entries_open_shift BEFORE INSERT ON cash_entries FOR EACH ROW
    WHEN (NEW.shift_id IS NOT NULL) EXECUTE FUNCTION cash_entries_open_shift();

CREATE TRIGGER shifts_closed_once BEFORE UPDATE ON shifts FOR EACH ROW
    WHEN (OLD.closed_at IS NOT NULL OR OLD.user_id <> NEW.user_id OR OLD.opened_at <> NEW.opened_at OR OLD.float_amount <> NEW.float_amount)
    EXECUTE FUNCTION coworkflow_refuse('shifts_closed_once');
CREATE TRIGGER shifts_kept BEFORE DELETE ON shifts
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('shifts_closed_once');
