use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::{
    access::Role,
    customers::{PASSER_BY, PASSER_BY_NAME},
    ids::{
        ConsumptionId, CreditNoteId, CustomerId, ImportId, InvoiceId, ItemId, PaymentId, ResourceId, SessionId, ShiftId, SpaceId, UserId,
    },
    inventory::ItemCategory,
    journal::{SubjectKind, Value, changes},
    money::Money,
    payments::Tender,
    resources::ResourceKind,
};

fn id<T: From<Uuid>>() -> T {
    T::from(Uuid::from_u128(7))
}

fn s(text: &str) -> String {
    text.to_owned()
}

fn m(minor: i64) -> Money {
    Money::from_minor(minor)
}

/// One event of every kind.
fn every_event() -> Vec<Event> {
    let (space_id, user_id, customer_id): (SpaceId, UserId, CustomerId) = (id(), id(), id());
    let (resource_id, session_id, item_id): (ResourceId, SessionId, ItemId) = (id(), id(), id());
    let (consumption_id, invoice_id, payment_id): (ConsumptionId, InvoiceId, PaymentId) = (id(), id(), id());
    let (credit_note_id, import_id): (CreditNoteId, ImportId) = (id(), id());
    let shift_id: ShiftId = id();
    let (name, human_id, customer, resource) = (s("Nadia Fahmy"), s("C-014"), s("Karim Adel"), s("Seat A1"));
    let (item, reason) = (s("Turkish coffee"), s("spilled"));
    let (invoice_number, credit_note_number) = (s("INV-0203"), s("CN-0001"));
    let edited = || changes([("name", Value::from("Nadia"), Value::from("Nadia Fahmy"))]);
    vec![
        Event::SpaceSetUp {
            space_id,
            name: s("Nile Hub"),
        },
        Event::SpaceChanged {
            space_id,
            name: s("Nile Hub"),
            changes: edited(),
        },
        Event::UserCreated {
            user_id,
            name: name.clone(),
            role: Role::Staff,
        },
        Event::UserChanged {
            user_id,
            name: name.clone(),
            changes: edited(),
        },
        Event::PasswordReset {
            user_id,
            name: name.clone(),
        },
        Event::PasswordChanged {
            user_id,
            name: name.clone(),
        },
        Event::UserDeactivated {
            user_id,
            name: name.clone(),
        },
        Event::UserReactivated {
            user_id,
            name: name.clone(),
        },
        Event::SignedIn {
            user_id,
            name: name.clone(),
            device: s("Firefox"),
        },
        Event::SignedOut {
            user_id,
            name: name.clone(),
        },
        Event::SignInRevoked {
            user_id,
            name: name.clone(),
            device: s("Firefox"),
        },
        Event::SignInFailed {
            user_id: None,
            email: s("nadia@nilehub.space"),
        },
        Event::CustomerCreated {
            customer_id,
            human_id: human_id.clone(),
            name: name.clone(),
        },
        Event::CustomerChanged {
            customer_id,
            human_id: human_id.clone(),
            name: name.clone(),
            changes: edited(),
        },
        Event::CustomerArchived {
            customer_id,
            human_id: human_id.clone(),
            name: name.clone(),
        },
        Event::CustomerRestored {
            customer_id,
            human_id: human_id.clone(),
            name: name.clone(),
        },
        Event::CustomerDeleted {
            customer_id,
            human_id,
            name: name.clone(),
        },
        Event::CustomersImported {
            import_id,
            added: 11,
            duplicates: 2,
            rejected: 3,
        },
        Event::ResourceCreated {
            resource_id,
            name: resource.clone(),
            kind: ResourceKind::Seat,
            rate_per_hour: m(3_000),
        },
        Event::ResourceChanged {
            resource_id,
            name: resource.clone(),
            changes: edited(),
        },
        Event::ResourceOutOfOrder {
            resource_id,
            name: resource.clone(),
            reason: reason.clone(),
            until: None,
        },
        Event::ResourceBackInOrder {
            resource_id,
            name: resource.clone(),
        },
        Event::ResourceArchived {
            resource_id,
            name: resource.clone(),
        },
        Event::ResourceRestored {
            resource_id,
            name: resource.clone(),
        },
        Event::SessionStarted {
            session_id,
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            rate_per_hour: m(3_000),
        },
        Event::SessionMoved {
            session_id,
            customer_id,
            customer: customer.clone(),
            from_id: resource_id,
            from: resource.clone(),
            to_id: ResourceId::from_uuid(Uuid::from_u128(8)),
            to: s("Room 1"),
            rate_per_hour: m(9_000),
        },
        Event::SessionCancelled {
            session_id,
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
        },
        Event::SessionNoteChanged {
            session_id,
            customer_id,
            customer: customer.clone(),
            before: s(""),
            after: s("quiet"),
        },
        Event::ItemConsumed {
            session_id,
            customer_id,
            customer: customer.clone(),
            consumption_id,
            item_id,
            item: item.clone(),
            quantity: 2,
            amount: m(5_000),
        },
        Event::ConsumptionVoided {
            session_id,
            customer_id,
            customer: customer.clone(),
            consumption_id,
            item_id,
            item: item.clone(),
            quantity: 1,
            amount: m(2_500),
            reason: reason.clone(),
        },
        Event::SessionEnded {
            session_id,
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource,
            minutes: 95,
            amount: m(9_750),
        },
        Event::ItemCreated {
            item_id,
            name: item.clone(),
            category: ItemCategory::Beverage,
            price: m(2_500),
            quantity: 40,
        },
        Event::ItemChanged {
            item_id,
            name: item.clone(),
            changes: changes([("price", m(2_000).into(), m(2_500).into())]),
        },
        Event::ItemArchived {
            item_id,
            name: item.clone(),
        },
        Event::ItemRestored {
            item_id,
            name: item.clone(),
        },
        Event::StockDelivered {
            item_id,
            item: item.clone(),
            quantity: 24,
            stock: 30,
        },
        Event::StockCounted {
            item_id,
            item: item.clone(),
            before: 30,
            after: 29,
            reason: s(""),
        },
        Event::StockWasted {
            item_id,
            item: item.clone(),
            quantity: 1,
            stock: 28,
            reason,
        },
        Event::StockLow {
            item_id,
            item: item.clone(),
            stock: 5,
            min_stock: 5,
        },
        Event::StockRecovered {
            item_id,
            item,
            stock: 29,
        },
        Event::InvoiceIssued {
            invoice_id,
            invoice_number: invoice_number.clone(),
            customer_id,
            customer: customer.clone(),
            session_id: Some(session_id),
            total: m(9_750),
        },
        Event::PaymentReceived {
            payment_id,
            invoice_id,
            invoice_number: invoice_number.clone(),
            customer_id,
            customer: customer.clone(),
            tender: Tender::Cash,
            amount: m(6_000),
            to_balance: Money::ZERO,
            change: m(4_000),
        },
        Event::RefundMade {
            payment_id,
            invoice_id,
            invoice_number: invoice_number.clone(),
            customer_id,
            customer: customer.clone(),
            tender: Tender::Instapay,
            amount: m(2_500),
            reason: s("cold"),
        },
        Event::CreditNoteIssued {
            credit_note_id,
            credit_note_number,
            invoice_id,
            invoice_number,
            customer_id,
            customer: customer.clone(),
            total: m(2_500),
            reason: s("cold"),
        },
        Event::ItemSold {
            invoice_id,
            invoice_number: s("INV-0203"),
            customer_id: PASSER_BY,
            customer: s(PASSER_BY_NAME),
            item_id,
            item: s("Turkish coffee"),
            quantity: 2,
            amount: m(5_000),
        },
        Event::ShiftOpened {
            shift_id,
            user_id,
            user: s("Salma Ezzat"),
            float: m(50_000),
        },
        Event::CashPaidIn {
            shift_id,
            user_id,
            user: s("Salma Ezzat"),
            amount: m(10_000),
            reason: s("change from the bank"),
        },
        Event::CashPaidOut {
            shift_id,
            user_id,
            user: s("Salma Ezzat"),
            amount: m(4_500),
            reason: s("milk"),
        },
        Event::ShiftClosed {
            shift_id,
            user_id,
            user: s("Salma Ezzat"),
            counted: m(60_000),
            variance: m(-500),
        },
        Event::BalanceToppedUp {
            customer_id,
            customer: customer.clone(),
            amount: m(10_000),
            tender: Tender::Wallet,
            balance: m(9_000),
        },
        Event::BalanceAdjusted {
            customer_id,
            customer,
            amount: m(-500),
            balance: m(8_500),
            reason: s("counted twice"),
        },
    ]
}

fn read(event: &Event, lang: Lang) -> String {
    event
        .sentence(lang, &Currency::EGP, "Mona")
        .replace(['\u{2068}', '\u{2069}'], "")
}

fn of_kind(kind: &str) -> Event {
    every_event().into_iter().find(|event| event.kind() == kind).unwrap()
}

// J1
#[test]
fn every_kind_reads_back_and_reads_as_one_sentence_in_both_languages() {
    let events = every_event();
    let kinds: BTreeSet<_> = events.iter().map(Event::kind).collect();
    assert_eq!(
        kinds,
        Event::KINDS.iter().copied().collect(),
        "an event is missing from this test"
    );
    for event in &events {
        let json = serde_json::to_value(event).unwrap();
        assert_eq!(json["event"], event.kind());
        assert_eq!(serde_json::from_value::<Event>(json).unwrap(), *event);
        for (lang, start) in [(Lang::En, "Mona "), (Lang::Ar, "Mona: ")] {
            let sentence = read(event, lang);
            assert!(sentence.starts_with(start) && sentence.ends_with('.'), "{sentence}");
            assert!(
                !sentence.contains("  ") && !sentence.contains("..") && !sentence.contains('{'),
                "{sentence}"
            );
        }
        assert!(read(event, Lang::Ar).chars().any(|c| ('ء'..='ي').contains(&c)));
    }
}

// J2
#[test]
fn every_event_names_what_live_screens_show() {
    for event in every_event() {
        let subjects = event.subjects();
        assert!(
            !subjects.is_empty() || event.kind() == "user.sign_in_failed",
            "{}",
            event.kind()
        );
        let json = serde_json::to_value(&event).unwrap();
        assert_eq!(
            event.customer_id().is_some(),
            json.get("customer_id").is_some(),
            "{}",
            event.kind()
        );
    }
    let moved = of_kind("session.moved").subjects();
    assert_eq!(
        moved
            .iter()
            .filter(|subject| subject.kind == SubjectKind::Resource)
            .count(),
        2
    );
}

// J1
#[test]
fn sentences_tell_the_story_of_a_visit() {
    for (kind, en, ar) in [
        (
            "session.started",
            "Mona started a session for Karim Adel at Seat A1 (EGP 30.00 per hour).",
            "Mona: بدء جلسة للعميل Karim Adel على Seat A1 (30.00 ج.م للساعة).",
        ),
        (
            "consumption.voided",
            "Mona voided 1 × Turkish coffee of Karim Adel (EGP 25.00): spilled.",
            "Mona: إلغاء بيع Turkish coffee × 1 للعميل Karim Adel بمبلغ 25.00 ج.م، والسبب: spilled.",
        ),
        (
            "session.ended",
            "Mona ended the session of Karim Adel at Seat A1 after 1 hour 35 minutes, EGP 97.50.",
            "Mona: إنهاء جلسة العميل Karim Adel على Seat A1، ومدتها ساعة و35 دقيقة، بمبلغ 97.50 ج.م.",
        ),
        (
            "payment.received",
            "Mona took EGP 60.00 in cash from Karim Adel for INV-0203, EGP 40.00 change.",
            "Mona: استلام 60.00 ج.م نقدًا من العميل Karim Adel عن الفاتورة INV-0203، والباقي المردود 40.00 ج.م.",
        ),
        (
            "customer.imported",
            "Mona imported 11 customers, skipped 2 rows already known, left out 3 rows with mistakes.",
            "Mona: استيراد العملاء، والعدد المضاف: 11 عميلًا، والمكرر: صفان، والمرفوض لوجود أخطاء: 3 صفوف.",
        ),
        (
            "item.sold",
            "Mona sold 2 × Turkish coffee to Passer-by for EGP 50.00 on INV-0203.",
            "Mona: بيع Turkish coffee × 2 للعميل عابر بمبلغ 50.00 ج.م في الفاتورة INV-0203.",
        ),
        (
            "shift.closed",
            "Mona closed the shift of Salma Ezzat with EGP 600.00 counted, EGP 5.00 missing.",
            "Mona: إغلاق وردية Salma Ezzat، والمعدود 600.00 ج.م، بعجز 5.00 ج.م.",
        ),
        (
            "item.changed",
            "Mona changed Turkish coffee: price from EGP 20.00 to EGP 25.00.",
            "Mona: تعديل الصنف Turkish coffee، السعر من 20.00 ج.م إلى 25.00 ج.م.",
        ),
    ] {
        let event = of_kind(kind);
        assert_eq!(read(&event, Lang::En), en);
        // Amounts carry an abbreviation whose dot stays before the full stop.
        assert_eq!(read(&event, Lang::Ar), ar);
    }
}

#[test]
fn names_in_the_other_direction_are_isolated_and_nobody_is_the_system() {
    let event = Event::ResourceArchived {
        resource_id: id(),
        name: s("مقعد ١"),
    };
    assert_eq!(
        event.sentence(Lang::En, &Currency::EGP, ""),
        "The system archived \u{2068}مقعد ١\u{2069}."
    );
    assert_eq!(event.sentence(Lang::Ar, &Currency::EGP, " "), "النظام: أرشفة مقعد ١.");
}
