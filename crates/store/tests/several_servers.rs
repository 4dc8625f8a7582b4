//! Several servers on one database: what one commits, the screens of another are told, and each job is one server's.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod support;

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use coworkflow_domain::access::Role;
use coworkflow_domain::ids::{ClaimId, ResourceId, TenantId, UserId};
use coworkflow_domain::money::Money;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_store::access::{self, UserRow};
use coworkflow_store::availability::TakenNews;
use coworkflow_store::claims::{self, ClaimKind, ClaimRow};
use coworkflow_store::db::{Bus, Touched};
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::touches::{self, Position};
use coworkflow_store::{DbError, leases};
use support::{House, id, minute};
use tokio::sync::broadcast::Receiver;

/// So long at most does a server that hears no word take to look by itself; a busy machine takes longer.
const SOON: Duration = Duration::from_secs(10);

fn room(house: &House) -> ResourceId {
    let row = ResourceRow {
        id: id(10),
        space_id: id(2),
        name: "The blue room".into(),
        resource_type: ResourceKind::Room,
        rate_per_hour: Money::from_minor(20_000),
        capacity: 6,
        position: 1,
        archived_at: None,
        created_at: minute(0),
        version: 1,
        parent_id: None,
        turnaround_minutes: 0,
    };
    house.write(move |tx| resources::insert(tx, &row));
    id(10)
}

fn closure(number: u128, room: ResourceId) -> ClaimRow {
    let (from, until) = (
        i64::try_from(number).unwrap() * 10,
        i64::try_from(number).unwrap() * 10 + 10,
    );
    ClaimRow {
        id: id(number),
        resource_id: room,
        whole_id: room,
        kind: ClaimKind::Closure,
        session_id: None,
        booking_id: None,
        closure_id: None,
        reason: "صيانة التكييف".into(),
        starts_at: minute(from),
        ends_at: minute(until),
        used_until: minute(until),
    }
}

/// The next that is told.
fn next(news: &mut Receiver<Arc<TakenNews>>) -> Arc<TakenNews> {
    let since = Instant::now();
    loop {
        if let Ok(told) = news.try_recv() {
            return told;
        }
        assert!(since.elapsed() < SOON, "nothing was told");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn ids(news: &TakenNews) -> Vec<ClaimId> {
    news.changed.iter().map(|row| row.id).collect()
}

/// A bus that counts what it is told and carries it nowhere.
#[derive(Default)]
struct Counting {
    rung: AtomicUsize,
    carries: AtomicBool,
}

impl Bus for Counting {
    fn ring(&self, _: TenantId) {
        self.rung.fetch_add(1, Ordering::SeqCst);
    }

    fn carries(&self) -> bool {
        self.carries.load(Ordering::SeqCst)
    }
}

// J2
#[test]
fn what_one_server_commits_another_tells_in_order_without_any_word() {
    let house = House::on_a_server();
    let (blue, other) = (room(&house), house.another_server());
    let _watching = house.watching(&other);
    let (mut taken, mut committed) = (other.taken(), other.committed());
    for number in 1..=20 {
        let row = closure(number, blue);
        house.write(move |tx| claims::insert(tx, &row));
    }
    house.write(move |tx| claims::delete(tx, id(3)));
    let (mut seen, mut gone) = (Vec::new(), Vec::new());
    while seen.len() < 20 || gone.is_empty() {
        let told = next(&mut taken);
        assert!(!told.anew, "each is told, not everything anew");
        seen.extend(ids(&told));
        gone.extend(told.gone.clone());
        // Made and deleted before anybody looked: only that it is gone is told.
        if gone.contains(&id(3)) && !seen.contains(&id(3)) {
            seen.push(id(3));
        }
    }
    let each: HashSet<ClaimId> = seen.iter().copied().collect();
    assert_eq!((seen.len(), each.len(), gone), (20, 20, vec![id(3)]));
    assert!(committed.try_recv().is_err(), "claims alone are not in the journal");
}

// Promise 8
#[test]
fn a_right_that_is_taken_on_one_server_is_lost_on_the_other() {
    let house = House::on_a_server();
    let other = house.another_server();
    let _watching = house.watching(&other);
    let salma = UserRow {
        id: id(20),
        name: "Salma Ezzat".into(),
        email: "salma@nile.test".into(),
        role: Role::Staff,
        active: true,
        created_at: minute(0),
        customer_id: None,
        custom_role_id: None,
        custom_role: None,
    };
    let row = salma.clone();
    house.write(move |tx| access::insert_user(tx, &row, "!"));
    let standing = || other.standing().of(house.tenant, salma.id);
    let before = standing();
    let weaker = UserRow {
        active: false,
        ..salma.clone()
    };
    house.write(move |tx| access::update_user(tx, &weaker));
    let since = Instant::now();
    while standing() == before {
        assert!(since.elapsed() < SOON, "the other server never learned of it");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn word_is_sent_for_each_commit_that_has_something_to_tell_and_lets_others_look_at_once() {
    let house = House::on_a_server();
    let (blue, other) = (room(&house), house.another_server());
    let bus = Arc::new(Counting::default());
    house.store.ring_by(bus.clone());
    // The other believes that word arrives, and looks by itself seldom.
    let deaf = Arc::new(Counting::default());
    deaf.carries.store(true, Ordering::SeqCst);
    other.ring_by(deaf);
    let _watching = house.watching(&other);
    let mut taken = other.taken();
    house.write(|_| Ok::<_, DbError>(()));
    assert_eq!(bus.rung.load(Ordering::SeqCst), 0);
    let row = closure(1, blue);
    house.write(move |tx| claims::insert(tx, &row));
    assert_eq!(bus.rung.load(Ordering::SeqCst), 1);
    other.rung(Some(house.tenant));
    assert_eq!(ids(&next(&mut taken)), [id::<ClaimId>(1)]);
    // Lost word: whoever carries it says that it may have been.
    let row = closure(2, blue);
    house.write(move |tx| claims::insert(tx, &row));
    other.rung(None);
    assert_eq!(ids(&next(&mut taken)), [id::<ClaimId>(2)]);
}

#[test]
fn a_server_that_was_away_for_longer_than_commits_are_kept_looks_at_everything_anew() {
    let house = House::on_a_server();
    let (blue, other) = (room(&house), house.another_server());
    let deaf = Arc::new(Counting::default());
    deaf.carries.store(true, Ordering::SeqCst);
    other.ring_by(deaf);
    let _watching = house.watching(&other);
    let mut taken = other.taken();
    let before = other.standing().of(house.tenant, id(20));
    let row = closure(1, blue);
    house.write(move |tx| {
        claims::insert(tx, &row)?;
        let one = HashSet::from([Touched::Claim(id(1))]);
        (0..2 * touches::KEPT).try_for_each(|_| touches::append(tx, &one))
    });
    other.rung(None);
    assert!(next(&mut taken).anew);
    assert_ne!(
        other.standing().of(house.tenant, id(20)),
        before,
        "who lost a right meanwhile is not known"
    );
}

#[test]
fn what_was_touched_is_kept_in_order_and_a_gap_is_seen() {
    let house = House::new();
    let start = house.read(touches::position);
    let user: UserId = id(20);
    house.write(move |tx| {
        touches::append(tx, &HashSet::from([Touched::User(user)]))?;
        touches::append(tx, &HashSet::new())?;
        touches::append(tx, &HashSet::from([Touched::Places]))
    });
    let now = house.read(touches::position);
    assert_eq!(now.touched, start.touched + 2);
    let all = house.read(move |tx| touches::between(tx, start, now));
    assert_eq!(all, Some(HashSet::from([Touched::User(user), Touched::Places])));
    assert_eq!(
        house.read(move |tx| touches::between(tx, now, now)),
        Some(HashSet::new())
    );
    // Another database, whose numbers are behind.
    assert_eq!(house.read(move |tx| touches::between(tx, now, start)), None);
    house.write(move |tx| {
        (0..2 * touches::KEPT).try_for_each(|_| touches::append(tx, &HashSet::from([Touched::Places])))
    });
    let later = house.read(touches::position);
    let recent = Position {
        touched: later.touched - 5,
        ..later
    };
    assert_eq!(house.read(move |tx| touches::between(tx, now, later)), None);
    assert!(house.read(move |tx| touches::between(tx, recent, later)).is_some());
}

#[test]
fn a_lease_is_one_holders_until_it_ends_or_is_given_back() {
    let house = House::new();
    let take = |holder: &'static str, now: i64, until: i64| {
        house.write(move |tx| leases::take(tx, "tend", holder, minute(now), minute(until)))
    };
    assert!(take("one", 0, 10));
    assert!(!take("other", 5, 15));
    assert!(take("one", 8, 18), "its holder renews it");
    assert!(!take("other", 17, 27));
    assert!(take("other", 18, 28), "who held it was killed");
    assert!(!take("one", 19, 29));
    house.write(|tx| leases::give_back(tx, "tend", "one"));
    assert!(!take("one", 20, 30), "what is another's can't be given back");
    house.write(|tx| leases::give_back(tx, "tend", "other"));
    assert!(take("one", 20, 30));
}
