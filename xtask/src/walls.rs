//! The walls between the layers: who may know whom, and which libraries live where.

use serde_json::Value;

use crate::shell::{Done, cargo, output};

/// Our crates, each knowing only those before it.
const LAYERS: [&str; 9] = [
    "coworkflow-domain",
    "coworkflow-papers",
    "coworkflow-store",
    "coworkflow-operations",
    "coworkflow-integrations",
    "coworkflow-api",
    "coworkflow-server",
    "e2e-server",
    "bench",
];

/// Libraries that only these crates may name.
const KEPT_IN: [(&str, &[&str]); 4] = [
    ("rusqlite", &["coworkflow-store", "bench"]),
    ("axum", &["coworkflow-server"]),
    ("async-graphql", &["coworkflow-api", "coworkflow-server"]),
    (
        "tokio",
        &[
            "coworkflow-store",
            "coworkflow-operations",
            "coworkflow-api",
            "coworkflow-server",
            "e2e-server",
            "bench",
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
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        let named: Vec<&str> = dependencies
            .filter_map(|dependency| dependency["name"].as_str())
            .collect();
        broken.extend(breaches(name, &named));
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

fn breaches(name: &str, named: &[&str]) -> Vec<String> {
    let place = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    let backwards = named
        .iter()
        .filter(|dependency| **dependency != name && place(dependency) >= place(name) && place(dependency).is_some());
    let mut broken: Vec<String> = backwards
        .map(|dependency| format!("{name} may not know {dependency}"))
        .collect();
    for (library, homes) in KEPT_IN {
        if named.contains(&library) && !homes.contains(&name) {
            broken.push(format!("{name} may not use {library}"));
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::breaches;

    #[test]
    fn only_what_lies_below_may_be_known() {
        assert_eq!(
            breaches(
                "coworkflow-operations",
                &["coworkflow-domain", "coworkflow-store", "serde"]
            ),
            Vec::<String>::new()
        );
        assert_eq!(breaches("coworkflow-store", &["coworkflow-operations"]).len(), 1);
        assert_eq!(breaches("xtask", &["coworkflow-domain"]).len(), 1);
        // A crate may turn on its own features for its tests.
        assert_eq!(
            breaches("coworkflow-operations", &["coworkflow-operations"]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn libraries_stay_where_they_belong() {
        assert_eq!(breaches("coworkflow-domain", &["tokio", "rusqlite"]).len(), 2);
        assert_eq!(breaches("coworkflow-store", &["rusqlite"]), Vec::<String>::new());
    }
}
