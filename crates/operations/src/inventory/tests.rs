use coworkflow_domain::ids::ItemId;
use coworkflow_domain::inventory::{ItemCategory, MovementKind};
use coworkflow_domain::money::Money;

use super::*;
use crate::testing::TestHouse;

fn coffee() -> CreateItem {
    CreateItem {
        name: "قهوة تركي".into(),
        category: ItemCategory::Beverage,
        price: Money::from_minor(2_500),
        category_id: None,
        cost: None,
        min_stock: 5,
        quantity: 12,
    }
}

fn change_of(row: &ItemView) -> ChangeItem {
    ChangeItem {
        id: row.id,
        version: row.version,
        name: row.name.clone(),
        category: row.category,
        category_id: None,
        price: row.price,
        cost: None,
        min_stock: row.min_stock,
    }
}

fn all() -> ListItems {
    ListItems {
        search: None,
        category: None,
        category_id: None,
        sort: ItemSort::Name,
        archived: false,
        low_only: false,
        first: None,
        after: None,
    }
}

fn code<T>(answer: Result<T, Failure>) -> String {
    match answer {
        Ok(_) => "done".into(),
        Err(failure) => failure
            .refusal()
            .map_or_else(|| failure.to_string(), |refusal| refusal.code.to_string()),
    }
}

fn deliver(item_id: ItemId, quantity: i64) -> DeliverStock {
    DeliverStock {
        item_id,
        quantity,
        reason: None,
    }
}

fn count(item_id: ItemId, counted: i64) -> CountStock {
    CountStock {
        item_id,
        counted,
        reason: None,
    }
}

fn waste(item_id: ItemId, quantity: i64) -> WasteStock {
    WasteStock {
        item_id,
        quantity,
        reason: "انتهت صلاحيته".into(),
    }
}

/// Kinds and quantities, the newest first.
fn movements(house: &TestHouse, item_id: ItemId) -> Vec<(MovementKind, i64, i64)> {
    let page = house
        .ask(
            &house.staff,
            ListMovements {
                item_id,
                first: None,
                after: None,
            },
        )
        .unwrap();
    page.nodes
        .iter()
        .map(|row| (row.kind, row.quantity, row.stock_after))
        .collect()
}

// K1
#[test]
fn stock_is_the_sum_of_movements_from_the_first_row() {
    let house = TestHouse::new();
    let id = house.change(&house.manager, coffee()).unwrap().id;
    house.clock.advance_minutes(1);
    assert_eq!(house.change(&house.staff, deliver(id, 24)).unwrap().quantity, 36);
    house.clock.advance_minutes(1);
    assert_eq!(house.change(&house.manager, waste(id, 3)).unwrap().quantity, 33);
    house.clock.advance_minutes(1);
    assert_eq!(house.change(&house.manager, count(id, 30)).unwrap().quantity, 30);
    use MovementKind::{Count, Delivery, Waste};
    let expected = [(Count, -3, 30), (Waste, -3, 33), (Delivery, 24, 36), (Count, 12, 12)];
    assert_eq!(movements(&house, id), expected);
    assert_eq!(house.read(coworkflow_store::checks::stock), []);
    let page = house
        .ask(
            &house.staff,
            ListMovements {
                item_id: id,
                first: Some(3),
                after: None,
            },
        )
        .unwrap();
    assert_eq!(
        (page.nodes[0].actor_name.as_str(), page.has_more),
        ("Tarek Mansour", true)
    );
    let last = ListMovements {
        item_id: id,
        first: Some(3),
        after: page.end_cursor,
    };
    assert_eq!(house.ask(&house.staff, last).unwrap().nodes.len(), 1);
}

// K1
#[test]
fn a_count_that_agrees_is_recorded_too() {
    let house = TestHouse::new();
    let id = house.change(&house.manager, coffee()).unwrap().id;
    house.clock.advance_minutes(1);
    assert_eq!(house.change(&house.manager, count(id, 12)).unwrap().quantity, 12);
    assert_eq!(movements(&house, id)[0], (MovementKind::Count, 0, 12));
    assert_eq!(house.last_event().event, "stock.counted");
}

// K2
#[test]
fn what_is_not_there_is_not_thrown_away() {
    let house = TestHouse::new();
    let id = house.change(&house.manager, coffee()).unwrap().id;
    let refused = house.change(&house.manager, waste(id, 13)).unwrap_err();
    assert_eq!(refused.refusal().unwrap().data["left"], 12);
    assert_eq!(house.ask(&house.staff, OneItem { id }).unwrap().quantity, 12);
    assert_eq!(movements(&house, id).len(), 1);
}

// K4
#[test]
fn falling_to_the_minimum_alerts_once_until_stock_recovers() {
    let house = TestHouse::new();
    let id = house.change(&house.manager, coffee()).unwrap().id;
    let mut told = Vec::new();
    for stock in [6, 5, 4, 0, 5, 6, 5] {
        house.change(&house.manager, count(id, stock)).unwrap();
        let event = house.last_event().event;
        told.push(event.trim_start_matches("stock.").replace("counted", ""));
    }
    assert_eq!(told, ["", "low", "", "", "", "recovered", "low"]);
    let low = house
        .ask(
            &house.staff,
            ListItems {
                low_only: true,
                ..all()
            },
        )
        .unwrap();
    assert_eq!(
        low.nodes.iter().map(|row| (row.id, row.low)).collect::<Vec<_>>(),
        [(id, true)]
    );
    let row = &low.nodes[0];
    let changed = house
        .change(
            &house.manager,
            ChangeItem {
                min_stock: 2,
                ..change_of(row)
            },
        )
        .unwrap();
    assert!(!changed.low, "another minimum clears it too");
    assert_eq!(house.last_event().event, "stock.recovered");
}

// M12
#[test]
fn one_delivery_under_one_key_however_often_it_is_sent() {
    let house = TestHouse::new();
    let id = house.change(&house.manager, coffee()).unwrap().id;
    for _ in 0..4 {
        assert_eq!(
            house
                .change_with_key(&house.staff, deliver(id, 10), "van-7")
                .unwrap()
                .quantity,
            22
        );
    }
    assert_eq!(
        code(house.change_with_key(&house.staff, deliver(id, 11), "van-7")),
        "idempotency_key_reused"
    );
    assert_eq!(movements(&house, id).len(), 2);
}

// A2
#[test]
fn the_desk_takes_deliveries_but_sets_no_prices_and_counts_nothing() {
    let house = TestHouse::new();
    let row = house.change(&house.owner, coffee()).unwrap();
    assert_eq!(code(house.change(&house.staff, coffee())), "forbidden");
    assert_eq!(code(house.change(&house.staff, change_of(&row))), "forbidden");
    assert_eq!(
        code(house.change(&house.staff, ArchiveItem { id: row.id })),
        "forbidden"
    );
    assert_eq!(code(house.change(&house.staff, count(row.id, 3))), "forbidden");
    assert_eq!(code(house.change(&house.staff, waste(row.id, 3))), "forbidden");
    assert_eq!(code(house.change(&house.staff, deliver(row.id, 3))), "done");
}

// A3
#[test]
fn what_is_unknown_is_not_found() {
    let house = TestHouse::new();
    let id = ItemId::from_uuid(uuid::Uuid::from_u128(404));
    assert_eq!(code(house.ask(&house.owner, OneItem { id })), "not_found");
    assert_eq!(
        code(house.ask(
            &house.owner,
            ListMovements {
                item_id: id,
                first: None,
                after: None
            }
        )),
        "not_found"
    );
    assert_eq!(code(house.change(&house.owner, deliver(id, 1))), "not_found");
    assert_eq!(code(house.change(&house.owner, ArchiveItem { id })), "not_found");
}

#[test]
fn nasty_numbers_are_refused_by_their_field() {
    let house = TestHouse::new();
    let id = house.change(&house.owner, coffee()).unwrap().id;
    let field = |failure: Failure| {
        failure
            .refusal()
            .and_then(|refusal| refusal.field.clone())
            .unwrap_or_default()
    };
    for quantity in [0, -1, 1_000_000_000_000_000_000] {
        assert_eq!(
            field(house.change(&house.owner, deliver(id, quantity)).unwrap_err()),
            "quantity"
        );
        assert_eq!(
            field(house.change(&house.owner, waste(id, quantity)).unwrap_err()),
            "quantity"
        );
    }
    assert_eq!(field(house.change(&house.owner, count(id, -1)).unwrap_err()), "counted");
    assert_eq!(
        code(house.change(&house.owner, deliver(id, 1_000_000))),
        "inventory.too_much"
    );
    let price = CreateItem {
        price: Money::from_minor(-1),
        name: "شاي".into(),
        ..coffee()
    };
    assert_eq!(field(house.change(&house.owner, price).unwrap_err()), "price");
    assert_eq!(house.ask(&house.owner, OneItem { id }).unwrap().quantity, 12);
}

#[test]
fn names_are_unique_in_any_spelling_and_edits_notice_each_other() {
    let house = TestHouse::new();
    let row = house.change(&house.owner, coffee()).unwrap();
    let other_spelling = CreateItem {
        name: "قهوه تركى".into(),
        ..coffee()
    };
    assert_eq!(code(house.change(&house.owner, other_spelling)), "inventory.name_taken");
    let dearer = ChangeItem {
        price: Money::from_minor(3_000),
        ..change_of(&row)
    };
    house.change(&house.owner, deliver(row.id, 1)).unwrap();
    let changed = house.change(&house.owner, dearer.clone()).unwrap();
    assert_eq!(
        (changed.price, changed.quantity, changed.version),
        (Money::from_minor(3_000), 13, 2)
    );
    assert_eq!(code(house.change(&house.manager, dearer)), "stale");
    // J1: what changes nothing tells nothing.
    let told = house.last_event().seq;
    house.change(&house.owner, change_of(&changed)).unwrap();
    assert_eq!(house.last_event().seq, told);
    let archived = house.change(&house.owner, ArchiveItem { id: row.id }).unwrap();
    assert_eq!(
        code(house.change(&house.owner, deliver(row.id, 1))),
        "inventory.archived"
    );
    assert_eq!(
        house
            .ask(
                &house.staff,
                ListItems {
                    archived: true,
                    ..all()
                }
            )
            .unwrap()
            .nodes,
        [archived]
    );
    house.change(&house.owner, RestoreItem { id: row.id }).unwrap();
    assert_eq!(house.ask(&house.staff, all()).unwrap().nodes.len(), 1);
}
