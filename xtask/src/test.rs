//! `cargo xtask test`: everything that must hold, cheapest first.

use std::time::Instant;

use crate::shell::{Done, cargo, command, is_there, root, step, succeed};
use crate::{golden, npm, walls};

type Step = (&'static str, fn() -> Done);

/// What daily work checks.
const QUICK: [Step; 9] = [
    ("Formatting", || succeed(&mut cargo(["fmt", "--all", "--check"]))),
    ("Walls between the layers", walls::check),
    ("Lints", || {
        succeed(&mut cargo([
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "--deny",
            "warnings",
        ]))
    }),
    ("Golden files", golden::check),
    ("Rust tests", rust_tests),
    ("Node and its packages", || {
        npm::check().and_then(|()| npm::install("web"))
    }),
    ("Web types", || {
        succeed(&mut npm::run("web", &["run", "--silent", "typecheck"]))
    }),
    ("Web lints", || {
        succeed(&mut npm::run("web", &["run", "--silent", "lint"]))
    }),
    ("Web tests", || {
        succeed(&mut npm::run("web", &["run", "--silent", "test"]))
    }),
];

/// What takes longer.
const SLOW: [Step; 3] = [
    ("Web build", npm::build),
    ("Browser journeys", journeys),
    ("Documentation of the code", documentation),
];

/// Runs all steps, or the quick ones; stops at the first that fails.
pub fn run(quick: bool) -> Done {
    let started = Instant::now();
    let slow: &[Step] = if quick { &[] } else { &SLOW };
    let steps: Vec<&Step> = QUICK.iter().chain(slow).collect();
    for (at, (name, work)) in steps.iter().enumerate() {
        step(&format!("[{}/{}] {name}", at + 1, steps.len()), work)
            .map_err(|error| format!("step {} of {} failed ({name}): {error}", at + 1, steps.len()))?;
    }
    println!(
        "\nxtask test: {} steps passed in {} s",
        steps.len(),
        started.elapsed().as_secs()
    );
    Ok(())
}

fn rust_tests() -> Done {
    if is_there("cargo-nextest", "--version") {
        return succeed(&mut cargo(["nextest", "run", "--workspace", "--no-fail-fast"]));
    }
    succeed(&mut cargo(["test", "--workspace", "--no-fail-fast"]))
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
