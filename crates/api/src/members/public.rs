//! What is open to strangers, and the floors, in GraphQL.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use coworkflow_operations::floor_plans::FloorPlanView;
use coworkflow_operations::members::{MyFloors, PublicPage as Page};

use crate::availability::AvailabilityMap;
use crate::enums::{Digits, Language, SignUp};
use crate::error;
use crate::floor_plans::{FloorPlanDrawing, drawing};
use crate::request::Request;
use crate::scalars::Instant;
use crate::spaces::{OpeningHours, opening_hours};

/// A floor as everybody sees it.
#[derive(SimpleObject)]
pub struct Floor {
    id: ID,
    name: String,
    drawing: FloorPlanDrawing,
}

fn floors(views: Vec<FloorPlanView>, context: &Context<'_>) -> Result<Vec<Floor>> {
    let published = views.into_iter().filter_map(|view| Some((view.row, view.published?)));
    let floor = |(row, version): (_, coworkflow_store::floor_plans::FloorPlanVersionRow)| {
        let row: coworkflow_store::floor_plans::FloorPlanRow = row;
        Ok(Floor {
            id: row.id.into(),
            name: row.name,
            drawing: drawing(context, &version.drawing)?,
        })
    };
    published.map(floor).collect()
}

/// What strangers see of a house by the link that it gave out: no name and no price of a booking.
#[derive(SimpleObject)]
pub struct PublicPage {
    tenant_name: String,
    space_name: String,
    zone: String,
    opening_hours: Vec<OpeningHours>,
    phone: String,
    address: String,
    language: Language,
    digits: Digits,
    /// How one joins without an invitation.
    sign_up: SignUp,
    availability: AvailabilityMap,
    floors: Vec<Floor>,
}

impl PublicPage {
    fn of(page: Page, context: &Context<'_>) -> Result<PublicPage> {
        Ok(PublicPage {
            opening_hours: opening_hours(&page.space, context)?,
            availability: AvailabilityMap::of(&page.availability, context)?,
            floors: floors(page.floors, context)?,
            tenant_name: page.tenant_name,
            space_name: page.space.name,
            zone: page.space.zone,
            phone: page.space.phone,
            address: page.space.address,
            language: page.space.language.into(),
            digits: page.space.digits.into(),
            sign_up: page.sign_up.into(),
        })
    }
}

/// Questions about what everybody sees.
#[derive(Default)]
pub struct PublicQuery;

#[Object]
impl PublicQuery {
    /// What is free, for whoever has the link. Open to strangers; at most 8 days in one go.
    async fn public_page(
        &self,
        context: &Context<'_>,
        key: String,
        from: Instant,
        until: Instant,
    ) -> Result<PublicPage> {
        let request = Request::of(context)?;
        let lang = request.context.lang;
        let page = request
            .services
            .public_page(request.house()?, key, from.0, until.0, lang)
            .await;
        let page = page.map_err(|failure| error::to_graphql(failure, &request.context))?;
        PublicPage::of(page, context)
    }

    /// The published floors, for members.
    async fn my_floors(&self, context: &Context<'_>) -> Result<Vec<Floor>> {
        let views = Request::of(context)?.ask(MyFloors).await?;
        floors(views, context)
    }
}
