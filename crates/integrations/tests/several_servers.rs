//! Several servers on one PostgreSQL and one Redis: what is committed on one is heard on the other, whatever becomes of Redis, and
//! each job is done once.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::time::{Duration, Instant};

use coworkflow_domain::bookings::{BookingState, Pays, SettingsChoice, SettingsScope};
use coworkflow_domain::ids::{BookingId, CustomerId, ResourceId};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_integrations::redis::Redis;
use coworkflow_operations::bookings::{Book, ChangeBookingSettings};
use coworkflow_operations::customers::{CreateCustomer, CustomerInput};
use coworkflow_operations::jobs::Job;
use coworkflow_operations::journal::Listener;
use coworkflow_operations::ports::{Away, Shared, Swap};
use coworkflow_operations::resources::CreateResource;
use coworkflow_operations::sessions::Arriving;
use coworkflow_operations::testing::{OWNER_EMAIL, TestHouse, block_on};
use coworkflow_operations::{Context, Services};
use tokio::sync::watch;

/// Far less than a server that hears no word takes to look by itself while it believes to hear, and far more than a busy machine needs.
const BY_WORD: Duration = Duration::from_secs(3);
/// What comes without word may take so long.
const SOON: Duration = Duration::from_secs(15);

/// Two servers of one house.
struct Two {
    house: TestHouse,
    other: Services,
    redis: test_servers::Redis,
    _stops: watch::Sender<bool>,
    stops: watch::Receiver<bool>,
    _postgres: test_servers::Postgres,
}

impl Two {
    fn new() -> Two {
        let postgres = test_servers::Postgres::start().unwrap();
        let redis = test_servers::Redis::start().unwrap();
        let house = TestHouse::on(&postgres.url());
        let (sender, stops) = watch::channel(false);
        Two {
            other: house.another_server(),
            house,
            redis,
            _stops: sender,
            stops,
            _postgres: postgres,
        }
    }

    /// Connects both with Redis and waits until they hear each other.
    async fn hear_each_other(&mut self) {
        for services in [&mut self.house.services, &mut self.other] {
            let end = Redis::at(&self.redis.url(), services.server()).unwrap();
            services.store.ring_by(end.clone());
            services.shared = Some(end.clone());
            tokio::spawn(end.carry(services.store.clone(), self.stops.clone()));
        }
        self.both_hear(true).await;
    }

    async fn both_hear(&self, hear: bool) {
        let since = Instant::now();
        let hears = |services: &Services| services.store.hears_others() == hear;
        while !hears(&self.house.services) || !hears(&self.other) {
            assert!(since.elapsed() < SOON, "they never did");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

async fn adds_customer(services: &Services, context: &Context, name: &str) -> CustomerId {
    let new = CreateCustomer {
        input: CustomerInput {
            name: name.into(),
            ..CustomerInput::default()
        },
        allow_duplicate: true,
    };
    services.change(context, new, None).await.unwrap().id
}

/// The numbers of the entries that a listener hears next.
async fn hears(listener: &mut Listener, patience: Duration) -> Vec<i64> {
    let news = tokio::time::timeout(patience, listener.next()).await;
    let news = news.expect("nothing was heard").unwrap().unwrap();
    assert!(!news.reset, "what was missed is told, not everything anew");
    news.entries.iter().map(|entry| entry.seq).collect()
}

// J2
#[test]
fn what_one_server_commits_is_heard_on_the_other_by_word() {
    let mut two = Two::new();
    runtime().block_on(async {
        two.hear_each_other().await;
        let mut listener = two.other.listen(&two.house.owner, None);
        assert!(hears(&mut listener, SOON).await.is_empty(), "nothing was missed");
        for number in 0..20 {
            adds_customer(&two.house.services, &two.house.owner, &format!("Guest {number}")).await;
            assert_eq!(hears(&mut listener, BY_WORD).await.len(), 1);
        }
    });
}

// J2: Redis is killed and comes back, empty, at any moment under load.
#[test]
fn twenty_deaths_of_redis_under_load_lose_nothing_and_stop_nobody() {
    let mut two = Two::new();
    runtime().block_on(async {
        two.hear_each_other().await;
        let mut listener = two.other.listen(&two.house.owner, Some(0));
        let mut heard = hears(&mut listener, SOON).await;
        let (busy, owner) = (two.house.services.clone(), two.house.owner.clone());
        let (stop, mut stopped) = watch::channel(false);
        let load = tokio::spawn(async move {
            let mut made = 0;
            while stopped.has_changed().is_ok_and(|changed| !changed) {
                adds_customer(&busy, &owner, "Somebody who comes in").await;
                made += 1;
                tokio::time::sleep(Duration::from_millis(25)).await;
            }
            let _ = stopped.changed().await;
            made
        });
        for round in 0..20_u64 {
            tokio::time::sleep(Duration::from_millis(round * 37 % 150)).await;
            two.redis.kill();
            tokio::time::sleep(Duration::from_millis(round * 53 % 200)).await;
            two.redis.revive().unwrap();
        }
        stop.send(true).unwrap();
        let made: usize = load.await.unwrap();
        assert!(made > 50, "too little happened to show anything: {made}");
        adds_customer(&two.house.services, &two.house.owner, "The last one").await;
        let end = two
            .house
            .services
            .store
            .read(two.house.tenant, coworkflow_store::journal::last_seq);
        let end: i64 = end.answer().await.unwrap();
        while heard.last() != Some(&end) {
            heard.extend(hears(&mut listener, SOON).await);
        }
        assert_eq!(heard, (1..=end).collect::<Vec<i64>>(), "each once, in order");
        two.both_hear(true).await;
    });
}

#[test]
fn without_redis_the_other_server_looks_by_itself() {
    let two = Two::new();
    runtime().block_on(async {
        let mut listener = two.other.listen(&two.house.owner, None);
        assert!(hears(&mut listener, SOON).await.is_empty());
        adds_customer(&two.house.services, &two.house.owner, "Mona Farid").await;
        assert_eq!(hears(&mut listener, SOON).await.len(), 1);
    });
}

// Promise 10
#[test]
fn tries_at_a_password_count_on_all_servers_together_and_on_each_while_redis_is_away() {
    let mut two = Two::new();
    runtime().block_on(async {
        two.hear_each_other().await;
        let (one, other) = (two.house.services.clone(), two.other.clone());
        let wrong = |services: Services, address: [u8; 4]| async move {
            let refused = services
                .sign_in(
                    two.house.tenant,
                    OWNER_EMAIL,
                    "not it".into(),
                    address.into(),
                    "a phone",
                )
                .await;
            refused.err().unwrap().refusal().unwrap().code.to_string()
        };
        let far = [41, 33, 7, 9];
        for services in [&one, &other, &one, &other, &one] {
            assert_eq!(wrong(services.clone(), far).await, "access.wrong_credentials");
        }
        assert_eq!(wrong(other.clone(), far).await, "access.too_many_attempts");
        assert_eq!(wrong(one.clone(), far).await, "access.too_many_attempts");
        assert_eq!(wrong(one.clone(), [41, 33, 7, 10]).await, "access.wrong_credentials");
        two.redis.kill();
        assert_eq!(wrong(one.clone(), [41, 33, 7, 11]).await, "access.wrong_credentials");
    });
}

#[test]
fn what_is_shared_is_taken_once_swapped_whole_and_honest_about_being_away() {
    let mut redis = test_servers::Redis::start().unwrap();
    let [one, other] = [1, 2].map(|server| Redis::at(&redis.url(), server).unwrap());
    let (each, most) = (Duration::from_millis(500), Duration::from_millis(5_000));
    let swap = |key: &str, from: Option<&str>, to: Option<&str>| Swap {
        key: key.into(),
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
        lasts: Duration::from_secs(60),
    };
    runtime().block_on(async {
        let mut taken = 0;
        for _ in 0..20 {
            for end in [&one, &other] {
                taken += i32::from(end.take("bucket", each, most).await.unwrap());
            }
        }
        // It refills by one each half a second.
        assert!((10..=20).contains(&taken), "{taken}");
        assert!(other.take("another bucket", each, most).await.unwrap());

        let keys = ["a".to_owned(), "b".to_owned()];
        assert!(
            one.swap(&[swap("a", None, Some("1")), swap("b", None, Some("2"))])
                .await
                .unwrap()
        );
        assert!(
            !other
                .swap(&[swap("a", Some("1"), Some("3")), swap("b", None, Some("4"))])
                .await
                .unwrap()
        );
        assert_eq!(
            other.get(&keys).await.unwrap(),
            [Some("1".to_owned()), Some("2".to_owned())]
        );
        assert!(other.swap(&[swap("a", Some("1"), None)]).await.unwrap());
        assert_eq!(one.get(&keys).await.unwrap(), [None, Some("2".to_owned())]);

        redis.kill();
        assert_eq!(one.get(&keys).await, Err(Away));
        let since = Instant::now();
        for _ in 0..100 {
            assert_eq!(one.take("bucket", each, most).await, Err(Away));
        }
        assert!(
            since.elapsed() < Duration::from_secs(2),
            "nobody waits for what is away"
        );
        redis.revive().unwrap();
        let since = Instant::now();
        while one.get(&keys).await.is_err() {
            assert!(since.elapsed() < SOON, "it never came back");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
}

#[test]
fn what_is_no_address_of_a_redis_is_refused() {
    for odd in ["", "cache.nile-desk.eg", "http://cache.nile-desk.eg"] {
        assert!(Redis::at(odd, 1).is_err(), "{odd}");
    }
}

#[test]
fn a_job_is_one_servers_until_it_stops_or_is_killed() {
    let two = Two::new();
    let (one, other) = (&two.house.services, &two.other);
    block_on(async {
        assert!(one.takes(Job::TendBookings).await.unwrap());
        assert!(!other.takes(Job::TendBookings).await.unwrap());
        assert!(one.takes(Job::TendBookings).await.unwrap());
        assert!(other.takes(Job::Hourly).await.unwrap(), "each job by itself");
        one.leave_jobs().await.unwrap();
        assert!(other.takes(Job::TendBookings).await.unwrap());
        // The other is killed: nobody gives anything back.
        two.house.clock.advance_seconds(11);
        assert!(one.takes(Job::TendBookings).await.unwrap());
    });
}

// B10
#[test]
fn who_did_not_come_is_let_go_and_billed_once_by_servers_that_look_at_the_same_time() {
    let two = Two::new();
    let house = &two.house;
    let desk = CreateResource {
        name: "Blue room".into(),
        resource_type: ResourceKind::Room,
        rate_per_hour: Money::from_minor(10_000),
        capacity: Some(8),
        position: None,
        arrangement: None,
    };
    let room = house.change(&house.owner, desk).unwrap().row.id;
    let choice = SettingsChoice {
        no_show_fee: Some(Percent::from_basis_points(10_000).unwrap()),
        ..SettingsChoice::default()
    };
    let (scope, version) = (SettingsScope::Space, 0);
    house
        .change(&house.owner, ChangeBookingSettings { scope, choice, version })
        .unwrap();
    runtime().block_on(async {
        let customer = adds_customer(&house.services, &house.owner, "Karim Adel").await;
        for _ in 0..20 {
            let booking = books(house, customer, room).await;
            house.clock.advance_minutes(30);
            let looks = (0..8).map(|number| {
                let services = if number % 2 == 0 { &house.services } else { &two.other };
                let services = services.clone();
                tokio::spawn(async move { services.tend_bookings().await.unwrap() })
            });
            let mut done = 0;
            for look in looks.collect::<Vec<_>>() {
                done += look.await.unwrap();
            }
            assert_eq!(done, 1, "one of the servers does it");
            let found = house
                .services
                .store
                .read(house.tenant, move |tx| coworkflow_store::bookings::by_id(tx, booking));
            let found = found.answer().await.unwrap().unwrap();
            assert_eq!(
                (found.state, found.fee),
                (BookingState::NoShow, Money::from_minor(10_000))
            );
        }
        let found = house
            .services
            .store
            .read(house.tenant, move |tx| coworkflow_store::customers::by_id(tx, customer));
        let billed = found.answer().await.unwrap().unwrap().owed;
        assert_eq!(billed, Money::from_minor(20 * 10_000), "a fee for each, and each once");
    });
}

/// An hour in the room, a quarter from now.
async fn books(house: &TestHouse, customer: CustomerId, room: ResourceId) -> BookingId {
    let from = house.now().plus_minutes(15);
    let wish = Book {
        customer: Arriving::Known(customer),
        resource_id: room,
        starts_at: from,
        ends_at: from.plus_minutes(60),
        attendees: None,
        guest_name: None,
        title: None,
        note: None,
        pays: Pays::AtDesk,
        hold: false,
        coupon: None,
        expected_amount: None,
    };
    house
        .services
        .change(&house.owner, wish, None)
        .await
        .unwrap()
        .booking
        .id
}
