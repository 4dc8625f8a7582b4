//! The rules as they would be with a change that is only thought of.

use coworkflow_domain::ids::PriceRuleId;
use coworkflow_domain::pricing::PriceRule;
use coworkflow_store::pricing;

use super::entry::RuleEntry;
use super::rules::found;
use crate::failure::Failure;
use crate::work::Work;

/// A change that is only thought of: a rule more, another one in the place of one, or one less.
#[derive(Debug, Clone, Default)]
pub struct DraftChange {
    /// The rule in the editor.
    pub entry: Option<RuleEntry>,
    /// The rule it stands for; a new one stands above all.
    pub replaces: Option<PriceRuleId>,
}

impl DraftChange {
    /// The rules in force with the change made, by their priority.
    pub(super) fn rules(&self, work: &mut Work) -> Result<Vec<PriceRule>, Failure> {
        let mut rules = pricing::all(work.tx, false)?
            .iter()
            .map(pricing::PriceRuleRow::rule)
            .collect::<Result<Vec<_>, _>>()?;
        let replaced = self.replaces.map(|id| found(work, id)).transpose()?;
        let place = self.replaces.and_then(|id| rules.iter().position(|rule| rule.id == id));
        let Some(entry) = &self.entry else {
            if let Some(place) = place {
                rules.remove(place);
            }
            return Ok(rules);
        };
        let checked = entry.checked(work)?;
        let draft = PriceRule {
            id: replaced.as_ref().map_or_else(|| work.new_id(), |row| row.id),
            version: replaced.map_or(1, |row| row.version.saturating_add(1)),
            name: checked.name,
            scope: checked.scope,
            effect: checked.effect,
        };
        match place.and_then(|place| rules.get_mut(place)) {
            Some(rule) => *rule = draft,
            None => rules.insert(0, draft),
        }
        Ok(rules)
    }
}
