use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::resources::ResourceKind;

use super::*;
use crate::customers::{CreateCustomer, CustomerInput};
use crate::inventory::{CountStock, CreateItem};
use crate::resources::{CreateResource, SetOutOfOrder};
use crate::sessions::{Arriving, EndSession, SessionView, StartSession};
use crate::testing::TestHouse;

fn place(house: &TestHouse, name: &str, kind: ResourceKind) -> ResourceId {
    let rate = Money::from_minor(6_000);
    let new = CreateResource {
        name: name.into(),
        resource_type: kind,
        rate_per_hour: rate,
        capacity: None,
        position: None,
        arrangement: None,
    };
    house.change(&house.owner, new).unwrap().row.id
}

fn arrives(house: &TestHouse, name: &str, phone: Option<&str>, resource_id: ResourceId) -> SessionView {
    let input = CustomerInput {
        name: name.into(),
        phone: phone.map(str::to_owned),
        ..CustomerInput::default()
    };
    let customer = Arriving::New(CreateCustomer {
        input,
        allow_duplicate: false,
    });
    house
        .change(
            &house.staff,
            StartSession {
                customer,
                resource_id,
                note: String::new(),
            },
        )
        .unwrap()
}

fn leaves(house: &TestHouse, session: &SessionView) {
    let end = EndSession {
        session_id: session.session.id,
        ended_at: None,
        discount: Percent::ZERO,
        coupon: None,
        payments: vec![],
    };
    house.change(&house.staff, end).unwrap();
}

fn look(house: &TestHouse) -> House {
    house
        .ask(
            &house.staff,
            HouseNow {
                with_day: true,
                with_low_stock: true,
            },
        )
        .unwrap()
}

fn states(house: &TestHouse) -> Vec<PlaceState> {
    look(house).places.iter().map(|place| place.state).collect()
}

/// What was found, in words.
fn find(house: &TestHouse, text: &str) -> Vec<String> {
    let found = house.ask(&house.staff, Find { text: text.into() }).unwrap();
    found
        .into_iter()
        .map(|found| match found {
            Found::Customer(row) => format!("customer {}", row.name),
            Found::Resource(view) => format!("place {}", view.row.name),
            Found::Session(view) => format!("session of {} at {}", view.customer.name, view.resource.row.name),
            Found::Item(row) => format!("item {}", row.name),
            Found::Invoice(view) => format!("invoice {}", view.invoice.number),
        })
        .collect()
}

// B2, B12
#[test]
fn every_place_shows_what_it_is_doing() {
    let house = TestHouse::new();
    let seat = place(&house, "Seat A1", ResourceKind::Seat);
    let broken = place(&house, "Desk B1", ResourceKind::Desk);
    place(&house, "غرفة النيل", ResourceKind::Room);
    assert_eq!(states(&house), [PlaceState::Free; 3]);
    let session = arrives(&house, "كريم سامي", None, seat);
    let closure = SetOutOfOrder {
        resource_id: broken,
        reason: "الكهرباء".into(),
        until: None,
    };
    house.change(&house.manager, closure).unwrap();
    house.clock.advance_minutes(30);
    let now = look(&house);
    assert_eq!(
        now.places.iter().map(|place| place.state).collect::<Vec<_>>(),
        [PlaceState::Taken, PlaceState::OutOfOrder, PlaceState::Free]
    );
    let sitting = now.places[0].session.as_ref().unwrap();
    assert_eq!(
        (sitting.customer.name.as_str(), sitting.total),
        ("كريم سامي", Money::from_minor(3_000))
    );
    assert_eq!(now.places[1].resource.out_of_order_reason(), Some("الكهرباء"));
    assert_eq!(
        (now.seq, now.server_time, now.open),
        (house.last_event().seq, house.now(), true)
    );
    // 10:00 to 23:00 in Cairo is what remains of the day.
    assert_eq!(now.closes_at, Some(house.now().plus_minutes(12 * 60 + 30)));
    assert_eq!(now.day.unwrap().active_sessions, 1);
    leaves(&house, &session);
    assert_eq!(states(&house)[0], PlaceState::Free);
}

// B12
#[test]
fn closing_time_never_hides_who_still_sits_there() {
    let house = TestHouse::new();
    let seat = place(&house, "Seat A1", ResourceKind::Seat);
    place(&house, "Seat A2", ResourceKind::Seat);
    arrives(&house, "Mona Adel", None, seat);
    house.clock.advance_minutes(13 * 60 + 1);
    let now = look(&house);
    assert_eq!((now.open, now.closes_at), (false, None));
    assert_eq!(
        now.places.iter().map(|place| place.state).collect::<Vec<_>>(),
        [PlaceState::Taken, PlaceState::Closed]
    );
    let session = now.places[0].session.as_ref().unwrap();
    assert!(session.overrun, "the claim ended with the opening hours");
}

// K4
#[test]
fn low_stock_is_beside_the_house() {
    let house = TestHouse::new();
    let item = CreateItem {
        name: "Cola".into(),
        category: ItemCategory::Beverage,
        price: Money::from_minor(2_000),
        category_id: None,
        cost: None,
        min_stock: 3,
        quantity: 9,
    };
    let item_id = house.change(&house.owner, item).unwrap().id;
    assert_eq!(look(&house).low_stock, []);
    house
        .change(
            &house.owner,
            CountStock {
                item_id,
                counted: 3,
                reason: None,
            },
        )
        .unwrap();
    assert_eq!(
        look(&house).low_stock.iter().map(|row| row.id).collect::<Vec<_>>(),
        [item_id]
    );
    let bare = house
        .ask(
            &house.staff,
            HouseNow {
                with_day: false,
                with_low_stock: false,
            },
        )
        .unwrap();
    assert!(bare.day.is_none() && bare.low_stock.is_empty());
}

#[test]
fn the_palette_finds_by_name_number_place_and_phone() {
    let house = TestHouse::new();
    let (a1, a3) = (
        place(&house, "Seat A1", ResourceKind::Seat),
        place(&house, "Seat A3", ResourceKind::Seat),
    );
    let item = CreateItem {
        name: "Karkade".into(),
        category: ItemCategory::Beverage,
        price: Money::from_minor(2_000),
        category_id: None,
        cost: None,
        min_stock: 0,
        quantity: 9,
    };
    house.change(&house.owner, item).unwrap();
    arrives(&house, "Karim Lotfy", Some("010 2345 6789"), a1);
    let mona = arrives(&house, "منى عبد الله", None, a3);
    leaves(&house, &mona);
    let karim = [
        "session of Karim Lotfy at Seat A1",
        "customer Karim Lotfy",
        "item Karkade",
    ];
    assert_eq!(find(&house, "kar"), karim);
    assert_eq!(find(&house, "A3"), ["place Seat A3"]);
    assert_eq!(
        find(&house, "a1"),
        ["place Seat A1", "session of Karim Lotfy at Seat A1"]
    );
    assert_eq!(find(&house, "مني"), ["customer منى عبد الله"]);
    assert_eq!(find(&house, "٠١٠٢٣٤"), ["customer Karim Lotfy"]);
    assert_eq!(find(&house, "C-002"), ["customer منى عبد الله"]);
    for text in ["INV-0001", "inv1", "١"] {
        assert_eq!(
            find(&house, text).last().map(String::as_str),
            Some("invoice 1"),
            "{text}"
        );
    }
    for text in ["", "  ", "%", "nobody like this", &"x".repeat(100_000)] {
        assert_eq!(find(&house, text), Vec::<String>::new());
    }
}

#[test]
fn the_palette_stays_short() {
    let house = TestHouse::new();
    for number in 0..20 {
        let seat = place(&house, &format!("Sama {number:02}"), ResourceKind::Seat);
        arrives(&house, &format!("Sama Fouad {number:02}"), None, seat);
    }
    let found = find(&house, "sama");
    assert_eq!(found.len(), 12);
    assert!(
        found.iter().any(|found| found.starts_with("place")) && found.iter().any(|found| found.starts_with("session"))
    );
}
