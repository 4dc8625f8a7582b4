//! What each commit touched beyond the journal, as the other servers on the same database read it.
//!
//! Written at the end of a transaction, while no other of the tenant writes: the numbers have no gaps and follow the commits.

use std::collections::HashSet;

use crate::db::{DbError, Touched, Tx};
use crate::{journal, row, statements};

/// How many commits are kept for servers that were away: past it, they look at everything anew.
pub const KEPT: i64 = 1_024;
/// How often the older ones are forgotten, in commits.
const FORGET_EVERY: i64 = 256;
/// Past so many things in one commit, looking at everything anew is less than reading each.
const MOST_NAMED: usize = 500;

row! {
    /// What one commit touched.
    pub struct TouchesRow {
        /// Its number.
        number: i64,
        /// As written by [`append`].
        touched: String,
    }
}

statements! {
    /// Appends under the next number.
    APPEND -> i64 = "INSERT INTO touches (tenant_id, number, touched)
        VALUES ($1, COALESCE((SELECT number FROM touches WHERE tenant_id = $1 ORDER BY number DESC LIMIT 1), 0) + 1, $2) RETURNING number";
    /// The last number.
    LAST -> i64 = "SELECT number FROM touches WHERE tenant_id = $1 ORDER BY number DESC LIMIT 1";
    /// What came after a number, oldest first.
    SINCE -> TouchesRow = "SELECT number, touched FROM touches WHERE tenant_id = $1 AND number > $2 ORDER BY number LIMIT $3";
    /// Forgets up to a number.
    FORGET -> () = "DELETE FROM touches WHERE tenant_id = $1 AND number <= $2";
}

/// How far a server has told its screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The last journal entry.
    pub seq: i64,
    /// The last number of what was touched.
    pub touched: i64,
}

/// Where the tenant is now.
pub fn position(tx: &mut Tx) -> Result<Position, DbError> {
    Ok(Position {
        seq: journal::last_seq(tx)?,
        touched: tx.maybe(&LAST, &[])?.unwrap_or(0),
    })
}

/// Appends what this transaction touched; nothing when it touched nothing.
pub fn append(tx: &mut Tx, touched: &HashSet<Touched>) -> Result<(), DbError> {
    if touched.is_empty() {
        return Ok(());
    }
    let number: i64 = tx.one(&APPEND, &[&written(touched)])?;
    if number % FORGET_EVERY == 0 {
        tx.execute(&FORGET, &[&(number - KEPT)])?;
    }
    Ok(())
}

/// All that was touched after a position up to another; nothing when some of it is no longer kept.
pub fn between(tx: &mut Tx, told: Position, now: Position) -> Result<Option<HashSet<Touched>>, DbError> {
    let mut next = told.touched;
    let mut all = HashSet::new();
    if now.touched < told.touched || now.seq < told.seq || now.touched - told.touched > KEPT {
        return Ok(None);
    }
    for row in tx.all(&SINCE, &[&told.touched, &KEPT])? {
        next += 1;
        let Some(touched) = read(&row.touched).filter(|_| row.number == next) else {
            return Ok(None);
        };
        all.extend(touched);
    }
    Ok((next >= now.touched).then_some(all))
}

/// `c` claim, `b` booking, `s` session, `u` user, each with its id; `p` places, `e` everybody.
fn written(touched: &HashSet<Touched>) -> String {
    let many = touched.len() > MOST_NAMED;
    let named = touched.iter().filter_map(|touched| match touched {
        Touched::Claim(id) => (!many).then(|| format!("c{id}")),
        Touched::Booking(id) => (!many).then(|| format!("b{id}")),
        Touched::Session(id) => (!many).then(|| format!("s{id}")),
        Touched::User(id) => Some(format!("u{id}")),
        Touched::Places => Some("p".to_owned()),
        Touched::Everybody => Some("e".to_owned()),
    });
    named.chain(many.then(|| "p".to_owned())).collect::<Vec<_>>().join(",")
}

/// What was written; nothing when a newer program wrote what this one does not know.
fn read(text: &str) -> Option<Vec<Touched>> {
    let one = |word: &str| match (word.get(..1)?, word.get(1..)?) {
        ("c", id) => id.parse().ok().map(Touched::Claim),
        ("b", id) => id.parse().ok().map(Touched::Booking),
        ("s", id) => id.parse().ok().map(Touched::Session),
        ("u", id) => id.parse().ok().map(Touched::User),
        ("p", "") => Some(Touched::Places),
        ("e", "") => Some(Touched::Everybody),
        _ => None,
    };
    text.split(',').map(one).collect()
}

#[cfg(test)]
mod tests {
    use coworkflow_domain::ids::{BookingId, ClaimId, SessionId, UserId};

    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_is_unknown_is_nothing() {
        let id = uuid::Uuid::from_u128;
        let touched = HashSet::from([
            Touched::Claim(ClaimId::from_uuid(id(1))),
            Touched::Booking(BookingId::from_uuid(id(2))),
            Touched::Session(SessionId::from_uuid(id(3))),
            Touched::User(UserId::from_uuid(id(4))),
            Touched::Places,
            Touched::Everybody,
        ]);
        assert_eq!(read(&written(&touched)).map(HashSet::from_iter), Some(touched));
        for odd in ["", "c", "x1", "p1", "cnothing", "p,"] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_commit_that_touched_very_much_says_so_and_still_names_who_lost_a_right() {
        let user = Touched::User(UserId::from_uuid(uuid::Uuid::from_u128(7)));
        let claims = (0..600).map(|n| Touched::Claim(ClaimId::from_uuid(uuid::Uuid::from_u128(n))));
        let touched: HashSet<Touched> = claims.chain([user]).collect();
        let said: HashSet<Touched> = read(&written(&touched)).unwrap().into_iter().collect();
        assert_eq!(said, HashSet::from([Touched::Places, user]));
    }
}
