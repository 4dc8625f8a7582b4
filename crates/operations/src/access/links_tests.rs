use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use coworkflow_domain::access::LinkPurpose;
use coworkflow_domain::text::Lang;

use crate::access::{ChangeUser, SignedIn, WhoAmI};
use crate::failure::Failure;
use crate::testing::{KeptMails, MANAGER_EMAIL, PASSWORD, TestHouse, block_on};

const PHONE: IpAddr = IpAddr::V4(Ipv4Addr::new(41, 33, 7, 9));

fn house() -> (TestHouse, Arc<KeptMails>) {
    let mut house = TestHouse::new();
    let kept = house.keep_mails();
    (house, kept)
}

fn send(house: &TestHouse, email: &str, purpose: LinkPurpose) -> Result<(), Failure> {
    block_on(house.services.send_link(house.tenant, email, purpose, Lang::En, PHONE))?;
    block_on(house.services.deliver_mails()).map(drop)
}

fn open(house: &TestHouse, token: &str) -> Result<SignedIn, Failure> {
    block_on(house.services.open_link(house.tenant, token, "Safari on a phone"))
}

fn reset(house: &TestHouse, token: &str, password: &str) -> Result<SignedIn, Failure> {
    block_on(
        house
            .services
            .set_password_by_link(house.tenant, token, password.into(), "Safari on a phone"),
    )
}

fn code<T>(refused: Result<T, Failure>) -> String {
    refused.err().unwrap().refusal().unwrap().code.to_string()
}

const ENDED: &str = "access.mail_link_ended";

// Promise 11
#[test]
fn a_link_signs_in_once() {
    let (house, kept) = house();
    send(&house, " TAREK@nile.test ", LinkPurpose::SignIn).unwrap();
    let mail = kept.last();
    assert_eq!(
        (mail.to_address.as_str(), mail.to_name.as_str()),
        (MANAGER_EMAIL, "Tarek Mansour")
    );
    let token = kept.last_token();
    let signed_in = open(&house, &token).unwrap();
    assert_eq!(
        (signed_in.user.email.as_str(), signed_in.tenant),
        (MANAGER_EMAIL, house.tenant)
    );
    assert_eq!(house.last_event().event, "user.signed_in");
    assert_eq!(code(open(&house, &token)), ENDED);
}

// Promise 11
#[test]
fn a_link_counts_for_fifteen_minutes_for_its_purpose_and_its_address() {
    let (house, kept) = house();
    send(&house, MANAGER_EMAIL, LinkPurpose::SignIn).unwrap();
    let token = kept.last_token();
    assert_eq!(
        code(reset(&house, &token, "basbousa at noon")),
        ENDED,
        "another purpose"
    );
    house.clock.advance_minutes(15);
    assert_eq!(code(open(&house, &token)), ENDED);
    send(&house, MANAGER_EMAIL, LinkPurpose::SignIn).unwrap();
    let manager = house.user(&house.manager);
    let elsewhere = ChangeUser {
        id: manager.id,
        name: manager.name,
        email: "tarek@delta.test".into(),
        role: manager.role,
        custom_role_id: None,
        active: true,
    };
    house.change(&house.owner, elsewhere).unwrap();
    assert_eq!(
        code(open(&house, &kept.last_token())),
        ENDED,
        "the address is another one now"
    );
}

// Promise 11, A3
#[test]
fn a_forged_link_is_none() {
    let (house, kept) = house();
    send(&house, MANAGER_EMAIL, LinkPurpose::SignIn).unwrap();
    let token = kept.last_token();
    let next_door = house.next_door().tenant;
    let other_house = next_door.uuid().simple().to_string();
    let own = house.tenant.uuid().simple().to_string();
    let forged = [
        token.replace(&own, &other_house),
        format!("{token}0"),
        token.rsplit_once('.').unwrap().0.to_owned(),
        String::new(),
        "..".into(),
        "a".repeat(100_000),
    ];
    for forged in forged {
        assert_eq!(code(open(&house, &forged)), ENDED);
    }
    assert_eq!(
        code(block_on(house.services.open_link(next_door, &token, "phone"))),
        ENDED
    );
    assert!(open(&house, &token).is_ok());
}

#[test]
fn a_new_password_ends_all_sign_ins_and_all_links() {
    let (house, kept) = house();
    send(&house, MANAGER_EMAIL, LinkPurpose::SignIn).unwrap();
    let other = kept.last_token();
    send(&house, MANAGER_EMAIL, LinkPurpose::Password).unwrap();
    let token = kept.last_token();
    assert_eq!(code(reset(&house, &token, "12345678")), "access.password_too_common");
    let signed_in = reset(&house, &token, "basbousa at noon").unwrap();
    let context =
        house
            .services
            .authenticate(&signed_in.access_token)
            .unwrap()
            .context(Lang::En, "r".into(), "t".into());
    assert!(house.ask(&context, WhoAmI).is_ok());
    assert!(house.ask(&house.manager, WhoAmI).is_err(), "the sign-in of before");
    assert_eq!(code(open(&house, &other)), ENDED);
    assert_eq!(code(reset(&house, &token, "another long one")), ENDED);
    let by = |password: &str| {
        block_on(
            house
                .services
                .sign_in(house.tenant, MANAGER_EMAIL, password.into(), PHONE, "phone"),
        )
    };
    assert!(by(PASSWORD).is_err() && by("basbousa at noon").is_ok());
}

// Promise 10
#[test]
fn unknown_and_deactivated_get_the_same_answer_and_no_mail() {
    let (house, kept) = house();
    let manager = house.user(&house.manager);
    let off = ChangeUser {
        id: manager.id,
        name: manager.name,
        email: manager.email,
        role: manager.role,
        custom_role_id: None,
        active: false,
    };
    house.change(&house.owner, off).unwrap();
    send(&house, MANAGER_EMAIL, LinkPurpose::SignIn).unwrap();
    send(&house, "nobody@nile.test", LinkPurpose::Password).unwrap();
    assert_eq!(
        code(send(&house, "a@b\r\nBcc: c@d.eg", LinkPurpose::SignIn)),
        "access.not_an_email"
    );
    assert!(kept.all().is_empty());
}

// Promise 10
#[test]
fn a_mailbox_is_not_filled() {
    let (house, kept) = house();
    for n in 0..10 {
        let from = IpAddr::V4(Ipv4Addr::new(41, 33, 7, n));
        block_on(
            house
                .services
                .send_link(house.tenant, MANAGER_EMAIL, LinkPurpose::SignIn, Lang::En, from),
        )
        .unwrap();
    }
    block_on(house.services.deliver_mails()).unwrap();
    assert_eq!(kept.all().len(), 3);
    house.clock.advance_minutes(15);
    send(&house, MANAGER_EMAIL, LinkPurpose::SignIn).unwrap();
    assert_eq!(kept.all().len(), 4);
}

#[test]
fn one_address_that_asks_again_and_again_waits() {
    let (house, _kept) = house();
    for _ in 0..5 {
        send(&house, MANAGER_EMAIL, LinkPurpose::SignIn).unwrap();
    }
    assert_eq!(
        code(send(&house, MANAGER_EMAIL, LinkPurpose::SignIn)),
        "access.too_many_attempts"
    );
}

#[test]
fn without_a_mail_server_it_says_so() {
    let house = TestHouse::new();
    assert_eq!(
        code(send(&house, MANAGER_EMAIL, LinkPurpose::Password)),
        "access.no_mail"
    );
}
