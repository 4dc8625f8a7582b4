//! The list of customers: search, order, pages.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::{parse_human_id, search_terms};
use coworkflow_store::customers::{self, After, CustomerRow, CustomerSort, Find};

use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// Asks for a page of customers.
#[derive(Debug, Default)]
pub struct ListCustomers {
    /// Parts of a name in any order, phone digits in any spelling, an e-mail or `C-014`.
    pub search: Option<String>,
    /// In which order.
    pub sort: CustomerSort,
    /// The archived ones instead of the others.
    pub archived: bool,
    /// How many.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

/// A page of customers.
#[derive(Debug, Clone, PartialEq)]
pub struct Customers {
    /// The page.
    pub page: Page<CustomerRow>,
    /// How many match in all, where that is known without counting many.
    pub total: Option<i64>,
}

impl Question for ListCustomers {
    type Output = Customers;
    const NAME: &'static str = "customers.list";
    const PERMISSION: Permission = Permission::CustomersRead;

    fn run(&self, work: &mut Work) -> Result<Customers, Failure> {
        let size = page::size(self.first)?;
        let search = self.search.as_deref().unwrap_or_default();
        if let Some(number) = parse_human_id(search)
            && let Some(row) =
                customers::by_number(work.tx, number)?.filter(|row| row.archived_at.is_some() == self.archived)
        {
            let nodes = if self.after.is_none() { vec![row] } else { Vec::new() };
            return Ok(Customers {
                page: Page {
                    end_cursor: None,
                    has_more: false,
                    nodes,
                },
                total: Some(1),
            });
        }
        let terms = search_terms(search);
        if terms.is_empty() && !search.trim().is_empty() {
            return Ok(Customers {
                page: Page {
                    end_cursor: None,
                    has_more: false,
                    nodes: Vec::new(),
                },
                total: Some(0),
            });
        }
        let after = self
            .after
            .as_deref()
            .map(|cursor| place(cursor, self.sort))
            .transpose()?;
        let find = Find {
            terms,
            sort: self.sort,
            archived: self.archived,
            after,
        };
        let (rows, total) = customers::page(work.tx, &find, page::limit(size))?;
        Ok(Customers {
            page: Page::cut(rows, size, |row| cursor(row, self.sort)),
            total,
        })
    }
}

fn cursor(row: &CustomerRow, sort: CustomerSort) -> String {
    match After::of(row, sort) {
        After::Name(text, id) => page::cursor(text, id),
        After::Number(number, id) => page::cursor(number, id),
    }
}

fn place(cursor: &str, sort: CustomerSort) -> Result<After, Failure> {
    Ok(match sort {
        CustomerSort::Name => {
            let (text, id) = page::after(cursor)?;
            After::Name(text, id)
        }
        _ => {
            let (number, id) = page::after(cursor)?;
            After::Number(number, id)
        }
    })
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;
