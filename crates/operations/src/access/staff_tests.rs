use std::net::Ipv4Addr;

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CustomRoleId;

use super::*;
use crate::access::{
    ChangeUser, CreateRole, InviteStaff, ListStaffInvitations, SignedIn, StaffInvitationView, WhoAmI,
    WithdrawStaffInvitation,
};
use crate::context::Context;
use crate::testing::{STAFF_EMAIL, TestHouse, block_on};

const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(41, 32, 7, 9));

fn code<T>(refused: Result<T, Failure>) -> String {
    refused.err().unwrap().refusal().unwrap().code.to_string()
}

fn invite(house: &TestHouse, by: &Context, role: Role, custom_role_id: Option<CustomRoleId>) -> StaffInvitationView {
    let invite = InviteStaff {
        email: "Laila@Nile.Test".into(),
        role,
        custom_role_id,
    };
    house.change(by, invite).unwrap()
}

fn join(house: &TestHouse, token: &str) -> Result<UserRow, Failure> {
    let input = StaffJoin {
        token: token.into(),
        name: "Laila Fahmy".into(),
        password: "karkadeh with mint".into(),
    };
    block_on(house.services.join_staff(house.tenant, input, HOME))
}

fn token(house: &TestHouse, invited: &StaffInvitationView) -> String {
    house.services.staff_token(house.tenant, invited.row.id)
}

fn sign_in(house: &TestHouse) -> Result<SignedIn, Failure> {
    let (email, password) = ("laila@nile.test", "karkadeh with mint".to_owned());
    block_on(house.services.sign_in(house.tenant, email, password, HOME, "phone"))
}

#[test]
fn who_is_invited_joins_once_with_the_role_that_was_given() {
    let house = TestHouse::new();
    let grants = [Permission::InventoryRead].into_iter().collect();
    let role = CreateRole {
        name: "Storekeeper".into(),
        grants,
    };
    let role = house.change(&house.owner, role).unwrap();
    let invited = invite(&house, &house.owner, Role::Staff, Some(role.id));
    assert_eq!(house.last_event().event, "staff.invited");
    let token = token(&house, &invited);
    let terms = block_on(house.services.staff_terms(house.tenant, token.clone())).unwrap();
    assert_eq!(
        (
            terms.email.as_str(),
            terms.custom_role.as_deref(),
            terms.inviter.as_str()
        ),
        ("laila@nile.test", Some("Storekeeper"), "Nadia Sherif")
    );
    assert!(sign_in(&house).is_err());
    let joined = join(&house, &token).unwrap();
    assert_eq!(house.last_event().event, "staff.joined");
    assert_eq!(joined.custom_role_id, Some(role.id));
    let signed_in = sign_in(&house).unwrap();
    let bearer = house.services.authenticate(&signed_in.access_token).unwrap();
    let context = bearer.context(Lang::En, "r-1".into(), "tab".into());
    let viewer = house.ask(&context, WhoAmI).unwrap();
    assert!(viewer.permissions.contains(&Permission::InventoryRead));
    assert!(!viewer.permissions.contains(&Permission::CustomersRead));
    // Used once.
    assert_eq!(code(join(&house, &token)), "rights.invitation_ended");
    assert!(house.ask(&house.owner, ListStaffInvitations).unwrap().is_empty());
}

#[test]
fn an_invitation_ends_with_its_time_a_newer_one_or_when_it_is_taken_back() {
    let house = TestHouse::new();
    let ended = |token: &str| code(join(&house, token)) == "rights.invitation_ended";
    let first = token(&house, &invite(&house, &house.owner, Role::Staff, None));
    let second = invite(&house, &house.owner, Role::Manager, None);
    assert!(ended(&first) && ended("made up") && ended(""));
    assert_eq!(house.ask(&house.owner, ListStaffInvitations).unwrap().len(), 1);
    house
        .change(&house.owner, WithdrawStaffInvitation { id: second.row.id })
        .unwrap();
    assert!(ended(&token(&house, &second)));
    let third = token(&house, &invite(&house, &house.owner, Role::Staff, None));
    house.clock.advance_minutes(7 * 24 * 60);
    assert!(ended(&third));
    assert!(house.ask(&house.owner, ListStaffInvitations).unwrap().is_empty());
}

// A3
#[test]
fn an_invitation_of_the_house_next_door_is_none_here() {
    let house = TestHouse::new();
    let next_door = house.next_door();
    let theirs = token(&next_door, &invite(&next_door, &next_door.owner, Role::Owner, None));
    assert_eq!(code(join(&house, &theirs)), "rights.invitation_ended");
    assert!(join(&next_door, &theirs).is_ok());
}

// A2: whoever lost a right gives it no more, also by a link from before.
#[test]
fn an_invitation_counts_as_long_as_its_sender_could_give_it() {
    let house = TestHouse::new();
    let change = |role, active| {
        let manager = house.user(&house.manager);
        let change = ChangeUser {
            id: manager.id,
            name: manager.name,
            email: manager.email,
            role,
            custom_role_id: None,
            active,
        };
        house.change(&house.owner, change).unwrap();
    };
    change(Role::Owner, true);
    let as_owner = token(&house, &invite(&house, &house.manager, Role::Owner, None));
    change(Role::Manager, true);
    assert_eq!(code(join(&house, &as_owner)), "rights.invitation_ended");
    change(Role::Owner, true);
    change(Role::Owner, false);
    assert_eq!(code(join(&house, &as_owner)), "rights.invitation_ended");
}

#[test]
fn an_address_that_signs_in_already_is_not_invited() {
    let house = TestHouse::new();
    let again = InviteStaff {
        email: STAFF_EMAIL.into(),
        role: Role::Staff,
        custom_role_id: None,
    };
    assert_eq!(code(house.change(&house.owner, again)), "access.email_taken");
    let member = InviteStaff {
        email: "member@nile.test".into(),
        role: Role::Member,
        custom_role_id: None,
    };
    assert_eq!(code(house.change(&house.owner, member)), "access.members_are_invited");
}

// J2
#[test]
fn who_is_invited_finds_the_link_in_their_mail() {
    let mut house = TestHouse::new();
    let kept = house.keep_mails();
    let invited = invite(&house, &house.owner, Role::Staff, None);
    assert_eq!(block_on(house.services.deliver_mails()).unwrap(), 1);
    assert_eq!(kept.last().to_address, "laila@nile.test");
    assert_eq!(kept.last_token(), token(&house, &invited));
    assert!(join(&house, &kept.last_token()).is_ok());
}

// Promise 10
#[test]
fn guessing_an_invitation_is_slowed() {
    let house = TestHouse::new();
    for number in 0..5 {
        assert_eq!(
            code(join(&house, &format!("guess {number}"))),
            "rights.invitation_ended"
        );
    }
    assert_eq!(code(join(&house, "guess")), "access.too_many_attempts");
}
