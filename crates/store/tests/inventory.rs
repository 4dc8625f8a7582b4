//! Stock is the sum of its movements, and the last one sells once (`K1`, `K2`).
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod support;

use coworkflow_domain::ids::ItemId;
use coworkflow_domain::inventory::{ItemCategory, MovementKind};
use coworkflow_domain::money::Money;
use coworkflow_store::inventory::{self, AfterItem, ItemFilter, ItemOrder, ItemRow, MovementRow};
use support::{House, id, minute};

fn item(number: u128, name: &str) -> ItemRow {
    ItemRow {
        id: id(number),
        name: name.into(),
        search_key: coworkflow_domain::text::search_key(name),
        category: ItemCategory::Beverage,
        category_id: None,
        price: Money::from_minor(2_500),
        cost: None,
        quantity: 0,
        min_stock: 2,
        low: true,
        archived_at: None,
        created_at: minute(i64::try_from(number).unwrap()),
        version: 1,
    }
}

fn movement(number: u128, item: ItemId, kind: MovementKind, quantity: i64) -> MovementRow {
    MovementRow {
        id: id(number),
        item_id: item,
        kind,
        quantity,
        stock_after: 0,
        value: Money::ZERO,
        delivery_id: None,
        count_id: None,
        consumption_id: None,
        invoice_id: None,
        reason: String::new(),
        actor_id: id(7),
        at: minute(i64::try_from(number).unwrap()),
    }
}

// K1, K2
#[test]
fn the_last_can_at_fifty_tills_sells_once() {
    let house = House::new();
    let cola = id(20);
    house.write(move |tx| {
        inventory::insert(tx, &item(20, "Cola"))?;
        inventory::move_stock(tx, &movement(1, cola, MovementKind::Delivery, 1), false)
    });
    let sale = |number: u128| {
        let (store, tenant) = (house.store.clone(), house.tenant);
        let sale = movement(number, cola, MovementKind::Sale, -1);
        std::thread::spawn(move || {
            store
                .write(tenant, move |tx| inventory::move_stock(tx, &sale, false))
                .wait()
        })
    };
    let threads: Vec<_> = (100..150).map(sale).collect();
    let sold = threads
        .into_iter()
        .filter_map(|thread| thread.join().unwrap().unwrap())
        .count();
    assert_eq!(sold, 1);
    let (row, movements) =
        house.read(move |tx| Ok((inventory::by_id(tx, cola)?, inventory::movements(tx, cola, None, 10)?)));
    assert_eq!(row.map(|row| row.quantity), Some(0));
    assert_eq!(
        movements
            .iter()
            .map(|row| (row.quantity, row.stock_after))
            .collect::<Vec<_>>(),
        [(-1, 0), (1, 1)]
    );
    assert_eq!(house.read(coworkflow_store::checks::stock), []);
}

// K2
#[test]
fn stock_falls_below_nothing_only_where_that_is_allowed() {
    let house = House::new();
    let tea = id(21);
    let (refused, allowed) = house.write(move |tx| {
        inventory::insert(tx, &item(21, "شاي"))?;
        let refused = inventory::move_stock(tx, &movement(1, tea, MovementKind::Sale, -3), false)?;
        let allowed = inventory::move_stock(tx, &movement(2, tea, MovementKind::Sale, -3), true)?;
        Ok((refused, allowed))
    });
    assert_eq!(refused, None);
    assert_eq!(
        allowed.map(|after| (after.quantity, after.low_before)),
        Some((-3, true))
    );
    // What comes in is taken in, also when it does not yet reach zero.
    let after = house.write(move |tx| inventory::move_stock(tx, &movement(3, tea, MovementKind::Delivery, 1), false));
    assert_eq!(after.map(|after| after.quantity), Some(-2));
    assert_eq!(house.read(coworkflow_store::checks::stock), []);
}

// K1
#[test]
fn movements_are_never_rewritten() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("house.sqlite");
    drop(coworkflow_store::Store::open(&file, &coworkflow_store::Options::default()).unwrap());
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    let insert =
        "INSERT INTO stock_movements (tenant_id, id, item_id, kind, quantity, stock_after, value, reason, actor_id, at)
        VALUES (x'01', x'02', x'03', 'delivery', 5, 5, 0, '', x'07', 0)";
    connection.execute(insert, []).unwrap();
    for change in ["UPDATE stock_movements SET quantity = 9", "DELETE FROM stock_movements"] {
        let refused = connection.execute(change, []).unwrap_err();
        assert!(refused.to_string().contains("stock_movements_append_only"), "{refused}");
    }
}

#[test]
fn pages_follow_each_order_and_find_names_in_any_spelling() {
    let house = House::new();
    house.write(|tx| {
        for (number, name, stock) in [
            (30, "قهوة تركي", 5),
            (31, "Iced latte", 9),
            (32, "عصير برتقال", 1),
            (33, "Latte", 9),
        ] {
            inventory::insert(tx, &item(number, name))?;
            inventory::move_stock(tx, &movement(number, id(number), MovementKind::Delivery, stock), false)?;
        }
        inventory::set_low(tx, id(31), false)
    });
    let page = |order, search: Option<&str>, low_only, after: Option<(&'static str, i64, u128)>| {
        let search = search.map(coworkflow_domain::text::search_key);
        let filter = ItemFilter {
            search,
            category: None,
            category_id: None,
            archived: false,
            low_only,
            order,
        };
        house.read(move |tx| {
            let after = after.map(|(search_key, number, after)| AfterItem {
                search_key,
                number,
                id: id(after),
            });
            Ok(inventory::page(tx, &filter, after, 10)?
                .into_iter()
                .map(|row| row.id.uuid().as_u128())
                .collect::<Vec<_>>())
        })
    };
    assert_eq!(page(ItemOrder::Name, None, false, None), [31, 33, 32, 30]);
    assert_eq!(page(ItemOrder::Name, None, false, Some(("latte", 0, 33))), [32, 30]);
    assert_eq!(page(ItemOrder::Newest, None, false, None), [33, 32, 31, 30]);
    assert_eq!(page(ItemOrder::Stock, None, false, None), [32, 30, 31, 33]);
    assert_eq!(page(ItemOrder::Stock, None, false, Some(("", 9, 31))), [33]);
    assert_eq!(page(ItemOrder::Name, None, true, None), [33, 32, 30]);
    assert_eq!(page(ItemOrder::Name, Some("قهوه"), false, None), [30]);
    assert_eq!(page(ItemOrder::Name, Some("LATTE"), false, None), [31, 33]);
    assert_eq!(page(ItemOrder::Name, Some("ice lat"), false, None), [31]);
    assert_eq!(page(ItemOrder::Name, Some("%"), false, None), Vec::<u128>::new());
    let refused = house
        .store
        .write(house.tenant, |tx| inventory::insert(tx, &item(40, "قهوه تركى")))
        .wait()
        .unwrap_err();
    assert!(refused.is_constraint("items_name"), "{refused}");
}
