//! What a booking costs before anybody confirms it, by the function that prices stays (`P1`): what was quoted is what is charged.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::{BookingId, CouponId, CustomerId, ResourceId};
use coworkflow_domain::invoices::{Discount, Totals, build};
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::{Coupon, Guest, Quote, Segment, Stay, Terms, beyond, price};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::spaces::TaxSettings;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::spaces;

use super::redeem::{coupon_for_booking, coupon_held};
use super::terms::{calendar, current_book, rules_now, spent};
use crate::failure::Failure;
use crate::perform::Question;
use crate::sessions::time_lines;
use crate::subscriptions::{covers_for_booking, customer_type_on};
use crate::work::Work;

/// The longest interval that is priced, in days: longer ones are refused before any price is made.
const LONGEST: i64 = 366;

/// A priced booking.
#[derive(Debug, Clone, PartialEq)]
pub struct BookingQuote {
    /// The time, with its reasons.
    pub quote: Quote,
    /// What it comes to after the coupon, as prices are stated: without a tax that is added on top.
    pub amount: Money,
    /// The coupon that holds for it.
    pub coupon: Option<Coupon>,
    /// The same, as a booking keeps it.
    pub coupon_id: Option<CouponId>,
    /// What an invoice of it would say.
    pub totals: Totals,
    /// Which tax.
    pub tax: TaxSettings,
    /// The price book it was made by (`P1`).
    pub price_book: i64,
}

/// What is to be priced.
pub(crate) struct Asked<'a> {
    /// Where.
    pub resource: &'a ResourceRow,
    /// When.
    pub interval: Interval,
    /// For whom; a stranger pays as a visitor without plans.
    pub customer: Option<&'a CustomerRow>,
    /// A code; blank counts as none.
    pub coupon: Option<&'a str>,
    /// When it was booked: what lead times are counted from.
    pub booked_at: Instant,
    /// The booking that it stands for: its minutes of plans and its coupon are free to be used again.
    pub in_place_of: Option<BookingId>,
}

/// Prices a new booking.
pub(crate) fn quote_booking(
    work: &mut Work,
    resource: &ResourceRow,
    interval: Interval,
    customer: Option<&CustomerRow>,
    coupon: Option<&str>,
) -> Result<BookingQuote, Failure> {
    let asked = Asked {
        resource,
        interval,
        customer,
        coupon,
        booked_at: work.now(),
        in_place_of: None,
    };
    quote(work, &asked)
}

/// Prices a booking, new or in the place of another.
pub(crate) fn quote(work: &mut Work, asked: &Asked) -> Result<BookingQuote, Failure> {
    let (resource, interval) = (asked.resource, asked.interval);
    if interval.millis() > LONGEST * 24 * 3_600_000 {
        let (en, ar) = (
            "A booking lasts at most a year. Choose an earlier end.",
            "مدة الحجز سنة على الأكثر. اختر نهاية أقرب.",
        );
        return Err(General::invalid("endsAt", en, ar).into());
    }
    let calendar = calendar(work)?;
    let (customer_type, covers) = match asked.customer {
        None => (CustomerType::Visitor, Vec::new()),
        Some(customer) => (
            customer_type_on(work, customer, calendar.zone.date(interval.start()))?,
            covers_for_booking(work, customer, interval, asked.in_place_of)?,
        ),
    };
    let space = spaces::the_space(work.tx)?;
    let rules = rules_now(work)?;
    let terms = Terms {
        metering: space.metering(),
        spent: match asked.customer {
            Some(customer) => spent(work, &rules, customer.id, interval.start())?,
            None => Vec::new(),
        },
        rules,
        guest: Guest {
            customer_id: asked.customer.map(|customer| customer.id),
            customer_type,
            lead_minutes: interval.start().minutes_since(asked.booked_at),
        },
    };
    let stay = Stay {
        segments: vec![segment(resource, interval)],
    };
    let quote = price(&stay, &terms, &covers, &calendar)?;
    let coupon = match (asked.coupon, asked.customer) {
        (Some(code), Some(customer)) => coupon_for_booking(work, code, customer.id, asked.in_place_of)?,
        _ => None,
    };
    let discount = Discount {
        coupon: coupon.as_ref().map(|coupon| coupon.off),
        ..Discount::default()
    };
    let tax = space.tax();
    let totals = build(time_lines(&quote)?, discount, &tax)?;
    Ok(BookingQuote {
        amount: totals.subtotal.minus(totals.discount_amount)?,
        coupon_id: coupon.as_ref().map(|coupon| coupon.id),
        price_book: current_book(work)?,
        quote,
        coupon,
        totals,
        tax,
    })
}

/// The price of a booking whose stay goes on until a later end: what was quoted, and what comes after (`P1`, `P4`).
pub(crate) fn quote_longer(work: &mut Work, booking: &BookingRow, until: Instant) -> Result<Quote, Failure> {
    let not_found = |what| General::NotFound { what };
    let customer = customers::by_id(work.tx, booking.customer_id)?.ok_or_else(|| not_found(SubjectKind::Customer))?;
    let resource = resources::by_id(work.tx, booking.resource_id)?.ok_or_else(|| not_found(SubjectKind::Resource))?;
    let (calendar, booked) = (calendar(work)?, booking.quote()?);
    let longer = Interval::new(booking.starts_at, until)?;
    let covers = covers_for_booking(work, &customer, longer, Some(booking.id))?;
    let rules = rules_now(work)?;
    let terms = Terms {
        metering: spaces::the_space(work.tx)?.metering(),
        spent: spent(work, &rules, customer.id, booking.starts_at)?,
        rules,
        guest: Guest {
            customer_id: Some(customer.id),
            customer_type: customer_type_on(work, &customer, calendar.zone.date(booking.starts_at))?,
            lead_minutes: booking.starts_at.minutes_since(booking.created_at),
        },
    };
    let stay = Stay {
        segments: vec![
            segment(&resource, booking.interval()?),
            segment(&resource, Interval::new(booking.ends_at, until)?),
        ],
    };
    let whole = price(&stay, &terms, &covers, &calendar)?;
    let more = beyond(&booked, &whole, booking.ends_at)?;
    Ok(booked.followed_by(more)?)
}

/// What an invoice of this time would say, with the coupon that is held for it.
pub(crate) fn totals_of(work: &mut Work, quote: &Quote, coupon: Option<CouponId>) -> Result<Totals, Failure> {
    let coupon = match coupon {
        Some(id) => coupon_held(work, id)?.map(|coupon| coupon.off),
        None => None,
    };
    let discount = Discount {
        coupon,
        ..Discount::default()
    };
    Ok(build(time_lines(quote)?, discount, &spaces::the_space(work.tx)?.tax())?)
}

/// An interval on a resource, as prices are made of it.
fn segment(resource: &ResourceRow, interval: Interval) -> Segment {
    Segment {
        resource_id: resource.id,
        resource_name: resource.name.clone(),
        resource_kind: resource.resource_type,
        rate_per_hour: resource.rate_per_hour,
        started_at: interval.start(),
        ended_at: interval.end(),
    }
}

/// What a booking would cost, and why; nothing is taken by asking.
#[derive(Debug, Clone)]
pub struct QuoteBooking {
    /// Where.
    pub resource_id: ResourceId,
    /// From.
    pub starts_at: Instant,
    /// Until.
    pub ends_at: Instant,
    /// For whom; left out: for a visitor.
    pub customer_id: Option<CustomerId>,
    /// A code that takes something off; empty for none.
    pub coupon: Option<String>,
    /// The booking that would be changed to this.
    pub booking_id: Option<BookingId>,
}

impl Question for QuoteBooking {
    type Output = BookingQuote;
    const NAME: &'static str = "pricing.quote_booking";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<BookingQuote, Failure> {
        let interval =
            Interval::new(self.starts_at, self.ends_at).map_err(|refusal| Refusal::from(refusal).on("endsAt"))?;
        let resource = resources::by_id(work.tx, self.resource_id)?.ok_or(General::NotFound {
            what: SubjectKind::Resource,
        })?;
        let customer = match self.customer_id {
            None => None,
            Some(id) => Some(customers::by_id(work.tx, id)?.ok_or(General::NotFound {
                what: SubjectKind::Customer,
            })?),
        };
        let asked = Asked {
            resource: &resource,
            interval,
            customer: customer.as_ref(),
            coupon: self.coupon.as_deref(),
            booked_at: work.now(),
            in_place_of: self.booking_id,
        };
        quote(work, &asked)
    }
}
