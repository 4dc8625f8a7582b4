//! Which places earn and which don't.

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::money::Money;
use coworkflow_domain::reports::{Document, Period};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_store::reports;

use super::ask::{Asked, Compared, add, share, take};
use super::occupancy::{Places, open, so_far};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// What each place earned in a period, and how much it was taken.
#[derive(Debug, Clone, Copy)]
pub struct ResourcesReport {
    /// The period.
    pub asked: Asked,
}

/// What the places earned.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceEarnings {
    /// The days it is about.
    pub period: Period,
    /// Every place that stood there or earned something, the best first.
    pub rows: Vec<ResourceEarning>,
    /// All together.
    pub total: ResourceFigures,
}

/// One place.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceEarning {
    /// The place.
    pub id: ResourceId,
    /// Its name now.
    pub name: String,
    /// Seat, desk, room or event space.
    pub resource_type: ResourceKind,
    /// What it came to.
    pub figures: ResourceFigures,
}

/// What a place came to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ResourceFigures {
    /// Time that was invoiced less credited, with tax.
    pub revenue: Money,
    /// Minutes taken.
    pub minutes: i64,
    /// Minutes that it stood there in opening hours.
    pub capacity: i64,
    /// Basis points of the one in the other.
    pub share: Option<i64>,
    /// Revenue for each hour taken.
    pub per_hour: Option<Money>,
}

impl ResourceFigures {
    fn finish(mut self) -> Result<ResourceFigures, Failure> {
        self.share = share(self.minutes, self.capacity);
        self.per_hour = (self.minutes > 0)
            .then(|| self.revenue.share(60, self.minutes))
            .transpose()?;
        Ok(self)
    }
}

impl Question for ResourcesReport {
    type Output = Compared<ResourceEarnings>;
    const NAME: &'static str = "reports.resources";
    const PERMISSION: Permission = Permission::ReportsRead;

    fn run(&self, work: &mut Work) -> Result<Compared<ResourceEarnings>, Failure> {
        self.asked.answer(work, earnings)
    }
}

fn earnings(work: &mut Work, period: Period) -> Result<ResourceEarnings, Failure> {
    let mut by_place: HashMap<ResourceId, ResourceFigures> = HashMap::new();
    for day in reports::resource_days(work.tx, period)? {
        let Some(resource) = day.resource_id else { continue };
        let figures = by_place.entry(resource).or_default();
        match day.document {
            Document::Invoice => add(&mut figures.revenue, day.total)?,
            Document::CreditNote => take(&mut figures.revenue, day.total)?,
        }
    }
    for day in reports::occupied_days(work.tx, period)? {
        by_place.entry(day.resource_id).or_default().minutes += day.minutes;
    }
    for (resource, part) in so_far(work, period)? {
        by_place.entry(resource).or_default().minutes += part.minutes;
    }
    let open = open(work, period)?;
    let mut total = ResourceFigures::default();
    let mut rows = Vec::new();
    for (place, capacity) in Places::of(work)?.with_capacity(&open) {
        let figures = ResourceFigures {
            capacity,
            ..by_place.remove(&place.id).unwrap_or_default()
        };
        if figures == ResourceFigures::default() {
            continue;
        }
        add(&mut total.revenue, figures.revenue)?;
        total.minutes += figures.minutes;
        total.capacity += figures.capacity;
        rows.push(ResourceEarning {
            id: place.id,
            name: place.name,
            resource_type: place.resource_type,
            figures: figures.finish()?,
        });
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.figures.revenue, row.figures.minutes)));
    Ok(ResourceEarnings {
        period,
        rows,
        total: total.finish()?,
    })
}
