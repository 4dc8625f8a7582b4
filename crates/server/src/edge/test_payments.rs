//! A payment provider to try the house with: its page says that it is a test, and no money moves. Off unless it is configured.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Extension;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use coworkflow_domain::ids::OnlinePaymentId;
use coworkflow_domain::money::{Currency, Money};
use coworkflow_domain::payments::ProviderNews;
use coworkflow_domain::text::Lang;
use coworkflow_operations::bookings::SettleOnlinePayment;
use coworkflow_operations::context::Context;
use coworkflow_operations::ports::{PaymentAsked, PaymentPage, PaymentProvider, ProviderDown};
use serde::Deserialize;

use super::House;
use super::refusal::EdgeRefusal;
use super::visit::Visit;

/// Most payments it remembers; the oldest are forgotten then.
const MOST: usize = 10_000;

/// What it was asked, since the program started.
#[derive(Default)]
pub struct TestPayments {
    asked: Mutex<HashMap<String, PaymentAsked>>,
}

impl TestPayments {
    fn asked(&self, reference: &str) -> Option<PaymentAsked> {
        self.asked.lock().ok()?.get(reference).cloned()
    }
}

impl PaymentProvider for TestPayments {
    fn name(&self) -> &'static str {
        "test"
    }

    fn begin(&self, asked: &PaymentAsked) -> Result<PaymentPage, ProviderDown> {
        let mut known = self.asked.lock().map_err(|_| ProviderDown)?;
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(asked.reference.clone(), asked.clone());
        Ok(PaymentPage {
            url: format!("/test-payments/{}", asked.reference),
        })
    }

    fn refund(&self, reference: &str, amount: Money) -> Result<(), ProviderDown> {
        tracing::info!(reference, minor = amount.minor(), "the test provider sent money back");
        Ok(())
    }
}

/// The answer of whoever plays the payer.
#[derive(Deserialize)]
pub struct Answer {
    answer: Pressed,
}

/// What was pressed.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Pressed {
    Pay,
    Decline,
}

/// The page that says what is paid, and that it is a test.
pub async fn page(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(reference): Path<String>,
) -> Response {
    let asked = house
        .test_payments
        .as_ref()
        .and_then(|provider| provider.asked(&reference));
    match asked {
        Some(asked) => Html(html(&asked, visit.lang)).into_response(),
        None => EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id),
    }
}

/// Pays, or declines, and sends the payer back.
pub async fn answer(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    Path(reference): Path<String>,
    form: Result<Form<Answer>, FormRejection>,
) -> Response {
    let asked = house
        .test_payments
        .as_ref()
        .and_then(|provider| provider.asked(&reference));
    let (Some(asked), Ok(Form(form)), Ok(id)) = (asked, form, reference.parse::<OnlinePaymentId>()) else {
        return EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id);
    };
    let news = match form.answer {
        Pressed::Pay => ProviderNews::Paid,
        Pressed::Decline => ProviderNews::Declined,
    };
    let context = Context::system(asked.tenant);
    match house
        .services
        .change(&context, SettleOnlinePayment { id, news }, None)
        .await
    {
        Ok(_) => (StatusCode::SEE_OTHER, [(header::LOCATION, asked.return_to)]).into_response(),
        Err(failure) => {
            tracing::error!(%failure, "a test payment could not be settled");
            EdgeRefusal::Internal.answer(visit.lang, &visit.request_id)
        }
    }
}

fn html(asked: &PaymentAsked, lang: Lang) -> String {
    let (dir, code, title, said, pay, decline) = match lang {
        Lang::En => (
            "ltr",
            "en",
            "Test payment",
            "This is a test page. No money moves.",
            "Pay",
            "Decline",
        ),
        Lang::Ar => (
            "rtl",
            "ar",
            "دفع تجريبي",
            "هذه صفحة تجريبية. لا تُدفع أي أموال.",
            "ادفع",
            "ارفض",
        ),
    };
    let amount = Currency::from_code(&asked.currency)
        .map(|currency| currency.format(asked.amount, lang))
        .unwrap_or_default();
    format!(
        r#"<!doctype html>
<html lang="{code}" dir="{dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title></head>
<body><main><h1>{title}</h1><p><strong>{said}</strong></p><p>{}</p><p>{}</p>
<form method="post"><button name="answer" value="pay">{pay}</button> <button name="answer" value="decline">{decline}</button></form>
</main></body></html>
"#,
        escaped(&asked.description),
        escaped(&amount),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_that_it_is_a_test_and_lets_no_name_write_its_own_html() {
        let asked = PaymentAsked {
            tenant: coworkflow_domain::ids::TenantId::from_uuid(uuid::Uuid::nil()),
            reference: "1".into(),
            amount: Money::from_minor(12_000),
            currency: "EGP".into(),
            description: "<script>".into(),
            return_to: "/".into(),
        };
        let english = html(&asked, Lang::En);
        assert!(english.contains("No money moves") && english.contains("&lt;script&gt;"));
        assert!(html(&asked, Lang::Ar).contains("dir=\"rtl\""));
    }
}
