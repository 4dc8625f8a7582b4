//! What must agree when the year is over.

use coworkflow_domain::time::Date;
use coworkflow_server::doctor::{Finding, examine};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::house::{House, Who};
use crate::reports;

/// The figures that every day's report says, and the rows they must be the sum of.
const DAY: [(&str, &str); 6] = [
    (
        "revenue",
        "SELECT (SELECT COALESCE(SUM(total), 0) FROM invoices WHERE day = ?1) - (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE day = ?1)",
    ),
    (
        "tax",
        "SELECT (SELECT COALESCE(SUM(tax), 0) FROM invoices WHERE day = ?1) - (SELECT COALESCE(SUM(tax), 0) FROM credit_notes WHERE day = ?1)",
    ),
    (
        "credited",
        "SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE day = ?1",
    ),
    (
        "receivedTotal",
        "SELECT COALESCE(SUM(CASE kind WHEN 'refund' THEN -amount ELSE amount END), 0) FROM payments WHERE day = ?1 AND tender <> 'balance'",
    ),
    (
        "toppedUp",
        "SELECT COALESCE(SUM(amount), 0) FROM ledger_entries WHERE day = ?1 AND kind = 'top_up'",
    ),
    ("invoices", "SELECT COUNT(*) FROM invoices WHERE day = ?1"),
];

/// Sums over everything that must be nothing.
const NOTHING: [(&str, &str); 9] = [
    (
        "invoices whose lines do not add up",
        "SELECT COUNT(*) FROM invoices AS i WHERE i.total <> (SELECT SUM(total) FROM invoice_lines AS l WHERE l.tenant_id = i.tenant_id AND l.invoice_id = i.id)
            OR i.tax <> (SELECT SUM(tax) FROM invoice_lines AS l WHERE l.tenant_id = i.tenant_id AND l.invoice_id = i.id)",
    ),
    (
        "credit notes whose lines do not add up",
        "SELECT COUNT(*) FROM credit_notes AS c WHERE c.total <> (SELECT SUM(total) FROM credit_note_lines AS l WHERE l.tenant_id = c.tenant_id AND l.credit_note_id = c.id)
            OR c.tax <> (SELECT SUM(tax) FROM credit_note_lines AS l WHERE l.tenant_id = c.tenant_id AND l.credit_note_id = c.id)",
    ),
    (
        "invoices paid back more than was paid",
        "SELECT COUNT(*) FROM invoices WHERE refunded_amount > paid_amount OR credited_amount > total",
    ),
    (
        "customers whose balance is not their ledger",
        "SELECT COUNT(*) FROM customers AS c WHERE c.balance <> (SELECT COALESCE(SUM(amount), 0) FROM ledger_entries AS l WHERE l.tenant_id = c.tenant_id AND l.customer_id = c.id)",
    ),
    (
        "items whose stock is not their movements",
        "SELECT COUNT(*) FROM items AS i WHERE i.quantity <> (SELECT COALESCE(SUM(quantity), 0) FROM stock_movements AS m WHERE m.tenant_id = i.tenant_id AND m.item_id = i.id)",
    ),
    (
        "deliveries whose lines are not their movements",
        "SELECT COUNT(*) FROM deliveries AS d WHERE (SELECT SUM(quantity) FROM delivery_lines AS l WHERE l.tenant_id = d.tenant_id AND l.delivery_id = d.id)
            <> (SELECT COALESCE(SUM(quantity), 0) FROM stock_movements AS m WHERE m.delivery_id = d.id)
            OR d.amount <> (SELECT SUM(amount) FROM delivery_lines AS l WHERE l.tenant_id = d.tenant_id AND l.delivery_id = d.id)",
    ),
    (
        "counts whose lines are not their movements",
        "SELECT COUNT(*) FROM stock_counts AS c WHERE (SELECT SUM(counted - expected) FROM stock_count_lines AS l WHERE l.tenant_id = c.tenant_id AND l.count_id = c.id)
            <> (SELECT COALESCE(SUM(quantity), 0) FROM stock_movements AS m WHERE m.count_id = c.id)",
    ),
    (
        "sales whose cost is not that of their movement",
        "SELECT COUNT(*) FROM consumptions AS c JOIN stock_movements AS m ON m.consumption_id = c.id AND m.kind = 'sale' WHERE m.value <> -c.cost",
    ),
    (
        "numbers of deliveries and counts that are left out",
        "SELECT (SELECT COALESCE(MAX(number), 0) - COUNT(*) FROM deliveries) + (SELECT COALESCE(MAX(number), 0) - COUNT(*) FROM stock_counts)",
    ),
];

/// Looks at everything; each sentence is something that does not agree.
pub fn disagreements(house: &mut House, days: &[Date]) -> Vec<String> {
    let rows = Connection::open(coworkflow_server::start::database(house.data())).expect("the database");
    let mut wrong = Vec::new();
    for (what, sql) in NOTHING {
        let found: i64 = rows.query_row(sql, [], |row| row.get(0)).expect(sql);
        if found != 0 {
            wrong.push(format!("{found} {what}"));
        }
    }
    for &date in days {
        wrong.extend(day(house, &rows, date));
    }
    if let (Some(&first), Some(&last)) = (days.first(), days.last()) {
        let said = reports::reports(house, first, last);
        wrong.extend(reports::disagreements(&said, &rows, first, last));
        wrong.extend(elsewhere(house, &said, first, last));
    }
    let cash = house.must(
        Who::Owner,
        "{ verifyCash { entries addsUp breaks { __typename } } }",
        json!({}),
    );
    if cash["verifyCash"]["addsUp"] != true || cash["verifyCash"]["breaks"] != json!([]) {
        wrong.push(format!("the chain of cash does not hold: {cash}"));
    }
    wrong.extend(
        examine(house.data(), house.now())
            .into_iter()
            .filter_map(|finding| match finding {
                Finding::Good(_) => None,
                Finding::Bad { what, .. } => Some(format!("the doctor: {what}")),
            }),
    );
    wrong
}

/// What the same reports say in another house that began with an archive of this one.
fn elsewhere(house: &mut House, said: &Value, first: Date, last: Date) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let archive = folder.path().join("year.zip");
    house.archive(&archive);
    let empty = folder.path().join("elsewhere");
    std::fs::create_dir(&empty).expect("a folder");
    let mut copy = House::from_archive(&empty, &archive, house.now());
    let again = reports::reports(&mut copy, first, last);
    let mut wrong = Vec::new();
    for (report, figures) in said.as_object().into_iter().flatten() {
        if &again[report] != figures {
            wrong.push(format!(
                "{report} says something else in the house that began with the archive"
            ));
        }
    }
    let rows = Connection::open(coworkflow_server::start::database(copy.data())).expect("the database");
    for (what, sql) in NOTHING {
        let found: i64 = rows.query_row(sql, [], |row| row.get(0)).expect(sql);
        if found != 0 {
            wrong.push(format!("{found} {what} in the house that began with the archive"));
        }
    }
    drop(rows);
    wrong.extend(
        examine(copy.data(), copy.now())
            .into_iter()
            .filter_map(|finding| match finding {
                Finding::Good(_) => None,
                Finding::Bad { what, .. } => {
                    Some(format!("the doctor, of the house that began with the archive: {what}"))
                }
            }),
    );
    copy.close();
    wrong
}

fn day(house: &mut House, rows: &Connection, date: Date) -> Vec<String> {
    let fields = DAY.map(|(field, _)| field).join(" ");
    let answer = house.must(
        Who::Owner,
        &format!("query($d: Date!) {{ dayOverview(date: $d) {{ {fields} timeRevenue itemRevenue received {{ tender amount }} }} }}"),
        json!({ "d": date.to_string() }),
    );
    let said = &answer["dayOverview"];
    let mut wrong = Vec::new();
    for (field, sql) in DAY {
        let sum: i64 = rows
            .query_row(sql, [coworkflow_domain::time::day_number(date)], |row| row.get(0))
            .expect(sql);
        if said[field].as_i64() != Some(sum) {
            wrong.push(format!(
                "{field} of {date} is {} and its rows add up to {sum}",
                said[field]
            ));
        }
    }
    let tenders = said["received"].as_array().map(Vec::as_slice).unwrap_or_default();
    let received: i64 = tenders
        .iter()
        .filter(|each| each["tender"] != "BALANCE")
        .filter_map(|each| each["amount"].as_i64())
        .sum();
    if said["receivedTotal"].as_i64() != Some(received) {
        wrong.push(format!(
            "the tenders of {date} add up to {received}, not {}",
            said["receivedTotal"]
        ));
    }
    wrong
}
