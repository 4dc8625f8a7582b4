use coworkflow_domain::bookings::Pays;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::money::Money;
use coworkflow_domain::resources::ResourceKind;

use super::*;
use crate::bookings::{Book, CancelBooking};
use crate::customers::{CreateCustomer, CustomerInput};
use crate::failure::Failure;
use crate::resources::CreateResource;
use crate::sessions::Arriving;
use crate::testing::{TestHouse, block_on};

fn furnished() -> (TestHouse, CustomerId, crate::bookings::BookingView) {
    let house = TestHouse::new();
    let room = CreateResource {
        name: "Big room".into(),
        resource_type: ResourceKind::Room,
        rate_per_hour: Money::from_minor(10_000),
        capacity: Some(6),
        position: None,
        arrangement: None,
    };
    let room = house.change(&house.owner, room).unwrap().row.id;
    let mona = CreateCustomer {
        input: CustomerInput {
            name: "Mona El Sherif".into(),
            ..CustomerInput::default()
        },
        allow_duplicate: true,
    };
    let mona = house.change(&house.staff, mona).unwrap().id;
    let starts_at = house.now().plus_hours(48);
    let book = Book {
        customer: Arriving::Known(mona),
        resource_id: room,
        starts_at,
        ends_at: starts_at.plus_hours(2),
        attendees: None,
        guest_name: Some("Karim Adel".into()),
        title: Some("Interview".into()),
        note: Some("for the desk alone".into()),
        pays: Pays::AtDesk,
        hold: false,
        coupon: None,
        expected_amount: None,
    };
    let booked = house.change(&house.staff, book).unwrap();
    (house, mona, booked)
}

fn file(house: &TestHouse, link: &CalendarLink) -> Result<String, Failure> {
    let name = link.path.strip_prefix("/feeds/").unwrap().strip_suffix(".ics").unwrap();
    block_on(house.services.calendar_file(house.tenant, name)).map(|file| file.text)
}

#[test]
fn a_link_shows_the_bookings_until_it_is_taken_back() {
    let (house, mona, booked) = furnished();
    assert_eq!(house.ask(&house.staff, FeedOf { customer_id: mona }).unwrap(), None);
    let link = house.change(&house.staff, MakeFeed { customer_id: mona }).unwrap();
    assert_eq!(
        house.ask(&house.staff, FeedOf { customer_id: mona }).unwrap(),
        Some(link.clone())
    );
    let text = file(&house, &link).unwrap();
    for part in [
        "SUMMARY:Interview · Big room",
        "LOCATION:Nile House Zamalek\\, Big room",
        "DESCRIPTION:Guest: Karim Adel",
        "DTSTART;TZID=Africa/Cairo:20261122T100000",
        "DTEND;TZID=Africa/Cairo:20261122T120000",
        "STATUS:CONFIRMED",
        "TZID:Africa/Cairo",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("desk alone"));
    // A new link takes the place of the old one.
    let new = house.change(&house.staff, MakeFeed { customer_id: mona }).unwrap();
    assert!(file(&house, &link).is_err() && file(&house, &new).is_ok());
    let cancel = CancelBooking {
        id: booked.booking.id,
        reason: None,
        waive_fee: false,
        expected_fee: None,
    };
    house.change(&house.staff, cancel).unwrap();
    assert!(!file(&house, &new).unwrap().contains("VEVENT"));
    house.change(&house.staff, RevokeFeed { customer_id: mona }).unwrap();
    assert_eq!(house.last_event().event, "calendar_feed.revoked");
    assert_eq!(file(&house, &new).unwrap_err().refusal().unwrap().code, "not_found");
}

// A3
#[test]
fn a_wrong_link_says_no_more_than_a_random_one() {
    let (house, mona, _) = furnished();
    let link = house.change(&house.staff, MakeFeed { customer_id: mona }).unwrap();
    let key = link.path.strip_prefix("/feeds/").unwrap().strip_suffix(".ics").unwrap();
    let next_door = house.next_door();
    let swapped = format!("{}{}", next_door.tenant.uuid().simple(), &key[32..]);
    let wrong_secret = format!("{}{}", &key[..64], "0".repeat(32));
    let nobody = "f".repeat(96);
    // A right one, at the address of the house next door.
    let elsewhere = block_on(house.services.calendar_file(next_door.tenant, key)).unwrap_err();
    let refusals: Vec<_> = [
        swapped.as_str(),
        &wrong_secret,
        &nobody,
        "",
        "../x",
        "\u{0639}",
        &key[..95],
    ]
    .into_iter()
    .map(|key| {
        block_on(house.services.calendar_file(house.tenant, key))
            .unwrap_err()
            .refusal()
            .unwrap()
            .clone()
    })
    .collect();
    assert!(refusals.iter().all(|refusal| refusal == &refusals[0]));
    assert_eq!(refusals[0].code, "not_found");
    assert_eq!(elsewhere.refusal(), refusals.first());
    // The house next door can't make one for our customer.
    let asked = next_door.change(&next_door.owner, MakeFeed { customer_id: mona });
    assert_eq!(asked.unwrap_err().refusal().unwrap().code, "not_found");
}
