//! Words that sentences share.

use super::{CountedItem, MovedItem};
use crate::{
    access::{Grants, Permission, Role},
    bookings::BookingState,
    customers::{PASSER_BY, PASSER_BY_NAME, shown_name},
    inventory::ItemCategory,
    payments::Tender,
    resources::ResourceKind,
    text::Lang,
    time::Date,
    words::{ITEM, counted},
};

/// A name written in the other direction than the sentence, kept from disturbing it (U+2068, U+2069).
/// The name of the passer-by is a word of ours.
pub(super) fn isolated(text: &str, lang: Lang) -> String {
    let text = if text == PASSER_BY_NAME {
        shown_name(PASSER_BY, text, lang)
    } else {
        text
    };
    let is_arabic = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}');
    let foreign = match lang {
        Lang::En => text.chars().any(is_arabic),
        Lang::Ar => !text.chars().any(is_arabic) && text.chars().any(char::is_alphabetic),
    };
    if foreign {
        format!("\u{2068}{text}\u{2069}")
    } else {
        text.to_owned()
    }
}

/// `cash`, `نقدًا`: how money came or went.
pub(super) const fn tender(tender: Tender, lang: Lang) -> &'static str {
    match (tender, lang) {
        (Tender::Cash, Lang::En) => "in cash",
        (Tender::Cash, Lang::Ar) => "نقدًا",
        (Tender::Card, Lang::En) => "by card",
        (Tender::Card, Lang::Ar) => "بالبطاقة",
        (Tender::Instapay, Lang::En) => "by InstaPay",
        (Tender::Instapay, Lang::Ar) => "عبر إنستاباي",
        (Tender::Wallet, Lang::En) => "by mobile wallet",
        (Tender::Wallet, Lang::Ar) => "عبر المحفظة الإلكترونية",
        (Tender::Balance, Lang::En) => "by account balance",
        (Tender::Balance, Lang::Ar) => "من رصيد الحساب",
    }
}

pub(super) const fn role(role: Role, lang: Lang) -> &'static str {
    match (role, lang) {
        (Role::Owner, Lang::En) => "owner",
        (Role::Owner, Lang::Ar) => "مالك",
        (Role::Manager, Lang::En) => "manager",
        (Role::Manager, Lang::Ar) => "مدير",
        (Role::Staff, Lang::En) => "staff",
        (Role::Staff, Lang::Ar) => "موظف",
        (Role::Member, Lang::En) => "member",
        (Role::Member, Lang::Ar) => "عضو",
        (Role::Display, Lang::En) => "display",
        (Role::Display, Lang::Ar) => "شاشة باب",
    }
}

/// The role of the house's own by its name, or the one that is always there.
pub(super) fn role_or(own: Option<&str>, built_in: Role, lang: Lang) -> String {
    own.map_or_else(|| role(built_in, lang).to_owned(), |name| isolated(name, lang))
}

/// `owner, manager`.
pub(super) fn roles_listed(roles: &[Role], lang: Lang) -> String {
    let parts: Vec<&str> = roles.iter().map(|&each| role(each, lang)).collect();
    parts.join(if lang == Lang::En { ", " } else { "، " })
}

/// `Take payments; Give money back; and 3 more`: what permissions let people do.
pub(super) fn permissions(grants: Grants, lang: Lang) -> String {
    let all: Vec<Permission> = grants.iter().collect();
    let mut parts: Vec<String> = all
        .iter()
        .take(NAMED)
        .map(|permission| permission.label(lang).to_owned())
        .collect();
    let more = all.len().saturating_sub(NAMED);
    if more > 0 {
        parts.push(match lang {
            Lang::En => format!("and {more} more"),
            Lang::Ar => format!("وغيرها ({more})"),
        });
    }
    parts.join(if lang == Lang::En { "; " } else { "؛ " })
}

pub(super) const fn resource_kind(kind: ResourceKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (ResourceKind::Seat, Lang::En) => "seat",
        (ResourceKind::Seat, Lang::Ar) => "مقعد",
        (ResourceKind::Desk, Lang::En) => "desk",
        (ResourceKind::Desk, Lang::Ar) => "مكتب",
        (ResourceKind::Room, Lang::En) => "room",
        (ResourceKind::Room, Lang::Ar) => "غرفة",
        (ResourceKind::EventSpace, Lang::En) => "event space",
        (ResourceKind::EventSpace, Lang::Ar) => "قاعة فعاليات",
    }
}

/// `booked`, `held`, `asked for`: how a booking was made.
pub(super) const fn placed(state: BookingState, lang: Lang) -> &'static str {
    match (state, lang) {
        (BookingState::Held, Lang::En) => "kept",
        (BookingState::Held, Lang::Ar) => "حجز مؤقت لحين الدفع:",
        (BookingState::Pending, Lang::En) => "asked for",
        (BookingState::Pending, Lang::Ar) => "طلب حجز",
        (_, Lang::En) => "booked",
        (_, Lang::Ar) => "حجز",
    }
}

/// What somebody waits for: a place by its name, or any of a kind.
pub(super) fn awaited(kind: Option<ResourceKind>, resource: &str, lang: Lang) -> String {
    match (kind, lang) {
        (None, _) => isolated(resource, lang),
        (Some(kind), Lang::En) => format!("any {}", resource_kind(kind, lang)),
        (Some(kind), Lang::Ar) => format!("أي {}", resource_kind(kind, lang)),
    }
}

pub(super) const fn category(category: ItemCategory, lang: Lang) -> &'static str {
    match (category, lang) {
        (ItemCategory::Beverage, Lang::En) => "beverage",
        (ItemCategory::Beverage, Lang::Ar) => "مشروب",
        (ItemCategory::Snack, Lang::En) => "snack",
        (ItemCategory::Snack, Lang::Ar) => "وجبة خفيفة",
        (ItemCategory::Meal, Lang::En) => "meal",
        (ItemCategory::Meal, Lang::Ar) => "وجبة",
        (ItemCategory::Other, Lang::En) => "other",
        (ItemCategory::Other, Lang::Ar) => "صنف آخر",
    }
}

/// How many items a sentence names before it only counts the rest.
const NAMED: usize = 6;

/// `24 × Water, 12 × Cola`; the first few, and how many more.
pub(super) fn moved(items: &[MovedItem], lang: Lang) -> String {
    named(items, lang, |moved| match lang {
        Lang::En => format!("{} × {}", moved.quantity, isolated(&moved.item, lang)),
        Lang::Ar => format!("{} × {}", isolated(&moved.item, lang), moved.quantity),
    })
}

/// `Water 11 instead of 12`; the first few, and how many more.
pub(super) fn differences(items: &[CountedItem], lang: Lang) -> String {
    named(items, lang, |found| {
        let (item, before, after) = (isolated(&found.item, lang), found.before, found.after);
        match lang {
            Lang::En => format!("{item} {after} instead of {before}"),
            Lang::Ar => format!("{item} {after} بدلًا من {before}"),
        }
    })
}

/// `Desk 1, Desk 2 and 3 more`: the first few places.
pub(super) fn names(places: &[String], lang: Lang) -> String {
    let mut parts: Vec<String> = places.iter().take(NAMED).map(|name| isolated(name, lang)).collect();
    let more = places.len().saturating_sub(NAMED);
    if more > 0 {
        parts.push(match lang {
            Lang::En => format!("and {more} more"),
            Lang::Ar => format!("وغيرها ({more})"),
        });
    }
    parts.join(if lang == Lang::En { ", " } else { "، " })
}

fn named<T>(items: &[T], lang: Lang, name: impl Fn(&T) -> String) -> String {
    let mut parts: Vec<String> = items.iter().take(NAMED).map(name).collect();
    let more = i64::try_from(items.len().saturating_sub(NAMED)).unwrap_or(0);
    if more > 0 {
        let rest = counted(more, &ITEM, lang);
        parts.push(match lang {
            Lang::En => format!("and {rest} more"),
            Lang::Ar => format!("وغيرها ({rest})"),
        });
    }
    parts.join(if lang == Lang::En { ", " } else { "، " })
}

/// `2026-04-23` or `2026-04-23 to 2026-04-25`.
pub(super) fn days(from: Date, to: Date, lang: Lang) -> String {
    match lang {
        _ if from == to => from.to_string(),
        Lang::En => format!("{from} to {to}"),
        Lang::Ar => format!("من {from} إلى {to}"),
    }
}

/// `closed` or `10:00 to 14:00`.
pub(super) fn day_hours(opens: Option<&str>, closes: Option<&str>, lang: Lang) -> String {
    match (opens, closes, lang) {
        (Some(opens), Some(closes), Lang::En) => format!("{opens} to {closes}"),
        (Some(opens), Some(closes), Lang::Ar) => format!("من {opens} إلى {closes}"),
        (_, _, Lang::En) => "closed".to_owned(),
        (_, _, Lang::Ar) => "مغلق".to_owned(),
    }
}

/// Kilobytes and megabytes of a million bytes, rounded up: `340 KB`, `12 MB`.
pub(super) fn size(bytes: i64, lang: Lang) -> String {
    let kilobytes = bytes.max(0).saturating_add(999) / 1_000;
    let (count, unit) = if kilobytes < 1_000 {
        (kilobytes, ["KB", "ك.ب"])
    } else {
        (kilobytes.saturating_add(999) / 1_000, ["MB", "م.ب"])
    };
    match (lang, unit) {
        (Lang::En, [en, _]) => format!("{count} {en}"),
        (Lang::Ar, [_, ar]) => format!("{count} {ar}"),
    }
}

pub(super) const fn nothing(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "nothing",
        Lang::Ar => "لا شيء",
    }
}

pub(super) const fn yes_no(flag: bool, lang: Lang) -> &'static str {
    match (flag, lang) {
        (true, Lang::En) => "yes",
        (true, Lang::Ar) => "نعم",
        (false, Lang::En) => "no",
        (false, Lang::Ar) => "لا",
    }
}

/// What people call a field; one without a word of its own keeps its name.
pub(super) fn field_label(field: &str, lang: Lang) -> String {
    let (en, ar) = match field {
        "name" => ("name", "الاسم"),
        "phone" => ("phone", "الهاتف"),
        "email" => ("e-mail", "البريد الإلكتروني"),
        "notes" | "note" => ("note", "الملاحظة"),
        "customerType" => ("type", "النوع"),
        "balanceLimit" => ("balance limit", "حد الرصيد"),
        "role" => ("role", "الدور"),
        "active" => ("active", "نشط"),
        "signUp" => ("joining", "الانضمام"),
        "publicPage" => ("public page", "الصفحة العامة"),
        "resourceType" => ("kind", "النوع"),
        "ratePerHour" => ("rate per hour", "سعر الساعة"),
        "capacity" => ("capacity", "السعة"),
        "position" => ("position", "الترتيب"),
        "parent" => ("part of", "جزء من"),
        "turnaroundMinutes" => ("turnaround", "وقت التجهيز"),
        "title" => ("title", "العنوان"),
        "guestName" => ("guest", "الضيف"),
        "attendees" => ("people", "عدد الأشخاص"),
        "hours" => ("opening hours", "مواعيد العمل"),
        "leadMinutes" => ("lead time", "أقل مدة قبل الموعد"),
        "advanceDays" => ("advance limit", "أبعد موعد للحجز"),
        "minMinutes" => ("shortest booking", "أقصر حجز"),
        "maxMinutes" => ("longest booking", "أطول حجز"),
        "granularityMinutes" => ("steps", "خطوات الوقت"),
        "who" => ("who may book", "من يمكنه الحجز"),
        "approval" => ("approval", "الموافقة"),
        "approvalMinutes" => ("time to approve", "مهلة الموافقة"),
        "holdMinutes" => ("time to pay", "مهلة الدفع"),
        "noShowGraceMinutes" => ("grace for late guests", "مهلة التأخر"),
        "noShowFee" => ("no-show fee", "رسوم عدم الحضور"),
        "freeUntilMinutes" => ("free cancellation", "مهلة الإلغاء المجاني"),
        "cancellationFee" => ("cancellation fee", "رسوم الإلغاء"),
        "category" => ("kind", "النوع"),
        "price" => ("price", "السعر"),
        "days" => ("days", "عدد الأيام"),
        "includedMinutes" => ("included minutes", "الدقائق المشمولة"),
        "access" => ("when and where", "متى وأين"),
        "ownCategory" => ("category", "الفئة"),
        "minStock" => ("minimum stock", "الحد الأدنى للمخزون"),
        "percent" => ("percentage", "النسبة"),
        "amount" => ("amount", "المبلغ"),
        "minutes" => ("minutes", "الدقائق"),
        "weekdays" => ("days of the week", "أيام الأسبوع"),
        "band" => ("time of the day", "وقت اليوم"),
        "dates" => ("dates", "التواريخ"),
        "places" => ("places", "الأماكن"),
        "guests" => ("guests", "العملاء"),
        "items" => ("items", "الأصناف"),
        "fromMinute" => ("from this minute", "من الدقيقة"),
        "untilMinute" => ("until this minute", "حتى الدقيقة"),
        "leadFrom" => (
            "booked at least so many minutes ahead",
            "محجوز قبل الموعد بدقائق لا تقل عن",
        ),
        "leadUntil" => (
            "booked less than so many minutes ahead",
            "محجوز قبل الموعد بدقائق أقل من",
        ),
        "stockBelow" => ("stock below", "المخزون أقل من"),
        "effect" => ("what it does", "ما تفعله"),
        "code" => ("code", "الكود"),
        "maxUses" => ("uses in all", "مرات الاستخدام"),
        "maxPerCustomer" => ("uses for one customer", "مرات الاستخدام للعميل"),
        "zone" => ("time zone", "المنطقة الزمنية"),
        "openingHours" => ("opening hours", "مواعيد العمل"),
        "cutOff" => ("start of the day", "بداية اليوم"),
        "taxMode" => ("tax mode", "طريقة الضريبة"),
        "taxRate" => ("tax rate", "نسبة الضريبة"),
        "taxName" => ("tax name", "اسم الضريبة"),
        "incrementMinutes" => ("billing step", "وحدة الحساب"),
        "graceMinutes" => ("grace", "فترة السماح"),
        "allowNegativeStock" => ("selling without stock", "البيع دون مخزون"),
        "receiptNote" => ("receipt note", "ملاحظة الإيصال"),
        "taxNumber" => ("tax number", "الرقم الضريبي"),
        "address" => ("address", "العنوان"),
        "logo" => ("logo", "الشعار"),
        "invoicePrefix" => ("invoice prefix", "بادئة الفواتير"),
        "dueDays" => ("days until due", "أيام الاستحقاق"),
        "dailyTarget" => ("daily target", "الهدف اليومي"),
        "cashShifts" => ("cash shifts", "ورديات النقدية"),
        "language" => ("language", "اللغة"),
        "digits" => ("digits", "الأرقام"),
        "expiringDays" => ("days before a plan's end", "أيام التنبيه قبل انتهاء الاشتراك"),
        "receiptWidth" => ("receipt paper (mm)", "عرض ورق الإيصالات (مم)"),
        "backupHour" => ("hour of the backup", "ساعة النسخ الاحتياطي"),
        other => return other.to_owned(),
    };
    match lang {
        Lang::En => en.to_owned(),
        Lang::Ar => ar.to_owned(),
    }
}
