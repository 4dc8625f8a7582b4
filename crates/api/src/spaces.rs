//! The space in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_operations::spaces::{ChangeSpace, GetSpace, OpeningInput, SpaceInput as Settings};
use coworkflow_store::spaces::SpaceRow;

use crate::enums::TaxMode;
use crate::error;
use crate::request::Request;
use crate::scalars::Long;

/// A location with its settings.
pub struct Space(pub SpaceRow);

#[Object]
impl Space {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn name(&self) -> &str {
        &self.0.name
    }
    async fn zone(&self) -> &str {
        &self.0.zone
    }
    async fn opening_hours(&self, context: &Context<'_>) -> Result<Vec<OpeningHours>> {
        let hours = self.0.hours().map_err(|broken| match Request::of(context) {
            Ok(request) => error::to_graphql(broken.into(), &request.context),
            Err(error) => error,
        })?;
        let shown = hours.openings().iter().map(|opening| OpeningHours {
            weekday: opening.weekday.into(),
            opens: opening.opens.strftime("%H:%M").to_string(),
            closes: opening.closes.strftime("%H:%M").to_string(),
        });
        Ok(shown.collect())
    }
    async fn cut_off(&self) -> &str {
        &self.0.cut_off
    }
    async fn tax_mode(&self) -> TaxMode {
        self.0.tax_mode.into()
    }
    async fn tax_rate(&self) -> u16 {
        self.0.tax_rate.basis_points()
    }
    async fn tax_name(&self) -> &str {
        &self.0.tax_name
    }
    async fn increment_minutes(&self) -> i64 {
        self.0.increment_minutes
    }
    async fn grace_minutes(&self) -> i64 {
        self.0.grace_minutes
    }
    async fn allow_negative_stock(&self) -> bool {
        self.0.allow_negative_stock
    }
    async fn receipt_note(&self) -> &str {
        &self.0.receipt_note
    }
    async fn version(&self) -> Long {
        Long(self.0.version)
    }
}

/// `weekday` 1 is Monday; `opens`, `closes` local `09:00`; a `closes` at or before `opens` is on the next day.
#[derive(SimpleObject)]
pub struct OpeningHours {
    weekday: i32,
    opens: String,
    closes: String,
}

/// One opening, as in `OpeningHours`.
#[derive(InputObject)]
pub struct OpeningHoursInput {
    weekday: i32,
    opens: String,
    closes: String,
}

/// All settings of a space.
#[derive(InputObject)]
pub struct SpaceInput {
    name: String,
    zone: String,
    opening_hours: Vec<OpeningHoursInput>,
    cut_off: String,
    tax_mode: TaxMode,
    tax_rate: i32,
    tax_name: String,
    increment_minutes: i32,
    grace_minutes: i32,
    allow_negative_stock: bool,
    receipt_note: String,
}

impl From<SpaceInput> for Settings {
    fn from(input: SpaceInput) -> Settings {
        let opening = |input: OpeningHoursInput| OpeningInput {
            weekday: input.weekday.into(),
            opens: input.opens,
            closes: input.closes,
        };
        Settings {
            name: input.name,
            zone: input.zone,
            opening_hours: input.opening_hours.into_iter().map(opening).collect(),
            cut_off: input.cut_off,
            tax_mode: input.tax_mode.into(),
            tax_rate: input.tax_rate.into(),
            tax_name: input.tax_name,
            increment_minutes: input.increment_minutes.into(),
            grace_minutes: input.grace_minutes.into(),
            allow_negative_stock: input.allow_negative_stock,
            receipt_note: input.receipt_note,
        }
    }
}

/// Questions about the space.
#[derive(Default)]
pub struct SpacesQuery;

#[Object]
impl SpacesQuery {
    async fn space(&self, context: &Context<'_>) -> Result<Space> {
        Request::of(context)?.ask(GetSpace).await.map(Space)
    }
}

/// Changes of the space.
#[derive(Default)]
pub struct SpacesMutation;

#[Object]
impl SpacesMutation {
    async fn change_space(
        &self,
        context: &Context<'_>,
        input: SpaceInput,
        version: Long,
        idempotency_key: Option<String>,
    ) -> Result<Space> {
        let change = ChangeSpace {
            input: input.into(),
            version: version.0,
        };
        Request::of(context)?.change(change, idempotency_key).await.map(Space)
    }
}
