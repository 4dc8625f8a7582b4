//! A payment provider to try the house with: its page says that it is a test, and no money moves. Off unless it is configured.

use std::sync::Arc;

use axum::Extension;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Form, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use coworkflow_domain::ids::{OnlinePaymentId, TenantId};
use coworkflow_domain::money::{Currency, Money};
use coworkflow_domain::payments::ProviderNews;
use coworkflow_domain::text::Lang;
use coworkflow_operations::bookings::{BegunPayment, OnlinePaymentBegun, SettleOnlinePayment, path_of_ours};
use coworkflow_operations::context::Context;
use coworkflow_operations::ports::{PaymentAsked, PaymentPage, PaymentProvider, ProviderDown};
use serde::Deserialize;

use super::House;
use super::refusal::EdgeRefusal;
use super::visit::Visit;

/// It keeps no book of its own: the address of its page says whose payment it is and where the payer goes back to, and the
/// rest is what the house wrote down when the payment began. So a restart, or another server, knows it too.
pub struct TestPayments;

impl PaymentProvider for TestPayments {
    fn name(&self) -> &'static str {
        "test"
    }

    fn begin(&self, asked: &PaymentAsked) -> Result<PaymentPage, ProviderDown> {
        let back = in_address(&asked.return_to);
        Ok(PaymentPage {
            url: format!("/test-payments/{}/{}?back={back}", asked.tenant, asked.reference),
        })
    }

    fn refund(&self, reference: &str, amount: Money) -> Result<(), ProviderDown> {
        tracing::info!(reference, minor = amount.minor(), "the test provider sent money back");
        Ok(())
    }
}

/// A path as a part of another address.
fn in_address(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'/' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

/// Whose payment, and which.
type Named = Path<(TenantId, OnlinePaymentId)>;

/// The path that the payer goes back to.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
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
    named: Result<Named, PathRejection>,
) -> Response {
    match begun(&house, &visit, named).await {
        Some((_, begun)) => Html(html(&begun, visit.lang)).into_response(),
        None => EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id),
    }
}

/// Pays, or declines, and sends the payer back.
pub async fn answer(
    State(house): State<Arc<House>>,
    Extension(visit): Extension<Visit>,
    named: Result<Named, PathRejection>,
    Query(Back { back }): Query<Back>,
    form: Result<Form<Answer>, FormRejection>,
) -> Response {
    let (Some((context, begun)), Ok(Form(form))) = (begun(&house, &visit, named).await, form) else {
        return EdgeRefusal::NoSuchPath.answer(visit.lang, &visit.request_id);
    };
    let news = match form.answer {
        Pressed::Pay => ProviderNews::Paid,
        Pressed::Decline => ProviderNews::Declined,
    };
    let id = begun.payment.id;
    match house
        .services
        .change(&context, SettleOnlinePayment { id, news }, None)
        .await
    {
        Ok(_) => (
            StatusCode::SEE_OTHER,
            [(header::LOCATION, path_of_ours(&back).to_owned())],
        )
            .into_response(),
        Err(failure) => {
            tracing::error!(%failure, "a test payment could not be settled");
            EdgeRefusal::Internal.answer(visit.lang, &visit.request_id)
        }
    }
}

/// What the house wrote down of the payment, if it has it and this provider is configured.
async fn begun(house: &House, visit: &Visit, named: Result<Named, PathRejection>) -> Option<(Context, BegunPayment)> {
    let Path((tenant, id)) = named.ok().filter(|_| house.test_payments)?;
    let context = Context {
        lang: visit.lang,
        ..Context::system(tenant)
    };
    let begun = house.services.ask(&context, OnlinePaymentBegun { id }).await.ok()?;
    (begun.payment.provider == TestPayments.name()).then_some((context, begun))
}

fn html(begun: &BegunPayment, lang: Lang) -> String {
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
    let amount = Currency::from_code(&begun.currency)
        .map(|currency| currency.format(begun.payment.amount, lang))
        .unwrap_or_default();
    format!(
        r#"<!doctype html>
<html lang="{code}" dir="{dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title></head>
<body><main><h1>{title}</h1><p><strong>{said}</strong></p><p>{}</p><p>{}</p>
<form method="post"><button name="answer" value="pay">{pay}</button> <button name="answer" value="decline">{decline}</button></form>
</main></body></html>
"#,
        escaped(&begun.description),
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
    use coworkflow_domain::ids::{BookingId, CustomerId};
    use coworkflow_domain::payments::OnlineState;
    use coworkflow_domain::time::Instant;
    use coworkflow_store::online_payments::OnlinePaymentRow;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_page_says_that_it_is_a_test_and_lets_no_name_write_its_own_html() {
        let payment = OnlinePaymentRow {
            id: OnlinePaymentId::from_uuid(Uuid::nil()),
            booking_id: BookingId::from_uuid(Uuid::nil()),
            customer_id: CustomerId::from_uuid(Uuid::nil()),
            provider: "test".into(),
            reference: "1".into(),
            amount: Money::from_minor(12_000),
            state: OnlineState::Started,
            started_at: Instant::from_millis(0),
            settled_at: None,
            invoice_id: None,
            refund: Money::ZERO,
        };
        let begun = BegunPayment {
            payment,
            currency: "EGP".into(),
            description: "<script>".into(),
        };
        let english = html(&begun, Lang::En);
        assert!(english.contains("No money moves") && english.contains("&lt;script&gt;"));
        assert!(html(&begun, Lang::Ar).contains("dir=\"rtl\""));
    }

    #[test]
    fn the_way_back_is_carried_whole() {
        assert_eq!(in_address("/me?booking=1&x=a#b"), "/me%3Fbooking%3D1%26x%3Da%23b");
        assert_eq!(in_address("/calendar"), "/calendar");
    }
}
