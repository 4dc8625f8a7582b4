use coworkflow_domain::imports::ImportKind;

use super::*;
use crate::customers::ListCustomers;
use crate::testing::{TestHouse, block_on};

const NASTY: &str = "\u{FEFF}الاسم;رقم الموبايل;البريد الإلكتروني;الرصيد;ملاحظات\r\n\
    منى الشريف;٠١٠١٢٣٤٥٦٧٨;;١٥٠;تحب الشاي\r\n\
    Omar Hegazy;1112345678;omar@nile.test;-20.5;\r\n\
    =cmd|' /C calc'!A0;1.01E+09;;;\r\n\
    \r\n\
    منى ش.;+20 10 1234 5678;;;\r\n\
    فاطمة إبراهيم;;;;\r\n\
    فاطمه ابراهيم;;;;\r\n\
    ;01212345678;;;\r\n\
    Huda\u{202E};;;;\r\n\
    \"Karim\r\nNaguib\";;;;\r\n";

fn import(house: &TestHouse, text: &str) -> Report {
    import_of(house, ImportKind::Customers, text)
}

fn import_of(house: &TestHouse, kind: ImportKind, text: &str) -> Report {
    let mut steps = Vec::new();
    let mut progress = |done: usize, total: usize| steps.push((done, total));
    let report = house
        .services
        .import_file(&house.manager, kind, text.as_bytes(), None, &mut progress)
        .unwrap();
    assert!(
        steps.is_sorted() && steps.last().is_some_and(|(done, total)| done == total),
        "{steps:?}"
    );
    report
}

fn count(house: &TestHouse) -> Option<i64> {
    house.ask(&house.manager, ListCustomers::default()).unwrap().total
}

// A1, M9
#[test]
fn good_rows_go_in_and_bad_rows_come_back_with_reasons() {
    let house = TestHouse::new();
    let report = import(&house, NASTY);
    assert_eq!((report.added, report.skipped_duplicates, report.bad), (3, 2, 4));
    assert_eq!(count(&house), Some(3));
    let page = house.ask(
        &house.manager,
        ListCustomers {
            search: Some("0101234".into()),
            ..ListCustomers::default()
        },
    );
    let mona = &page.unwrap().page.nodes[0];
    assert_eq!(
        (mona.name.as_str(), mona.balance.minor(), mona.notes.as_str()),
        ("منى الشريف", 15_000, "تحب الشاي")
    );
    assert_eq!(house.read(coworkflow_store::checks::ledger), vec![]);
    let file = String::from_utf8(report.rejected_csv.unwrap()).unwrap();
    assert!(
        file.contains("'=cmd|' /C calc'!A0,1.01E+09,,,,4,A spreadsheet has rounded this phone number."),
        "{file}"
    );
    assert!(
        file.contains("منى ش.,'+20 10 1234 5678,,,,6,The same as in row 2."),
        "{file}"
    );
    assert!(file.contains(",01212345678,,,,9,This can't be empty."), "{file}");
    let entry = house.last_event();
    assert_eq!(entry.event, "data.imported");
}

#[test]
fn a_second_run_adds_nothing() {
    let house = TestHouse::new();
    import(&house, NASTY);
    let seq = house.last_event().seq;
    let again = import(&house, NASTY);
    assert_eq!((again.added, again.skipped_duplicates, again.bad), (0, 5, 4));
    assert_eq!((count(&house), house.last_event().seq), (Some(3), seq));
}

#[test]
fn rejected_rows_go_in_once_they_are_mended() {
    let house = TestHouse::new();
    let report = import(&house, NASTY);
    let file = String::from_utf8(report.rejected_csv.unwrap()).unwrap();
    let again = import(&house, &file);
    assert_eq!((again.added, again.bad), (0, 4));
    assert_eq!(import(&house, &file.replace("1.01E+09", "'+201512345678")).added, 1);
    let question = ListCustomers {
        search: Some("calc".into()),
        ..ListCustomers::default()
    };
    let found = house.ask(&house.manager, question).unwrap().page.nodes;
    assert_eq!(
        found[0].name, "=cmd|' /C calc'!A0",
        "the name as it was, without the sign that made it harmless"
    );
}

#[test]
fn on_screen_it_is_previewed_mapped_and_run_in_the_background() {
    let house = TestHouse::new();
    let text = "who,number\nMona Adel,01012345678\nOmar,0101\n";
    let services = &house.services;
    block_on(async {
        let view = services
            .upload_import(&house.manager, ImportKind::Customers, text.into(), "list.csv")
            .await
            .unwrap();
        assert_eq!(
            (view.state, view.rows, view.good, view.bad),
            (ImportState::Preview, 2, 0, 2)
        );
        let pairs = vec![
            ("who".to_owned(), Some("name".to_owned())),
            ("number".to_owned(), Some("phone".to_owned())),
        ];
        let view = services
            .preview_import(&house.manager, view.id, pairs.clone())
            .await
            .unwrap();
        assert_eq!((view.good, view.bad, view.sample[1].row), (1, 1, 3));
        assert_eq!(
            view.sample[1].problem.as_ref().unwrap().code,
            "customer.phone_not_valid"
        );
        let nameless = services.run_import(&house.manager, view.id, vec![]).await.unwrap_err();
        assert_eq!(nameless.refusal().unwrap().code, "import.column_missing");
        let running = services
            .run_import(&house.manager, view.id, pairs.clone())
            .await
            .unwrap();
        assert_eq!(running.state, ImportState::Running);
        let done = loop {
            let view = services.import(&house.manager, view.id).await.unwrap();
            if view.state != ImportState::Running {
                break view;
            }
            tokio::task::yield_now().await;
        };
        assert_eq!(
            (done.state, done.good, done.bad, done.done),
            (ImportState::Done, 1, 1, 2)
        );
        // Run twice is run once.
        assert_eq!(
            services.run_import(&house.manager, view.id, pairs).await.unwrap().state,
            ImportState::Done
        );
        let rejected = services.rejected(&house.manager, view.id).await.unwrap();
        assert!(String::from_utf8(rejected).unwrap().contains("Omar,0101,3,"));
    });
    assert_eq!(count(&house), Some(1));
}

// A2, A3
#[test]
fn the_desk_may_not_and_anothers_import_is_not_there() {
    let house = TestHouse::new();
    let code = |refused: Result<ImportView, Failure>| refused.unwrap_err().refusal().unwrap().code.to_string();
    let upload = |context: &Context| {
        block_on(
            house
                .services
                .upload_import(context, ImportKind::Customers, b"name\nMona\n".into(), "list.csv"),
        )
    };
    assert_eq!(code(upload(&house.staff)), "forbidden");
    let view = upload(&house.manager).unwrap();
    let nobody = ImportId::from_uuid(uuid::Uuid::from_u128(5));
    assert_eq!(
        code(block_on(house.services.import(&house.manager, nobody))),
        "not_found"
    );
    assert_eq!(
        code(block_on(house.services.import(&house.staff, view.id))),
        "forbidden"
    );
}

#[test]
fn only_a_few_files_are_kept_and_not_for_long() {
    let house = TestHouse::new();
    let upload = || {
        block_on(house.services.upload_import(
            &house.manager,
            ImportKind::Customers,
            b"name\nMona\n".into(),
            "list.csv",
        ))
        .unwrap()
        .id
    };
    let there = |id| block_on(house.services.import(&house.manager, id)).is_ok();
    let first = upload();
    house.clock.advance_minutes(1);
    let others: Vec<_> = (0..8).map(|_| upload()).collect();
    assert!(!there(first) && others.iter().all(|id| there(*id)));
    house.clock.advance_minutes(120);
    let fresh = upload();
    assert!(there(fresh) && !there(others[0]));
}

#[test]
fn fifty_thousand_rows_go_in_within_seconds() {
    let house = TestHouse::on_a_file();
    let mut text = String::from("name,phone,email\n");
    for n in 0..50_000 {
        text.push_str(&format!("Guest {n},010{n:08},guest{n}@nile.test\n"));
    }
    let report = import(&house, &text);
    assert_eq!((report.added, report.skipped_duplicates, report.bad), (50_000, 0, 0));
    assert_eq!(import(&house, &text).added, 0);
}
