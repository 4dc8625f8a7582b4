//! Has a release built anew when the web client was: its files become part of the program.

fn main() {
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if release && std::path::Path::new("../../web/dist").is_dir() {
        println!("cargo::rerun-if-changed=../../web/dist");
    } else {
        // Set by `cargo xtask run`: a folder that is not there can't be watched for its making.
        println!("cargo::rerun-if-env-changed=WEB_BUILT");
    }
}
