use coworkflow_domain::ids::TenantId;
use coworkflow_domain::money::Currency;

use super::*;
use crate::db::{InUse, SCHEMA_VERSION, put_in_place};
use crate::tenants::{self, TenantRow};
use crate::{Options, Store};

const QUIET: Report = &|_| {};

fn at(minutes: i64) -> Instant {
    Instant::from_millis(1_795_000_000_000).plus_minutes(minutes)
}

fn asked(minutes: i64) -> Asked {
    Asked {
        at: at(minutes),
        reason: BackupReason::Asked,
    }
}

/// A database with a tenant of this name, and the folders around it.
struct House {
    folder: tempfile::TempDir,
    store: Store,
}

impl House {
    fn named(name: &str) -> House {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("house.db"), &Options::default()).unwrap();
        let house = House { folder, store };
        house.adds(1, name);
        house
    }

    fn adds(&self, number: u128, name: &str) {
        let tenant = TenantId::from_uuid(uuid::Uuid::from_u128(number));
        let row = TenantRow {
            name: name.to_owned(),
            currency: Currency::EGP.code().to_owned(),
            created_at: at(0),
        };
        self.store
            .write::<(), DbError>(tenant, move |tx| tenants::insert(tx, &row))
            .wait()
            .unwrap();
    }

    fn tenants(&self) -> usize {
        let all = self.store.read_across_tenants(tenants::all_across_tenants).wait();
        all.map(|all: Vec<TenantId>| all.len()).unwrap()
    }

    fn backups(&self) -> PathBuf {
        self.folder.path().join("backups")
    }

    fn kept(&self) -> PathBuf {
        self.folder.path().join("house.db.kept")
    }
}

fn finding(result: Result<Manifest, BackupError>) -> DataRefusal {
    match result {
        Err(BackupError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

// Promise 18
#[test]
fn a_backup_is_named_once_it_was_restored_and_compared_and_puts_everything_back() {
    let house = House::named("بيت الشغل");
    let made = make(&house.store, &house.backups(), asked(0), QUIET).unwrap();
    assert_eq!(made.name, "2026-11-18T11-06-40Z.backup");
    assert_eq!(
        (made.manifest.schema, made.manifest.figures.rows["tenants"]),
        (SCHEMA_VERSION, 1)
    );
    let second = make(&house.store, &house.backups(), asked(0), QUIET).unwrap();
    assert_eq!(second.name, "2026-11-18T11-06-40Z-2.backup");
    assert_eq!(list(&house.backups()).unwrap().len(), 2);

    house.adds(2, "Delta Hub");
    let (file, _) = find(&house.backups(), &made.name).unwrap();
    assert_eq!(verify(&file, &house.backups(), QUIET).unwrap(), made.manifest);
    let (prepared, _) = prepare(&file, house.store.file().unwrap(), QUIET, |_| Ok(())).unwrap();
    assert_eq!(house.tenants(), 2, "until it takes its place, everything is as it was");
    house.store.replace(&prepared.file, &house.kept()).unwrap();
    assert_eq!(house.tenants(), 1);
    house.adds(3, "the store goes on with the restored file");
    assert_eq!(house.tenants(), 2);
    let before = Store::open(&house.kept(), &Options::default()).unwrap();
    let all: Vec<TenantId> = before.read_across_tenants(tenants::all_across_tenants).wait().unwrap();
    assert_eq!(all.len(), 2, "what was there is kept beside");
}

#[test]
fn who_works_with_the_file_keeps_it() {
    let house = House::named("Nile House");
    let made = make(&house.store, &house.backups(), asked(0), QUIET).unwrap();
    house.adds(2, "Delta Hub");
    let file = house.backups().join(made.name);
    let (prepared, _) = prepare(&file, house.store.file().unwrap(), QUIET, |_| Ok(())).unwrap();
    let other = InUse::together(house.store.file().unwrap()).unwrap();
    assert!(house.store.replace(&prepared.file, &house.kept()).is_err());
    assert_eq!(house.tenants(), 2, "the old one goes on");
    drop(other);
    house.store.close();
    let alone = InUse::alone(house.store.file().unwrap()).unwrap();
    put_in_place(house.store.file().unwrap(), &prepared.file, &house.kept(), &alone).unwrap();
}

// Promise 18
#[test]
fn a_changed_byte_a_short_file_and_a_stranger_are_refused() {
    let house = House::named("Nile House");
    let made = make(&house.store, &house.backups(), asked(0), QUIET).unwrap();
    let whole = std::fs::read(house.backups().join(&made.name)).unwrap();
    let spoilt = house.backups().join("2026-11-19T00-00-00Z.backup");
    let head = whole
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(1)
        .unwrap()
        .0;
    for at in [head + 200, whole.len() / 2, whole.len() - 4] {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x41;
        std::fs::write(&spoilt, bytes).unwrap();
        assert!(
            matches!(
                finding(verify(&spoilt, &house.backups(), QUIET)),
                DataRefusal::Damaged { .. }
            ),
            "{at}"
        );
    }
    for length in [0, 10, head - 10, head + 1, whole.len() - 1] {
        std::fs::write(&spoilt, &whole[..length]).unwrap();
        assert!(
            matches!(
                finding(verify(&spoilt, &house.backups(), QUIET)),
                DataRefusal::Damaged { .. }
            ),
            "{length}"
        );
    }
    let newer = String::from_utf8_lossy(&whole[..head]).replace("\"schema\":", "\"schema\":9");
    std::fs::write(&spoilt, [newer.as_bytes(), &whole[head..]].concat()).unwrap();
    assert!(matches!(
        finding(verify(&spoilt, &house.backups(), QUIET)),
        DataRefusal::Newer { .. }
    ));
    let odd = String::from_utf8_lossy(&whole[..head]).replace("\"tenants\":1", "\"tenants\":2");
    std::fs::write(&spoilt, [odd.as_bytes(), &whole[head..]].concat()).unwrap();
    assert_eq!(
        finding(verify(&spoilt, &house.backups(), QUIET)),
        DataRefusal::Damaged {
            finding: "2 rows of tenants became 1".into()
        }
    );
    assert!(!house.backups().join(".making").exists());
}

// Promise 22: names are ours
#[test]
fn names_are_never_paths() {
    let house = House::named("Nile House");
    for name in [
        "../house.db",
        "/etc/passwd",
        "..",
        "",
        "x.backup",
        "2026-11-19T00-00-00Z/../../a.backup",
        "2026-11-19T00-00-00Z.backup",
    ] {
        assert!(
            matches!(
                find(&house.backups(), name),
                Err(BackupError::Refused(DataRefusal::NoSuchBackup))
            ),
            "{name}"
        );
    }
}

// Promise 16
#[test]
fn a_folder_that_can_not_be_written_is_said_and_leaves_nothing() {
    let house = House::named("Nile House");
    std::fs::write(house.backups(), "a file where the folder should be").unwrap();
    assert!(make(&house.store, &house.backups(), asked(0), QUIET).is_err());
    std::fs::remove_file(house.backups()).unwrap();
    assert!(list(&house.backups()).unwrap().is_empty());
}
