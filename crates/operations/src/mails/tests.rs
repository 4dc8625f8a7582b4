use std::sync::Arc;

use coworkflow_domain::ids::{LinkId, MailId};
use coworkflow_domain::mails::{Letter, MailState};
use coworkflow_domain::text::Lang;

use super::{Recipient, write};
use crate::context::Context;
use crate::failure::Failure;
use crate::ports::MailFailed;
use crate::testing::{KeptMails, TestHouse, block_on};
use crate::work::Work;

fn house() -> (TestHouse, Arc<KeptMails>) {
    let mut house = TestHouse::new();
    let kept = house.keep_mails();
    (house, kept)
}

/// Writes a letter that is of no use after so many minutes.
fn write_one(house: &TestHouse, minutes: Option<i64>) {
    let (services, context) = (house.services.clone(), Context::system(house.tenant));
    let written = house.services.store.write(house.tenant, move |tx| {
        let mut work = Work::of_system(&services, &context, tx);
        let link_id: LinkId = work.new_id();
        let to = Recipient {
            name: "Salma",
            address: "salma@nile.test",
            lang: Lang::Ar,
        };
        let expires_at = minutes.map(|minutes| work.now().plus_minutes(minutes));
        write(&mut work, &Letter::SignInLink { link_id }, &to, expires_at)
    });
    written.wait().unwrap();
}

fn deliver(house: &TestHouse) -> usize {
    block_on(house.services.deliver_mails()).unwrap()
}

#[test]
fn a_letter_is_sent_once_with_a_link_of_the_house() {
    let (house, kept) = house();
    write_one(&house, Some(15));
    assert_eq!((deliver(&house), deliver(&house)), (1, 0));
    let mail = kept.last();
    assert_eq!(
        (mail.to_address.as_str(), mail.from_name.as_str()),
        ("salma@nile.test", "Nile House")
    );
    assert!(mail.content.text.contains("https://nile.test/sign-in/link#"));
    assert!(mail.content.html.contains("dir=\"rtl\""));
}

// Promise 17
#[test]
fn while_the_mail_server_is_away_a_letter_waits_and_then_arrives_once() {
    let (house, kept) = house();
    write_one(&house, None);
    kept.fail(Some(MailFailed::Later("421 busy".into())));
    assert_eq!(deliver(&house), 0);
    kept.fail(None);
    assert_eq!(deliver(&house), 0, "it waits a minute");
    house.clock.advance_minutes(1);
    assert_eq!((deliver(&house), deliver(&house)), (1, 0));
    assert_eq!(kept.all().len(), 1);
}

#[test]
fn what_comes_too_late_or_is_refused_is_given_up() {
    let (house, kept) = house();
    write_one(&house, Some(15));
    kept.fail(Some(MailFailed::Later("421 busy".into())));
    for _ in 0..20 {
        deliver(&house);
        house.clock.advance_minutes(1);
    }
    kept.fail(Some(MailFailed::Refused("550 no such user".into())));
    write_one(&house, None);
    deliver(&house);
    kept.fail(None);
    house.clock.advance_minutes(60 * 24);
    assert_eq!((deliver(&house), kept.all().len()), (0, 0));
}

// J2: whoever died with a letter in hand loses it, and it is sent by the next one.
#[test]
fn a_letter_in_a_dead_hand_is_sent_by_another() {
    let (house, kept) = house();
    write_one(&house, None);
    let now = house.now();
    let taken = house.services.store.write(house.tenant, move |tx| {
        let due = coworkflow_store::mails::due_across_tenants(&mut tx.across_tenants(), now, 1)?;
        let id: MailId = due[0].id;
        let first = coworkflow_store::mails::take(tx, id, now, now.plus_minutes(5))?;
        let second = coworkflow_store::mails::take(tx, id, now, now.plus_minutes(5))?;
        Ok::<_, Failure>((first, second))
    });
    assert_eq!(taken.wait().unwrap(), (true, false));
    assert_eq!(deliver(&house), 0);
    house.clock.advance_minutes(5);
    assert_eq!((deliver(&house), kept.all().len()), (1, 1));
}

#[test]
fn letters_are_forgotten_after_a_month() {
    let (house, _kept) = house();
    write_one(&house, None);
    deliver(&house);
    house.clock.advance_minutes(60 * 24 * 29);
    assert_eq!(block_on(house.services.forget_old_mails()).unwrap(), 0);
    house.clock.advance_minutes(60 * 24 * 2);
    assert_eq!(block_on(house.services.forget_old_mails()).unwrap(), 1);
}

#[test]
fn without_a_mail_server_nothing_is_tried() {
    let house = TestHouse::new();
    write_one(&house, None);
    assert_eq!(deliver(&house), 0);
    let waits = house.read(|tx| {
        let due = coworkflow_store::mails::due_across_tenants(
            &mut tx.across_tenants(),
            coworkflow_domain::time::Instant::from_millis(i64::MAX),
            10,
        )?;
        coworkflow_store::mails::by_id(tx, due[0].id)
    });
    assert_eq!(waits.map(|row| (row.state, row.tries)), Some((MailState::Waiting, 0)));
}
