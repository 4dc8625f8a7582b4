//! `coworkflow user`: for the first minutes and for a forgotten password.

use std::io::{BufRead, IsTerminal};

use clap::{Subcommand, ValueEnum};
use coworkflow_domain::access::Role;
use coworkflow_operations::access::{CreateUser, ListUsers, ResetPassword};

use super::{CommandError, open, system};
use crate::config::Settings;

/// What can be done with users. The password is asked for, or read from the standard input: an argument would be seen by every process.
#[derive(Subcommand)]
pub enum User {
    /// Makes a user.
    Create {
        /// What others see.
        #[arg(long)]
        name: String,
        /// What they sign in with.
        #[arg(long)]
        email: String,
        /// What they may do.
        #[arg(long, value_enum)]
        role: RoleName,
    },
    /// Sets a new password and ends all sign-ins of that user.
    ResetPassword {
        /// What they sign in with.
        #[arg(long)]
        email: String,
    },
}

/// The roles by name.
#[derive(Clone, Copy, ValueEnum)]
pub enum RoleName {
    /// Everything.
    Owner,
    /// Everything but users and settings of the house.
    Manager,
    /// The front desk.
    Staff,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Role {
        match name {
            RoleName::Owner => Role::Owner,
            RoleName::Manager => Role::Manager,
            RoleName::Staff => Role::Staff,
        }
    }
}

impl User {
    /// Does it and says so.
    pub fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let services = open(settings)?;
        let context = system(&services)?;
        match self {
            User::Create { name, email, role } => {
                let password = services.hash_now(&read_password()?)?;
                let user = services.change_now(
                    &context,
                    CreateUser {
                        name,
                        email,
                        role: role.into(),
                        custom_role_id: None,
                        password,
                    },
                    None,
                )?;
                println!("{} can sign in as {}.", user.name, user.email);
            }
            User::ResetPassword { email } => {
                let wanted = email.trim().to_lowercase();
                let users = services.ask_now(&context, ListUsers)?;
                let found = users.into_iter().find(|user| user.email == wanted);
                let user =
                    found.ok_or_else(|| CommandError::Other(format!("no user signs in as {wanted}: check --email")))?;
                let password = services.hash_now(&read_password()?)?;
                let user = services.change_now(&context, ResetPassword { id: user.id, password }, None)?;
                println!("{} has a new password; all earlier sign-ins are ended.", user.name);
            }
        }
        services.store.close();
        Ok(())
    }
}

pub(super) fn read_password() -> Result<String, CommandError> {
    let unread = |error: std::io::Error| {
        CommandError::Other(format!("the password can't be read ({error}): type it, or pipe it in"))
    };
    if std::io::stdin().is_terminal() {
        let first = rpassword::prompt_password("New password: ").map_err(unread)?;
        let second = rpassword::prompt_password("Once more: ").map_err(unread)?;
        if first != second {
            return Err(CommandError::Other(
                "the two passwords differ: type the same one twice".to_owned(),
            ));
        }
        return Ok(first);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(unread)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
