//! Cash entries are chained by hash: nobody changes, removes or adds one in the middle without breaking what follows.

use sha2::{Digest, Sha256};

use super::CashKind;
use crate::{
    ids::{LedgerEntryId, PaymentId, ShiftId, UserId},
    money::Money,
    time::Instant,
};

/// What the first entry follows: 64 zeros.
pub const FIRST_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What of an entry is chained: all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashEntry {
    /// Its number in the tenant, from 1 without gaps.
    pub seq: i64,
    /// In whose shift; none where cash was taken without one.
    pub shift_id: Option<ShiftId>,
    /// Why cash moved.
    pub kind: CashKind,
    /// Into the drawer when positive.
    pub amount: Money,
    /// The payment or refund it is.
    pub payment_id: Option<PaymentId>,
    /// The entry of a customer's account it is.
    pub ledger_entry_id: Option<LedgerEntryId>,
    /// One line; empty where the reference says it.
    pub reason: String,
    /// Who.
    pub actor_id: UserId,
    /// When.
    pub at: Instant,
}

impl CashEntry {
    /// The entry as text, one field a line in the order of the struct, the free text last: no two entries read alike.
    fn canonical(&self) -> String {
        let or_dash = |id: Option<uuid::Uuid>| id.map_or_else(|| "-".to_owned(), |id| id.to_string());
        format!(
            "{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}",
            self.seq,
            or_dash(self.shift_id.map(Into::into)),
            self.kind.name(),
            self.amount.minor(),
            or_dash(self.payment_id.map(Into::into)),
            or_dash(self.ledger_entry_id.map(Into::into)),
            self.actor_id,
            self.at.as_millis(),
            self.reason,
        )
    }
}

/// The hash of an entry after the one that has `previous`: SHA-256 over `previous`, a line end and the entry as text.
#[must_use]
pub fn hash(previous: &str, entry: &CashEntry) -> String {
    let mut sha = Sha256::new();
    sha.update(previous);
    sha.update("\n");
    sha.update(entry.canonical());
    sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is wrong at a place of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The entry is not what was written, or was slipped in.
    Altered,
    /// Entries before this one are missing.
    Missing,
    /// Entries after the last one are missing.
    CutOff,
}

/// A place where the chain does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// The number of the entry.
    pub seq: i64,
    /// What is wrong there.
    pub fault: Fault,
}

/// Follows a stretch of the chain, entry by entry.
#[derive(Clone, Debug)]
pub struct ChainCheck {
    previous: String,
    seq: i64,
    entries: i64,
    breaks: Vec<Break>,
}

/// So many breaks are named; who sees twenty looks at the rest otherwise.
const NAMED: usize = 20;

impl ChainCheck {
    /// Begins after the entry `seq` with this hash; 0 and [`FIRST_HASH`] begin with the first.
    #[must_use]
    pub fn after(seq: i64, previous: impl Into<String>) -> Self {
        Self {
            previous: previous.into(),
            seq,
            entries: 0,
            breaks: Vec::new(),
        }
    }

    /// Looks at the next entry, in the order of their numbers, with the hash it was kept with.
    pub fn follow(&mut self, entry: &CashEntry, kept: &str) {
        if entry.seq != self.seq.saturating_add(1) {
            self.found(entry.seq, Fault::Missing);
        } else if hash(&self.previous, entry) != kept {
            self.found(entry.seq, Fault::Altered);
        }
        // What was kept leads on, so that one altered entry is told from its followers.
        kept.clone_into(&mut self.previous);
        self.seq = entry.seq;
        self.entries = self.entries.saturating_add(1);
    }

    /// Ends the stretch, which should reach the entry `last`; says how many entries were looked at, and where it does not hold.
    #[must_use]
    pub fn end(mut self, last: i64) -> (i64, Vec<Break>) {
        if self.seq != last {
            self.found(last, Fault::CutOff);
        }
        (self.entries, self.breaks)
    }

    /// The number of the last entry looked at.
    #[must_use]
    pub const fn seq(&self) -> i64 {
        self.seq
    }

    fn found(&mut self, seq: i64, fault: Fault) {
        if self.breaks.len() < NAMED {
            self.breaks.push(Break { seq, fault });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn entry(seq: i64, amount: i64) -> CashEntry {
        CashEntry {
            seq,
            shift_id: Some(ShiftId::from_uuid(Uuid::from_u128(1))),
            kind: CashKind::PayOut,
            amount: Money::from_minor(amount),
            payment_id: None,
            ledger_entry_id: None,
            reason: "شراء لبن".to_owned(),
            actor_id: UserId::from_uuid(Uuid::from_u128(2)),
            at: Instant::from_millis(1_795_161_600_000),
        }
    }

    fn chain(amounts: &[i64]) -> Vec<(CashEntry, String)> {
        let mut previous = FIRST_HASH.to_owned();
        (1..)
            .zip(amounts)
            .map(|(seq, &amount)| {
                let entry = entry(seq, amount);
                previous = hash(&previous, &entry);
                (entry, previous.clone())
            })
            .collect()
    }

    fn breaks(chain: &[(CashEntry, String)], last: i64) -> Vec<Break> {
        let mut check = ChainCheck::after(0, FIRST_HASH);
        for (entry, kept) in chain {
            check.follow(entry, kept);
        }
        check.end(last).1
    }

    // The form of an entry never changes: what was chained once is checked by it for ever.
    #[test]
    fn the_hash_of_a_known_entry_is_pinned() {
        let text = "1\n00000000-0000-0000-0000-000000000001\npay_out\n-4500\n-\n-\n00000000-0000-0000-0000-000000000002\n\
                    1795161600000\nشراء لبن";
        assert_eq!(entry(1, -4_500).canonical(), text);
        assert_eq!(
            hash(FIRST_HASH, &entry(1, -4_500)),
            "204bb8184972521a09ebe951653bc9917150d488920288e5e29c5d108e9ff121"
        );
    }

    #[test]
    fn every_way_to_tamper_is_found_where_it_was_done() {
        let whole = chain(&[10_000, 2_500, -500, 3_000, -100]);
        assert_eq!(breaks(&whole, 5), []);
        let mut altered = whole.clone();
        altered[2].0.amount = Money::from_minor(-5_000);
        let found = |seq, fault| vec![Break { seq, fault }];
        assert_eq!(breaks(&altered, 5), found(3, Fault::Altered));
        // With a hash made anew, it is the next one that does not follow.
        altered[2].1 = hash(&altered[1].1, &altered[2].0);
        assert_eq!(breaks(&altered, 5), found(4, Fault::Altered));
        let mut removed = whole.clone();
        removed.remove(2);
        assert_eq!(breaks(&removed, 5), found(4, Fault::Missing));
        assert_eq!(breaks(&whole[..4], 5), found(5, Fault::CutOff));
        assert_eq!(breaks(&[], 0), []);
    }

    #[test]
    fn a_stretch_is_checked_from_the_hash_before_it() {
        let whole = chain(&[10_000, 2_500, -500, 3_000]);
        let mut check = ChainCheck::after(2, whole[1].1.clone());
        for (entry, kept) in &whole[2..] {
            check.follow(entry, kept);
        }
        assert_eq!(check.end(4), (2, vec![]));
    }

    proptest! {
        #[test]
        fn a_chain_holds_as_written_and_breaks_at_the_changed_place(
            amounts in proptest::collection::vec(-100_000i64..100_000, 1..40), place in 0usize..40, by in 1i64..1_000,
        ) {
            let mut entries = chain(&amounts);
            let last = i64::try_from(entries.len()).unwrap();
            prop_assert_eq!(breaks(&entries, last), vec![]);
            let at = place % entries.len();
            let changed = entries[at].0.amount.minor() + by;
            entries[at].0.amount = Money::from_minor(changed);
            let seq = i64::try_from(at).unwrap() + 1;
            prop_assert_eq!(breaks(&entries, last), vec![Break { seq, fault: Fault::Altered }]);
        }
    }
}
