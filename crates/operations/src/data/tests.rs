use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;

use coworkflow_domain::data::BackupReason;
use coworkflow_store::db::Figures;

use super::*;
use crate::access::{ListUsers, WhoAmI};
use crate::context::Context;
use crate::spaces::{ChangeSpace, GetSpace, SpaceDetails, SpaceInput};
use crate::testing::{EmptyHouse, OWNER_EMAIL, PASSWORD, TestHouse, block_on, space_input};

fn code<T: std::fmt::Debug>(refused: Result<T, Failure>) -> String {
    refused.unwrap_err().refusal().unwrap().code.to_string()
}

fn rename(house: &TestHouse, name: &str) {
    let version = house.ask(&house.owner, GetSpace).unwrap().version;
    let input = SpaceInput {
        name: name.into(),
        ..space_input()
    };
    house.change(&house.owner, ChangeSpace { input, version }).unwrap();
}

/// Waits for the work that goes on, asking as the program does, not as a user whose sign-in may end.
async fn ended(house: &TestHouse) -> DataWork {
    loop {
        let work = house.services.data.work(house.tenant).unwrap();
        if work.state != WorkState::Running {
            return work;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

// Promise 18, promise 8
#[test]
fn a_restored_backup_brings_back_what_was_and_ends_every_sign_in() {
    let house = TestHouse::on_a_file();
    rename(&house, "As it was");
    let name = block_on(async {
        house
            .services
            .make_backup(&house.manager, Some("one".into()))
            .await
            .unwrap();
        let done = ended(&house).await;
        assert_eq!((done.state, done.refusal), (WorkState::Done, None));
        // The same key tells of the same work (M12).
        let again = house
            .services
            .make_backup(&house.manager, Some("one".into()))
            .await
            .unwrap();
        assert_eq!(again.file, done.file);
        done.file.unwrap()
    });
    assert_eq!(house.last_event().event, "data.backup_made");
    house.clock.advance_minutes(10);
    rename(&house, "What came after");

    let restore =
        |confirmation: &str, who: &Context| block_on(house.services.restore_backup(who, &name, confirmation, None));
    assert_eq!(code(restore("What came after", &house.manager)), "forbidden");
    assert_eq!(code(restore("As it was", &house.owner)), "data.not_confirmed");
    assert_eq!(house.ask(&house.owner, GetSpace).unwrap().name, "What came after");
    let work = block_on(async {
        house
            .services
            .restore_backup(&house.owner, &name, " What came after ", None)
            .await
            .unwrap();
        ended(&house).await
    });
    assert_eq!((work.state, work.refusal), (WorkState::Done, None));
    assert_eq!(code(house.ask(&house.owner, WhoAmI)), "sign_in_needed");
    let system = Context::system(house.tenant);
    assert_eq!(house.ask(&system, GetSpace).unwrap().name, "As it was");
    let told = house.last_event();
    assert_eq!(
        (told.event.as_str(), told.actor_name.as_str()),
        ("data.backup_restored", "Nadia Sherif")
    );
    let signed_in = block_on(house.services.sign_in(
        house.tenant,
        OWNER_EMAIL,
        PASSWORD.into(),
        crate::testing::DESK,
        "a till",
    ));
    assert!(signed_in.is_ok(), "the passwords of then count");

    // What was there before is among the backups and beside the database.
    let view = block_on(house.services.backups(&system)).unwrap();
    let reasons: Vec<BackupReason> = view.backups.iter().map(|one| one.backup.manifest.reason).collect();
    assert_eq!(reasons, [BackupReason::BeforeRestore, BackupReason::Asked]);
    assert!(kept_beside(house.services.store.file().unwrap(), house.services.clock.now()).is_file());
    assert!(block_on(house.services.restore_backup(&system, "../house.db", "x", None)).is_err());
}

// A3
#[test]
fn a_server_of_two_businesses_keeps_its_backups_to_its_operator() {
    let house = TestHouse::on_a_file();
    let next_door = house.next_door();
    for who in [&house.owner, &next_door.owner] {
        assert_eq!(code(block_on(house.services.make_backup(who, None))), "data.shared");
        assert_eq!(code(block_on(house.services.backups(who))), "data.shared");
        assert_eq!(
            code(block_on(house.services.restore_backup(who, "x", "y", None))),
            "data.shared"
        );
    }
}

// A3
#[test]
fn what_one_business_takes_away_another_neither_hears_of_nor_gets() {
    let house = TestHouse::on_a_file();
    let next_door = house.next_door();
    let work = |who| block_on(house.services.data_work(who)).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let file = runtime.block_on(async {
        house.services.export_archive(&house.owner, None).await.unwrap();
        loop {
            let work = house.services.data_work(&house.owner).await.unwrap().unwrap();
            if let Some(file) = work.file {
                break file;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    });
    assert!(work(&next_door.owner).is_none());
    assert_eq!(
        code(block_on(house.services.archive_file(&next_door.owner, &file))),
        code(block_on(house.services.archive_file(&next_door.owner, "no-such.zip")))
    );
    assert!(block_on(house.services.archive_file(&house.owner, &file)).is_ok());
}

#[test]
fn the_schedule_makes_one_a_day_and_says_when_it_can_not() {
    let house = TestHouse::on_a_file();
    let due = || block_on(house.services.back_up_if_due());
    // Set up at 10:00, due at 4:00 of the next day.
    assert_eq!(due().unwrap(), None);
    house.clock.advance_minutes(18 * 60 + 5);
    assert!(due().unwrap().is_some());
    assert_eq!(due().unwrap(), None);
    house.clock.advance_minutes(24 * 60);
    let system = Context::system(house.tenant);
    let folder = house.folder().join("no folder");
    fs::write(&folder, "a file").unwrap();
    house.services.keep_backups_in(folder.clone());
    assert!(due().is_err());
    assert_eq!(due().unwrap(), None, "tried again within the hour");
    assert!(
        block_on(house.services.backup_problem())
            .unwrap()
            .unwrap()
            .starts_with("the last backup failed")
    );
    house.clock.advance_minutes(61);
    fs::remove_file(&folder).unwrap();
    assert!(due().unwrap().is_some());
    assert_eq!(block_on(house.services.backup_problem()).unwrap(), None);
    assert_eq!(block_on(house.services.backups(&system)).unwrap().problem, None);
    // A schedule that was switched off makes none.
    let details = SpaceDetails {
        backup_hour: Some(None),
        ..SpaceDetails::default()
    };
    let input = SpaceInput {
        details,
        ..space_input()
    };
    let version = house.ask(&system, GetSpace).unwrap().version;
    house.change(&system, ChangeSpace { input, version }).unwrap();
    house.clock.advance_minutes(48 * 60);
    assert_eq!(due().unwrap(), None);
}

/// An archive of a house, with its figures.
fn archived(house: &TestHouse, name: &str) -> (PathBuf, Figures) {
    let file = house.folder().join(name);
    let manifest = house
        .services
        .export_archive_now(&Context::system(house.tenant), &file)
        .unwrap();
    (file, manifest.figures)
}

/// Without what taking it in writes: one entry of the history.
fn but_for_the_history(mut figures: Figures) -> Figures {
    figures.rows.remove("journal");
    figures
        .sums
        .retain(|column, _| !column.starts_with("journal.") && !column.starts_with("counters."));
    figures
}

// Promise 20
#[test]
fn an_archive_taken_in_by_an_empty_server_gives_equal_figures() {
    let house = TestHouse::on_a_file();
    rename(&house, "=cmd()|'Nile', \"Zamalek\"");
    let (file, figures) = archived(&house, "house.zip");
    let empty = EmptyHouse::on_a_file();
    let taken = empty.services.take_in_archive_now(&file, &|_| {}).unwrap();
    assert_eq!(taken.figures, figures);
    let system = Context::system(house.tenant);
    let name = |services: &crate::Services| services.ask_now(&system, GetSpace).unwrap();
    assert_eq!(name(&empty.services), name(&house.services));
    let users = |services: &crate::Services| services.ask_now(&system, ListUsers).unwrap();
    assert_eq!(users(&empty.services), users(&house.services));
    let again = empty
        .services
        .export_archive_now(&system, &house.folder().join("again.zip"))
        .unwrap();
    assert_eq!(but_for_the_history(again.figures), but_for_the_history(figures));
    // No password came with it, and a house that is there takes none in.
    let refused = block_on(empty.services.sign_in(
        house.tenant,
        OWNER_EMAIL,
        PASSWORD.into(),
        crate::testing::DESK,
        "a till",
    ));
    assert_eq!(code(refused.map(|_| ())), "access.wrong_credentials");
    assert_eq!(
        code(empty.services.take_in_archive_now(&file, &|_| {})),
        "data.not_empty"
    );
}

#[test]
fn an_owner_of_the_archive_opens_the_new_house() {
    let house = TestHouse::on_a_file();
    let (file, _) = archived(&house, "house.zip");
    let empty = EmptyHouse::on_a_file();
    fs::copy(&file, empty.services.upload_file()).unwrap();
    block_on(async {
        assert_eq!(
            code(empty.services.may_send_archive(None, false).await),
            "access.wrong_setup_code"
        );
        let sent = empty.services.archive_was_sent().await.unwrap();
        assert_eq!(
            (sent.business.as_str(), sent.owners[0].email.as_str()),
            ("Nile House", OWNER_EMAIL)
        );
        let open = |email: &'static str, password: &'static str| {
            empty
                .services
                .set_up_from_archive(sent.id, email, password.into(), None, true)
        };
        assert_eq!(
            code(open("nobody@nile.test", "a long enough one").await),
            "data.no_such_owner"
        );
        assert_eq!(code(open(OWNER_EMAIL, "short").await), "access.password_too_short");
        open(OWNER_EMAIL, "a long enough one").await.unwrap();
        let sign_in = empty.services.sign_in(
            house.tenant,
            OWNER_EMAIL,
            "a long enough one".into(),
            crate::testing::DESK,
            "a till",
        );
        assert!(sign_in.await.is_ok());
    });
}

/// The files of a ZIP.
fn unzipped(file: &PathBuf) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut inside = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            inside.read_to_end(&mut bytes).unwrap();
            (inside.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn zipped(file: &PathBuf, files: &BTreeMap<String, Vec<u8>>) {
    let mut zip = zip::ZipWriter::new(fs::File::create(file).unwrap());
    for (name, bytes) in files {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn an_archive_that_was_changed_is_refused_whole() {
    let house = TestHouse::on_a_file();
    let (file, _) = archived(&house, "house.zip");
    let whole = unzipped(&file);
    assert!(
        !whole
            .values()
            .any(|bytes| bytes.windows(9).any(|window| window == b"$argon2id")),
        "a password is in it"
    );
    type Spoil = fn(&mut BTreeMap<String, Vec<u8>>);
    let edit = |text: &mut Vec<u8>, from: &str, to: &str| {
        *text = String::from_utf8(text.clone()).unwrap().replace(from, to).into_bytes();
    };
    let spoils: [(&str, Spoil); 6] = [
        ("a missing file", |files| {
            files.remove("csv/journal.csv");
        }),
        ("a missing manifest", |files| {
            files.remove("manifest.json");
        }),
        ("a row less", |files| {
            let text = files.get_mut("csv/users.csv").unwrap();
            let end = text.len() - 2;
            let cut = text[..end].iter().rposition(|byte| *byte == b'\n').unwrap();
            text.truncate(cut + 1);
        }),
        ("another business", |files| {
            let text = files.get_mut("csv/users.csv").unwrap();
            let first = text.iter().position(|byte| *byte == b'\n').unwrap() + 1;
            text[first] = if text[first] == b'0' { b'1' } else { b'0' };
        }),
        ("no file at all", |files| files.clear()),
        ("a letter where a number should be", |files| {
            let text = files.get_mut("csv/counters.csv").unwrap();
            let at = text.iter().rposition(u8::is_ascii_digit).unwrap();
            text[at] = b'x';
        }),
    ];
    let spoilt = house.folder().join("spoilt.zip");
    for (what, spoil) in spoils {
        let mut files = whole.clone();
        spoil(&mut files);
        zipped(&spoilt, &files);
        let empty = EmptyHouse::on_a_file();
        assert_eq!(
            code(empty.services.take_in_archive_now(&spoilt, &|_| {})),
            "data.not_an_archive",
            "{what}"
        );
        assert_eq!(empty.services.first_tenant_now().unwrap(), None, "{what}");
    }
    let mut newer = whole.clone();
    edit(
        newer.get_mut("manifest.json").unwrap(),
        "\"format\": 1",
        "\"format\": 2",
    );
    zipped(&spoilt, &newer);
    assert_eq!(
        code(EmptyHouse::on_a_file().services.take_in_archive_now(&spoilt, &|_| {})),
        "data.newer"
    );
    fs::write(&spoilt, "a letter to the tax office").unwrap();
    assert_eq!(
        code(EmptyHouse::on_a_file().services.take_in_archive_now(&spoilt, &|_| {})),
        "data.not_an_archive"
    );
}

#[test]
fn an_export_is_the_owners_alone_and_told_in_the_history() {
    let house = TestHouse::on_a_file();
    let export = |who: &Context| block_on(house.services.export_archive(who, None));
    assert_eq!(code(export(&house.manager)), "forbidden");
    let name = block_on(async {
        house.services.export_archive(&house.owner, None).await.unwrap();
        ended(&house).await.file.unwrap()
    });
    assert_eq!(house.last_event().event, "data.exported");
    let file = |who: &Context, name: &str| block_on(house.services.archive_file(who, name));
    assert!(file(&house.owner, &name).unwrap().is_file());
    assert_eq!(code(file(&house.manager, &name)), "forbidden");
    assert!(file(&house.owner, "../signing.key").is_err());
    house.services.sweep_data().unwrap();
    assert!(file(&house.owner, &name).is_err());
}
