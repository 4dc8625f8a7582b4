//! Price rules are added, changed, put away and moved. Every change makes a new price book, so that what began under an
//! older one keeps it (`P6`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::PriceRuleId;
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::pricing::{MAX_RULES, PricingRefusal};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::pricing::{self, PriceRuleRow};
use serde::Serialize;

use super::entry::{RuleEntry, fields};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Adds a rule above all others.
#[derive(Debug, Clone, Serialize)]
pub struct CreatePriceRule {
    /// As entered.
    pub entry: RuleEntry,
}

impl Change for CreatePriceRule {
    type Output = PriceRuleRow;
    const NAME: &'static str = "pricing.create_rule";
    const PERMISSION: Permission = Permission::PricingWrite;

    fn run(&self, work: &mut Work) -> Result<PriceRuleRow, Failure> {
        let rule = self.entry.checked(work)?;
        check_room(work)?;
        let (effect, scope) = pricing::columns(&rule.effect, &rule.scope)?;
        let row = PriceRuleRow {
            id: work.new_id(),
            position: pricing::all(work.tx, false)?
                .first()
                .map_or(1, |first| first.position - 1),
            name: rule.name,
            effect,
            scope,
            archived_at: None,
            created_at: work.now(),
            version: 1,
        };
        pricing::insert(work.tx, &row)?;
        work.journal(&Event::PriceRuleCreated {
            rule_id: row.id,
            name: row.name.clone(),
        })?;
        new_book(work)?;
        Ok(row)
    }
}

/// Changes a rule; what began before keeps the old one (`P6`).
#[derive(Debug, Clone, Serialize)]
pub struct ChangePriceRule {
    /// Which.
    pub id: PriceRuleId,
    /// The version that the editor saw.
    pub version: i64,
    /// As entered.
    pub entry: RuleEntry,
}

impl Change for ChangePriceRule {
    type Output = PriceRuleRow;
    const NAME: &'static str = "pricing.change_rule";
    const PERMISSION: Permission = Permission::PricingWrite;

    fn run(&self, work: &mut Work) -> Result<PriceRuleRow, Failure> {
        let mut row = in_force(work, self.id)?;
        if row.version != self.version {
            return Err(stale());
        }
        let rule = self.entry.checked(work)?;
        let before = fields(work, &row.name, &row.scope()?, &row.effect()?)?;
        let after = fields(work, &rule.name, &rule.scope, &rule.effect)?;
        let changed = changes(
            before
                .into_iter()
                .zip(after)
                .map(|((field, before), (_, after))| (field, before, after)),
        );
        if changed.is_empty() {
            return Ok(row);
        }
        let name = std::mem::replace(&mut row.name, rule.name);
        (row.effect, row.scope) = pricing::columns(&rule.effect, &rule.scope)?;
        write(work, &mut row)?;
        work.journal(&Event::PriceRuleChanged {
            rule_id: row.id,
            name,
            changes: changed,
        })?;
        new_book(work)?;
        Ok(row)
    }
}

/// Puts a rule away. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ArchivePriceRule {
    /// Which.
    pub id: PriceRuleId,
}

impl Change for ArchivePriceRule {
    type Output = PriceRuleRow;
    const NAME: &'static str = "pricing.archive_rule";
    const PERMISSION: Permission = Permission::PricingWrite;

    fn run(&self, work: &mut Work) -> Result<PriceRuleRow, Failure> {
        let mut row = found(work, self.id)?;
        if row.archived_at.is_none() {
            row.archived_at = Some(work.now());
            write(work, &mut row)?;
            work.journal(&Event::PriceRuleArchived {
                rule_id: row.id,
                name: row.name.clone(),
            })?;
            new_book(work)?;
        }
        Ok(row)
    }
}

/// Brings a rule back, below all others. Doing it twice changes nothing.
#[derive(Debug, Clone, Serialize)]
pub struct RestorePriceRule {
    /// Which.
    pub id: PriceRuleId,
}

impl Change for RestorePriceRule {
    type Output = PriceRuleRow;
    const NAME: &'static str = "pricing.restore_rule";
    const PERMISSION: Permission = Permission::PricingWrite;

    fn run(&self, work: &mut Work) -> Result<PriceRuleRow, Failure> {
        let mut row = found(work, self.id)?;
        if row.archived_at.is_some() {
            check_room(work)?;
            row.archived_at = None;
            row.position = pricing::next_position(work.tx)?;
            write(work, &mut row)?;
            work.journal(&Event::PriceRuleRestored {
                rule_id: row.id,
                name: row.name.clone(),
            })?;
            new_book(work)?;
        }
        Ok(row)
    }
}

/// Moves a rule in the order of priority.
#[derive(Debug, Clone, Serialize)]
pub struct MovePriceRule {
    /// Which.
    pub id: PriceRuleId,
    /// The rule to stand directly below; left out: above all.
    pub below: Option<PriceRuleId>,
}

impl Change for MovePriceRule {
    type Output = Vec<PriceRuleRow>;
    const NAME: &'static str = "pricing.move_rule";
    const PERMISSION: Permission = Permission::PricingWrite;

    fn run(&self, work: &mut Work) -> Result<Vec<PriceRuleRow>, Failure> {
        let moved = in_force(work, self.id)?;
        let before = pricing::all(work.tx, false)?;
        let mut rules: Vec<PriceRuleRow> = before.iter().filter(|rule| rule.id != self.id).cloned().collect();
        let place = match self.below {
            None => 0,
            Some(below) => {
                let above = rules.iter().position(|rule| rule.id == below);
                above.ok_or(PricingRefusal::OtherRules)? + 1
            }
        };
        let above = place
            .checked_sub(1)
            .and_then(|at| rules.get(at))
            .map(|rule| rule.name.clone());
        rules.insert(place, moved.clone());
        if rules.iter().map(|rule| rule.id).eq(before.iter().map(|rule| rule.id)) {
            return Ok(before);
        }
        for (rule, position) in rules.iter_mut().zip(1..) {
            if rule.position != position {
                rule.position = position;
                pricing::set_position(work.tx, rule.id, position)?;
            }
        }
        work.journal(&Event::PriceRuleMoved {
            rule_id: moved.id,
            name: moved.name,
            above,
        })?;
        new_book(work)?;
        Ok(rules)
    }
}

/// The rules by their priority.
#[derive(Debug, Clone, Copy)]
pub struct ListPriceRules {
    /// Those put away.
    pub archived: bool,
}

impl Question for ListPriceRules {
    type Output = Vec<PriceRuleRow>;
    const NAME: &'static str = "pricing.list_rules";
    const PERMISSION: Permission = Permission::PricingRead;

    fn run(&self, work: &mut Work) -> Result<Vec<PriceRuleRow>, Failure> {
        Ok(pricing::all(work.tx, self.archived)?)
    }
}

/// One rule, put away or not.
#[derive(Debug, Clone, Copy)]
pub struct OnePriceRule {
    /// Which.
    pub id: PriceRuleId,
}

impl Question for OnePriceRule {
    type Output = PriceRuleRow;
    const NAME: &'static str = "pricing.get_rule";
    const PERMISSION: Permission = Permission::PricingRead;

    fn run(&self, work: &mut Work) -> Result<PriceRuleRow, Failure> {
        found(work, self.id)
    }
}

/// The row, or the same refusal as for a random id (`A3`).
pub(super) fn found(work: &mut Work, id: PriceRuleId) -> Result<PriceRuleRow, Failure> {
    Ok(pricing::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::PriceRule,
    })?)
}

fn in_force(work: &mut Work, id: PriceRuleId) -> Result<PriceRuleRow, Failure> {
    let row = found(work, id)?;
    match row.archived_at {
        None => Ok(row),
        Some(_) => Err(PricingRefusal::Archived { name: row.name }.into()),
    }
}

fn check_room(work: &mut Work) -> Result<(), Failure> {
    if pricing::all(work.tx, false)?.len() < MAX_RULES {
        Ok(())
    } else {
        Err(PricingRefusal::TooManyRules.into())
    }
}

fn write(work: &mut Work, row: &mut PriceRuleRow) -> Result<(), Failure> {
    if !pricing::update(work.tx, row)? {
        return Err(stale());
    }
    row.version += 1;
    Ok(())
}

fn new_book(work: &mut Work) -> Result<(), Failure> {
    let (now, actor) = (work.now(), work.actor_id());
    pricing::make_book(work.tx, now, actor)?;
    Ok(())
}

fn stale() -> Failure {
    General::Stale {
        what: SubjectKind::PriceRule,
    }
    .into()
}
