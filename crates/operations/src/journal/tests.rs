use coworkflow_domain::ids::{CustomerId, ItemId};
use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::money::Money;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;

use super::*;
use crate::Failure;
use crate::access::ChangeUser;
use crate::context::Context;
use crate::inventory::{CreateItem, DeliverStock};
use crate::testing::{TestHouse, block_on};

fn item(house: &TestHouse, name: &str) -> ItemId {
    let item = CreateItem {
        name: name.into(),
        category: ItemCategory::Snack,
        price: Money::from_minor(1_500),
        category_id: None,
        cost: None,
        min_stock: 0,
        quantity: 1,
    };
    house.change(&house.owner, item).unwrap().id
}

fn deliver(house: &TestHouse, item_id: ItemId) {
    house
        .change(
            &house.staff,
            DeliverStock {
                item_id,
                quantity: 1,
                reason: None,
            },
        )
        .unwrap();
}

fn code(answer: Result<News, Failure>) -> String {
    answer.unwrap_err().refusal().unwrap().code.to_string()
}

fn seqs(news: &News) -> Vec<i64> {
    news.entries.iter().map(|entry| entry.seq).collect()
}

// J1
#[test]
fn the_history_is_found_by_person_kind_customer_and_operating_day() {
    let house = TestHouse::new();
    let chips = item(&house, "شيبسي");
    house.clock.advance_minutes(17 * 60);
    // 03:00 on the 21st still belongs to the operating day of the 20th (T6).
    deliver(&house, chips);
    house.clock.advance_minutes(2 * 60);
    deliver(&house, chips);
    let ask = |history: History| house.ask(&house.staff, history).unwrap().nodes;
    let staff = house.user(&house.staff).id;
    assert!(
        ask(History {
            actor_id: Some(staff),
            ..History::default()
        })
        .iter()
        .all(|entry| entry.actor_name == "Salma Ezzat")
    );
    let delivered = ask(History {
        event: Some("stock".into()),
        ..History::default()
    });
    assert_eq!(delivered.len(), 2);
    assert!(delivered[0].seq > delivered[1].seq, "newest first");
    assert_eq!(
        ask(History {
            event: Some("stock.delivered".into()),
            actor_id: Some(staff),
            ..History::default()
        }),
        delivered
    );
    assert_eq!(
        ask(History {
            event: Some("stock.wasted".into()),
            ..History::default()
        }),
        []
    );
    let nobody = Some(CustomerId::from_uuid(uuid::Uuid::from_u128(9)));
    assert_eq!(
        ask(History {
            customer_id: nobody,
            ..History::default()
        }),
        []
    );
    let day = |text: &str| Some(text.parse().unwrap());
    let on = |date: &str| {
        ask(History {
            event: Some("stock".into()),
            from: day(date),
            to: day(date),
            ..History::default()
        })
    };
    assert_eq!(on("2026-11-20"), [delivered[1].clone()]);
    assert_eq!(on("2026-11-21"), [delivered[0].clone()]);
    assert_eq!(on("2026-11-22"), []);
    let kinds: Vec<_> = delivered[0].subjects.iter().map(|subject| subject.kind).collect();
    assert_eq!(kinds, [SubjectKind::Delivery, SubjectKind::Item]);
    let arabic = Context {
        lang: Lang::Ar,
        ..house.staff.clone()
    };
    let sentence = &house.ask(&arabic, History::default()).unwrap().nodes[0].sentence;
    assert!(
        sentence.contains("شيبسي") && sentence.contains("Salma Ezzat") && !sentence.contains("delivered"),
        "{sentence}"
    );
}

// J1
#[test]
fn pages_of_the_history_join_without_gaps() {
    let house = TestHouse::new();
    let chips = item(&house, "Chips");
    (0..7).for_each(|_| deliver(&house, chips));
    let whole: Vec<i64> = house
        .ask(&house.staff, History::default())
        .unwrap()
        .nodes
        .iter()
        .map(|entry| entry.seq)
        .collect();
    let (mut joined, mut after) = (Vec::new(), None);
    loop {
        let page = house
            .ask(
                &house.staff,
                History {
                    first: Some(3),
                    after,
                    ..History::default()
                },
            )
            .unwrap();
        joined.extend(page.nodes.iter().map(|entry| entry.seq));
        after = page.end_cursor;
        if !page.has_more {
            break;
        }
    }
    assert_eq!(joined, whole);
    assert!(
        house
            .ask(
                &house.staff,
                History {
                    after: Some("5".into()),
                    ..History::default()
                }
            )
            .is_err()
    );
}

// J2
#[test]
fn a_screen_that_was_away_hears_what_it_missed_and_then_what_comes() {
    let house = TestHouse::new();
    let chips = item(&house, "Chips");
    let since = house.last_event().seq;
    deliver(&house, chips);
    deliver(&house, chips);
    let mut listener = house.services.listen(&house.staff, Some(since));
    let missed = block_on(listener.next()).unwrap().unwrap();
    assert_eq!(
        (seqs(&missed), missed.reset, missed.seq),
        (vec![since + 1, since + 2], false, since + 2)
    );
    deliver(&house, chips);
    assert_eq!(seqs(&block_on(listener.next()).unwrap().unwrap()), [since + 3]);
    let mut fresh = house.services.listen(&house.staff, None);
    let first = block_on(fresh.next()).unwrap().unwrap();
    assert_eq!((seqs(&first), first.seq), (vec![], since + 3));
}

// J2
#[test]
fn who_missed_too_much_or_counts_from_another_journal_begins_anew() {
    let house = TestHouse::new();
    let chips = item(&house, "Chips");
    let last = || house.last_event().seq;
    (0..MOST_MISSED).for_each(|_| deliver(&house, chips));
    let news = |seq| house.ask(&house.staff, NewsSince { seq: Some(seq) }).unwrap();
    assert_eq!(news(last() - MOST_MISSED).entries.len() as i64, MOST_MISSED);
    for seq in [last() - MOST_MISSED - 1, last() + 1, i64::MIN, i64::MAX] {
        let reset = news(seq);
        assert_eq!(
            (reset.reset, reset.seq, reset.entries.len()),
            (true, last(), 0),
            "{seq}"
        );
    }
}

// J2
#[test]
fn nothing_is_lost_or_heard_twice_while_many_tills_write() {
    let house = TestHouse::new();
    let chips = item(&house, "Chips");
    let since = house.last_event().seq;
    let (tills, each) = (8, 40);
    let mut listeners: Vec<Listener> = (0..3)
        .map(|_| house.services.listen(&house.staff, Some(since)))
        .collect();
    std::thread::scope(|scope| {
        for _ in 0..tills {
            scope.spawn(|| (0..each).for_each(|_| deliver(&house, chips)));
        }
        for listener in &mut listeners {
            scope.spawn(move || {
                let mut heard = since;
                while heard < since + tills * each {
                    let news = block_on(listener.next()).unwrap().unwrap();
                    assert!(!news.reset);
                    for seq in seqs(&news) {
                        assert_eq!(seq, heard + 1);
                        heard = seq;
                    }
                }
            });
        }
    });
}

// A2; promise: revocation is immediate, for open sockets too
#[test]
fn who_may_no_longer_listen_hears_nothing_more() {
    let house = TestHouse::new();
    let staff = house.user(&house.staff);
    let mut listener = house.services.listen(&house.staff, None);
    block_on(listener.next()).unwrap().unwrap();
    let gone = ChangeUser {
        id: staff.id,
        name: staff.name,
        email: staff.email,
        role: staff.role,
        custom_role_id: None,
        active: false,
    };
    house.change(&house.owner, gone).unwrap();
    item(&house, "Secret recipe");
    assert_eq!(code(block_on(listener.next()).unwrap()), "sign_in_needed");
    assert!(block_on(listener.next()).is_none());
    let stranger = Context::stranger(Lang::En, "request-2".into());
    assert_eq!(
        code(block_on(house.services.listen(&stranger, None).next()).unwrap()),
        "sign_in_needed"
    );
}
