-- What SQLite says in its own words: deliveries and counts are never changed.

CREATE TRIGGER deliveries_append_only_update BEFORE UPDATE ON deliveries
BEGIN SELECT RAISE(ABORT, 'constraint deliveries_append_only'); END;
CREATE TRIGGER deliveries_append_only_delete BEFORE DELETE ON deliveries
BEGIN SELECT RAISE(ABORT, 'constraint deliveries_append_only'); END;
CREATE TRIGGER delivery_lines_append_only_update BEFORE UPDATE ON delivery_lines
BEGIN SELECT RAISE(ABORT, 'constraint delivery_lines_append_only'); END;
CREATE TRIGGER delivery_lines_append_only_delete BEFORE DELETE ON delivery_lines
BEGIN SELECT RAISE(ABORT, 'constraint delivery_lines_append_only'); END;
CREATE TRIGGER stock_counts_append_only_update BEFORE UPDATE ON stock_counts
BEGIN SELECT RAISE(ABORT, 'constraint stock_counts_append_only'); END;
CREATE TRIGGER stock_counts_append_only_delete BEFORE DELETE ON stock_counts
BEGIN SELECT RAISE(ABORT, 'constraint stock_counts_append_only'); END;
CREATE TRIGGER stock_count_lines_append_only_update BEFORE UPDATE ON stock_count_lines
BEGIN SELECT RAISE(ABORT, 'constraint stock_count_lines_append_only'); END;
CREATE TRIGGER stock_count_lines_append_only_delete BEFORE DELETE ON stock_count_lines
BEGIN SELECT RAISE(ABORT, 'constraint stock_count_lines_append_only'); END;
