//! The English sentences, without actor and full stop.

use super::{
    Event,
    change::listed,
    words::{
        awaited, category, day_hours, days, differences, isolated, moved, names, permissions, placed, resource_kind,
        role_or, roles_listed, size, tender,
    },
};
use crate::{
    money::{Currency, Money},
    text::Lang,
    words::{BOOKING, DAY, ITEM, PLACE, ROW, SIGN_IN, counted, day_in_words, duration},
};

pub(super) fn english(event: &Event, currency: Currency) -> String {
    let lang = Lang::En;
    let cash = |amount: &Money| currency.format(*amount, lang);
    let n = |name: &str| isolated(name, lang);
    let because = |reason: &str| {
        if reason.is_empty() {
            String::new()
        } else {
            format!(": {}", n(reason))
        }
    };
    let with = |changes: &[_]| match listed(changes, lang, currency) {
        list if list.is_empty() => String::new(),
        list => format!(": {list}"),
    };
    let skipped = |left_out: i64| match left_out {
        0 => String::new(),
        left_out => format!(", {left_out} left out"),
    };
    match event {
        Event::SpaceSetUp { name, .. } => format!("set up {}", n(name)),
        Event::SpaceChanged { name, changes, .. } => format!("changed the settings of {}{}", n(name), with(changes)),
        Event::HolidaySet {
            name,
            from,
            to,
            opens,
            closes,
            ..
        } => format!(
            "set the hours of {} ({}): {}",
            n(name),
            days(*from, *to, lang),
            day_hours(opens.as_deref(), closes.as_deref(), lang)
        ),
        Event::HolidayRemoved { name, date, .. } => {
            format!("took {} ({date}) off the list of days with other hours", n(name))
        }
        Event::HousePlaced { slug, domain, .. } => match (slug, domain) {
            (_, Some(domain)) => format!("put the space at the address {}", n(domain)),
            (Some(slug), None) => format!("put the space at the address {}", n(slug)),
            (None, None) => "took the space's own address away".to_owned(),
        },
        Event::HouseSuspended { .. } => "suspended the space".to_owned(),
        Event::HouseResumed { .. } => "resumed the space".to_owned(),
        Event::HouseLeaving { erase_at, .. } => format!("closed the space, to be erased at {erase_at}"),
        Event::HousePlanSet { plan: Some(plan), .. } => format!("set the platform plan to {}", n(plan)),
        Event::HousePlanSet { plan: None, .. } => "took the platform plan and its limits away".to_owned(),
        Event::BackupMade { file, bytes, .. } => format!("made the backup {} ({})", n(file), size(*bytes, lang)),
        Event::BackupRestored { file, made_at, .. } => format!("restored the backup {} made at {made_at}", n(file)),
        Event::DataExported { rows, .. } => {
            format!("took everything away as an archive of {}", counted(*rows, &ROW, lang))
        }
        Event::ArchiveImported { rows, made_at, .. } => {
            format!(
                "began with an archive of {} made at {made_at}",
                counted(*rows, &ROW, lang)
            )
        }
        Event::UserCreated {
            name,
            role: of,
            custom_role,
            ..
        } => format!("added {} as {}", n(name), role_or(custom_role.as_deref(), *of, lang)),
        Event::UserChanged { name, changes, .. } => format!("changed the user {}{}", n(name), with(changes)),
        Event::PasswordReset { name, .. } => format!("reset the password of {}", n(name)),
        Event::PasswordChanged { name, .. } => format!("set a new password for {}", n(name)),
        Event::SignInLinkSent { name, .. } => format!("sent {} a link to sign in", n(name)),
        Event::PasswordLinkSent { name, .. } => format!("sent {} a link to choose a new password", n(name)),
        Event::PasswordSetByLink { name, .. } => format!("chose a new password for {} by a link in a mail", n(name)),
        Event::SecondStepOn { name, .. } => format!("turned the second step on for {}", n(name)),
        Event::SecondStepOff { name, .. } => format!("turned the second step off for {}", n(name)),
        Event::SecondStepReset { name, .. } => format!("took away the lost second step of {}", n(name)),
        Event::RecoveryCodesMade { name, .. } => format!("made new recovery codes for {}", n(name)),
        Event::RecoveryCodeUsed { left, .. } => format!("used a recovery code, {left} left"),
        Event::PasskeyAdded { name, passkey, .. } => format!("added a passkey of {} for {}", n(passkey), n(name)),
        Event::PasskeyRemoved { name, passkey, .. } => format!("removed the passkey of {} of {}", n(passkey), n(name)),
        Event::SecondStepRequired { roles, .. } if roles.is_empty() => {
            "no longer requires a second step of any role".to_owned()
        }
        Event::SecondStepRequired { roles, .. } => format!("requires a second step of: {}", roles_listed(roles, lang)),
        Event::UserDeactivated { name, .. } => format!("deactivated the user {}", n(name)),
        Event::UserReactivated { name, .. } => format!("activated the user {} again", n(name)),
        Event::SignedIn { device, .. } if device.is_empty() => "signed in".to_owned(),
        Event::SignedIn { device, .. } => format!("signed in on {}", n(device)),
        Event::SignedOut { .. } => "signed out".to_owned(),
        Event::MemberInvited { customer, .. } => format!("invited {} to the member site", n(customer)),
        Event::MemberJoined { customer, .. } => format!("{} joined the member site", n(customer)),
        Event::DisplayAdded { resource, .. } => format!("added a display for the door of {}", n(resource)),
        Event::DisplayCodeMade { resource, .. } => format!("made another code for the display of {}", n(resource)),
        Event::DisplayPaired { resource, device, .. } if device.is_empty() => {
            format!("paired the display of {}", n(resource))
        }
        Event::DisplayPaired { resource, device, .. } => {
            format!("paired {} as the display of {}", n(device), n(resource))
        }
        Event::DisplayRemoved { resource, .. } => format!("took the display of {} away", n(resource)),
        Event::MemberSettingsChanged { changes, .. } => {
            format!("changed who may join the member site{}", with(changes))
        }
        Event::RoleCreated {
            name, permissions: may, ..
        } => {
            format!("made the role {}: {}", n(name), permissions(*may, lang))
        }
        Event::RoleChanged {
            name,
            changes,
            given,
            taken,
            ..
        } => {
            let mut text = format!("changed the role {}{}", n(name), with(changes));
            if !given.is_empty() {
                text += &format!(", allowed: {}", permissions(*given, lang));
            }
            if !taken.is_empty() {
                text += &format!(", no longer allowed: {}", permissions(*taken, lang));
            }
            text
        }
        Event::RoleDeleted { name, .. } => format!("deleted the role {}", n(name)),
        Event::StaffInvited {
            email,
            role: of,
            custom_role,
            ..
        } => format!(
            "invited {} to the team as {}",
            n(email),
            role_or(custom_role.as_deref(), *of, lang)
        ),
        Event::StaffInvitationWithdrawn { email, .. } => format!("took the invitation of {} back", n(email)),
        Event::StaffJoined {
            name,
            role: of,
            custom_role,
            ..
        } => format!(
            "{} joined the team as {}",
            n(name),
            role_or(custom_role.as_deref(), *of, lang)
        ),
        Event::SignInEnded { name, device, .. } if device.is_empty() => format!("ended the sign-ins of {}", n(name)),
        Event::SignInEnded { name, device, .. } => format!("ended the sign-in of {} on {}", n(name), n(device)),
        Event::SignInsFailed {
            email, count, since, ..
        } => {
            format!(
                "refused {} as {} since {since}",
                counted(*count, &SIGN_IN, lang),
                n(email)
            )
        }
        Event::ApiKeyMade {
            name,
            permissions: may,
            expires_at,
            ..
        } => {
            let until = match expires_at {
                Some(until) => format!("until {until}"),
                None => "without end".to_owned(),
            };
            format!("made the API key {} {until}: {}", n(name), permissions(*may, lang))
        }
        Event::ApiKeyRevoked { name, .. } => format!("took the API key {} back", n(name)),
        Event::SignInRevoked { name, .. } => {
            format!("ended a sign-in of {}, because a copy of it was used", n(name))
        }
        Event::SignInFailed { email, .. } => format!("refused a sign-in as {}", n(email)),
        Event::CustomerCreated { human_id, name, .. } => format!("added the customer {} ({human_id})", n(name)),
        Event::CustomerChanged {
            human_id,
            name,
            changes,
            ..
        } => {
            format!("changed the customer {} ({human_id}){}", n(name), with(changes))
        }
        Event::CustomerArchived { human_id, name, .. } => format!("archived the customer {} ({human_id})", n(name)),
        Event::CustomerRestored { human_id, name, .. } => format!("restored the customer {} ({human_id})", n(name)),
        Event::CustomerDeleted { human_id, name, .. } => format!("deleted the customer {} ({human_id})", n(name)),
        Event::RowsImported {
            what,
            added,
            duplicates,
            ..
        } => {
            let mut text = format!("imported {}", counted(*added, what.noun(), lang));
            if *duplicates > 0 {
                text += &format!(", skipped {} already known", counted(*duplicates, &ROW, lang));
            }
            text
        }
        Event::ResourceCreated {
            name,
            kind,
            rate_per_hour,
            ..
        } => {
            format!(
                "added the {} {} ({} per hour)",
                resource_kind(*kind, lang),
                n(name),
                cash(rate_per_hour)
            )
        }
        Event::ResourceChanged { name, changes, .. } => format!("changed {}{}", n(name), with(changes)),
        Event::ResourceOutOfOrder { name, reason, .. } => format!("put {} out of order{}", n(name), because(reason)),
        Event::ResourceBackInOrder { name, .. } => format!("put {} back in order", n(name)),
        Event::ResourceArchived { name, .. } | Event::ItemArchived { name, .. } => format!("archived {}", n(name)),
        Event::ResourceRestored { name, .. } | Event::ItemRestored { name, .. } => format!("restored {}", n(name)),
        Event::FloorPlanCreated { name, .. } => format!("added the floor plan {}", n(name)),
        Event::FloorPlanChanged { name, changes, .. } => format!("changed the floor plan {}{}", n(name), with(changes)),
        Event::FloorPlanArchived { name, .. } => format!("archived the floor plan {}", n(name)),
        Event::FloorPlanRestored { name, .. } => format!("restored the floor plan {}", n(name)),
        Event::FloorPlanDrafted { name, .. } => format!("drew on a draft of {}", n(name)),
        Event::FloorPlanDraftDiscarded { name, .. } => format!("discarded the draft of {}", n(name)),
        Event::FloorPlanTakenBack { name, number, .. } => format!("took version {number} of {} as its draft", n(name)),
        Event::FloorPlanPublished {
            name, number, places, ..
        } => format!(
            "published version {number} of the floor plan {} with {}",
            n(name),
            counted(*places, &PLACE, lang)
        ),
        Event::SeriesBooked {
            customer,
            resource,
            made,
            left_out,
            ..
        } => format!(
            "booked {} for {} again and again: {}{}",
            n(resource),
            n(customer),
            counted(*made, &BOOKING, lang),
            skipped(*left_out)
        ),
        Event::SeriesExtended {
            customer,
            resource,
            made,
            left_out,
            ..
        } => format!(
            "made the next {} of the recurring booking of {} for {}{}",
            counted(*made, &BOOKING, lang),
            n(resource),
            n(customer),
            skipped(*left_out)
        ),
        Event::SeriesChanged {
            customer,
            resource,
            changed,
            ..
        } => format!(
            "changed {} of the recurring booking of {} for {}",
            counted(*changed, &BOOKING, lang),
            n(resource),
            n(customer)
        ),
        Event::SeriesCancelled {
            customer,
            resource,
            cancelled,
            fee,
            reason,
            ..
        } => {
            let fee = if fee.is_zero() {
                String::new()
            } else {
                format!(", fee {}", cash(fee))
            };
            format!(
                "cancelled {} of the recurring booking of {} for {}{fee}{}",
                counted(*cancelled, &BOOKING, lang),
                n(resource),
                n(customer),
                because(reason)
            )
        }
        Event::SeriesCut {
            customer,
            resource,
            from,
            until,
            cancelled,
            reason,
            ..
        } => format!(
            "left {} out of the recurring booking of {} for {}, {} cancelled{}",
            days(*from, *until, lang),
            n(resource),
            n(customer),
            counted(*cancelled, &BOOKING, lang),
            because(reason)
        ),
        Event::CalendarFeedMade { customer, .. } => format!("made a calendar link for {}", n(customer)),
        Event::CalendarFeedRevoked { customer, .. } => format!("took back the calendar link of {}", n(customer)),
        Event::BookingPlaced {
            customer,
            guest,
            resource,
            when,
            state,
            amount,
            ..
        } => {
            let guest = if guest.is_empty() {
                String::new()
            } else {
                format!(" (guest {})", n(guest))
            };
            format!(
                "{} {} for {}{guest}: {} ({})",
                placed(*state, lang),
                n(resource),
                n(customer),
                when.words(lang),
                cash(amount)
            )
        }
        Event::BookingConfirmed {
            customer,
            resource,
            when,
            ..
        } => format!(
            "confirmed the booking of {} for {}: {}",
            n(resource),
            n(customer),
            when.words(lang)
        ),
        Event::BookingApproved {
            customer,
            resource,
            when,
            ..
        } => format!(
            "approved the booking of {} for {}: {}",
            n(resource),
            n(customer),
            when.words(lang)
        ),
        Event::BookingDeclined {
            customer,
            resource,
            when,
            reason,
            ..
        } => format!(
            "declined the booking of {} for {} ({}){}",
            n(resource),
            n(customer),
            when.words(lang),
            because(reason)
        ),
        Event::BookingExpired {
            customer,
            resource,
            when,
            ..
        } => format!(
            "released {}, which was kept for {}: {}",
            n(resource),
            n(customer),
            when.words(lang)
        ),
        Event::BookingMoved {
            customer,
            from,
            before,
            to,
            when,
            amount,
            ..
        } => format!(
            "moved the booking of {} from {} ({}) to {} ({}), now {}",
            n(customer),
            n(from),
            before.words(lang),
            n(to),
            when.words(lang),
            cash(amount)
        ),
        Event::BookingChanged { customer, changes, .. } => {
            format!("changed a booking of {}{}", n(customer), with(changes))
        }
        Event::BookingCancelled {
            customer,
            resource,
            when,
            fee,
            reason,
            ..
        } => {
            let mut text = format!(
                "cancelled the booking of {} for {} ({})",
                n(resource),
                n(customer),
                when.words(lang)
            );
            if fee.is_positive() {
                text += &format!(", with a fee of {}", cash(fee));
            }
            text + &because(reason)
        }
        Event::BookingCheckedIn { customer, resource, .. } => {
            format!("checked {} in at {}", n(customer), n(resource))
        }
        Event::BookingExtended {
            customer,
            resource,
            when,
            amount,
            ..
        } => format!(
            "extended the stay of {} at {}: {}, now {}",
            n(customer),
            n(resource),
            when.words(lang),
            cash(amount)
        ),
        Event::BookingNoShow {
            customer,
            resource,
            when,
            fee,
            ..
        } => {
            let text = format!(
                "released {}, because {} did not come: {}",
                n(resource),
                n(customer),
                when.words(lang)
            );
            if fee.is_positive() {
                format!("{text}, for a fee of {}", cash(fee))
            } else {
                text
            }
        }
        Event::WaitlistJoined {
            customer,
            kind,
            resource,
            when,
            ..
        } => format!(
            "put {} on the waiting list for {}: {}",
            n(customer),
            awaited(*kind, resource, lang),
            when.words(lang)
        ),
        Event::WaitlistLeft {
            customer,
            kind,
            resource,
            when,
            ..
        } => format!(
            "took {} off the waiting list for {}: {}",
            n(customer),
            awaited(*kind, resource, lang),
            when.words(lang)
        ),
        Event::WaitlistOffered {
            customer,
            resource,
            when,
            ..
        } => format!("offered {} to {}: {}", n(resource), n(customer), when.words(lang)),
        Event::WaitlistTaken {
            customer,
            resource,
            when,
            ..
        } => format!(
            "took the offer of {} for {}: {}",
            n(resource),
            n(customer),
            when.words(lang)
        ),
        Event::WaitlistPassed {
            customer,
            resource,
            when,
            ..
        } => format!(
            "ended the offer of {} to {}: {}",
            n(resource),
            n(customer),
            when.words(lang)
        ),
        Event::OnlinePaymentTaken { customer, amount, .. } => {
            format!("took {} online from {} for a booking", cash(amount), n(customer))
        }
        Event::OnlinePaymentDeclined { customer, amount, .. } => {
            format!("got no online payment of {} from {}", cash(amount), n(customer))
        }
        Event::OnlineRefundDue { customer, amount, .. } => {
            format!("will send {} back online to {}", cash(amount), n(customer))
        }
        Event::OnlineRefunded { customer, amount, .. } => {
            format!("sent {} back online to {}", cash(amount), n(customer))
        }
        Event::BookingSettingsChanged {
            kind,
            resource,
            changes,
            ..
        } => {
            let of = match kind {
                Some(kind) => format!("every {}", resource_kind(*kind, lang)),
                None if resource.is_empty() => "all places".to_owned(),
                None => n(resource),
            };
            format!("changed how {of} can be booked{}", with(changes))
        }
        Event::PlacesClosed {
            resources,
            when,
            reason,
            ..
        } => {
            let when = when.map_or_else(|| "until further notice".to_owned(), |when| when.words(lang));
            format!("closed {} ({when}){}", names(resources, lang), because(reason))
        }
        Event::PlacesReopened { resources, reason, .. } => {
            format!("opened {} again{}", names(resources, lang), because(reason))
        }
        Event::SessionStarted {
            customer,
            resource,
            rate_per_hour,
            ..
        } => {
            format!(
                "started a session for {} at {} ({} per hour)",
                n(customer),
                n(resource),
                cash(rate_per_hour)
            )
        }
        Event::SessionMoved {
            customer,
            from,
            to,
            rate_per_hour,
            ..
        } => {
            format!(
                "moved {} from {} to {} ({} per hour)",
                n(customer),
                n(from),
                n(to),
                cash(rate_per_hour)
            )
        }
        Event::SessionCancelled { customer, resource, .. } => {
            format!("took back the start of {}’s session on {}", n(customer), n(resource))
        }
        Event::SessionNoteChanged { customer, after, .. } if after.is_empty() => {
            format!("removed the note of {}’s session", n(customer))
        }
        Event::SessionNoteChanged { customer, after, .. } => {
            format!("noted in {}’s session: {}", n(customer), n(after))
        }
        Event::ItemConsumed {
            customer,
            item,
            quantity,
            amount,
            ..
        } => {
            format!("sold {quantity} × {} to {} for {}", n(item), n(customer), cash(amount))
        }
        Event::ConsumptionVoided {
            customer,
            item,
            quantity,
            amount,
            reason,
            ..
        } => {
            format!(
                "voided {quantity} × {} of {} ({}){}",
                n(item),
                n(customer),
                cash(amount),
                because(reason)
            )
        }
        Event::SessionEnded {
            customer,
            resource,
            minutes,
            amount,
            ..
        } => {
            let stayed = duration(*minutes, lang);
            format!(
                "ended the session of {} at {} after {stayed}, {}",
                n(customer),
                n(resource),
                cash(amount)
            )
        }
        Event::PriceRuleCreated { name, .. } => format!("added the price rule {}", n(name)),
        Event::PriceRuleChanged { name, changes, .. } => format!("changed the price rule {}{}", n(name), with(changes)),
        Event::PriceRuleArchived { name, .. } => format!("archived the price rule {}", n(name)),
        Event::PriceRuleRestored { name, .. } => format!("restored the price rule {}", n(name)),
        Event::PriceRuleMoved {
            name,
            above: Some(above),
            ..
        } => format!("moved the price rule {} below {}", n(name), n(above)),
        Event::PriceRuleMoved { name, above: None, .. } => format!("moved the price rule {} to the top", n(name)),
        Event::CouponCreated { code, .. } => format!("added the coupon {}", n(code)),
        Event::CouponChanged { code, changes, .. } => format!("changed the coupon {}{}", n(code), with(changes)),
        Event::CouponArchived { code, .. } => format!("archived the coupon {}", n(code)),
        Event::CouponRestored { code, .. } => format!("restored the coupon {}", n(code)),
        Event::CouponUsed {
            code,
            invoice_number,
            customer,
            amount,
            ..
        } => format!(
            "took {} off {invoice_number} of {} by the coupon {}",
            cash(amount),
            n(customer),
            n(code)
        ),
        Event::ItemCreated {
            name,
            category: of,
            price,
            quantity,
            ..
        } => {
            format!(
                "added the {} {} ({}, {quantity} in stock)",
                category(*of, lang),
                n(name),
                cash(price)
            )
        }
        Event::ItemChanged { name, changes, .. } => format!("changed {}{}", n(name), with(changes)),
        Event::ItemCostChanged { name, .. } => format!("set the cost price of {}", n(name)),
        Event::CategoryCreated { name, .. } => format!("added the category {}", n(name)),
        Event::CategoryChanged { name, changes, .. } => format!("changed the category {}{}", n(name), with(changes)),
        Event::CategoryArchived { name, .. } => format!("archived the category {}", n(name)),
        Event::CategoryRestored { name, .. } => format!("restored the category {}", n(name)),
        Event::SupplierCreated { name, .. } => format!("added the supplier {}", n(name)),
        Event::SupplierChanged { name, changes, .. } => format!("changed the supplier {}{}", n(name), with(changes)),
        Event::SupplierArchived { name, .. } => format!("archived the supplier {}", n(name)),
        Event::SupplierRestored { name, .. } => format!("restored the supplier {}", n(name)),
        Event::StockDelivered {
            number,
            supplier,
            items,
            ..
        } => {
            let from = if supplier.is_empty() {
                String::new()
            } else {
                format!(" from {}", n(supplier))
            };
            format!("took in the delivery {number}{from}: {}", moved(items, lang))
        }
        Event::DeliveryUndone {
            number,
            undone_number,
            items,
            reason,
            ..
        } => format!(
            "undid the delivery {undone_number} by {number}, taking out {}{}",
            moved(items, lang),
            because(reason)
        ),
        Event::StockCounted {
            number,
            counted: items,
            differences: found,
            reason,
            ..
        } => {
            let items = counted(*items, &ITEM, lang);
            match differences(found, lang) {
                list if list.is_empty() => format!("counted {items} in {number}, all as expected{}", because(reason)),
                list => format!("counted {items} in {number}: {list}{}", because(reason)),
            }
        }
        Event::StockWasted {
            item,
            quantity,
            stock,
            reason,
            ..
        } => {
            format!(
                "wrote off {quantity} × {}, now {stock} in stock{}",
                n(item),
                because(reason)
            )
        }
        Event::StockLow {
            item, stock, min_stock, ..
        } => {
            format!("let {} run low: {stock} left, minimum {min_stock}", n(item))
        }
        Event::StockRecovered { item, stock, .. } => {
            format!("brought {} back above its minimum: {stock} in stock", n(item))
        }
        Event::PlanCreated { name, days, price, .. } => {
            format!(
                "added the plan {} ({}, {})",
                n(name),
                counted(*days, &DAY, lang),
                cash(price)
            )
        }
        Event::PlanChanged { name, changes, .. } => format!("changed the plan {}{}", n(name), with(changes)),
        Event::PlanArchived { name, .. } => format!("archived the plan {}", n(name)),
        Event::PlanRestored { name, .. } => format!("restored the plan {}", n(name)),
        Event::SubscriptionSold {
            customer,
            plan,
            starts_on,
            ends_on,
            price,
            ..
        } => format!(
            "sold {} to {} from {} to {} ({})",
            n(plan),
            n(customer),
            day_in_words(*starts_on, lang),
            day_in_words(*ends_on, lang),
            cash(price)
        ),
        Event::SubscriptionRenewed {
            customer,
            plan,
            starts_on,
            ends_on,
            price,
            ..
        } => format!(
            "renewed {} of {} from {} to {} ({})",
            n(plan),
            n(customer),
            day_in_words(*starts_on, lang),
            day_in_words(*ends_on, lang),
            cash(price)
        ),
        Event::SubscriptionPaused {
            customer,
            plan,
            from_on,
            until_on,
            ends_on,
            ..
        } => format!(
            "paused {} of {} from {} until {}, so that it ends on {}",
            n(plan),
            n(customer),
            day_in_words(*from_on, lang),
            day_in_words(*until_on, lang),
            day_in_words(*ends_on, lang)
        ),
        Event::SubscriptionResumed {
            customer,
            plan,
            ends_on,
            ..
        } => format!(
            "ended the pause of {} of {}, so that it ends on {}",
            n(plan),
            n(customer),
            day_in_words(*ends_on, lang)
        ),
        Event::SubscriptionMoved {
            customer,
            plan,
            starts_on,
            ends_on,
            ..
        } => format!(
            "moved the next {} of {}: from {} to {}",
            n(plan),
            n(customer),
            day_in_words(*starts_on, lang),
            day_in_words(*ends_on, lang)
        ),
        Event::SubscriptionChanged {
            customer,
            from,
            to,
            starts_on,
            ends_on,
            credited,
            ..
        } => {
            let mut text = format!(
                "changed the plan of {} from {} to {}, from {} to {}",
                n(customer),
                n(from),
                n(to),
                day_in_words(*starts_on, lang),
                day_in_words(*ends_on, lang)
            );
            if credited.is_positive() {
                text += &format!(", {} credited", cash(credited));
            }
            text
        }
        Event::SubscriptionCancelled {
            customer,
            plan,
            ends_on,
            credited,
            reason,
            ..
        } => {
            let mut text = format!(
                "cancelled {} of {} after {}",
                n(plan),
                n(customer),
                day_in_words(*ends_on, lang)
            );
            if credited.is_positive() {
                text += &format!(", {} credited", cash(credited));
            }
            text + &because(reason)
        }
        Event::InvoiceIssued {
            invoice_number,
            customer,
            total,
            ..
        } => {
            format!("issued {invoice_number} to {} over {}", n(customer), cash(total))
        }
        Event::PaymentReceived {
            invoice_number,
            customer,
            tender: by,
            amount,
            to_balance,
            change,
            ..
        } => {
            let mut text = format!(
                "took {} {} from {} for {invoice_number}",
                cash(amount),
                tender(*by, lang),
                n(customer)
            );
            if to_balance.is_positive() {
                text += &format!(", {} of it to the balance", cash(to_balance));
            }
            if change.is_positive() {
                text += &format!(", {} change", cash(change));
            }
            text
        }
        Event::RefundMade {
            invoice_number,
            customer,
            tender: by,
            amount,
            reason,
            ..
        } => format!(
            "gave {} {} back to {} for {invoice_number}{}",
            cash(amount),
            tender(*by, lang),
            n(customer),
            because(reason)
        ),
        Event::StockReturned {
            invoice_number,
            item,
            quantity,
            stock,
            ..
        } => format!(
            "put {quantity} × {} of {invoice_number} back in stock, now {stock}",
            n(item)
        ),
        Event::InvoiceVoided {
            invoice_number,
            customer,
            reason,
            ..
        } => format!("voided {invoice_number} of {}{}", n(customer), because(reason)),
        Event::InvoiceReminded {
            invoice_number,
            customer,
            due,
            count,
            ..
        } => {
            let again = if *count > 1 {
                format!(", reminder {count}")
            } else {
                String::new()
            };
            format!(
                "reminded {} of {} still owed for {invoice_number}{again}",
                n(customer),
                cash(due)
            )
        }
        Event::CreditNoteIssued {
            credit_note_number,
            invoice_number,
            customer,
            total,
            reason,
            ..
        } => format!(
            "issued {credit_note_number} to {} over {} for {invoice_number}{}",
            n(customer),
            cash(total),
            because(reason)
        ),
        Event::ItemSold {
            invoice_number,
            customer,
            item,
            quantity,
            amount,
            ..
        } => format!(
            "sold {quantity} × {} to {} for {} on {invoice_number}",
            n(item),
            n(customer),
            cash(amount)
        ),
        Event::ShiftOpened { user, float, .. } => {
            format!("opened the shift of {} with a float of {}", n(user), cash(float))
        }
        Event::CashPaidIn {
            user, amount, reason, ..
        } => {
            format!("put {} into the drawer of {}{}", cash(amount), n(user), because(reason))
        }
        Event::CashPaidOut {
            user, amount, reason, ..
        } => {
            format!(
                "took {} out of the drawer of {}{}",
                cash(amount),
                n(user),
                because(reason)
            )
        }
        Event::ShiftClosed {
            user,
            counted,
            variance,
            ..
        } => {
            let counted = format!("closed the shift of {} with {} counted", n(user), cash(counted));
            match variance.minor() {
                0 => format!("{counted}, as it should be"),
                1.. => format!("{counted}, {} too much", cash(variance)),
                _ => format!(
                    "{counted}, {} missing",
                    cash(&Money::from_minor(variance.minor().saturating_abs()))
                ),
            }
        }
        Event::BalanceToppedUp {
            customer,
            amount,
            tender: by,
            balance,
            ..
        } => {
            let (amount, balance) = (cash(amount), cash(balance));
            format!(
                "topped up the balance of {} by {amount} {}, now {balance}",
                n(customer),
                tender(*by, lang)
            )
        }
        Event::BalanceAdjusted {
            customer,
            amount,
            balance,
            reason,
            ..
        } => {
            let (amount, balance) = (cash(amount), cash(balance));
            format!(
                "adjusted the balance of {} by {amount}, now {balance}{}",
                n(customer),
                because(reason)
            )
        }
    }
}
