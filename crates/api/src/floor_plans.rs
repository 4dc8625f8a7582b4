//! Drawn floors in GraphQL.

use async_graphql::{
    Context, ID, InputObject, InputValueError, InputValueResult, Object, Result, Scalar, ScalarType, Value,
};
use coworkflow_domain::ids::FloorPlanId;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::floor_plans::{
    ArchiveFloorPlan, ChangeFloorPlan, CreateFloorPlan, DiscardFloorPlanDraft, DrawTemplate, FloorPlanVersions,
    FloorPlanView, KeptDraft, ListFloorPlans, OneFloorPlan, PublishFloorPlan, RestoreFloorPlan,
    RestoreFloorPlanVersion, SaveFloorPlanDraft,
};
use coworkflow_store::floor_plans::FloorPlanVersionRow;

use crate::enums::FloorPlanTemplate;
use crate::error;
use crate::request::Request;
use crate::scalars::{Instant, Long};

/// A floor as it is drawn: `{ width, height, underlay, items }` in whole centimetres from the top left.
///
/// `underlay`: null or `{ asset, x, y, width, height, opacity }`, a stored image under the drawing, by its middle, in percent.
/// Every item has an `id` of its own and a `kind`; later ones lie over earlier ones. `area`, `label`, `plant`, `door` and `place` are
/// rectangles by their middle: `{ x, y, width, height, rotation }`, turned clockwise by whole degrees. `area` and `label` have a `text`;
/// the wall of a `door` runs along its top. `wall`: `{ x1, y1, x2, y2, thickness }`.
/// `place`: `{ shape: "rectangle" | "round", resourceId, fresh }`: a resource, or in a draft one that publishing makes:
/// `fresh: { name, resourceType, ratePerHour, capacity }`. At most 2,000 items.
#[derive(Debug, Clone, PartialEq)]
pub struct FloorPlanDrawing(serde_json::Value);

#[Scalar(name = "FloorPlanDrawing")]
impl ScalarType for FloorPlanDrawing {
    fn parse(value: Value) -> InputValueResult<Self> {
        value
            .into_json()
            .map(FloorPlanDrawing)
            .map_err(|_| InputValueError::custom("not a drawing"))
    }

    fn to_value(&self) -> Value {
        Value::from_json(self.0.clone()).unwrap_or_default()
    }
}

/// A stored drawing; one that can't be read is a fault of ours.
pub(crate) fn drawing(context: &Context<'_>, json: &str) -> Result<FloorPlanDrawing> {
    match serde_json::from_str(json) {
        Ok(value) => Ok(FloorPlanDrawing(value)),
        Err(_) => Err(error::broken(&Request::of(context)?.context)),
    }
}

/// A floor of the space.
pub struct FloorPlan(FloorPlanView);

#[Object]
impl FloorPlan {
    async fn id(&self) -> ID {
        self.0.row.id.into()
    }
    async fn name(&self) -> &str {
        &self.0.row.name
    }
    /// Its place among the others.
    async fn position(&self) -> Long {
        Long(self.0.row.position)
    }
    /// What everybody sees; nothing before it is published.
    async fn drawing(&self, context: &Context<'_>) -> Result<Option<FloorPlanDrawing>> {
        let published = self.0.published.as_ref();
        published.map(|version| drawing(context, &version.drawing)).transpose()
    }
    /// The number of the version that everybody sees.
    async fn published_number(&self) -> Option<Long> {
        self.0.published.as_ref().map(|version| Long(version.number))
    }
    async fn published_at(&self) -> Option<Instant> {
        self.0.published.as_ref().map(|version| Instant(version.published_at))
    }
    async fn published_by(&self) -> Option<&str> {
        self.0.published.as_ref().map(|version| version.published_by.as_str())
    }
    /// What is being drawn, for those who may; nothing when it is all published.
    async fn draft(&self, context: &Context<'_>) -> Result<Option<FloorPlanDrawing>> {
        self.0
            .row
            .draft
            .as_deref()
            .map(|draft| drawing(context, draft))
            .transpose()
    }
    async fn draft_at(&self) -> Option<Instant> {
        self.0.row.drafted_at.map(Instant)
    }
    async fn draft_by(&self) -> Option<&str> {
        self.0.row.drafted_at.map(|_| self.0.row.drafted_by.as_str())
    }
    async fn archived_at(&self) -> Option<Instant> {
        self.0.row.archived_at.map(Instant)
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.row.created_at)
    }
    /// Counts changes, those of the draft too: the next change names it.
    async fn version(&self) -> Long {
        Long(self.0.row.version)
    }
}

impl From<FloorPlanView> for FloorPlan {
    fn from(view: FloorPlanView) -> Self {
        FloorPlan(view)
    }
}

/// A floor as it was published.
pub struct FloorPlanVersion(FloorPlanVersionRow);

#[Object]
impl FloorPlanVersion {
    async fn number(&self) -> Long {
        Long(self.0.number)
    }
    /// How many resources stand on it.
    async fn places(&self) -> Long {
        Long(self.0.places)
    }
    async fn published_at(&self) -> Instant {
        Instant(self.0.published_at)
    }
    async fn published_by(&self) -> &str {
        &self.0.published_by
    }
    async fn drawing(&self, context: &Context<'_>) -> Result<FloorPlanDrawing> {
        drawing(context, &self.0.drawing)
    }
}

/// A draft that was kept: what the next save names.
pub struct FloorPlanDraft(KeptDraft);

#[Object]
impl FloorPlanDraft {
    /// Of the floor.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn version(&self) -> Long {
        Long(self.0.version)
    }
    async fn draft_at(&self) -> Instant {
        Instant(self.0.at)
    }
}

/// A new floor as entered.
#[derive(InputObject)]
pub struct NewFloorPlanInput {
    name: String,
    /// Its first draft.
    drawing: Option<FloorPlanDrawing>,
}

/// What a floor is called.
#[derive(InputObject)]
pub struct FloorPlanInput {
    name: String,
    /// Its place among the others; as it was when left out.
    position: Option<i32>,
}

fn plan_id(request: &Request, id: &ID) -> Result<FloorPlanId> {
    request.id(id, SubjectKind::FloorPlan)
}

/// Questions about floors.
#[derive(Default)]
pub struct FloorPlansQuery;

#[Object]
impl FloorPlansQuery {
    /// The floors in their order: what is published for those who look, drafts too for those who draw.
    async fn floor_plans(&self, context: &Context<'_>, archived: Option<bool>) -> Result<Vec<FloorPlan>> {
        let archived = archived.unwrap_or_default();
        let views = Request::of(context)?.ask(ListFloorPlans { archived }).await?;
        Ok(views.into_iter().map(FloorPlan).collect())
    }

    async fn floor_plan(&self, context: &Context<'_>, id: ID) -> Result<FloorPlan> {
        let request = Request::of(context)?;
        let id = plan_id(request, &id)?;
        request.ask(OneFloorPlan { id }).await.map(FloorPlan)
    }

    /// The last 50 versions of a floor, the newest first.
    async fn floor_plan_versions(&self, context: &Context<'_>, id: ID) -> Result<Vec<FloorPlanVersion>> {
        let request = Request::of(context)?;
        let id = plan_id(request, &id)?;
        let versions = request.ask(FloorPlanVersions { id }).await?;
        Ok(versions.into_iter().map(FloorPlanVersion).collect())
    }

    /// A floor to begin with, drawn for 1 to 300 seats, tables or offices, or for so many people in a hall: all still to be made, at no
    /// rate yet, under names that are free.
    async fn floor_plan_template(
        &self,
        context: &Context<'_>,
        template: FloorPlanTemplate,
        places: i32,
    ) -> Result<FloorPlanDrawing> {
        let request = Request::of(context)?;
        let template = DrawTemplate {
            template: template.into(),
            places: places.into(),
        };
        let drawn = request.ask(template).await?;
        serde_json::to_value(drawn)
            .map(FloorPlanDrawing)
            .map_err(|_| error::broken(&request.context))
    }
}

/// Changes of floors.
#[derive(Default)]
pub struct FloorPlansMutation;

#[Object]
impl FloorPlansMutation {
    async fn create_floor_plan(
        &self,
        context: &Context<'_>,
        input: NewFloorPlanInput,
        idempotency_key: Option<String>,
    ) -> Result<FloorPlan> {
        let create = CreateFloorPlan {
            name: input.name,
            drawing: input.drawing.map(|drawing| drawing.0.to_string()),
        };
        let request = Request::of(context)?;
        request.change(create, idempotency_key).await.map(FloorPlan)
    }

    async fn change_floor_plan(
        &self,
        context: &Context<'_>,
        id: ID,
        version: Long,
        input: FloorPlanInput,
        idempotency_key: Option<String>,
    ) -> Result<FloorPlan> {
        let request = Request::of(context)?;
        let change = ChangeFloorPlan {
            id: plan_id(request, &id)?,
            version: version.0,
            name: input.name,
            position: input.position.map(i64::from),
        };
        request.change(change, idempotency_key).await.map(FloorPlan)
    }

    /// Takes a floor out of use; its seats and rooms stay.
    async fn archive_floor_plan(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<FloorPlan> {
        let request = Request::of(context)?;
        let id = plan_id(request, &id)?;
        request
            .change(ArchiveFloorPlan { id }, idempotency_key)
            .await
            .map(FloorPlan)
    }

    async fn restore_floor_plan(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<FloorPlan> {
        let request = Request::of(context)?;
        let id = plan_id(request, &id)?;
        request
            .change(RestoreFloorPlan { id }, idempotency_key)
            .await
            .map(FloorPlan)
    }

    /// Keeps what is being drawn. Nobody else sees it until it is published.
    async fn save_floor_plan_draft(
        &self,
        context: &Context<'_>,
        id: ID,
        version: Long,
        drawing: FloorPlanDrawing,
        idempotency_key: Option<String>,
    ) -> Result<FloorPlanDraft> {
        let request = Request::of(context)?;
        let save = SaveFloorPlanDraft {
            id: plan_id(request, &id)?,
            version: version.0,
            drawing: drawing.0.to_string(),
        };
        request.change(save, idempotency_key).await.map(FloorPlanDraft)
    }

    async fn discard_floor_plan_draft(
        &self,
        context: &Context<'_>,
        id: ID,
        version: Long,
        idempotency_key: Option<String>,
    ) -> Result<FloorPlan> {
        let request = Request::of(context)?;
        let discard = DiscardFloorPlanDraft {
            id: plan_id(request, &id)?,
            version: version.0,
        };
        request.change(discard, idempotency_key).await.map(FloorPlan)
    }

    /// Shows the draft to everybody, and makes the seats and rooms that are only drawn.
    async fn publish_floor_plan(
        &self,
        context: &Context<'_>,
        id: ID,
        version: Long,
        idempotency_key: Option<String>,
    ) -> Result<FloorPlan> {
        let request = Request::of(context)?;
        let publish = PublishFloorPlan {
            id: plan_id(request, &id)?,
            version: version.0,
        };
        request.change(publish, idempotency_key).await.map(FloorPlan)
    }

    /// Lets an earlier version be the draft.
    async fn restore_floor_plan_version(
        &self,
        context: &Context<'_>,
        id: ID,
        version: Long,
        number: Long,
        idempotency_key: Option<String>,
    ) -> Result<FloorPlan> {
        let request = Request::of(context)?;
        let restore = RestoreFloorPlanVersion {
            id: plan_id(request, &id)?,
            version: version.0,
            number: number.0,
        };
        request.change(restore, idempotency_key).await.map(FloorPlan)
    }
}
