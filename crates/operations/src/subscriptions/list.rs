//! Looking at what was sold.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::search_terms;
use coworkflow_domain::ids::{CustomerId, SubscriptionId};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subscriptions::later;
use coworkflow_domain::time::{date_of_number, day_number};
use coworkflow_store::spaces;
use coworkflow_store::subscriptions::{self, Filter, Which};

use super::today;
use super::view::{self, SubscriptionView};
use crate::customers::known;
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// Which runs are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Those that are not over, the one that ends first first.
    Live,
    /// Those that pay today.
    Running,
    /// Those that end soon and are followed by none.
    Expiring,
    /// Those that begin later or are paused.
    Waiting,
    /// Those that are over or were cancelled, the latest first.
    Ended,
}

/// A page of runs.
#[derive(Debug, Clone)]
pub struct ListSubscriptions {
    /// Which.
    pub listed: Listed,
    /// How soon the expiring ones end; as the space set it when left out.
    pub within_days: Option<i64>,
    /// Parts of the customer's name, phone digits or e-mail.
    pub search: Option<String>,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListSubscriptions {
    type Output = Page<SubscriptionView>;
    const NAME: &'static str = "subscriptions.list";
    const PERMISSION: Permission = Permission::SubscriptionsRead;

    fn run(&self, work: &mut Work) -> Result<Page<SubscriptionView>, Failure> {
        let today = today(work)?;
        let which = match self.listed {
            Listed::Live => Which::Live,
            Listed::Running => Which::Running,
            Listed::Waiting => Which::Waiting,
            Listed::Ended => Which::Ended,
            Listed::Expiring => {
                let days = match self.within_days {
                    Some(days) => check_days(days)?,
                    None => spaces::the_space(work.tx)?.expiring_days,
                };
                Which::Expiring {
                    until: later(today, days),
                }
            }
        };
        let search = self.search.as_deref().unwrap_or_default();
        let terms = search_terms(search);
        if terms.is_empty() && !search.trim().is_empty() {
            return Ok(Page::cut(Vec::new(), 1, |_| String::new()));
        }
        page_of(work, which, terms, self.first, self.after.as_deref())
    }
}

/// A page of a customer's runs, the latest first.
#[derive(Debug, Clone)]
pub struct SubscriptionsOf {
    /// Whose.
    pub customer_id: CustomerId,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for SubscriptionsOf {
    type Output = Page<SubscriptionView>;
    const NAME: &'static str = "subscriptions.of";
    const PERMISSION: Permission = Permission::SubscriptionsRead;

    fn run(&self, work: &mut Work) -> Result<Page<SubscriptionView>, Failure> {
        known(work, self.customer_id)?;
        let which = Which::Of(self.customer_id);
        page_of(work, which, Vec::new(), self.first, self.after.as_deref())
    }
}

/// One run.
#[derive(Debug, Clone, Copy)]
pub struct OneSubscription {
    /// Which.
    pub id: SubscriptionId,
}

impl Question for OneSubscription {
    type Output = SubscriptionView;
    const NAME: &'static str = "subscriptions.get";
    const PERMISSION: Permission = Permission::SubscriptionsRead;

    fn run(&self, work: &mut Work) -> Result<SubscriptionView, Failure> {
        view::load(work, self.id)
    }
}

fn page_of(
    work: &mut Work,
    which: Which,
    terms: Vec<String>,
    first: Option<i32>,
    after: Option<&str>,
) -> Result<Page<SubscriptionView>, Failure> {
    let size = page::size(first)?;
    let after = match after.map(page::after::<i64, SubscriptionId>).transpose()? {
        Some((number, id)) => Some((date_of_number(number).ok_or(page::not_a_cursor())?, id)),
        None => None,
    };
    let filter = Filter {
        which,
        terms,
        today: today(work)?,
        after,
    };
    let rows = subscriptions::page(work.tx, &filter, page::limit(size))?;
    let page = Page::cut(rows, size, |row| page::cursor(day_number(row.ends_on), row.id));
    let (end_cursor, has_more) = (page.end_cursor, page.has_more);
    Ok(Page {
        nodes: view::of(work, page.nodes)?,
        end_cursor,
        has_more,
    })
}

fn check_days(days: i64) -> Result<i64, Failure> {
    if (0..=366).contains(&days) {
        return Ok(days);
    }
    Err(General::invalid(
        "withinDays",
        "Ask for the next 0 to 366 days.",
        "اختر عدد أيام من 0 إلى 366.",
    )
    .into())
}
