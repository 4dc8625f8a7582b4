//! Golden files: the GraphQL schema and the permission table, kept in version control and compared by tests.

use crate::shell::{Done, cargo, succeed};

/// Has the tests that compare them write them anew.
pub fn write() -> Done {
    let arguments = [
        "test",
        "--quiet",
        "--package",
        "coworkflow-api",
        "--test",
        "schema",
        "--test",
        "permissions",
    ];
    succeed(cargo(arguments).env("UPDATE_GOLDEN", "1"))
}
