//! Looking at shifts and what moved in them.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{ShiftId, UserId};
use coworkflow_domain::refusal::General;
use coworkflow_domain::spaces::operating_day_interval;
use coworkflow_domain::time::{Date, Instant};
use coworkflow_store::shifts::{self, CashRow, Filter};
use coworkflow_store::spaces;

use super::view::{self, ShiftView};
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// One's own open shift.
#[derive(Debug, Clone)]
pub struct MyShift;

impl Question for MyShift {
    type Output = Option<ShiftView>;
    const NAME: &'static str = "shifts.mine";
    const PERMISSION: Permission = Permission::ShiftsOwn;

    fn run(&self, work: &mut Work) -> Result<Option<ShiftView>, Failure> {
        let me = work.actor_id();
        let row = shifts::open_of(work.tx, me)?;
        row.map(|row| view::of(work, row)).transpose()
    }
}

/// One shift: one's own, or anybody's for those who may.
#[derive(Debug, Clone)]
pub struct OneShift {
    /// Which.
    pub id: ShiftId,
}

impl Question for OneShift {
    type Output = ShiftView;
    const NAME: &'static str = "shifts.get";
    const PERMISSION: Permission = Permission::ShiftsOwn;

    fn run(&self, work: &mut Work) -> Result<ShiftView, Failure> {
        let row = super::visible(work, self.id)?;
        view::of(work, row)
    }
}

/// Shifts, the newest first: one's own, or those of all for those who may.
#[derive(Debug, Clone, Default)]
pub struct ListShifts {
    /// Only of this user.
    pub user_id: Option<UserId>,
    /// Opened on this operating day or later.
    pub from: Option<Date>,
    /// Opened on this operating day or before.
    pub to: Option<Date>,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListShifts {
    type Output = Page<ShiftView>;
    const NAME: &'static str = "shifts.list";
    const PERMISSION: Permission = Permission::ShiftsOwn;

    fn run(&self, work: &mut Work) -> Result<Page<ShiftView>, Failure> {
        let size = page::size(self.first)?;
        let before = self.after.as_deref().map(page::after::<i64, ShiftId>).transpose()?;
        let user_id = if work.may(Permission::ShiftsManage) {
            self.user_id
        } else {
            let me = work.actor_id();
            if self.user_id.is_some_and(|user| user != me) {
                return Err(General::Forbidden {
                    permission: Permission::ShiftsManage,
                }
                .into());
            }
            Some(me)
        };
        let space = spaces::the_space(work.tx)?;
        let (zone, cut_off) = (space.zone()?, space.cut_off()?);
        let day = |day: Date| operating_day_interval(day, &zone, cut_off);
        let filter = Filter {
            user_id,
            from: self.from.map(|date| day(date).start()),
            to: self.to.map(|date| day(date).end()),
            before: before.map(|(at, id)| (Instant::from_millis(at), id)),
        };
        let rows = shifts::page(work.tx, &filter, page::limit(size))?;
        let page = Page::cut(rows, size, |row| page::cursor(row.opened_at.as_millis(), row.id));
        let nodes = page
            .nodes
            .into_iter()
            .map(|row| view::of(work, row))
            .collect::<Result<_, Failure>>()?;
        Ok(Page {
            nodes,
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }
}

/// What moved in a shift's drawer, the newest first; nothing while the count to come must be blind.
#[derive(Debug, Clone)]
pub struct CashEntriesOf {
    /// Which shift.
    pub id: ShiftId,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for CashEntriesOf {
    type Output = Page<CashRow>;
    const NAME: &'static str = "shifts.entries";
    const PERMISSION: Permission = Permission::ShiftsOwn;

    fn run(&self, work: &mut Work) -> Result<Page<CashRow>, Failure> {
        let size = page::size(self.first)?;
        let before = self.after.as_deref().map(page::number).transpose()?;
        let shift = super::visible(work, self.id)?;
        if view::blind(work, &shift) {
            return Ok(Page {
                nodes: Vec::new(),
                end_cursor: None,
                has_more: false,
            });
        }
        let rows = shifts::entries(work.tx, shift.id, before, page::limit(size))?;
        Ok(Page::cut(rows, size, |row| row.seq.to_string()))
    }
}
