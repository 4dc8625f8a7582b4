//! The walls between the layers: who may know whom, and which libraries live where.

use serde_json::Value;

use crate::shell::{Done, cargo, output};

/// Our crates, each knowing only those before it.
const LAYERS: [&str; 10] = [
    "coworkflow-domain",
    "coworkflow-papers",
    "coworkflow-store",
    "coworkflow-operations",
    "coworkflow-integrations",
    "coworkflow-api",
    "coworkflow-server",
    "e2e-server",
    "bench",
    "year",
];

/// Libraries that only these crates may name; tests may, to look at the file behind the program's back.
const KEPT_IN: [(&str, &[&str]); 4] = [
    ("rusqlite", &["coworkflow-store", "bench", "year"]),
    ("axum", &["coworkflow-server"]),
    ("async-graphql", &["coworkflow-api", "coworkflow-server", "year"]),
    (
        "tokio",
        &[
            "coworkflow-store",
            "coworkflow-operations",
            "coworkflow-integrations",
            "coworkflow-api",
            "coworkflow-server",
            "e2e-server",
            "bench",
            "year",
        ],
    ),
];

/// Checks every crate's manifest.
pub fn check() -> Done {
    let metadata = output(&mut cargo(["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata can't be read ({error})"))?;
    let mut broken = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let dependencies = || package["dependencies"].as_array().into_iter().flatten();
        let named = |dependency: &'_ Value| dependency["name"].as_str().map(str::to_owned);
        let all: Vec<String> = dependencies().filter_map(named).collect();
        let outside_of_tests = dependencies().filter(|dependency| dependency["kind"] != "dev");
        let shipped: Vec<String> = outside_of_tests.filter_map(named).collect();
        broken.extend(backwards(name, &all));
        broken.extend(strays(name, &shipped));
    }
    if broken.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "the layers know too much: {}; see ARCHITECTURE.md",
            broken.join("; ")
        ))
    }
}

/// What a crate knows that does not lie below it.
fn backwards(name: &str, named: &[impl AsRef<str>]) -> Vec<String> {
    let place = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    named
        .iter()
        .map(AsRef::as_ref)
        .filter(|dependency| *dependency != name && place(dependency) >= place(name) && place(dependency).is_some())
        .map(|dependency| format!("{name} may not know {dependency}"))
        .collect()
}

/// What a crate uses that lives elsewhere.
fn strays(name: &str, named: &[impl AsRef<str>]) -> Vec<String> {
    KEPT_IN
        .iter()
        .filter(|(library, homes)| named.iter().any(|used| used.as_ref() == *library) && !homes.contains(&name))
        .map(|(library, _)| format!("{name} may not use {library}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{backwards, strays};

    #[test]
    fn only_what_lies_below_may_be_known() {
        let below = ["coworkflow-domain", "coworkflow-store", "serde"];
        assert_eq!(backwards("coworkflow-operations", &below), Vec::<String>::new());
        assert_eq!(backwards("coworkflow-store", &["coworkflow-operations"]).len(), 1);
        assert_eq!(backwards("xtask", &["coworkflow-domain"]).len(), 1);
        // A crate may turn on its own features for its tests.
        assert_eq!(
            backwards("coworkflow-operations", &["coworkflow-operations"]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn libraries_stay_where_they_belong() {
        assert_eq!(strays("coworkflow-domain", &["tokio", "rusqlite"]).len(), 2);
        assert_eq!(strays("coworkflow-store", &["rusqlite"]), Vec::<String>::new());
    }
}
