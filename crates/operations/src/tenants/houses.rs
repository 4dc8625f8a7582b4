//! What who runs the server says of a house: made, placed, suspended, resumed, set to leave, kept.

use coworkflow_domain::ids::{SpaceId, TenantId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::tenants::{HostName, LEAVING_DAYS, Slug, TenantRefusal, TenantState, may_leave};
use coworkflow_domain::text::optional_line;
use coworkflow_domain::time::Instant;
use coworkflow_store::tenancies::{self, TenancyRow};
use coworkflow_store::{DbError, platform, spaces, tenants};

use crate::access::{SetUp, SetUpAs, SetupInput};
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::work::Work;

/// Most characters of a reason.
const REASON_CHARS: usize = 300;

/// Where a house is found, and how much it may keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its name in an address.
    pub slug: Slug,
    /// A domain of its own.
    pub domain: Option<HostName>,
    /// A platform plan; nothing for no limits.
    pub plan: Option<String>,
}

/// A house to be made.
#[derive(Debug, Clone)]
pub struct NewHouse {
    /// The house and its owner.
    pub setup: SetupInput,
    /// Where it is found.
    pub place: Place,
}

impl Services {
    /// Makes a house among others.
    pub async fn make_house(&self, new: NewHouse) -> Result<SetUp, Failure> {
        let password = self.hash(new.setup.owner_password.clone()).await?;
        self.check_plan(new.place.plan.clone()).await?;
        self.begin_set_up(&new.setup, password, SetUpAs::At(new.place))?
            .answer()
            .await
    }

    /// The house of this name, domain or id.
    pub async fn house_named(&self, named: &str) -> Result<TenantId, Failure> {
        let named = named.trim().to_lowercase();
        self.store
            .read_across_tenants(move |tx| {
                let found = match tenancies::by_slug_across_tenants(tx, &named)? {
                    Some(found) => Some(found),
                    None => tenancies::by_domain_across_tenants(tx, &named)?,
                };
                let found = match (found, named.parse::<TenantId>()) {
                    (None, Ok(id)) => tenancies::by_id_across_tenants(tx, id)?,
                    (found, _) => found,
                };
                Ok::<_, Failure>(found.ok_or(TenantRefusal::NoHouse)?.tenant_id)
            })
            .answer()
            .await
    }

    /// Puts a house at another address. Without a name it has none of its own: only the oldest house is found then.
    pub async fn place_house(
        &self,
        tenant: TenantId,
        slug: Option<Slug>,
        domain: Option<HostName>,
    ) -> Result<TenancyRow, Failure> {
        self.say_of_house(tenant, move |row, space_id, _| {
            row.slug = slug.as_ref().map(|slug| slug.as_str().to_owned());
            row.domain = domain.as_ref().map(|domain| domain.as_str().to_owned());
            Ok(Some(Event::HousePlaced {
                space_id,
                slug: row.slug.clone(),
                domain: row.domain.clone(),
            }))
        })
        .await
    }

    /// Gives a house another platform plan, or none. What it has beyond the limits stays.
    pub async fn plan_house(&self, tenant: TenantId, plan: Option<String>) -> Result<TenancyRow, Failure> {
        self.check_plan(plan.clone()).await?;
        self.say_of_house(tenant, move |row, space_id, _| {
            row.plan = plan.clone();
            Ok(Some(Event::HousePlanSet {
                space_id,
                plan: plan.clone(),
            }))
        })
        .await
    }

    /// Lets nobody into a house from now on, those on open sockets included. Nothing is lost.
    pub async fn suspend_house(&self, tenant: TenantId, reason: &str) -> Result<TenancyRow, Failure> {
        let reason = optional_line("reason", Some(reason), REASON_CHARS)?.unwrap_or_default();
        self.say_of_house(tenant, move |row, space_id, _| {
            expect(row, TenantState::Active)?;
            row.state = TenantState::Suspended;
            row.reason.clone_from(&reason);
            Ok(Some(Event::HouseSuspended { space_id }))
        })
        .await
    }

    /// Lets everybody into a suspended house again.
    pub async fn resume_house(&self, tenant: TenantId) -> Result<TenancyRow, Failure> {
        self.say_of_house(tenant, |row, space_id, _| {
            expect(row, TenantState::Suspended)?;
            open_again(row);
            Ok(Some(Event::HouseResumed { space_id }))
        })
        .await
    }

    /// Lets nobody into a house and erases it after the waiting time. Refused without a late export.
    pub async fn leave_house(&self, tenant: TenantId, days: Option<i64>) -> Result<TenancyRow, Failure> {
        let days = days.unwrap_or(LEAVING_DAYS);
        if !(1..=365).contains(&days) {
            let (en, ar) = ("Wait 1 to 365 days.", "حدد مدة انتظار من 1 إلى 365 يومًا.");
            return Err(General::invalid("days", en, ar).into());
        }
        self.say_of_house(tenant, move |row, space_id, now| {
            if row.state == TenantState::Leaving {
                expect(row, TenantState::Active)?;
            }
            may_leave(row.exported_at, now)?;
            let erase_at = now.plus_hours(24 * days);
            row.state = TenantState::Leaving;
            row.erase_at = Some(erase_at);
            Ok(Some(Event::HouseLeaving { space_id, erase_at }))
        })
        .await
    }

    /// Keeps a house that was set to leave, and lets everybody in again.
    pub async fn keep_house(&self, tenant: TenantId) -> Result<TenancyRow, Failure> {
        self.say_of_house(tenant, |row, space_id, _| {
            expect(row, TenantState::Leaving)?;
            if row.erasing {
                return Err(TenantRefusal::NoHouse.into());
            }
            open_again(row);
            Ok(Some(Event::HouseResumed { space_id }))
        })
        .await
    }

    /// Notes that everything of a house was taken away: it may be set to leave for some days.
    pub async fn note_exported(&self, tenant: TenantId) -> Result<TenancyRow, Failure> {
        self.say_of_house(tenant, |row, _, now| {
            row.exported_at = Some(now);
            Ok(None)
        })
        .await
    }

    /// Says something of a house, in its history too, and makes every server look again who may do what.
    async fn say_of_house(
        &self,
        tenant: TenantId,
        mut change: impl FnMut(&mut TenancyRow, SpaceId, Instant) -> Result<Option<Event>, Failure> + Send + 'static,
    ) -> Result<TenancyRow, Failure> {
        let (services, context) = (self.clone(), Context::system(tenant));
        let said = self.store.write(tenant, move |tx| {
            tenants::maybe_this(tx)?.ok_or(TenantRefusal::NoHouse)?;
            let mut work = Work::of_system(&services, &context, tx);
            let now = work.now();
            let mut row = tenancies::own(work.tx)?.unwrap_or_else(|| TenancyRow::unsaid(now));
            let space_id = spaces::the_space(work.tx)?.id;
            let event = change(&mut row, space_id, now)?;
            // Later than what was said before, so that whoever looks for something new finds it.
            row.changed_at = now.max(row.changed_at.plus_millis(1));
            tenancies::write(work.tx, &row).map_err(taken)?;
            if let Some(event) = event {
                work.journal(&event)?;
            }
            Ok::<_, Failure>(row)
        });
        let row = said.answer().await?;
        self.houses_changed();
        Ok(row)
    }

    /// Refuses a plan that is not there.
    async fn check_plan(&self, name: Option<String>) -> Result<(), Failure> {
        let Some(name) = name else { return Ok(()) };
        self.store
            .read(coworkflow_domain::tenants::PLATFORM, move |tx| {
                let known = platform::plan(tx, &name)?.is_some();
                if known {
                    Ok(())
                } else {
                    Err(TenantRefusal::NoPlan { name: name.clone() }.into())
                }
            })
            .answer()
            .await
    }
}

/// Writes where a new house is found.
pub(crate) fn write_place(work: &mut Work, space_id: SpaceId, place: &Place, now: Instant) -> Result<(), Failure> {
    let row = TenancyRow {
        slug: Some(place.slug.as_str().to_owned()),
        domain: place.domain.as_ref().map(|domain| domain.as_str().to_owned()),
        plan: place.plan.clone(),
        ..TenancyRow::unsaid(now)
    };
    tenancies::write(work.tx, &row).map_err(taken)?;
    work.journal(&Event::HousePlaced {
        space_id,
        slug: row.slug,
        domain: row.domain,
    })
}

fn open_again(row: &mut TenancyRow) {
    row.state = TenantState::Active;
    row.reason = String::new();
    row.erase_at = None;
}

fn expect(row: &TenancyRow, wanted: TenantState) -> Result<(), Failure> {
    if row.state == wanted {
        Ok(())
    } else {
        Err(TenantRefusal::WrongState { wanted }.into())
    }
}

/// Tells a taken address from other failures.
fn taken(error: DbError) -> Failure {
    if error.is_constraint("tenancies_slug") {
        TenantRefusal::SlugTaken.into()
    } else if error.is_constraint("tenancies_domain") {
        TenantRefusal::DomainTaken.into()
    } else {
        error.into()
    }
}
