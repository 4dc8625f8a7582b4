//! Daily figures of days that are over, added up once: materialised views that are made anew while others read them.

use coworkflow_domain::time::{Date, Instant, day_number};

use super::connection::Connection;
use super::value_of;
use crate::db::error::DbError;

/// Two servers that think of it at once.
const LOCK: i64 = 7_089_054;

/// Keeps the figures of the days before `before`, where a journal went on since they were kept; whether it did.
/// All views change together, and who reads meanwhile sees what was kept before.
pub(super) fn keep(connection: &mut Connection, before: Date, now: Instant) -> Result<bool, DbError> {
    connection.batch(&format!(
        "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT set_config('coworkflow.across_tenants', 'on', true),
            set_config('coworkflow.kept_before', '{}', true), set_config('coworkflow.kept_at', '{}', true)",
        day_number(before),
        now.as_millis(),
    ))?;
    let free = connection.query(&format!("SELECT pg_try_advisory_xact_lock({LOCK})"), &[])?;
    let behind = connection.query(
        "SELECT EXISTS (SELECT 1 FROM counters LEFT JOIN kept_figures ON kept_figures.tenant_id = counters.tenant_id
            WHERE counters.name = 'journal' AND (kept_figures.seq IS NULL OR kept_figures.seq < counters.value))",
        &[],
    )?;
    let go_on = value_of(&free)? && value_of(&behind)?;
    if go_on {
        let views = connection.query(
            "SELECT matviewname::text FROM pg_matviews WHERE schemaname = current_schema() ORDER BY matviewname",
            &[],
        )?;
        for view in &views {
            let view: String = view.try_get(0)?;
            connection.batch(&format!("REFRESH MATERIALIZED VIEW CONCURRENTLY {view}"))?;
        }
    }
    connection.batch("COMMIT")?;
    if go_on {
        // Plans know how much there is now; it is advice, no data.
        connection.batch("ANALYZE")?;
    }
    Ok(go_on)
}
