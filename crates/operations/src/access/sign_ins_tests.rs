use super::*;
use crate::access::{CreateRole, ListUsers, WhoAmI};
use crate::testing::TestHouse;

fn code<T: std::fmt::Debug>(refused: Result<T, Failure>) -> String {
    refused.unwrap_err().refusal().unwrap().code.to_string()
}

// Promise 8
#[test]
fn one_sees_where_one_is_signed_in_and_ends_what_is_not_oneself() {
    let house = TestHouse::new();
    let phone = house.sign_in_again(&house.staff);
    let mine = house.ask(&house.staff, MySignIns).unwrap();
    assert_eq!(mine.len(), 2);
    assert_eq!(mine.iter().filter(|sign_in| sign_in.current).count(), 1);
    let other = mine.iter().find(|sign_in| !sign_in.current).unwrap();
    house.change(&house.staff, EndSignIn { id: other.id }).unwrap();
    assert_eq!(house.last_event().event, "user.sign_in_ended");
    assert_eq!(code(house.ask(&phone, WhoAmI)), "sign_in_needed");
    assert_eq!(house.ask(&house.staff, MySignIns).unwrap().len(), 1);
    // Ending it again changes nothing.
    let seq = house.last_event().seq;
    house.change(&house.staff, EndSignIn { id: other.id }).unwrap();
    assert_eq!(house.last_event().seq, seq);
}

#[test]
fn all_others_end_at_once() {
    let house = TestHouse::new();
    let others = [house.sign_in_again(&house.staff), house.sign_in_again(&house.staff)];
    assert_eq!(house.change(&house.staff, EndOtherSignIns).unwrap(), 2);
    for other in &others {
        assert_eq!(code(house.ask(other, WhoAmI)), "sign_in_needed");
    }
    assert!(house.ask(&house.staff, WhoAmI).is_ok());
    assert_eq!(house.change(&house.staff, EndOtherSignIns).unwrap(), 0);
}

// A2, A3
#[test]
fn others_sign_ins_are_the_owners_to_end_and_not_there_for_the_rest() {
    let house = TestHouse::new();
    let staff = house.user(&house.staff).id;
    let of_staff = house.ask(&house.owner, SignInsOf { user_id: staff }).unwrap();
    let id = of_staff[0].id;
    assert_eq!(code(house.change(&house.manager, EndSignIn { id })), "not_found");
    assert_eq!(
        code(house.ask(&house.manager, SignInsOf { user_id: staff })),
        "forbidden"
    );
    let next_door = house.next_door();
    assert_eq!(code(next_door.change(&next_door.owner, EndSignIn { id })), "not_found");
    assert_eq!(
        code(next_door.ask(&next_door.owner, SignInsOf { user_id: staff })),
        "not_found"
    );
    house.change(&house.owner, EndSignIn { id }).unwrap();
    assert_eq!(code(house.ask(&house.staff, WhoAmI)), "sign_in_needed");
    let manager = house.user(&house.manager).id;
    assert_eq!(house.change(&house.owner, EndSignIns { user_id: manager }).unwrap(), 1);
    assert_eq!(code(house.ask(&house.manager, WhoAmI)), "sign_in_needed");
    assert!(house.ask(&house.owner, ListUsers).is_ok());
}

// A2
#[test]
fn nobody_signs_out_somebody_who_may_do_more() {
    let house = TestHouse::new();
    let people = CreateRole {
        name: "People".into(),
        grants: [Permission::UsersWrite].into_iter().collect(),
    };
    let people = house.change(&house.owner, people).unwrap();
    let staff = house.user(&house.staff);
    let give = crate::access::ChangeUser {
        id: staff.id,
        name: staff.name,
        email: staff.email,
        role: staff.role,
        custom_role_id: Some(people.id),
        active: true,
    };
    house.change(&house.owner, give).unwrap();
    let owner = house.user(&house.owner).id;
    let refused = house.change(&house.staff, EndSignIns { user_id: owner });
    assert_eq!(code(refused), "rights.above_you");
    assert!(house.ask(&house.owner, WhoAmI).is_ok());
}
