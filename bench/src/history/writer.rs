//! The rows of the history, shaped as the operations write them.

use std::collections::HashMap;

use rusqlite::{Connection, Statement, ToSql};
use serde_json::json;
use uuid::Uuid;

use super::people::Person;
use super::visit::{DRINK, HOUR, Visit, tax_in};
use super::{House, id, key};
use crate::Outcome;

/// A row: its columns with their values.
type Row<'r> = &'r [(&'static str, &'r dyn ToSql)];

/// Writes visits, one after the other.
pub struct Writer<'c> {
    connection: &'c Connection,
    house: &'c House,
    inserts: HashMap<&'static str, Statement<'c>>,
    journal: i64,
    /// Rows so far.
    pub rows: u64,
}

impl<'c> Writer<'c> {
    /// Into this database.
    pub fn new(connection: &'c Connection, house: &'c House) -> Writer<'c> {
        Writer {
            connection,
            house,
            inserts: HashMap::new(),
            journal: house.journal,
            rows: 0,
        }
    }

    /// Every row of a table has the same columns: its statement is prepared once.
    fn insert(&mut self, table: &'static str, row: Row) -> Outcome<()> {
        if !self.inserts.contains_key(table) {
            let columns: Vec<&str> = row.iter().map(|(column, _)| *column).collect();
            let places = vec!["?"; columns.len() + 1].join(", ");
            let sql = format!(
                "INSERT INTO {table} (tenant_id, {}) VALUES ({places})",
                columns.join(", ")
            );
            self.inserts.insert(table, self.connection.prepare(&sql)?);
        }
        let insert = self.inserts.get_mut(table).ok_or("no such table")?;
        let tenant: &dyn ToSql = &self.house.tenant;
        let values: Vec<&dyn ToSql> = std::iter::once(tenant)
            .chain(row.iter().map(|(_, value)| *value))
            .collect();
        insert.execute(values.as_slice())?;
        self.rows += 1;
        Ok(())
    }

    /// Everything that belongs to a visit.
    pub fn visit(&mut self, visit: &Visit, person: &mut Person) -> Outcome<()> {
        let owner = self.house.owner;
        let (session, number) = (key(2, visit.start, visit.number), visit.number);
        let (seat, seat_name) = visit.seat;
        let [began, ended] = visit.days;
        self.insert(
            "sessions",
            &[
                ("id", &session),
                ("space_id", &self.house.space.clone()),
                ("customer_id", &visit.customer_id),
                ("resource_id", seat),
                ("started_at", &visit.start),
                ("day", &began),
                ("ended_at", &visit.end),
                ("duration_minutes", &visit.minutes),
                ("amount", &visit.time),
                ("quote", &visit.quote),
                ("note", &""),
                ("increment_minutes", &1),
                ("grace_minutes", &0),
                ("price_book", &0),
                ("guest_type", &"visitor"),
                ("started_by", &owner),
                ("ended_by", &owner),
                ("version", &2),
            ],
        )?;
        self.insert(
            "session_segments",
            &[
                ("session_id", &session),
                ("position", &1),
                ("resource_id", seat),
                ("resource_name", seat_name),
                ("resource_type", &"seat"),
                ("rate_per_hour", &HOUR),
                ("starts_at", &visit.start),
                ("ends_at", &visit.end),
            ],
        )?;
        for part in &visit.hours {
            self.insert(
                "occupied_hours",
                &[
                    ("session_id", &session),
                    ("resource_id", seat),
                    ("day", &coworkflow_domain::time::day_number(part.day)),
                    ("hour", &part.hour),
                    ("minutes", &part.minutes),
                ],
            )?;
        }
        self.insert(
            "claims",
            &[
                ("id", &key(3, visit.start, number)),
                ("resource_id", seat),
                ("whole_id", seat),
                ("kind", &"session"),
                ("session_id", &session),
                ("reason", &""),
                ("starts_at", &visit.start),
                ("ends_at", &visit.end),
                ("used_until", &visit.end),
            ],
        )?;
        self.journal("session.started", visit, visit.start)?;
        for (drink, count) in visit.drinks.iter().zip(1..) {
            self.drink(visit, session, drink, count)?;
        }
        self.invoice(visit, session)?;
        person.visits += 1;
        person.spent += visit.total();
        person.last = visit.start;
        if !visit.paid {
            person.owed += visit.total();
        }
        if visit.more > 0 {
            person.balance += visit.more;
            self.insert(
                "ledger_entries",
                &[
                    ("id", &key(9, visit.end, number)),
                    ("customer_id", &visit.customer_id),
                    ("kind", &"overpayment"),
                    ("amount", &visit.more),
                    ("balance", &person.balance),
                    ("tender", &"card"),
                    ("invoice_id", &key(6, visit.end, number)),
                    ("note", &""),
                    ("actor_id", &owner),
                    ("at", &visit.end),
                    ("day", &ended),
                ],
            )?;
        }
        Ok(())
    }

    fn drink(&mut self, visit: &Visit, session: [u8; 16], drink: &([u8; 16], String), count: i64) -> Outcome<()> {
        let (owner, at) = (self.house.owner, visit.start + count * 600_000);
        let place = visit.number * 2 + u64::try_from(count)?;
        let sale = key(4, at, place);
        self.insert(
            "consumptions",
            &[
                ("id", &sale),
                ("session_id", &session),
                ("item_id", &drink.0),
                ("item_name", &drink.1),
                ("category", &"beverage"),
                ("quantity", &1),
                ("price_at_consumption", &DRINK),
                ("cost", &0),
                ("created_at", &at),
                ("created_by", &owner),
                ("void_reason", &""),
            ],
        )?;
        self.insert(
            "stock_movements",
            &[
                ("id", &key(5, at, place)),
                ("item_id", &drink.0),
                ("kind", &"sale"),
                ("quantity", &-1),
                ("stock_after", &0),
                ("value", &0),
                ("consumption_id", &sale),
                ("reason", &""),
                ("actor_id", &owner),
                ("at", &at),
            ],
        )?;
        self.journal("item.consumed", visit, at)
    }

    fn invoice(&mut self, visit: &Visit, session: [u8; 16]) -> Outcome<()> {
        let (owner, number, at, day) = (self.house.owner, visit.number, visit.end, visit.days[1]);
        let (invoice, counted, total) = (key(6, at, number), i64::try_from(number + 1)?, visit.total());
        let tax = tax_in(visit.time) + 2 * tax_in(DRINK);
        let (paid, status, paid_at) = if visit.paid {
            (total, "paid", Some(at))
        } else {
            (0, "unpaid", None)
        };
        self.insert(
            "invoices",
            &[
                ("id", &invoice),
                ("prefix", &"INV"),
                ("number", &counted),
                ("customer_id", &visit.customer_id),
                ("customer_name", &"Guest"),
                ("session_id", &session),
                ("amount", &total),
                ("discount", &0),
                ("discount_amount", &0),
                ("coupon_amount", &0),
                ("tax_mode", &"inclusive"),
                ("tax_rate", &1400),
                ("tax_name", &"VAT"),
                ("tax", &tax),
                ("total", &total),
                ("paid_amount", &paid),
                ("refunded_amount", &0),
                ("credited_amount", &0),
                ("status", &status),
                ("issued_at", &at),
                ("day", &day),
                ("issued_by", &owner),
                ("due_date", &day),
                ("paid_at", &paid_at),
                ("note", &""),
                ("reminders", &0),
            ],
        )?;
        let time = (
            "time",
            &visit.seat.1,
            &visit.detail,
            NOTHING_ID,
            Some(visit.seat.0),
            visit.minutes,
            HOUR,
            visit.time,
        );
        let nothing = String::new();
        let drinks = visit
            .drinks
            .map(|(item, name)| ("item", name, &nothing, Some(*item), NOTHING_ID, 1, DRINK, DRINK));
        for (line, place) in std::iter::once(time).chain(drinks).zip(0_u64..) {
            let (kind, description, detail, item, resource, quantity, price, amount) = line;
            self.insert(
                "invoice_lines",
                &[
                    ("invoice_id", &invoice),
                    ("id", &key(7, at, number * 3 + place)),
                    ("position", &i64::try_from(place + 1)?),
                    ("kind", &kind),
                    ("description", description),
                    ("detail", detail),
                    ("item_id", &item),
                    ("resource_id", &resource),
                    ("quantity", &quantity),
                    ("unit_price", &price),
                    ("amount", &amount),
                    ("discount_amount", &0),
                    ("tax", &tax_in(amount)),
                    ("total", &amount),
                    ("cost", &0),
                    ("credited_amount", &0),
                    ("credited_tax", &0),
                    ("restocked", &0),
                    ("day", &day),
                ],
            )?;
        }
        self.journal("session.ended", visit, at)?;
        self.journal("invoice.issued", visit, at)?;
        if visit.paid {
            self.payments(visit, invoice)
        } else {
            Ok(())
        }
    }

    fn payments(&mut self, visit: &Visit, invoice: [u8; 16]) -> Outcome<()> {
        let (owner, at, total) = (self.house.owner, visit.end, visit.total());
        // Every fourth pays in two tenders.
        let second = if visit.number.is_multiple_of(4) { total / 2 } else { 0 };
        for (place, tender, applied, more) in [(0, "card", total - second, visit.more), (1, "instapay", second, 0)] {
            if applied == 0 {
                continue;
            }
            self.insert(
                "payments",
                &[
                    ("id", &key(8, at, visit.number * 2 + place)),
                    ("invoice_id", &invoice),
                    ("customer_id", &visit.customer_id),
                    ("kind", &"payment"),
                    ("tender", &tender),
                    ("amount", &(applied + more)),
                    ("applied", &applied),
                    ("change_given", &0),
                    ("reference", &""),
                    ("reason", &""),
                    ("actor_id", &owner),
                    ("at", &at),
                    ("day", &visit.days[1]),
                ],
            )?;
            self.journal("payment.received", visit, at)?;
        }
        Ok(())
    }

    fn journal(&mut self, event: &str, visit: &Visit, at: i64) -> Outcome<()> {
        self.journal += 1;
        let session = id(2, visit.start, visit.number).to_string();
        let body = json!({
            "event": event, "session_id": session, "customer_id": Uuid::from_bytes(visit.customer_id), "customer": "Guest",
            "resource_id": Uuid::from_bytes(visit.seat.0), "resource": visit.seat.1, "minutes": visit.minutes, "amount": visit.time,
        });
        let (seq, capability) = (self.journal, event.split('.').next().unwrap_or_default());
        let (owner, owner_name) = (self.house.owner, self.house.owner_name.clone());
        self.insert(
            "journal",
            &[
                ("seq", &seq),
                ("at", &at),
                ("actor_id", &owner),
                ("actor_name", &owner_name),
                ("event", &event),
                ("capability", &capability),
                ("customer_id", &visit.customer_id),
                ("body", &body.to_string()),
                ("client_id", &""),
                ("request_id", &session),
            ],
        )
    }

    /// Counters and stock that follow from what was written; how many rows that changed.
    pub fn finish(self, past: u64, customers: u64) -> Outcome<u64> {
        let set = "INSERT INTO counters (tenant_id, name, value) VALUES (?, ?, ?) ON CONFLICT (tenant_id, name) DO UPDATE SET value = excluded.value";
        for (name, value) in [
            ("journal", self.journal),
            ("invoices", i64::try_from(past)?),
            ("customers", i64::try_from(customers)?),
        ] {
            self.connection
                .execute(set, rusqlite::params![self.house.tenant, name, value])?;
        }
        let sold = "UPDATE items SET quantity = (SELECT SUM(quantity) FROM stock_movements AS moved WHERE moved.item_id = items.id)";
        Ok(self.rows + u64::try_from(self.connection.execute(sold, [])?)?)
    }
}

const NOTHING_ID: Option<[u8; 16]> = None;
