//! The page that strangers see: what is free, by a link that the house gives out. No name and no price of a booking is on it.

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::members::{MemberRefusal, SignUp};
use coworkflow_domain::refusal::General;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::spaces::{self, SpaceRow};
use coworkflow_store::{members, tenancies, tenants};

use crate::availability::{Audience, Availability, availability};
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::floor_plans::{FloorPlanView, published};
use crate::work::Work;

/// The longest stretch that a stranger looks at in one go.
const LONGEST_DAYS: i64 = 8;

/// What strangers see of a house.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicPage {
    /// The business.
    pub tenant_name: String,
    /// Its space.
    pub space: SpaceRow,
    /// How one joins without an invitation.
    pub sign_up: SignUp,
    /// What is taken and what is free, in the words of somebody who owns none of it.
    pub availability: Availability,
    /// The floors that everybody sees.
    pub floors: Vec<FloorPlanView>,
}

impl Services {
    /// What strangers see of a house in a stretch of time, by the key of its link. Refused when the page is closed or the link was
    /// changed.
    pub async fn public_page(
        &self,
        tenant: TenantId,
        key: String,
        from: Instant,
        until: Instant,
        lang: Lang,
    ) -> Result<PublicPage, Failure> {
        let window = Interval::new(from, until)?;
        if window.minutes() > LONGEST_DAYS * 1_440 {
            let (en, ar) = (
                format!("Look at {LONGEST_DAYS} days at most in one go."),
                format!("يمكن عرض {LONGEST_DAYS} أيام على الأكثر في المرة الواحدة."),
            );
            return Err(General::invalid("until", en, ar).into());
        }
        let services = self.clone();
        let context = Context {
            lang,
            ..Context::system(tenant)
        };
        self.store
            .read(tenant, move |tx| {
                tenancies::state(tx)?.open()?;
                let settings = members::settings(tx)?;
                if settings.page_key.as_deref() != Some(key.as_str()) {
                    return Err(MemberRefusal::PageClosed.into());
                }
                let mut work = Work::of_system(&services, &context, tx);
                Ok(PublicPage {
                    tenant_name: tenants::this(work.tx)?.name,
                    space: spaces::the_space(work.tx)?,
                    sign_up: settings.sign_up,
                    availability: availability(&mut work, window, Audience::Others)?,
                    floors: published(&mut work)?,
                })
            })
            .answer()
            .await
    }
}
