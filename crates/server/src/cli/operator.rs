//! `coworkflow operator`: who signs in at `/operator`.

use clap::Subcommand;
use coworkflow_operations::Services;
use coworkflow_operations::tenants::NewOperator;

use super::user::read_password;
use super::{CommandError, open, wait};
use crate::config::Settings;

/// What can be done with operators. The password is asked for, or read from the standard input.
#[derive(Subcommand)]
pub enum Operator {
    /// Makes an operator.
    Create {
        /// Their name.
        #[arg(long)]
        name: String,
        /// What they sign in with.
        #[arg(long)]
        email: String,
    },
    /// Lists all operators.
    List,
    /// Sets a new password, ends all sign-ins of that operator and lets them sign in again.
    ResetPassword {
        /// What they sign in with.
        #[arg(long)]
        email: String,
    },
    /// Lets an operator sign in no more, at once.
    Deactivate {
        /// What they sign in with.
        #[arg(long)]
        email: String,
    },
}

impl Operator {
    /// Does it and says so.
    pub fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let services = open(settings)?;
        let done = self.perform(&services);
        services.store.close();
        done
    }

    fn perform(self, services: &Services) -> Result<(), CommandError> {
        match self {
            Operator::Create { name, email } => {
                let new = NewOperator {
                    name,
                    email,
                    password: read_password()?,
                };
                let made = wait(services.make_operator(new))??;
                println!("{} can sign in at /operator as {}.", made.name, made.email);
            }
            Operator::List => {
                let all = wait(services.operators())??;
                if all.is_empty() {
                    println!("Nobody yet: `coworkflow operator create` makes the first one.");
                }
                for operator in all {
                    let state = if operator.active { "" } else { "  (deactivated)" };
                    println!("{:<32} {}{state}", operator.email, operator.name);
                }
            }
            Operator::ResetPassword { email } => {
                let password = read_password()?;
                let operator = wait(services.reset_operator(&email, password))??;
                println!("{} has a new password; all earlier sign-ins are ended.", operator.name);
            }
            Operator::Deactivate { email } => {
                let operator = wait(services.deactivate_operator(&email))??;
                println!("{} can sign in no more.", operator.name);
            }
        }
        Ok(())
    }
}
