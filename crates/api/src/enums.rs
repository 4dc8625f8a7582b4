//! The states of `domain` under their GraphQL names.

use async_graphql::Enum;

/// Declares the GraphQL twin of an enum of `domain`, with conversions both ways.
macro_rules! twins {
    ($($(#[$doc:meta])* $name:ident = $domain:tt { $($variant:ident),+ $(,)? })+) => { $(
        $(#[$doc])*
        #[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
        #[graphql(remote = $domain)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),+ }
    )+ };
}

twins! {
    /// What a user is in a tenant.
    Role = "coworkflow_domain::access::Role" { Owner, Manager, Staff, Member, Display }
    /// How somebody becomes a member beside an invitation.
    SignUp = "coworkflow_domain::members::SignUp" { Invitation, Code, Open }
    /// Where a customer stands with the member site.
    MemberStanding = "coworkflow_operations::members::MemberStanding" { None, Invited, Active, Inactive }
    /// Whether prices include tax.
    TaxMode = "coworkflow_domain::spaces::TaxMode" { None, Inclusive, Exclusive }
    /// Whether cash needs an open shift.
    CashShifts = "coworkflow_domain::spaces::CashShifts" { Optional, Required }
    /// Of screens and documents.
    Digits = "coworkflow_domain::spaces::Digits" { Latin, Arabic }
    /// What the rows of a file are that is taken in.
    ImportKind = "coworkflow_domain::imports::ImportKind" { Customers, Items, Balances, Plans, Invoices }
    /// The languages of the product.
    Language = "coworkflow_domain::text::Lang" { En, Ar }
    /// Why a backup was made.
    BackupReason = "coworkflow_domain::data::BackupReason" { Scheduled, Asked, BeforeRestore }
    /// Why a backup is kept.
    BackupKeep = "coworkflow_domain::data::Keep" { Recent, Daily, Weekly, Monthly }
    /// Visitor, or by which plan.
    CustomerType = "coworkflow_domain::customers::CustomerType" { Visitor, Weekly, HalfMonthly, Monthly }
    /// Where a run of a plan stands.
    SubscriptionState = "coworkflow_domain::subscriptions::SubscriptionState" { Queued, Running, Paused, Ended, Cancelled }
    /// What a price rule does.
    EffectKind = "coworkflow_domain::pricing::EffectKind" {
        HourlyRate, DayRate, WeekRate, PercentOff, Package, DailyCap, DayPass, WeeklyCap, MinimumCharge, Metering, ItemPrice, ItemPercentOff,
    }
    /// Why a price rule was passed over.
    WhyNot = "coworkflow_domain::pricing::WhyNot" {
        OtherPlace, OtherItem, OtherGuest, ShortNotice, LongNotice, OtherDate, OtherWeekday, OtherTime, TooEarly, TooLate, EnoughStock, Covered, Outranked, UsedUp,
        NotCheaper, BelowCap, AboveMinimum,
    }
    /// A floor to begin with.
    FloorPlanTemplate = "coworkflow_domain::floor_plans::Template" { OpenSpace, Cafe, Offices, EventHall }
    /// Where somebody who waits stands (`B11`).
    WaitlistState = "coworkflow_domain::waitlist::WaitlistState" { Waiting, Offered, Taken, Passed, Left, Over }
    /// Kind of resource.
    ResourceType = "coworkflow_domain::resources::ResourceKind" { Seat, Desk, Room, EventSpace }
    /// Where a booking stands.
    BookingState = "coworkflow_domain::bookings::BookingState" {
        Held, Pending, Confirmed, CheckedIn, Completed, Cancelled, NoShow, Declined, Expired,
    }
    /// Who made a booking, and where.
    BookingChannel = "coworkflow_domain::bookings::Channel" { Desk, Member, Public, Display }
    /// How much of a series an edit means (`R3`).
    SeriesScope = "coworkflow_domain::series::SeriesScope" { This, Following, All }
    /// When a booking is paid.
    BookingPays = "coworkflow_domain::bookings::Pays" { AtDesk, Now }
    /// Who may book a place.
    WhoMayBook = "coworkflow_domain::bookings::WhoMayBook" { Staff, Members, Anybody }
    /// Kind of item.
    ItemCategory = "coworkflow_domain::inventory::ItemCategory" { Beverage, Snack, Meal, Other }
    /// Why stock moved.
    MovementKind = "coworkflow_domain::inventory::MovementKind" { Delivery, Sale, Void, Count, Waste }
    /// Derived from what was paid (`M8`).
    InvoiceStatus = "coworkflow_domain::invoices::InvoiceStatus" { Unpaid, Pending, Paid }
    /// What a line bills.
    InvoiceLineKind = "coworkflow_domain::invoices::LineKind" { Time, Item, Plan, Custom }
    /// How money moves.
    Tender = "coworkflow_domain::payments::Tender" { Cash, Card, Instapay, Wallet, Balance }
    /// In or out.
    PaymentKind = "coworkflow_domain::payments::PaymentKind" { Payment, Refund }
    /// What moved an account.
    StatementKind = "coworkflow_domain::customers::StatementKind" { Invoice, CreditNote, Payment, Refund, TopUp, Adjustment, Opening }
    /// Why a balance moved.
    LedgerKind = "coworkflow_domain::customers::LedgerKind" { TopUp, Adjustment, Overpayment, Payment, Refund, Opening }
    /// Why cash came into a drawer, or left it.
    CashKind = "coworkflow_domain::shifts::CashKind" { Float, Sale, Refund, TopUp, PayIn, PayOut, Count }
}
