//! The table of permissions: what each role may do, and what each operation asks for.

use std::fmt::Write;

use coworkflow_domain::access::{Permission, Role};
use coworkflow_operations::OPERATIONS;

const ROLES: [Role; 3] = [Role::Owner, Role::Manager, Role::Staff];

/// The table as Markdown: the golden file `docs/permissions.md`.
pub fn table() -> String {
    let mut text = String::from(
        "# Permissions\n\nMade by `cargo xtask golden`; a test compares it with the program.\n\n\
         ## What each role may do\n\n| permission | owner | manager | staff |\n|---|---|---|---|\n",
    );
    for permission in Permission::ALL {
        let marks = ROLES.map(|role| if role.allows(*permission) { "yes" } else { "" });
        // Writing to a string can't fail.
        let _ = writeln!(text, "| `{}` | {} |", permission.name(), marks.join(" | "));
    }
    text.push_str("\n## What each operation asks for\n\n| operation | permission | changes |\n|---|---|---|\n");
    let mut operations: Vec<_> = OPERATIONS.iter().flat_map(|capability| capability.iter()).collect();
    operations.sort_by_key(|operation| operation.name);
    for operation in operations {
        let changes = if operation.changes { "yes" } else { "" };
        let _ = writeln!(
            text,
            "| `{}` | `{}` | {changes} |",
            operation.name,
            operation.permission.name()
        );
    }
    text
}
