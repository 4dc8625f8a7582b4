//! `coworkflow doctor`: looks at everything, changes nothing, says what is wrong and what to do.

mod backups;
mod server;

use std::path::Path;
use std::process::ExitCode;

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::shifts::{Break, Fault};
use coworkflow_domain::time::Instant;
use coworkflow_integrations::mail::SmtpMailer;
use coworkflow_operations::Clock;
use coworkflow_operations::context::SystemClock;
use coworkflow_store::checks;
use coworkflow_store::db::{Integrity, SCHEMA_VERSION};
use coworkflow_store::{Options, Store};

use crate::config::Settings;
use crate::start::database;

/// Below this there is no room for a day's work.
const LITTLE_ROOM: u64 = 512 * 1024 * 1024;
/// The program did not exist before this moment (2026-01-01): a clock that says so is wrong.
const FIRST_DAY: i64 = 1_767_225_600_000;
const RESTORE: &str = "stop the server and restore the last good backup; keep this file, it may help to find the cause";

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// As it should be.
    Good(String),
    /// Not as it should be, and what to do.
    Bad {
        /// What is wrong.
        what: String,
        /// What to do.
        fix: String,
    },
}

fn bad(what: impl Into<String>, fix: impl Into<String>) -> Finding {
    Finding::Bad {
        what: what.into(),
        fix: fix.into(),
    }
}

/// Prints what it finds; success when nothing is wrong.
pub fn run(settings: &Settings) -> ExitCode {
    println!(
        "ok    configuration: listens on {}, data in {}",
        settings.address,
        settings.data.display()
    );
    let mut wrong = 0;
    let now = SystemClock.now();
    let mut findings = match &settings.database {
        Some(server) => server::examine(server, now),
        None => {
            let mut findings = examine(&settings.data, now);
            findings.extend(backups::backups(&settings.backups, now));
            findings
        }
    };
    findings.extend(settings.mail.as_ref().map(mail));
    for finding in findings {
        match finding {
            Finding::Good(what) => println!("ok    {what}"),
            Finding::Bad { what, fix } => {
                wrong += 1;
                println!("WRONG {what}\n      do: {fix}");
            }
        }
    }
    if wrong == 0 {
        println!("Everything is as it should be.");
        return ExitCode::SUCCESS;
    }
    println!("{wrong} {} wrong.", if wrong == 1 { "thing is" } else { "things are" });
    ExitCode::from(1)
}

/// Everything that can be found out about a data folder.
pub fn examine(data: &Path, now: Instant) -> Vec<Finding> {
    let mut findings = vec![clock(now)];
    if !data.is_dir() {
        findings.push(bad(
            format!("the data folder {} is not there", data.display()),
            "name the right one with --data, or start the server once to make it",
        ));
        return findings;
    }
    findings.push(disk(data));
    let file = database(data);
    if !file.is_file() {
        findings.push(bad(
            format!("there is no database {}", file.display()),
            "name the right folder with --data, or start the server once to make it",
        ));
        return findings;
    }
    match Integrity::of(&file) {
        Ok(integrity) => {
            findings.extend(integrity_findings(&integrity));
            if integrity.version == SCHEMA_VERSION && integrity.damage.is_empty() {
                findings.extend(contents(&file, now));
            }
        }
        Err(error) => findings.push(bad(format!("the database can't be read: {error}"), RESTORE)),
    }
    findings
}

fn clock(now: Instant) -> Finding {
    if now.as_millis() < FIRST_DAY {
        return bad(
            format!("the clock of this machine says {now}"),
            "set the clock and let it follow a time server (timedatectl set-ntp true)",
        );
    }
    Finding::Good(format!("clock: {now}"))
}

fn mail(mailer: &SmtpMailer) -> Finding {
    match mailer.check() {
        Ok(()) => Finding::Good("mail: the server would take a letter".to_owned()),
        Err(cause) => bad(
            format!("the mail server does not work ({cause})"),
            "correct smtp_url; until then letters wait, and sign-in links among them end after 15 minutes",
        ),
    }
}

fn disk(data: &Path) -> Finding {
    #[cfg(unix)]
    {
        let free = match rustix::fs::statvfs(data) {
            Ok(disk) => disk.f_bavail.saturating_mul(disk.f_frsize),
            Err(error) => {
                return bad(
                    format!("the free space of {} is unknown: {error}", data.display()),
                    "check that the disk is mounted",
                );
            }
        };
        let megabytes = free / (1024 * 1024);
        if free < LITTLE_ROOM {
            return bad(
                format!("only {megabytes} MB are free for {}", data.display()),
                "free some space, or move the data folder to a larger disk",
            );
        }
        Finding::Good(format!("disk: {megabytes} MB free"))
    }
    #[cfg(not(unix))]
    Finding::Good(format!("disk: {} is there", data.display()))
}

fn integrity_findings(integrity: &Integrity) -> Vec<Finding> {
    let mut findings: Vec<Finding> = integrity
        .damage
        .iter()
        .map(|damage| bad(format!("the database is damaged: {damage}"), RESTORE))
        .collect();
    if integrity.damage.is_empty() {
        findings.push(Finding::Good("database: whole".to_owned()));
    }
    findings.push(schema(integrity.version));
    findings
}

fn schema(version: i64) -> Finding {
    match version.cmp(&SCHEMA_VERSION) {
        std::cmp::Ordering::Equal => Finding::Good(format!("schema: version {version}")),
        std::cmp::Ordering::Less => bad(
            format!("the schema is at version {version}, this program has {SCHEMA_VERSION}"),
            "start the server: it takes the steps between",
        ),
        std::cmp::Ordering::Greater => bad(
            format!("the schema is at version {version}, this program knows up to {SCHEMA_VERSION}"),
            "use the newer program that made it",
        ),
    }
}

/// What must agree inside of a file.
fn contents(file: &Path, now: Instant) -> Vec<Finding> {
    let options = Options {
        readers: 1,
        ..Options::default()
    };
    match Store::open(file, &options) {
        Ok(store) => inside(&store, now),
        Err(error) => vec![bad(error.to_string(), RESTORE)],
    }
}

/// What must agree inside, tenant by tenant.
fn inside(store: &Store, now: Instant) -> Vec<Finding> {
    let tenants = store
        .read_across_tenants(coworkflow_store::tenants::all_across_tenants)
        .wait();
    let findings = match tenants {
        Ok(tenants) if tenants.is_empty() => vec![Finding::Good("space: not set up yet".to_owned())],
        Ok(tenants) if tenants.len() == 1 => tenants
            .into_iter()
            .flat_map(|tenant| agreements(store, tenant, now))
            .collect(),
        Ok(tenants) => of_many(store, &tenants, now),
        Err(error) => vec![bad(error.to_string(), RESTORE)],
    };
    store.close();
    findings
}

/// What is wrong in any of many houses, and where.
fn of_many(store: &Store, tenants: &[TenantId], now: Instant) -> Vec<Finding> {
    let mut findings = Vec::new();
    for tenant in tenants {
        findings.extend(
            agreements(store, *tenant, now)
                .into_iter()
                .filter_map(|finding| match finding {
                    Finding::Good(_) => None,
                    Finding::Bad { what, fix } => Some(Finding::Bad {
                        what: format!("tenant {tenant}: {what}"),
                        fix,
                    }),
                }),
        );
    }
    if findings.is_empty() {
        findings.push(Finding::Good(format!("agree: the books of {} tenants", tenants.len())));
    }
    findings
}

fn agreements(store: &Store, tenant: TenantId, now: Instant) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, check) in checks::ALL {
        match store.read(tenant, *check).wait() {
            Ok(found) if found.is_empty() => findings.push(Finding::Good(format!("agree: {name}"))),
            Ok(found) => findings.extend(found.iter().map(|found| {
                bad(
                    format!(
                        "{name}: {} says {}, its history adds up to {}",
                        found.what, found.says, found.adds_up_to
                    ),
                    RESTORE,
                )
            })),
            Err(error) => findings.push(bad(format!("{name}: {error}"), RESTORE)),
        }
    }
    match store.read(tenant, checks::documents::gaps).wait() {
        Ok(found) if found.is_empty() => findings.push(Finding::Good("agree: numbers without gaps".to_owned())),
        Ok(found) => findings.extend(found.iter().map(|gap| {
            let missing = if gap.first == gap.last {
                format!("number {} is missing", gap.first)
            } else {
                format!("numbers {} to {} are missing", gap.first, gap.last)
            };
            bad(format!("{}: {missing}", gap.what), RESTORE)
        })),
        Err(error) => findings.push(bad(error.to_string(), RESTORE)),
    }
    findings.extend(cash_chain(store, tenant));
    match store.read(tenant, checks::last_entry).wait() {
        Ok(Some(last)) if last > now => findings.push(bad(
            format!("the clock says {now}, but the journal was written at {last}"),
            "set the clock right before anybody works: times of sessions would be wrong",
        )),
        Ok(_) => {}
        Err(error) => findings.push(bad(error.to_string(), RESTORE)),
    }
    findings
}

/// Whether every cash entry is as it was written: each carries the hash of the one before.
fn cash_chain(store: &Store, tenant: TenantId) -> Vec<Finding> {
    let chain = match store.read(tenant, coworkflow_store::shifts::check_chain).wait() {
        Ok(chain) => chain,
        Err(error) => return vec![bad(error.to_string(), RESTORE)],
    };
    if chain.breaks.is_empty() {
        return vec![Finding::Good(format!(
            "cash: {} entries as they were written",
            chain.entries
        ))];
    }
    let named = |found: &Break| match found.fault {
        Fault::Altered => format!("entry {} is not what was written", found.seq),
        Fault::Missing => format!("entries before {} are missing", found.seq),
        Fault::CutOff => format!("entries up to {} are missing at the end", found.seq),
    };
    let tampered = "somebody changed the file by hand: keep it, and compare its shifts with the last good backup";
    let breaks = chain.breaks.iter();
    breaks
        .map(|found| bad(format!("cash: {}", named(found)), tampered))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use coworkflow_operations::testing::TestHouse;

    fn wrong(findings: &[Finding]) -> Vec<&str> {
        findings
            .iter()
            .filter_map(|finding| {
                if let Finding::Bad { what, .. } = finding {
                    Some(what.as_str())
                } else {
                    None
                }
            })
            .collect()
    }

    #[test]
    fn a_missing_folder_says_where_to_point() {
        let findings = examine(Path::new("/nowhere/at/all"), SystemClock.now());
        assert!(wrong(&findings)[0].contains("/nowhere/at/all"));
    }

    #[test]
    fn a_clock_from_before_the_program_is_wrong() {
        assert!(matches!(clock(Instant::from_millis(0)), Finding::Bad { .. }));
    }

    #[test]
    fn a_file_that_is_no_database_is_found() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            database(folder.path()),
            "a letter to the tax office, certainly no database".repeat(100),
        )
        .unwrap();
        assert!(wrong(&examine(folder.path(), SystemClock.now()))[0].starts_with("the database can't be read"));
    }

    // M9, K1, M5: a house that was worked in agrees with itself; one that was tampered with does not.
    #[test]
    fn a_balance_without_its_ledger_is_found() {
        let house = TestHouse::new();
        let now = house.services.clock.now();
        let findings = agreements(&house.services.store, house.owner.tenant, now);
        assert_eq!(wrong(&findings), Vec::<&str>::new());
        let late = agreements(
            &house.services.store,
            house.owner.tenant,
            Instant::from_millis(FIRST_DAY),
        );
        assert!(wrong(&late)[0].starts_with("the clock says"), "{late:?}");
    }

    #[test]
    fn cash_that_was_tampered_with_in_the_file_is_found() {
        let house = TestHouse::new();
        let float = coworkflow_domain::money::Money::from_minor(50_000);
        house
            .change(&house.staff, coworkflow_operations::shifts::OpenShift { float })
            .unwrap();
        let reason = "Milk".to_owned();
        let amount = coworkflow_domain::money::Money::from_minor(4_500);
        house
            .change(&house.staff, coworkflow_operations::shifts::PayOut { amount, reason })
            .unwrap();
        let found = || agreements(&house.services.store, house.owner.tenant, house.services.clock.now());
        assert!(found().contains(&Finding::Good("cash: 2 entries as they were written".to_owned())));
        let file = rusqlite::Connection::open(house.folder().join("house.db")).unwrap();
        file.execute_batch(
            "DROP TRIGGER cash_entries_append_only_update; UPDATE cash_entries SET amount = -9500 WHERE seq = 2",
        )
        .unwrap();
        assert_eq!(wrong(&found()), ["cash: entry 2 is not what was written"]);
    }

    // M3, M5, M6, M9: whatever is changed in the file behind the program's back is named.
    #[test]
    fn documents_that_were_tampered_with_in_the_file_are_found() {
        use coworkflow_domain::invoices::ManualLine;
        use coworkflow_domain::money::{Money, Percent};
        use coworkflow_operations::customers::{CreateCustomer, CustomerInput};
        use coworkflow_operations::invoices::IssueInvoice;
        let house = TestHouse::new();
        let input = CustomerInput {
            name: "Mona El-Sherif".into(),
            ..CustomerInput::default()
        };
        let create = CreateCustomer {
            input,
            allow_duplicate: false,
        };
        let customer_id = house.change(&house.owner, create).unwrap().id;
        for _ in 0..5 {
            let line = ManualLine {
                description: "Locker".into(),
                quantity: 1,
                unit_price: Money::from_minor(1_000),
                item_id: None,
            };
            let issue = IssueInvoice {
                customer_id,
                lines: vec![line],
                discount: Percent::ZERO,
                due_date: None,
                note: None,
                payments: vec![],
            };
            house.change(&house.owner, issue).unwrap();
        }
        let look = || agreements(&house.services.store, house.owner.tenant, house.services.clock.now());
        assert_eq!(wrong(&look()), Vec::<&str>::new());

        let file = rusqlite::Connection::open(house.folder().join("house.db")).unwrap();
        let tamper = |sql: &str| {
            file.execute_batch(&format!(
                "PRAGMA foreign_keys = OFF; DROP TRIGGER IF EXISTS invoices_kept; {sql}"
            ))
            .unwrap();
        };
        tamper("DELETE FROM invoices WHERE number IN (2, 3, 5)");
        let found = look();
        assert!(
            wrong(&found).contains(&"invoices: numbers 2 to 3 are missing"),
            "{found:?}"
        );
        assert!(wrong(&found).contains(&"invoices: number 5 is missing"), "{found:?}");
        tamper("UPDATE customers SET spent = 2000, owed = 1000; UPDATE invoice_lines SET total = 900");
        let found = look();
        assert!(
            wrong(&found)
                .contains(&"what customers spent and owe: Mona El-Sherif says 1000, its history adds up to 2000"),
            "{found:?}"
        );
        assert!(
            wrong(&found).contains(&"invoices and their lines: INV-1 says 1000, its history adds up to 900"),
            "{found:?}"
        );
    }
}
