//! `cargo xtask test`: everything that must hold, cheapest first.

use std::time::Instant;

use test_servers::Postgres;

use crate::shell::{Done, cargo, command, is_there, output, root, step, succeed};
use crate::{npm, walls};

/// One thing that must hold.
struct Step {
    name: &'static str,
    /// Whether daily work leaves it out.
    slow: bool,
    work: fn() -> Done,
}

const fn quick(name: &'static str, work: fn() -> Done) -> Step {
    Step {
        name,
        slow: false,
        work,
    }
}

const fn slow(name: &'static str, work: fn() -> Done) -> Step {
    Step { name, slow: true, work }
}

const STEPS: [Step; 12] = [
    quick("Formatting", || succeed(&mut cargo(["fmt", "--all", "--check"]))),
    quick("Walls between the layers", walls::check),
    quick("Lints", lints),
    quick("Rust tests", rust_tests),
    slow("Rust tests on PostgreSQL", rust_tests_on_postgres),
    slow("Proofs: races, kills, power cuts", proofs),
    quick("Web types", || {
        npm::check()
            .and_then(|()| npm::install("web"))
            .and_then(|()| web("typecheck"))
    }),
    quick("Web lints", || web("lint")),
    quick("Web tests", || web("test")),
    slow("Web build", npm::build),
    slow("Browser journeys", journeys),
    slow("Documentation of the code", documentation),
];

/// The integration tests that take minutes.
const PROOFS: &str = "proof";

/// Runs all steps, or the quick ones; stops at the first that fails.
pub fn run(only_quick: bool) -> Done {
    let started = Instant::now();
    let before = tree();
    let steps: Vec<&Step> = STEPS.iter().filter(|step| !(only_quick && step.slow)).collect();
    for (at, Step { name, work, .. }) in steps.iter().enumerate() {
        step(&format!("[{}/{}] {name}", at + 1, steps.len()), work)
            .map_err(|error| format!("step {} of {} failed ({name}): {error}", at + 1, steps.len()))?;
    }
    if tree() != before {
        return Err(
            "the checks changed files under version control: look at `git status` and commit or mend it".to_owned(),
        );
    }
    println!(
        "\nxtask test: {} steps passed in {} s",
        steps.len(),
        started.elapsed().as_secs()
    );
    Ok(())
}

/// What version control knows as changed; nothing outside of it.
fn tree() -> String {
    output(&mut command("git", ["status", "--porcelain"])).unwrap_or_default()
}

fn lints() -> Done {
    succeed(&mut cargo([
        "clippy",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "--deny",
        "warnings",
    ]))
}

fn web(script: &str) -> Done {
    succeed(&mut npm::run("web", &["run", "--silent", script]))
}

fn rust_tests() -> Done {
    if is_there("cargo-nextest", "--version") {
        let others = format!("not binary({PROOFS})");
        return succeed(&mut cargo([
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--filterset",
            &others,
        ]));
    }
    succeed(&mut cargo(["test", "--workspace", "--no-fail-fast"]))
}

/// The crates whose tests run on either database.
const ON_BOTH: [&str; 3] = ["coworkflow-store", "coworkflow-operations", "coworkflow-api"];

/// The same tests on a PostgreSQL server of their own.
fn rust_tests_on_postgres() -> Done {
    let postgres = Postgres::start()?;
    let nextest = is_there("cargo-nextest", "--version");
    let mut tests = cargo(if nextest { &["nextest", "run"][..] } else { &["test"] });
    for name in ON_BOTH {
        tests.args(["--package", name]);
    }
    tests.arg("--no-fail-fast");
    // What is left out elsewhere are the tests of what only PostgreSQL says.
    tests.args(if nextest {
        &["--run-ignored", "all"][..]
    } else {
        &["--", "--include-ignored"]
    });
    succeed(tests.env("COWORKFLOW_TEST_DATABASE", postgres.url()))
}

fn proofs() -> Done {
    succeed(&mut cargo(["test", "--package", "coworkflow-server", "--test", PROOFS]))
}

fn documentation() -> Done {
    succeed(cargo(["doc", "--workspace", "--no-deps", "--quiet"]).env("RUSTDOCFLAGS", "--deny warnings"))
}

fn journeys() -> Done {
    let browser = browser()?;
    succeed(&mut cargo(["build", "--quiet", "--package", "e2e-server"]))?;
    npm::install("e2e")?;
    succeed(
        npm::run("e2e", &["test"])
            .env("CHROMIUM", browser)
            .env("E2E_SERVER", root().join("target/debug/e2e-server")),
    )
}

/// The Chromium of this machine; on Debian as root it is installed where it is missing.
fn browser() -> Done<String> {
    if let Some(browser) = find_browser() {
        return Ok(browser);
    }
    let advice =
        "no Chromium found: install it (Debian: `apt-get install chromium`), or name yours in the variable CHROMIUM";
    let is_root = crate::shell::output(&mut command("id", ["-u"])).is_ok_and(|id| id.trim() == "0");
    if !is_root || !is_there("apt-get", "--version") {
        return Err(advice.to_owned());
    }
    step("Installing Chromium by apt", || {
        succeed(&mut command("apt-get", ["update", "-qq"]))?;
        succeed(&mut command(
            "apt-get",
            [
                "install",
                "-y",
                "-qq",
                "--no-install-recommends",
                "chromium",
                "fonts-noto-core",
            ],
        ))
    })?;
    find_browser().ok_or_else(|| advice.to_owned())
}

fn find_browser() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok();
    let usual = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    named
        .into_iter()
        .chain(usual.map(str::to_owned))
        .find(|browser| is_there(browser, "--version"))
        .map(|browser| match browser.as_str() {
            name if name.contains('/') => browser,
            name => crate::shell::output(&mut command("which", [name]))
                .map_or_else(|_| browser.clone(), |path| path.trim().to_owned()),
        })
}
