//! A booking from its quote to its end: who comes, who does not, who waits, and who pays ahead.

use std::sync::{Arc, Mutex};

use coworkflow_domain::bookings::{BookingState, Pays, SettingsChoice, SettingsScope};
use coworkflow_domain::ids::{CustomerId, OnlinePaymentId, ResourceId};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::{OnlineState, ProviderNews};
use coworkflow_domain::pricing::{CouponOff, Dates};
use coworkflow_domain::time::Instant;
use coworkflow_domain::waitlist::WaitlistState;
use coworkflow_operations::Failure;
use coworkflow_operations::bookings::{
    BeginOnlinePayment, Book, BookingView, CancelBooking, ChangeBookingSettings, CheckIn, ExtendBooking, MarkNoShow,
    MoveBooking, OneBooking, SettleOnlinePayment,
};
use coworkflow_operations::context::Context;
use coworkflow_operations::invoices::{InvoiceView, OneInvoice};
use coworkflow_operations::ports::{PaymentAsked, PaymentPage, PaymentProvider, ProviderDown};
use coworkflow_operations::pricing::{BookingQuote, CouponEntry, CreateCoupon, QuoteBooking};
use coworkflow_operations::sessions::{
    Arriving, CancelSession, Checkout, EndSession, MoveSession, OneSession, SessionView,
};
use coworkflow_operations::subscriptions::{CreatePlan, PlanEntry, SellPlan};
use coworkflow_operations::testing::block_on;
use coworkflow_operations::waitlist::{JoinWaitlist, LeaveWaitlist, ListWaitlist, TakeOffer};
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::waitlist::WaitlistRow;

use crate::support::{Desk, code, money};

impl Desk {
    /// Minutes after the tests begin: Friday, 10:00 in Cairo.
    fn at(&self, minutes: i64) -> Instant {
        Instant::from_millis(1_795_161_600_000).plus_minutes(minutes)
    }

    fn go_to(&self, minutes: i64) {
        self.house.clock.set(self.at(minutes));
    }

    fn books_with(
        &self,
        customer: CustomerId,
        place: ResourceId,
        (from, until): (i64, i64),
        hold: bool,
        coupon: Option<&str>,
    ) -> Result<BookingView, Failure> {
        let book = Book {
            customer: Arriving::Known(customer),
            resource_id: place,
            starts_at: self.at(from),
            ends_at: self.at(until),
            attendees: None,
            guest_name: None,
            title: None,
            note: None,
            pays: Pays::AtDesk,
            hold,
            coupon: coupon.map(str::to_owned),
            expected_amount: None,
        };
        self.house.change(&self.who, book)
    }

    fn books(&self, customer: CustomerId, place: ResourceId, when: (i64, i64)) -> Result<BookingView, Failure> {
        self.books_with(customer, place, when, false, None)
    }

    fn says(&self, choice: SettingsChoice) {
        let change = ChangeBookingSettings {
            scope: SettingsScope::Space,
            choice,
            version: 0,
        };
        self.house.change(&self.house.owner, change).expect("settings");
    }

    fn checks_in(&self, booking: &BookingView) -> Result<SessionView, Failure> {
        self.house.change(&self.who, CheckIn { id: booking.booking.id })
    }

    fn cancels(&self, booking: &BookingView) -> Result<BookingView, Failure> {
        let cancel = CancelBooking {
            id: booking.booking.id,
            reason: None,
            waive_fee: false,
            expected_fee: None,
        };
        self.house.change(&self.who, cancel)
    }

    fn leaves(&self, session: &SessionView) -> InvoiceView {
        let end = EndSession {
            session_id: session.session.id,
            ended_at: None,
            discount: Percent::ZERO,
            coupon: None,
            payments: vec![],
        };
        self.house.change(&self.who, end).expect("an end")
    }

    fn booking(&self, booking: &BookingView) -> BookingRow {
        let id = booking.booking.id;
        self.house
            .ask(&self.who, OneBooking { id })
            .expect("the booking")
            .booking
    }

    fn tends(&self) -> usize {
        block_on(self.house.services.tend_bookings()).expect("the job")
    }

    fn line(&self) -> Vec<WaitlistRow> {
        let line = self.house.ask(&self.who, ListWaitlist).expect("the line");
        line.into_iter().map(|entry| entry.row).collect()
    }

    fn waits(
        &self,
        customer: CustomerId,
        place: ResourceId,
        (from, until): (i64, i64),
    ) -> Result<WaitlistRow, Failure> {
        let join = JoinWaitlist {
            customer_id: customer,
            resource_id: Some(place),
            kind: None,
            starts_at: self.at(from),
            ends_at: self.at(until),
        };
        self.house.change(&self.who, join).map(|entry| entry.row)
    }

    fn quotes(&self, customer: CustomerId, place: ResourceId, (from, until): (i64, i64)) -> BookingQuote {
        let quote = QuoteBooking {
            resource_id: place,
            starts_at: self.at(from),
            ends_at: self.at(until),
            customer_id: Some(customer),
            coupon: None,
            booking_id: None,
        };
        self.house.ask(&self.who, quote).expect("a quote")
    }

    /// A plan with so many included minutes.
    fn sells_hours(&self, customer: CustomerId, minutes: i64) {
        let entry = PlanEntry {
            name: "Ten hours".into(),
            days: 30,
            price: money(100_000),
            included_minutes: Some(minutes),
            hours: None,
            weekdays: vec![],
            resource_kinds: vec![],
        };
        let plan = self
            .house
            .change(&self.house.owner, CreatePlan { entry })
            .expect("a plan");
        let sell = SellPlan {
            customer_id: customer,
            plan_id: plan.row.id,
            starts_on: None,
            discount: Percent::ZERO,
            payments: vec![],
        };
        self.house.change(&self.who, sell).expect("a sale");
    }

    /// Whether everything kept twice still agrees.
    fn agrees(&self) {
        for (name, check) in coworkflow_store::checks::ALL {
            assert_eq!(self.house.read(check), vec![], "{name}");
        }
    }
}

fn hours(choice: (i64, i64, i64)) -> SettingsChoice {
    let (free_until, cancellation, no_show) = choice;
    SettingsChoice {
        free_until_minutes: Some(free_until),
        cancellation_fee: Some(Percent::from_basis_points(cancellation).unwrap()),
        no_show_fee: Some(Percent::from_basis_points(no_show).unwrap()),
        ..SettingsChoice::default()
    }
}

// B10, P1
#[test]
fn what_was_quoted_is_charged_and_only_the_time_beyond_is_metered() {
    let desk = Desk::open();
    let (seat, ali) = (desk.seat("A1", 3_000), desk.customer("Ali"));
    let coffee = desk.item("Coffee", 2_500, 10);
    assert_eq!(desk.quotes(ali, seat, (60, 180)).amount, money(6_000));
    let booking = desk.books(ali, seat, (60, 180)).unwrap();
    assert_eq!(booking.booking.amount, money(6_000));
    assert_eq!(code(desk.checks_in(&booking)), "booking.too_early");
    desk.go_to(50);
    let session = desk.checks_in(&booking).unwrap();
    assert_eq!(
        (session.quote.total, session.running.unwrap().rate_per_hour),
        (money(6_000), Money::ZERO)
    );
    assert_eq!(desk.booking(&booking).state, BookingState::CheckedIn);
    assert_eq!(code(desk.checks_in(&booking)), "booking.here_already");
    assert_eq!(code(desk.books(ali, seat, (120, 240))), "booking.taken");
    desk.serves(session.session.id, coffee, 2).unwrap();
    desk.go_to(200);
    let running = desk
        .house
        .ask(&desk.who, OneSession { id: session.session.id })
        .unwrap();
    assert_eq!(running.quote.total, money(7_000));
    assert!(running.overrun);
    let checkout = Checkout {
        session_id: session.session.id,
        ended_at: None,
        discount: Percent::ZERO,
        coupon: None,
    };
    assert_eq!(desk.house.ask(&desk.who, checkout).unwrap().totals.total, money(12_000));
    let invoice = desk.leaves(&session);
    assert_eq!(invoice.invoice.total, money(12_000));
    let booking = desk.booking(&booking);
    assert_eq!(
        (booking.state, booking.invoice_id),
        (BookingState::Completed, Some(invoice.invoice.id))
    );
    // Its place is free at once.
    desk.books(ali, seat, (210, 240)).unwrap();
    desk.agrees();
}

// B10
#[test]
fn who_leaves_early_pays_what_was_quoted_and_frees_the_place() {
    let desk = Desk::open();
    let (seat, ali) = (desk.seat("A1", 3_000), desk.customer("Ali"));
    let booking = desk.books(ali, seat, (60, 180)).unwrap();
    desk.go_to(70);
    let session = desk.checks_in(&booking).unwrap();
    desk.go_to(90);
    assert_eq!(desk.leaves(&session).invoice.total, money(6_000));
    desk.books(ali, seat, (90, 180)).unwrap();
}

// B1, B10
#[test]
fn nobody_is_checked_in_where_somebody_still_sits() {
    let desk = Desk::open();
    let (seat, ali, mona) = (desk.seat("A1", 3_000), desk.customer("Ali"), desk.customer("Mona"));
    let session = desk.starts(mona, seat).unwrap();
    let booking = desk
        .house
        .read(move |tx| coworkflow_store::claims::until_of_session(tx, session.session.id));
    assert!(booking.is_some());
    desk.leaves(&session);
    let booked = desk.books(ali, seat, (60, 120)).unwrap();
    let session = desk.starts(mona, seat).unwrap();
    desk.go_to(65);
    assert_eq!(code(desk.checks_in(&booked)), "session.resource_taken");
    desk.leaves(&session);
    desk.checks_in(&booked).unwrap();
}

// B10
#[test]
fn a_check_in_taken_back_leaves_the_booking_as_it_was() {
    let desk = Desk::open();
    let (seat, other, ali) = (desk.seat("A1", 3_000), desk.seat("A2", 3_000), desk.customer("Ali"));
    let booking = desk.books(ali, seat, (60, 180)).unwrap();
    desk.go_to(55);
    let session = desk.checks_in(&booking).unwrap();
    let moved = MoveSession {
        id: session.session.id,
        resource_id: other,
    };
    desk.house.change(&desk.who, moved).unwrap();
    desk.house
        .change(&desk.who, CancelSession { id: session.session.id })
        .unwrap();
    let back = desk.booking(&booking);
    assert_eq!((back.state, back.session_id), (BookingState::Confirmed, None));
    assert_eq!(code(desk.books(ali, seat, (60, 120))), "booking.taken");
    desk.books(ali, other, (60, 120)).unwrap();
    desk.checks_in(&booking).unwrap();
}

// B10, B9
#[test]
fn a_no_show_frees_the_place_once_and_posts_its_fee_once() {
    let desk = Desk::open();
    desk.says(hours((1_440, 5_000, 10_000)));
    let (seat, ali) = (desk.seat("A1", 3_000), desk.customer("Ali"));
    let booking = desk.books(ali, seat, (60, 180)).unwrap();
    desk.go_to(74);
    assert_eq!(desk.tends(), 0);
    desk.go_to(75);
    assert_eq!((desk.tends(), desk.tends()), (1, 0));
    let released = desk.booking(&booking);
    assert_eq!((released.state, released.fee), (BookingState::NoShow, money(6_000)));
    let id = released.fee_invoice_id.unwrap();
    let invoice = desk.house.ask(&desk.who, OneInvoice { id }).unwrap();
    assert_eq!(
        (invoice.invoice.total, desk.known(ali).owed),
        (money(6_000), money(6_000))
    );
    assert_eq!(code(desk.checks_in(&booking)), "booking.over");
    desk.books(ali, seat, (90, 180)).unwrap();
    desk.agrees();
}

// B10
#[test]
fn staff_can_say_that_nobody_came_and_only_managers_waive_the_fee() {
    let mut desk = Desk::open();
    desk.says(hours((1_440, 5_000, 10_000)));
    let (seat, ali) = (desk.seat("A1", 3_000), desk.customer("Ali"));
    let booking = desk.books(ali, seat, (60, 180)).unwrap();
    let mark = |desk: &Desk, waive_fee| {
        let id = booking.booking.id;
        desk.house.change(&desk.who, MarkNoShow { id, waive_fee })
    };
    assert_eq!(code(mark(&desk, false)), "booking.not_begun");
    desk.go_to(62);
    desk.who = desk.house.staff.clone();
    assert_eq!(code(mark(&desk, true)), "forbidden");
    desk.who = desk.house.manager.clone();
    let marked = mark(&desk, true).unwrap().booking;
    assert_eq!(
        (marked.state, marked.fee, marked.fee_invoice_id),
        (BookingState::NoShow, Money::ZERO, None)
    );
}

// B9
#[test]
fn calling_off_late_is_billed_and_in_time_is_free() {
    let desk = Desk::open();
    desk.says(hours((60, 5_000, 0)));
    let (seat, ali) = (desk.seat("A1", 3_000), desk.customer("Ali"));
    let (early, late) = (
        desk.books(ali, seat, (120, 240)).unwrap(),
        desk.books(ali, seat, (240, 360)).unwrap(),
    );
    // Exactly at the boundary counts as in time.
    desk.go_to(60);
    assert_eq!(desk.cancels(&early).unwrap().booking.fee_invoice_id, None);
    desk.go_to(181);
    let cancelled = desk.cancels(&late).unwrap().booking;
    assert_eq!(cancelled.fee, money(3_000));
    let id = cancelled.fee_invoice_id.unwrap();
    assert_eq!(
        desk.house.ask(&desk.who, OneInvoice { id }).unwrap().invoice.total,
        money(3_000)
    );
    assert_eq!(code(desk.cancels(&late)), "booking.wrong_state");
    assert_eq!(desk.known(ali).owed, money(3_000));
}

// B9
#[test]
fn a_late_move_to_something_cheaper_is_billed_with_the_stay() {
    let desk = Desk::open();
    desk.says(hours((600, 10_000, 0)));
    let (seat, ali) = (desk.seat("A1", 3_000), desk.customer("Ali"));
    let booking = desk.books(ali, seat, (60, 300)).unwrap();
    let shorter = MoveBooking {
        id: booking.booking.id,
        resource_id: None,
        starts_at: desk.at(60),
        ends_at: desk.at(120),
        expected_amount: None,
        waive_fee: false,
    };
    let moved = desk.house.change(&desk.who, shorter).unwrap();
    assert_eq!((moved.booking.amount, moved.booking.fee), (money(3_000), money(9_000)));
    desk.go_to(60);
    let session = desk.checks_in(&booking).unwrap();
    desk.go_to(120);
    assert_eq!(desk.leaves(&session).invoice.total, money(12_000));
}

// S5
#[test]
fn hours_of_a_plan_are_taken_when_promised_and_come_back_in_time() {
    let desk = Desk::open();
    desk.says(hours((60, 5_000, 0)));
    let (seat, ali) = (desk.seat("A1", 3_000), desk.customer("Ali"));
    desk.sells_hours(ali, 180);
    let first = desk.books(ali, seat, (60, 180)).unwrap();
    assert_eq!(first.booking.amount, Money::ZERO);
    // One of the next two hours is covered.
    let second = desk.books(ali, seat, (240, 360)).unwrap();
    assert_eq!(second.booking.amount, money(3_000));
    assert_eq!(desk.quotes(ali, seat, (400, 460)).amount, money(3_000));
    desk.cancels(&first).unwrap();
    assert_eq!(desk.quotes(ali, seat, (400, 460)).amount, Money::ZERO);
    desk.agrees();
    // Called off late, its hour is gone.
    desk.go_to(200);
    desk.cancels(&second).unwrap();
    assert_eq!(desk.quotes(ali, seat, (300, 480)).amount, money(3_000));
    // A stay beyond its booking draws what is left.
    let third = desk.books(ali, seat, (240, 300)).unwrap();
    desk.go_to(240);
    let session = desk.checks_in(&third).unwrap();
    desk.go_to(420);
    let invoice = desk.leaves(&session);
    assert_eq!(invoice.invoice.total, money(3_000));
    desk.agrees();
}

// P1
#[test]
fn a_coupon_that_was_promised_is_kept_for_its_booking() {
    let desk = Desk::open();
    let (seat, ali, mona) = (desk.seat("A1", 3_000), desk.customer("Ali"), desk.customer("Mona"));
    let entry = CouponEntry {
        code: "ONCE".into(),
        off: CouponOff::Percent {
            percent: Percent::from_basis_points(5_000).unwrap(),
        },
        dates: Dates::default(),
        max_uses: Some(1),
        max_per_customer: None,
    };
    desk.house.change(&desk.house.owner, CreateCoupon { entry }).unwrap();
    let booking = desk.books_with(ali, seat, (60, 180), false, Some("once")).unwrap();
    assert_eq!(booking.booking.amount, money(3_000));
    assert_eq!(
        code(desk.books_with(mona, seat, (240, 300), false, Some("once"))),
        "coupon.used_up"
    );
    desk.go_to(60);
    let session = desk.checks_in(&booking).unwrap();
    desk.go_to(180);
    assert_eq!(desk.leaves(&session).invoice.total, money(3_000));
    assert_eq!(
        code(desk.books_with(mona, seat, (240, 300), false, Some("once"))),
        "coupon.used_up"
    );
}

// P1, P4, B1
#[test]
fn a_stay_is_extended_as_far_as_its_place_is_free() {
    let desk = Desk::open();
    let (seat, ali, mona) = (desk.seat("A1", 3_000), desk.customer("Ali"), desk.customer("Mona"));
    let booking = desk.books(ali, seat, (60, 120)).unwrap();
    desk.books(mona, seat, (180, 240)).unwrap();
    let extends = |until| {
        let extend = ExtendBooking {
            id: booking.booking.id,
            until: desk.at(until),
            expected_amount: None,
        };
        desk.house.change(&desk.who, extend)
    };
    assert_eq!(code(extends(150)), "booking.not_here");
    desk.go_to(60);
    let session = desk.checks_in(&booking).unwrap();
    assert_eq!(code(extends(120)), "booking.not_longer");
    let refused = extends(210).unwrap_err();
    let refusal = refused.refusal().unwrap();
    assert_eq!(
        (refusal.code.as_ref(), refusal.en.contains("Mona")),
        ("booking.taken", true)
    );
    assert_eq!(extends(180).unwrap().booking.amount, money(6_000));
    assert_eq!(code(desk.books(mona, seat, (120, 180))), "booking.taken");
    desk.go_to(170);
    assert_eq!(desk.leaves(&session).invoice.total, money(6_000));
}

// B11
#[test]
fn a_freed_place_is_offered_to_the_first_in_line_then_to_the_next() {
    let desk = Desk::open();
    let (seat, ali) = (desk.seat("A1", 3_000), desk.customer("Ali"));
    let [mona, karim, hana] = ["Mona", "Karim", "Hana"].map(|name| desk.customer(name));
    assert_eq!(code(desk.waits(mona, seat, (300, 360))), "waitlist.free_now");
    let booking = desk.books(ali, seat, (300, 420)).unwrap();
    desk.waits(mona, seat, (300, 360)).unwrap();
    assert_eq!(code(desk.waits(mona, seat, (300, 360))), "waitlist.waits_already");
    desk.waits(karim, seat, (330, 390)).unwrap();
    let last = desk.waits(hana, seat, (300, 420)).unwrap();
    desk.cancels(&booking).unwrap();
    // The first has a hold; whoever wants the same waits on.
    let line = desk.line();
    assert_eq!(
        line.iter().map(|row| row.state).collect::<Vec<_>>(),
        [WaitlistState::Offered, WaitlistState::Waiting, WaitlistState::Waiting]
    );
    assert_eq!(line[0].offered_until, Some(desk.at(30)));
    assert_eq!(code(desk.books(ali, seat, (300, 420))), "booking.taken");
    // Time runs out: the next one has it.
    desk.go_to(30);
    assert!(desk.tends() > 0);
    assert_eq!(
        code(desk.house.change(&desk.who, TakeOffer { id: line[0].id })),
        "waitlist.no_offer"
    );
    let line = desk.line();
    assert_eq!(
        (line.len(), line[0].state, line[1].state),
        (2, WaitlistState::Offered, WaitlistState::Waiting)
    );
    let taken = desk.house.change(&desk.who, TakeOffer { id: line[0].id }).unwrap();
    assert_eq!(
        (taken.booking.state, taken.customer.id),
        (BookingState::Confirmed, karim)
    );
    // He calls it off, and she is offered what she waited for; she turns it down.
    desk.cancels(&taken).unwrap();
    assert_eq!(desk.line()[0].state, WaitlistState::Offered);
    desk.house.change(&desk.who, LeaveWaitlist { id: last.id }).unwrap();
    assert!(desk.line().is_empty());
    desk.books(ali, seat, (300, 420)).unwrap();
}

// B11
#[test]
fn nobody_waits_for_what_has_begun() {
    let desk = Desk::open();
    let (seat, ali, mona) = (desk.seat("A1", 3_000), desk.customer("Ali"), desk.customer("Mona"));
    desk.books(ali, seat, (60, 120)).unwrap();
    desk.waits(mona, seat, (60, 120)).unwrap();
    desk.go_to(60);
    desk.tends();
    assert!(desk.line().is_empty());
}

/// A provider that remembers what it was asked.
#[derive(Default)]
struct Remembering(Mutex<Vec<(String, Money)>>);

impl PaymentProvider for Remembering {
    fn name(&self) -> &'static str {
        "test"
    }

    fn begin(&self, asked: &PaymentAsked) -> Result<PaymentPage, ProviderDown> {
        Ok(PaymentPage {
            url: format!("/test/{}", asked.reference),
        })
    }

    fn refund(&self, reference: &str, amount: Money) -> Result<(), ProviderDown> {
        self.0.lock().unwrap().push((reference.to_owned(), amount));
        Ok(())
    }
}

fn paying() -> (Desk, Arc<Remembering>) {
    let (mut desk, provider) = (Desk::open(), Arc::new(Remembering::default()));
    desk.house.services.payments = Some(provider.clone());
    (desk, provider)
}

impl Desk {
    fn begins(&self, booking: &BookingView) -> OnlinePaymentId {
        let begin = BeginOnlinePayment {
            booking_id: booking.booking.id,
        };
        self.house.change(&self.who, begin).expect("a payment").payment.id
    }

    fn hears(&self, id: OnlinePaymentId, news: ProviderNews) -> OnlineState {
        let system = Context::system(self.house.tenant);
        self.house
            .change(&system, SettleOnlinePayment { id, news })
            .expect("news")
            .state
    }
}

// B7, M11
#[test]
fn money_in_time_confirms_the_hold_and_acts_once() {
    let (desk, provider) = paying();
    let (seat, ali) = (desk.seat("A1", 3_000), desk.customer("Ali"));
    let held = desk.books_with(ali, seat, (300, 420), true, None).unwrap();
    let id = desk.begins(&held);
    assert_eq!(desk.begins(&held), id);
    assert_eq!(desk.hears(id, ProviderNews::Paid), OnlineState::Paid);
    assert_eq!(desk.hears(id, ProviderNews::Paid), OnlineState::Paid);
    assert_eq!(desk.hears(id, ProviderNews::Declined), OnlineState::Paid);
    let paid = desk.booking(&held);
    assert_eq!((paid.state, paid.pays), (BookingState::Confirmed, Pays::Now));
    let invoice = paid.invoice_id.unwrap();
    let invoice = desk.house.ask(&desk.who, OneInvoice { id: invoice }).unwrap().invoice;
    assert_eq!((invoice.total, invoice.paid_amount), (money(6_000), money(6_000)));
    // B10: what is paid is not touched when nobody comes.
    desk.go_to(400);
    desk.tends();
    assert_eq!(desk.booking(&held).state, BookingState::Confirmed);
    let session = desk.checks_in(&held).unwrap();
    desk.go_to(440);
    // Only the time beyond is left to pay.
    assert_eq!(desk.leaves(&session).invoice.total, money(1_000));
    assert!(provider.0.lock().unwrap().is_empty());
    desk.agrees();
}

// B7
#[test]
fn money_that_comes_too_late_books_again_or_goes_back() {
    let (desk, provider) = paying();
    let (seat, ali, mona) = (desk.seat("A1", 3_000), desk.customer("Ali"), desk.customer("Mona"));
    let free = desk.books_with(ali, seat, (300, 420), true, None).unwrap();
    let gone = desk.books_with(ali, seat, (420, 540), true, None).unwrap();
    let (again, back) = (desk.begins(&free), desk.begins(&gone));
    desk.go_to(10);
    desk.tends();
    assert_eq!(desk.booking(&free).state, BookingState::Expired);
    desk.books(mona, seat, (480, 600)).unwrap();
    assert_eq!(desk.hears(again, ProviderNews::Paid), OnlineState::Paid);
    assert_eq!(desk.booking(&free).state, BookingState::Confirmed);
    assert_eq!(code(desk.books(mona, seat, (300, 330))), "booking.taken");
    assert_eq!(desk.hears(back, ProviderNews::Paid), OnlineState::RefundDue);
    assert_eq!(desk.booking(&gone).state, BookingState::Expired);
    desk.tends();
    desk.tends();
    assert_eq!(*provider.0.lock().unwrap(), [(back.to_string(), money(6_000))]);
    desk.agrees();
}

// B9, M7
#[test]
fn a_paid_booking_called_off_late_gives_back_all_but_its_fee() {
    let (desk, provider) = paying();
    desk.says(hours((600, 2_500, 0)));
    let (seat, ali) = (desk.seat("A1", 3_000), desk.customer("Ali"));
    let booking = desk.books(ali, seat, (300, 420)).unwrap();
    let id = desk.begins(&booking);
    desk.hears(id, ProviderNews::Paid);
    let cancelled = desk.cancels(&booking).unwrap().booking;
    assert_eq!(
        (cancelled.fee, cancelled.fee_invoice_id),
        (money(1_500), cancelled.invoice_id)
    );
    desk.tends();
    assert_eq!(*provider.0.lock().unwrap(), [(id.to_string(), money(4_500))]);
    let id = cancelled.invoice_id.unwrap();
    let invoice = desk.house.ask(&desk.who, OneInvoice { id }).unwrap().invoice;
    assert_eq!(
        (invoice.credited_amount, invoice.refunded_amount),
        (money(4_500), money(4_500))
    );
    assert_eq!(desk.known(ali).owed, Money::ZERO);
    desk.agrees();
}

// B7
#[test]
fn without_a_provider_nothing_is_paid_online() {
    let desk = Desk::open();
    let (seat, ali) = (desk.seat("A1", 3_000), desk.customer("Ali"));
    let booking = desk.books(ali, seat, (300, 420)).unwrap();
    let begin = BeginOnlinePayment {
        booking_id: booking.booking.id,
    };
    assert_eq!(code(desk.house.change(&desk.who, begin)), "payment.online_off");
}

// B7, B1: money that comes as the hold ends, while somebody else wants the place.
#[test]
fn a_payment_against_the_end_of_its_hold_and_somebody_who_waits_for_it() {
    let (desk, provider) = paying();
    let (seat, ali, mona) = (desk.seat("A1", 3_000), desk.customer("Ali"), desk.customer("Mona"));
    let (mut kept, mut lost, mut due) = (0, 0, Vec::new());
    for round in 0..200 {
        let start = round * 11;
        desk.go_to(start);
        // A slot of its own, weeks ahead and while the house is open.
        let from = (30 + round / 20) * 1_440 + (round % 20) * 30;
        let slot = (from, from + 30);
        let held = desk.books_with(ali, seat, slot, true, None).unwrap();
        let id = desk.begins(&held);
        // Every other time just before the hold ends.
        desk.go_to(start + 9 + (round % 2));
        let system = Context::system(desk.house.tenant);
        let other = Book {
            customer: Arriving::Known(mona),
            resource_id: seat,
            starts_at: desk.at(slot.0),
            ends_at: desk.at(slot.1),
            attendees: None,
            guest_name: None,
            title: None,
            note: None,
            pays: Pays::AtDesk,
            hold: false,
            coupon: None,
            expected_amount: None,
        };
        let news = || SettleOnlinePayment {
            id,
            news: ProviderNews::Paid,
        };
        let (first, second, rival) = std::thread::scope(|scope| {
            let tells = |_| {
                let (house, system) = (&desk.house, system.clone());
                scope.spawn(move || house.change(&system, news()))
            };
            let (one, two) = (tells(1), tells(2));
            let tends = {
                let (house, system) = (&desk.house, system.clone());
                scope.spawn(move || house.change(&system, coworkflow_operations::bookings::TendBookings))
            };
            let rival = {
                let (house, who) = (&desk.house, desk.who.clone());
                scope.spawn(move || house.change(&who, other))
            };
            tends.join().unwrap().unwrap();
            (
                one.join().unwrap().unwrap(),
                two.join().unwrap().unwrap(),
                rival.join().unwrap(),
            )
        });
        assert_eq!(first.state, second.state, "told twice, it is one payment");
        let mine = desk.booking(&held);
        match rival {
            // Never both: either his money bought the place, or it goes back.
            Ok(_) => {
                assert_eq!(
                    (first.state, mine.state),
                    (OnlineState::RefundDue, BookingState::Expired),
                    "round {round}"
                );
                due.push((id.to_string(), money(1_500)));
                lost += 1;
            }
            Err(refused) => {
                assert_eq!(code::<()>(Err(refused)), "booking.taken");
                assert_eq!(
                    (first.state, mine.state),
                    (OnlineState::Paid, BookingState::Confirmed),
                    "round {round}"
                );
                kept += 1;
            }
        }
        assert_eq!(
            mine.invoice_id.is_some(),
            mine.state == BookingState::Confirmed,
            "round {round}"
        );
        desk.tends();
    }
    assert_eq!(kept + lost, 200);
    assert!(kept >= 100, "{kept} kept");
    let sent = provider.0.lock().unwrap().clone();
    assert_eq!(sent, due, "each refund is sent once");
    desk.agrees();
}
