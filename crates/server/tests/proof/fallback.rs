//! The power goes while a backup is made and while one is restored, again and again (promise 18): afterwards there is
//! the whole old state or the whole new one, and no backup that only looks like one.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use coworkflow_operations::testing::{OWNER_EMAIL, PASSWORD};
use serde_json::{Value, json};

use crate::kill::Dice;
use crate::power::Program;
use crate::till::{Answered, Failed, Till, number, text};

/// How often the power goes while a backup is made.
const BACKUPS: usize = 12;
/// How often it goes while one is restored, in turn by the running server and by the command.
const RESTORES: usize = 16;
/// Enough customers that the work takes a while.
const CUSTOMERS: usize = 400;

const SPACE: &str = "{ space { name version } customers(first: 1) { total } dataWork { state problem file } }";

/// What the house says of itself: the name of its space and how many customers it has.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    name: String,
    customers: i64,
}

fn state(till: &mut Till) -> Answered<State> {
    let now = till.ask(SPACE, json!({}))?;
    Ok(State {
        name: text(&now, "/space/name"),
        customers: number(&now, "/customers/total"),
    })
}

fn adds_customers(till: &mut Till, from: usize, count: usize) {
    for number in from..from + count {
        till.adds_customer(&format!("Customer {number} of the house"))
            .expect("a new customer");
    }
}

fn renames(till: &mut Till, name: &str) {
    let query = "mutation($i: SpaceInput!, $v: Long!) { changeSpace(input: $i, version: $v) { name } }";
    let version = till.ask(SPACE, json!({})).expect("the space")["space"]["version"].clone();
    let hours: Vec<_> = (1..=7)
        .map(|weekday| json!({ "weekday": weekday, "opens": "00:00", "closes": "00:00" }))
        .collect();
    // The schedule is off: the power goes during what this test asks for.
    let input = json!({
        "name": name, "zone": "Africa/Cairo", "openingHours": hours, "cutOff": "05:00", "taxMode": "INCLUSIVE", "taxRate": 1400,
        "taxName": "VAT", "incrementMinutes": 1, "graceMinutes": 0, "allowNegativeStock": false, "receiptNote": "", "backupHour": Value::Null,
    });
    till.ask(query, json!({ "i": input, "v": version }))
        .expect("another name");
}

/// Makes a backup and waits for its name.
fn makes_backup(till: &mut Till) -> String {
    till.ask("mutation { makeBackup { state } }", json!({}))
        .expect("a backup that begins");
    loop {
        let work = till.ask(SPACE, json!({})).expect("the work")["dataWork"].take();
        match work["state"].as_str() {
            Some("RUNNING") => sleep(Duration::from_millis(10)),
            Some("DONE") => return text(&work, "/file"),
            other => panic!("{other:?}: {work}"),
        }
    }
}

fn begins_restore(till: &mut Till, backup: &str, space: &str) -> Answered<Value> {
    let query = "mutation($n: String!, $c: String!) { restoreBackup(name: $n, confirmation: $c) { state } }";
    till.ask(query, json!({ "n": backup, "c": space }))
}

/// Until the sign-in that asked for it has ended with everything else of before.
fn is_restored(till: &mut Till) {
    loop {
        match till.ask(SPACE, json!({})) {
            Err(Failed::Refused(code)) if code == "sign_in_needed" => return,
            // While the database changes places, whoever asks is told to come back.
            Ok(_) | Err(Failed::Refused(_)) => sleep(Duration::from_millis(10)),
            Err(Failed::Lost) => panic!("the server is gone"),
        }
    }
}

fn backups(program: &Program) -> Vec<String> {
    let Ok(folder) = fs::read_dir(program.data().join("backups")) else {
        return Vec::new();
    };
    let names = folder.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(".backup")).collect()
}

// Promise 18
#[test]
fn no_backup_that_was_cut_short_looks_like_a_good_one() {
    let mut dice = Dice::of_this_run();
    let mut program = Program::new();
    let mut owner = program.is_set_up_at_first_start();
    adds_customers(&mut owner, 0, CUSTOMERS);
    renames(&mut owner, "Nile House");
    let began = Instant::now();
    makes_backup(&mut owner);
    let whole = u64::try_from(began.elapsed().as_millis()).unwrap_or(1_000).max(20);
    let mut made = backups(&program).len();
    for round in 1..=BACKUPS {
        owner
            .ask("mutation { makeBackup { state } }", json!({}))
            .expect("a backup that begins");
        sleep(Duration::from_millis(dice.roll(whole * 5 / 4)));
        program.loses_power();
        let found = backups(&program);
        made = made.max(found.len());
        for name in &found {
            let verified = program.command(&["verify", name]).status().expect("the program");
            assert!(verified.success(), "{name} is not good after power cut {round}");
        }
        assert_eq!(program.complaints(), None, "after power cut {round}");
        owner = owner.moved_to(program.starts()).unwrap();
        assert_eq!(state(&mut owner).unwrap().customers, i64::try_from(CUSTOMERS).unwrap());
    }
    println!("{made} good backups over {BACKUPS} power cuts, each taking {whole} ms when left alone");
    // What was cut short is cleared away by the next one.
    makes_backup(&mut owner);
    assert!(!program.data().join("backups/.making").exists());
}

// Promise 18
#[test]
fn a_restore_that_is_cut_short_leaves_the_old_state_or_the_new_one() {
    let mut dice = Dice::of_this_run();
    let mut program = Program::new();
    let mut owner = program.is_set_up_at_first_start();
    adds_customers(&mut owner, 0, CUSTOMERS);
    renames(&mut owner, "As it was");
    let backup = makes_backup(&mut owner);
    let then = state(&mut owner).unwrap();

    renames(&mut owner, "To be measured");
    let began = Instant::now();
    begins_restore(&mut owner, &backup, "To be measured").expect("a restore that begins");
    is_restored(&mut owner);
    let by_server = u64::try_from(began.elapsed().as_millis()).unwrap_or(1_000).max(20);
    program.stops();
    let began = Instant::now();
    assert!(
        program
            .command(&["restore", &backup])
            .status()
            .expect("the program")
            .success()
    );
    let by_command = u64::try_from(began.elapsed().as_millis()).unwrap_or(1_000).max(20);

    let (mut old, mut new) = (0, 0);
    for round in 1..=RESTORES {
        let address = program.starts();
        owner = Till::sign_in(address, OWNER_EMAIL, PASSWORD).expect("a sign-in");
        let name = format!("Round {round}");
        renames(&mut owner, &name);
        adds_customers(&mut owner, CUSTOMERS + round * 10, 3);
        let before = state(&mut owner).unwrap();
        assert_ne!(before, then);
        if round % 2 == 0 {
            begins_restore(&mut owner, &backup, &name).expect("a restore that begins");
            sleep(Duration::from_millis(dice.roll(by_server * 5 / 4)));
            program.loses_power();
        } else {
            program.stops();
            let mut command = program.command(&["restore", &backup]).spawn().expect("the program");
            sleep(Duration::from_millis(dice.roll(by_command * 5 / 4)));
            // It may have ended by itself.
            let _ = command.kill();
            command.wait().expect("its end");
        }
        assert_eq!(program.complaints(), None, "after power cut {round}");
        for name in backups(&program) {
            assert!(
                program
                    .command(&["verify", &name])
                    .status()
                    .expect("the program")
                    .success(),
                "{name}"
            );
        }
        let address = program.starts();
        owner = Till::sign_in(address, OWNER_EMAIL, PASSWORD).expect("a sign-in after the cut");
        let now = state(&mut owner).unwrap();
        assert!(
            now == before || now == then,
            "neither old nor new after power cut {round}: {now:?}"
        );
        if now == then {
            new += 1
        } else {
            old += 1
        }
        assert!(
            !program.data().join("coworkflow.db.restoring").exists(),
            "a half restored database is left"
        );
        program.stops();
    }
    println!(
        "{old} times the old state, {new} times the new one; a restore takes {by_server} ms, as a command {by_command} ms"
    );
}
