//! `coworkflow user`: for the first minutes and for a forgotten password.

use std::io::{BufRead, IsTerminal};

use clap::{Subcommand, ValueEnum};
use coworkflow_domain::access::Role;
use coworkflow_operations::access::{CreateUser, ListUsers, ResetPassword, ResetSecondStep};
use coworkflow_operations::{Context, Services};
use coworkflow_store::access::UserRow;

use super::{CommandError, open, system, wait};
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
        /// Which space, on a server of many.
        #[arg(long)]
        tenant: Option<String>,
    },
    /// Sets a new password and ends all sign-ins of that user.
    ResetPassword {
        /// What they sign in with.
        #[arg(long)]
        email: String,
        /// Which space, on a server of many.
        #[arg(long)]
        tenant: Option<String>,
    },
    /// Takes away the second step of a user who has lost app and codes.
    ResetSecondStep {
        /// What they sign in with.
        #[arg(long)]
        email: String,
        /// Which space, on a server of many.
        #[arg(long)]
        tenant: Option<String>,
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
        let (User::Create { tenant, .. } | User::ResetPassword { tenant, .. } | User::ResetSecondStep { tenant, .. }) =
            &self;
        let context = match tenant {
            Some(named) => Context::system(wait(services.house_named(named))??),
            None => system(&services)?,
        };
        match self {
            User::Create { name, email, role, .. } => {
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
            User::ResetPassword { email, .. } => {
                let user = known(&services, &context, &email)?;
                let password = services.hash_now(&read_password()?)?;
                let user = services.change_now(&context, ResetPassword { id: user.id, password }, None)?;
                println!("{} has a new password; all earlier sign-ins are ended.", user.name);
            }
            User::ResetSecondStep { email, .. } => {
                let user_id = known(&services, &context, &email)?.id;
                let user = services.change_now(&context, ResetSecondStep { user_id }, None)?;
                println!(
                    "{} signs in without a second step until they set another one up.",
                    user.name
                );
            }
        }
        services.store.close();
        Ok(())
    }
}

/// Who of the team signs in with this address.
fn known(services: &Services, context: &Context, email: &str) -> Result<UserRow, CommandError> {
    let wanted = email.trim().to_lowercase();
    let found = services
        .ask_now(context, ListUsers)?
        .into_iter()
        .find(|user| user.email == wanted);
    found.ok_or_else(|| CommandError::Other(format!("no user signs in as {wanted}: check --email")))
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
