//! Prices of days and weeks, and guests who leave and come back.

use coworkflow_domain::bookings::Pays;
use coworkflow_domain::ids::{CustomerId, ResourceId, SessionId};
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::{Effect, Scope};
use coworkflow_domain::time::Instant;
use coworkflow_operations::bookings::{Book, BookingView, CheckIn};
use coworkflow_operations::pricing::{
    ChangePriceRule, CreatePriceRule, DraftChange, PriceExample, PriceWhatIf, QuoteBooking, RuleEntry,
};
use coworkflow_operations::sessions::{Arriving, CancelSession};
use coworkflow_store::pricing::PriceRuleRow;

use crate::support::{Desk, money};

fn entry(name: &str, effect: Effect) -> RuleEntry {
    RuleEntry {
        name: name.into(),
        scope: Scope::default(),
        effect,
    }
}

impl Desk {
    fn prices(&self, name: &str, effect: Effect) -> PriceRuleRow {
        let entry = entry(name, effect);
        let made = self.house.change(&self.house.owner, CreatePriceRule { entry });
        made.expect("a rule")
    }

    /// A stay of so many minutes from now on; what its time was billed for.
    fn stays(&self, customer: CustomerId, seat: ResourceId, minutes: i64) -> (SessionId, i64) {
        let session = self.starts(customer, seat).expect("a session").session.id;
        self.house.clock.advance_minutes(minutes);
        let invoice = self.ends(session, 0, vec![]).expect("an invoice").invoice;
        (session, invoice.total.minor())
    }

    fn asks_price(&self, customer: CustomerId, place: ResourceId, from: Instant, minutes: i64) -> i64 {
        let question = QuoteBooking {
            resource_id: place,
            starts_at: from,
            ends_at: from.plus_minutes(minutes),
            customer_id: Some(customer),
            coupon: None,
            booking_id: None,
        };
        let quoted = self.house.ask(&self.who, question).expect("a quote");
        quoted.amount.minor()
    }

    fn reserves(&self, customer: CustomerId, place: ResourceId, from: Instant, minutes: i64) -> BookingView {
        let book = Book {
            customer: Arriving::Known(customer),
            resource_id: place,
            starts_at: from,
            ends_at: from.plus_minutes(minutes),
            attendees: None,
            guest_name: None,
            title: None,
            note: None,
            pays: Pays::AtDesk,
            hold: false,
            coupon: None,
            expected_amount: None,
        };
        self.house.change(&self.who, book).expect("a booking")
    }
}

// S5, P2: it is ten in the morning; the pass of a day is 100.00, an hour 30.00.
#[test]
fn who_comes_back_on_the_same_day_goes_on_with_the_day_pass() {
    let desk = Desk::open();
    desk.prices("Day pass", Effect::DayPass { price: money(10_000) });
    let (mona, karim, seat) = (desk.customer("Mona"), desk.customer("Karim"), desk.seat("A1", 3_000));
    assert_eq!(desk.stays(mona, seat, 120).1, 6_000);
    // A start that was taken back was charged nothing.
    let mistake = desk.starts(mona, seat).unwrap().session.id;
    desk.house.clock.advance_minutes(3);
    desk.house.change(&desk.who, CancelSession { id: mistake }).unwrap();
    // Another guest's stay counts for them alone.
    assert_eq!(desk.stays(karim, seat, 60).1, 3_000);
    // Back after lunch, for as long as she likes: the screen at the desk says the same before.
    let again = desk.starts(mona, seat).unwrap().session.id;
    desk.house.clock.advance_minutes(180);
    assert_eq!(desk.sees(again).quote.total, money(4_000));
    assert_eq!(desk.ends(again, 0, vec![]).unwrap().invoice.total, money(4_000));
    assert_eq!(desk.stays(mona, seat, 60).1, 0);
    // A place booked for the evening goes on with it too, one for tomorrow does not.
    let evening = desk.house.now().plus_minutes(60);
    assert_eq!(desk.asks_price(mona, seat, evening, 60), 0);
    assert_eq!(desk.asks_price(karim, seat, evening, 600), 7_000);
    assert_eq!(desk.asks_price(mona, seat, evening.plus_hours(24), 60), 3_000);
    desk.is_sound();
}

// S5, P1: what was booked is counted once, as it was billed.
#[test]
fn a_booked_stay_counts_for_the_day_pass_once() {
    let desk = Desk::open();
    desk.prices("Day pass", Effect::DayPass { price: money(10_000) });
    let (mona, seat) = (desk.customer("Mona"), desk.seat("A1", 3_000));
    let from = desk.house.now().plus_minutes(60);
    let booking = desk.reserves(mona, seat, from, 120);
    desk.house.clock.set(from);
    let session = desk
        .house
        .change(&desk.who, CheckIn { id: booking.booking.id })
        .unwrap();
    desk.house.clock.advance_minutes(120);
    assert_eq!(
        desk.ends(session.session.id, 0, vec![]).unwrap().invoice.total,
        money(6_000)
    );
    assert_eq!(desk.stays(mona, seat, 120).1, 4_000);
    assert_eq!(desk.stays(mona, seat, 60).1, 0);
}

// P6: a pass that is made dearer in between is still the same pass, at the price of check-in.
#[test]
fn a_day_pass_that_changes_in_between_stays_one() {
    let desk = Desk::open();
    let rule = desk.prices("Day pass", Effect::DayPass { price: money(5_000) });
    let (mona, seat) = (desk.customer("Mona"), desk.seat("A1", 3_000));
    assert_eq!(desk.stays(mona, seat, 90).1, 4_500);
    let running = desk.starts(mona, seat).unwrap().session.id;
    let change = ChangePriceRule {
        id: rule.id,
        version: 1,
        entry: entry("Day pass", Effect::DayPass { price: money(20_000) }),
    };
    desk.house.change(&desk.house.owner, change).unwrap();
    desk.house.clock.advance_minutes(60);
    assert_eq!(desk.ends(running, 0, vec![]).unwrap().invoice.total, money(500));
    assert_eq!(desk.stays(mona, seat, 60).1, 3_000);
}

// P2, P1: what a booking of days costs is what is billed, whatever part of it is used.
#[test]
fn a_room_by_the_day_is_quoted_and_billed_by_the_day() {
    let desk = Desk::open();
    desk.prices("Studio day", Effect::DayRate { price: money(20_000) });
    let (mona, room) = (desk.customer("Mona"), desk.seat("Studio", 9_000));
    let from = desk.house.now().plus_minutes(60);
    assert_eq!(desk.asks_price(mona, room, from, 30), 20_000);
    let booking = desk.reserves(mona, room, from, 12 * 60);
    assert_eq!(booking.booking.amount, money(20_000));
    desk.house.clock.set(from);
    let session = desk
        .house
        .change(&desk.who, CheckIn { id: booking.booking.id })
        .unwrap();
    desk.house.clock.advance_minutes(90);
    let bill = desk.ends(session.session.id, 0, vec![]).unwrap();
    assert_eq!(bill.invoice.total, money(20_000));
    // A later stay of the day is a stay of its own: only a day pass counts over several.
    assert_eq!(desk.stays(mona, room, 30).1, 20_000);
    desk.is_sound();
}

// P1: what was booked is priced again too, by how long ahead it was booked and what was paid ahead.
#[test]
fn what_if_prices_booked_stays_again() {
    let desk = Desk::open();
    let (mona, seat) = (desk.customer("Mona"), desk.seat("A1", 3_000));
    let from = desk.house.now().plus_minutes(120);
    let booking = desk.reserves(mona, seat, from, 120);
    desk.house.clock.set(from);
    let session = desk
        .house
        .change(&desk.who, CheckIn { id: booking.booking.id })
        .unwrap();
    desk.house.clock.advance_minutes(180);
    assert_eq!(
        desk.ends(session.session.id, 0, vec![]).unwrap().invoice.total,
        money(9_000)
    );
    let ask = |draft| desk.house.ask(&desk.house.manager, PriceWhatIf { draft }).unwrap();
    let nothing = ask(DraftChange::default());
    assert_eq!((nothing.sessions, nothing.billed.time), (1, money(9_000)));
    assert_eq!((nothing.saved, nothing.draft), (nothing.billed, nothing.billed));
    let early = Scope {
        lead_from: Some(120),
        ..Scope::default()
    };
    let draft = |scope: Scope| DraftChange {
        entry: Some(RuleEntry {
            scope,
            ..entry("Day", Effect::DayRate { price: money(5_000) })
        }),
        replaces: None,
    };
    assert_eq!(ask(draft(early)).draft.time, money(5_000));
    let earlier = Scope {
        lead_from: Some(121),
        ..Scope::default()
    };
    assert_eq!(ask(draft(earlier)).draft.time, money(9_000));
    // Two stays of one day under a pass cost what they would have cost together.
    desk.stays(mona, seat, 60);
    let pass = DraftChange {
        entry: Some(entry("Pass", Effect::DayPass { price: money(10_000) })),
        replaces: None,
    };
    let answer = ask(pass);
    assert_eq!((answer.billed.time, answer.draft.time), (money(12_000), money(10_000)));
}

// P2: the editor shows a pass on the second stay of a day.
#[test]
fn an_example_can_begin_with_what_was_charged_before() {
    let desk = Desk::open();
    let seat = desk.seat("A1", 3_000);
    let example = |spent_before: Money| {
        let question = PriceExample {
            draft: DraftChange {
                entry: Some(entry("Pass", Effect::DayPass { price: money(10_000) })),
                replaces: None,
            },
            resource_id: Some(seat),
            customer_type: coworkflow_domain::customers::CustomerType::Visitor,
            customer_id: None,
            starts_at: desk.house.now(),
            ends_at: desk.house.now().plus_minutes(120),
            item_id: None,
            lead_minutes: 0,
            spent_before,
        };
        desk.house.ask(&desk.who, question).unwrap().quote.total.minor()
    };
    assert_eq!([0, 7_000, 20_000].map(|spent| example(money(spent))), [6_000, 3_000, 0]);
}
