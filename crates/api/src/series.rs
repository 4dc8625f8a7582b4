//! Recurring bookings in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::bookings::BookingRefusal;
use coworkflow_domain::ids::SeriesId;
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::series::LeftOut;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_operations::series::{
    BookSeries, CancelSeries, ChangeSeries, CutSeries, OneSeries, PreviewCancelSeries, PreviewSeries, RepeatBooking,
    SeriesDone, SeriesOutcome as Outcome, SeriesPreview as Preview, SeriesView,
};
use coworkflow_operations::sessions::Arriving;

use crate::bookings::booking_id;
use crate::customers::CustomerInput;
use crate::enums::{BookingState, SeriesScope};
use crate::error;
use crate::request::Request;
use crate::scalars::{Date, Instant, Json, Long, Money};

/// A booking that repeats.
pub struct Series(SeriesView);

/// One of its bookings.
#[derive(SimpleObject)]
pub struct SeriesOccurrence {
    booking_id: ID,
    /// From 1.
    number: i64,
    starts_at: Instant,
    ends_at: Instant,
    state: BookingState,
    amount: Money,
    /// Changed apart from its series (`R4`).
    overridden: bool,
    /// It has not begun and nothing was billed (`R3`).
    can_change: bool,
}

/// An occurrence that was never booked.
#[derive(SimpleObject)]
pub struct SeriesGap {
    number: i64,
    starts_at: Instant,
    /// Stable name of the reason.
    code: String,
    /// The reason, in the reader's language.
    message: String,
}

/// Days on which a series does not take place (`R5`).
#[derive(SimpleObject)]
pub struct SeriesDays {
    from: Date,
    until: Date,
}

#[Object]
impl Series {
    async fn id(&self) -> ID {
        self.0.row.id.into()
    }
    async fn customer_id(&self) -> ID {
        self.0.row.customer_id.into()
    }
    async fn customer_name(&self) -> &str {
        &self.0.customer
    }
    async fn resource_id(&self) -> ID {
        self.0.row.resource_id.into()
    }
    async fn resource_name(&self) -> &str {
        &self.0.resource
    }
    async fn title(&self) -> &str {
        &self.0.row.title
    }
    async fn guest_name(&self) -> &str {
        &self.0.row.guest_name
    }
    async fn note(&self) -> &str {
        &self.0.row.note
    }
    async fn attendees(&self) -> i64 {
        self.0.row.attendees
    }
    /// RFC 5545, in the zone of the space (`R1`).
    async fn rule(&self) -> &str {
        &self.0.row.rule
    }
    /// The rule in the reader's language: `every week on Tuesday, 52 times`.
    async fn words(&self) -> &str {
        &self.0.words
    }
    /// Whether more are made as time goes by (`R1`).
    async fn goes_on(&self) -> bool {
        self.0.row.extends_at.is_some()
    }
    /// Its bookings by number, whatever became of them.
    async fn occurrences(&self) -> Vec<SeriesOccurrence> {
        self.0
            .bookings
            .iter()
            .map(|(row, can_change)| SeriesOccurrence {
                booking_id: row.id.into(),
                number: row.occurrence.unwrap_or_default(),
                starts_at: Instant(row.starts_at),
                ends_at: Instant(row.ends_at),
                state: row.state.into(),
                amount: Money(row.amount),
                overridden: row.overridden,
                can_change: *can_change,
            })
            .collect()
    }
    /// What was left out, and why (`R2`, `R5`).
    async fn left_out(&self, context: &Context<'_>) -> Result<Vec<SeriesGap>> {
        let lang = Request::of(context)?.context.lang;
        let gaps = self.0.gaps.iter().map(|gap| SeriesGap {
            number: gap.number,
            starts_at: Instant(gap.starts_at),
            code: gap.code.clone(),
            message: match lang {
                Lang::En => gap.en.clone(),
                Lang::Ar => gap.ar.clone(),
            },
        });
        Ok(gaps.collect())
    }
    /// The days that were cut out (`R5`).
    async fn cuts(&self) -> Vec<SeriesDays> {
        let cuts = self.0.cuts.iter();
        cuts.map(|cut| SeriesDays {
            from: Date(cut.from_on),
            until: Date(cut.until_on),
        })
        .collect()
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.row.created_at)
    }
    async fn version(&self) -> Long {
        Long(self.0.row.version)
    }
}

/// An occurrence as it would be, or as it could not be had.
#[derive(SimpleObject)]
pub struct WantedOccurrence {
    /// From 1.
    number: i64,
    starts_at: Instant,
    ends_at: Instant,
    /// What is in its way.
    conflict: Option<SeriesConflict>,
}

/// Why an occurrence can't be had.
#[derive(SimpleObject)]
pub struct SeriesConflict {
    /// Stable name of the refusal.
    code: String,
    /// In the reader's language.
    message: String,
    /// What a screen needs, such as `alternatives` (`B6`).
    data: Json,
}

impl SeriesConflict {
    fn of(refusal: &Refusal, lang: Lang) -> SeriesConflict {
        SeriesConflict {
            code: refusal.code.to_string(),
            message: refusal.message(lang).to_owned(),
            data: Json(refusal.data.clone()),
        }
    }
}

/// A series as it would be.
#[derive(SimpleObject)]
pub struct SeriesPreview {
    /// The rule in the reader's language.
    words: String,
    /// Those up to the horizon (`R1`).
    occurrences: Vec<WantedOccurrence>,
    /// How many can't be had.
    conflicts: i64,
    /// Whether more follow beyond the horizon, made as time goes by.
    goes_on: bool,
    /// The price of those that can be had.
    total: Money,
}

impl SeriesPreview {
    /// As this reader reads it.
    pub fn of(preview: Preview, lang: Lang) -> SeriesPreview {
        let conflicts = preview.occurrences.iter().filter(|wanted| wanted.conflict.is_some());
        SeriesPreview {
            conflicts: i64::try_from(conflicts.count()).unwrap_or(i64::MAX),
            words: preview.words,
            occurrences: (1..)
                .zip(preview.occurrences)
                .map(|(number, wanted)| WantedOccurrence {
                    number,
                    starts_at: Instant(wanted.starts_at),
                    ends_at: Instant(wanted.ends_at),
                    conflict: wanted
                        .conflict
                        .as_ref()
                        .map(|refusal| SeriesConflict::of(refusal, lang)),
                })
                .collect(),
            goes_on: preview.goes_on,
            total: Money(preview.total),
        }
    }
}

/// A series as an edit would leave it. What can't be had is listed, and stays as it is.
#[derive(SimpleObject)]
pub struct SeriesOutcome {
    /// Its rule then, in the reader's language.
    words: String,
    /// How many bookings would be made.
    made: i64,
    /// How many would be moved or changed.
    changed: i64,
    /// How many would be called off.
    cancelled: i64,
    /// What can't be had, and why.
    left_out: Vec<WantedOccurrence>,
    /// How many would still take place.
    ahead: i64,
    /// When the last of those begins.
    last_starts_at: Option<Instant>,
    /// Whether more are made as time goes by (`R1`).
    goes_on: bool,
    /// The price of those that the edit means, as it is.
    price_before: Money,
    /// Their price then, with those that are made.
    price_after: Money,
    /// What calling off or moving late would cost (`B9`).
    fee: Money,
}

impl SeriesOutcome {
    /// As this reader reads it.
    pub fn of(outcome: Outcome, lang: Lang) -> SeriesOutcome {
        let done = outcome.done;
        SeriesOutcome {
            words: outcome.words,
            made: done.made,
            changed: done.changed,
            cancelled: done.cancelled,
            left_out: left_out(&done.left_out, lang),
            ahead: outcome.ahead,
            last_starts_at: outcome.last.map(Instant),
            goes_on: outcome.goes_on,
            price_before: Money(done.price_before),
            price_after: Money(done.price_after),
            fee: Money(done.fee),
        }
    }
}

fn left_out(those: &[LeftOut], lang: Lang) -> Vec<WantedOccurrence> {
    let wanted = |out: &LeftOut| WantedOccurrence {
        number: out.number,
        starts_at: Instant(out.starts_at),
        ends_at: Instant(out.ends_at),
        conflict: Some(SeriesConflict::of(&out.refusal, lang)),
    };
    those.iter().map(wanted).collect()
}

/// What was done to a series.
pub struct SeriesChange(SeriesDone);

impl From<SeriesDone> for SeriesChange {
    fn from(done: SeriesDone) -> Self {
        SeriesChange(done)
    }
}

#[Object]
impl SeriesChange {
    async fn series_id(&self) -> ID {
        self.0.series_id.into()
    }
    async fn series(&self, context: &Context<'_>) -> Result<Series> {
        let id = self.0.series_id;
        Request::of(context)?.ask(OneSeries { id }).await.map(Series)
    }
    /// How many bookings were made.
    async fn made(&self) -> i64 {
        self.0.made
    }
    /// How many were moved or changed.
    async fn changed(&self) -> i64 {
        self.0.changed
    }
    /// How many were called off.
    async fn cancelled(&self) -> i64 {
        self.0.cancelled
    }
    /// The price of those that were made.
    async fn total(&self) -> Money {
        Money(self.0.total)
    }
    /// What calling off cost (`B9`).
    async fn fee(&self) -> Money {
        Money(self.0.fee)
    }
    /// What could not be had, and why (`R2`).
    async fn left_out(&self, context: &Context<'_>) -> Result<Vec<WantedOccurrence>> {
        let lang = Request::of(context)?.context.lang;
        Ok(left_out(&self.0.left_out, lang))
    }
}

/// A first booking and how it repeats. For a known customer or a new one, never both.
#[derive(InputObject)]
pub struct BookSeriesInput {
    customer_id: Option<ID>,
    new_customer: Option<CustomerInput>,
    resource_id: ID,
    /// Those that follow keep the time on the wall (`T4`).
    starts_at: Instant,
    ends_at: Instant,
    /// RFC 5545, daily, weekly or monthly: `FREQ=WEEKLY;BYDAY=TU;COUNT=52`.
    rule: String,
    attendees: Option<i32>,
    /// Who comes, when it is not the customer (`B13`).
    guest_name: Option<String>,
    title: Option<String>,
    note: Option<String>,
    /// Leaves out what can't be had; otherwise all or nothing (`R2`).
    skip_conflicts: Option<bool>,
    /// The total that the reader was shown: another one is refused.
    expected_total: Option<Money>,
}

/// What changes; what is left out stays as it is. Times are those of the chosen booking, the others go along.
#[derive(InputObject)]
pub struct ChangeSeriesInput {
    starts_at: Option<Instant>,
    ends_at: Option<Instant>,
    resource_id: Option<ID>,
    /// RFC 5545, from the chosen one on.
    rule: Option<String>,
    attendees: Option<i32>,
    guest_name: Option<String>,
    title: Option<String>,
    note: Option<String>,
    /// Leaves those as they are that can't be had; otherwise all or nothing (`R2`).
    skip_conflicts: Option<bool>,
    /// Keeps no fee for those that are moved late: needs `invoices.discount`.
    waive_fee: Option<bool>,
}

/// How many would be called off, and what that would cost.
#[derive(SimpleObject)]
pub struct SeriesFee {
    count: i64,
    fee: Money,
}

impl ChangeSeriesInput {
    fn change(self, request: &Request, booking_id: &ID, scope: SeriesScope) -> Result<ChangeSeries> {
        Ok(ChangeSeries {
            booking_id: self::booking_id(request, booking_id)?,
            scope: scope.into(),
            starts_at: self.starts_at.map(|at| at.0),
            ends_at: self.ends_at.map(|at| at.0),
            resource_id: request.optional_id(self.resource_id.as_ref(), SubjectKind::Resource)?,
            rule: self.rule,
            attendees: self.attendees.map(i64::from),
            guest_name: self.guest_name,
            title: self.title,
            note: self.note,
            skip_conflicts: self.skip_conflicts.unwrap_or_default(),
            waive_fee: self.waive_fee.unwrap_or_default(),
        })
    }
}

fn series_id(request: &Request, id: &ID) -> Result<SeriesId> {
    request.id(id, SubjectKind::Series)
}

/// Questions about series.
#[derive(Default)]
pub struct SeriesQuery;

#[Object]
impl SeriesQuery {
    async fn series(&self, context: &Context<'_>, id: ID) -> Result<Series> {
        let request = Request::of(context)?;
        let id = series_id(request, &id)?;
        request.ask(OneSeries { id }).await.map(Series)
    }

    /// Each occurrence up to the horizon, what is in its way and what is free instead; nothing is booked (`R2`).
    /// `bookingId`: the booking that is to be the first one (`R5`).
    #[expect(clippy::too_many_arguments, reason = "what is to be booked")]
    async fn preview_series(
        &self,
        context: &Context<'_>,
        resource_id: ID,
        customer_id: Option<ID>,
        starts_at: Instant,
        ends_at: Instant,
        rule: String,
        attendees: Option<i32>,
        booking_id: Option<ID>,
    ) -> Result<SeriesPreview> {
        let request = Request::of(context)?;
        let question = PreviewSeries {
            resource_id: request.id(&resource_id, SubjectKind::Resource)?,
            customer_id: request.optional_id(customer_id.as_ref(), SubjectKind::Customer)?,
            starts_at: starts_at.0,
            ends_at: ends_at.0,
            rule,
            attendees: attendees.map(i64::from),
            booking_id: request.optional_id(booking_id.as_ref(), SubjectKind::Booking)?,
        };
        let preview = request.services.preview_series(&request.context, question).await;
        let preview = preview.map_err(|failure| error::to_graphql(failure, &request.context))?;
        Ok(SeriesPreview::of(preview, request.context.lang))
    }

    /// What an edit would come to, and at what price; nothing is changed.
    async fn preview_change_series(
        &self,
        context: &Context<'_>,
        booking_id: ID,
        scope: SeriesScope,
        input: ChangeSeriesInput,
    ) -> Result<SeriesOutcome> {
        let request = Request::of(context)?;
        let change = input.change(request, &booking_id, scope)?;
        let outcome = request.services.preview_change_series(&request.context, change).await;
        let outcome = outcome.map_err(|failure| error::to_graphql(failure, &request.context))?;
        Ok(SeriesOutcome::of(outcome, request.context.lang))
    }

    /// How many would be called off now, and what that would cost (`B9`).
    async fn preview_cancel_series(
        &self,
        context: &Context<'_>,
        booking_id: ID,
        scope: SeriesScope,
    ) -> Result<SeriesFee> {
        let request = Request::of(context)?;
        let question = PreviewCancelSeries {
            booking_id: self::booking_id(request, &booking_id)?,
            scope: scope.into(),
        };
        let found = request.ask(question).await?;
        Ok(SeriesFee {
            count: found.count,
            fee: Money(found.fee),
        })
    }
}

/// Changes of series.
#[derive(Default)]
pub struct SeriesMutation;

#[Object]
impl SeriesMutation {
    /// Every occurrence up to the horizon is checked. Refused as `series.conflicts` with the list of what is in the way,
    /// or booked without that (`R2`).
    async fn book_series(
        &self,
        context: &Context<'_>,
        input: BookSeriesInput,
        idempotency_key: Option<String>,
    ) -> Result<SeriesChange> {
        let request = Request::of(context)?;
        let customer = match (input.customer_id, input.new_customer) {
            (Some(id), None) => Arriving::Known(request.id(&id, SubjectKind::Customer)?),
            (None, Some(new)) => Arriving::New(new.create(false)),
            _ => {
                return Err(error::to_graphql(
                    BookingRefusal::OneCustomerNeeded.into(),
                    &request.context,
                ));
            }
        };
        let book = BookSeries {
            customer,
            resource_id: request.id(&input.resource_id, SubjectKind::Resource)?,
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.0,
            rule: input.rule,
            attendees: input.attendees.map(i64::from),
            guest_name: input.guest_name,
            title: input.title,
            note: input.note,
            skip_conflicts: input.skip_conflicts.unwrap_or_default(),
            expected_total: input.expected_total.map(|total| total.0),
        };
        request.change(book, idempotency_key).await.map(SeriesChange)
    }

    /// Makes a booking the first one of a series (`R5`).
    async fn repeat_booking(
        &self,
        context: &Context<'_>,
        id: ID,
        rule: String,
        skip_conflicts: Option<bool>,
        idempotency_key: Option<String>,
    ) -> Result<SeriesChange> {
        let request = Request::of(context)?;
        let repeat = RepeatBooking {
            id: booking_id(request, &id)?,
            rule,
            skip_conflicts: skip_conflicts.unwrap_or_default(),
        };
        request.change(repeat, idempotency_key).await.map(SeriesChange)
    }

    /// Changes this one, this and those that follow, or all. What is over, billed, deleted or changed by itself stays as
    /// it is (`R3`, `R4`).
    async fn change_series(
        &self,
        context: &Context<'_>,
        booking_id: ID,
        scope: SeriesScope,
        input: ChangeSeriesInput,
        idempotency_key: Option<String>,
    ) -> Result<SeriesChange> {
        let request = Request::of(context)?;
        let change = input.change(request, &booking_id, scope)?;
        request.change(change, idempotency_key).await.map(SeriesChange)
    }

    /// Calls off this one, this and those that follow, or all that can still change.
    #[expect(clippy::too_many_arguments, reason = "what is called off, and how")]
    async fn cancel_series(
        &self,
        context: &Context<'_>,
        booking_id: ID,
        scope: SeriesScope,
        reason: Option<String>,
        waive_fee: Option<bool>,
        expected_fee: Option<Money>,
        idempotency_key: Option<String>,
    ) -> Result<SeriesChange> {
        let request = Request::of(context)?;
        let cancel = CancelSeries {
            booking_id: self::booking_id(request, &booking_id)?,
            scope: scope.into(),
            reason,
            waive_fee: waive_fee.unwrap_or_default(),
            expected_fee: expected_fee.map(|fee| fee.0),
        };
        request.change(cancel, idempotency_key).await.map(SeriesChange)
    }

    /// Cuts days out of a series: what is booked on them is called off, what would come later is not made (`R5`).
    #[expect(clippy::too_many_arguments, reason = "what is cut out, and how")]
    async fn cut_series(
        &self,
        context: &Context<'_>,
        id: ID,
        from: Date,
        until: Date,
        reason: Option<String>,
        waive_fee: Option<bool>,
        expected_fee: Option<Money>,
        idempotency_key: Option<String>,
    ) -> Result<SeriesChange> {
        let request = Request::of(context)?;
        let cut = CutSeries {
            series_id: series_id(request, &id)?,
            from: from.0,
            until: until.0,
            reason,
            waive_fee: waive_fee.unwrap_or_default(),
            expected_fee: expected_fee.map(|fee| fee.0),
        };
        request.change(cut, idempotency_key).await.map(SeriesChange)
    }
}
