//! The space in GraphQL.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, Result, SimpleObject};
use coworkflow_domain::spaces::Opening;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::spaces::{
    ChangeSpace, GetSpace, ListHolidays, OpeningInput, RemoveHoliday, SetHolidays, SpaceDetails, SpaceInput as Settings,
};
use coworkflow_store::spaces::{HolidayRow, SpaceRow};

use crate::enums::{CashShifts, Digits, Language, TaxMode};
use crate::error;
use crate::request::Request;
use crate::scalars::{Date, Long, Money};

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
        opening_hours(&self.0, context)
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
    /// As printed on documents; empty when there is none.
    async fn tax_number(&self) -> &str {
        &self.0.tax_number
    }
    /// As printed on documents, of several lines.
    async fn address(&self) -> &str {
        &self.0.address
    }
    /// As printed on documents.
    async fn phone(&self) -> &str {
        &self.0.phone
    }
    /// As printed on documents.
    async fn email(&self) -> &str {
        &self.0.email
    }
    /// The image at the top of documents, at `/files/assets/{logo}`.
    async fn logo(&self) -> Option<ID> {
        self.0.logo.map(Into::into)
    }
    /// What invoice numbers begin with from now on.
    async fn invoice_prefix(&self) -> &str {
        &self.0.invoice_prefix
    }
    /// Until a manual invoice or one for a plan is due.
    async fn due_days(&self) -> i64 {
        self.0.due_days
    }
    /// What a day should bring in, if the owner set one.
    async fn daily_target(&self) -> Option<Money> {
        self.0.daily_target.map(Money)
    }
    /// Whether cash needs an open shift.
    async fn cash_shifts(&self) -> CashShifts {
        self.0.cash_shifts.into()
    }
    /// Of documents and of screens that nobody has set.
    async fn language(&self) -> Language {
        self.0.language.into()
    }
    /// Of documents and of screens that nobody has set.
    async fn digits(&self) -> Digits {
        self.0.digits.into()
    }
    /// How many days before its end a plan counts as expiring.
    async fn expiring_days(&self) -> i64 {
        self.0.expiring_days
    }
    /// The paper of receipts: 80 or 58 mm.
    async fn receipt_width(&self) -> i64 {
        self.0.receipt_width
    }
    /// The hour of the scheduled backup in the space's zone; without one, none runs.
    async fn backup_hour(&self) -> Option<i64> {
        self.0.backup_hour
    }
    async fn version(&self) -> Long {
        Long(self.0.version)
    }
}

/// When a space is open.
pub(crate) fn opening_hours(space: &SpaceRow, context: &Context<'_>) -> Result<Vec<OpeningHours>> {
    let hours = space.hours().map_err(|broken| match Request::of(context) {
        Ok(request) => error::to_graphql(broken.into(), &request.context),
        Err(error) => error,
    })?;
    Ok(hours.openings().iter().map(OpeningHours::of).collect())
}

/// `weekday` 1 is Monday; `opens`, `closes` local `09:00`; a `closes` at or before `opens` is on the next day.
#[derive(SimpleObject)]
pub struct OpeningHours {
    weekday: i32,
    opens: String,
    closes: String,
}

impl OpeningHours {
    /// One opening of a week.
    pub(crate) fn of(opening: &Opening) -> Self {
        OpeningHours {
            weekday: opening.weekday.into(),
            opens: opening.opens.strftime("%H:%M").to_string(),
            closes: opening.closes.strftime("%H:%M").to_string(),
        }
    }
}

/// One opening, as in `OpeningHours`.
#[derive(InputObject)]
pub struct OpeningHoursInput {
    weekday: i32,
    opens: String,
    closes: String,
}

impl From<OpeningHoursInput> for OpeningInput {
    fn from(input: OpeningHoursInput) -> Self {
        OpeningInput {
            weekday: input.weekday.into(),
            opens: input.opens,
            closes: input.closes,
        }
    }
}

/// All settings of a space. Those that may be left out stay as they are then, and get a default at setup.
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
    tax_number: Option<String>,
    address: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    /// `null` takes it away.
    logo: MaybeUndefined<ID>,
    invoice_prefix: Option<String>,
    due_days: Option<i32>,
    /// `null` takes it away.
    daily_target: MaybeUndefined<Money>,
    cash_shifts: Option<CashShifts>,
    language: Option<Language>,
    digits: Option<Digits>,
    expiring_days: Option<i32>,
    receipt_width: Option<i32>,
    /// `null` for no schedule.
    backup_hour: MaybeUndefined<i32>,
}

impl SpaceInput {
    /// The settings with typed ids, or the refusal of an id that is none.
    pub fn settings(self, context: &Context<'_>) -> Result<Settings> {
        let input = self;
        let logo = match input.logo {
            MaybeUndefined::Undefined => None,
            MaybeUndefined::Null => Some(None),
            MaybeUndefined::Value(id) => Some(Some(Request::of(context)?.id(&id, SubjectKind::Asset)?)),
        };
        Ok(Settings {
            name: input.name,
            zone: input.zone,
            opening_hours: input.opening_hours.into_iter().map(Into::into).collect(),
            cut_off: input.cut_off,
            tax_mode: input.tax_mode.into(),
            tax_rate: input.tax_rate.into(),
            tax_name: input.tax_name,
            increment_minutes: input.increment_minutes.into(),
            grace_minutes: input.grace_minutes.into(),
            allow_negative_stock: input.allow_negative_stock,
            receipt_note: input.receipt_note,
            details: SpaceDetails {
                tax_number: input.tax_number,
                address: input.address,
                phone: input.phone,
                email: input.email,
                logo,
                invoice_prefix: input.invoice_prefix,
                due_days: input.due_days.map(Into::into),
                daily_target: left_out_or(input.daily_target).map(|target| target.map(|money| money.0)),
                cash_shifts: input.cash_shifts.map(Into::into),
                language: input.language.map(Into::into),
                digits: input.digits.map(Into::into),
                expiring_days: input.expiring_days.map(Into::into),
                receipt_width: input.receipt_width.map(Into::into),
                backup_hour: left_out_or(input.backup_hour).map(|hour| hour.map(Into::into)),
            },
        })
    }
}

fn left_out_or<T>(value: MaybeUndefined<T>) -> Option<Option<T>> {
    match value {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(None),
        MaybeUndefined::Value(value) => Some(Some(value)),
    }
}

/// A day with hours of its own.
pub struct Holiday(HolidayRow);

#[Object]
impl Holiday {
    /// The day.
    async fn id(&self) -> ID {
        ID(self.0.date.to_string())
    }
    async fn date(&self) -> Date {
        Date(self.0.date)
    }
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Local `10:00`; closed without.
    async fn opens(&self) -> Option<&str> {
        self.0.opens.as_deref()
    }
    /// At or before `opens` it is on the next day.
    async fn closes(&self) -> Option<&str> {
        self.0.closes.as_deref()
    }
}

/// Hours for the days from `from` to `to`; closed without them.
#[derive(InputObject)]
pub struct HolidaysInput {
    from: Date,
    /// The same day when left out.
    to: Option<Date>,
    name: String,
    opens: Option<String>,
    closes: Option<String>,
}

/// Questions about the space.
#[derive(Default)]
pub struct SpacesQuery;

#[Object]
impl SpacesQuery {
    /// The days with hours of their own, from `from` on, or from a month ago.
    async fn holidays(&self, context: &Context<'_>, from: Option<Date>) -> Result<Vec<Holiday>> {
        let question = ListHolidays {
            from: from.map(|from| from.0),
        };
        let found = Request::of(context)?.ask(question).await?;
        Ok(found.into_iter().map(Holiday).collect())
    }

    async fn space(&self, context: &Context<'_>) -> Result<Space> {
        Request::of(context)?.ask(GetSpace).await.map(Space)
    }
}

/// Changes of the space.
#[derive(Default)]
pub struct SpacesMutation;

#[Object]
impl SpacesMutation {
    /// Sets the hours of a run of days, over what they were.
    async fn set_holidays(
        &self,
        context: &Context<'_>,
        input: HolidaysInput,
        idempotency_key: Option<String>,
    ) -> Result<Vec<Holiday>> {
        let change = SetHolidays {
            from: input.from.0,
            to: input.to.map(|to| to.0),
            name: input.name,
            opens: input.opens,
            closes: input.closes,
        };
        let set = Request::of(context)?.change(change, idempotency_key).await?;
        Ok(set.into_iter().map(Holiday).collect())
    }

    /// Gives a day the hours of its weekday back.
    async fn remove_holiday(
        &self,
        context: &Context<'_>,
        date: Date,
        idempotency_key: Option<String>,
    ) -> Result<Holiday> {
        let change = RemoveHoliday { date: date.0 };
        Request::of(context)?.change(change, idempotency_key).await.map(Holiday)
    }

    async fn change_space(
        &self,
        context: &Context<'_>,
        input: SpaceInput,
        version: Long,
        idempotency_key: Option<String>,
    ) -> Result<Space> {
        let change = ChangeSpace {
            input: input.settings(context)?,
            version: version.0,
        };
        Request::of(context)?.change(change, idempotency_key).await.map(Space)
    }
}
