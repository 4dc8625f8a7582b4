//! The floor: the statements of each operation and nothing else, prepared, in a loop on one thread and the same file,
//! each write in a durable transaction of its own.

use std::path::Path;
use std::time::Instant;

use rusqlite::types::Value;
use rusqlite::{Connection, ToSql, params};
use uuid::Uuid;

use crate::client::House;
use crate::measure::{Operation, Sample, Samples};
use crate::program::own_cpu;
use crate::{Extent, Outcome, history};

/// Measures every operation.
pub fn measure(file: &Path, house: &House, extent: Extent) -> Outcome<Samples> {
    let mut floor = Floor::open(file, house)?;
    let mut samples = Samples::default();
    for round in 0..extent.rounds {
        let mut stays = Vec::new();
        for seat in &floor.seats.clone() {
            let customer = history::customer(u64::try_from(round * 1_000 + stays.len())?, extent.customers);
            let stay = Stay {
                session: floor.id(),
                seat: *seat,
                customer: customer.into_bytes(),
            };
            floor.timed(&mut samples, Operation::Start, |floor| floor.start(&stay))?;
            stays.push(stay);
        }
        for (sale, stay) in stays.iter().chain(&stays).enumerate() {
            let item = floor.items.get(sale % floor.items.len()).copied().ok_or("no items")?;
            floor.timed(&mut samples, Operation::Consume, |floor| floor.consume(stay, item))?;
        }
        if round + 1 == extent.rounds {
            for number in 0..extent.reads {
                floor.timed(&mut samples, Operation::Day, Floor::day)?;
                floor.timed(&mut samples, Operation::House, Floor::house)?;
                floor.timed(&mut samples, Operation::Search, |floor| floor.search(number))?;
            }
        }
        for stay in &stays {
            floor.timed(&mut samples, Operation::End, |floor| floor.end(stay))?;
        }
    }
    Ok(samples)
}

/// Somebody who sits.
struct Stay {
    session: [u8; 16],
    seat: [u8; 16],
    customer: [u8; 16],
}

/// A database with the statements of the store.
pub struct Floor {
    connection: Connection,
    tenant: [u8; 16],
    space: [u8; 16],
    user: [u8; 16],
    login: [u8; 16],
    seats: Vec<[u8; 16]>,
    items: Vec<[u8; 16]>,
    /// Of the day, from its cut-off to the next.
    day: (i64, i64),
    /// The operating day, as it is stored.
    date: i64,
    now: i64,
    ids: u128,
}

impl Floor {
    /// Of a house that nobody serves.
    pub fn open(file: &Path, house: &House) -> Outcome<Floor> {
        let connection = Connection::open(file)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;",
        )?;
        connection.set_prepared_statement_cache_capacity(512);
        let ids = |ids: &[String]| {
            ids.iter()
                .map(|id| Ok(Uuid::parse_str(id)?.into_bytes()))
                .collect::<Outcome<Vec<_>>>()
        };
        let one = |sql: &str| connection.query_row(sql, [], |row| row.get(0));
        let now = history::now()?;
        // The cut-off is at 05:00 in Cairo, 02:00 or 03:00 in UTC: which of the two does not change the cost.
        let began = (now - 3 * 3_600_000) / 86_400_000 * 86_400_000 + 3 * 3_600_000;
        Ok(Floor {
            tenant: one("SELECT tenant_id FROM tenants")?,
            space: one("SELECT id FROM spaces")?,
            user: one("SELECT id FROM users")?,
            login: one("SELECT id FROM logins")?,
            seats: ids(&house.seats)?,
            items: ids(&house.items)?,
            day: (began, began + 86_400_000),
            date: began / 86_400_000,
            now,
            ids: 0,
            connection,
        })
    }

    fn timed(
        &mut self,
        samples: &mut Samples,
        operation: Operation,
        run: impl FnOnce(&mut Floor) -> Outcome<()>,
    ) -> Outcome<()> {
        let begin = if operation.writes() { "BEGIN IMMEDIATE" } else { "BEGIN" };
        self.sampled(samples.of_mut(operation), begin, run)
    }

    fn run(&self, sql: &str) -> Outcome<()> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    fn id(&mut self) -> [u8; 16] {
        self.ids += 1;
        let millis = u128::try_from(self.now).unwrap_or(0);
        (millis << 80 | 0x7fff << 64 | 0xbfff << 48 | self.ids).to_be_bytes()
    }

    /// Runs a statement of the store by its name, reading every value of every row; the first value of the first row.
    fn sql(&self, name: &str, values: &[&dyn ToSql]) -> Outcome<Value> {
        let mut statement = self.connection.prepare_cached(statement(name)?)?;
        for place in 1..=statement.parameter_count() {
            let number: usize = statement
                .parameter_name(place)
                .and_then(|name| name.strip_prefix('$'))
                .ok_or("a parameter without a number")?
                .parse()?;
            match number.checked_sub(2) {
                None => statement.raw_bind_parameter(place, self.tenant)?,
                Some(at) => statement
                    .raw_bind_parameter(place, values.get(at).ok_or_else(|| format!("{name} wants ${number}"))?)?,
            }
        }
        let columns = statement.column_count();
        let mut rows = statement.raw_query();
        let mut first = Value::Null;
        let mut row_number = 0;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                let value = row.get_ref(column)?;
                if row_number == 0 && column == 0 {
                    first = Value::try_from(value)?;
                }
            }
            row_number += 1;
        }
        Ok(first)
    }

    fn actor(&self) -> Outcome<()> {
        self.sql("access::ACTOR", params![self.user, self.login, self.now])
            .map(drop)
    }

    /// The journal's entry and its number.
    fn journal(&self, event: &str, capability: &str, customer: [u8; 16]) -> Outcome<()> {
        let seq = self.sql("journal::NEXT", params!["journal"])?;
        let body = r#"{"event":"session.started","session_id":"0192f0c8-0000-7000-8000-000000000000","customer":"Mariam Fouad","resource":"A1","rate_per_hour":3000}"#;
        self.sql(
            "journal::APPEND",
            params![
                seq,
                self.now,
                self.user,
                "Nadia Sherif",
                event,
                capability,
                customer,
                body,
                "",
                "0192f0c8"
            ],
        )
        .map(drop)
    }

    fn keep(&mut self) -> Outcome<()> {
        let key = Uuid::from_bytes(self.id()).to_string();
        self.sql("idempotency::KEPT", params![self.user, key])?;
        let (fingerprint, answer) = ("f".repeat(64), "a".repeat(400));
        self.sql(
            "idempotency::KEEP",
            params![self.user, key, fingerprint, answer, self.now],
        )
        .map(drop)
    }

    fn start(&mut self, stay: &Stay) -> Outcome<()> {
        self.now += 1;
        let (now, claim) = (self.now, self.id());
        self.actor()?;
        self.sql("resources::BY_ID", params![stay.seat])?;
        self.sql("resources::OCCUPANT", params![stay.seat])?;
        self.sql("claims::AHEAD", params![stay.seat, now])?;
        self.sql("customers::BY_ID", params![stay.customer])?;
        self.sql("spaces::THE_SPACE", &[])?;
        self.sql(
            "sessions::INSERT",
            params![
                stay.session,
                self.space,
                stay.customer,
                stay.seat,
                now,
                self.date,
                "",
                1,
                0,
                0,
                "visitor",
                self.user
            ],
        )?;
        let none = None::<i64>;
        self.sql(
            "claims::INSERT",
            params![
                claim,
                stay.seat,
                stay.seat,
                "session",
                stay.session,
                none,
                none,
                "",
                now,
                now + 3_600_000,
                now + 3_600_000
            ],
        )?;
        self.sql(
            "sessions::INSERT_SEGMENT",
            params![stay.session, 1, stay.seat, "A1", "seat", 3_000, now, none],
        )?;
        self.sql("customers::VISITED", params![stay.customer, now])?;
        self.journal("session.started", "session", stay.customer)?;
        self.keep()
    }

    fn consume(&mut self, stay: &Stay, item: [u8; 16]) -> Outcome<()> {
        let (now, sale, movement) = (self.now, self.id(), self.id());
        let none = None::<i64>;
        self.actor()?;
        self.sql("sessions::BY_ID", params![stay.session])?;
        self.sql("inventory::BY_ID", params![item])?;
        self.sql(
            "sessions::INSERT_CONSUMPTION",
            params![
                sale,
                stay.session,
                item,
                "Drink",
                "beverage",
                1,
                2_500,
                None::<i64>,
                0,
                now,
                self.user
            ],
        )?;
        let left = self.sql("inventory::MOVE", params![item, -1, false])?;
        self.sql(
            "inventory::INSERT_MOVEMENT",
            params![
                movement, item, "sale", -1, left, 0, none, none, sale, none, "", self.user, now
            ],
        )?;
        self.sql("customers::NAME", params![stay.customer])?;
        self.journal("item.consumed", "item", stay.customer)?;
        self.keep()
    }

    fn end(&mut self, stay: &Stay) -> Outcome<()> {
        self.now += 1;
        let (now, user, invoice, payment) = (self.now, self.user, self.id(), self.id());
        let none = None::<i64>;
        self.actor()?;
        self.sql("sessions::BY_ID", params![stay.session])?;
        self.sql("sessions::SEGMENTS", params![stay.session])?;
        self.sql("sessions::CONSUMPTIONS", params![stay.session])?;
        self.sql("customers::BY_ID", params![stay.customer])?;
        self.sql("sessions::END", params![stay.session, now, 0, 50, "{}", user])?;
        self.sql("sessions::END_SEGMENT", params![stay.session, now])?;
        self.sql("occupancy::OCCUPY", params![stay.session, stay.seat, self.date, 10, 1])?;
        self.sql("claims::DELETE_UNBEGUN_OF_SESSION", params![stay.session, now])?;
        self.sql("claims::SHORTEN_OF_SESSION", params![stay.session, now])?;
        self.journal("session.ended", "session", stay.customer)?;
        let number = self.sql("journal::NEXT", params!["invoices"])?;
        self.sql(
            "invoices::INSERT",
            params![
                invoice,
                number,
                stay.customer,
                "Guest",
                stay.session,
                5_050,
                0,
                0,
                "inclusive",
                1400,
                "VAT",
                620,
                5_050,
                0,
                0,
                0,
                "unpaid",
                now,
                self.date,
                user,
                self.date,
                none,
                "INV",
                "",
                none,
                0
            ],
        )?;
        for (position, kind, amount, tax) in [(1, "time", 50, 6), (2, "item", 2_500, 307), (3, "item", 2_500, 307)] {
            let line = self.id();
            self.sql(
                "invoices::INSERT_LINE",
                params![
                    invoice, line, position, kind, "A1", "", none, none, 1, amount, amount, 0, tax, amount, 0, 0, 0,
                    self.date
                ],
            )?;
        }
        self.sql("customers::BILLED", params![stay.customer, 5_050])?;
        self.journal("invoice.issued", "invoice", stay.customer)?;
        self.sql(
            "payments::INSERT",
            params![
                payment,
                invoice,
                stay.customer,
                "payment",
                "card",
                5_050,
                5_050,
                none,
                0,
                "",
                "",
                none,
                user,
                now,
                self.date
            ],
        )?;
        self.sql("invoices::ADD", params![invoice, 5_050, 0, 0])?;
        self.sql("invoices::SET_STATUS", params![invoice, "paid", now])?;
        self.sql("customers::OWES_MORE", params![stay.customer, -5_050])?;
        self.journal("payment.received", "payment", stay.customer)?;
        self.keep()
    }

    fn day(&mut self) -> Outcome<()> {
        self.actor()?;
        self.sql("spaces::THE_SPACE", &[])?;
        self.figures()
    }

    fn figures(&self) -> Outcome<()> {
        for name in [
            "INVOICED",
            "INVOICED_BY_KIND",
            "CREDITED",
            "CREDITED_BY_KIND",
            "RECEIVED",
            "TOPPED_UP",
        ] {
            self.sql(&format!("reports::{name}"), params![self.date, i64::MAX])?;
        }
        self.sql("reports::COUNTED", params![self.day.0, self.day.1]).map(drop)
    }

    /// What the house shows, each table once, and the customers of its sessions.
    fn house(&mut self) -> Outcome<()> {
        self.actor()?;
        for name in [
            "spaces::THE_SPACE",
            "resources::OCCUPANTS",
            "sessions::ACTIVE",
            "sessions::SEGMENTS_OF_ACTIVE",
            "sessions::CONSUMPTIONS_OF_ACTIVE",
            "inventory::LOW",
        ] {
            self.sql(name, &[])?;
        }
        self.sql("resources::ALL", params![false])?;
        self.sql("claims::AHEAD_OF_ALL", params![self.now])?;
        self.sql("journal::CURRENT", params!["journal"])?;
        self.figures()
    }

    /// One day of all rooms with who and price.
    pub fn look_at_day(&mut self, sample: &mut Sample, from: i64, until: i64) -> Outcome<()> {
        self.sampled(sample, "BEGIN", |floor| {
            floor.actor()?;
            for name in ["spaces::THE_SPACE", "settings::ALL"] {
                floor.sql(name, &[])?;
            }
            floor.sql("availability::BETWEEN", params![from, until])?;
            floor.sql("availability::OVERRUN", params![from])?;
            floor.sql("resources::ALL", params![false])?;
            floor.sql("journal::CURRENT", params!["journal"]).map(drop)
        })
    }

    /// A booking like another one: its row, its claim, the journal and the key.
    pub fn book(&mut self, sample: &mut Sample, like: &str, room: usize, from: i64) -> Outcome<()> {
        let like = Uuid::parse_str(like)?.into_bytes();
        let room = *self.seats.get(room).ok_or("no such room")?;
        let (id, claim, until) = (self.id(), self.id(), from + 3_600_000);
        self.sampled(sample, "BEGIN IMMEDIATE", |floor| {
            floor.actor()?;
            for name in ["spaces::THE_SPACE", "settings::ALL"] {
                floor.sql(name, &[])?;
            }
            floor.sql("resources::BY_ID", params![room])?;
            floor.sql("claims::BETWEEN", params![room, from, until])?;
            floor.connection.prepare_cached(
                "INSERT INTO bookings (tenant_id, id, resource_id, customer_id, guest_name, title, note, attendees, starts_at, ends_at, day, state, channel,
                   policy, price_book, quote, amount, pays, fee, overridden, booked_by, created_at, reason, version)
                 SELECT tenant_id, ?2, ?3, customer_id, guest_name, title, note, attendees, ?4, ?5, day, state, channel,
                   policy, price_book, quote, amount, pays, fee, overridden, booked_by, created_at, reason, version FROM bookings
                 WHERE tenant_id = ?6 AND id = ?1",
            )?.execute(params![like, id, room, from, until, floor.tenant])?;
            let none: Option<[u8; 16]> = None;
            floor.sql(
                "claims::INSERT",
                params![claim, room, room, "booking", none, id, none, "", from, until, until],
            )?;
            floor.journal("booking.placed", "booking", floor.user)?;
            floor.keep()
        })
    }

    fn sampled(
        &mut self,
        sample: &mut Sample,
        begin: &str,
        run: impl FnOnce(&mut Floor) -> Outcome<()>,
    ) -> Outcome<()> {
        let (cpu, started) = (own_cpu()?, Instant::now());
        self.run(begin)?;
        run(self)?;
        self.run("COMMIT")?;
        sample.took(started.elapsed());
        sample.used(own_cpu()?.saturating_sub(cpu));
        Ok(())
    }

    fn search(&mut self, number: usize) -> Outcome<()> {
        self.actor()?;
        let typed = history::part_of_a_name(number);
        let patterns: Vec<String> = coworkflow_domain::customers::search_terms(&typed)
            .iter()
            .map(|term| format!("%{term}%"))
            .collect();
        let pattern = |at: usize| patterns.get(at).map_or("%", String::as_str);
        self.sql(
            "search::FIRST",
            params![pattern(0), pattern(1), pattern(2), pattern(3), false, 1_001],
        )
        .map(drop)
    }
}

/// The text of a statement of the store.
fn statement(name: &str) -> Outcome<&'static str> {
    let mut all = coworkflow_store::STATEMENTS
        .iter()
        .flat_map(|statements| statements.iter());
    let found = all.find(|statement| {
        statement
            .name
            .strip_suffix(name)
            .is_some_and(|before| before.ends_with("::"))
    });
    Ok(found.ok_or_else(|| format!("the store has no statement {name}"))?.sql)
}
