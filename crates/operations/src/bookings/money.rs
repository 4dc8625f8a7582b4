//! What a booking costs beside its stay: fees, and what is paid ahead.

use coworkflow_domain::bookings::When;
use coworkflow_domain::customers::PASSER_BY;
use coworkflow_domain::ids::InvoiceId;
use coworkflow_domain::invoices::{CreditRequest, DraftLine, LineKind};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::PaymentInput;
use coworkflow_domain::text::Lang;
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::invoices::{self, InvoiceRow};
use coworkflow_store::pricing::release_coupon;
use coworkflow_store::spaces;

use super::view::parties;
use super::write;
use crate::failure::{Failure, broken};
use crate::invoices::{Draft, LineDetail, issue, take_back, take_payments};
use crate::pricing;
use crate::sessions::time_lines;
use crate::work::Work;

/// Why a fee is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FeeKind {
    /// Called off late (`B9`).
    Cancellation,
    /// Nobody came (`B10`).
    NoShow,
    /// Moved late to something cheaper (`B9`).
    Move,
}

impl FeeKind {
    const fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (FeeKind::Cancellation, Lang::En) => "Late cancellation",
            (FeeKind::Cancellation, Lang::Ar) => "إلغاء متأخر",
            (FeeKind::NoShow, Lang::En) => "No-show",
            (FeeKind::NoShow, Lang::Ar) => "عدم حضور",
            (FeeKind::Move, Lang::En) => "Late change of a booking",
            (FeeKind::Move, Lang::Ar) => "تعديل حجز متأخر",
        }
    }
}

/// The line that bills the fee of a booking, which is on its row.
pub(crate) fn fee_line(work: &mut Work, booking: &BookingRow, kind: FeeKind) -> Result<DraftLine, Failure> {
    let (_, resource) = parties(work, booking)?;
    let (zone, _) = work.calendar()?;
    let when = When::of(booking.interval()?, &zone);
    let detail = LineDetail {
        en: format!("{}, {}", resource.name, when.words(Lang::En)),
        ar: format!("{}، {}", resource.name, when.words(Lang::Ar)),
    };
    let language = spaces::the_space(work.tx)?.language;
    Ok(DraftLine {
        kind: LineKind::Custom,
        description: kind.words(language).to_owned(),
        detail: serde_json::to_string(&detail).map_err(broken)?,
        quantity: 1,
        unit_price: booking.fee,
        amount: booking.fee,
        cost: Money::ZERO,
        item_id: None,
        resource_id: None,
    })
}

/// Bills the fee on a booking's row, once; what was paid ahead keeps it back, and gives back the rest. Who passes by owes
/// nothing: nobody could collect it.
pub(crate) fn charge_fee(work: &mut Work, booking: &mut BookingRow, kind: FeeKind) -> Result<(), Failure> {
    if booking.fee_invoice_id.is_some() {
        return Ok(());
    }
    if let Some(paid) = booking.invoice_id {
        booking.fee_invoice_id = Some(paid).filter(|_| booking.fee.is_positive());
        give_back_all_but(work, paid, booking.fee, kind)?;
        return write(work, booking);
    }
    if !booking.fee.is_positive() || booking.customer_id == PASSER_BY {
        return Ok(());
    }
    let (customer, _) = parties(work, booking)?;
    let lines = vec![fee_line(work, booking, kind)?];
    let draft = Draft {
        customer: &customer,
        session_id: None,
        lines,
        discount: Percent::ZERO,
        coupon: None,
    };
    booking.fee_invoice_id = Some(issue(work, draft)?.id);
    write(work, booking)
}

/// Takes an invoice back but for what is kept, and gives back the money (`M6`, `M7`).
fn give_back_all_but(work: &mut Work, invoice: InvoiceId, kept: Money, kind: FeeKind) -> Result<(), Failure> {
    let Some(invoice) = invoices::by_id(work.tx, invoice)? else {
        return Ok(());
    };
    let mut left = invoice.total.minus(invoice.credited_amount)?.minus(kept)?;
    let mut lines = Vec::new();
    for line in invoices::lines(work.tx, invoice.id)? {
        let part = line.total.minus(line.credited_amount)?.min(left);
        if part.is_positive() {
            lines.push((line.id, part));
            left = left.minus(part)?;
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    let language = spaces::the_space(work.tx)?.language;
    let reason = match language {
        Lang::En => format!("Booking called off ({})", kind.words(language)),
        Lang::Ar => format!("إلغاء حجز ({})", kind.words(language)),
    };
    let note = take_back(work, &invoice, &CreditRequest::Lines(lines), None, &reason)?;
    super::online::owes_back(work, invoice.id, note.total)
}

/// Bills a booking ahead, with its coupon, and takes what is paid; refused when it was billed already.
pub(crate) fn bill_ahead(
    work: &mut Work,
    booking: &mut BookingRow,
    payments: &[PaymentInput],
) -> Result<InvoiceRow, Failure> {
    let (customer, _) = parties(work, booking)?;
    let coupon = match booking.coupon_id {
        Some(id) => pricing::coupon_held(work, id)?,
        None => None,
    };
    release_coupon(work.tx, booking.id)?;
    let draft = Draft {
        customer: &customer,
        session_id: None,
        lines: time_lines(&booking.quote()?)?,
        discount: Percent::ZERO,
        coupon,
    };
    let invoice = issue(work, draft)?;
    take_payments(work, &invoice, &customer, payments)?;
    booking.invoice_id = Some(invoice.id);
    write(work, booking)?;
    Ok(invoice)
}
