//! Walks every field of the schema as each role and as a stranger (`A2`), and prints who may what as a golden file.

use std::collections::BTreeSet;
use std::path::Path;

use crate::arguments::arguments;
use crate::support::{DISPLAYS, Furnished, MEMBERS, Shape, codes, nothing, text};
use coworkflow_domain::access::{Grants, Permission, Role};
use coworkflow_domain::text::Lang;
use coworkflow_operations::access::{ChangeRole, ChangeUser};
use coworkflow_operations::{Context, OPERATIONS};
use serde_json::{Value, json};

/// Fields that a stranger is meant to reach.
const OPEN: &[&str] = &[
    "Query.setupNeeded",
    "Query.platform",
    "Query.signInWays",
    "Query.joinTerms",
    "Query.staffTerms",
    "Query.publicPage",
    "Mutation.setup",
    "Mutation.setUpFromArchive",
    "Mutation.openSpace",
    "Mutation.join",
    "Mutation.joinStaff",
];

/// What a role gets from a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Answer {
    Yes,
    Forbidden,
    SignIn,
}

fn ask(furnished: &Furnished, who: &Context, query: &str, field: &str) -> (Answer, Value) {
    let answer = furnished.run(who, query);
    let errors = answer["errors"].as_array().cloned().unwrap_or_default();
    let at_the_root: Vec<String> = errors
        .iter()
        .filter(|error| error["path"].as_array().is_none_or(|path| path.len() == 1))
        .map(|error| text(&error["extensions"]["code"]))
        .collect();
    for error in &errors {
        let code = text(&error["extensions"]["code"]);
        assert!(
            !code.is_empty() && code != "internal",
            "{field}: {query} broke: {error}"
        );
    }
    let answered = if at_the_root.iter().any(|code| code == "sign_in_needed") {
        Answer::SignIn
    } else if at_the_root.iter().any(|code| code == "forbidden") {
        Answer::Forbidden
    } else {
        Answer::Yes
    };
    (answered, answer)
}

// A2
#[test]
fn every_field_answers_each_role_as_the_table_says() {
    let mut furnished = Furnished::new();
    let shape = Shape::of(&furnished.schema, &furnished.house);
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    let mut changed = false;
    for root in ["Query", "Mutation", "Subscription"] {
        for field in shape.fields(root) {
            let name = text(&field["name"]);
            let arguments = arguments(root, &name).unwrap_or_else(|| {
                panic!("{root}.{name} is new: say in this test how it is asked, and look at who may")
            });
            let selection = shape.selection(&field, &mut Vec::new(), &mut seen);
            let query = format!("{} {{ {name}{arguments}{selection} }}", root.to_lowercase());
            let mut cells = Vec::new();
            for role in [
                None,
                Some(Role::Display),
                Some(Role::Member),
                Some(Role::Staff),
                Some(Role::Manager),
                Some(Role::Owner),
            ] {
                if changed {
                    furnished = Furnished::new();
                }
                let who = match role {
                    None => Context::stranger(Lang::En, "request-1".into()),
                    Some(Role::Display) => furnished.display.clone(),
                    Some(Role::Member) => furnished.member.clone(),
                    Some(Role::Staff) => furnished.house.staff.clone(),
                    Some(Role::Manager) => furnished.house.manager.clone(),
                    Some(Role::Owner) => furnished.house.owner.clone(),
                };
                let place = format!("{root}.{name}");
                let (answer, body) = ask(&furnished, &who, &query, &place);
                // Who is let in may change what stands in the house, even when it is refused after that.
                changed = root == "Mutation" && answer == Answer::Yes;
                if role.is_none() && !OPEN.contains(&place.as_str()) {
                    assert_eq!(answer, Answer::SignIn, "{place} answers a stranger: {body}");
                    assert!(nothing(&body), "{place} shows a stranger something: {body}");
                }
                // A4
                if role == Some(Role::Member) && !OPEN.contains(&place.as_str()) {
                    let meant = MEMBERS.contains(&place.as_str());
                    assert_eq!(answer == Answer::Yes, meant, "{place} answers a member: {body}");
                    for theirs in ["Karim Adel", "Nadia Sherif", furnished.ids["newcomer"].as_str()] {
                        assert!(
                            !body["data"].to_string().contains(theirs),
                            "{place} tells a member of {theirs}: {body}"
                        );
                    }
                }
                // No more than its door.
                if role == Some(Role::Display) && !OPEN.contains(&place.as_str()) {
                    let meant = DISPLAYS.contains(&place.as_str());
                    assert_eq!(answer == Answer::Yes, meant, "{place} answers a display: {body}");
                    for theirs in [
                        "Karim Adel",
                        "Mona El-Sherif",
                        "Nadia Sherif",
                        furnished.ids["seat"].as_str(),
                    ] {
                        let told = body["data"].to_string();
                        assert!(!told.contains(theirs), "{place} tells a display of {theirs}: {body}");
                    }
                }
                let of_others = [MEMBERS, DISPLAYS].concat().contains(&place.as_str());
                if role == Some(Role::Owner) && !of_others {
                    assert_ne!(answer, Answer::Forbidden, "{place} is forbidden to the owner");
                }
                cells.push(match answer {
                    Answer::Yes => "yes",
                    Answer::Forbidden | Answer::SignIn => "–",
                });
            }
            lines.push(format!("| {root}.{name} | {} |", cells.join(" | ")));
        }
    }
    let unseen: Vec<String> = shape
        .nested()
        .into_iter()
        .filter(|field| !seen.contains(field))
        .collect();
    assert!(unseen.is_empty(), "no root field reaches {unseen:?}");
    golden("docs/permissions.md", &page(&lines));
}

/// The permission that a refusal at the root names.
fn refused_for(answer: &Value) -> Option<Permission> {
    let errors = answer["errors"].as_array().cloned().unwrap_or_default();
    let named = errors
        .iter()
        .filter(|error| error["extensions"]["code"] == "forbidden")
        .filter(|error| error["path"].as_array().is_none_or(|path| path.len() == 1))
        .find_map(|error| error["extensions"]["data"]["permission"].as_str().map(str::to_owned));
    named.and_then(|name| Permission::named(&name))
}

// A2: a role of the house's own counts in each field exactly as its permissions say.
#[test]
fn every_field_answers_a_role_of_the_houses_own_by_its_permissions() {
    let furnished = Furnished::new();
    let shape = Shape::of(&furnished.schema, &furnished.house);
    let house = &furnished.house;
    let role = furnished.ids["role"].parse().unwrap();
    let staff = house.user(&house.staff);
    let give = ChangeUser {
        id: staff.id,
        name: staff.name,
        email: staff.email,
        role: staff.role,
        custom_role_id: Some(role),
        active: true,
    };
    house.change(&house.owner, give).unwrap();
    let mut version = 1;
    let mut allow = |grants: Grants| {
        let change = ChangeRole {
            id: role,
            name: "Accountant".into(),
            grants,
            version,
        };
        let made = house.change(&house.owner, change).unwrap();
        version = made.version;
        made.grants
    };
    let everything = Role::Owner.grants();
    let (mut asked, mut hidden) = (0, Vec::new());
    for root in ["Query", "Mutation", "Subscription"] {
        for field in shape.fields(root) {
            let name = text(&field["name"]);
            let place = format!("{root}.{name}");
            if OPEN.contains(&place.as_str()) || [MEMBERS, DISPLAYS].concat().contains(&place.as_str()) {
                continue;
            }
            let selection = shape.selection(&field, &mut Vec::new(), &mut BTreeSet::new());
            let arguments = arguments(root, &name).unwrap_or_default();
            let query = format!("{} {{ {name}{arguments}{selection} }}", root.to_lowercase());
            // With the least that a role can have, the refusal names what the field asks for.
            allow([Permission::DataBackup].into_iter().collect());
            let needed = match refused_for(&furnished.run(&house.staff, &query)) {
                Some(needed) => needed,
                None => {
                    // What everybody of the team may do, or what was just given.
                    continue;
                }
            };
            // All that an owner may but this and what is of no use without it: refused, and nothing changed.
            let without: Grants = everything
                .iter()
                .filter(|permission| !Grants::from_iter([*permission]).with_needs().allow(needed))
                .collect();
            assert!(!allow(without).allow(needed));
            let before = house.last_event().seq;
            let answer = furnished.run(&house.staff, &query);
            assert_eq!(
                refused_for(&answer),
                Some(needed),
                "{place} without {}: {answer}",
                needed.name()
            );
            assert!(nothing(&answer), "{place} without {}: {answer}", needed.name());
            assert_eq!(house.last_event().seq, before, "{place} did something");
            // That alone, with what it needs: let in.
            if root == "Query" {
                allow([needed].into_iter().collect());
                let answer = furnished.run(&house.staff, &query);
                assert_ne!(
                    refused_for(&answer),
                    Some(needed),
                    "{place} with {}: {answer}",
                    needed.name()
                );
                // What belongs to it and may not be seen is left out, and takes nothing else along.
                let errors = answer["errors"].as_array().cloned().unwrap_or_default();
                for error in errors
                    .iter()
                    .filter(|error| refused_for(&json!({ "errors": [error] })).is_none())
                {
                    if error["extensions"]["code"] == "forbidden" {
                        hidden.push(format!("{place} with {}: {}", needed.name(), error["path"]));
                    }
                }
            }
            asked += 1;
        }
    }
    assert!(asked > 100, "only {asked} fields were asked");
    assert!(hidden.is_empty(), "hides too much: {hidden:#?}");
}

// A3: what is not there and what is no id look the same.
#[test]
fn a_random_id_is_not_found_everywhere() {
    let furnished = Furnished::new();
    let shape = Shape::of(&furnished.schema, &furnished.house);
    let random = "0198f7a2-6b1c-7d3e-8f4a-5b6c7d8e9f00";
    let mut asked = 0;
    for root in ["Query", "Mutation"] {
        for field in shape.fields(root) {
            let name = text(&field["name"]);
            let arguments = arguments(root, &name).unwrap_or_default();
            let first_id = furnished
                .ids
                .keys()
                .filter(|id| arguments.contains(&format!(r#""${id}""#)))
                .min_by_key(|id| arguments.find(**id));
            let Some(id) = first_id else { continue };
            for wrong in [random, "not an id"] {
                let selection = shape.selection(&field, &mut Vec::new(), &mut BTreeSet::new());
                let arguments = arguments.replace(&format!("${id}"), wrong);
                let query = format!("{} {{ {name}{arguments}{selection} }}", root.to_lowercase());
                let answer = furnished.run(furnished.asker(&format!("{root}.{name}")), &query);
                assert_eq!(codes(&answer), ["not_found"], "{root}.{name} with {wrong}: {answer}");
                asked += 1;
            }
        }
    }
    assert!(asked > 50, "only {asked} fields were asked");
}

fn page(fields: &[String]) -> String {
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
    let mut page = format!(
        "# Who may what\n\nMade by a test that asks every field of the API as each role and as a stranger; don't edit by hand.\n\n\
         ## Permissions by role\n\n| permission | {} |\n| ---{} |\n",
        roles.join(" | "),
        " | ---".repeat(roles.len())
    );
    for permission in Permission::ALL {
        let cell = |role: Role| if role.allows(*permission) { "yes" } else { "–" };
        let cells: Vec<&str> = Role::ALL.iter().map(|role| cell(*role)).collect();
        page.push_str(&format!("| {} | {} |\n", permission.name(), cells.join(" | ")));
    }
    page.push_str("\n## Permission by operation\n\n| operation | asks for | changes |\n| --- | --- | --- |\n");
    let mut operations: Vec<_> = OPERATIONS.iter().copied().flatten().collect();
    operations.sort_by_key(|operation| operation.name);
    for operation in operations {
        let changes = if operation.changes { "yes" } else { "–" };
        page.push_str(&format!(
            "| {} | {} | {changes} |\n",
            operation.name,
            operation.permission.name()
        ));
    }
    page.push_str(
        "\n## API fields by role\n\n| field | stranger | display | member | staff | manager | owner |\n| --- | --- | --- | --- | --- | --- | --- |\n",
    );
    page.push_str(&fields.join("\n"));
    page.push('\n');
    page
}

/// Compares with the committed file, or writes it when `UPDATE_GOLDEN` is set.
fn golden(file: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == now,
        "{file} is stale: look at the change, then run the test again with UPDATE_GOLDEN=1"
    );
}

#[test]
fn every_operation_is_registered_once() {
    let mut names: Vec<&str> = OPERATIONS
        .iter()
        .copied()
        .flatten()
        .map(|operation| operation.name)
        .collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "an operation is registered twice");
}
