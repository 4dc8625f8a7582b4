//! What is printed, over the wire: who may have it, by which link, and that it is whole.

use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::invoices::ManualLine;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_operations::Context;
use coworkflow_operations::customers::{CreateCustomer, CustomerInput};
use coworkflow_operations::invoices::{InvoiceView, IssueCreditNote, IssueInvoice};
use serde_json::json;

use crate::house::{Answer, Running};

fn bill(running: &Running, who: &Context) -> (CustomerId, InvoiceView) {
    let change = &running.house.services;
    let input = CustomerInput {
        name: "منى عادل Mona".into(),
        ..CustomerInput::default()
    };
    let customer = change
        .change_now(
            who,
            CreateCustomer {
                input,
                allow_duplicate: true,
            },
            None,
        )
        .unwrap();
    let issue = IssueInvoice {
        customer_id: customer.id,
        lines: vec![ManualLine {
            description: "Day use, team of five".into(),
            quantity: 5,
            unit_price: Money::from_minor(15_000),
            item_id: None,
        }],
        discount: Percent::ZERO,
        due_date: None,
        note: None,
        payments: Vec::new(),
    };
    (customer.id, change.change_now(who, issue, None).unwrap())
}

fn get(running: &Running, path: &str, token: Option<&str>) -> Answer {
    let authorization = format!("Bearer {}", token.unwrap_or_default());
    let headers: Vec<(&str, &str)> = token
        .map(|_| ("Authorization", authorization.as_str()))
        .into_iter()
        .collect();
    running.request("GET", path, &headers, b"")
}

fn ask(running: &Running, token: &str, query: &str) -> Answer {
    let body = json!({ "query": query }).to_string();
    let authorization = format!("Bearer {token}");
    let headers = [
        ("Content-Type", "application/json"),
        ("Authorization", authorization.as_str()),
    ];
    running.request("POST", "/graphql", &headers, body.as_bytes())
}

fn is_pdf(answer: &Answer, name: &str) {
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, Some("application/pdf")),
        "{}",
        answer.head
    );
    assert!(answer.body.starts_with("%PDF-1.7") && answer.body.trim_end().ends_with("%%EOF"));
    assert_eq!(
        answer.header("content-disposition"),
        Some(format!("inline; filename=\"{name}.pdf\"").as_str())
    );
}

#[test]
fn documents_come_as_pdf_to_those_who_may_read_them() {
    let running = Running::real();
    let (customer, invoice) = bill(&running, &running.house.owner);
    let id = invoice.invoice.id;
    let note = IssueCreditNote {
        restock: vec![],
        invoice_id: id,
        lines: None,
        reason: "Nobody came".into(),
        tender: None,
    };
    let note = running
        .house
        .services
        .change_now(&running.house.owner, note, None)
        .unwrap();
    let token = running.token();
    for lang in ["en", "ar"] {
        let file = |path: &str| get(&running, &path.replace("LANG", lang), Some(&token));
        is_pdf(&file(&format!("/files/invoices/{id}.pdf?lang=LANG")), "INV-0001");
        is_pdf(
            &file(&format!("/files/invoices.pdf?lang=LANG&ids={id},{id}")),
            "invoices",
        );
        is_pdf(
            &file(&format!("/files/credit_notes/{}.pdf?lang=LANG", note.note.id)),
            "CN-0001",
        );
        let statement = file(&format!(
            "/files/statements/{customer}.pdf?lang=LANG&from=2026-11-01&to=2026-11-30"
        ));
        is_pdf(&statement, "C-001-2026-11-30");
    }
    let framed = get(&running, &format!("/files/invoices/{id}.pdf"), Some(&token));
    assert_eq!(framed.header("x-frame-options"), Some("SAMEORIGIN"));
    assert_eq!(framed.header("content-security-policy"), Some("frame-ancestors 'self'"));
    assert_eq!(framed.header("cache-control"), Some("no-store"));
}

// Promise 8, A3
#[test]
fn a_link_opens_one_document_for_a_while_and_nothing_else() {
    let running = Running::real();
    let (customer, invoice) = bill(&running, &running.house.owner);
    let (_, other) = bill(&running, &running.house.owner);
    let (id, other) = (invoice.invoice.id, other.invoice.id);
    let token = running.token();
    let query = format!(
        "{{ invoice(id: \"{id}\") {{ ar: pdfUrl(lang: AR) pdfUrl }} invoicesPdfUrl(ids: [\"{id}\", \"{other}\"])
           statementPdfUrl(customerId: \"{customer}\", lang: AR) }}"
    );
    let links = ask(&running, &token, &query).json();
    let link = |pointer: &str| {
        links
            .pointer(pointer)
            .and_then(|link| link.as_str())
            .unwrap()
            .to_owned()
    };
    let one = link("/data/invoice/ar");
    assert!(
        one.starts_with(&format!("/files/invoices/{id}.pdf?lang=ar&ticket=")),
        "{one}"
    );
    is_pdf(&get(&running, &one, None), "INV-0001");
    is_pdf(&get(&running, &link("/data/invoice/pdfUrl"), None), "INV-0001");
    is_pdf(&get(&running, &link("/data/invoicesPdfUrl"), None), "invoices");
    assert_eq!(get(&running, &link("/data/statementPdfUrl"), None).status, 200);

    for changed in [
        one.replace(&id.to_string(), &other.to_string()),
        one.replace("lang=ar", "lang=en"),
        format!("{one}x"),
        format!("/files/invoices/{id}.pdf?lang=ar"),
        format!("/files/invoices/{id}.pdf?lang=ar&ticket={token}"),
    ] {
        assert_eq!(get(&running, &changed, None).status, 401, "{changed}");
    }
    // The ticket is no request token.
    let ticket = one.split("ticket=").last().unwrap();
    assert_eq!(ask(&running, ticket, "{ viewer { id } }").status, 401);

    running.house.clock.advance_minutes(5);
    let ended = get(&running, &one, None);
    assert_eq!((ended.status, ended.code().as_str()), (401, "access.link_ended"));
}

// A3
#[test]
fn what_is_not_there_or_another_tenants_is_never_half_answered() {
    let running = Running::real();
    let (_, ours) = bill(&running, &running.house.owner);
    let (their_customer, theirs) = bill(&running, &running.house.next_door().owner);
    let token = running.token();
    let random = "018f0000-0000-7000-8000-000000000000";
    for (path, theirs) in [
        ("/files/invoices/ID.pdf", theirs.invoice.id.to_string()),
        ("/files/statements/ID.pdf", their_customer.to_string()),
        ("/files/credit_notes/ID.pdf", theirs.invoice.id.to_string()),
        (
            &format!("/files/invoices.pdf?ids={},ID", ours.invoice.id),
            theirs.invoice.id.to_string(),
        ),
    ] {
        let answers = [random, theirs.as_str(), "no-id"].map(|id| {
            let answer = get(&running, &path.replace("ID", id), Some(&token));
            (answer.status, answer.code(), answer.json()["error"]["message"].clone())
        });
        assert_eq!(answers[0].0, 404, "{path}");
        assert_eq!(answers[0], answers[1], "{path}");
        assert_eq!(answers[0], answers[2], "{path}");
    }
    let many = vec![ours.invoice.id.to_string(); 101].join(",");
    for ids in [many.as_str(), ""] {
        let refused = get(&running, &format!("/files/invoices.pdf?ids={ids}"), Some(&token));
        assert_eq!(
            (refused.status, refused.json()["error"]["field"].as_str()),
            (422, Some("ids"))
        );
    }
    assert_eq!(
        get(&running, &format!("/files/invoices/{}.pdf", ours.invoice.id), None).status,
        401
    );
}
