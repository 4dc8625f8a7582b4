//! What is printed: documents with all that stands on them, from one snapshot.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CreditNoteId, CustomerId, InvoiceId};
use coworkflow_domain::money::Currency;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Date;
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::invoices::{self, InvoiceLineRow};
use coworkflow_store::payments::{self, PaymentRow};
use coworkflow_store::spaces::{self, SpaceRow};
use coworkflow_store::{assets, tenants};

use super::view::{self, CreditNoteView, InvoiceView};
use crate::balances::{StatementOf, StatementView};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Most invoices of one print.
pub const AT_ONCE: usize = 100;

/// What stands on every document of a house.
#[derive(Debug, Clone, PartialEq)]
pub struct Letterhead {
    /// The tenant's name.
    pub name: String,
    /// Of all amounts.
    pub currency: Currency,
    /// Address, tax number, digits and the rest.
    pub space: SpaceRow,
    /// PNG.
    pub logo: Option<Vec<u8>>,
}

/// An invoice with all that is printed of it.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoicePrint {
    /// The invoice and where it stands.
    pub view: InvoiceView,
    /// For whom.
    pub customer: CustomerRow,
    /// In order.
    pub lines: Vec<InvoiceLineRow>,
    /// In order.
    pub payments: Vec<PaymentRow>,
}

/// Invoices to print, in the order given; all of them or none.
#[derive(Debug, Clone)]
pub struct PrintInvoices {
    /// Which: 1 to [`AT_ONCE`].
    pub ids: Vec<InvoiceId>,
}

impl Question for PrintInvoices {
    type Output = (Letterhead, Vec<InvoicePrint>);
    const NAME: &'static str = "invoices.print";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Self::Output, Failure> {
        if !(1..=AT_ONCE).contains(&self.ids.len()) {
            let (en, ar) = (
                "Choose 1 to 100 invoices to print at once.",
                "اختر من 1 إلى 100 فاتورة للطباعة معًا.",
            );
            return Err(General::invalid("ids", en, ar).into());
        }
        let head = letterhead(work)?;
        let prints = self.ids.iter().map(|id| invoice(work, *id)).collect::<Result<_, _>>()?;
        Ok((head, prints))
    }
}

/// A credit note with all that is printed of it.
#[derive(Debug, Clone, PartialEq)]
pub struct CreditNotePrint {
    /// The note.
    pub note: CreditNoteView,
    /// What it corrects.
    pub invoice: InvoiceView,
    /// For whom.
    pub customer: CustomerRow,
}

/// A credit note to print.
#[derive(Debug, Clone)]
pub struct PrintCreditNote {
    /// Which.
    pub id: CreditNoteId,
}

impl Question for PrintCreditNote {
    type Output = (Letterhead, CreditNotePrint);
    const NAME: &'static str = "invoices.print_credit_note";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Self::Output, Failure> {
        let note = view::load_credit_note(work, self.id)?;
        let invoice = view::load(work, note.note.invoice_id)?;
        let customer = customer(work, invoice.invoice.customer_id)?;
        let print = CreditNotePrint {
            note,
            invoice,
            customer,
        };
        Ok((letterhead(work)?, print))
    }
}

/// A customer's statement to print.
#[derive(Debug, Clone)]
pub struct PrintStatement {
    /// Whose.
    pub customer_id: CustomerId,
    /// The first day; left out: the first of the month of the last.
    pub from: Option<Date>,
    /// The last day; left out: today.
    pub to: Option<Date>,
}

impl Question for PrintStatement {
    type Output = (Letterhead, StatementView);
    const NAME: &'static str = "balances.print_statement";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Self::Output, Failure> {
        let statement = StatementOf {
            customer_id: self.customer_id,
            from: self.from,
            to: self.to,
        };
        let statement = statement.run(work)?;
        Ok((letterhead(work)?, statement))
    }
}

fn letterhead(work: &mut Work) -> Result<Letterhead, Failure> {
    let space = spaces::the_space(work.tx)?;
    let logo = match space.logo {
        Some(id) => assets::by_id(work.tx, id)?.map(|asset| asset.bytes.0),
        None => None,
    };
    Ok(Letterhead {
        name: tenants::this(work.tx)?.name,
        currency: tenants::currency(work.tx)?,
        space,
        logo,
    })
}

fn invoice(work: &mut Work, id: InvoiceId) -> Result<InvoicePrint, Failure> {
    let view = view::load(work, id)?;
    Ok(InvoicePrint {
        customer: customer(work, view.invoice.customer_id)?,
        lines: invoices::lines(work.tx, id)?,
        payments: payments::of_invoice(work.tx, id)?,
        view,
    })
}

fn customer(work: &mut Work, id: CustomerId) -> Result<CustomerRow, Failure> {
    Ok(customers::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Customer,
    })?)
}
