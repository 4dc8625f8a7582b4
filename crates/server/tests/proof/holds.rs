//! Money that comes as the hold ends, while others want the place (`B7`): over HTTP, with the clock and the house's own job
//! among those who press at the same moment.

use coworkflow_domain::bookings::BookingState;
use coworkflow_domain::ids::{BookingId, ResourceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::OnlineState;
use coworkflow_domain::time::Instant;
use coworkflow_operations::testing::block_on;
use coworkflow_store::online_payments::OnlinePaymentRow;
use coworkflow_store::{bookings, claims, online_payments};
use serde_json::json;

use crate::served::{Served, outcome};
use crate::till::{Answered, Till, number, text};

/// How often.
const ROUNDS: i64 = 200;
/// How long a hold lasts, in seconds.
const HOLD: i64 = 60;
/// The provider tells its news to two of our connections.
const PAYERS: usize = 2;
/// So many want the same place.
const RIVALS: usize = 9;
/// Half an hour at 30.00.
const PRICE: i64 = 1_500;

/// What happens in a round, in turn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// All at once a second before the hold ends, and the clock goes on meanwhile.
    AsItEnds,
    /// All at once after it has ended.
    AfterItsEnd,
    /// The money is there in time; all others come as the hold would have ended.
    PaidInTime,
    /// Somebody else has the place before the money comes.
    TakenBefore,
}

impl Turn {
    const ALL: [Turn; 4] = [Turn::AsItEnds, Turn::AfterItsEnd, Turn::PaidInTime, Turn::TakenBefore];
}

impl Till {
    fn books(&mut self, customer: &str, seat: &str, (from, until): (Instant, Instant), hold: bool) -> Answered<String> {
        let query = "mutation($i: BookInput!) { book(input: $i) { id } }";
        let input =
            json!({ "customerId": customer, "resourceId": seat, "startsAt": from, "endsAt": until, "hold": hold });
        Ok(text(&self.ask(query, json!({ "i": input }))?, "/book/id"))
    }

    fn begins_to_pay(&mut self, booking: &str) -> Answered<String> {
        let query = r#"mutation($b: ID!) { payBookingOnline(id: $b, returnTo: "/calendar") { url } }"#;
        Ok(text(
            &self.ask(query, json!({ "b": booking }))?,
            "/payBookingOnline/url",
        ))
    }

    fn pays(&mut self, page: &str) -> Answered<String> {
        let status = self.presses(page, "answer=pay")?;
        assert_eq!(status, 303, "the provider's news are always taken");
        Ok(String::new())
    }
}

/// What became of a hold.
struct Became {
    state: BookingState,
    billed: bool,
    payment: OnlinePaymentRow,
    claims: usize,
}

fn became(served: &Served, booking: &str, seat: &str, (from, until): (Instant, Instant)) -> Became {
    let (booking, seat): (BookingId, ResourceId) = (booking.parse().unwrap(), seat.parse().unwrap());
    served.house.read(move |tx| {
        let row = bookings::by_id(tx, booking)?.unwrap();
        let payments = online_payments::of_booking(tx, booking)?;
        assert_eq!(payments.len(), 1, "{payments:?}");
        Ok(Became {
            state: row.state,
            billed: row.invoice_id.is_some(),
            payment: payments[0].clone(),
            claims: claims::between(tx, seat, from, until)?.len(),
        })
    })
}

// B1, B7, M11
#[test]
fn the_end_of_a_hold_against_its_payment_has_one_winner_and_money_is_never_lost() {
    let mut served = Served::new();
    let seat = served.owner.adds_seat("A1").unwrap();
    let (ali, mona) = (
        served.owner.adds_customer("Ali").unwrap(),
        served.owner.adds_customer("Mona").unwrap(),
    );
    let settings = "mutation { changeBookingSettings(input: { holdMinutes: 1 }, version: 0) { version } }";
    served.owner.ask(settings, json!({})).unwrap();
    let opened = served.house.now();
    let (mut kept, mut lost) = (0, 0);
    for round in 0..ROUNDS {
        let turn = Turn::ALL[round as usize % Turn::ALL.len()];
        // A token counts for ten minutes.
        if round % 6 == 0 {
            served.signs_in_again();
        }
        // A slot of its own, weeks ahead and while the house is open.
        let from = opened.plus_hours(24 * (30 + round / 20)).plus_minutes(round % 20 * 30);
        let slot = (from, from.plus_minutes(30));
        let held = served.owner.books(&ali, &seat, slot, true).unwrap();
        let page = served.owner.begins_to_pay(&held).unwrap();

        served.house.clock.advance_seconds(HOLD - 1);
        let before = match turn {
            Turn::AsItEnds => 0,
            Turn::AfterItsEnd => {
                served.house.clock.advance_seconds(1);
                0
            }
            Turn::PaidInTime => {
                served.owner.pays(&page).unwrap();
                0
            }
            Turn::TakenBefore => {
                served.house.clock.advance_seconds(1);
                served.owner.books(&mona, &seat, slot, false).unwrap();
                1
            }
        };
        let clock = &served.house;
        let answers = served.at_once(PAYERS + 1 + RIVALS, |who, till| match who {
            0..PAYERS => till.pays(&page),
            PAYERS => {
                clock.clock.advance_seconds(1);
                block_on(clock.services.tend_bookings()).expect("a job that works");
                Ok(String::new())
            }
            _ => till.books(&mona, &seat, slot, false),
        });

        let (told, rivals) = answers.split_at(PAYERS + 1);
        assert!(told.iter().all(Result::is_ok), "{told:?}");
        let (won, refused) = outcome(rivals);
        assert!(refused.iter().all(|code| *code == "booking.taken"), "{refused:?}");
        let mine = became(&served, &held, &seat, slot);
        assert_eq!(mine.claims, 1, "round {round}");
        if won + before == 0 {
            // His money bought the place.
            assert_eq!(
                (mine.state, mine.payment.state, mine.payment.refund, mine.billed),
                (BookingState::Confirmed, OnlineState::Paid, Money::ZERO, true),
                "round {round}"
            );
            kept += 1;
        } else {
            // Another has it, one alone, and his money goes back.
            assert_eq!(won + before, 1, "round {round}");
            assert!(
                matches!(mine.payment.state, OnlineState::RefundDue | OnlineState::Refunded),
                "round {round}: {:?}",
                mine.payment
            );
            assert_eq!(
                (mine.state, mine.payment.refund, mine.billed),
                (BookingState::Expired, Money::from_minor(PRICE), false),
                "round {round}"
            );
            lost += 1;
        }
        assert!(
            turn != Turn::PaidInTime || won == 0,
            "round {round}: paid in time and lost"
        );
    }
    assert_eq!(kept + lost, ROUNDS);
    assert!(kept >= ROUNDS / 4 && lost >= ROUNDS / 4, "{kept} kept, {lost} lost");
    // What was received is what bought places: nothing twice, nothing else.
    served.signs_in_again();
    let day = served
        .owner
        .ask("{ dayOverview { receivedTotal } }", json!({}))
        .unwrap();
    assert_eq!(number(&day, "/dayOverview/receivedTotal"), kept * PRICE);
}
