//! Years of a house, written in bulk: deterministic, and shaped as the operations write it.

use std::path::Path;

use coworkflow_domain::customers::search_text;
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::{Metering, Segment, Stay, meter};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::text::search_key;
use coworkflow_domain::time::Instant;
use rusqlite::{Connection, Statement, ToSql, params};
use serde_json::json;
use uuid::Uuid;

use crate::Outcome;

/// 300 sessions a day, day and night: the day costs the same however long the history is.
const BETWEEN_STARTS: i64 = 288_000;
/// The newest session of the history began this long ago.
const NEWEST: i64 = 3 * 3_600_000;
/// A drink, in piastres.
const DRINK: i64 = 2_500;
/// An hour, in piastres.
const HOUR: i64 = 3_000;

const FIRST_NAMES: [&str; 20] = [
    "مريم",
    "أحمد",
    "فاطمة",
    "يوسف",
    "سلمى",
    "كريم",
    "هدى",
    "عمر",
    "نور",
    "طارق",
    "Mariam",
    "Ahmed",
    "Fatma",
    "Youssef",
    "Salma",
    "Karim",
    "Hoda",
    "Omar",
    "Nour",
    "Tarek",
];
const LAST_NAMES: [&str; 20] = [
    "فؤاد",
    "لطفي",
    "رمزي",
    "أباظة",
    "الشريف",
    "منصور",
    "عزت",
    "حلمي",
    "زكي",
    "صبري",
    "Fouad",
    "Lotfy",
    "Ramzy",
    "Abaza",
    "El-Sherif",
    "Mansour",
    "Ezzat",
    "Helmy",
    "Zaki",
    "Sabry",
];

/// What was written.
pub struct Written {
    /// Rows in all tables.
    pub rows: u64,
}

/// What people type to find somebody: three letters of each name.
pub fn part_of_a_name(number: usize) -> String {
    let part = |names: &[&str], at: usize| {
        names
            .get(at % 20)
            .map(|name| name.chars().take(3).collect::<String>())
            .unwrap_or_default()
    };
    format!("{} {}", part(&FIRST_NAMES, number), part(&LAST_NAMES, number / 20))
}

/// The id of a customer.
pub fn customer(number: u64, of: u64) -> Uuid {
    id(1, 1_700_000_000_000, number.checked_rem(of).unwrap_or(0))
}

/// An id that sorts by time, as those of the program do.
fn id(kind: u64, at: i64, number: u64) -> Uuid {
    let millis = u64::try_from(at).unwrap_or(0);
    Uuid::from_u64_pair(millis << 16 | 0x7000 | kind, 0x8000_0000_0000_0000 | number)
}

/// The same as the database keeps it.
fn key(kind: u64, at: i64, number: u64) -> [u8; 16] {
    id(kind, at, number).into_bytes()
}

/// The clock of this machine: the history ends shortly before the server looks at it.
#[expect(
    clippy::disallowed_methods,
    reason = "the server that is measured runs by the machine's clock"
)]
pub fn now() -> Outcome<i64> {
    Ok(i64::try_from(
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)?
            .as_millis(),
    )?)
}

/// Writes `past` ended sessions with all that belongs to them, and `customers` customers.
pub fn write(file: &Path, past: u64, customers: u64) -> Outcome<Written> {
    let mut connection = Connection::open(file)?;
    connection.execute_batch(
        "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY;",
    )?;
    let later = drop_indexes_and_triggers(&connection)?;
    let house = House::read(&connection)?;
    let transaction = connection.transaction()?;
    let mut people = People::new(customers);
    let mut writer = Writer::new(&transaction, &house)?;
    let newest = now()? - NEWEST;
    for number in 0..past {
        let age = i64::try_from(past - number)?;
        let visit = Visit::new(number, newest - age * BETWEEN_STARTS, &house, customers)?;
        writer.visit(&visit, people.of(visit.customer)?)?;
    }
    let mut rows = writer.rows;
    writer.finish(&mut rows, past, customers)?;
    people.write(&transaction, house.tenant)?;
    transaction.commit()?;
    connection.execute_batch(&later)?;
    connection.execute_batch("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);")?;
    Ok(Written { rows: rows + customers })
}

/// What they were, as SQL that makes them again: indexes are built faster once everything is there.
fn drop_indexes_and_triggers(connection: &Connection) -> Outcome<String> {
    let mut found = connection
        .prepare("SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL")?;
    let found = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let found: Vec<(String, String, String)> = found.collect::<Result<_, _>>()?;
    for (kind, name, _) in &found {
        connection.execute_batch(&format!("DROP {kind} {name}"))?;
    }
    Ok(found.into_iter().map(|(_, _, sql)| sql + ";\n").collect())
}

/// What the house had before.
struct House {
    tenant: [u8; 16],
    space: [u8; 16],
    owner: [u8; 16],
    owner_name: String,
    seats: Vec<([u8; 16], String)>,
    items: Vec<([u8; 16], String)>,
    journal: i64,
}

impl House {
    fn read(connection: &Connection) -> Outcome<House> {
        let named = |sql: &str| -> Outcome<Vec<([u8; 16], String)>> {
            let mut statement = connection.prepare(sql)?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let one = |mut rows: Vec<([u8; 16], String)>| rows.pop().ok_or("the house was not set up");
        let (owner, owner_name) = one(named("SELECT id, name FROM users")?)?;
        Ok(House {
            tenant: one(named("SELECT tenant_id, name FROM tenants")?)?.0,
            space: one(named("SELECT id, name FROM spaces")?)?.0,
            owner,
            owner_name,
            seats: named("SELECT id, name FROM resources ORDER BY position")?,
            items: named("SELECT id, name FROM items ORDER BY search_key")?,
            journal: connection.query_row("SELECT MAX(seq) FROM journal", [], |row| row.get(0))?,
        })
    }
}

/// One past visit.
struct Visit<'h> {
    number: u64,
    customer: u64,
    customer_id: [u8; 16],
    seat: &'h ([u8; 16], String),
    drinks: [&'h ([u8; 16], String); 2],
    start: i64,
    end: i64,
    minutes: i64,
    /// Piastres for the time, and the quote that says so.
    time: i64,
    quote: String,
    detail: String,
    paid: bool,
    /// Piastres beyond the bill, which went on the account.
    more: i64,
}

impl<'h> Visit<'h> {
    fn new(number: u64, start: i64, house: &'h House, customers: u64) -> Outcome<Visit<'h>> {
        let pick = |list: &'h [([u8; 16], String)], number: u64| {
            usize::try_from(number)
                .ok()
                .and_then(|number| list.get(number.checked_rem(list.len())?))
                .ok_or("an empty house")
        };
        // Spreads regulars and rare guests: half of the visits are of a tenth of the people.
        let spread = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
        let customer = if number.is_multiple_of(2) {
            spread % (customers / 10).max(1)
        } else {
            spread % customers.max(1)
        };
        let seat = pick(&house.seats, number)?;
        let minutes = 60 + i64::try_from(number * 7 % 60)?;
        let end = start + minutes * 60_000;
        let segment = Segment {
            resource_id: ResourceId::from_uuid(Uuid::from_bytes(seat.0)),
            resource_name: seat.1.clone(),
            resource_kind: ResourceKind::Seat,
            rate_per_hour: Money::from_minor(HOUR),
            started_at: Instant::from_millis(start),
            ended_at: Instant::from_millis(end),
        };
        let quote = meter(
            &Stay {
                segments: vec![segment],
            },
            &Metering::default(),
        )
        .map_err(|_| "a price that does not fit")?;
        let words = quote
            .lines
            .first()
            .map(|line| json!({ "en": line.en, "ar": line.ar }).to_string());
        let paid = !number.is_multiple_of(50);
        Ok(Visit {
            number,
            customer,
            customer_id: self::customer(customer, customers).into_bytes(),
            seat,
            drinks: [pick(&house.items, number)?, pick(&house.items, number + 7)?],
            start,
            end,
            minutes,
            time: quote.total.minor(),
            quote: serde_json::to_string(&quote)?,
            detail: words.unwrap_or_default(),
            paid,
            more: if paid && number.is_multiple_of(25) { 500 } else { 0 },
        })
    }

    fn total(&self) -> i64 {
        self.time + 2 * DRINK
    }
}

/// 14 % tax in an amount (`M3`), rounded half away from zero.
fn tax_in(amount: i64) -> i64 {
    (amount * 14 * 2 + 114) / (114 * 2)
}

/// What adds up per person.
#[derive(Clone, Default)]
struct Person {
    visits: i64,
    spent: i64,
    balance: i64,
    last: i64,
}

struct People(Vec<Person>);

impl People {
    fn new(customers: u64) -> People {
        People((0..customers).map(|_| Person::default()).collect())
    }

    fn of(&mut self, customer: u64) -> Outcome<&mut Person> {
        Ok(usize::try_from(customer)
            .ok()
            .and_then(|at| self.0.get_mut(at))
            .ok_or("nobody of that number")?)
    }

    fn write(self, connection: &Connection, tenant: [u8; 16]) -> Outcome<()> {
        let mut insert = connection.prepare(
            "INSERT INTO customers (\
                tenant_id, id, number, name, search_key, search_text, phone, email, balance, balance_limit, notes, visits, spent, last_visit_at, archived_at, created_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', ?, ?, ?, NULL, ?, 1)",
        )?;
        let of = u64::try_from(self.0.len())?;
        for (person, number) in self.0.iter().zip(0_u64..) {
            let pick = |names: &[&'static str], at: u64| {
                usize::try_from(at % 20)
                    .ok()
                    .and_then(|at| names.get(at).copied())
                    .unwrap_or_default()
            };
            let name = format!(
                "{} {} {}",
                pick(&FIRST_NAMES, number),
                pick(&FIRST_NAMES, number / 400),
                pick(&LAST_NAMES, number / 20)
            );
            let phone = format!("+2010{number:08}");
            let text = format!("{}010{number:08} 2010{number:08}", search_text(&name, None, None));
            let last = (person.last > 0).then_some(person.last);
            let counted = i64::try_from(number + 1)?;
            insert.execute(params![
                tenant,
                customer(number, of).into_bytes(),
                counted,
                name,
                search_key(&name),
                text,
                phone,
                None::<String>,
                person.balance,
                person.visits,
                person.spent,
                last,
                1_700_000_000_000_i64
            ])?;
        }
        Ok(())
    }
}

/// The prepared inserts.
struct Writer<'c> {
    connection: &'c Connection,
    house: &'c House,
    inserts: [Statement<'c>; 10],
    journal: i64,
    rows: u64,
}

/// The tables of a visit with the columns that are written, in the order of [`Writer::inserts`].
const TABLES: [(&str, &str); 10] = [
    (
        "sessions",
        "tenant_id, id, space_id, customer_id, resource_id, started_at, ended_at, duration_minutes, \
         amount, quote, note, increment_minutes, grace_minutes, price_book, guest_type, \
         started_by, ended_by, version",
    ),
    (
        "session_segments",
        "tenant_id, session_id, position, resource_id, resource_name, resource_type, rate_per_hour, starts_at, ends_at",
    ),
    (
        "claims",
        "tenant_id, id, resource_id, kind, session_id, reason, starts_at, ends_at",
    ),
    (
        "consumptions",
        "tenant_id, id, session_id, item_id, item_name, category, quantity, price_at_consumption, \
         created_at, created_by, voided_at, voided_by, void_reason",
    ),
    (
        "stock_movements",
        "tenant_id, id, item_id, kind, quantity, stock_after, consumption_id, reason, actor_id, at",
    ),
    (
        "invoices",
        "tenant_id, id, number, customer_id, customer_name, session_id, amount, discount, \
         discount_amount, tax_mode, tax_rate, tax_name, tax, total, paid_amount, refunded_amount, \
         credited_amount, status, issued_at, issued_by, due_at, paid_at",
    ),
    (
        "invoice_lines",
        "tenant_id, invoice_id, id, position, kind, description, detail, item_id, resource_id, \
         quantity, unit_price, amount, discount_amount, tax, total, credited_amount, credited_tax",
    ),
    (
        "payments",
        "tenant_id, id, invoice_id, customer_id, kind, tender, amount, applied, given, change_given, \
         reference, reason, credit_note_id, actor_id, at",
    ),
    (
        "ledger_entries",
        "tenant_id, id, customer_id, kind, amount, balance, tender, invoice_id, note, actor_id, at",
    ),
    (
        "journal",
        "tenant_id, seq, at, actor_id, actor_name, event, capability, customer_id, body, client_id, \
         request_id",
    ),
];

impl<'c> Writer<'c> {
    fn new(connection: &'c Connection, house: &'c House) -> Outcome<Writer<'c>> {
        let prepared = TABLES.map(|(table, columns)| {
            let places = vec!["?"; columns.split(',').count()].join(", ");
            connection.prepare(&format!("INSERT INTO {table} ({columns}) VALUES ({places})"))
        });
        let inserts: Vec<Statement> = prepared.into_iter().collect::<Result<_, _>>()?;
        let inserts = inserts.try_into().map_err(|_| "not as many inserts as tables")?;
        Ok(Writer {
            connection,
            house,
            inserts,
            journal: house.journal,
            rows: 0,
        })
    }

    fn insert(&mut self, table: &str, values: &[&dyn ToSql]) -> Outcome<()> {
        let place = TABLES
            .iter()
            .position(|(name, _)| *name == table)
            .ok_or("no such table")?;
        let insert = self.inserts.get_mut(place).ok_or("no such table")?;
        insert.execute(values)?;
        self.rows += 1;
        Ok(())
    }

    fn visit(&mut self, visit: &Visit, person: &mut Person) -> Outcome<()> {
        let (tenant, owner) = (self.house.tenant, self.house.owner);
        let (session, number) = (key(2, visit.start, visit.number), visit.number);
        let (seat_id, seat_name) = visit.seat;
        self.insert(
            "sessions",
            params![
                tenant,
                session,
                self.house.space,
                visit.customer_id,
                seat_id,
                visit.start,
                visit.end,
                visit.minutes,
                visit.time,
                visit.quote,
                "",
                1,
                0,
                0,
                "visitor",
                owner,
                owner,
                2
            ],
        )?;
        self.insert(
            "session_segments",
            params![tenant, session, 1, seat_id, seat_name, "seat", HOUR, visit.start, visit.end],
        )?;
        self.insert(
            "claims",
            params![
                tenant,
                key(3, visit.start, number),
                seat_id,
                "session",
                session,
                "",
                visit.start,
                visit.end
            ],
        )?;
        self.journal("session.started", visit, visit.start)?;
        for (drink, count) in visit.drinks.iter().zip(1..) {
            let at = visit.start + count * 600_000;
            let sale = key(4, at, number * 2 + u64::try_from(count)?);
            self.insert(
                "consumptions",
                params![
                    tenant,
                    sale,
                    session,
                    drink.0,
                    drink.1,
                    "beverage",
                    1,
                    DRINK,
                    at,
                    owner,
                    None::<i64>,
                    None::<i64>,
                    ""
                ],
            )?;
            self.insert(
                "stock_movements",
                params![
                    tenant,
                    key(5, at, number * 2 + u64::try_from(count)?),
                    drink.0,
                    "sale",
                    -1,
                    0,
                    sale,
                    "",
                    owner,
                    at
                ],
            )?;
            self.journal("item.consumed", visit, at)?;
        }
        self.invoice(visit, session)?;
        person.visits += 1;
        person.spent += visit.total();
        person.last = visit.start;
        if visit.more > 0 {
            person.balance += visit.more;
            let invoice = key(6, visit.end, number);
            self.insert(
                "ledger_entries",
                params![
                    tenant,
                    key(9, visit.end, number),
                    visit.customer_id,
                    "overpayment",
                    visit.more,
                    person.balance,
                    "cash",
                    invoice,
                    "",
                    owner,
                    visit.end
                ],
            )?;
        }
        Ok(())
    }

    fn invoice(&mut self, visit: &Visit, session: [u8; 16]) -> Outcome<()> {
        let (tenant, owner, number, at) = (self.house.tenant, self.house.owner, visit.number, visit.end);
        let (invoice, counted, total) = (key(6, at, number), i64::try_from(number + 1)?, visit.total());
        let tax = tax_in(visit.time) + 2 * tax_in(DRINK);
        let (paid, status, paid_at) = if visit.paid {
            (total, "paid", Some(at))
        } else {
            (0, "unpaid", None)
        };
        self.insert(
            "invoices",
            params![
                tenant,
                invoice,
                counted,
                visit.customer_id,
                "Guest",
                session,
                total,
                0,
                0,
                "inclusive",
                1400,
                "VAT",
                tax,
                total,
                paid,
                0,
                0,
                status,
                at,
                owner,
                at,
                paid_at
            ],
        )?;
        let line = |position: u64| key(7, at, number * 3 + position);
        self.insert(
            "invoice_lines",
            params![
                tenant,
                invoice,
                line(0),
                1,
                "time",
                visit.seat.1,
                visit.detail,
                None::<i64>,
                visit.seat.0,
                visit.minutes,
                HOUR,
                visit.time,
                0,
                tax_in(visit.time),
                visit.time,
                0,
                0
            ],
        )?;
        for (drink, position) in visit.drinks.iter().zip(1_u64..) {
            let place = i64::try_from(position + 1)?;
            self.insert(
                "invoice_lines",
                params![
                    tenant,
                    invoice,
                    line(position),
                    place,
                    "item",
                    drink.1,
                    "",
                    drink.0,
                    None::<i64>,
                    1,
                    DRINK,
                    DRINK,
                    0,
                    tax_in(DRINK),
                    DRINK,
                    0,
                    0
                ],
            )?;
        }
        self.journal("session.ended", visit, at)?;
        self.journal("invoice.issued", visit, at)?;
        if visit.paid {
            // Every fourth pays in two tenders.
            let second = if number.is_multiple_of(4) { total / 2 } else { 0 };
            for (place, tender, applied, more) in [(0, "cash", total - second, visit.more), (1, "instapay", second, 0)]
            {
                if applied > 0 {
                    self.insert(
                        "payments",
                        params![
                            tenant,
                            key(8, at, number * 2 + place),
                            invoice,
                            visit.customer_id,
                            "payment",
                            tender,
                            applied + more,
                            applied,
                            None::<i64>,
                            0,
                            "",
                            "",
                            None::<i64>,
                            owner,
                            at
                        ],
                    )?;
                    self.journal("payment.received", visit, at)?;
                }
            }
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
        self.insert(
            "journal",
            params![
                self.house.tenant,
                seq,
                at,
                self.house.owner,
                self.house.owner_name,
                event,
                capability,
                visit.customer_id,
                body.to_string(),
                "",
                session
            ],
        )
    }

    /// Counters and stock that follow from what was written.
    fn finish(self, rows: &mut u64, past: u64, customers: u64) -> Outcome<()> {
        let set = "INSERT INTO counters (tenant_id, name, value) VALUES (?, ?, ?) ON CONFLICT (tenant_id, name) DO UPDATE SET value = excluded.value";
        for (name, value) in [
            ("journal", self.journal),
            ("invoices", i64::try_from(past)?),
            ("customers", i64::try_from(customers)?),
        ] {
            self.connection.execute(set, params![self.house.tenant, name, value])?;
        }
        let sold = "UPDATE items SET quantity = (SELECT SUM(quantity) FROM stock_movements AS moved WHERE moved.item_id = items.id)";
        *rows += u64::try_from(self.connection.execute(sold, [])?)?;
        Ok(())
    }
}
