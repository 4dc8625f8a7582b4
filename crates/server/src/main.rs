//! The program `coworkflow`.

fn main() -> std::process::ExitCode {
    coworkflow_server::cli::run()
}
