//! A booking is paid on a provider's page: the place is held meanwhile; money that comes too late books again or goes back (`B7`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{BookingState, Pays, When};
use coworkflow_domain::ids::{BookingId, CustomerId, InvoiceId, OnlinePaymentId, TenantId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::{OnlineRefusal, OnlineState, PaymentInput, ProviderNews, Tender};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::online_payments::{self, OnlinePaymentRow};
use coworkflow_store::{claims, customers, tenants};
use serde::{Deserialize, Serialize};

use super::money::bill_ahead;
use super::pay_ahead::due_ahead;
use super::view::{self, parties};
use super::{confirm, write};
use crate::claims::{Taker, take};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::ports::{PaymentAsked, PaymentPage};
use crate::work::Work;

/// How many refunds one look sends.
const PIECE: i64 = 50;

/// Sends somebody to the provider's page to pay for a booking. Asking again goes on with the payment that was begun.
#[derive(Debug, Clone, Serialize)]
pub struct BeginOnlinePayment {
    /// Which booking.
    pub booking_id: BookingId,
}

/// A payment that was begun, as the provider is asked for its page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BegunPayment {
    /// The payment.
    pub payment: OnlinePaymentRow,
    /// What is paid, as an ISO 4217 code says.
    pub currency: String,
    /// What for, for the payer to read.
    pub description: String,
}

impl Change for BeginOnlinePayment {
    type Output = BegunPayment;
    const NAME: &'static str = "bookings.begin_payment";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BegunPayment, Failure> {
        let booking = view::found(work, self.booking_id)?;
        begin_payment(work, &booking)
    }
}

/// Begins to take a booking's price online: it must hold or be held, cost something, and not be billed (`B8`).
pub(crate) fn begin_payment(work: &mut Work, booking: &BookingRow) -> Result<BegunPayment, Failure> {
    let Some(provider) = work.services().payments.clone() else {
        return Err(OnlineRefusal::Off.into());
    };
    let amount = due_ahead(work, booking)?.ok_or(OnlineRefusal::NothingToPay)?;
    let begun = online_payments::of_booking(work.tx, booking.id)?
        .into_iter()
        .find(|payment| payment.state == OnlineState::Started && payment.amount == amount);
    let payment = match begun {
        Some(payment) => payment,
        None => {
            let id = work.new_id::<OnlinePaymentId>();
            let payment = OnlinePaymentRow {
                id,
                booking_id: booking.id,
                customer_id: booking.customer_id,
                provider: provider.name().to_owned(),
                reference: id.to_string(),
                amount,
                state: OnlineState::Started,
                started_at: work.now(),
                settled_at: None,
                invoice_id: None,
                refund: Money::ZERO,
            };
            online_payments::insert(work.tx, &payment)?;
            payment
        }
    };
    described(work, booking, payment)
}

/// The payment with what it is for, in the reader's language.
fn described(work: &mut Work, booking: &BookingRow, payment: OnlinePaymentRow) -> Result<BegunPayment, Failure> {
    let (_, resource) = parties(work, booking)?;
    let (zone, _) = work.calendar()?;
    let when = When::of(booking.interval()?, &zone);
    Ok(BegunPayment {
        payment,
        currency: tenants::currency(work.tx)?.code().to_owned(),
        description: format!("{}, {}", resource.name, when.words(work.lang())),
    })
}

/// A payment that was begun once, for a provider that keeps no book of its own.
#[derive(Debug, Clone, Copy)]
pub struct OnlinePaymentBegun {
    /// Which, as the provider was told.
    pub id: OnlinePaymentId,
}

impl Question for OnlinePaymentBegun {
    type Output = BegunPayment;
    const NAME: &'static str = "bookings.online_payment";
    const PERMISSION: Permission = Permission::PaymentsTake;

    fn run(&self, work: &mut Work) -> Result<BegunPayment, Failure> {
        let payment = online_payments::by_id(work.tx, self.id)?.ok_or(General::NotFound {
            what: SubjectKind::Payment,
        })?;
        let booking = view::found(work, payment.booking_id)?;
        described(work, &booking, payment)
    }
}

/// What a provider told of a payment, whose signature was checked: acts once however often and in whatever order it is told (`M11`).
#[derive(Debug, Clone, Serialize)]
pub struct SettleOnlinePayment {
    /// Which, as the provider was told.
    pub id: OnlinePaymentId,
    /// What it told.
    pub news: ProviderNews,
}

impl Change for SettleOnlinePayment {
    type Output = OnlinePaymentRow;
    const NAME: &'static str = "bookings.settle_payment";
    const PERMISSION: Permission = Permission::PaymentsTake;

    fn run(&self, work: &mut Work) -> Result<OnlinePaymentRow, Failure> {
        let payment = online_payments::by_id(work.tx, self.id)?.ok_or(General::NotFound {
            what: SubjectKind::Payment,
        })?;
        match (self.news, payment.state) {
            // Money that came after a 'no' came all the same.
            (ProviderNews::Paid, OnlineState::Started | OnlineState::Declined) => paid(work, payment),
            (ProviderNews::Declined, OnlineState::Started) => declined(work, payment),
            _ => Ok(payment),
        }
    }
}

/// The money is here: the booking holds and is billed, is booked again if its place is still free, or the money goes back.
fn paid(work: &mut Work, mut payment: OnlinePaymentRow) -> Result<OnlinePaymentRow, Failure> {
    let from = payment.state;
    payment.settled_at = Some(work.now());
    let booking = view::found(work, payment.booking_id)?;
    tell(
        work,
        &payment,
        payment.amount,
        |booking_id, customer_id, customer, amount| Event::OnlinePaymentTaken {
            booking_id,
            customer_id,
            customer,
            amount,
        },
    )?;
    match kept(work, booking)? {
        Some(mut booking) => {
            let money = PaymentInput {
                tender: Tender::Card,
                amount: payment.amount,
                given: None,
                reference: Some(payment.reference.clone()),
            };
            booking.pays = Pays::Now;
            payment.invoice_id = Some(bill_ahead(work, &mut booking, &[money])?.id);
            payment.state = OnlineState::Paid;
        }
        None => owes(work, &mut payment)?,
    }
    go_on(work, &payment, from)?;
    Ok(payment)
}

/// The booking that the money is for, holding from now on; nothing when it can't any more.
fn kept(work: &mut Work, booking: BookingRow) -> Result<Option<BookingRow>, Failure> {
    if booking.invoice_id.is_some() {
        return Ok(None);
    }
    match booking.state {
        BookingState::Confirmed | BookingState::CheckedIn => Ok(Some(booking)),
        BookingState::Held if booking.expires_at.is_some_and(|until| work.now() < until) => {
            confirm(work, booking).map(Some)
        }
        BookingState::Held | BookingState::Expired => again(work, booking),
        BookingState::Pending
        | BookingState::Completed
        | BookingState::Cancelled
        | BookingState::NoShow
        | BookingState::Declined => Ok(None),
    }
}

/// Books again what was held too short, if nobody has the place by now and it has not begun.
fn again(work: &mut Work, mut booking: BookingRow) -> Result<Option<BookingRow>, Failure> {
    if booking.starts_at <= work.now() {
        return Ok(None);
    }
    let (_, resource) = parties(work, &booking)?;
    claims::delete_of_booking(work.tx, booking.id)?;
    if resource.archived_at.is_some()
        || crate::claims::in_the_way(work, &resource, booking.interval()?, None)?.is_some()
    {
        return Ok(None);
    }
    take(work, &resource, booking.interval()?, Taker::Hold(booking.id))?;
    if !super::effects::taken_up_again(work, &booking)? {
        claims::delete_of_booking(work.tx, booking.id)?;
        return Ok(None);
    }
    booking.state = BookingState::Held;
    booking.expires_at = Some(work.now().plus_minutes(1));
    booking.ended_at = None;
    write(work, &mut booking)?;
    confirm(work, booking).map(Some)
}

fn declined(work: &mut Work, mut payment: OnlinePaymentRow) -> Result<OnlinePaymentRow, Failure> {
    payment.state = OnlineState::Declined;
    payment.settled_at = Some(work.now());
    go_on(work, &payment, OnlineState::Started)?;
    tell(
        work,
        &payment,
        payment.amount,
        |booking_id, customer_id, customer, amount| Event::OnlinePaymentDeclined {
            booking_id,
            customer_id,
            customer,
            amount,
        },
    )?;
    Ok(payment)
}

fn owes(work: &mut Work, payment: &mut OnlinePaymentRow) -> Result<(), Failure> {
    payment.refund = payment.amount;
    payment.state = OnlineState::RefundDue;
    tell(
        work,
        payment,
        payment.refund,
        |booking_id, customer_id, customer, amount| Event::OnlineRefundDue {
            booking_id,
            customer_id,
            customer,
            amount,
        },
    )
}

/// Part of an invoice that was paid online is given back: the provider has to send it.
pub(super) fn owes_back(work: &mut Work, invoice: InvoiceId, amount: Money) -> Result<(), Failure> {
    let Some(mut payment) = online_payments::of_invoice(work.tx, invoice)? else {
        return Ok(());
    };
    if payment.state != OnlineState::Paid {
        return Ok(());
    }
    payment.refund = amount.min(payment.amount);
    payment.state = OnlineState::RefundDue;
    go_on(work, &payment, OnlineState::Paid)?;
    tell(
        work,
        &payment,
        payment.refund,
        |booking_id, customer_id, customer, amount| Event::OnlineRefundDue {
            booking_id,
            customer_id,
            customer,
            amount,
        },
    )
}

/// What has to go back, for the job that asks the provider.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RefundsDue;

impl Question for RefundsDue {
    type Output = Vec<OnlinePaymentRow>;
    const NAME: &'static str = "bookings.refunds_due";
    const PERMISSION: Permission = Permission::PaymentsRefund;

    fn run(&self, work: &mut Work) -> Result<Vec<OnlinePaymentRow>, Failure> {
        Ok(online_payments::refund_due(work.tx, PIECE)?)
    }
}

/// The provider sent money back. Told twice it is written once.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OnlineRefundSent {
    /// Which payment.
    pub id: OnlinePaymentId,
}

impl Change for OnlineRefundSent {
    type Output = ();
    const NAME: &'static str = "bookings.refund_sent";
    const PERMISSION: Permission = Permission::PaymentsRefund;

    fn run(&self, work: &mut Work) -> Result<(), Failure> {
        let Some(mut payment) = online_payments::by_id(work.tx, self.id)? else {
            return Ok(());
        };
        if payment.state != OnlineState::RefundDue {
            return Ok(());
        }
        payment.state = OnlineState::Refunded;
        go_on(work, &payment, OnlineState::RefundDue)?;
        tell(
            work,
            &payment,
            payment.refund,
            |booking_id, customer_id, customer, amount| Event::OnlineRefunded {
                booking_id,
                customer_id,
                customer,
                amount,
            },
        )
    }
}

fn go_on(work: &mut Work, payment: &OnlinePaymentRow, from: OnlineState) -> Result<(), Failure> {
    if online_payments::go_on(work.tx, payment, from)? {
        return Ok(());
    }
    Err(General::Stale {
        what: SubjectKind::Payment,
    }
    .into())
}

fn tell(
    work: &mut Work,
    payment: &OnlinePaymentRow,
    amount: Money,
    event: impl FnOnce(BookingId, CustomerId, String, Money) -> Event,
) -> Result<(), Failure> {
    let customer = customers::by_id(work.tx, payment.customer_id)?;
    let name = customer.map(|customer| customer.name).unwrap_or_default();
    work.journal(&event(payment.booking_id, payment.customer_id, name, amount))
}

impl BegunPayment {
    /// As the provider is asked for its page.
    pub(super) fn asked(&self, tenant: TenantId, return_to: &str) -> PaymentAsked {
        PaymentAsked {
            tenant,
            reference: self.payment.reference.clone(),
            amount: self.payment.amount,
            currency: self.currency.clone(),
            description: self.description.clone(),
            return_to: path_of_ours(return_to).to_owned(),
        }
    }
}

/// The path, if it is one of ours, else the first page: nobody is sent elsewhere by a link that looks like ours.
#[must_use]
pub fn path_of_ours(path: &str) -> &str {
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if path.starts_with('/') && !path.starts_with("//") && plain {
        path
    } else {
        "/"
    }
}

/// Whether bookings can be paid on a provider's page.
#[derive(Debug, Clone, Copy)]
pub struct OnlinePaymentsOffered;

impl Question for OnlinePaymentsOffered {
    type Output = bool;
    const NAME: &'static str = "bookings.online_payments";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<bool, Failure> {
        Ok(work.services().payments.is_some())
    }
}

/// Where somebody pays for a booking.
#[derive(Debug, Clone)]
pub struct PayHere {
    /// The payment.
    pub payment: OnlinePaymentRow,
    /// The provider's page.
    pub page: PaymentPage,
}
