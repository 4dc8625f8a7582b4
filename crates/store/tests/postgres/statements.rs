//! Every registered statement is one that PostgreSQL runs, with parameters as wide as the values of the program.

use coworkflow_store::STATEMENTS;
use coworkflow_store::testing::Database;

/// The kinds of values that the program binds: a narrower one would refuse a large amount.
const BOUND: [&str; 5] = ["int8", "bool", "text", "uuid", "bytea"];

#[test]
#[ignore = "needs a PostgreSQL server"]
fn every_statement_stands_and_answers_what_its_row_reads() {
    let database = Database::new();
    let mut connection = database.connection();
    let mut wrong = Vec::new();
    for statement in STATEMENTS.iter().copied().flatten() {
        let name = statement.name;
        let prepared = match connection.with_client(async |client| client.prepare(statement.sql).await) {
            Ok(prepared) => prepared,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        let columns: Vec<&str> = prepared.columns().iter().map(|column| column.name()).collect();
        if !statement.columns.is_empty() && columns != statement.columns {
            wrong.push(format!(
                "{name} answers {columns:?}, its row reads {:?}",
                statement.columns
            ));
        }
        for (at, kind) in prepared.params().iter().enumerate() {
            if !BOUND.contains(&kind.name()) {
                wrong.push(format!(
                    "{name} takes ${} as {kind}: cast it, or compare it with a column first",
                    at + 1
                ));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
#[ignore = "needs a PostgreSQL server"]
fn what_sqlite_refuses_postgres_refuses_by_the_same_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("house.sqlite");
    drop(coworkflow_store::Store::open(&file, &coworkflow_store::Options::default()).unwrap());
    let sqlite = rusqlite::Connection::open(file).unwrap();
    let mut triggers = sqlite
        .prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap();
    let texts: Vec<String> = triggers
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut refused: Vec<&str> = texts
        .iter()
        .filter_map(|text| text.split("'constraint ").nth(1)?.split('\'').next())
        .collect();
    refused.sort_unstable();
    refused.dedup();
    assert!(refused.len() > 10, "{refused:?}");

    let database = Database::new();
    let mut connection = database.connection();
    let known = connection
        .query(
            "SELECT conname::text FROM pg_constraint WHERE contype = 'x'
             UNION SELECT split_part(encode(tgargs, 'escape'), '\\000', 1) FROM pg_trigger WHERE NOT tgisinternal
             UNION SELECT proname::text FROM pg_proc WHERE prorettype = 'trigger'::regtype",
            &[],
        )
        .unwrap();
    let known: Vec<&str> = known.iter().map(|row| row.get(0)).collect();
    let missing: Vec<&&str> = refused.iter().filter(|name| !known.contains(name)).collect();
    assert_eq!(missing, Vec::<&&str>::new());
}
