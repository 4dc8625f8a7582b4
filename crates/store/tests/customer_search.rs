//! Searching 100,000 customers stays instant: one pass over a narrow index at worst.

use std::time::{Duration, Instant as Stopwatch};

use coworkflow_domain::access::Email;
use coworkflow_domain::customers::{Phone, search_terms, search_text};
use coworkflow_domain::ids::{CustomerId, TenantId};
use coworkflow_domain::money::Money;
use coworkflow_domain::text::search_key;
use coworkflow_domain::time::Instant;
use coworkflow_store::customers::{self, CustomerRow, CustomerSort, Find};
use coworkflow_store::tenants::{self, TenantRow};
use coworkflow_store::{DbError, Options, Store};

const CUSTOMERS: i64 = 100_000;
/// On a machine that does nothing else it takes a fraction of this; a plan gone wrong takes many times as long.
const BOUND: Duration = Duration::from_millis(250);

const FIRST: [&str; 12] = [
    "أحمد",
    "فاطمة",
    "منى",
    "يوسف",
    "كريم",
    "هدى",
    "Omar",
    "Mona",
    "Karim",
    "Salma",
    "Adel",
    "Nadine",
];
const LAST: [&str; 10] = [
    "الشريف",
    "إبراهيم",
    "عبد الله",
    "مصطفى",
    "Hegazy",
    "El-Sayed",
    "Naguib",
    "Fahmy",
    "Ezzat",
    "Mansour",
];

fn customer(number: i64) -> CustomerRow {
    let pick = |of: &[&'static str], at: i64| of[usize::try_from(at).expect("made up well") % of.len()];
    let (first, middle, last) = (
        pick(&FIRST, number),
        pick(&FIRST, number / 12),
        pick(&LAST, number / 144),
    );
    let name = format!("{first} {middle} {last}");
    let phone = Phone::parse(&format!("010{:08}", number * 997 % 100_000_000)).expect("made up well");
    let email = Email::parse(&format!("guest{number}@nile.test")).expect("made up well");
    let at = Instant::from_millis(1_700_000_000_000).plus_minutes(number);
    CustomerRow {
        id: CustomerId::v7(at, u128::try_from(number).expect("made up well")),
        number,
        search_key: search_key(&name),
        search_text: search_text(&name, Some(&phone), Some(&email)),
        name,
        phone: Some(phone.into()),
        email: Some(email.into()),
        plan_until: None,
        balance: Money::ZERO,
        balance_limit: Money::ZERO,
        notes: String::new(),
        visits: 0,
        spent: Money::ZERO,
        owed: Money::ZERO,
        last_visit_at: None,
        archived_at: None,
        created_at: at,
        version: 1,
    }
}

#[test]
fn searching_a_hundred_thousand_customers_is_instant() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("house.db"), &Options::default()).unwrap();
    let tenant = TenantId::from_uuid(uuid::Uuid::from_u128(1));
    let made = store.write(tenant, |tx| {
        let created_at = Instant::from_millis(1_700_000_000_000);
        tenants::insert(
            tx,
            &TenantRow {
                name: "Nile House".into(),
                currency: "EGP".into(),
                created_at,
            },
        )?;
        (1..=CUSTOMERS).try_for_each(|number| customers::insert(tx, &customer(number)))
    });
    made.wait().unwrap();

    let sorts = [
        CustomerSort::Name,
        CustomerSort::Newest,
        CustomerSort::LastVisit,
        CustomerSort::Balance,
    ];
    let searches = [
        "",
        "a",
        "ahm",
        "منى",
        "fatma",
        "فاطمه ابراه",
        "hegazy omar",
        "nobody here",
        "0101234",
        "+20 10 0009",
        "guest99999@",
        "9",
    ];
    let mut worst = Duration::ZERO;
    for search in searches {
        for sort in sorts {
            let terms = search_terms(search);
            let find = Find {
                terms: terms.clone(),
                sort,
                archived: false,
                after: None,
            };
            let mut times = Vec::new();
            let mut found = 0;
            for _ in 0..5 {
                let find = find.clone();
                let watch = Stopwatch::now();
                let (rows, _) = store
                    .read(tenant, move |tx| customers::page(tx, &find, 51))
                    .wait()
                    .unwrap();
                times.push(watch.elapsed());
                assert!(
                    rows.iter()
                        .all(|row| terms.iter().all(|term| row.search_text.contains(term.as_str())))
                );
                found = rows.len();
            }
            times.sort();
            println!("{search:?} by {sort:?}: {found} rows, median {:?}", times[2]);
            worst = worst.max(times[2]);
        }
    }
    println!("worst median {worst:?}");
    assert!(worst < BOUND, "a search took {worst:?}");
}

#[test]
fn pages_of_a_search_with_many_matches_leave_nobody_out() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("house.db"), &Options::default()).unwrap();
    let tenant = TenantId::from_uuid(uuid::Uuid::from_u128(1));
    let many = customers::FEW + 300;
    let made = store.write(tenant, move |tx| {
        let created_at = Instant::from_millis(1_700_000_000_000);
        tenants::insert(
            tx,
            &TenantRow {
                name: "Nile House".into(),
                currency: "EGP".into(),
                created_at,
            },
        )?;
        for number in 1..=many {
            let row = customer(number);
            customers::insert(tx, &row)?;
            if number % 3 == 0 {
                customers::visited(tx, row.id, row.created_at)?;
            }
        }
        Ok::<_, DbError>(())
    });
    made.wait().unwrap();
    for sort in [
        CustomerSort::Name,
        CustomerSort::Newest,
        CustomerSort::LastVisit,
        CustomerSort::Balance,
    ] {
        let (mut numbers, mut after) = (Vec::new(), None);
        loop {
            let find = Find {
                sort,
                after: after.take(),
                ..Find::default()
            };
            let (rows, total) = store
                .read(tenant, move |tx| customers::page(tx, &find, 100))
                .wait()
                .unwrap();
            assert_eq!(total, None, "more than few are not counted");
            let Some(last) = rows.last() else { break };
            after = Some(customers::After::of(last, sort));
            numbers.extend(rows.iter().map(|row| row.number));
        }
        numbers.sort_unstable();
        assert!(
            numbers.iter().copied().eq(1..=many),
            "{sort:?}: {} customers",
            numbers.len()
        );
    }
}
