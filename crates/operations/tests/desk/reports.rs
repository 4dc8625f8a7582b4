//! Every report says what the rows add up to, whatever happened and over both nights on which Cairo changes its clocks.

use std::collections::{BTreeMap, HashMap, HashSet};

use coworkflow_domain::ids::{CustomerId, InvoiceId, InvoiceLineId, ItemId, ResourceId, SessionId};
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::reports::Step;
use coworkflow_domain::spaces::{TaxMode, operating_day};
use coworkflow_domain::time::{Date, Instant, LocalTime, Zone};
use coworkflow_operations::customers::TopUp;
use coworkflow_operations::invoices::{IssueCreditNote, LinesOf, Refund};
use coworkflow_operations::reports::{
    Asked, CustomersReport, Dashboard, DayOverview, ItemsReport, OccupancyReport, PaymentsReport, ResourcesReport,
    RevenueReport, StaffReport, TaxReport,
};
use coworkflow_operations::spaces::ChangeSpace;
use coworkflow_operations::testing::{TestHouse, space_input};
use coworkflow_store::sessions::ConsumptionRow;
use proptest::prelude::*;
use rusqlite::Connection;

use crate::support::{Desk, by, money};

/// Chance that repeats.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        (!list.is_empty()).then(|| &list[usize::try_from(self.roll(list.len() as u64)).unwrap()])
    }
}

/// A house in which much happens, and what of it is still open.
struct Story {
    desk: Desk,
    dice: Dice,
    seats: Vec<ResourceId>,
    items: Vec<ItemId>,
    customers: Vec<CustomerId>,
    running: Vec<SessionId>,
    sold: Vec<ConsumptionRow>,
    invoices: Vec<(InvoiceId, Vec<(InvoiceLineId, Money)>)>,
}

/// An id as the database keeps it.
type Key = [u8; 16];

const CAIRO: &str = "Africa/Cairo";

fn zone() -> Zone {
    Zone::named(CAIRO).unwrap()
}

fn day_of(millis: i64) -> Date {
    operating_day(Instant::from_millis(millis), &zone(), LocalTime::constant(5, 0, 0, 0))
}

impl Story {
    fn begins(seed: u64) -> Story {
        let desk = Desk::open();
        desk.house
            .clock
            .set(zone().instant_of("2026-03-01T10:00:00".parse().unwrap()));
        let mut input = space_input();
        input.tax_mode = TaxMode::Inclusive;
        input.tax_rate = 1_400;
        input.tax_name = "VAT".into();
        desk.house
            .change(&desk.house.owner, ChangeSpace { version: 1, input })
            .unwrap();
        Story {
            seats: (1..=4)
                .map(|seat| desk.seat(&format!("Seat {seat}"), 2_000 + seat * 700))
                .collect(),
            items: (1..=3)
                .map(|item| desk.item(&format!("Item {item}"), 1_500 * item, 900))
                .collect(),
            customers: ["Mona", "علي حسن", "Omar"]
                .into_iter()
                .map(|name| desk.customer(name))
                .collect(),
            desk,
            dice: Dice(seed),
            running: Vec::new(),
            sold: Vec::new(),
            invoices: Vec::new(),
        }
    }

    /// From a moment on the wall, so many things happen, minutes apart.
    fn goes_on(&mut self, from: &str, steps: usize) {
        self.desk.house.clock.set(zone().instant_of(from.parse().unwrap()));
        for step in 0..steps {
            if step % 12 == 0 {
                // A sign-in doesn't outlast days.
                let house = &self.desk.house;
                let who = if self.dice.roll(2) == 0 {
                    &house.owner
                } else {
                    &house.manager
                };
                self.desk.who = house.sign_in_again(who);
                self.desk.house.owner = house.sign_in_again(&house.owner);
            }
            self.something_happens();
            let pause = i64::try_from(self.dice.roll(70)).unwrap();
            self.desk.house.clock.advance_seconds(pause * 60 + 17);
        }
    }

    fn something_happens(&mut self) {
        match self.dice.roll(12) {
            0..=3 => {
                if self.dice.roll(6) == 0 {
                    self.customers
                        .push(self.desk.customer(&format!("Guest {}", self.customers.len())));
                }
                let (customer, seat) = (
                    *self.dice.of(&self.customers).unwrap(),
                    *self.dice.of(&self.seats).unwrap(),
                );
                self.running
                    .extend(self.desk.starts(customer, seat).ok().map(|view| view.session.id));
            }
            4..=5 => {
                if let (Some(session), Some(item)) =
                    (self.dice.of(&self.running).copied(), self.dice.of(&self.items).copied())
                {
                    let pieces = 1 + i64::try_from(self.dice.roll(3)).unwrap();
                    self.sold.extend(self.desk.serves(session, item, pieces).ok());
                }
            }
            6 => {
                if let (Some(session), Some(seat)) =
                    (self.dice.of(&self.running).copied(), self.dice.of(&self.seats).copied())
                {
                    let _ = self.desk.moves(session, seat);
                }
            }
            7 => {
                if let Some(sale) = self.dice.of(&self.sold).cloned() {
                    let _ = self.desk.voids(&sale);
                }
            }
            8..=9 => self.somebody_leaves(),
            10 => self.something_is_taken_back(),
            _ => {
                let amount = 100 * (1 + i64::try_from(self.dice.roll(200)).unwrap());
                let id = *self.dice.of(&self.customers).unwrap();
                let top_up = TopUp {
                    id,
                    amount: money(amount),
                    tender: Tender::Card,
                    reference: None,
                    note: None,
                };
                self.desk.house.change(&self.desk.who, top_up).unwrap();
            }
        }
    }

    fn somebody_leaves(&mut self) {
        if self.running.is_empty() {
            return;
        }
        let place = usize::try_from(self.dice.roll(self.running.len() as u64)).unwrap();
        let session = self.running.swap_remove(place);
        let discount = [0, 0, 1_000, 2_550][usize::try_from(self.dice.roll(4)).unwrap()];
        let amount = 10 * i64::try_from(self.dice.roll(900)).unwrap() + 10;
        let payments = match self.dice.roll(4) {
            0 => vec![],
            1 => vec![by(Tender::Cash, amount)],
            2 => vec![by(Tender::Instapay, amount), by(Tender::Cash, amount)],
            _ => vec![by(Tender::Card, amount)],
        };
        let ended = self
            .desk
            .ends(session, discount, payments)
            .or_else(|_| self.desk.ends(session, discount, vec![]))
            .unwrap();
        let id = ended.invoice.id;
        let lines = self.desk.house.ask(&self.desk.who, LinesOf { id }).unwrap();
        self.invoices
            .push((id, lines.iter().map(|line| (line.id, line.total)).collect()));
    }

    fn something_is_taken_back(&mut self) {
        let Some((invoice_id, lines)) = self.dice.of(&self.invoices).cloned() else {
            return;
        };
        if self.dice.roll(3) == 0 {
            let refund = Refund {
                invoice_id,
                amount: money(100),
                tender: None,
                reason: "Paid twice".into(),
            };
            let _ = self.desk.house.change(&self.desk.who, refund);
            return;
        }
        let part = |(id, total): &(InvoiceLineId, Money)| (*id, money(1 + total.minor() / 3));
        let lines = (self.dice.roll(2) == 0).then(|| self.dice.of(&lines).map(part).into_iter().collect());
        let credit = IssueCreditNote {
            restock: vec![],
            invoice_id,
            lines,
            reason: "Was not as promised".into(),
            tender: Some(Tender::Cash),
        };
        let _ = self.desk.house.change(&self.desk.who, credit);
    }
}

/// One line that was invoiced or, with a sign of -1, credited.
struct Line {
    day: Date,
    kind: String,
    item: Option<Key>,
    resource: Option<Key>,
    customer: Key,
    quantity: i64,
    tax: i64,
    total: i64,
    cost: i64,
    sign: i64,
}

/// What the rows say, added up one by one.
struct Rows(Connection);

impl Rows {
    fn of(story: &Story) -> Rows {
        Rows(Connection::open(story.desk.house.rows_file()).unwrap())
    }

    fn lines(&self) -> Vec<Line> {
        let sql =
            "SELECT i.issued_at, l.kind, l.item_id, l.resource_id, i.customer_id, l.quantity, l.tax, l.total, l.cost, 1
                FROM invoices AS i JOIN invoice_lines AS l ON l.invoice_id = i.id
            UNION ALL SELECT n.issued_at, l.kind, l.item_id, l.resource_id, i.customer_id, 0, c.tax, c.total, 0, -1
                FROM credit_notes AS n JOIN credit_note_lines AS c ON c.credit_note_id = n.id
                JOIN invoice_lines AS l ON l.id = c.invoice_line_id JOIN invoices AS i ON i.id = n.invoice_id";
        let mut statement = self.0.prepare(sql).unwrap();
        let lines = statement.query_map([], |row| {
            Ok(Line {
                day: day_of(row.get(0)?),
                kind: row.get(1)?,
                item: row.get(2)?,
                resource: row.get(3)?,
                customer: row.get(4)?,
                quantity: row.get(5)?,
                tax: row.get(6)?,
                total: row.get(7)?,
                cost: row.get(8)?,
                sign: row.get(9)?,
            })
        });
        lines.unwrap().map(Result::unwrap).collect()
    }

    /// `(at, text, text, amount)` of a statement.
    fn moves(&self, sql: &str) -> Vec<(Date, String, String, i64)> {
        let mut statement = self.0.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| {
            Ok((day_of(row.get(0)?), row.get(1)?, row.get(2)?, row.get(3)?))
        });
        rows.unwrap().map(Result::unwrap).collect()
    }

    /// Every minute that somebody sat, by the place and the moment at which the minute was full.
    fn minutes(&self, now: i64) -> Vec<(Key, i64)> {
        let sql = "SELECT s.started_at, g.resource_id, g.starts_at, COALESCE(g.ends_at, ?1)
            FROM sessions AS s JOIN session_segments AS g ON g.session_id = s.id WHERE s.cancelled_at IS NULL";
        let mut statement = self.0.prepare(sql).unwrap();
        let segments = statement.query_map([now], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
        let segments: Vec<(i64, Key, i64, i64)> = segments.unwrap().map(Result::unwrap).collect();
        let mut minutes = Vec::new();
        for (started, resource, from, to) in segments {
            let mut full = started + 60_000;
            while full <= to {
                if full > from {
                    minutes.push((resource, full - 1));
                }
                full += 60_000;
            }
        }
        minutes
    }
}

fn asked(from: &str, to: &str) -> Asked {
    Asked::days(from.parse().unwrap(), to.parse().unwrap())
}

/// The daily views, with their keys and what they add up.
const VIEWS: [(&str, &str, &str); 9] = [
    ("daily_revenue", "day, kind, document", "discounts, tax, total"),
    ("daily_items", "day, item_id, document", "quantity, tax, total, cost"),
    ("daily_resources", "day, resource_id, document", "total"),
    (
        "daily_invoices",
        "day, issued_by, tax_name, tax_rate, document",
        "documents, discounts, tax, total",
    ),
    ("daily_customers", "day, customer_id, document", "documents, total"),
    ("daily_visits", "day, customer_id", "visits"),
    ("daily_payments", "day, tender, kind, actor_id", "payments, amount"),
    ("daily_occupancy", "day, resource_id", "minutes"),
    ("hourly_occupancy", "day, hour", "minutes"),
];

/// A view added up by its keys, one text per row; ids are written as `id` says.
fn added_up((view, keys, sums): (&str, &str, &str), id: fn(&str) -> String) -> String {
    let text = |key: &str| match key {
        id_of if id_of.ends_with("_id") || id_of.ends_with("_by") => id(id_of),
        other => format!("CAST({other} AS TEXT)"),
    };
    let sum = |column: &str| format!("CAST(SUM({column}) AS TEXT)");
    let cells: Vec<String> = keys.split(", ").map(text).chain(sums.split(", ").map(sum)).collect();
    let cells: Vec<String> = cells.iter().map(|cell| format!("COALESCE({cell}, '')")).collect();
    format!("SELECT {} FROM {view} GROUP BY {keys}", cells.join(" || '|' || "))
}

/// What is kept on PostgreSQL is what SQLite adds up from the same rows.
fn views_say_the_same(house: &TestHouse, rows: &Rows) {
    let Some(database) = house.database() else { return };
    let mut connection = database.connection();
    connection
        .batch(&format!(
            "SELECT set_config('coworkflow.tenant', '{}', false)",
            house.tenant.uuid()
        ))
        .unwrap();
    for view in VIEWS {
        let sql = added_up(view, |id| format!("replace(CAST({id} AS TEXT), '-', '')"));
        let kept = connection.query(&sql, &[]).unwrap();
        let mut kept: Vec<String> = kept.iter().map(|row| row.get(0)).collect();
        let mut statement = rows
            .0
            .prepare(&added_up(view, |id| format!("lower(hex({id}))")))
            .unwrap();
        let plain = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let mut plain: Vec<String> = plain.map(Result::unwrap).collect();
        kept.sort();
        plain.sort();
        assert!(!plain.is_empty(), "{view:?}");
        assert_eq!(kept, plain, "{view:?}");
    }
    let kept = connection
        .query("SELECT count(*) FROM daily_revenue_kept", &[])
        .unwrap();
    assert!(kept[0].get::<_, i64>(0) > 0, "some days are kept");
}

fn reconciles(seed: u64) {
    let mut story = Story::begins(seed);
    // Clocks go forward in the night to the 24th of April, and back in the night to the 30th of October (`T5`).
    story.goes_on("2026-04-23T18:00:00", 45);
    story.goes_on("2026-10-29T17:00:00", 60);
    let (house, rows) = (&story.desk.house, Rows::of(&story));
    let owner = house.sign_in_again(&house.owner);
    let asked = asked("2026-04-01", "2026-11-30");
    // What was kept where the database can keep it says the same as what is added up, on both sides of the day between them.
    let keeps = || {
        house
            .services
            .store
            .keep_figures("2026-06-01".parse().unwrap(), house.now())
            .unwrap()
    };
    assert_eq!((keeps(), keeps()), (house.database().is_some(), false));
    views_say_the_same(house, &rows);
    let lines = rows.lines();
    assert!(
        lines.iter().any(|line| line.sign < 0) && lines.len() > 20,
        "too little happened"
    );

    // Revenue, by day, week and month.
    let sum = |wanted: &dyn Fn(&Line) -> bool| -> i64 {
        lines
            .iter()
            .filter(|line| wanted(line))
            .map(|line| line.sign * line.total)
            .sum()
    };
    for step in [Step::Day, Step::Week, Step::Month] {
        let revenue = house.ask(&owner, RevenueReport { asked, step }).unwrap().report;
        assert_eq!(revenue.total.revenue.minor(), sum(&|_| true));
        assert_eq!(
            revenue.total.tax.minor(),
            lines.iter().map(|line| line.sign * line.tax).sum::<i64>()
        );
        for row in revenue.rows {
            assert_eq!(
                row.revenue.minor(),
                sum(&|line| row.period.contains(line.day)),
                "{:?}",
                row.period
            );
            assert_eq!(
                row.credited.minor(),
                -sum(&|line| line.sign < 0 && row.period.contains(line.day))
            );
            for (kind, amount) in row.by_kind {
                let of_kind = sum(&|line| line.kind == kind.name() && row.period.contains(line.day));
                assert_eq!(amount.minor(), of_kind, "{kind:?} of {:?}", row.period);
            }
        }
    }
    let days: HashSet<Date> = lines.iter().map(|line| line.day).collect();
    for date in days {
        let day = house.ask(&owner, DayOverview { date: Some(date) }).unwrap();
        assert_eq!(day.revenue.minor(), sum(&|line| line.day == date));
    }

    // Tax.
    let tax = house.ask(&owner, TaxReport { asked }).unwrap().report;
    assert_eq!(
        tax.total.net_base.plus(tax.total.net_tax).unwrap().minor(),
        sum(&|_| true)
    );
    assert_eq!(
        tax.rows.iter().map(|row| row.figures.net_tax.minor()).sum::<i64>(),
        tax.total.net_tax.minor()
    );

    // Items with their cost.
    let items = house.ask(&owner, ItemsReport { asked }).unwrap().report;
    for row in &items.rows {
        let of_item: Vec<&Line> = lines
            .iter()
            .filter(|line| line.item == Some(row.id.uuid().into_bytes()))
            .collect();
        assert_eq!(
            row.figures.quantity,
            of_item.iter().map(|line| line.quantity).sum::<i64>()
        );
        assert_eq!(
            row.figures.revenue.minor(),
            of_item.iter().map(|line| line.sign * line.total).sum::<i64>()
        );
        assert_eq!(
            row.figures.cost.minor(),
            of_item.iter().map(|line| line.cost).sum::<i64>()
        );
    }
    assert_eq!(items.total.revenue.minor(), sum(&|line| line.item.is_some()));

    // Money, by tender.
    let mut moved = rows.moves("SELECT at, tender, kind, amount FROM payments");
    moved.extend(rows.moves("SELECT at, tender, kind, amount FROM ledger_entries WHERE kind = 'top_up'"));
    let payments = house.ask(&owner, PaymentsReport { asked }).unwrap().report;
    for row in payments.rows {
        let of = |kind: &str| -> i64 {
            let fits = |row_tender: &str, row_kind: &str| row_tender == row.tender.name() && row_kind == kind;
            moved
                .iter()
                .filter(|(_, tender, is, _)| fits(tender, is))
                .map(|(.., amount)| amount)
                .sum()
        };
        let figures = row.figures;
        assert_eq!(
            [figures.received, figures.refunded, figures.topped_up].map(Money::minor),
            ["payment", "refund", "top_up"].map(of),
            "{:?}",
            row.tender
        );
    }

    // Where and when people sat, minute by minute.
    let minutes = rows.minutes(house.now().as_millis());
    let mut by_hour: HashMap<(i8, i8), i64> = HashMap::new();
    let mut by_place: HashMap<Key, i64> = HashMap::new();
    for (place, at) in &minutes {
        let weekday = day_of(*at).weekday().to_monday_one_offset();
        *by_hour
            .entry((weekday, zone().local(Instant::from_millis(*at)).hour()))
            .or_default() += 1;
        *by_place.entry(*place).or_default() += 1;
    }
    let occupancy = house.ask(&owner, OccupancyReport { asked }).unwrap().report;
    assert_eq!(occupancy.minutes, minutes.len() as i64);
    let taken: HashMap<(i8, i8), i64> = occupancy
        .cells
        .iter()
        .filter(|cell| cell.minutes > 0)
        .map(|cell| ((cell.weekday, cell.hour), cell.minutes))
        .collect();
    assert_eq!(taken, by_hour);
    let places = house.ask(&owner, ResourcesReport { asked }).unwrap().report;
    for row in places.rows {
        assert_eq!(
            row.figures.minutes,
            by_place.get(&row.id.uuid().into_bytes()).copied().unwrap_or(0),
            "{}",
            row.name
        );
        assert_eq!(
            row.figures.revenue.minor(),
            sum(&|line| line.resource == Some(row.id.uuid().into_bytes()))
        );
    }

    // Who came and what they brought.
    let came = rows.moves("SELECT started_at, hex(customer_id), '', 1 FROM sessions WHERE cancelled_at IS NULL");
    let customers = house.ask(&owner, CustomersReport { asked }).unwrap().report;
    assert_eq!(customers.visits, came.len() as i64);
    assert_eq!(
        customers.came,
        came.iter().map(|(_, who, ..)| who).collect::<HashSet<_>>().len() as i64
    );
    assert_eq!(
        customers.new,
        story.customers.len() as i64 - 3,
        "the first three came before the period"
    );
    for top in customers.top {
        assert_eq!(
            top.revenue.minor(),
            sum(&|line| line.customer == top.customer.id.uuid().into_bytes())
        );
    }

    // Who sold, took and gave back.
    let mut by_person: BTreeMap<String, [i64; 3]> = BTreeMap::new();
    for (place, sql) in [
        "SELECT issued_at, hex(issued_by), '', total FROM invoices",
        "SELECT issued_at, hex(issued_by), '', total FROM credit_notes",
        "SELECT at, hex(actor_id), '', amount FROM payments WHERE kind = 'refund' AND tender <> 'balance'",
    ]
    .into_iter()
    .enumerate()
    {
        for (_, who, _, amount) in rows.moves(sql) {
            by_person.entry(who).or_default()[place] += amount;
        }
    }
    for row in house.ask(&owner, StaffReport { asked }).unwrap().report.rows {
        let who = row.id.uuid().simple().to_string().to_uppercase();
        let figures = [row.figures.sold, row.figures.credited, row.figures.refunded].map(Money::minor);
        assert_eq!(
            figures,
            by_person.get(&who).copied().unwrap_or_default(),
            "{}",
            row.name
        );
    }

    // The dashboard agrees with the day it shows.
    let board = house.ask(&owner, Dashboard).unwrap();
    let today = day_of(house.now().as_millis());
    assert_eq!(board.today, house.ask(&owner, DayOverview { date: None }).unwrap());
    let today_minutes = minutes.iter().filter(|(_, at)| day_of(*at) == today).count() as i64;
    assert_eq!(board.hours.iter().map(|hour| hour.minutes).sum::<i64>(), today_minutes);
    let owed: i64 = rows
        .0
        .query_row(
            "SELECT COALESCE(SUM(total - credited_amount - paid_amount + refunded_amount), 0) FROM invoices WHERE status <> 'paid'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(board.owed.amount.minor(), owed);
    story.desk.is_sound();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    // T5, T6, T7, M9
    #[test]
    fn reports_are_what_their_rows_add_up_to(seed in any::<u64>()) {
        reconciles(seed);
    }
}
