use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::{
    access::{Grants, Role},
    bookings::{BookingState, When},
    customers::{PASSER_BY, PASSER_BY_NAME},
    ids::{
        ConsumptionId, CreditNoteId, CustomerId, FloorPlanId, ImportId, InvoiceId, ItemId, PaymentId, PlanId,
        ResourceId, SessionId, ShiftId, SpaceId, SubscriptionId, UserId,
    },
    imports::ImportKind,
    inventory::ItemCategory,
    journal::{CountedItem, MovedItem, SubjectKind, Value, changes},
    money::Money,
    payments::Tender,
    resources::ResourceKind,
    time::Instant,
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

fn sunday() -> When {
    let day = jiff::civil::date(2026, 11, 22);
    When {
        from: day.at(10, 0, 0, 0),
        until: day.at(12, 0, 0, 0),
    }
}

fn moved(item: &str) -> Vec<MovedItem> {
    vec![MovedItem {
        item_id: id(),
        item: s(item),
        quantity: 24,
    }]
}

/// One event of every kind.
fn every_event() -> Vec<Event> {
    let (space_id, user_id, customer_id): (SpaceId, UserId, CustomerId) = (id(), id(), id());
    let (resource_id, session_id, item_id): (ResourceId, SessionId, ItemId) = (id(), id(), id());
    let (consumption_id, invoice_id, payment_id): (ConsumptionId, InvoiceId, PaymentId) = (id(), id(), id());
    let (credit_note_id, import_id): (CreditNoteId, ImportId) = (id(), id());
    let shift_id: ShiftId = id();
    let floor_plan_id: FloorPlanId = id();
    let (name, human_id, customer, resource) = (s("Nadia Fahmy"), s("C-014"), s("Karim Adel"), s("Seat A1"));
    let (item, reason) = (s("Turkish coffee"), s("spilled"));
    let (invoice_number, credit_note_number) = (s("INV-0203"), s("CN-0001"));
    let (plan_id, subscription_id): (PlanId, SubscriptionId) = (id(), id());
    let day = jiff::civil::date(2026, 11, 26);
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
        Event::HolidaySet {
            space_id,
            name: s("Coptic Christmas"),
            from: jiff::civil::date(2027, 1, 6),
            to: jiff::civil::date(2027, 1, 7),
            opens: Some(s("10:00")),
            closes: Some(s("14:00")),
        },
        Event::HolidayRemoved {
            space_id,
            name: s("Coptic Christmas"),
            date: jiff::civil::date(2027, 1, 7),
        },
        Event::BackupMade {
            space_id,
            file: s("2026-11-20T02-00-00Z.backup"),
            bytes: 1_234_567,
        },
        Event::BackupRestored {
            space_id,
            file: s("2026-11-20T02-00-00Z.backup"),
            made_at: Instant::from_millis(1_795_140_000_000),
        },
        Event::HousePlaced {
            space_id,
            slug: Some("nile-house".into()),
            domain: None,
        },
        Event::HouseSuspended { space_id },
        Event::HouseResumed { space_id },
        Event::HouseLeaving {
            space_id,
            erase_at: Instant::from_millis(1_795_140_000_000),
        },
        Event::HousePlanSet {
            space_id,
            plan: Some("starter".into()),
        },
        Event::DataExported { space_id, rows: 1_204 },
        Event::ArchiveImported {
            space_id,
            rows: 1_204,
            made_at: Instant::from_millis(1_795_140_000_000),
        },
        Event::UserCreated {
            user_id,
            name: name.clone(),
            role: Role::Staff,
            custom_role: None,
        },
        Event::RoleCreated {
            role_id: id(),
            name: s("Accountant"),
            permissions: Role::Manager.grants(),
        },
        Event::RoleChanged {
            role_id: id(),
            name: s("Accountant"),
            changes: edited(),
            given: Grants::from_text("reports.read"),
            taken: Grants::from_text("payments.take payments.refund"),
        },
        Event::RoleDeleted {
            role_id: id(),
            name: s("Accountant"),
        },
        Event::StaffInvited {
            invitation_id: id(),
            email: s("laila@nile.test"),
            role: Role::Staff,
            custom_role: Some(s("Accountant")),
        },
        Event::StaffInvitationWithdrawn {
            invitation_id: id(),
            email: s("laila@nile.test"),
        },
        Event::StaffJoined {
            invitation_id: id(),
            user_id,
            name: name.clone(),
            role: Role::Manager,
            custom_role: None,
        },
        Event::SignInEnded {
            user_id,
            name: name.clone(),
            device: s("Firefox, Windows"),
        },
        Event::SignInsFailed {
            user_id,
            email: s("laila@nile.test"),
            count: 12,
            since: Instant::from_millis(1_795_140_000_000),
        },
        Event::ApiKeyMade {
            key_id: id(),
            name: s("Accounting"),
            permissions: Grants::from_text("invoices.read customers.read"),
            expires_at: None,
        },
        Event::ApiKeyRevoked {
            key_id: id(),
            name: s("Accounting"),
        },
        Event::UserChanged {
            user_id,
            name: name.clone(),
            changes: edited(),
        },
        Event::MemberInvited {
            customer_id,
            customer: name.clone(),
        },
        Event::MemberJoined {
            user_id,
            customer_id,
            customer: name.clone(),
        },
        Event::DisplayAdded {
            display_id: user_id,
            resource_id,
            resource: name.clone(),
        },
        Event::DisplayCodeMade {
            display_id: user_id,
            resource_id,
            resource: name.clone(),
        },
        Event::DisplayPaired {
            display_id: user_id,
            resource_id,
            resource: name.clone(),
            device: "Chrome on Android".to_owned(),
        },
        Event::DisplayRemoved {
            display_id: user_id,
            resource_id,
            resource: name.clone(),
        },
        Event::MemberSettingsChanged {
            space_id,
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
        Event::SignInLinkSent {
            user_id,
            name: name.clone(),
        },
        Event::PasswordLinkSent {
            user_id,
            name: name.clone(),
        },
        Event::PasswordSetByLink {
            user_id,
            name: name.clone(),
        },
        Event::SecondStepOn {
            user_id,
            name: name.clone(),
        },
        Event::SecondStepOff {
            user_id,
            name: name.clone(),
        },
        Event::SecondStepReset {
            user_id,
            name: name.clone(),
        },
        Event::RecoveryCodesMade {
            user_id,
            name: name.clone(),
        },
        Event::RecoveryCodeUsed {
            user_id,
            name: name.clone(),
            left: 9,
        },
        Event::PasskeyAdded {
            user_id,
            name: name.clone(),
            passkey: s("Chrome on Android"),
        },
        Event::PasskeyRemoved {
            user_id,
            name: name.clone(),
            passkey: s("Chrome on Android"),
        },
        Event::SecondStepRequired {
            space_id,
            roles: vec![Role::Owner, Role::Manager],
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
        Event::RowsImported {
            import_id,
            what: ImportKind::Customers,
            added: 11,
            duplicates: 2,
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
        Event::SeriesBooked {
            series_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            made: 50,
            left_out: 2,
        },
        Event::SeriesExtended {
            series_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            made: 1,
            left_out: 0,
        },
        Event::SeriesChanged {
            series_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            changed: 41,
        },
        Event::SeriesCancelled {
            series_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            cancelled: 3,
            fee: m(5_000),
            reason: s("moves away"),
        },
        Event::SeriesCut {
            series_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            from: day,
            until: jiff::civil::date(2026, 12, 3),
            cancelled: 2,
            reason: String::new(),
        },
        Event::CalendarFeedMade {
            customer_id,
            customer: customer.clone(),
        },
        Event::CalendarFeedRevoked {
            customer_id,
            customer: customer.clone(),
        },
        Event::BookingPlaced {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            guest: s("Mariam"),
            resource_id,
            resource: resource.clone(),
            when: sunday(),
            state: BookingState::Confirmed,
            amount: m(12_000),
        },
        Event::BookingConfirmed {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            when: sunday(),
        },
        Event::BookingApproved {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            when: sunday(),
        },
        Event::BookingDeclined {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            when: sunday(),
            reason: reason.clone(),
        },
        Event::BookingExpired {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            when: sunday(),
        },
        Event::BookingMoved {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            from_id: resource_id,
            from: resource.clone(),
            before: sunday(),
            to_id: resource_id,
            to: s("Seat A2"),
            when: sunday(),
            amount: m(12_000),
        },
        Event::BookingChanged {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            changes: edited(),
        },
        Event::BookingCancelled {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            when: sunday(),
            fee: m(6_000),
            reason: reason.clone(),
        },
        Event::BookingCheckedIn {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            session_id,
            resource_id,
            resource: resource.clone(),
        },
        Event::BookingExtended {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            session_id,
            resource_id,
            resource: resource.clone(),
            when: sunday(),
            amount: m(24_000),
        },
        Event::BookingNoShow {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            when: sunday(),
            fee: m(6_000),
        },
        Event::WaitlistJoined {
            entry_id: id(),
            customer_id,
            customer: customer.clone(),
            kind: Some(ResourceKind::Room),
            resource: s(""),
            when: sunday(),
        },
        Event::WaitlistLeft {
            entry_id: id(),
            customer_id,
            customer: customer.clone(),
            kind: None,
            resource: resource.clone(),
            when: sunday(),
        },
        Event::WaitlistOffered {
            entry_id: id(),
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            when: sunday(),
        },
        Event::WaitlistTaken {
            entry_id: id(),
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            when: sunday(),
        },
        Event::WaitlistPassed {
            entry_id: id(),
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            resource_id,
            resource: resource.clone(),
            when: sunday(),
        },
        Event::OnlinePaymentTaken {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            amount: m(12_000),
        },
        Event::OnlinePaymentDeclined {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            amount: m(12_000),
        },
        Event::OnlineRefundDue {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            amount: m(12_000),
        },
        Event::OnlineRefunded {
            booking_id: id(),
            customer_id,
            customer: customer.clone(),
            amount: m(12_000),
        },
        Event::BookingSettingsChanged {
            space_id,
            kind: None,
            resource_id: Some(resource_id),
            resource: resource.clone(),
            changes: edited(),
        },
        Event::PlacesClosed {
            resource_ids: vec![resource_id],
            resources: vec![resource.clone()],
            when: Some(sunday()),
            reason: reason.clone(),
        },
        Event::PlacesReopened {
            resource_ids: vec![resource_id],
            resources: vec![resource.clone()],
            reason: reason.clone(),
        },
        Event::FloorPlanCreated {
            floor_plan_id,
            name: s("Ground floor"),
        },
        Event::FloorPlanChanged {
            floor_plan_id,
            name: s("Ground floor"),
            changes: edited(),
        },
        Event::FloorPlanArchived {
            floor_plan_id,
            name: s("Ground floor"),
        },
        Event::FloorPlanRestored {
            floor_plan_id,
            name: s("Ground floor"),
        },
        Event::FloorPlanDrafted {
            floor_plan_id,
            name: s("Ground floor"),
        },
        Event::FloorPlanDraftDiscarded {
            floor_plan_id,
            name: s("Ground floor"),
        },
        Event::FloorPlanTakenBack {
            floor_plan_id,
            name: s("Ground floor"),
            number: 2,
        },
        Event::FloorPlanPublished {
            floor_plan_id,
            name: s("Ground floor"),
            number: 3,
            places: 24,
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
        Event::PriceRuleCreated {
            rule_id: id(),
            name: "Evenings".to_owned(),
        },
        Event::PriceRuleChanged {
            rule_id: id(),
            name: "Evenings".to_owned(),
            changes: changes([("price", m(2_000).into(), m(2_500).into())]),
        },
        Event::PriceRuleArchived {
            rule_id: id(),
            name: "Evenings".to_owned(),
        },
        Event::PriceRuleRestored {
            rule_id: id(),
            name: "Evenings".to_owned(),
        },
        Event::PriceRuleMoved {
            rule_id: id(),
            name: "Evenings".to_owned(),
            above: Some("Members".to_owned()),
        },
        Event::CouponCreated {
            coupon_id: id(),
            code: "SPRING".to_owned(),
        },
        Event::CouponChanged {
            coupon_id: id(),
            code: "SPRING".to_owned(),
            changes: changes([("maxUses", 10.into(), 20.into())]),
        },
        Event::CouponArchived {
            coupon_id: id(),
            code: "SPRING".to_owned(),
        },
        Event::CouponRestored {
            coupon_id: id(),
            code: "SPRING".to_owned(),
        },
        Event::CouponUsed {
            coupon_id: id(),
            code: "SPRING".to_owned(),
            invoice_id: id(),
            invoice_number: "INV-0001".to_owned(),
            customer_id: id(),
            customer: "Mona".to_owned(),
            amount: m(1_500),
        },
        Event::ItemArchived {
            item_id,
            name: item.clone(),
        },
        Event::ItemRestored {
            item_id,
            name: item.clone(),
        },
        Event::ItemCostChanged {
            item_id,
            name: item.clone(),
        },
        Event::CategoryCreated {
            category_id: id(),
            name: s("Cold drinks"),
        },
        Event::CategoryChanged {
            category_id: id(),
            name: s("Cold drinks"),
            changes: edited(),
        },
        Event::CategoryArchived {
            category_id: id(),
            name: s("Cold drinks"),
        },
        Event::CategoryRestored {
            category_id: id(),
            name: s("Cold drinks"),
        },
        Event::SupplierCreated {
            supplier_id: id(),
            name: s("Delta Foods"),
        },
        Event::SupplierChanged {
            supplier_id: id(),
            name: s("Delta Foods"),
            changes: edited(),
        },
        Event::SupplierArchived {
            supplier_id: id(),
            name: s("Delta Foods"),
        },
        Event::SupplierRestored {
            supplier_id: id(),
            name: s("Delta Foods"),
        },
        Event::StockDelivered {
            delivery_id: id(),
            number: s("DEL-0007"),
            supplier_id: Some(id()),
            supplier: s("Delta Foods"),
            items: moved(&item),
        },
        Event::DeliveryUndone {
            delivery_id: id(),
            number: s("DEL-0008"),
            undone_id: id(),
            undone_number: s("DEL-0007"),
            items: moved(&item),
            reason: reason.clone(),
        },
        Event::StockCounted {
            count_id: id(),
            number: s("CNT-0001"),
            counted: 12,
            item_ids: vec![item_id],
            differences: vec![CountedItem {
                item: item.clone(),
                before: 30,
                after: 29,
            }],
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
        Event::PlanCreated {
            plan_id,
            name: s("Monthly"),
            days: 30,
            price: m(300_000),
        },
        Event::PlanChanged {
            plan_id,
            name: s("Monthly"),
            changes: edited(),
        },
        Event::PlanArchived {
            plan_id,
            name: s("Monthly"),
        },
        Event::PlanRestored {
            plan_id,
            name: s("Monthly"),
        },
        Event::SubscriptionSold {
            subscription_id,
            customer_id,
            customer: customer.clone(),
            plan_id,
            plan: s("Monthly"),
            starts_on: day,
            ends_on: day,
            price: m(300_000),
        },
        Event::SubscriptionRenewed {
            subscription_id,
            customer_id,
            customer: customer.clone(),
            plan_id,
            plan: s("Monthly"),
            starts_on: day,
            ends_on: day,
            price: m(300_000),
        },
        Event::SubscriptionPaused {
            subscription_id,
            customer_id,
            customer: customer.clone(),
            plan: s("Monthly"),
            from_on: day,
            until_on: day,
            ends_on: day,
        },
        Event::SubscriptionResumed {
            subscription_id,
            customer_id,
            customer: customer.clone(),
            plan: s("Monthly"),
            ends_on: day,
        },
        Event::SubscriptionMoved {
            subscription_id,
            customer_id,
            customer: customer.clone(),
            plan: s("Monthly"),
            starts_on: day,
            ends_on: day,
        },
        Event::SubscriptionChanged {
            subscription_id,
            new_id: subscription_id,
            customer_id,
            customer: customer.clone(),
            from: s("Weekly"),
            to: s("Monthly"),
            starts_on: day,
            ends_on: day,
            credited: m(40_000),
        },
        Event::SubscriptionCancelled {
            subscription_id,
            customer_id,
            customer: customer.clone(),
            plan: s("Monthly"),
            ends_on: day,
            credited: m(40_000),
            reason: s("moves away"),
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
        Event::StockReturned {
            invoice_id,
            invoice_number: invoice_number.clone(),
            customer_id,
            customer: customer.clone(),
            item_id,
            item: s("Turkish coffee"),
            quantity: 2,
            stock: 12,
        },
        Event::InvoiceVoided {
            invoice_id,
            invoice_number: invoice_number.clone(),
            customer_id,
            customer: customer.clone(),
            reason: s("wrong person"),
        },
        Event::InvoiceReminded {
            invoice_id,
            invoice_number: invoice_number.clone(),
            customer_id,
            customer: customer.clone(),
            due: m(2_500),
            count: 2,
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
            "space.holiday_set",
            "Mona set the hours of Coptic Christmas (2027-01-06 to 2027-01-07): 10:00 to 14:00.",
            "Mona: تحديد مواعيد Coptic Christmas (من 2027-01-06 إلى 2027-01-07): من 10:00 إلى 14:00.",
        ),
        (
            "data.backup_made",
            "Mona made the backup 2026-11-20T02-00-00Z.backup (2 MB).",
            "Mona: إنشاء النسخة الاحتياطية 2026-11-20T02-00-00Z.backup (2 م.ب).",
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
            "data.imported",
            "Mona imported 11 customers, skipped 2 rows already known.",
            "Mona: استيراد ملف، والعدد المضاف: 11 عميلًا، والمسجّل من قبل: صفان.",
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
            "stock.returned",
            "Mona put 2 × Turkish coffee of INV-0203 back in stock, now 12.",
            "Mona: إعادة Turkish coffee × 2 من الفاتورة INV-0203 إلى المخزون، والمتاح الآن 12.",
        ),
        (
            "invoice.voided",
            "Mona voided INV-0203 of Karim Adel: wrong person.",
            "Mona: إلغاء الفاتورة INV-0203 للعميل Karim Adel، والسبب: wrong person.",
        ),
        (
            "invoice.reminded",
            "Mona reminded Karim Adel of EGP 25.00 still owed for INV-0203, reminder 2.",
            "Mona: تذكير العميل Karim Adel بسداد 25.00 ج.م عن الفاتورة INV-0203، التذكير رقم 2.",
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
