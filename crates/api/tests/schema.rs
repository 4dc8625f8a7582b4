//! The schema as clients are generated from it, kept as a golden file.

use std::path::Path;

#[test]
fn the_schema_is_the_committed_one() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.graphql");
    let now = coworkflow_api::schema().sdl();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(
        kept == now,
        "crates/api/schema.graphql is stale: look at the change, then run the test again with UPDATE_GOLDEN=1"
    );
}
