//! What the reports say of a span of days, and the rows that they must be the sum of.

use coworkflow_domain::time::{Date, day_number};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::house::{House, Who};

/// Every report, in one question.
const REPORTS: &str = "query($p: PeriodInput!) {
    revenueReport(period: $p, step: MONTH) {
        total { revenue tax discounts credited invoices byKind { kind amount } }
        rows { revenue tax discounts credited invoices byKind { kind amount } }
    }
    paymentsReport(period: $p) { total { received refunded toppedUp net count } rows { tender figures { received refunded toppedUp net count } } }
    taxReport(period: $p) { total { invoices base tax creditedBase creditedTax netBase netTax } rows { name rate figures { netTax } } }
    itemsReport(period: $p) { total { quantity revenue tax cost } rows { name figures { quantity revenue tax cost } } }
    plansReport(period: $p) { total { sold amount ended renewed lost running } rows { name figures { sold amount } } }
    staffReport(period: $p) { total { invoices sold discounts credited received refunded voids shifts variance } rows { name figures { invoices sold received refunded voids shifts variance } } }
    resourcesReport(period: $p) { total { revenue minutes } rows { name figures { revenue minutes } } }
    occupancyReport(period: $p) { minutes cells { weekday hour minutes } }
    customersReport(period: $p) { new came visits top { revenue visits } }
}";

/// Where a figure stands in the answer, and the rows that it is the sum of; `?1` and `?2` are the first and the last day.
const SUMS: [(&str, &str); 24] = [
    ("/revenueReport/total/revenue", "SELECT (SELECT COALESCE(SUM(total), 0) FROM invoices WHERE day BETWEEN ?1 AND ?2)
        - (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE day BETWEEN ?1 AND ?2)"),
    ("/revenueReport/total/tax", "SELECT (SELECT COALESCE(SUM(tax), 0) FROM invoices WHERE day BETWEEN ?1 AND ?2)
        - (SELECT COALESCE(SUM(tax), 0) FROM credit_notes WHERE day BETWEEN ?1 AND ?2)"),
    ("/revenueReport/total/discounts", "SELECT COALESCE(SUM(discount_amount), 0) FROM invoices WHERE day BETWEEN ?1 AND ?2"),
    ("/revenueReport/total/credited", "SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE day BETWEEN ?1 AND ?2"),
    ("/revenueReport/total/invoices", "SELECT COUNT(*) FROM invoices WHERE day BETWEEN ?1 AND ?2"),
    ("/paymentsReport/total/received", "SELECT COALESCE(SUM(amount), 0) FROM payments WHERE kind = 'payment' AND tender <> 'balance' AND day BETWEEN ?1 AND ?2"),
    ("/paymentsReport/total/refunded", "SELECT COALESCE(SUM(amount), 0) FROM payments WHERE kind = 'refund' AND tender <> 'balance' AND day BETWEEN ?1 AND ?2"),
    ("/paymentsReport/total/toppedUp", "SELECT COALESCE(SUM(amount), 0) FROM ledger_entries WHERE kind = 'top_up' AND day BETWEEN ?1 AND ?2"),
    ("/taxReport/total/tax", "SELECT COALESCE(SUM(tax), 0) FROM invoices WHERE day BETWEEN ?1 AND ?2"),
    ("/taxReport/total/base", "SELECT COALESCE(SUM(total - tax), 0) FROM invoices WHERE day BETWEEN ?1 AND ?2"),
    ("/taxReport/total/creditedTax", "SELECT COALESCE(SUM(tax), 0) FROM credit_notes WHERE day BETWEEN ?1 AND ?2"),
    ("/taxReport/total/creditedBase", "SELECT COALESCE(SUM(total - tax), 0) FROM credit_notes WHERE day BETWEEN ?1 AND ?2"),
    ("/itemsReport/total/quantity", "SELECT COALESCE(SUM(quantity), 0) FROM invoice_lines WHERE kind = 'item' AND day BETWEEN ?1 AND ?2"),
    ("/itemsReport/total/cost", "SELECT COALESCE(SUM(cost), 0) FROM invoice_lines WHERE kind = 'item' AND day BETWEEN ?1 AND ?2"),
    ("/itemsReport/total/revenue", "SELECT (SELECT COALESCE(SUM(total), 0) FROM invoice_lines WHERE kind = 'item' AND day BETWEEN ?1 AND ?2)
        - (SELECT COALESCE(SUM(p.total), 0) FROM credit_note_lines AS p JOIN credit_notes AS c ON c.tenant_id = p.tenant_id AND c.id = p.credit_note_id
           JOIN invoice_lines AS l ON l.tenant_id = c.tenant_id AND l.invoice_id = c.invoice_id AND l.id = p.invoice_line_id WHERE l.kind = 'item' AND c.day BETWEEN ?1 AND ?2)"),
    ("/plansReport/total/sold", "SELECT COUNT(*) FROM invoice_lines WHERE kind = 'plan' AND day BETWEEN ?1 AND ?2"),
    ("/plansReport/total/amount", "SELECT COALESCE(SUM(amount), 0) FROM invoice_lines WHERE kind = 'plan' AND day BETWEEN ?1 AND ?2"),
    ("/staffReport/total/sold", "SELECT COALESCE(SUM(total), 0) FROM invoices WHERE day BETWEEN ?1 AND ?2"),
    ("/staffReport/total/received", "SELECT (SELECT COALESCE(SUM(amount), 0) FROM payments WHERE kind = 'payment' AND tender <> 'balance' AND day BETWEEN ?1 AND ?2)
        + (SELECT COALESCE(SUM(amount), 0) FROM ledger_entries WHERE kind = 'top_up' AND day BETWEEN ?1 AND ?2)"),
    ("/staffReport/total/shifts", "SELECT COUNT(*) FROM shifts WHERE closed_at IS NOT NULL AND day BETWEEN ?1 AND ?2"),
    ("/staffReport/total/voids", "SELECT COUNT(*) FROM consumptions WHERE voided_at IS NOT NULL"),
    ("/resourcesReport/total/minutes", "SELECT COALESCE(SUM(minutes), 0) FROM occupied_hours WHERE day BETWEEN ?1 AND ?2"),
    ("/occupancyReport/minutes", "SELECT COALESCE(SUM(minutes), 0) FROM occupied_hours WHERE day BETWEEN ?1 AND ?2"),
    ("/customersReport/visits", "SELECT COUNT(*) FROM sessions WHERE cancelled_at IS NULL AND day BETWEEN ?1 AND ?2"),
];

/// Rows of a report that add up to its total: where the rows and where the total stand, the figures' place within each.
const ROWS: [(&str, &str, &str, &[&str]); 7] = [
    (
        "/revenueReport/rows",
        "/revenueReport/total",
        "",
        &["revenue", "tax", "discounts", "credited", "invoices"],
    ),
    ("/taxReport/rows", "/taxReport/total", "/figures", &["netTax"]),
    (
        "/itemsReport/rows",
        "/itemsReport/total",
        "/figures",
        &["quantity", "revenue", "tax", "cost"],
    ),
    (
        "/plansReport/rows",
        "/plansReport/total",
        "/figures",
        &["sold", "amount"],
    ),
    (
        "/staffReport/rows",
        "/staffReport/total",
        "/figures",
        &[
            "invoices", "sold", "received", "refunded", "voids", "shifts", "variance",
        ],
    ),
    (
        "/resourcesReport/rows",
        "/resourcesReport/total",
        "/figures",
        &["revenue", "minutes"],
    ),
    ("/occupancyReport/cells", "/occupancyReport", "", &["minutes"]),
];

/// Every report of a span of days.
pub fn reports(house: &mut House, from: Date, to: Date) -> Value {
    house.must(
        Who::Owner,
        REPORTS,
        json!({ "p": { "from": from.to_string(), "to": to.to_string() } }),
    )
}

/// What the reports say and the rows do not.
pub fn disagreements(said: &Value, rows: &Connection, from: Date, to: Date) -> Vec<String> {
    let mut wrong = Vec::new();
    for (place, sql) in SUMS {
        let numbered = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
        let days = [day_number(from), day_number(to)];
        let sum = if sql.contains("?1") {
            rows.query_row(sql, days, numbered)
        } else {
            rows.query_row(sql, [], numbered)
        };
        let sum = sum.expect(sql);
        if said.pointer(place).and_then(Value::as_i64) != Some(sum) {
            wrong.push(format!(
                "{place} is {:?} and its rows add up to {sum}",
                said.pointer(place)
            ));
        }
    }
    for (list, total, within, figures) in ROWS {
        for figure in figures {
            let path = format!("{within}/{figure}");
            let parts = said
                .pointer(list)
                .and_then(Value::as_array)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let sum: i64 = parts.iter().filter_map(|part| part.pointer(&path)?.as_i64()).sum();
            let whole = said.pointer(&format!("{total}/{figure}")).and_then(Value::as_i64);
            if whole != Some(sum) {
                wrong.push(format!("{figure} of {total} is {whole:?} and {list} add up to {sum}"));
            }
        }
    }
    let kinds = said.pointer("/revenueReport/total/byKind").and_then(Value::as_array);
    let by_kind: i64 = kinds
        .into_iter()
        .flatten()
        .filter_map(|kind| kind["amount"].as_i64())
        .sum();
    if said.pointer("/revenueReport/total/revenue") != Some(&Value::from(by_kind)) {
        wrong.push(format!("what was sold by kind adds up to {by_kind}"));
    }
    wrong
}
