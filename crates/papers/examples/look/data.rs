//! What a busy house prints: short, long, in both languages, with names of both scripts.

use coworkflow_domain::customers::{Movement, StatementKind};
use coworkflow_domain::invoices::{InvoiceStatus, due, status};
use coworkflow_domain::money::{Currency, Money, Percent};
use coworkflow_domain::payments::{PaymentKind, Tender};
use coworkflow_domain::spaces::{Digits, TaxMode};
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::{Date, Instant, Zone};
use coworkflow_papers::{CreditNote, CreditedLine, Customer, House, Invoice, Line, Payment, Statement};

/// A house with everything that a document can carry but a logo.
pub fn house(digits: Digits) -> House {
    House {
        name: "مساحة النيل للعمل المشترك".to_owned(),
        space: "Nile Coworking · Maadi".to_owned(),
        address: "14 شارع 9، المعادي\nالقاهرة 11431".to_owned(),
        phone: "010 0123 4567".to_owned(),
        email: "hello@nile-coworking.example".to_owned(),
        tax_number: "204-881-307".to_owned(),
        note: "شكرًا لزيارتكم.\nThank you, see you soon!".to_owned(),
        logo: None,
        currency: Currency::from_code("EGP").unwrap_or_else(|_| unreachable!("EGP is a currency")),
        digits,
    }
}

/// A day in November 2026.
pub fn day(day: i8) -> Date {
    Date::constant(2026, 11, day)
}

/// Whom most of it is for.
pub fn customer() -> Customer {
    Customer {
        name: "محمد عبد الرحمن El-Sayed".to_owned(),
        human_id: "C-014".to_owned(),
        phone: "010 9876 5432".to_owned(),
        email: "mohamed@example.com".to_owned(),
    }
}

/// An invoice of so many lines, part paid, with a discount and tax inside its prices.
pub fn invoice(lang: Lang, lines: usize, tax_mode: TaxMode) -> Invoice {
    let say = |en: &str, ar: &str| match lang {
        Lang::En => en.to_owned(),
        Lang::Ar => ar.to_owned(),
    };
    let kinds = [
        Line {
            description: "مكتب A3 بجوار النافذة".to_owned(),
            detail: say(
                "4 hours 35 minutes at EGP 40.00",
                "4 ساعات و35 دقيقة بسعر 40.00 ج.م للساعة",
            ),
            each: None,
            amount: Money::from_minor(18_333),
        },
        Line {
            description: "قهوة Nescafé كبيرة".to_owned(),
            detail: String::new(),
            each: Some((3, Money::from_minor(3_550))),
            amount: Money::from_minor(10_650),
        },
        Line {
            description: "Club sandwich".to_owned(),
            detail: say("happy hour, 20% off", "ساعة التخفيض، خصم 20%"),
            each: Some((1, Money::from_minor(9_600))),
            amount: Money::from_minor(9_600),
        },
        Line {
            description: "غرفة الاجتماعات الكبيرة (Board room) مع شاشة عرض وسبورة ومشروبات لاثني عشر شخصًا".to_owned(),
            detail: say(
                "2 hours at EGP 350.00, of which 1 hour paid by the plan Monthly team",
                "ساعتان بسعر 350.00 ج.م، منها ساعة مدفوعة من باقة Monthly team",
            ),
            each: None,
            amount: Money::from_minor(35_000),
        },
    ];
    let lines: Vec<Line> = kinds.into_iter().cycle().take(lines).collect();
    let amount = Money::sum(lines.iter().map(|line| line.amount)).unwrap_or_default();
    let discount = Percent::from_basis_points(1_250).unwrap_or(Percent::ZERO);
    let rate = Percent::from_basis_points(1_400).unwrap_or(Percent::ZERO);
    let off = amount
        .percent(discount)
        .unwrap_or_default()
        .plus(Money::from_minor(2_000))
        .unwrap_or_default();
    let net = amount.minus(off).unwrap_or_default();
    let (tax, total) = match tax_mode {
        TaxMode::None => (Money::ZERO, net),
        TaxMode::Inclusive => (net.share(1_400, 11_400).unwrap_or_default(), net),
        TaxMode::Exclusive => {
            let tax = net.percent(rate).unwrap_or_default();
            (tax, net.plus(tax).unwrap_or_default())
        }
    };
    let paid = Money::from_minor(25_000);
    Invoice {
        number: "INV-0203".to_owned(),
        issued: day(6),
        due_date: day(20),
        overdue: false,
        voided: false,
        status: status(total, Money::ZERO, paid, Money::ZERO),
        customer: customer(),
        lines,
        amount,
        discount,
        discount_amount: off,
        coupon: Some(("NOV-12".to_owned(), Money::from_minor(2_000))),
        tax_mode,
        tax_rate: rate,
        tax_name: say("VAT", "ضريبة القيمة المضافة"),
        tax,
        total,
        credited: Money::ZERO,
        paid,
        refunded: Money::ZERO,
        due: due(total, Money::ZERO, paid, Money::ZERO),
        payments: vec![
            Payment {
                date: day(6),
                kind: PaymentKind::Payment,
                tender: Tender::Cash,
                amount: Money::from_minor(10_000),
                reference: String::new(),
            },
            Payment {
                date: day(9),
                kind: PaymentKind::Payment,
                tender: Tender::Instapay,
                amount: Money::from_minor(15_000),
                reference: "IP-55021-88".to_owned(),
            },
        ],
        note: String::new(),
    }
}

/// A short invoice that was paid at the desk, as most are.
pub fn paid(lang: Lang) -> Invoice {
    let mut invoice = invoice(lang, 3, TaxMode::Inclusive);
    invoice.discount = Percent::ZERO;
    invoice.discount_amount = Money::ZERO;
    invoice.coupon = None;
    invoice.total = invoice.amount;
    invoice.paid = invoice.total;
    invoice.due = Money::ZERO;
    invoice.status = InvoiceStatus::Paid;
    invoice.payments.truncate(1);
    invoice
        .payments
        .iter_mut()
        .for_each(|payment| payment.amount = invoice.total);
    invoice
}

/// A correction of it.
pub fn credit_note(lang: Lang) -> CreditNote {
    CreditNote {
        number: "CN-0007".to_owned(),
        invoice_number: "INV-0203".to_owned(),
        issued: day(12),
        invoice_issued: day(6),
        customer: customer(),
        reason: "القهوة لم تُقدَّم".to_owned(),
        lines: vec![CreditedLine {
            description: "قهوة Nescafé كبيرة".to_owned(),
            tax: Money::from_minor(436),
            total: Money::from_minor(3_550),
        }],
        tax_name: match lang {
            Lang::En => "VAT".to_owned(),
            Lang::Ar => "ضريبة القيمة المضافة".to_owned(),
        },
        tax: Money::from_minor(436),
        total: Money::from_minor(3_550),
        refunds: vec![Payment {
            date: day(12),
            kind: PaymentKind::Refund,
            tender: Tender::Cash,
            amount: Money::from_minor(3_550),
            reference: String::new(),
        }],
    }
}

/// A month of a regular.
pub fn statement(movements: i64) -> Statement {
    let kinds = [
        (StatementKind::Invoice, "INV-0203", None, 64_385),
        (StatementKind::Payment, "INV-0203", Some(Tender::Instapay), 25_000),
        (StatementKind::CreditNote, "CN-0007", None, 3_550),
        (StatementKind::TopUp, "", Some(Tender::Cash), 10_000),
    ];
    let at = |number: i64| Instant::from_millis(1_793_500_000_000).plus_hours(11 * number);
    let movements = kinds
        .into_iter()
        .cycle()
        .zip(0..movements)
        .map(|((kind, document, tender, amount), number)| Movement {
            at: at(number),
            kind,
            document: document.to_owned(),
            invoice_id: None,
            tender,
            amount: Money::from_minor(amount),
            note: if kind == StatementKind::CreditNote {
                "القهوة لم تُقدَّم".to_owned()
            } else {
                String::new()
            },
        });
    Statement {
        customer: customer(),
        from: day(1),
        to: day(30),
        zone: Zone::named("Africa/Cairo").unwrap_or_else(|_| unreachable!("Cairo has a zone")),
        account: coworkflow_domain::customers::statement(Money::from_minor(12_000), movements.collect())
            .unwrap_or_else(|_| unreachable!("these sums are small")),
    }
}
