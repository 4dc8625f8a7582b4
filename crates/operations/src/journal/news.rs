//! What changed since: the answer to a screen that was away, and to each that listens (`J2`).

use coworkflow_domain::access::Permission;
use coworkflow_store::journal;

use super::EntryView;
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// A screen that missed more than this asks for everything anew.
pub const MOST_MISSED: i64 = 500;

/// What came after an entry. Asked anew for each push, so that it also asks anew whether the actor may still listen.
#[derive(Debug, Clone, Copy)]
pub struct NewsSince {
    /// The last entry that was seen; `None` to begin with what comes from now on.
    pub seq: Option<i64>,
}

/// What came, in order and without gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// The last entry that this answer has seen.
    pub seq: i64,
    /// Too much was missed, or `since` is not of this journal: ask for everything anew.
    pub reset: bool,
    /// The entries after the one that was seen; none after a reset.
    pub entries: Vec<EntryView>,
}

impl Question for NewsSince {
    type Output = News;
    const NAME: &'static str = "journal.news";
    const PERMISSION: Permission = Permission::LiveRead;

    fn run(&self, work: &mut Work) -> Result<News, Failure> {
        let last = journal::last_seq(work.tx)?;
        let since = self.seq.unwrap_or(last);
        if !(last.saturating_sub(MOST_MISSED)..=last).contains(&since) {
            return Ok(News {
                seq: last,
                reset: true,
                entries: Vec::new(),
            });
        }
        let rows = journal::since(work.tx, since, MOST_MISSED)?;
        let currency = coworkflow_store::tenants::currency(work.tx)?;
        let lang = work.lang();
        // Who may not read the history hears that something changed, not what.
        let tells = work.may(Permission::JournalRead);
        let entries = rows
            .into_iter()
            .map(|row| EntryView::read(row, &currency, lang))
            .map(|entry| if tells { entry } else { entry.without_words() })
            .collect();
        Ok(News {
            seq: last,
            reset: false,
            entries,
        })
    }
}
