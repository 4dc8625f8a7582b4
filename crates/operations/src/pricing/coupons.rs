//! Coupons are added, changed and put away.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CouponId;
use coworkflow_domain::journal::{Event, Value, changes};
use coworkflow_domain::pricing::{CouponOff, CouponRefusal, Dates, NewCoupon};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::{Date, Instant};
use coworkflow_store::DbError;
use coworkflow_store::pricing::{self, CouponRow};
use serde::Serialize;

use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::{Change, Question};
use crate::work::Work;

/// What an owner enters of a coupon.
#[derive(Debug, Clone, Serialize)]
pub struct CouponEntry {
    /// As typed at checkout.
    pub code: String,
    /// What it takes off.
    pub off: CouponOff,
    /// On which dates it holds.
    pub dates: Dates,
    /// How often in all.
    pub max_uses: Option<i64>,
    /// How often for one customer.
    pub max_per_customer: Option<i64>,
}

impl CouponEntry {
    fn checked(&self) -> Result<NewCoupon, Refusal> {
        NewCoupon::checked(&self.code, self.off, self.dates, self.max_uses, self.max_per_customer)
    }
}

/// Adds a coupon.
#[derive(Debug, Clone, Serialize)]
pub struct CreateCoupon {
    /// As entered.
    pub entry: CouponEntry,
}

impl Change for CreateCoupon {
    type Output = CouponRow;
    const NAME: &'static str = "pricing.create_coupon";
    const PERMISSION: Permission = Permission::PricingWrite;

    fn run(&self, work: &mut Work) -> Result<CouponRow, Failure> {
        let coupon = self.entry.checked()?;
        let mut row = CouponRow {
            id: work.new_id(),
            code: String::new(),
            percent: None,
            amount: None,
            first_date: None,
            last_date: None,
            max_uses: None,
            max_per_customer: None,
            uses: 0,
            taken_off: coworkflow_domain::money::Money::ZERO,
            archived_at: None,
            created_at: work.now(),
            version: 1,
        };
        fill(&mut row, coupon);
        pricing::insert_coupon(work.tx, &row).map_err(|error| named(error, &row))?;
        work.journal(&Event::CouponCreated {
            coupon_id: row.id,
            code: row.code.clone(),
        })?;
        Ok(row)
    }
}

/// Changes a coupon; bills that used it stay as they are.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeCoupon {
    /// Which.
    pub id: CouponId,
    /// The version that the editor saw.
    pub version: i64,
    /// As entered.
    pub entry: CouponEntry,
}

impl Change for ChangeCoupon {
    type Output = CouponRow;
    const NAME: &'static str = "pricing.change_coupon";
    const PERMISSION: Permission = Permission::PricingWrite;

    fn run(&self, work: &mut Work) -> Result<CouponRow, Failure> {
        let mut row = found(work, self.id)?;
        if row.version != self.version {
            return Err(stale());
        }
        let before = row.clone();
        fill(&mut row, self.entry.checked()?);
        let [was, is] = [&before, &row].map(fields);
        let changed = changes(
            was.into_iter()
                .zip(is)
                .map(|((field, before), (_, after))| (field, before, after)),
        );
        if changed.is_empty() {
            return Ok(before);
        }
        write(work, &mut row)?;
        work.journal(&Event::CouponChanged {
            coupon_id: row.id,
            code: before.code,
            changes: changed,
        })?;
        Ok(row)
    }
}

/// Puts a coupon away: nobody can use it any more. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveCoupon {
    /// Which.
    pub id: CouponId,
}

impl Change for ArchiveCoupon {
    type Output = CouponRow;
    const NAME: &'static str = "pricing.archive_coupon";
    const PERMISSION: Permission = Permission::PricingWrite;

    fn run(&self, work: &mut Work) -> Result<CouponRow, Failure> {
        let mut row = found(work, self.id)?;
        if row.archived_at.is_none() {
            row.archived_at = Some(work.now());
            write(work, &mut row)?;
            work.journal(&Event::CouponArchived {
                coupon_id: row.id,
                code: row.code.clone(),
            })?;
        }
        Ok(row)
    }
}

/// Brings a coupon back. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct RestoreCoupon {
    /// Which.
    pub id: CouponId,
}

impl Change for RestoreCoupon {
    type Output = CouponRow;
    const NAME: &'static str = "pricing.restore_coupon";
    const PERMISSION: Permission = Permission::PricingWrite;

    fn run(&self, work: &mut Work) -> Result<CouponRow, Failure> {
        let mut row = found(work, self.id)?;
        if row.archived_at.take().is_some() {
            write(work, &mut row)?;
            work.journal(&Event::CouponRestored {
                coupon_id: row.id,
                code: row.code.clone(),
            })?;
        }
        Ok(row)
    }
}

/// A page of coupons, the newest first.
#[derive(Debug, Clone)]
pub struct ListCoupons {
    /// Those put away.
    pub archived: bool,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListCoupons {
    type Output = Page<CouponRow>;
    const NAME: &'static str = "pricing.list_coupons";
    const PERMISSION: Permission = Permission::PricingRead;

    fn run(&self, work: &mut Work) -> Result<Page<CouponRow>, Failure> {
        let size = page::size(self.first)?;
        let before = self.after.as_deref().map(page::after::<i64, CouponId>).transpose()?;
        let before = before.map(|(at, id)| (Instant::from_millis(at), id));
        let rows = pricing::coupons_page(work.tx, self.archived, before, page::limit(size))?;
        Ok(Page::cut(rows, size, |row| {
            page::cursor(row.created_at.as_millis(), row.id)
        }))
    }
}

fn fill(row: &mut CouponRow, coupon: NewCoupon) {
    row.code = coupon.code;
    (row.percent, row.amount) = match coupon.off {
        CouponOff::Percent { percent } => (Some(percent), None),
        CouponOff::Amount { amount } => (None, Some(amount)),
    };
    row.first_date = coupon.dates.first;
    row.last_date = coupon.dates.last;
    row.max_uses = coupon.max_uses;
    row.max_per_customer = coupon.max_per_customer;
}

fn fields(row: &CouponRow) -> [(&'static str, Value); 6] {
    let shown = |date: Option<Date>| date.map_or("…".to_owned(), |date| date.to_string());
    let dated = row.first_date.is_some() || row.last_date.is_some();
    let dates = dated.then(|| format!("{}–{}", shown(row.first_date), shown(row.last_date)));
    [
        ("code", row.code.clone().into()),
        ("percent", row.percent.map(|percent| percent.to_string()).into()),
        ("amount", row.amount.into()),
        ("dates", dates.into()),
        ("maxUses", row.max_uses.into()),
        ("maxPerCustomer", row.max_per_customer.into()),
    ]
}

fn found(work: &mut Work, id: CouponId) -> Result<CouponRow, Failure> {
    Ok(pricing::coupon(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Coupon,
    })?)
}

fn write(work: &mut Work, row: &mut CouponRow) -> Result<(), Failure> {
    if !pricing::update_coupon(work.tx, row).map_err(|error| named(error, row))? {
        return Err(stale());
    }
    row.version += 1;
    Ok(())
}

/// Names what the database refused.
fn named(error: DbError, row: &CouponRow) -> Failure {
    if error.is_constraint("coupons_code") {
        let code = row.code.clone();
        return Refusal::from(CouponRefusal::CodeTaken { code }).into();
    }
    if error.is_constraint("coupons_uses") {
        let (en, ar) = (
            "It was used more often already. Enter a higher limit.",
            "استُخدم أكثر من ذلك بالفعل. أدخل حدًا أعلى.",
        );
        return General::invalid("maxUses", en, ar).into();
    }
    error.into()
}

fn stale() -> Failure {
    General::Stale {
        what: SubjectKind::Coupon,
    }
    .into()
}
