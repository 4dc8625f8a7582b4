-- What PostgreSQL says in its own words: deliveries and counts are never changed.

CREATE TRIGGER deliveries_append_only BEFORE UPDATE OR DELETE ON deliveries
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('deliveries_append_only');
CREATE TRIGGER delivery_lines_append_only BEFORE UPDATE OR DELETE ON delivery_lines
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('delivery_lines_append_only');
CREATE TRIGGER stock_counts_append_only BEFORE UPDATE OR DELETE ON stock_counts
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('stock_counts_append_only');
CREATE TRIGGER stock_count_lines_append_only BEFORE UPDATE OR DELETE ON stock_count_lines
    FOR EACH ROW EXECUTE FUNCTION coworkflow_refuse('stock_count_lines_append_only');
