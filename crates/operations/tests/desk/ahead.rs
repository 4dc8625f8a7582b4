//! Money that the desk takes for a booking before its guest comes.

use coworkflow_domain::bookings::{BookingState, Pays};
use coworkflow_domain::ids::{CustomerId, ResourceId};
use coworkflow_domain::invoices::InvoiceStatus;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::PaymentInput;
use coworkflow_domain::time::Instant;
use coworkflow_operations::Failure;
use coworkflow_operations::bookings::{Book, BookingDue, BookingView, CancelBooking, CheckIn, PayBooking};
use coworkflow_operations::sessions::Arriving;

use crate::support::{Desk, cash, code, money};

impl Desk {
    /// Two hours from the evening on, at 30.00.
    fn reserves_evening(&self, customer: CustomerId, seat: ResourceId, hold: bool) -> BookingView {
        let from: Instant = self.house.now().plus_minutes(8 * 60);
        let book = Book {
            customer: Arriving::Known(customer),
            resource_id: seat,
            starts_at: from,
            ends_at: from.plus_minutes(120),
            attendees: None,
            guest_name: None,
            title: None,
            note: None,
            pays: Pays::AtDesk,
            hold,
            coupon: None,
            expected_amount: None,
        };
        self.house.change(&self.who, book).expect("a booking")
    }

    fn takes_ahead(&self, booking: &BookingView, payments: Vec<PaymentInput>) -> Result<BookingView, Failure> {
        let id = booking.booking.id;
        self.house.change(&self.who, PayBooking { id, payments })
    }

    fn due(&self, booking: &BookingView) -> Option<Money> {
        let id = booking.booking.id;
        self.house.ask(&self.who, BookingDue { id }).expect("an answer")
    }
}

// B7, M9
#[test]
fn cash_for_a_place_that_is_kept_makes_it_hold_and_is_billed_once() {
    let desk = Desk::open();
    let (mona, seat) = (desk.customer("Mona"), desk.seat("A1", 3_000));
    let kept = desk.reserves_evening(mona, seat, true);
    assert_eq!(desk.due(&kept), Some(money(6_000)));
    assert_eq!(code(desk.takes_ahead(&kept, vec![])), "payment.nothing_to_pay");
    let paid = desk.takes_ahead(&kept, vec![cash(6_000)]).unwrap().booking;
    assert_eq!((paid.state, paid.pays), (BookingState::Confirmed, Pays::Now));
    let invoice = desk.invoice(paid.invoice_id.unwrap()).invoice;
    assert_eq!((invoice.status, invoice.total), (InvoiceStatus::Paid, money(6_000)));
    assert_eq!(desk.due(&kept), None);
    assert_eq!(
        code(desk.takes_ahead(&kept, vec![cash(6_000)])),
        "payment.nothing_to_pay"
    );
    // Who stays as long as booked has nothing more to pay.
    desk.house.clock.set(paid.starts_at);
    let session = desk.house.change(&desk.who, CheckIn { id: paid.id }).unwrap();
    desk.house.clock.advance_minutes(150);
    let rest = desk.ends(session.session.id, 0, vec![]).unwrap().invoice;
    assert_eq!(rest.total, money(1_500));
    desk.is_sound();
}

// B8, B7: nothing is taken for what waits for approval or has ended.
#[test]
fn a_hold_that_ended_takes_no_money() {
    let desk = Desk::open();
    let (mona, seat) = (desk.customer("Mona"), desk.seat("A1", 3_000));
    let kept = desk.reserves_evening(mona, seat, true);
    desk.house.clock.advance_minutes(10);
    assert_eq!(desk.due(&kept), None);
    assert_eq!(
        code(desk.takes_ahead(&kept, vec![cash(6_000)])),
        "payment.nothing_to_pay"
    );
    assert_eq!(desk.known(mona).balance, Money::ZERO);
    desk.is_sound();
}

// B9, M7, M8
#[test]
fn a_part_paid_ahead_leaves_the_rest_due_and_goes_back_when_called_off_in_time() {
    let desk = Desk::open();
    let (mona, seat) = (desk.customer("Mona"), desk.seat("A1", 3_000));
    let booking = desk.reserves_evening(mona, seat, false);
    let paid = desk.takes_ahead(&booking, vec![cash(2_000)]).unwrap().booking;
    let invoice = desk.invoice(paid.invoice_id.unwrap()).invoice;
    assert_eq!(
        (invoice.status, invoice.paid_amount),
        (InvoiceStatus::Pending, money(2_000))
    );
    assert_eq!(desk.known(mona).owed, money(4_000));
    let cancel = CancelBooking {
        id: paid.id,
        reason: None,
        waive_fee: true,
        expected_fee: None,
    };
    desk.house.change(&desk.who, cancel).unwrap();
    let invoice = desk.invoice(paid.invoice_id.unwrap()).invoice;
    assert_eq!(
        (invoice.credited_amount, invoice.refunded_amount),
        (money(6_000), money(2_000))
    );
    assert_eq!(desk.known(mona).owed, Money::ZERO);
    desk.is_sound();
}
