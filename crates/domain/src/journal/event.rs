//! The events, and what each one touches.

use serde::{Deserialize, Serialize};

use super::{Change, Subject, SubjectKind};
use crate::{
    access::{Grants, Role},
    bookings::{BookingState, When},
    ids::{
        ApiKeyId, BookingId, CategoryId, ConsumptionId, CountId, CouponId, CreditNoteId, CustomRoleId, CustomerId,
        DeliveryId, FloorPlanId, ImportId, InvoiceId, ItemId, PaymentId, PlanId, PriceRuleId, ResourceId, SeriesId,
        SessionId, ShiftId, SpaceId, StaffInvitationId, SubscriptionId, SupplierId, UserId, WaitlistId,
    },
    imports::ImportKind,
    inventory::ItemCategory,
    money::Money,
    payments::Tender,
    resources::ResourceKind,
    time::{Date, Instant},
};

/// Pieces of an item that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedItem {
    /// Which.
    pub item_id: ItemId,
    /// Its name.
    pub item: String,
    /// How many.
    pub quantity: i64,
}

/// An item of which another number was there than expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedItem {
    /// Its name.
    pub item: String,
    /// Expected.
    pub before: i64,
    /// Counted.
    pub after: i64,
}

macro_rules! events {
    ($($(#[$doc:meta])* $variant:ident = $kind:literal { $($field:ident: $type:ty),* $(,)? })+) => {
        /// One change, with the ids and the names and values that a sentence needs: it reads without
        /// looking anything up, also after what it names was renamed.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "event")]
        #[allow(missing_docs)]
        pub enum Event {
            $($(#[$doc])* #[serde(rename = $kind)] $variant { $($field: $type),* },)+
        }

        impl Event {
            /// Every kind of event, in the order of the enum.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];

            /// The stable name: `session.started`.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $kind),+ }
            }
        }
    };
}

events! {
    /// The tenant, its space and its owner were made.
    SpaceSetUp = "space.set_up" { space_id: SpaceId, name: String }
    SpaceChanged = "space.changed" { space_id: SpaceId, name: String, changes: Vec<Change> }

    /// Days with hours of their own: `opens` and `closes` on the wall of the space, or closed.
    HolidaySet = "space.holiday_set" { space_id: SpaceId, name: String, from: Date, to: Date, opens: Option<String>, closes: Option<String> }
    HolidayRemoved = "space.holiday_removed" { space_id: SpaceId, name: String, date: Date }

    /// Where the house is found: its name in an address, a domain of its own.
    HousePlaced = "space.placed" { space_id: SpaceId, slug: Option<String>, domain: Option<String> }
    /// Who runs the server lets nobody in until it is resumed.
    HouseSuspended = "space.suspended" { space_id: SpaceId }
    HouseResumed = "space.resumed" { space_id: SpaceId }
    /// Who runs the server erases it at `erase_at`.
    HouseLeaving = "space.leaving" { space_id: SpaceId, erase_at: Instant }
    /// `plan`: of who runs the server; nothing is no limits.
    HousePlanSet = "space.plan_set" { space_id: SpaceId, plan: Option<String> }

    BackupMade = "data.backup_made" { space_id: SpaceId, file: String, bytes: i64 }
    /// Everything is as it was at `made_at`; what came after it is not there any more.
    BackupRestored = "data.backup_restored" { space_id: SpaceId, file: String, made_at: Instant }
    /// Rows of a file were taken in.
    RowsImported = "data.imported" { import_id: ImportId, what: ImportKind, added: i64, duplicates: i64 }
    /// Somebody took everything away as an archive.
    DataExported = "data.exported" { space_id: SpaceId, rows: i64 }
    /// The house began with what an archive held.
    ArchiveImported = "data.archive_imported" { space_id: SpaceId, rows: i64, made_at: Instant }

    /// `custom_role`: the name of the role of the house's own that they have.
    UserCreated = "user.created" { user_id: UserId, name: String, role: Role, custom_role: Option<String> }
    UserChanged = "user.changed" { user_id: UserId, name: String, changes: Vec<Change> }
    /// Somebody set another's password.
    PasswordReset = "user.password_reset" { user_id: UserId, name: String }
    /// Somebody set their own password.
    PasswordChanged = "user.password_changed" { user_id: UserId, name: String }
    /// A link to sign in was sent to the address of somebody.
    SignInLinkSent = "user.sign_in_link_sent" { user_id: UserId, name: String }
    /// A link to choose a new password was sent to the address of somebody.
    PasswordLinkSent = "user.password_link_sent" { user_id: UserId, name: String }
    /// Somebody chose a new password by a link in their mail.
    PasswordSetByLink = "user.password_set_by_link" { user_id: UserId, name: String }
    /// Somebody signs in with the digits of an app from now on.
    SecondStepOn = "user.second_step_on" { user_id: UserId, name: String }
    SecondStepOff = "user.second_step_off" { user_id: UserId, name: String }
    /// Somebody took another's second step away, who has lost it.
    SecondStepReset = "user.second_step_reset" { user_id: UserId, name: String }
    RecoveryCodesMade = "user.recovery_codes_made" { user_id: UserId, name: String }
    /// One was used; so many are left.
    RecoveryCodeUsed = "user.recovery_code_used" { user_id: UserId, name: String, left: i64 }
    /// Somebody signs in with a passkey of this device too.
    PasskeyAdded = "user.passkey_added" { user_id: UserId, name: String, passkey: String }
    PasskeyRemoved = "user.passkey_removed" { user_id: UserId, name: String, passkey: String }
    /// Of which roles the house requires a second step from now on.
    SecondStepRequired = "space.second_step_required" { space_id: SpaceId, roles: Vec<Role> }
    UserDeactivated = "user.deactivated" { user_id: UserId, name: String }
    UserReactivated = "user.reactivated" { user_id: UserId, name: String }
    SignedIn = "user.signed_in" { user_id: UserId, name: String, device: String }
    SignedOut = "user.signed_out" { user_id: UserId, name: String }
    /// A link to the member site was made for a customer; one made before counts no more.
    MemberInvited = "member.invited" { customer_id: CustomerId, customer: String }
    /// A customer signs in to the member site from now on.
    MemberJoined = "member.joined" { user_id: UserId, customer_id: CustomerId, customer: String }
    MemberSettingsChanged = "member.settings_changed" { space_id: SpaceId, changes: Vec<Change> }
    /// A display may be paired with a resource, by a code.
    DisplayAdded = "display.added" { display_id: UserId, resource_id: ResourceId, resource: String }
    /// A tablet typed the code of a display.
    DisplayPaired = "display.paired" { display_id: UserId, resource_id: ResourceId, resource: String, device: String }
    /// Another code for a display; the tablet that hung there is signed out.
    DisplayCodeMade = "display.code_made" { display_id: UserId, resource_id: ResourceId, resource: String }
    /// Its sign-in ended with it.
    DisplayRemoved = "display.removed" { display_id: UserId, resource_id: ResourceId, resource: String }
    /// What the people of this role may do.
    RoleCreated = "role.created" { role_id: CustomRoleId, name: String, permissions: Grants }
    /// What its people may do from now on and may do no longer.
    RoleChanged = "role.changed" { role_id: CustomRoleId, name: String, changes: Vec<Change>, given: Grants, taken: Grants }
    RoleDeleted = "role.deleted" { role_id: CustomRoleId, name: String }
    /// A link by which somebody joins the team was made.
    StaffInvited = "staff.invited" { invitation_id: StaffInvitationId, email: String, role: Role, custom_role: Option<String> }
    StaffInvitationWithdrawn = "staff.invitation_withdrawn" { invitation_id: StaffInvitationId, email: String }
    /// Somebody came by their invitation and signs in from now on.
    StaffJoined = "staff.joined" { invitation_id: StaffInvitationId, user_id: UserId, name: String, role: Role, custom_role: Option<String> }
    /// Somebody ended a sign-in, their own on another device or another's; `device` is empty when it was all of them.
    SignInEnded = "user.sign_in_ended" { user_id: UserId, name: String, device: String }
    /// After the first one that was told at once, more sign-ins were refused since then.
    SignInsFailed = "user.sign_ins_failed" { user_id: UserId, email: String, count: i64, since: Instant }
    ApiKeyMade = "api_key.made" { key_id: ApiKeyId, name: String, permissions: Grants, expires_at: Option<Instant> }
    ApiKeyRevoked = "api_key.revoked" { key_id: ApiKeyId, name: String }
    /// A token was used twice, which may mean theft: the program ended the sign-in.
    SignInRevoked = "user.sign_in_revoked" { user_id: UserId, name: String, device: String }
    /// `user_id` when the address is known; readers are never told which.
    SignInFailed = "user.sign_in_failed" { user_id: Option<UserId>, email: String }

    CustomerCreated = "customer.created" { customer_id: CustomerId, human_id: String, name: String }
    CustomerChanged = "customer.changed" { customer_id: CustomerId, human_id: String, name: String, changes: Vec<Change> }
    CustomerArchived = "customer.archived" { customer_id: CustomerId, human_id: String, name: String }
    CustomerRestored = "customer.restored" { customer_id: CustomerId, human_id: String, name: String }
    CustomerDeleted = "customer.deleted" { customer_id: CustomerId, human_id: String, name: String }

    ResourceCreated = "resource.created" { resource_id: ResourceId, name: String, kind: ResourceKind, rate_per_hour: Money }
    ResourceChanged = "resource.changed" { resource_id: ResourceId, name: String, changes: Vec<Change> }
    ResourceOutOfOrder = "resource.out_of_order" { resource_id: ResourceId, name: String, reason: String, until: Option<Instant> }
    ResourceBackInOrder = "resource.back_in_order" { resource_id: ResourceId, name: String }
    ResourceArchived = "resource.archived" { resource_id: ResourceId, name: String }
    ResourceRestored = "resource.restored" { resource_id: ResourceId, name: String }

    FloorPlanCreated = "floor_plan.created" { floor_plan_id: FloorPlanId, name: String }
    FloorPlanChanged = "floor_plan.changed" { floor_plan_id: FloorPlanId, name: String, changes: Vec<Change> }
    FloorPlanArchived = "floor_plan.archived" { floor_plan_id: FloorPlanId, name: String }
    FloorPlanRestored = "floor_plan.restored" { floor_plan_id: FloorPlanId, name: String }
    /// A draft was kept: nobody but those who draw sees it.
    FloorPlanDrafted = "floor_plan.drafted" { floor_plan_id: FloorPlanId, name: String }
    FloorPlanDraftDiscarded = "floor_plan.draft_discarded" { floor_plan_id: FloorPlanId, name: String }
    /// An earlier version became the draft.
    FloorPlanTakenBack = "floor_plan.taken_back" { floor_plan_id: FloorPlanId, name: String, number: i64 }
    /// Everybody sees it from now on; `places` stand on it.
    FloorPlanPublished = "floor_plan.published" { floor_plan_id: FloorPlanId, name: String, number: i64, places: i64 }

    /// A booking was made: held while somebody pays, waiting for approval, or confirmed.
    BookingPlaced = "booking.placed" {
        booking_id: BookingId, customer_id: CustomerId, customer: String, guest: String, resource_id: ResourceId, resource: String, when: When,
        state: BookingState, amount: Money,
    }
    /// A held one holds from now on.
    BookingConfirmed = "booking.confirmed" {
        booking_id: BookingId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, when: When,
    }
    BookingApproved = "booking.approved" {
        booking_id: BookingId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, when: When,
    }
    BookingDeclined = "booking.declined" {
        booking_id: BookingId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, when: When, reason: String,
    }
    /// The time to pay or to approve ran out.
    BookingExpired = "booking.expired" {
        booking_id: BookingId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, when: When,
    }
    BookingMoved = "booking.moved" {
        booking_id: BookingId, customer_id: CustomerId, customer: String, from_id: ResourceId, from: String, before: When, to_id: ResourceId,
        to: String, when: When, amount: Money,
    }
    BookingChanged = "booking.changed" { booking_id: BookingId, customer_id: CustomerId, customer: String, changes: Vec<Change> }
    BookingCancelled = "booking.cancelled" {
        booking_id: BookingId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, when: When, fee: Money,
        reason: String,
    }
    /// Its guest is here: its session begins.
    BookingCheckedIn = "booking.checked_in" {
        booking_id: BookingId, customer_id: CustomerId, customer: String, session_id: SessionId, resource_id: ResourceId, resource: String,
    }
    /// A stay that goes on was given a later end.
    BookingExtended = "booking.extended" {
        booking_id: BookingId, customer_id: CustomerId, customer: String, session_id: SessionId, resource_id: ResourceId, resource: String, when: When, amount: Money,
    }
    /// Nobody came: the place was released.
    BookingNoShow = "booking.no_show" {
        booking_id: BookingId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, when: When, fee: Money,
    }
    WaitlistJoined = "waitlist.joined" {
        entry_id: WaitlistId, customer_id: CustomerId, customer: String, kind: Option<ResourceKind>, resource: String, when: When,
    }
    WaitlistLeft = "waitlist.left" {
        entry_id: WaitlistId, customer_id: CustomerId, customer: String, kind: Option<ResourceKind>, resource: String, when: When,
    }
    /// A place that became free is kept for a while for who was first in line.
    WaitlistOffered = "waitlist.offered" {
        entry_id: WaitlistId, booking_id: BookingId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, when: When,
    }
    WaitlistTaken = "waitlist.taken" {
        entry_id: WaitlistId, booking_id: BookingId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, when: When,
    }
    /// An offer was not taken in time, or turned down.
    WaitlistPassed = "waitlist.passed" {
        entry_id: WaitlistId, booking_id: BookingId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, when: When,
    }
    /// Money for a booking came in on a provider's page.
    OnlinePaymentTaken = "online_payment.taken" { booking_id: BookingId, customer_id: CustomerId, customer: String, amount: Money }
    OnlinePaymentDeclined = "online_payment.declined" { booking_id: BookingId, customer_id: CustomerId, customer: String, amount: Money }
    /// Money that came for a booking goes back.
    OnlineRefundDue = "online_payment.refund_due" { booking_id: BookingId, customer_id: CustomerId, customer: String, amount: Money }
    OnlineRefunded = "online_payment.refunded" { booking_id: BookingId, customer_id: CustomerId, customer: String, amount: Money }
    /// How something is booked: all places, those of a kind, or one.
    /// `left_out` of its occurrences could not be had.
    SeriesBooked = "series.booked" {
        series_id: SeriesId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, made: i64, left_out: i64,
    }
    /// Its next occurrences came within the horizon (R1).
    SeriesExtended = "series.extended" {
        series_id: SeriesId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, made: i64, left_out: i64,
    }
    SeriesChanged = "series.changed" {
        series_id: SeriesId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, changed: i64,
    }
    /// Called off from an occurrence on, or as a whole.
    SeriesCancelled = "series.cancelled" {
        series_id: SeriesId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, cancelled: i64, fee: Money,
        reason: String,
    }
    /// It does not take place on these days (R5).
    SeriesCut = "series.cut" {
        series_id: SeriesId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, from: Date, until: Date,
        cancelled: i64, reason: String,
    }
    /// A private link to their bookings, for their own calendar.
    CalendarFeedMade = "calendar_feed.made" { customer_id: CustomerId, customer: String }
    CalendarFeedRevoked = "calendar_feed.revoked" { customer_id: CustomerId, customer: String }
    BookingSettingsChanged = "booking_settings.changed" {
        space_id: SpaceId, kind: Option<ResourceKind>, resource_id: Option<ResourceId>, resource: String, changes: Vec<Change>,
    }
    /// Places are closed together, until further notice without `when`.
    PlacesClosed = "resource.closed" { resource_ids: Vec<ResourceId>, resources: Vec<String>, when: Option<When>, reason: String }
    /// A closure of places was ended or called off.
    PlacesReopened = "resource.reopened" { resource_ids: Vec<ResourceId>, resources: Vec<String>, reason: String }

    SessionStarted = "session.started" {
        session_id: SessionId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, rate_per_hour: Money,
    }
    SessionMoved = "session.moved" {
        session_id: SessionId, customer_id: CustomerId, customer: String, from_id: ResourceId, from: String, to_id: ResourceId, to: String,
        rate_per_hour: Money,
    }
    /// Taken back right after its start: nothing is billed.
    SessionCancelled = "session.cancelled" {
        session_id: SessionId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String,
    }
    SessionNoteChanged = "session.note_changed" {
        session_id: SessionId, customer_id: CustomerId, customer: String, before: String, after: String,
    }
    /// `amount` is quantity × price at consumption.
    ItemConsumed = "item.consumed" {
        session_id: SessionId, customer_id: CustomerId, customer: String, consumption_id: ConsumptionId, item_id: ItemId, item: String,
        quantity: i64, amount: Money,
    }
    ConsumptionVoided = "consumption.voided" {
        session_id: SessionId, customer_id: CustomerId, customer: String, consumption_id: ConsumptionId, item_id: ItemId, item: String,
        quantity: i64, amount: Money, reason: String,
    }
    /// `minutes` as stayed; `amount` is time and items before discount and tax.
    SessionEnded = "session.ended" {
        session_id: SessionId, customer_id: CustomerId, customer: String, resource_id: ResourceId, resource: String, minutes: i64,
        amount: Money,
    }

    PriceRuleCreated = "price_rule.created" { rule_id: PriceRuleId, name: String }
    PriceRuleChanged = "price_rule.changed" { rule_id: PriceRuleId, name: String, changes: Vec<Change> }
    PriceRuleArchived = "price_rule.archived" { rule_id: PriceRuleId, name: String }
    PriceRuleRestored = "price_rule.restored" { rule_id: PriceRuleId, name: String }
    /// `above` is the rule that stands above it now; nothing when it is the first.
    PriceRuleMoved = "price_rule.moved" { rule_id: PriceRuleId, name: String, above: Option<String> }
    CouponCreated = "coupon.created" { coupon_id: CouponId, code: String }
    CouponChanged = "coupon.changed" { coupon_id: CouponId, code: String, changes: Vec<Change> }
    CouponArchived = "coupon.archived" { coupon_id: CouponId, code: String }
    CouponRestored = "coupon.restored" { coupon_id: CouponId, code: String }
    CouponUsed = "coupon.used" {
        coupon_id: CouponId, code: String, invoice_id: InvoiceId, invoice_number: String, customer_id: CustomerId, customer: String,
        amount: Money,
    }

    ItemCreated = "item.created" { item_id: ItemId, name: String, category: ItemCategory, price: Money, quantity: i64 }
    ItemChanged = "item.changed" { item_id: ItemId, name: String, changes: Vec<Change> }
    ItemArchived = "item.archived" { item_id: ItemId, name: String }
    ItemRestored = "item.restored" { item_id: ItemId, name: String }
    /// The cost price was set by hand. Not to what: the history has more readers than the cost.
    ItemCostChanged = "item.cost_changed" { item_id: ItemId, name: String }
    CategoryCreated = "category.created" { category_id: CategoryId, name: String }
    CategoryChanged = "category.changed" { category_id: CategoryId, name: String, changes: Vec<Change> }
    CategoryArchived = "category.archived" { category_id: CategoryId, name: String }
    CategoryRestored = "category.restored" { category_id: CategoryId, name: String }
    SupplierCreated = "supplier.created" { supplier_id: SupplierId, name: String }
    SupplierChanged = "supplier.changed" { supplier_id: SupplierId, name: String, changes: Vec<Change> }
    SupplierArchived = "supplier.archived" { supplier_id: SupplierId, name: String }
    SupplierRestored = "supplier.restored" { supplier_id: SupplierId, name: String }
    /// `supplier` is empty when nobody was named.
    StockDelivered = "stock.delivered" {
        delivery_id: DeliveryId, number: String, supplier_id: Option<SupplierId>, supplier: String, items: Vec<MovedItem>,
    }
    /// A correcting delivery took out what `undone_number` had brought.
    DeliveryUndone = "stock.delivery_undone" {
        delivery_id: DeliveryId, number: String, undone_id: DeliveryId, undone_number: String, items: Vec<MovedItem>, reason: String,
    }
    /// `differences` are those of the `counted` items that were not as expected.
    StockCounted = "stock.counted" {
        count_id: CountId, number: String, counted: i64, item_ids: Vec<ItemId>, differences: Vec<CountedItem>, reason: String,
    }
    StockWasted = "stock.wasted" { item_id: ItemId, item: String, quantity: i64, stock: i64, reason: String }
    StockLow = "stock.low" { item_id: ItemId, item: String, stock: i64, min_stock: i64 }
    StockRecovered = "stock.recovered" { item_id: ItemId, item: String, stock: i64 }

    PlanCreated = "plan.created" { plan_id: PlanId, name: String, days: i64, price: Money }
    PlanChanged = "plan.changed" { plan_id: PlanId, name: String, changes: Vec<Change> }
    PlanArchived = "plan.archived" { plan_id: PlanId, name: String }
    PlanRestored = "plan.restored" { plan_id: PlanId, name: String }
    /// Both days are paid days; `price` is the plan's, before a discount.
    SubscriptionSold = "subscription.sold" {
        subscription_id: SubscriptionId, customer_id: CustomerId, customer: String, plan_id: PlanId, plan: String, starts_on: Date,
        ends_on: Date, price: Money,
    }
    /// The same plan again, from the old end on (S2).
    SubscriptionRenewed = "subscription.renewed" {
        subscription_id: SubscriptionId, customer_id: CustomerId, customer: String, plan_id: PlanId, plan: String, starts_on: Date,
        ends_on: Date, price: Money,
    }
    /// `until_on` is the day of return, `ends_on` the new last day (S3).
    SubscriptionPaused = "subscription.paused" {
        subscription_id: SubscriptionId, customer_id: CustomerId, customer: String, plan: String, from_on: Date, until_on: Date,
        ends_on: Date,
    }
    SubscriptionResumed = "subscription.resumed" {
        subscription_id: SubscriptionId, customer_id: CustomerId, customer: String, plan: String, ends_on: Date,
    }
    /// It has not begun, and the run before it ends on another day now.
    SubscriptionMoved = "subscription.moved" {
        subscription_id: SubscriptionId, customer_id: CustomerId, customer: String, plan: String, starts_on: Date, ends_on: Date,
    }
    /// `new_id` takes over on `starts_on`; `credited` went back for the unused days of the old one (S6).
    SubscriptionChanged = "subscription.changed" {
        subscription_id: SubscriptionId, new_id: SubscriptionId, customer_id: CustomerId, customer: String, from: String, to: String,
        starts_on: Date, ends_on: Date, credited: Money,
    }
    /// `ends_on` is the last day that is still paid (S6).
    SubscriptionCancelled = "subscription.cancelled" {
        subscription_id: SubscriptionId, customer_id: CustomerId, customer: String, plan: String, ends_on: Date, credited: Money,
        reason: String,
    }

    InvoiceIssued = "invoice.issued" {
        invoice_id: InvoiceId, invoice_number: String, customer_id: CustomerId, customer: String, session_id: Option<SessionId>, total: Money,
    }
    /// `amount` was kept; of it `to_balance` became balance and the rest paid the invoice.
    PaymentReceived = "payment.received" {
        payment_id: PaymentId, invoice_id: InvoiceId, invoice_number: String, customer_id: CustomerId, customer: String, tender: Tender,
        amount: Money, to_balance: Money, change: Money,
    }
    RefundMade = "refund.made" {
        payment_id: PaymentId, invoice_id: InvoiceId, invoice_number: String, customer_id: CustomerId, customer: String, tender: Tender,
        amount: Money, reason: String,
    }
    CreditNoteIssued = "credit_note.issued" {
        credit_note_id: CreditNoteId, credit_note_number: String, invoice_id: InvoiceId, invoice_number: String, customer_id: CustomerId,
        customer: String, total: Money, reason: String,
    }
    /// Goods of a corrected invoice went back to the shelf; `stock` is what is there then.
    StockReturned = "stock.returned" {
        invoice_id: InvoiceId, invoice_number: String, customer_id: CustomerId, customer: String, item_id: ItemId, item: String,
        quantity: i64, stock: i64,
    }
    /// Taken back whole, by a credit note where something of it remained.
    InvoiceVoided = "invoice.voided" {
        invoice_id: InvoiceId, invoice_number: String, customer_id: CustomerId, customer: String, reason: String,
    }
    /// `due` is what was still to be paid, `count` how often they were reminded of it by now.
    InvoiceReminded = "invoice.reminded" {
        invoice_id: InvoiceId, invoice_number: String, customer_id: CustomerId, customer: String, due: Money, count: i64,
    }
    /// Over the counter; `amount` is quantity × price before discount and tax.
    ItemSold = "item.sold" {
        invoice_id: InvoiceId, invoice_number: String, customer_id: CustomerId, customer: String, item_id: ItemId, item: String,
        quantity: i64, amount: Money,
    }
    /// `user` is whose shift it is; somebody who may can close another's.
    ShiftOpened = "shift.opened" { shift_id: ShiftId, user_id: UserId, user: String, float: Money }
    CashPaidIn = "shift.paid_in" { shift_id: ShiftId, user_id: UserId, user: String, amount: Money, reason: String }
    CashPaidOut = "shift.paid_out" { shift_id: ShiftId, user_id: UserId, user: String, amount: Money, reason: String }
    /// `variance` is what was counted beyond what should have been there.
    ShiftClosed = "shift.closed" { shift_id: ShiftId, user_id: UserId, user: String, counted: Money, variance: Money }
    BalanceToppedUp = "balance.topped_up" { customer_id: CustomerId, customer: String, amount: Money, tender: Tender, balance: Money }
    BalanceAdjusted = "balance.adjusted" { customer_id: CustomerId, customer: String, amount: Money, balance: Money, reason: String }
}

impl Event {
    /// What the event touched, the main thing first; live screens refetch what shows any of it.
    #[must_use]
    pub fn subjects(&self) -> Vec<Subject> {
        use SubjectKind as K;
        match self {
            Self::SpaceSetUp { space_id, .. }
            | Self::SpaceChanged { space_id, .. }
            | Self::HolidaySet { space_id, .. }
            | Self::HolidayRemoved { space_id, .. }
            | Self::HousePlaced { space_id, .. }
            | Self::HouseSuspended { space_id, .. }
            | Self::HouseResumed { space_id, .. }
            | Self::HouseLeaving { space_id, .. }
            | Self::HousePlanSet { space_id, .. }
            | Self::BackupMade { space_id, .. }
            | Self::BackupRestored { space_id, .. }
            | Self::DataExported { space_id, .. }
            | Self::MemberSettingsChanged { space_id, .. }
            | Self::SecondStepRequired { space_id, .. }
            | Self::ArchiveImported { space_id, .. } => vec![Subject::new(K::Space, *space_id)],
            Self::UserCreated { user_id, .. }
            | Self::UserChanged { user_id, .. }
            | Self::PasswordReset { user_id, .. }
            | Self::PasswordChanged { user_id, .. }
            | Self::SignInLinkSent { user_id, .. }
            | Self::PasswordLinkSent { user_id, .. }
            | Self::PasswordSetByLink { user_id, .. }
            | Self::SecondStepOn { user_id, .. }
            | Self::PasskeyAdded { user_id, .. }
            | Self::PasskeyRemoved { user_id, .. }
            | Self::SecondStepOff { user_id, .. }
            | Self::SecondStepReset { user_id, .. }
            | Self::RecoveryCodesMade { user_id, .. }
            | Self::RecoveryCodeUsed { user_id, .. }
            | Self::UserDeactivated { user_id, .. }
            | Self::UserReactivated { user_id, .. }
            | Self::SignedIn { user_id, .. }
            | Self::SignedOut { user_id, .. }
            | Self::SignInRevoked { user_id, .. } => vec![Subject::new(K::User, *user_id)],
            Self::SignInEnded { user_id, .. } | Self::SignInsFailed { user_id, .. } => {
                vec![Subject::new(K::User, *user_id)]
            }
            // Who has the role may do something else now: what shows them shows it.
            Self::RoleCreated { role_id, .. }
            | Self::RoleChanged { role_id, .. }
            | Self::RoleDeleted { role_id, .. } => {
                vec![Subject::new(K::Role, *role_id)]
            }
            Self::StaffInvited { invitation_id, .. } | Self::StaffInvitationWithdrawn { invitation_id, .. } => {
                vec![Subject::new(K::StaffInvitation, *invitation_id)]
            }
            Self::StaffJoined {
                invitation_id, user_id, ..
            } => vec![
                Subject::new(K::User, *user_id),
                Subject::new(K::StaffInvitation, *invitation_id),
            ],
            Self::ApiKeyMade { key_id, .. } | Self::ApiKeyRevoked { key_id, .. } => {
                vec![Subject::new(K::ApiKey, *key_id)]
            }
            Self::SignInFailed { user_id, .. } => user_id.iter().map(|id| Subject::new(K::User, *id)).collect(),
            Self::MemberJoined {
                user_id, customer_id, ..
            } => vec![Subject::new(K::User, *user_id), Subject::new(K::Customer, *customer_id)],
            Self::DisplayAdded { display_id, .. }
            | Self::DisplayPaired { display_id, .. }
            | Self::DisplayCodeMade { display_id, .. }
            | Self::DisplayRemoved { display_id, .. } => vec![Subject::new(K::Display, *display_id)],
            Self::MemberInvited { customer_id, .. }
            | Self::CustomerCreated { customer_id, .. }
            | Self::CustomerChanged { customer_id, .. }
            | Self::CustomerArchived { customer_id, .. }
            | Self::CustomerRestored { customer_id, .. }
            | Self::CustomerDeleted { customer_id, .. }
            | Self::CalendarFeedMade { customer_id, .. }
            | Self::CalendarFeedRevoked { customer_id, .. }
            | Self::BalanceToppedUp { customer_id, .. }
            | Self::BalanceAdjusted { customer_id, .. } => vec![Subject::new(K::Customer, *customer_id)],
            Self::RowsImported { import_id, .. } => vec![Subject::new(K::Import, *import_id)],
            Self::ResourceCreated { resource_id, .. }
            | Self::ResourceChanged { resource_id, .. }
            | Self::ResourceOutOfOrder { resource_id, .. }
            | Self::ResourceBackInOrder { resource_id, .. }
            | Self::ResourceArchived { resource_id, .. }
            | Self::ResourceRestored { resource_id, .. } => vec![Subject::new(K::Resource, *resource_id)],
            Self::FloorPlanCreated { floor_plan_id, .. }
            | Self::FloorPlanChanged { floor_plan_id, .. }
            | Self::FloorPlanArchived { floor_plan_id, .. }
            | Self::FloorPlanRestored { floor_plan_id, .. }
            | Self::FloorPlanDrafted { floor_plan_id, .. }
            | Self::FloorPlanDraftDiscarded { floor_plan_id, .. }
            | Self::FloorPlanTakenBack { floor_plan_id, .. }
            | Self::FloorPlanPublished { floor_plan_id, .. } => vec![Subject::new(K::FloorPlan, *floor_plan_id)],
            Self::BookingPlaced {
                booking_id,
                customer_id,
                resource_id,
                ..
            }
            | Self::BookingConfirmed {
                booking_id,
                customer_id,
                resource_id,
                ..
            }
            | Self::BookingApproved {
                booking_id,
                customer_id,
                resource_id,
                ..
            }
            | Self::BookingDeclined {
                booking_id,
                customer_id,
                resource_id,
                ..
            }
            | Self::BookingExpired {
                booking_id,
                customer_id,
                resource_id,
                ..
            }
            | Self::BookingCancelled {
                booking_id,
                customer_id,
                resource_id,
                ..
            } => vec![
                Subject::new(K::Booking, *booking_id),
                Subject::new(K::Customer, *customer_id),
                Subject::new(K::Resource, *resource_id),
            ],
            Self::BookingCheckedIn {
                booking_id,
                customer_id,
                session_id,
                resource_id,
                ..
            }
            | Self::BookingExtended {
                booking_id,
                customer_id,
                session_id,
                resource_id,
                ..
            } => vec![
                Subject::new(K::Booking, *booking_id),
                Subject::new(K::Session, *session_id),
                Subject::new(K::Customer, *customer_id),
                Subject::new(K::Resource, *resource_id),
            ],
            Self::BookingNoShow {
                booking_id,
                customer_id,
                resource_id,
                ..
            } => vec![
                Subject::new(K::Booking, *booking_id),
                Subject::new(K::Customer, *customer_id),
                Subject::new(K::Resource, *resource_id),
            ],
            Self::WaitlistJoined {
                entry_id, customer_id, ..
            }
            | Self::WaitlistLeft {
                entry_id, customer_id, ..
            } => vec![
                Subject::new(K::Waitlist, *entry_id),
                Subject::new(K::Customer, *customer_id),
            ],
            Self::WaitlistOffered {
                entry_id,
                booking_id,
                customer_id,
                ..
            }
            | Self::WaitlistTaken {
                entry_id,
                booking_id,
                customer_id,
                ..
            }
            | Self::WaitlistPassed {
                entry_id,
                booking_id,
                customer_id,
                ..
            } => vec![
                Subject::new(K::Waitlist, *entry_id),
                Subject::new(K::Booking, *booking_id),
                Subject::new(K::Customer, *customer_id),
            ],
            Self::OnlinePaymentTaken {
                booking_id,
                customer_id,
                ..
            }
            | Self::OnlinePaymentDeclined {
                booking_id,
                customer_id,
                ..
            }
            | Self::OnlineRefundDue {
                booking_id,
                customer_id,
                ..
            }
            | Self::OnlineRefunded {
                booking_id,
                customer_id,
                ..
            } => vec![
                Subject::new(K::Booking, *booking_id),
                Subject::new(K::Customer, *customer_id),
            ],
            Self::BookingMoved {
                booking_id,
                customer_id,
                from_id,
                to_id,
                ..
            } => {
                let mut subjects = vec![
                    Subject::new(K::Booking, *booking_id),
                    Subject::new(K::Customer, *customer_id),
                    Subject::new(K::Resource, *to_id),
                ];
                if from_id != to_id {
                    subjects.push(Subject::new(K::Resource, *from_id));
                }
                subjects
            }
            Self::BookingChanged {
                booking_id,
                customer_id,
                ..
            } => vec![
                Subject::new(K::Booking, *booking_id),
                Subject::new(K::Customer, *customer_id),
            ],
            Self::BookingSettingsChanged {
                space_id, resource_id, ..
            } => {
                let mut subjects = vec![Subject::new(K::Space, *space_id)];
                subjects.extend(resource_id.map(|id| Subject::new(K::Resource, id)));
                subjects
            }
            Self::PlacesClosed { resource_ids, .. } | Self::PlacesReopened { resource_ids, .. } => {
                resource_ids.iter().map(|id| Subject::new(K::Resource, *id)).collect()
            }
            Self::SeriesBooked {
                series_id,
                customer_id,
                resource_id,
                ..
            }
            | Self::SeriesExtended {
                series_id,
                customer_id,
                resource_id,
                ..
            }
            | Self::SeriesChanged {
                series_id,
                customer_id,
                resource_id,
                ..
            }
            | Self::SeriesCancelled {
                series_id,
                customer_id,
                resource_id,
                ..
            }
            | Self::SeriesCut {
                series_id,
                customer_id,
                resource_id,
                ..
            } => vec![
                Subject::new(K::Series, *series_id),
                Subject::new(K::Customer, *customer_id),
                Subject::new(K::Resource, *resource_id),
            ],
            Self::SessionStarted {
                session_id,
                customer_id,
                resource_id,
                ..
            }
            | Self::SessionCancelled {
                session_id,
                customer_id,
                resource_id,
                ..
            }
            | Self::SessionEnded {
                session_id,
                customer_id,
                resource_id,
                ..
            } => vec![
                Subject::new(K::Session, *session_id),
                Subject::new(K::Customer, *customer_id),
                Subject::new(K::Resource, *resource_id),
            ],
            Self::SessionMoved {
                session_id,
                customer_id,
                from_id,
                to_id,
                ..
            } => vec![
                Subject::new(K::Session, *session_id),
                Subject::new(K::Customer, *customer_id),
                Subject::new(K::Resource, *from_id),
                Subject::new(K::Resource, *to_id),
            ],
            Self::SessionNoteChanged {
                session_id,
                customer_id,
                ..
            } => {
                vec![
                    Subject::new(K::Session, *session_id),
                    Subject::new(K::Customer, *customer_id),
                ]
            }
            Self::ItemConsumed {
                session_id,
                customer_id,
                consumption_id,
                item_id,
                ..
            }
            | Self::ConsumptionVoided {
                session_id,
                customer_id,
                consumption_id,
                item_id,
                ..
            } => vec![
                Subject::new(K::Consumption, *consumption_id),
                Subject::new(K::Session, *session_id),
                Subject::new(K::Item, *item_id),
                Subject::new(K::Customer, *customer_id),
            ],
            Self::PriceRuleCreated { rule_id, .. }
            | Self::PriceRuleChanged { rule_id, .. }
            | Self::PriceRuleArchived { rule_id, .. }
            | Self::PriceRuleRestored { rule_id, .. }
            | Self::PriceRuleMoved { rule_id, .. } => vec![Subject::new(K::PriceRule, *rule_id)],
            Self::CouponCreated { coupon_id, .. }
            | Self::CouponChanged { coupon_id, .. }
            | Self::CouponArchived { coupon_id, .. }
            | Self::CouponRestored { coupon_id, .. } => vec![Subject::new(K::Coupon, *coupon_id)],
            Self::CouponUsed {
                coupon_id,
                invoice_id,
                customer_id,
                ..
            } => vec![
                Subject::new(K::Coupon, *coupon_id),
                Subject::new(K::Invoice, *invoice_id),
                Subject::new(K::Customer, *customer_id),
            ],
            Self::ItemCreated { item_id, .. }
            | Self::ItemChanged { item_id, .. }
            | Self::ItemArchived { item_id, .. }
            | Self::ItemRestored { item_id, .. }
            | Self::ItemCostChanged { item_id, .. }
            | Self::StockWasted { item_id, .. }
            | Self::StockLow { item_id, .. }
            | Self::StockRecovered { item_id, .. } => vec![Subject::new(K::Item, *item_id)],
            Self::CategoryCreated { category_id, .. }
            | Self::CategoryChanged { category_id, .. }
            | Self::CategoryArchived { category_id, .. }
            | Self::CategoryRestored { category_id, .. } => vec![Subject::new(K::Category, *category_id)],
            Self::SupplierCreated { supplier_id, .. }
            | Self::SupplierChanged { supplier_id, .. }
            | Self::SupplierArchived { supplier_id, .. }
            | Self::SupplierRestored { supplier_id, .. } => vec![Subject::new(K::Supplier, *supplier_id)],
            Self::StockDelivered {
                delivery_id,
                supplier_id,
                items,
                ..
            } => {
                let mut subjects = vec![Subject::new(K::Delivery, *delivery_id)];
                subjects.extend(supplier_id.map(|id| Subject::new(K::Supplier, id)));
                subjects.extend(items.iter().map(|moved| Subject::new(K::Item, moved.item_id)));
                subjects
            }
            Self::DeliveryUndone {
                delivery_id,
                undone_id,
                items,
                ..
            } => {
                let mut subjects = vec![
                    Subject::new(K::Delivery, *undone_id),
                    Subject::new(K::Delivery, *delivery_id),
                ];
                subjects.extend(items.iter().map(|moved| Subject::new(K::Item, moved.item_id)));
                subjects
            }
            Self::StockCounted { count_id, item_ids, .. } => {
                let mut subjects = vec![Subject::new(K::StockCount, *count_id)];
                subjects.extend(item_ids.iter().map(|id| Subject::new(K::Item, *id)));
                subjects
            }
            Self::PlanCreated { plan_id, .. }
            | Self::PlanChanged { plan_id, .. }
            | Self::PlanArchived { plan_id, .. }
            | Self::PlanRestored { plan_id, .. } => vec![Subject::new(K::Plan, *plan_id)],
            Self::SubscriptionSold {
                subscription_id,
                customer_id,
                ..
            }
            | Self::SubscriptionRenewed {
                subscription_id,
                customer_id,
                ..
            }
            | Self::SubscriptionPaused {
                subscription_id,
                customer_id,
                ..
            }
            | Self::SubscriptionResumed {
                subscription_id,
                customer_id,
                ..
            }
            | Self::SubscriptionMoved {
                subscription_id,
                customer_id,
                ..
            }
            | Self::SubscriptionCancelled {
                subscription_id,
                customer_id,
                ..
            } => vec![
                Subject::new(K::Subscription, *subscription_id),
                Subject::new(K::Customer, *customer_id),
            ],
            Self::SubscriptionChanged {
                subscription_id,
                new_id,
                customer_id,
                ..
            } => vec![
                Subject::new(K::Subscription, *subscription_id),
                Subject::new(K::Subscription, *new_id),
                Subject::new(K::Customer, *customer_id),
            ],
            Self::InvoiceIssued {
                invoice_id,
                customer_id,
                session_id,
                ..
            } => {
                let mut subjects = vec![
                    Subject::new(K::Invoice, *invoice_id),
                    Subject::new(K::Customer, *customer_id),
                ];
                subjects.extend(session_id.map(|id| Subject::new(K::Session, id)));
                subjects
            }
            Self::PaymentReceived {
                payment_id,
                invoice_id,
                customer_id,
                ..
            }
            | Self::RefundMade {
                payment_id,
                invoice_id,
                customer_id,
                ..
            } => vec![
                Subject::new(K::Payment, *payment_id),
                Subject::new(K::Invoice, *invoice_id),
                Subject::new(K::Customer, *customer_id),
            ],
            Self::StockReturned {
                invoice_id,
                customer_id,
                item_id,
                ..
            }
            | Self::ItemSold {
                invoice_id,
                customer_id,
                item_id,
                ..
            } => vec![
                Subject::new(K::Item, *item_id),
                Subject::new(K::Invoice, *invoice_id),
                Subject::new(K::Customer, *customer_id),
            ],
            Self::ShiftOpened { shift_id, user_id, .. }
            | Self::CashPaidIn { shift_id, user_id, .. }
            | Self::CashPaidOut { shift_id, user_id, .. }
            | Self::ShiftClosed { shift_id, user_id, .. } => {
                vec![Subject::new(K::Shift, *shift_id), Subject::new(K::User, *user_id)]
            }
            Self::InvoiceVoided {
                invoice_id,
                customer_id,
                ..
            }
            | Self::InvoiceReminded {
                invoice_id,
                customer_id,
                ..
            } => vec![
                Subject::new(K::Invoice, *invoice_id),
                Subject::new(K::Customer, *customer_id),
            ],
            Self::CreditNoteIssued {
                credit_note_id,
                invoice_id,
                customer_id,
                ..
            } => vec![
                Subject::new(K::CreditNote, *credit_note_id),
                Subject::new(K::Invoice, *invoice_id),
                Subject::new(K::Customer, *customer_id),
            ],
        }
    }

    /// The customer it is about, for the history of one customer.
    #[must_use]
    pub fn customer_id(&self) -> Option<CustomerId> {
        self.subjects()
            .iter()
            .find(|subject| subject.kind == SubjectKind::Customer)
            .map(|subject| CustomerId::from_uuid(subject.id))
    }
}
