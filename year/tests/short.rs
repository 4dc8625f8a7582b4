//! The weeks around both changes of the clock, lived and checked.

// M5, M7, M9, K1, T5, T6, J1: whatever happened, documents, ledger, stock and reports agree.
#[test]
fn a_short_year_agrees_with_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let seed = 2026;
    println!("seed {seed}");
    let outcome = year::live(folder.path(), seed, year::Length::Short, |_| ());
    println!("{} requests: {:?}", outcome.requests, outcome.tally);
    assert_eq!(outcome.disagreements, Vec::<String>::new());
    for what in [
        "sessions",
        "voided consumptions",
        "moves",
        "left unpaid",
        "debts paid",
        "credit notes",
        "refunds",
        "top-ups",
        "ended the next morning",
        "sessions taken back",
        "counts",
        "broken",
        "deliveries",
        "deliveries undone",
        "shifts",
        "drawers that were off",
        "paid out of the drawer",
        "counter sales",
        "plans sold",
        "plans renewed",
        "plans paused",
        "plans changed",
        "plans cancelled",
        "coupons",
        "invoices by hand",
        "several debts paid at once",
        "spent beyond the balance",
    ] {
        assert!(outcome.tally.contains_key(what), "nothing of this happened: {what}");
    }
}
