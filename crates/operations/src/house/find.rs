//! The palette: one text, everything that it may mean.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::parse_human_id;
use coworkflow_domain::invoices::parse_invoice_number;
use coworkflow_domain::text::search_key;
use coworkflow_store::customers::{CustomerRow, CustomerSort};
use coworkflow_store::inventory::{self, ItemFilter, ItemOrder};

use crate::customers::ListCustomers;
use crate::failure::Failure;
use crate::inventory::{ItemView, views};
use crate::invoices::{InvoiceView, ListInvoices};
use crate::perform::Question;
use crate::resources::{ListResources, ResourceView};
use crate::sessions::{self, SessionView};
use crate::work::Work;

/// How much the palette shows at most.
const MOST: usize = 12;
/// How much of one kind it shows at most, so that no kind crowds out the others.
const MOST_OF_A_KIND: usize = 6;

/// What a text may mean, the likeliest first.
#[derive(Debug, Clone)]
pub struct Find {
    /// Part of a name, phone digits, `C-014`, `A3`, `INV-0203` or its digits.
    pub text: String,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A customer.
    Customer(Box<CustomerRow>),
    /// A seat or room.
    Resource(Box<ResourceView>),
    /// A session that goes on.
    Session(Box<SessionView>),
    /// An item on the menu.
    Item(Box<ItemView>),
    /// An invoice.
    Invoice(Box<InvoiceView>),
}

impl Question for Find {
    type Output = Vec<Found>;
    const NAME: &'static str = "house.find";
    const PERMISSION: Permission = Permission::CustomersRead;

    fn run(&self, work: &mut Work) -> Result<Vec<Found>, Failure> {
        // Nobody types more than this to find something.
        let text: String = self.text.chars().take(100).collect();
        let key = search_key(&text);
        if key.is_empty() {
            return Ok(Vec::new());
        }
        let customers = ListCustomers {
            search: Some(text.clone()),
            sort: CustomerSort::LastVisit,
            first: Some(MOST_OF_A_KIND as i32),
            ..ListCustomers::default()
        };
        let customers = customers
            .run(work)?
            .page
            .nodes
            .into_iter()
            .map(|row| Found::Customer(Box::new(row)));
        let mut found = Vec::new();
        if work.may(Permission::ResourcesRead) {
            found.extend(resources(work, &key)?);
        }
        if work.may(Permission::SessionsRead) {
            found.extend(sitting(work, &key)?);
        }
        // `C-014` means nothing else, whatever happens to be called so.
        let at = if parse_human_id(&text).is_some() {
            0
        } else {
            found.len()
        };
        found.splice(at..at, customers);
        if work.may(Permission::InvoicesRead) {
            found.extend(invoice(work, &text)?);
        }
        if work.may(Permission::InventoryRead) {
            found.extend(items(work, &key)?);
        }
        found.truncate(MOST);
        Ok(found)
    }
}

/// Seats and rooms: those that are called so before those that only contain it.
fn resources(work: &mut Work, key: &str) -> Result<Vec<Found>, Failure> {
    let mut ranked: Vec<(usize, ResourceView)> = ListResources { archived: false }
        .run(work)?
        .into_iter()
        .filter_map(|view| Some((rank(&search_key(&view.row.name), key)?, view)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    Ok(ranked
        .into_iter()
        .take(MOST_OF_A_KIND)
        .map(|(_, view)| Found::Resource(Box::new(view)))
        .collect())
}

/// Sessions that go on, by the name of the customer or of the place.
fn sitting(work: &mut Work, key: &str) -> Result<Vec<Found>, Failure> {
    let mut ranked: Vec<(usize, SessionView)> = sessions::active(work)?
        .into_iter()
        .filter_map(|view| Some((seat_or_name(&view, key)?, view)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    Ok(ranked
        .into_iter()
        .take(MOST_OF_A_KIND)
        .map(|(_, view)| Found::Session(Box::new(view)))
        .collect())
}

fn seat_or_name(view: &SessionView, key: &str) -> Option<usize> {
    rank(&view.customer.search_key, key).or_else(|| rank(&search_key(&view.resource.row.name), key))
}

/// How well a name fits: 0 begins with it, 1 has a word that does, 2 contains it.
fn rank(name: &str, key: &str) -> Option<usize> {
    if name.starts_with(key) {
        Some(0)
    } else if name.split(' ').any(|word| word.starts_with(key)) {
        Some(1)
    } else {
        name.contains(key).then_some(2)
    }
}

fn invoice(work: &mut Work, text: &str) -> Result<Vec<Found>, Failure> {
    if parse_invoice_number(text).is_none() {
        return Ok(Vec::new());
    }
    let page = ListInvoices {
        search: Some(text.to_owned()),
        first: Some(1),
        ..ListInvoices::default()
    }
    .run(work)?;
    Ok(page
        .nodes
        .into_iter()
        .map(|view| Found::Invoice(Box::new(view)))
        .collect())
}

fn items(work: &mut Work, key: &str) -> Result<Vec<Found>, Failure> {
    let filter = ItemFilter {
        search: Some(key.to_owned()),
        category: None,
        category_id: None,
        archived: false,
        low_only: false,
        order: ItemOrder::Name,
    };
    let rows = inventory::page(work.tx, &filter, None, MOST_OF_A_KIND as i64)?;
    Ok(views(work, rows)?
        .into_iter()
        .map(|view| Found::Item(Box::new(view)))
        .collect())
}
