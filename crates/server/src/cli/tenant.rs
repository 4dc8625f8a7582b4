//! `coworkflow tenant`: the spaces of a server of many.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::tenants::{HostName, Slug, TenantState};
use coworkflow_domain::text::Lang;
use coworkflow_operations::access::SetupInput;
use coworkflow_operations::spaces::SpaceInput;
use coworkflow_operations::tenants::{HouseLine, NewHouse, Place};
use coworkflow_operations::{Context, Failure, Services};
use coworkflow_store::tenancies::TenancyRow;

use super::user::read_password;
use super::{CommandError, open, wait};
use crate::config::Settings;

/// What can be done with the spaces of a server. A space is named by its name in an address, its domain or its id.
#[derive(Subcommand)]
pub enum Tenant {
    /// Makes a space and its owner. The owner's password is asked for, or read from the standard input.
    Create(Create),
    /// Lists all spaces: how they stand and how large they are.
    List {
        /// Only those with this in their name, address or domain.
        #[arg(default_value = "")]
        sought: String,
    },
    /// Puts a space at another address.
    Place {
        /// Which space.
        tenant: String,
        /// Its name in an address.
        #[arg(long)]
        slug: Option<String>,
        /// A domain of its own.
        #[arg(long)]
        domain: Option<String>,
    },
    /// Gives a space another platform plan; none when it is left out.
    Plan {
        /// Which space.
        tenant: String,
        /// The plan.
        plan: Option<String>,
    },
    /// Lets nobody into a space from now on. Nothing is lost.
    Suspend {
        /// Which space.
        tenant: String,
        /// Why, for you and other operators.
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Lets everybody into a suspended space again.
    Resume {
        /// Which space.
        tenant: String,
    },
    /// Writes everything of a space into one archive, which an empty server can begin with.
    Export {
        /// Which space.
        tenant: String,
        /// The file, such as `nile-house.zip`.
        file: PathBuf,
    },
    /// Closes a space and erases it after the waiting time. It must have been exported in the last 7 days.
    Delete {
        /// Which space.
        tenant: String,
        /// How many days to wait.
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..=365))]
        days: Option<i64>,
    },
    /// Keeps a space that was to be deleted, and lets everybody in again.
    Keep {
        /// Which space.
        tenant: String,
    },
}

/// A space to be made.
#[derive(Args)]
pub struct Create {
    /// The business.
    #[arg(long)]
    name: String,
    /// Its name in an address: `nile-house`.
    #[arg(long)]
    slug: String,
    /// A domain of its own.
    #[arg(long)]
    domain: Option<String>,
    /// Its platform plan; no limits when left out.
    #[arg(long)]
    plan: Option<String>,
    /// The owner's name.
    #[arg(long)]
    owner_name: String,
    /// What the owner signs in with.
    #[arg(long)]
    owner_email: String,
    /// ISO 4217 code of all its money.
    #[arg(long, default_value = "EGP")]
    currency: String,
    /// The time zone of its space.
    #[arg(long, default_value = "Africa/Cairo")]
    zone: String,
    /// The language of its papers and of screens that nobody has set.
    #[arg(long, value_enum, default_value = "en")]
    language: Language,
}

/// The languages by name.
#[derive(Clone, Copy, ValueEnum)]
pub enum Language {
    /// English.
    En,
    /// Arabic.
    Ar,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Lang {
        match language {
            Language::En => Lang::En,
            Language::Ar => Lang::Ar,
        }
    }
}

impl Tenant {
    /// Does it and says so.
    pub fn run(self, settings: &Settings) -> Result<(), CommandError> {
        let services = open(settings)?;
        let done = self.perform(&services);
        services.store.close();
        done
    }

    fn perform(self, services: &Services) -> Result<(), CommandError> {
        let named = |tenant: &str| wait(services.house_named(tenant))?.map_err(CommandError::from);
        match self {
            Tenant::Create(create) => create.perform(services)?,
            Tenant::List { sought } => list(services, &sought)?,
            Tenant::Place { tenant, slug, domain } => {
                let slug = slug.as_deref().map(Slug::parse).transpose().map_err(Failure::from)?;
                let domain = domain
                    .as_deref()
                    .map(HostName::parse)
                    .transpose()
                    .map_err(Failure::from)?;
                let row = wait(services.place_house(named(&tenant)?, slug, domain))??;
                println!("The space is found at {}.", found_at(services, &row));
            }
            Tenant::Plan { tenant, plan } => {
                let row = wait(services.plan_house(named(&tenant)?, plan))??;
                println!("The space has {}.", row.plan.as_deref().unwrap_or("no limits"));
            }
            Tenant::Suspend { tenant, reason } => {
                wait(services.suspend_house(named(&tenant)?, &reason))??;
                println!("Nobody can work in {tenant} until `coworkflow tenant resume {tenant}`.");
            }
            Tenant::Resume { tenant } => {
                wait(services.resume_house(named(&tenant)?))??;
                println!("Everybody can work in {tenant} again.");
            }
            Tenant::Export { tenant, file } => {
                let id = named(&tenant)?;
                if file.exists() {
                    let refusal = Refusal::new(
                        "data.exists",
                        format!("{} is there already: choose another name", file.display()),
                        format!("الملف {} موجود بالفعل: اختر اسمًا آخر", file.display()),
                    );
                    return Err(Failure::from(refusal).into());
                }
                let manifest = services.export_archive_now(&Context::system(id), &file)?;
                wait(services.note_exported(id))??;
                println!(
                    "Wrote {} rows of {} into {}.",
                    manifest.figures.total_rows(),
                    manifest.business,
                    file.display()
                );
            }
            Tenant::Delete { tenant, days } => {
                let row = wait(services.leave_house(named(&tenant)?, days))??;
                if let Some(at) = row.erase_at {
                    println!("Nobody can work in {tenant} any more. It is erased at {at};");
                    println!("until then `coworkflow tenant keep {tenant}` takes that back.");
                }
            }
            Tenant::Keep { tenant } => {
                wait(services.keep_house(named(&tenant)?))??;
                println!("{tenant} stays, and everybody can work in it again.");
            }
        }
        Ok(())
    }
}

impl Create {
    fn perform(self, services: &Services) -> Result<(), CommandError> {
        let place = Place {
            slug: Slug::parse(&self.slug).map_err(Failure::from)?,
            domain: self
                .domain
                .as_deref()
                .map(HostName::parse)
                .transpose()
                .map_err(Failure::from)?,
            plan: self.plan,
        };
        let setup = SetupInput {
            space: SpaceInput::usual(&self.name, &self.zone, self.language.into()),
            tenant_name: self.name,
            currency: self.currency,
            owner_name: self.owner_name,
            owner_email: self.owner_email,
            owner_password: read_password()?,
        };
        let owner = setup.owner_email.clone();
        let url = services
            .platform
            .origin_of(Some(place.slug.as_str()), place.domain.as_ref().map(HostName::as_str));
        wait(services.make_house(NewHouse { setup, place }))??;
        println!("{owner} can sign in at {url}/sign-in.");
        Ok(())
    }
}

fn found_at(services: &Services, row: &TenancyRow) -> String {
    let origin = services.platform.origin_of(row.slug.as_deref(), row.domain.as_deref());
    if row.slug.is_none() && row.domain.is_none() {
        return "no address of its own, only at the server's own while it is the oldest space".to_owned();
    }
    origin
}

fn list(services: &Services, sought: &str) -> Result<(), CommandError> {
    let mut after = None;
    println!(
        "{:<28} {:<24} {:<10} {:>9} {:>6} {:>5}  {:<17} PLAN",
        "ADDRESS", "NAME", "STATE", "CUSTOMERS", "PLACES", "TEAM", "LAST CHANGE"
    );
    loop {
        let page = wait(services.list_houses(after, sought.to_owned()))??;
        page.houses.iter().for_each(show);
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

fn show(house: &HouseLine) {
    let (line, size) = (&house.line, &house.size);
    let address = line.domain.as_deref().or(line.slug.as_deref());
    println!(
        "{:<28} {:<24} {:<10} {:>9} {:>6} {:>5}  {:<17} {}",
        address.map_or_else(|| line.id.to_string(), str::to_owned),
        line.name,
        line.state.unwrap_or(TenantState::Active).name(),
        size.customers,
        size.resources,
        size.users,
        size.last_at
            .map_or_else(String::new, |at| at.timestamp().strftime("%Y-%m-%d %H:%M").to_string()),
        line.plan.as_deref().unwrap_or("-")
    );
}
