//! The Arabic sentences, without actor and full stop.

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
    words::{BOOKING, DAY, ITEM, PLACE, ROW, UNIT, counted, day_in_words, duration},
};

pub(super) fn arabic(event: &Event, currency: Currency) -> String {
    let lang = Lang::Ar;
    let cash = |amount: &Money| currency.format(*amount, lang);
    let n = |name: &str| isolated(name, lang);
    let because = |reason: &str| {
        if reason.is_empty() {
            String::new()
        } else {
            format!("، والسبب: {}", n(reason))
        }
    };
    let with = |changes: &[_]| match listed(changes, lang, currency) {
        list if list.is_empty() => String::new(),
        list => format!("، {list}"),
    };
    let skipped = |left_out: i64| match left_out {
        0 => String::new(),
        left_out => format!("، وتجاوز {left_out}"),
    };
    match event {
        Event::SpaceSetUp { name, .. } => format!("إعداد مساحة {}", n(name)),
        Event::SpaceChanged { name, changes, .. } => format!("تعديل إعدادات {}{}", n(name), with(changes)),
        Event::HolidaySet {
            name,
            from,
            to,
            opens,
            closes,
            ..
        } => format!(
            "تحديد مواعيد {} ({}): {}",
            n(name),
            days(*from, *to, lang),
            day_hours(opens.as_deref(), closes.as_deref(), lang)
        ),
        Event::HolidayRemoved { name, date, .. } => format!("إلغاء {} ({date}) من أيام المواعيد الخاصة", n(name)),
        Event::HousePlaced { slug, domain, .. } => match (slug, domain) {
            (_, Some(domain)) => format!("تعيين عنوان المساحة {}", n(domain)),
            (Some(slug), None) => format!("تعيين عنوان المساحة {}", n(slug)),
            (None, None) => "إلغاء العنوان الخاص بالمساحة".to_owned(),
        },
        Event::HouseSuspended { .. } => "إيقاف المساحة مؤقتًا".to_owned(),
        Event::HouseResumed { .. } => "إعادة تشغيل المساحة".to_owned(),
        Event::HouseLeaving { erase_at, .. } => format!("إغلاق المساحة تمهيدًا لحذفها في {}", n(&erase_at.to_string())),
        Event::HousePlanSet { plan: Some(plan), .. } => format!("تعيين باقة المنصة {}", n(plan)),
        Event::HousePlanSet { plan: None, .. } => "إلغاء باقة المنصة وحدودها".to_owned(),
        Event::BackupMade { file, bytes, .. } => format!("إنشاء النسخة الاحتياطية {} ({})", n(file), size(*bytes, lang)),
        Event::BackupRestored { file, made_at, .. } => {
            format!(
                "استعادة النسخة الاحتياطية {} المنشأة في {}",
                n(file),
                n(&made_at.to_string())
            )
        }
        Event::DataExported { rows, .. } => format!("تصدير البيانات كلها في أرشيف، وعدد الصفوف: {rows}"),
        Event::ArchiveImported { rows, made_at, .. } => {
            format!(
                "بدء المساحة من أرشيف أُنشئ في {}، وعدد الصفوف: {rows}",
                n(&made_at.to_string())
            )
        }
        Event::UserCreated {
            name,
            role: of,
            custom_role,
            ..
        } => format!(
            "إضافة المستخدم {} بدور {}",
            n(name),
            role_or(custom_role.as_deref(), *of, lang)
        ),
        Event::UserChanged { name, changes, .. } => format!("تعديل المستخدم {}{}", n(name), with(changes)),
        Event::PasswordReset { name, .. } => format!("إعادة تعيين كلمة مرور {}", n(name)),
        Event::PasswordChanged { name, .. } => format!("تغيير كلمة مرور {}", n(name)),
        Event::SignInLinkSent { name, .. } => format!("إرسال رابط دخول إلى {}", n(name)),
        Event::PasswordLinkSent { name, .. } => format!("إرسال رابط لاختيار كلمة مرور جديدة إلى {}", n(name)),
        Event::PasswordSetByLink { name, .. } => format!("اختيار كلمة مرور جديدة لحساب {} من رابط في البريد", n(name)),
        Event::SecondStepOn { name, .. } => format!("تفعيل الخطوة الثانية لحساب {}", n(name)),
        Event::SecondStepOff { name, .. } => format!("إيقاف الخطوة الثانية لحساب {}", n(name)),
        Event::SecondStepReset { name, .. } => format!("إزالة الخطوة الثانية المفقودة من حساب {}", n(name)),
        Event::RecoveryCodesMade { name, .. } => format!("إنشاء رموز استرداد جديدة لحساب {}", n(name)),
        Event::RecoveryCodeUsed { left, .. } => format!("استخدام رمز استرداد، والمتبقي: {left}"),
        Event::PasskeyAdded { name, passkey, .. } => format!("إضافة مفتاح مرور من {} لحساب {}", n(passkey), n(name)),
        Event::PasskeyRemoved { name, passkey, .. } => format!("حذف مفتاح المرور {} من حساب {}", n(passkey), n(name)),
        Event::SecondStepRequired { roles, .. } if roles.is_empty() => {
            "إلغاء اشتراط الخطوة الثانية لكل الأدوار".to_owned()
        }
        Event::SecondStepRequired { roles, .. } => format!("اشتراط الخطوة الثانية لـ: {}", roles_listed(roles, lang)),
        Event::UserDeactivated { name, .. } => format!("إيقاف المستخدم {}", n(name)),
        Event::UserReactivated { name, .. } => format!("إعادة تفعيل المستخدم {}", n(name)),
        Event::SignedIn { device, .. } if device.is_empty() => "تسجيل الدخول".to_owned(),
        Event::SignedIn { device, .. } => format!("تسجيل الدخول من {}", n(device)),
        Event::SignedOut { .. } => "تسجيل الخروج".to_owned(),
        Event::MemberInvited { customer, .. } => format!("دعوة {} إلى موقع الأعضاء", n(customer)),
        Event::MemberJoined { customer, .. } => format!("انضمام {} إلى موقع الأعضاء", n(customer)),
        Event::DisplayAdded { resource, .. } => format!("إضافة شاشة لباب {}", n(resource)),
        Event::DisplayCodeMade { resource, .. } => format!("إنشاء رمز جديد لشاشة باب {}", n(resource)),
        Event::DisplayPaired { resource, device, .. } if device.is_empty() => format!("ربط شاشة باب {}", n(resource)),
        Event::DisplayPaired { resource, device, .. } => format!("ربط {} كشاشة لباب {}", n(device), n(resource)),
        Event::DisplayRemoved { resource, .. } => format!("إزالة شاشة باب {}", n(resource)),
        Event::MemberSettingsChanged { changes, .. } => format!("تعديل شروط الانضمام إلى موقع الأعضاء{}", with(changes)),
        Event::RoleCreated {
            name, permissions: may, ..
        } => {
            format!("إنشاء الدور {}، وصلاحياته: {}", n(name), permissions(*may, lang))
        }
        Event::RoleChanged {
            name,
            changes,
            given,
            taken,
            ..
        } => {
            let mut text = format!("تعديل الدور {}{}", n(name), with(changes));
            if !given.is_empty() {
                text += &format!("، وإضافة صلاحيات: {}", permissions(*given, lang));
            }
            if !taken.is_empty() {
                text += &format!("، وسحب صلاحيات: {}", permissions(*taken, lang));
            }
            text
        }
        Event::RoleDeleted { name, .. } => format!("حذف الدور {}", n(name)),
        Event::StaffInvited {
            email,
            role: of,
            custom_role,
            ..
        } => format!(
            "دعوة {} إلى الفريق بدور {}",
            n(email),
            role_or(custom_role.as_deref(), *of, lang)
        ),
        Event::StaffInvitationWithdrawn { email, .. } => format!("سحب دعوة {}", n(email)),
        Event::StaffJoined {
            name,
            role: of,
            custom_role,
            ..
        } => format!(
            "انضمام {} إلى الفريق بدور {}",
            n(name),
            role_or(custom_role.as_deref(), *of, lang)
        ),
        Event::SignInEnded { name, device, .. } if device.is_empty() => format!("إنهاء كل جلسات دخول {}", n(name)),
        Event::SignInEnded { name, device, .. } => format!("إنهاء دخول {} على {}", n(name), n(device)),
        Event::SignInsFailed {
            email, count, since, ..
        } => format!(
            "رفض محاولات دخول أخرى باسم {} منذ {}، وعددها: {count}",
            n(email),
            n(&since.to_string())
        ),
        Event::ApiKeyMade {
            name,
            permissions: may,
            expires_at,
            ..
        } => {
            let until = match expires_at {
                Some(until) => format!("حتى {}", n(&until.to_string())),
                None => "دون تاريخ انتهاء".to_owned(),
            };
            format!(
                "إنشاء مفتاح البرنامج {} {until}، وصلاحياته: {}",
                n(name),
                permissions(*may, lang)
            )
        }
        Event::ApiKeyRevoked { name, .. } => format!("إلغاء مفتاح البرنامج {}", n(name)),
        Event::SignInRevoked { name, .. } => format!("إنهاء تسجيل دخول {} بسبب استخدام نسخة منه", n(name)),
        Event::SignInFailed { email, .. } => format!("رفض محاولة دخول باسم {}", n(email)),
        Event::CustomerCreated { human_id, name, .. } => format!("إضافة العميل {} ({})", n(name), n(human_id)),
        Event::CustomerChanged {
            human_id,
            name,
            changes,
            ..
        } => {
            format!("تعديل بيانات العميل {} ({}){}", n(name), n(human_id), with(changes))
        }
        Event::CustomerArchived { human_id, name, .. } => format!("أرشفة العميل {} ({})", n(name), n(human_id)),
        Event::CustomerRestored { human_id, name, .. } => format!("استعادة العميل {} ({})", n(name), n(human_id)),
        Event::CustomerDeleted { human_id, name, .. } => format!("حذف العميل {} ({})", n(name), n(human_id)),
        Event::RowsImported {
            what,
            added,
            duplicates,
            ..
        } => {
            let mut text = format!("استيراد ملف، والعدد المضاف: {}", counted(*added, what.noun(), lang));
            if *duplicates > 0 {
                text += &format!("، والمسجّل من قبل: {}", counted(*duplicates, &ROW, lang));
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
                "إضافة {} باسم {} ({} للساعة)",
                resource_kind(*kind, lang),
                n(name),
                cash(rate_per_hour)
            )
        }
        Event::ResourceChanged { name, changes, .. } => format!("تعديل {}{}", n(name), with(changes)),
        Event::ResourceOutOfOrder { name, reason, .. } => format!("إخراج {} من الخدمة{}", n(name), because(reason)),
        Event::ResourceBackInOrder { name, .. } => format!("إعادة {} إلى الخدمة", n(name)),
        Event::ResourceArchived { name, .. } => format!("أرشفة {}", n(name)),
        Event::ResourceRestored { name, .. } => format!("استعادة {}", n(name)),
        Event::FloorPlanCreated { name, .. } => format!("إضافة المخطط {}", n(name)),
        Event::FloorPlanChanged { name, changes, .. } => format!("تعديل المخطط {}{}", n(name), with(changes)),
        Event::FloorPlanArchived { name, .. } => format!("أرشفة المخطط {}", n(name)),
        Event::FloorPlanRestored { name, .. } => format!("استعادة المخطط {}", n(name)),
        Event::FloorPlanDrafted { name, .. } => format!("الرسم على مسودة {}", n(name)),
        Event::FloorPlanDraftDiscarded { name, .. } => format!("تجاهل مسودة {}", n(name)),
        Event::FloorPlanTakenBack { name, number, .. } => format!("الرجوع إلى النسخة {number} من {} كمسودة", n(name)),
        Event::FloorPlanPublished {
            name, number, places, ..
        } => format!(
            "نشر النسخة {number} من المخطط {}، وعليه {}",
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
            "حجز متكرر لـ{} للعميل {}: {}{}",
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
            "إضافة المواعيد التالية من الحجز المتكرر لـ{} للعميل {}: {}{}",
            n(resource),
            n(customer),
            counted(*made, &BOOKING, lang),
            skipped(*left_out)
        ),
        Event::SeriesChanged {
            customer,
            resource,
            changed,
            ..
        } => format!(
            "تعديل الحجز المتكرر لـ{} للعميل {}: {}",
            n(resource),
            n(customer),
            counted(*changed, &BOOKING, lang)
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
                format!("، برسوم {}", cash(fee))
            };
            format!(
                "إلغاء من الحجز المتكرر لـ{} للعميل {}: {}{fee}{}",
                n(resource),
                n(customer),
                counted(*cancelled, &BOOKING, lang),
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
            "استبعاد {} من الحجز المتكرر لـ{} للعميل {}، وأُلغي {}{}",
            days(*from, *until, lang),
            n(resource),
            n(customer),
            counted(*cancelled, &BOOKING, lang),
            because(reason)
        ),
        Event::CalendarFeedMade { customer, .. } => format!("إنشاء رابط تقويم للعميل {}", n(customer)),
        Event::CalendarFeedRevoked { customer, .. } => format!("إلغاء رابط تقويم العميل {}", n(customer)),
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
                format!(" (الضيف {})", n(guest))
            };
            format!(
                "{} {} للعميل {}{guest}: {} ({})",
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
        } => format!("تأكيد حجز {} للعميل {}: {}", n(resource), n(customer), when.words(lang)),
        Event::BookingApproved {
            customer,
            resource,
            when,
            ..
        } => format!(
            "الموافقة على حجز {} للعميل {}: {}",
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
            "رفض حجز {} للعميل {} ({}){}",
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
            "إخلاء {} بعد انتهاء مهلة حجز العميل {}: {}",
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
            "نقل حجز العميل {} من {} ({}) إلى {} ({})، والسعر الآن {}",
            n(customer),
            n(from),
            before.words(lang),
            n(to),
            when.words(lang),
            cash(amount)
        ),
        Event::BookingChanged { customer, changes, .. } => {
            format!("تعديل حجز للعميل {}{}", n(customer), with(changes))
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
                "إلغاء حجز {} للعميل {} ({})",
                n(resource),
                n(customer),
                when.words(lang)
            );
            if fee.is_positive() {
                text += &format!("، برسوم إلغاء {}", cash(fee));
            }
            text + &because(reason)
        }
        Event::BookingCheckedIn { customer, resource, .. } => {
            format!("تسجيل وصول {} إلى {}", n(customer), n(resource))
        }
        Event::BookingExtended {
            customer,
            resource,
            when,
            amount,
            ..
        } => format!(
            "تمديد جلسة {} في {}: {}، والسعر الآن {}",
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
            let text = format!("إتاحة {} لعدم حضور {}: {}", n(resource), n(customer), when.words(lang));
            if fee.is_positive() {
                format!("{text}، برسوم {}", cash(fee))
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
            "إضافة {} إلى قائمة انتظار {}: {}",
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
            "حذف {} من قائمة انتظار {}: {}",
            n(customer),
            awaited(*kind, resource, lang),
            when.words(lang)
        ),
        Event::WaitlistOffered {
            customer,
            resource,
            when,
            ..
        } => format!("عرض {} على {}: {}", n(resource), n(customer), when.words(lang)),
        Event::WaitlistTaken {
            customer,
            resource,
            when,
            ..
        } => format!("قبول عرض {} للعميل {}: {}", n(resource), n(customer), when.words(lang)),
        Event::WaitlistPassed {
            customer,
            resource,
            when,
            ..
        } => format!("انتهاء عرض {} على {}: {}", n(resource), n(customer), when.words(lang)),
        Event::OnlinePaymentTaken { customer, amount, .. } => {
            format!("استلام {} إلكترونيًا من {} عن حجز", cash(amount), n(customer))
        }
        Event::OnlinePaymentDeclined { customer, amount, .. } => {
            format!("عدم إتمام دفع إلكتروني بقيمة {} من {}", cash(amount), n(customer))
        }
        Event::OnlineRefundDue { customer, amount, .. } => {
            format!("استحقاق رد {} إلكترونيًا إلى {}", cash(amount), n(customer))
        }
        Event::OnlineRefunded { customer, amount, .. } => {
            format!("رد {} إلكترونيًا إلى {}", cash(amount), n(customer))
        }
        Event::BookingSettingsChanged {
            kind,
            resource,
            changes,
            ..
        } => {
            let of = match kind {
                Some(kind) => format!("كل {}", resource_kind(*kind, lang)),
                None if resource.is_empty() => "كل الأماكن".to_owned(),
                None => n(resource),
            };
            format!("تعديل قواعد حجز {of}{}", with(changes))
        }
        Event::PlacesClosed {
            resources,
            when,
            reason,
            ..
        } => {
            let when = when.map_or_else(|| "حتى إشعار آخر".to_owned(), |when| when.words(lang));
            format!("إغلاق {} ({when}){}", names(resources, lang), because(reason))
        }
        Event::PlacesReopened { resources, reason, .. } => {
            format!("إعادة فتح {}{}", names(resources, lang), because(reason))
        }
        Event::SessionStarted {
            customer,
            resource,
            rate_per_hour,
            ..
        } => {
            format!(
                "بدء جلسة للعميل {} على {} ({} للساعة)",
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
                "نقل العميل {} من {} إلى {} ({} للساعة)",
                n(customer),
                n(from),
                n(to),
                cash(rate_per_hour)
            )
        }
        Event::SessionCancelled { customer, resource, .. } => {
            format!("التراجع عن بدء جلسة العميل {} على {}", n(customer), n(resource))
        }
        Event::SessionNoteChanged { customer, after, .. } if after.is_empty() => {
            format!("حذف ملاحظة جلسة العميل {}", n(customer))
        }
        Event::SessionNoteChanged { customer, after, .. } => {
            format!("كتابة ملاحظة في جلسة العميل {}: {}", n(customer), n(after))
        }
        Event::ItemConsumed {
            customer,
            item,
            quantity,
            amount,
            ..
        } => {
            format!(
                "بيع {} × {quantity} للعميل {} بمبلغ {}",
                n(item),
                n(customer),
                cash(amount)
            )
        }
        Event::ConsumptionVoided {
            customer,
            item,
            quantity,
            amount,
            reason,
            ..
        } => format!(
            "إلغاء بيع {} × {quantity} للعميل {} بمبلغ {}{}",
            n(item),
            n(customer),
            cash(amount),
            because(reason)
        ),
        Event::SessionEnded {
            customer,
            resource,
            minutes,
            amount,
            ..
        } => format!(
            "إنهاء جلسة العميل {} على {}، ومدتها {}، بمبلغ {}",
            n(customer),
            n(resource),
            duration(*minutes, lang),
            cash(amount)
        ),
        Event::PriceRuleCreated { name, .. } => format!("إضافة قاعدة السعر {}", n(name)),
        Event::PriceRuleChanged { name, changes, .. } => format!("تعديل قاعدة السعر {}{}", n(name), with(changes)),
        Event::PriceRuleArchived { name, .. } => format!("أرشفة قاعدة السعر {}", n(name)),
        Event::PriceRuleRestored { name, .. } => format!("استعادة قاعدة السعر {}", n(name)),
        Event::PriceRuleMoved {
            name,
            above: Some(above),
            ..
        } => format!("نقل قاعدة السعر {} إلى ما بعد {}", n(name), n(above)),
        Event::PriceRuleMoved { name, above: None, .. } => format!("نقل قاعدة السعر {} إلى أول القائمة", n(name)),
        Event::CouponCreated { code, .. } => format!("إضافة الكوبون {}", n(code)),
        Event::CouponChanged { code, changes, .. } => format!("تعديل الكوبون {}{}", n(code), with(changes)),
        Event::CouponArchived { code, .. } => format!("أرشفة الكوبون {}", n(code)),
        Event::CouponRestored { code, .. } => format!("استعادة الكوبون {}", n(code)),
        Event::CouponUsed {
            code,
            invoice_number,
            customer,
            amount,
            ..
        } => format!(
            "خصم {} من الفاتورة {invoice_number} للعميل {} بالكوبون {}",
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
        } => format!(
            "إضافة الصنف {} ({}) بسعر {}، والمخزون {}",
            n(name),
            category(*of, lang),
            cash(price),
            counted(*quantity, &UNIT, lang)
        ),
        Event::ItemChanged { name, changes, .. } => format!("تعديل الصنف {}{}", n(name), with(changes)),
        Event::ItemArchived { name, .. } => format!("أرشفة الصنف {}", n(name)),
        Event::ItemRestored { name, .. } => format!("استعادة الصنف {}", n(name)),
        Event::ItemCostChanged { name, .. } => format!("تحديد سعر تكلفة {}", n(name)),
        Event::CategoryCreated { name, .. } => format!("إضافة الفئة {}", n(name)),
        Event::CategoryChanged { name, changes, .. } => format!("تعديل الفئة {}{}", n(name), with(changes)),
        Event::CategoryArchived { name, .. } => format!("أرشفة الفئة {}", n(name)),
        Event::CategoryRestored { name, .. } => format!("استعادة الفئة {}", n(name)),
        Event::SupplierCreated { name, .. } => format!("إضافة المورّد {}", n(name)),
        Event::SupplierChanged { name, changes, .. } => format!("تعديل المورّد {}{}", n(name), with(changes)),
        Event::SupplierArchived { name, .. } => format!("أرشفة المورّد {}", n(name)),
        Event::SupplierRestored { name, .. } => format!("استعادة المورّد {}", n(name)),
        Event::StockDelivered {
            number,
            supplier,
            items,
            ..
        } => {
            let from = if supplier.is_empty() {
                String::new()
            } else {
                format!(" من {}", n(supplier))
            };
            format!("استلام التوريد {}{from}: {}", n(number), moved(items, lang))
        }
        Event::DeliveryUndone {
            number,
            undone_number,
            items,
            reason,
            ..
        } => format!(
            "التراجع عن التوريد {} بالتوريد {} وإخراج {}{}",
            n(undone_number),
            n(number),
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
            let (items, number) = (counted(*items, &ITEM, lang), n(number));
            match differences(found, lang) {
                list if list.is_empty() => format!("جرد {items} في {number} دون فروق{}", because(reason)),
                list => format!("جرد {items} في {number}: {list}{}", because(reason)),
            }
        }
        Event::StockWasted {
            item,
            quantity,
            stock,
            reason,
            ..
        } => format!(
            "إتلاف {} × {quantity}، والمخزون الآن {}{}",
            n(item),
            counted(*stock, &UNIT, lang),
            because(reason)
        ),
        Event::StockLow {
            item, stock, min_stock, ..
        } => {
            format!("انخفاض مخزون {}، والمتبقي {stock} والحد الأدنى {min_stock}", n(item))
        }
        Event::StockRecovered { item, stock, .. } => {
            format!(
                "عودة مخزون {} فوق الحد الأدنى، والمخزون الآن {}",
                n(item),
                counted(*stock, &UNIT, lang)
            )
        }
        Event::PlanCreated { name, days, price, .. } => {
            format!(
                "إضافة باقة {} ({}، {})",
                n(name),
                counted(*days, &DAY, lang),
                cash(price)
            )
        }
        Event::PlanChanged { name, changes, .. } => format!("تعديل باقة {}{}", n(name), with(changes)),
        Event::PlanArchived { name, .. } => format!("أرشفة باقة {}", n(name)),
        Event::PlanRestored { name, .. } => format!("استعادة باقة {}", n(name)),
        Event::SubscriptionSold {
            customer,
            plan,
            starts_on,
            ends_on,
            price,
            ..
        } => format!(
            "بيع باقة {} للعميل {} من {} إلى {} ({})",
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
            "تجديد باقة {} للعميل {} من {} إلى {} ({})",
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
            "إيقاف باقة {} للعميل {} مؤقتًا من {} حتى {}، وتنتهي في {}",
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
            "استئناف باقة {} للعميل {}، وتنتهي في {}",
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
            "نقل باقة {} التالية للعميل {}: من {} إلى {}",
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
                "تغيير باقة العميل {} من {} إلى {}، من {} إلى {}",
                n(customer),
                n(from),
                n(to),
                day_in_words(*starts_on, lang),
                day_in_words(*ends_on, lang)
            );
            if credited.is_positive() {
                text += &format!("، مع إشعار دائن بمبلغ {}", cash(credited));
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
                "إلغاء باقة {} للعميل {} بعد {}",
                n(plan),
                n(customer),
                day_in_words(*ends_on, lang)
            );
            if credited.is_positive() {
                text += &format!("، مع إشعار دائن بمبلغ {}", cash(credited));
            }
            text + &because(reason)
        }
        Event::InvoiceIssued {
            invoice_number,
            customer,
            total,
            ..
        } => {
            format!(
                "إصدار الفاتورة {} للعميل {} بمبلغ {}",
                n(invoice_number),
                n(customer),
                cash(total)
            )
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
                "استلام {} {} من العميل {} عن الفاتورة {}",
                cash(amount),
                tender(*by, lang),
                n(customer),
                n(invoice_number)
            );
            if to_balance.is_positive() {
                text += &format!("، منها {} إلى الرصيد", cash(to_balance));
            }
            if change.is_positive() {
                text += &format!("، والباقي المردود {}", cash(change));
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
            "رد {} {} إلى العميل {} عن الفاتورة {}{}",
            cash(amount),
            tender(*by, lang),
            n(customer),
            n(invoice_number),
            because(reason)
        ),
        Event::StockReturned {
            invoice_number,
            item,
            quantity,
            stock,
            ..
        } => format!(
            "إعادة {} × {quantity} من الفاتورة {} إلى المخزون، والمتاح الآن {stock}",
            n(item),
            n(invoice_number)
        ),
        Event::InvoiceVoided {
            invoice_number,
            customer,
            reason,
            ..
        } => format!(
            "إلغاء الفاتورة {} للعميل {}{}",
            n(invoice_number),
            n(customer),
            because(reason)
        ),
        Event::InvoiceReminded {
            invoice_number,
            customer,
            due,
            count,
            ..
        } => {
            let again = if *count > 1 {
                format!("، التذكير رقم {count}")
            } else {
                String::new()
            };
            format!(
                "تذكير العميل {} بسداد {} عن الفاتورة {}{again}",
                n(customer),
                cash(due),
                n(invoice_number)
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
            "إصدار الإشعار الدائن {} للعميل {} بمبلغ {} عن الفاتورة {}{}",
            n(credit_note_number),
            n(customer),
            cash(total),
            n(invoice_number),
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
            "بيع {} × {quantity} للعميل {} بمبلغ {} في الفاتورة {}",
            n(item),
            n(customer),
            cash(amount),
            n(invoice_number)
        ),
        Event::ShiftOpened { user, float, .. } => {
            format!("فتح وردية {} بعهدة افتتاحية {}", n(user), cash(float))
        }
        Event::CashPaidIn {
            user, amount, reason, ..
        } => {
            format!("إيداع {} في درج {}{}", cash(amount), n(user), because(reason))
        }
        Event::CashPaidOut {
            user, amount, reason, ..
        } => {
            format!("سحب {} من درج {}{}", cash(amount), n(user), because(reason))
        }
        Event::ShiftClosed {
            user,
            counted,
            variance,
            ..
        } => {
            let counted = format!("إغلاق وردية {}، والمعدود {}", n(user), cash(counted));
            match variance.minor() {
                0 => format!("{counted}، مطابق للمتوقع"),
                1.. => format!("{counted}، بزيادة {}", cash(variance)),
                _ => format!(
                    "{counted}، بعجز {}",
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
        } => format!(
            "شحن رصيد العميل {} بمبلغ {} {}، والرصيد الآن {}",
            n(customer),
            cash(amount),
            tender(*by, lang),
            cash(balance)
        ),
        Event::BalanceAdjusted {
            customer,
            amount,
            balance,
            reason,
            ..
        } => format!(
            "تسوية رصيد العميل {} بمبلغ {}، والرصيد الآن {}{}",
            n(customer),
            cash(amount),
            cash(balance),
            because(reason)
        ),
    }
}
