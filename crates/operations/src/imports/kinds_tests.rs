//! Each kind of file: what goes in, what stays out and why, and that a second run adds nothing.

use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::money::Money;
use coworkflow_store::{inventory, ledger, past_invoices, subscriptions};

use crate::customers::{CreateCustomer, CustomerInput, ListCustomers};
use crate::imports::Report;
use crate::inventory::{ItemSort, ListItems, OneItem};
use crate::testing::TestHouse;

fn import(house: &TestHouse, kind: ImportKind, text: &str) -> Report {
    house
        .services
        .import_file(&house.manager, kind, text.as_bytes(), None, &mut |_, _| {})
        .unwrap()
}

fn counts(report: &Report) -> (usize, usize, usize) {
    (report.added, report.skipped_duplicates, report.bad)
}

fn left_out(report: Report) -> String {
    String::from_utf8(report.rejected_csv.unwrap_or_default()).unwrap()
}

fn customer(house: &TestHouse, name: &str, phone: Option<&str>) -> coworkflow_store::customers::CustomerRow {
    let input = CustomerInput {
        name: name.into(),
        phone: phone.map(str::to_owned),
        ..CustomerInput::default()
    };
    let create = CreateCustomer {
        input,
        allow_duplicate: true,
    };
    house.change(&house.owner, create).unwrap()
}

fn menu() -> ListItems {
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

// K1
#[test]
fn a_menu_goes_in_with_its_stock() {
    let house = TestHouse::new();
    let file = "الصنف;القسم;سعر البيع;التكلفة;الكمية;الحد الأدنى\r\n\
        قهوة تركي;مشروبات;٣٥٫٥٠;9.25;٤٠;5\r\n\
        Club sandwich;Meal;EGP 1,096.00;;12.0;\r\n\
        بسكويت;سناك;15;;;\r\n\
        قهوه تركى;مشروبات;40;;;\r\n\
        Charger;Gadgets;50;;;\r\n\
        Water;;;;;\r\n\
        Tea;;-5;;;\r\n\
        Cake;;20;;2.5;\r\n\
        ;;20;;;\r\n";
    let report = import(&house, ImportKind::Items, file);
    assert_eq!(counts(&report), (3, 1, 5));
    let out = left_out(report);
    for reason in [
        "The same as in row 2.",
        "There is no category “Gadgets”.",
        "Write the price.",
        "This is not a number.",
        "This can't be empty.",
    ] {
        assert!(out.contains(reason), "{reason} in {out}");
    }
    let items = house.ask(&house.owner, menu()).unwrap().nodes;
    let coffee = items.iter().find(|item| item.item.name == "قهوة تركي").unwrap();
    let of = &coffee.item;
    assert_eq!(
        (of.price, of.cost, of.quantity, of.min_stock, of.category.name()),
        (
            Money::from_minor(3_550),
            Some(Money::from_minor(925)),
            40,
            5,
            "beverage"
        )
    );
    assert_eq!(house.read(coworkflow_store::checks::stock), vec![]);
    assert_eq!(counts(&import(&house, ImportKind::Items, file)), (0, 4, 5));
    assert!(house.ask(&house.owner, OneItem { id: of.id }).is_ok());
    let key = of.search_key.clone();
    assert!(house.read(move |tx| inventory::is_named(tx, &key)));
}

// M9
#[test]
fn one_opening_balance_each_finds_its_customer() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel", Some("01012345678"));
    let omar = customer(&house, "عمر حجازي", None);
    customer(&house, "Ali", Some("01112345678"));
    customer(&house, "Ali", Some("01212345678"));
    let file = "Code,Name,Mobile,Balance,Notes\n\
        C-001,,,\"1,250.50\",deposit\n\
        ,عمر حجازى,,-٢٠٫٥,\n\
        ,Ali,,10,\n\
        ,c-003,,30,\n\
        ,Nobody,,10,\n\
        ,,,10,\n\
        ,Mona Adel,,0,\n\
        ,Mona Adel,01012345678,5,\n\
        C-099,,,5,\n\
        ,Mona Adel,01512345678,5,\n";
    let report = import(&house, ImportKind::Balances, file);
    assert_eq!(counts(&report), (3, 1, 6));
    let out = left_out(report);
    for reason in [
        "Several customers are found as “Ali”.",
        "No customer is found as “Nobody”.",
        "No customer is found as “C-099”.",
        "No customer is found as “Mona Adel”.",
        "Say whose this is",
        "there is nothing to take in",
        "has an opening balance already",
    ] {
        assert!(out.contains(reason), "{reason} in {out}");
    }
    let balance = |id| {
        house
            .read(move |tx| coworkflow_store::customers::by_id(tx, id))
            .unwrap()
            .balance
            .minor()
    };
    assert_eq!((balance(mona.id), balance(omar.id)), (125_050, -2_050));
    assert_eq!(house.read(coworkflow_store::checks::ledger), vec![]);
    let again = import(&house, ImportKind::Balances, file);
    assert_eq!(counts(&again), (0, 4, 6));
    assert!(house.read(move |tx| ledger::has_opening(tx, mona.id)));
    assert_eq!(balance(mona.id), 125_050);
}

// S1, S5
#[test]
fn running_plans_go_on_where_they_were() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel", Some("01012345678"));
    let omar = customer(&house, "Omar", None);
    let plan = house
        .ask(&house.owner, crate::subscriptions::ListPlans { archived: false })
        .unwrap();
    let monthly = plan
        .into_iter()
        .map(|view| view.row)
        .find(|plan| plan.days == 30)
        .unwrap();
    let name = &monthly.name;
    // Today is 2026-11-20.
    let file = format!(
        "العميل;الموبايل;الباقة;البداية;النهاية\n\
        Mona Adel;01012345678;{name};;٣٠/١١/٢٠٢٦\n\
        Omar;;{name};15/11/2026;\n\
        Omar;;{name};20 Nov 2026;\n\
        Omar;;Golden;15/11/2026;\n\
        Omar;;{name};;1/10/2026\n\
        Omar;;{name};soon;\n\
        Omar;;{name};;\n\
        Nobody;;{name};;30/11/2026\n"
    );
    let report = import(&house, ImportKind::Plans, &file);
    assert_eq!(counts(&report), (2, 1, 5), "{}", left_out(report));
    let out = left_out(report);
    for reason in [
        "has this plan on these days already",
        "No plan is called “Golden”.",
        "This is not a date.",
        "Write the first or the last day.",
        "No customer is found as “Nobody”.",
    ] {
        assert!(out.contains(reason), "{reason} in {out}");
    }
    let today = coworkflow_domain::time::Date::constant(2026, 11, 20);
    let run = |id| {
        let live = house.read(move |tx| subscriptions::live(tx, id, today));
        (
            live.len(),
            live[0].starts_on.to_string(),
            live[0].ends_on.to_string(),
            live[0].invoice_id,
        )
    };
    assert_eq!(run(mona.id), (1, "2026-11-01".into(), "2026-11-30".into(), None));
    assert_eq!(run(omar.id), (1, "2026-11-15".into(), "2026-12-14".into(), None));
    assert_eq!(counts(&import(&house, ImportKind::Plans, &file)), (0, 3, 5));
}

// M5
#[test]
fn past_invoices_are_kept_and_take_no_number_and_move_no_money() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel", None);
    let file = "Invoice no,Date,Customer,Total,Paid,Notes\n\
        A-17,1/2/2025,Mona Adel,500,200,old program\n\
        A-18,20/11/2026,Mona Adel,\"1,250.50\",,\n\
        A-18,20/11/2026,Mona Adel,5,,\n\
        A-19,21/11/2026,Mona Adel,5,,\n\
        A-20,20/11/2026,Mona Adel,5,6,\n\
        ,20/11/2026,Mona Adel,5,,\n\
        A-21,,Mona Adel,5,,\n\
        A-22,20/11/2026,Nobody,5,,\n";
    let report = import(&house, ImportKind::Invoices, file);
    assert_eq!(counts(&report), (2, 1, 5));
    let out = left_out(report);
    for reason in [
        "still to come",
        "More was paid",
        "This can't be empty.",
        "This is not a date.",
        "No customer is found",
    ] {
        assert!(out.contains(reason), "{reason} in {out}");
    }
    let kept = house.read(move |tx| past_invoices::of_customer(tx, mona.id, None, 10));
    let kept: Vec<_> = kept
        .iter()
        .map(|row| (row.reference.as_str(), row.total.minor(), row.paid.minor()))
        .collect();
    assert_eq!(kept, [("A-18", 125_050, 125_050), ("A-17", 50_000, 20_000)]);
    assert_eq!(counts(&import(&house, ImportKind::Invoices, file)), (0, 3, 5));
    let page = house.ask(&house.owner, ListCustomers::default()).unwrap().page;
    assert_eq!((page.nodes[0].balance, page.nodes[0].spent), (Money::ZERO, Money::ZERO));
    let ours = house
        .ask(&house.owner, crate::invoices::ListInvoices::default())
        .unwrap();
    assert!(ours.nodes.is_empty());
}

#[test]
fn a_file_without_what_its_kind_needs_says_which_column_is_missing() {
    let house = TestHouse::new();
    for (kind, text, missing) in [
        (ImportKind::Items, "item,qty\nTea,3\n", "price"),
        (ImportKind::Balances, "name\nMona\n", "balance"),
        (ImportKind::Plans, "name,plan\nMona,Monthly\n", "starts"),
        (ImportKind::Invoices, "invoice,name,total\n1,Mona,5\n", "date"),
    ] {
        let refused = house
            .services
            .import_file(&house.manager, kind, text.as_bytes(), None, &mut |_, _| {});
        let failure = refused.unwrap_err();
        let refusal = failure.refusal().unwrap();
        assert_eq!(
            (refusal.code.as_ref(), refusal.data["missing"].as_str()),
            ("import.column_missing", Some(missing))
        );
    }
}

// A2
#[test]
fn the_desk_imports_nothing() {
    let house = TestHouse::new();
    for kind in ImportKind::ALL {
        let refused = house
            .services
            .import_file(&house.staff, *kind, b"name\nMona\n", None, &mut |_, _| {});
        assert_eq!(refused.unwrap_err().refusal().unwrap().code, "forbidden");
    }
}

#[test]
fn fifty_thousand_items_and_balances_go_in_within_seconds() {
    let house = TestHouse::on_a_file();
    let (mut items, mut people, mut balances) = (
        String::from("item,price,qty\n"),
        String::from("name,phone\n"),
        String::from("phone,balance\n"),
    );
    for n in 0..50_000 {
        items.push_str(&format!("Item {n},{n}.50,{}\n", n % 7));
        people.push_str(&format!("Guest {n},010{n:08}\n"));
        balances.push_str(&format!("010{n:08},{}\n", n + 1));
    }
    assert_eq!(counts(&import(&house, ImportKind::Items, &items)), (50_000, 0, 0));
    assert_eq!(counts(&import(&house, ImportKind::Customers, &people)), (50_000, 0, 0));
    assert_eq!(counts(&import(&house, ImportKind::Balances, &balances)), (50_000, 0, 0));
    assert_eq!(counts(&import(&house, ImportKind::Items, &items)), (0, 50_000, 0));
    assert_eq!(counts(&import(&house, ImportKind::Balances, &balances)), (0, 50_000, 0));
}
