//! Golden files: what the program says of itself, kept in version control and compared in every test.

use std::fs;

use crate::shell::{Done, cargo, output, root};

/// File, and the command that prints it.
const FILES: [(&str, &str); 2] = [
    ("crates/api/schema.graphql", "schema"),
    ("docs/permissions.md", "permissions"),
];

/// Writes them anew.
pub fn write() -> Done {
    for (file, printed) in FILES {
        let text = printed_by(printed)?;
        fs::write(root().join(file), text).map_err(|error| format!("{file} can't be written ({error})"))?;
        println!("wrote {file}");
    }
    Ok(())
}

/// Compares them with what the program says now.
pub fn check() -> Done {
    for (file, printed) in FILES {
        let kept = fs::read_to_string(root().join(file)).unwrap_or_default();
        if kept != printed_by(printed)? {
            return Err(format!(
                "{file} is not what the program says: run `cargo xtask golden`, look at the difference and commit it"
            ));
        }
    }
    Ok(())
}

fn printed_by(command: &str) -> Done<String> {
    output(&mut cargo([
        "run",
        "--quiet",
        "--package",
        "coworkflow-server",
        "--bin",
        "coworkflow",
        "--",
        command,
    ]))
}
