//! Joining, in the ways that a house may choose, and what it gives.

use coworkflow_domain::access::Role;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::members::SignUp;
use coworkflow_domain::money::Money;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_store::members::MemberSettingsRow;

use super::*;
use crate::access::{ChangeUser, CreateUser, ListUsers, WhoAmI};
use crate::context::Context;
use crate::customers::{ArchiveCustomer, CreateCustomer, CustomerInput, DeleteCustomer, ListCustomers};
use crate::failure::Failure;
use crate::resources::CreateResource;
use crate::testing::{DESK, PASSWORD, TestHouse, block_on};

fn code<T: std::fmt::Debug>(refused: Result<T, Failure>) -> String {
    refused.unwrap_err().refusal().unwrap().code.to_string()
}

fn customer(house: &TestHouse, name: &str) -> CustomerId {
    let input = CustomerInput {
        name: name.into(),
        ..CustomerInput::default()
    };
    let create = CreateCustomer {
        input,
        allow_duplicate: true,
    };
    house.change(&house.staff, create).unwrap().id
}

fn invite(house: &TestHouse, customer_id: CustomerId) -> String {
    let view = house.change(&house.staff, InviteMember { customer_id }).unwrap();
    assert_eq!(view.standing, MemberStanding::Invited);
    house.services.invitation_token(house.tenant, &view.invitation.unwrap())
}

fn form(invitation: Option<String>, email: &str) -> JoinInput {
    JoinInput {
        invitation,
        code: None,
        name: Some("Hoda Samir".into()),
        phone: Some("010 9876 5432".into()),
        email: email.into(),
        password: PASSWORD.into(),
    }
}

fn join(house: &TestHouse, input: JoinInput) -> Result<coworkflow_store::access::UserRow, Failure> {
    block_on(house.services.join(house.tenant, input, DESK))
}

fn signed_in(house: &TestHouse, email: &str) -> Result<Context, Failure> {
    let signed_in = block_on(
        house
            .services
            .sign_in(house.tenant, email, PASSWORD.into(), DESK, "phone"),
    )?;
    let bearer = house.services.authenticate(&signed_in.access_token)?;
    Ok(bearer.context(coworkflow_domain::text::Lang::En, "r".into(), "tab".into()))
}

fn set(house: &TestHouse, sign_up: SignUp, code: &str) -> MemberSettingsRow {
    let version = house.ask(&house.owner, GetMemberSettings).unwrap().version;
    let change = ChangeMemberSettings {
        sign_up,
        code: code.into(),
        public_page: false,
        new_link: false,
        version,
    };
    house.change(&house.owner, change).unwrap()
}

// A4
#[test]
fn an_invited_customer_joins_once_and_is_themselves() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona El-Sherif");
    let token = invite(&house, mona);
    let terms = block_on(house.services.join_terms(house.tenant, Some(token.clone()))).unwrap();
    assert_eq!(terms.invited.unwrap().name, "Mona El-Sherif");
    let joined = join(&house, form(Some(token.clone()), "Mona@nile.test")).unwrap();
    assert_eq!((joined.role, joined.customer_id), (Role::Member, Some(mona)));
    let me = signed_in(&house, "mona@nile.test").unwrap();
    let seen = house.ask(&me, Me).unwrap();
    assert_eq!((seen.customer.id, seen.user.email.as_str()), (mona, "mona@nile.test"));
    // The link was used, and the customer is no second person.
    assert_eq!(
        code(join(&house, form(Some(token.clone()), "other@nile.test"))),
        "members.invitation_ended"
    );
    assert_eq!(
        code(block_on(house.services.join_terms(house.tenant, Some(token)))),
        "members.invitation_ended"
    );
    assert_eq!(
        code(house.change(&house.staff, InviteMember { customer_id: mona })),
        "members.member_already"
    );
}

// A2, A4
#[test]
fn a_member_reaches_nothing_of_the_desk_and_the_team_nothing_of_a_member() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona El-Sherif");
    let me = house.member(mona, "mona@nile.test");
    assert_eq!(code(house.ask(&me, WhoAmI)), "forbidden");
    assert_eq!(code(house.ask(&me, ListCustomers::default())), "forbidden");
    assert_eq!(code(house.ask(&house.owner, Me)), "forbidden");
    // The team's list is of the team.
    let team = house.ask(&house.owner, ListUsers).unwrap();
    assert!(team.iter().all(|user| user.role != Role::Member) && team.len() == 3);
}

#[test]
fn an_invitation_ends_after_two_weeks_and_a_newer_one_takes_its_place() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona El-Sherif");
    let first = invite(&house, mona);
    let second = invite(&house, mona);
    assert_eq!(
        code(join(&house, form(Some(first), "mona@nile.test"))),
        "members.invitation_ended"
    );
    house.clock.advance_minutes(14 * 24 * 60);
    assert_eq!(
        code(join(&house, form(Some(second), "mona@nile.test"))),
        "members.invitation_ended"
    );
    let third = invite(&house, mona);
    assert!(join(&house, form(Some(third), "mona@nile.test")).is_ok());
}

#[test]
fn strangers_join_as_the_house_says() {
    let house = TestHouse::new();
    assert_eq!(
        code(join(&house, form(None, "hoda@nile.test"))),
        "members.by_invitation"
    );
    set(&house, SignUp::Code, "Nile 2026");
    assert_eq!(code(join(&house, form(None, "hoda@nile.test"))), "members.wrong_code");
    let right = JoinInput {
        code: Some("nile ٢٠٢٦".into()),
        ..form(None, "hoda@nile.test")
    };
    let hoda = join(&house, right).unwrap();
    assert_eq!(house.last_event().event, "member.joined");
    set(&house, SignUp::Open, "");
    // Who has the number of somebody gets no account but their own.
    let twin = join(&house, form(None, "twin@nile.test")).unwrap();
    assert_ne!(twin.customer_id, hoda.customer_id);
    assert_eq!(code(join(&house, form(None, "hoda@nile.test"))), "access.email_taken");
    let nameless = JoinInput {
        phone: None,
        ..form(None, "new@nile.test")
    };
    assert_eq!(
        join(&house, nameless).unwrap_err().refusal().unwrap().field.as_deref(),
        Some("phone")
    );
    let weak = JoinInput {
        password: "12345678".into(),
        ..form(None, "new@nile.test")
    };
    assert_eq!(code(join(&house, weak)), "access.password_too_common");
}

// Promise 10
#[test]
fn guessing_the_code_is_slowed() {
    let house = TestHouse::new();
    set(&house, SignUp::Code, "Nile 2026");
    let tries: Vec<String> = (0..7)
        .map(|_| code(join(&house, form(None, "hoda@nile.test"))))
        .collect();
    assert_eq!(tries.first().unwrap(), "members.wrong_code");
    assert_eq!(tries.last().unwrap(), "access.too_many_attempts");
}

// Promise 8
#[test]
fn access_ends_at_once_and_with_the_customer() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona El-Sherif");
    let me = house.member(mona, "mona@nile.test");
    let end = |active| SetMemberAccess {
        customer_id: mona,
        active,
    };
    assert_eq!(code(house.change(&house.staff, end(false))), "forbidden");
    let view = house.change(&house.manager, end(false)).unwrap();
    assert_eq!(view.standing, MemberStanding::Inactive);
    assert_eq!(code(house.ask(&me, Me)), "sign_in_needed");
    house.change(&house.manager, end(true)).unwrap();
    assert!(signed_in(&house, "mona@nile.test").is_ok());
    assert_eq!(
        code(house.change(&house.manager, DeleteCustomer { id: mona })),
        "members.signs_in"
    );
    house.change(&house.manager, ArchiveCustomer { id: mona }).unwrap();
    assert_eq!(code(signed_in(&house, "mona@nile.test")), "access.wrong_credentials");
}

#[test]
fn nobody_becomes_a_member_or_stops_being_one_as_a_user_of_the_team() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona El-Sherif");
    let me = house.member(mona, "mona@nile.test");
    let user = house.user(&me);
    let change = ChangeUser {
        id: user.id,
        name: user.name,
        email: user.email,
        role: Role::Manager,
        custom_role_id: None,
        active: true,
    };
    assert_eq!(code(house.change(&house.owner, change)), "access.members_are_invited");
    let create = CreateUser {
        name: "Hoda".into(),
        email: "hoda@nile.test".into(),
        role: Role::Member,
        custom_role_id: None,
        password: house.services.hash_now(PASSWORD).unwrap(),
    };
    assert_eq!(code(house.change(&house.owner, create)), "access.members_are_invited");
}

#[test]
fn a_member_changes_what_they_are_called_and_signs_in_with() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona El-Sherif");
    let karim = customer(&house, "Karim Adel");
    let me = house.member(mona, "mona@nile.test");
    house.member(karim, "karim@nile.test");
    let profile = |email: &str| ChangeMyProfile {
        name: "Mona Sherif".into(),
        phone: Some("010 1234 5678".into()),
        email: email.into(),
    };
    assert_eq!(
        code(house.change(&me, profile("karim@nile.test"))),
        "access.email_taken"
    );
    house.change(&me, profile("mona.sherif@nile.test")).unwrap();
    let seen = house.ask(&me, Me).unwrap();
    assert_eq!(
        (
            seen.customer.name.as_str(),
            seen.customer.phone.as_deref(),
            seen.user.email.as_str()
        ),
        ("Mona Sherif", Some("+201012345678"), "mona.sherif@nile.test")
    );
}

#[test]
fn two_who_change_the_settings_notice_each_other() {
    let house = TestHouse::new();
    let change = |version| ChangeMemberSettings {
        sign_up: SignUp::Open,
        code: String::new(),
        public_page: true,
        new_link: false,
        version,
    };
    assert_eq!(code(house.change(&house.staff, change(0))), "forbidden");
    let first = house.change(&house.manager, change(0)).unwrap();
    assert_eq!(code(house.change(&house.owner, change(0))), "stale");
    // The link stays as it is until another is asked for.
    let second = house.change(&house.owner, change(first.version)).unwrap();
    assert_eq!(first.page_key, second.page_key);
    let renewed = ChangeMemberSettings {
        new_link: true,
        ..change(second.version)
    };
    assert_ne!(house.change(&house.owner, renewed).unwrap().page_key, first.page_key);
}

// A3: an invitation from next door is as unknown here as any other, and leads into the house that made it.
#[test]
fn an_invitation_leads_into_the_house_that_made_it_alone() {
    let house = TestHouse::new();
    let delta = house.next_door();
    let omar = customer(&delta, "Omar Hegazy");
    let token = invite(&delta, omar);
    let wanted = form(Some(token), "omar@delta.test");
    assert_eq!(code(join(&house, wanted.clone())), "members.invitation_ended");
    let joined = join(&delta, wanted).unwrap();
    assert_eq!(joined.customer_id, Some(omar));
    assert_eq!(
        delta.read(move |tx| coworkflow_store::access::member(tx, omar)),
        Some(joined)
    );
}

// A3, A4
#[test]
fn the_booking_of_another_member_is_not_there() {
    let house = TestHouse::new();
    let mona = house.member(customer(&house, "Mona El-Sherif"), "mona@nile.test");
    let karim = house.member(customer(&house, "Karim Adel"), "karim@nile.test");
    let desk = CreateResource {
        name: "A1".into(),
        resource_type: ResourceKind::Desk,
        rate_per_hour: Money::from_minor(3_000),
        capacity: None,
        position: None,
        arrangement: None,
    };
    let resource_id = house.change(&house.owner, desk).unwrap().row.id;
    let (starts_at, ends_at) = (house.now().plus_hours(1), house.now().plus_hours(2));
    let book = BookMine {
        resource_id,
        starts_at,
        ends_at,
        guest_name: String::new(),
        title: "Interview".into(),
        note: String::new(),
        attendees: None,
        coupon: None,
        expected: None,
        pay_now: false,
    };
    let id = house.change(&mona, book).unwrap().row.id;
    let asks = [
        code(house.ask(&karim, OneOfMyBookings { id })),
        code(house.change(&karim, CancelMyBooking { id, expected_fee: None })),
        code(house.change(&karim, ArriveAtMyBooking { id })),
        code(house.change(&karim, PayMyBooking { id })),
        code(house.change(
            &karim,
            MoveMyBooking {
                id,
                resource_id: None,
                starts_at: starts_at.plus_hours(1),
                ends_at: ends_at.plus_hours(1),
                expected: None,
            },
        )),
    ];
    assert_eq!(asks, ["not_found"; 5]);
    assert_eq!(house.ask(&karim, MyBookings::default()).unwrap().nodes, []);
    assert_eq!(house.ask(&mona, OneOfMyBookings { id }).unwrap().row.title, "Interview");
}
