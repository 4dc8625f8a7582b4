//! Deliveries, their undoing, counts, and what they tell to order.

use coworkflow_domain::ids::{ItemId, SupplierId};
use coworkflow_domain::inventory::{ExpiryState, ItemCategory, Margin, MovementKind};
use coworkflow_domain::money::Money;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::{Date, Zone};

use super::*;
use crate::testing::TestHouse;

fn egp(minor: i64) -> Money {
    Money::from_minor(minor)
}

fn item(house: &TestHouse, name: &str, quantity: i64) -> ItemId {
    let item = CreateItem {
        name: name.into(),
        category: ItemCategory::Beverage,
        category_id: None,
        price: egp(2_000),
        cost: None,
        min_stock: 5,
        quantity,
    };
    house.change(&house.owner, item).unwrap().id
}

fn supplier(house: &TestHouse, name: &str) -> SupplierId {
    let supplier = CreateSupplier {
        name: name.into(),
        phone: Some("010 1234 5678".into()),
        note: None,
    };
    house.change(&house.manager, supplier).unwrap().id
}

fn came(item_id: ItemId, quantity: i64, unit_cost: Option<i64>) -> DeliveredItem {
    DeliveredItem {
        item_id,
        quantity,
        unit_cost: unit_cost.map(egp),
        expires_on: None,
    }
}

fn delivery(supplier_id: Option<SupplierId>, lines: Vec<DeliveredItem>) -> RecordDelivery {
    RecordDelivery {
        supplier_id,
        reference: Some("A-991".into()),
        note: None,
        lines,
    }
}

fn counted(item_id: ItemId, counted: i64, expected: Option<i64>) -> Counted {
    Counted {
        item_id,
        counted,
        expected,
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

fn one(house: &TestHouse, id: ItemId) -> ItemView {
    house.ask(&house.manager, OneItem { id }).unwrap()
}

fn today(house: &TestHouse) -> Date {
    let zone = Zone::named("Africa/Cairo").unwrap();
    zone.date(coworkflow_domain::time::Instant::from_millis(
        crate::Clock::now(&*house.clock).as_millis(),
    ))
}

// K1
#[test]
fn a_delivery_of_many_items_is_one_paper_and_moves_the_cost_price() {
    let house = TestHouse::new();
    let (water, cola) = (item(&house, "Water", 10), item(&house, "Cola", 0));
    let from = supplier(&house, "Delta Foods");
    let paper = delivery(Some(from), vec![came(water, 10, Some(500)), came(cola, 24, Some(900))]);
    let done = house.change(&house.staff, paper.clone()).unwrap();
    assert_eq!(
        (done.row.number, done.row.items, done.row.supplier_name.as_str()),
        (1, 2, "Delta Foods")
    );
    assert!(
        !done.costs && done.row.amount.is_zero() && done.lines[0].unit_cost.is_none(),
        "the desk may not know"
    );
    let seen = house.ask(&house.manager, OneDelivery { id: done.row.id }).unwrap();
    assert_eq!((seen.row.amount, seen.lines[1].amount), (egp(26_600), egp(21_600)));
    assert_eq!(
        (one(&house, water).quantity, one(&house, water).cost),
        (20, Some(egp(500)))
    );
    house
        .change(&house.staff, delivery(None, vec![came(water, 20, Some(601))]))
        .unwrap();
    assert_eq!(
        one(&house, water).cost,
        Some(egp(551)),
        "20 at 500 and 20 at 601, a half goes up"
    );
    house
        .change(&house.staff, delivery(None, vec![came(water, 1, None)]))
        .unwrap();
    assert_eq!(one(&house, water).cost, Some(egp(551)), "without a cost it stays");
    let list = |supplier_id| ListDeliveries {
        supplier_id,
        first: None,
        after: None,
    };
    assert_eq!(house.ask(&house.manager, list(None)).unwrap().nodes.len(), 3);
    assert_eq!(house.ask(&house.manager, list(Some(from))).unwrap().nodes.len(), 1);
    assert_eq!(house.read(coworkflow_store::checks::stock), []);
}

#[test]
fn what_goods_cost_is_for_those_who_set_prices() {
    let house = TestHouse::new();
    let water = item(&house, "Water", 0);
    house
        .change(&house.manager, delivery(None, vec![came(water, 10, Some(800))]))
        .unwrap();
    let seen = one(&house, water);
    let margin = Margin {
        amount: egp(1_200),
        basis_points: Some(6_000),
    };
    assert_eq!((seen.cost, seen.margin), (Some(egp(800)), Some(margin)));
    let desk = house.ask(&house.staff, OneItem { id: water }).unwrap();
    assert_eq!((desk.cost, desk.margin), (None, None));
    let delivered = house
        .change(
            &house.staff,
            DeliverStock {
                item_id: water,
                quantity: 1,
                reason: None,
            },
        )
        .unwrap();
    assert_eq!(delivered.cost, None);
    let movements = ListMovements {
        item_id: water,
        first: None,
        after: None,
    };
    assert!(
        house
            .ask(&house.staff, movements.clone())
            .unwrap()
            .nodes
            .iter()
            .all(|row| row.value.is_zero())
    );
    assert_eq!(house.ask(&house.owner, movements).unwrap().nodes[1].value, egp(8_000));
}

// K1, K2
#[test]
fn a_delivery_is_undone_once_by_another_one() {
    let house = TestHouse::new();
    let water = item(&house, "Water", 10);
    house
        .change(&house.manager, delivery(None, vec![came(water, 10, Some(400))]))
        .unwrap();
    let wrong = house
        .change(&house.staff, delivery(None, vec![came(water, 20, Some(700))]))
        .unwrap();
    let undo = |reason: &str| UndoDelivery {
        id: wrong.row.id,
        reason: reason.into(),
    };
    assert_eq!(code(house.change(&house.staff, undo("Typed twice"))), "forbidden");
    assert_eq!(code(house.change(&house.manager, undo(" "))), "text.empty");
    let undone = house.change(&house.manager, undo("Typed twice")).unwrap();
    let by = undone.row.undone_by.unwrap();
    let correction = house.ask(&house.manager, OneDelivery { id: by }).unwrap();
    assert_eq!(
        (correction.row.undoes_id, correction.row.amount),
        (Some(wrong.row.id), egp(-14_000))
    );
    assert_eq!(
        (one(&house, water).quantity, one(&house, water).cost),
        (20, Some(egp(400)))
    );
    assert_eq!(house.last_event().event, "stock.delivery_undone");
    assert_eq!(
        code(house.change(&house.manager, undo("Again"))),
        "inventory.undone_already"
    );
    let correcting = UndoDelivery {
        id: by,
        reason: "Back".into(),
    };
    assert_eq!(
        code(house.change(&house.manager, correcting)),
        "inventory.undone_already"
    );
    // What is gone can't be taken out.
    let eaten = house
        .change(&house.manager, delivery(None, vec![came(water, 5, None)]))
        .unwrap();
    house
        .change(
            &house.manager,
            WasteStock {
                item_id: water,
                quantity: 24,
                reason: "Flood".into(),
            },
        )
        .unwrap();
    let undo = UndoDelivery {
        id: eaten.row.id,
        reason: "Not ours".into(),
    };
    assert_eq!(code(house.change(&house.manager, undo)), "inventory.not_enough");
    assert_eq!(one(&house, water).quantity, 1, "nothing moved");
    assert_eq!(house.read(coworkflow_store::checks::stock), []);
}

// K1, K4
#[test]
fn a_count_shows_its_differences_and_then_makes_them() {
    let house = TestHouse::new();
    let (water, cola) = (item(&house, "Water", 0), item(&house, "Cola", 12));
    house
        .change(&house.manager, delivery(None, vec![came(water, 20, Some(500))]))
        .unwrap();
    let lines = vec![counted(water, 4, Some(20)), counted(cola, 12, Some(12))];
    let preview = house
        .ask(&house.manager, PreviewCount { lines: lines.clone() })
        .unwrap();
    assert_eq!(
        (preview.row.items, preview.row.differences, preview.row.value),
        (2, 1, egp(-8_000))
    );
    assert_eq!(one(&house, water).quantity, 20, "a look changes nothing");
    let apply = ApplyCount {
        lines,
        note: Some("Friday".into()),
    };
    assert_eq!(code(house.change(&house.staff, apply.clone())), "forbidden");
    let done = house.change(&house.manager, apply.clone()).unwrap();
    assert_eq!(
        (done.row.number, done.lines[0].expected, done.lines[0].counted),
        (1, 20, 4)
    );
    assert_eq!((one(&house, water).quantity, one(&house, water).low), (4, true));
    assert_eq!(house.last_event().event, "stock.low", "told once");
    // Somebody else moved stock while this sheet was open.
    assert_eq!(code(house.change(&house.manager, apply)), "inventory.moved_meanwhile");
    let twice = vec![counted(cola, 1, None), counted(cola, 2, None)];
    assert_eq!(
        code(house.ask(&house.manager, PreviewCount { lines: twice })),
        "inventory.item_twice"
    );
    let page = house
        .ask(
            &house.manager,
            ListCounts {
                first: None,
                after: None,
            },
        )
        .unwrap();
    assert_eq!((page.nodes.len(), page.nodes[0].row.value), (1, egp(-8_000)));
    let kept = house.ask(&house.manager, OneCount { id: done.row.id }).unwrap();
    assert_eq!(kept.lines, done.lines);
    assert_eq!(house.read(coworkflow_store::checks::stock), []);
}

// M12
#[test]
fn a_delivery_sent_twice_under_one_key_is_one_delivery() {
    let house = TestHouse::new();
    let water = item(&house, "Water", 0);
    let paper = delivery(None, vec![came(water, 12, Some(500))]);
    for _ in 0..3 {
        assert_eq!(
            house
                .change_with_key(&house.staff, paper.clone(), "van-7")
                .unwrap()
                .row
                .number,
            1
        );
    }
    assert_eq!(one(&house, water).quantity, 12);
}

#[test]
fn a_paper_is_written_whole_or_not_at_all() {
    let house = TestHouse::new();
    let (water, cola) = (item(&house, "Water", 3), item(&house, "Cola", 3));
    house.change(&house.owner, ArchiveItem { id: cola }).unwrap();
    let mixed = delivery(None, vec![came(water, 12, None), came(cola, 12, None)]);
    assert_eq!(code(house.change(&house.staff, mixed)), "inventory.archived");
    assert_eq!(one(&house, water).quantity, 3);
    assert_eq!(code(house.change(&house.staff, delivery(None, vec![]))), "invalid");
    let negative = delivery(None, vec![came(water, 1, Some(-1))]);
    assert_eq!(code(house.change(&house.staff, negative)), "invalid");
    let from = supplier(&house, "Delta Foods");
    house.change(&house.owner, ArchiveSupplier { id: from }).unwrap();
    let put_away = delivery(Some(from), vec![came(water, 1, None)]);
    assert_eq!(
        code(house.change(&house.staff, put_away)),
        "inventory.supplier_archived"
    );
}

// T7
#[test]
fn what_expires_is_told_with_what_may_be_left_of_it() {
    let house = TestHouse::new();
    let milk = item(&house, "Milk", 0);
    let today = today(&house);
    let expires = |quantity, days: i64| DeliveredItem {
        expires_on: Some(today.saturating_add(jiff::Span::new().days(days))),
        ..came(milk, quantity, Some(300))
    };
    house
        .change(&house.staff, delivery(None, vec![expires(10, 1)]))
        .unwrap();
    house.clock.advance_minutes(60);
    house
        .change(&house.staff, delivery(None, vec![expires(10, 30)]))
        .unwrap();
    let near = |days| house.ask(&house.staff, ExpiringStock { days }).unwrap();
    let left = |found: Vec<Expiring>| found.iter().map(|row| (row.state, row.may_be_left)).collect::<Vec<_>>();
    use ExpiryState::{Expired, Soon};
    assert_eq!(left(near(7)), [(Soon, 10)]);
    assert_eq!(left(near(60)), [(Soon, 10), (Soon, 10)]);
    house
        .change(
            &house.manager,
            WasteStock {
                item_id: milk,
                quantity: 4,
                reason: "Sour".into(),
            },
        )
        .unwrap();
    house.clock.advance_minutes(2 * 24 * 60);
    assert_eq!(left(near(7)), [(Expired, 6)]);
    house
        .change(
            &house.manager,
            WasteStock {
                item_id: milk,
                quantity: 6,
                reason: "Over".into(),
            },
        )
        .unwrap();
    assert_eq!(left(near(7)), []);
    assert_eq!(code(house.ask(&house.staff, ExpiringStock { days: 900 })), "invalid");
}

// K4
#[test]
fn what_is_low_is_ordered_from_who_brought_it_last() {
    let house = TestHouse::new();
    let (water, cola, tea) = (
        item(&house, "Water", 30),
        item(&house, "Cola", 30),
        item(&house, "Tea", 3),
    );
    let (delta, nile) = (supplier(&house, "Delta Foods"), supplier(&house, "Nile Drinks"));
    house
        .change(&house.staff, delivery(Some(delta), vec![came(water, 6, Some(500))]))
        .unwrap();
    house.clock.advance_minutes(1);
    let last = house
        .change(&house.staff, delivery(Some(nile), vec![came(water, 6, Some(450))]))
        .unwrap();
    house
        .change(&house.staff, delivery(Some(delta), vec![came(cola, 6, Some(900))]))
        .unwrap();
    let list = |who: &crate::Context| house.ask(who, ReorderList { days: 7 }).unwrap();
    let names = |groups: &[ReorderGroup]| {
        groups
            .iter()
            .map(|group| {
                let supplier = group
                    .supplier
                    .as_ref()
                    .map_or("", |of| of.supplier_name.as_str())
                    .to_owned();
                (
                    supplier,
                    group
                        .lines
                        .iter()
                        .map(|line| line.item_name.clone())
                        .collect::<Vec<_>>(),
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&list(&house.staff)), [(String::new(), vec!["Tea".to_owned()])]);
    house
        .change(
            &house.manager,
            CountStock {
                item_id: water,
                counted: 5,
                reason: None,
            },
        )
        .unwrap();
    let found = list(&house.manager);
    assert_eq!(names(&found)[0], ("Nile Drinks".to_owned(), vec!["Water".to_owned()]));
    assert_eq!(found[0].lines[0].last_cost, Some(egp(450)));
    assert_eq!(
        found[0].text(Lang::En),
        "Hello Nile Drinks,\nplease send us:\n• Water: 1\nThank you,\nNile House Zamalek"
    );
    assert_eq!(list(&house.staff)[0].lines[0].last_cost, None, "the desk may not know");
    house
        .change(
            &house.manager,
            UndoDelivery {
                id: last.row.id,
                reason: "Wrong house".into(),
            },
        )
        .unwrap_err();
    assert!(
        names(&list(&house.staff))
            .iter()
            .any(|(_, items)| items.contains(&"Tea".to_owned()))
    );
    assert_eq!(one(&house, tea).quantity, 3);
}

#[test]
fn a_category_of_the_owners_says_what_its_items_are() {
    let house = TestHouse::new();
    let create = CreateCategory {
        name: "Stationery".into(),
        kind: ItemCategory::Other,
    };
    assert_eq!(code(house.change(&house.staff, create.clone())), "forbidden");
    let paper = house.change(&house.manager, create.clone()).unwrap();
    assert_eq!(code(house.change(&house.manager, create)), "inventory.category_taken");
    let water = item(&house, "Water", 3);
    let row = one(&house, water);
    let moved = ChangeItem {
        id: water,
        version: row.version,
        name: row.name.clone(),
        category: ItemCategory::Beverage,
        category_id: Some(Some(paper.id)),
        price: row.price,
        cost: Some(Some(egp(300))),
        min_stock: row.min_stock,
    };
    let changed = house.change(&house.manager, moved.clone()).unwrap();
    assert_eq!(
        (changed.category, changed.category_id, changed.cost),
        (ItemCategory::Other, Some(paper.id), Some(egp(300)))
    );
    assert_eq!(house.last_event().event, "item.cost_changed");
    let told = format!(r#"{{"event":"item.cost_changed","item_id":"{water}","name":"Water"}}"#);
    assert_eq!(
        house.last_event().body,
        told,
        "the history has more readers than the cost"
    );
    let kept = ChangeItem {
        version: changed.version,
        category_id: None,
        cost: None,
        ..moved
    };
    assert_eq!(house.change(&house.manager, kept).unwrap().category_id, Some(paper.id));
    let of = ListItems {
        search: None,
        category: None,
        category_id: Some(paper.id),
        sort: ItemSort::Name,
        archived: false,
        low_only: false,
        first: None,
        after: None,
    };
    assert_eq!(house.ask(&house.staff, of).unwrap().nodes.len(), 1);
    let renamed = ChangeCategory {
        id: paper.id,
        version: 1,
        name: "Paper and pens".into(),
        position: 3,
    };
    assert_eq!(house.change(&house.manager, renamed.clone()).unwrap().version, 2);
    assert_eq!(code(house.change(&house.manager, renamed)), "stale");
    house.change(&house.manager, ArchiveCategory { id: paper.id }).unwrap();
    house.change(&house.manager, RestoreCategory { id: paper.id }).unwrap();
    let all = house.ask(&house.staff, ListCategories).unwrap();
    assert_eq!((all.len(), all[0].archived_at), (1, None));
}

#[test]
fn suppliers_are_found_in_any_spelling_and_edits_notice_each_other() {
    let house = TestHouse::new();
    let id = supplier(&house, "شركة الدلتا");
    let again = CreateSupplier {
        name: "شركه الدلتا".into(),
        phone: None,
        note: None,
    };
    assert_eq!(code(house.change(&house.manager, again)), "inventory.supplier_taken");
    let list = |search: &str, archived| ListSuppliers {
        search: Some(search.into()),
        archived,
        first: None,
        after: None,
    };
    assert_eq!(house.ask(&house.staff, list("دلتا", false)).unwrap().nodes.len(), 1);
    let change = ChangeSupplier {
        id,
        version: 1,
        name: "شركة الدلتا للأغذية".into(),
        phone: None,
        note: Some("Sundays".into()),
    };
    assert_eq!(code(house.change(&house.staff, change.clone())), "forbidden");
    assert_eq!(house.change(&house.manager, change.clone()).unwrap().note, "Sundays");
    assert_eq!(code(house.change(&house.manager, change)), "stale");
    house.change(&house.manager, ArchiveSupplier { id }).unwrap();
    assert_eq!(house.ask(&house.staff, list("", true)).unwrap().nodes.len(), 1);
    house.change(&house.manager, RestoreSupplier { id }).unwrap();
    assert_eq!(house.last_event().event, "supplier.restored");
}

// M13, P6
#[test]
fn a_sale_keeps_what_it_cost_whatever_later_deliveries_cost() {
    let house = TestHouse::new();
    let water = item(&house, "Water", 0);
    house
        .change(&house.manager, delivery(None, vec![came(water, 10, Some(800))]))
        .unwrap();
    let movements = |kind| {
        let list = ListMovements {
            item_id: water,
            first: None,
            after: None,
        };
        let page = house.ask(&house.owner, list).unwrap();
        page.nodes
            .into_iter()
            .filter(|row| row.kind == kind)
            .map(|row| row.value)
            .collect::<Vec<_>>()
    };
    house
        .change(
            &house.manager,
            WasteStock {
                item_id: water,
                quantity: 2,
                reason: "Fell".into(),
            },
        )
        .unwrap();
    house
        .change(&house.manager, delivery(None, vec![came(water, 8, Some(1_000))]))
        .unwrap();
    house
        .change(
            &house.manager,
            WasteStock {
                item_id: water,
                quantity: 1,
                reason: "Fell".into(),
            },
        )
        .unwrap();
    assert_eq!(movements(MovementKind::Waste), [egp(-900), egp(-1_600)]);
}

#[test]
fn items_stand_by_category_page_after_page() {
    let house = TestHouse::new();
    let category = |name: &str, kind| {
        let create = CreateCategory {
            name: name.into(),
            kind,
        };
        house.change(&house.owner, create).unwrap().id
    };
    let (hot, cold) = (
        category("Hot", ItemCategory::Beverage),
        category("Cold", ItemCategory::Beverage),
    );
    let add = |name: &str, kind, category_id| {
        let item = CreateItem {
            name: name.into(),
            category: kind,
            category_id,
            price: egp(1_000),
            cost: None,
            min_stock: 0,
            quantity: 1,
        };
        house.change(&house.owner, item).unwrap();
    };
    use ItemCategory::{Beverage, Snack};
    for (name, kind, of) in [
        ("Tea", Beverage, Some(hot)),
        ("Cola", Beverage, Some(cold)),
        ("Chips", Snack, None),
        ("Water", Beverage, None),
        ("Coffee", Beverage, Some(hot)),
    ] {
        add(name, kind, of);
    }
    let (mut names, mut after) = (Vec::new(), None);
    loop {
        let list = ListItems {
            search: None,
            category: None,
            category_id: None,
            sort: ItemSort::Category,
            archived: false,
            low_only: false,
            first: Some(2),
            after,
        };
        let page = house.ask(&house.staff, list).unwrap();
        names.extend(page.nodes.iter().map(|row| row.name.clone()));
        after = page.end_cursor;
        if !page.has_more {
            break;
        }
    }
    assert_eq!(names, ["Water", "Coffee", "Tea", "Cola", "Chips"]);
}
