//! The Arabic sentences, without actor and full stop.

use super::{
    Event,
    change::listed,
    words::{category, isolated, resource_kind, role, tender},
};
use crate::{
    money::{Currency, Money},
    text::Lang,
    words::{CUSTOMER, ROW, UNIT, counted, duration},
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
    match event {
        Event::SpaceSetUp { name, .. } => format!("إعداد مساحة {}", n(name)),
        Event::SpaceChanged { name, changes, .. } => format!("تعديل إعدادات {}{}", n(name), with(changes)),
        Event::UserCreated { name, role: of, .. } => format!("إضافة المستخدم {} بدور {}", n(name), role(*of, lang)),
        Event::UserChanged { name, changes, .. } => format!("تعديل المستخدم {}{}", n(name), with(changes)),
        Event::PasswordReset { name, .. } => format!("إعادة تعيين كلمة مرور {}", n(name)),
        Event::PasswordChanged { name, .. } => format!("تغيير كلمة مرور {}", n(name)),
        Event::UserDeactivated { name, .. } => format!("إيقاف المستخدم {}", n(name)),
        Event::UserReactivated { name, .. } => format!("إعادة تفعيل المستخدم {}", n(name)),
        Event::SignedIn { device, .. } if device.is_empty() => "تسجيل الدخول".to_owned(),
        Event::SignedIn { device, .. } => format!("تسجيل الدخول من {}", n(device)),
        Event::SignedOut { .. } => "تسجيل الخروج".to_owned(),
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
        Event::CustomersImported {
            added,
            duplicates,
            rejected,
            ..
        } => {
            let mut text = format!("استيراد العملاء، والعدد المضاف: {}", counted(*added, &CUSTOMER, lang));
            if *duplicates > 0 {
                text += &format!("، والمكرر: {}", counted(*duplicates, &ROW, lang));
            }
            if *rejected > 0 {
                text += &format!("، والمرفوض لوجود أخطاء: {}", counted(*rejected, &ROW, lang));
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
        Event::StockDelivered {
            item, quantity, stock, ..
        } => {
            format!(
                "توريد {} × {quantity}، والمخزون الآن {}",
                n(item),
                counted(*stock, &UNIT, lang)
            )
        }
        Event::StockCounted {
            item,
            before,
            after,
            reason,
            ..
        } => {
            format!("جرد {}، والعدد {after} بدلًا من {before}{}", n(item), because(reason))
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
                _ => format!("{counted}، بعجز {}", cash(&Money::from_minor(variance.minor().saturating_abs()))),
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
