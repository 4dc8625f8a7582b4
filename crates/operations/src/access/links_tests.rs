use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use coworkflow_domain::access::LinkPurpose;
use coworkflow_domain::text::Lang;

use crate::access::{ChangeUser, Entered, SignedIn, WhoAmI};
use crate::failure::Failure;
use crate::testing::{KeptMails, MANAGER_EMAIL, PASSWORD, TestHouse, block_on};

const PHONE: IpAddr = IpAddr::V4(Ipv4Addr::new(41, 33, 7, 9));

fn house() -> (TestHouse, Arc<KeptMails>) {
    let mut house = TestHouse::new();
    let kept = house.keep_mails();
    (house, kept)
}

/// Asks for a link without waiting for the mail.
fn ask(house: &TestHouse, email: &str, purpose: LinkPurpose) -> Result<(), Failure> {
    block_on(house.services.send_link(house.tenant, email, purpose, Lang::En, PHONE))
}

/// Asks for a link and gets the mail.
fn send(house: &TestHouse, kept: &KeptMails, email: &str, purpose: LinkPurpose) {
    let before = kept.all().len();
    ask(house, email, purpose).unwrap();
    house.deliver_until(kept, before + 1);
}

fn open(house: &TestHouse, token: &str) -> Result<SignedIn, Failure> {
    signed_in(block_on(house.services.open_link(
        house.tenant,
        token,
        "Safari on a phone",
    )))
}

fn reset(house: &TestHouse, token: &str, password: &str) -> Result<SignedIn, Failure> {
    let (services, device) = (&house.services, "Safari on a phone");
    signed_in(block_on(services.set_password_by_link(
        house.tenant,
        token,
        password.into(),
        device,
    )))
}

/// Nobody here has a second step.
fn signed_in(entered: Result<Entered, Failure>) -> Result<SignedIn, Failure> {
    entered.map(|entered| match entered {
        Entered::SignedIn(signed_in) => *signed_in,
        Entered::SecondStep(_) => panic!("a second step was asked for"),
    })
}

fn code<T>(refused: Result<T, Failure>) -> String {
    refused.err().unwrap().refusal().unwrap().code.to_string()
}

const ENDED: &str = "access.mail_link_ended";

// Promise 11
#[test]
fn a_link_signs_in_once() {
    let (house, kept) = house();
    send(&house, &kept, " TAREK@nile.test ", LinkPurpose::SignIn);
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
    send(&house, &kept, MANAGER_EMAIL, LinkPurpose::SignIn);
    let token = kept.last_token();
    assert_eq!(
        code(reset(&house, &token, "basbousa at noon")),
        ENDED,
        "another purpose"
    );
    house.clock.advance_minutes(15);
    assert_eq!(code(open(&house, &token)), ENDED);
    send(&house, &kept, MANAGER_EMAIL, LinkPurpose::SignIn);
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
    send(&house, &kept, MANAGER_EMAIL, LinkPurpose::SignIn);
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
    send(&house, &kept, MANAGER_EMAIL, LinkPurpose::SignIn);
    let other = kept.last_token();
    send(&house, &kept, MANAGER_EMAIL, LinkPurpose::Password);
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
    ask(&house, MANAGER_EMAIL, LinkPurpose::SignIn).unwrap();
    ask(&house, "nobody@nile.test", LinkPurpose::Password).unwrap();
    assert_eq!(
        code(ask(&house, "a@b\r\nBcc: c@d.eg", LinkPurpose::SignIn)),
        "access.not_an_email"
    );
    // What was written comes before this.
    let after = house.services.store.write(house.tenant, |_| Ok::<_, Failure>(()));
    after.wait().unwrap();
    block_on(house.services.deliver_mails()).unwrap();
    assert!(kept.all().is_empty());
}

// Promise 10
#[test]
fn a_mailbox_is_not_filled() {
    let (house, kept) = house();
    for n in 0..10 {
        let from = IpAddr::V4(Ipv4Addr::new(41, 33, 7, n));
        let asked = house
            .services
            .send_link(house.tenant, MANAGER_EMAIL, LinkPurpose::SignIn, Lang::En, from);
        block_on(asked).unwrap();
    }
    house.deliver_until(&kept, 3);
    house.clock.advance_minutes(15);
    send(&house, &kept, MANAGER_EMAIL, LinkPurpose::SignIn);
    assert_eq!(kept.all().len(), 4);
}

#[test]
fn one_address_that_asks_again_and_again_waits() {
    let (house, _kept) = house();
    for _ in 0..5 {
        ask(&house, MANAGER_EMAIL, LinkPurpose::SignIn).unwrap();
    }
    assert_eq!(
        code(ask(&house, MANAGER_EMAIL, LinkPurpose::SignIn)),
        "access.too_many_attempts"
    );
}

#[test]
fn without_a_mail_server_it_says_so() {
    let house = TestHouse::new();
    assert_eq!(
        code(ask(&house, MANAGER_EMAIL, LinkPurpose::Password)),
        "access.no_mail"
    );
}
