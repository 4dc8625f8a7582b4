//! A coupon on a bill.

use coworkflow_domain::ids::{BookingId, CouponId, CustomerId};
use coworkflow_domain::invoices::invoice_number;
use coworkflow_domain::journal::Event;
use coworkflow_domain::pricing::{Coupon, CouponOff, CouponRefusal, CouponUse, Dates, coupon_code};
use coworkflow_domain::refusal::Refusal;
use coworkflow_store::invoices::InvoiceRow;
use coworkflow_store::pricing::{self, CouponRow, CouponUseRow};

use super::terms::calendar;
use crate::failure::Failure;
use crate::work::Work;

/// The coupon of this code, if this customer can use it today; blank counts as none.
pub(crate) fn coupon_for(work: &mut Work, code: Option<&str>, customer: CustomerId) -> Result<Option<Coupon>, Failure> {
    coupon_for_booking(work, code.unwrap_or_default(), customer, None)
}

/// The same, when a booking may use what it holds itself.
pub(super) fn coupon_for_booking(
    work: &mut Work,
    code: &str,
    customer: CustomerId,
    booking: Option<BookingId>,
) -> Result<Option<Coupon>, Failure> {
    let typed = code.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let code = coupon_code(typed).map_err(|refusal| refusal.on("coupon"))?;
    let Some(row) = pricing::coupon_by_code(work.tx, &code)? else {
        return Err(CouponRefusal::Unknown { code }.into());
    };
    let today = calendar(work)?.zone.date(work.now());
    let uses_of_customer = pricing::uses_of_customer(work.tx, row.id, customer)?;
    let (held, held_by_customer) = pricing::coupon_held(work.tx, row.id, customer, booking)?;
    let usage = CouponUse {
        dates: dates(&row),
        max_uses: row.max_uses,
        max_per_customer: row.max_per_customer,
        uses: row.uses.saturating_add(held),
        uses_of_customer: uses_of_customer.saturating_add(held_by_customer),
        archived: row.archived_at.is_some(),
    };
    usage.check(&code, today)?;
    Ok(off(&row).map(|off| Coupon { id: row.id, code, off }))
}

/// The coupon that a booking holds, to be used on its bill: it was promised, so its dates and limits are not asked again.
pub(crate) fn coupon_held(work: &mut Work, coupon: CouponId) -> Result<Option<Coupon>, Failure> {
    let Some(row) = pricing::coupon(work.tx, coupon)? else {
        return Ok(None);
    };
    Ok(off(&row).map(|off| Coupon {
        id: row.id,
        code: row.code.clone(),
        off,
    }))
}

/// Books the use of a coupon on an invoice; the database keeps its limits, whoever else uses it at the same time.
pub(crate) fn use_coupon(work: &mut Work, coupon: &Coupon, invoice: &InvoiceRow) -> Result<(), Failure> {
    let used = pricing::uses_of_customer(work.tx, coupon.id, invoice.customer_id)?;
    let row = CouponUseRow {
        invoice_id: invoice.id,
        coupon_id: coupon.id,
        customer_id: invoice.customer_id,
        number: used.saturating_add(1),
        code: coupon.code.clone(),
        amount: invoice.coupon_amount,
        at: work.now(),
    };
    let code = coupon.code.clone();
    match pricing::use_coupon(work.tx, &row) {
        Ok(true) => work.journal(&Event::CouponUsed {
            coupon_id: coupon.id,
            code,
            invoice_id: invoice.id,
            invoice_number: invoice_number(&invoice.prefix, invoice.number),
            customer_id: invoice.customer_id,
            customer: invoice.customer_name.clone(),
            amount: invoice.coupon_amount,
        }),
        Ok(false) => Err(CouponRefusal::UsedUp { code }.into()),
        Err(error) if error.is_constraint("coupon_uses_number") => {
            Err(Refusal::from(CouponRefusal::UsedByCustomer { code }).into())
        }
        Err(error) => Err(error.into()),
    }
}

/// On which dates a coupon holds.
fn dates(row: &CouponRow) -> Dates {
    Dates {
        first: row.first_date,
        last: row.last_date,
    }
}

/// What a coupon takes off: the database says that it is one of the two.
fn off(row: &CouponRow) -> Option<CouponOff> {
    match (row.percent, row.amount) {
        (Some(percent), _) => Some(CouponOff::Percent { percent }),
        (None, Some(amount)) => Some(CouponOff::Amount { amount }),
        (None, None) => None,
    }
}
