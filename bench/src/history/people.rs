//! The customers of the history, and what adds up on each.

use coworkflow_domain::customers::search_text;
use coworkflow_domain::text::search_key;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::id;
use crate::Outcome;

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

/// What adds up per person.
#[derive(Clone, Default)]
pub struct Person {
    /// Sessions.
    pub visits: i64,
    /// Invoiced, in piastres.
    pub spent: i64,
    /// Still to be paid.
    pub owed: i64,
    /// On the account.
    pub balance: i64,
    /// When they last came.
    pub last: i64,
}

/// Everybody, by number.
pub struct People(Vec<Person>);

impl People {
    /// So many, none of whom came yet.
    pub fn new(customers: u64) -> People {
        People((0..customers).map(|_| Person::default()).collect())
    }

    /// One of them.
    pub fn of(&mut self, customer: u64) -> Outcome<&mut Person> {
        Ok(usize::try_from(customer)
            .ok()
            .and_then(|at| self.0.get_mut(at))
            .ok_or("nobody of that number")?)
    }

    /// Writes them all.
    pub fn write(self, connection: &Connection, tenant: [u8; 16]) -> Outcome<()> {
        let mut insert = connection.prepare(
            "INSERT INTO customers (\
                tenant_id, id, number, name, search_key, search_text, phone, email, balance, balance_limit, notes, visits, spent, owed, last_visit_at, archived_at, created_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', ?, ?, ?, ?, NULL, ?, 1)",
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
                person.owed,
                last,
                1_700_000_000_000_i64
            ])?;
        }
        Ok(())
    }
}
