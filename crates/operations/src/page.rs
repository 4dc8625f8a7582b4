//! Lists by the page: the next one begins after the key of the last row, never by counting rows.

use std::fmt::Display;
use std::str::FromStr;

use coworkflow_domain::ids::Id;
use coworkflow_domain::refusal::General;

use crate::failure::Failure;

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// Its rows.
    pub nodes: Vec<T>,
    /// Ask with this for the page after; nothing on an empty page.
    pub end_cursor: Option<String>,
    /// Whether there is a page after.
    pub has_more: bool,
}

impl<T> Page<T> {
    /// A page of `size` from rows that were asked with one more than that.
    pub fn cut(mut rows: Vec<T>, size: usize, cursor: impl Fn(&T) -> String) -> Self {
        let has_more = rows.len() > size;
        rows.truncate(size);
        Page {
            end_cursor: rows.last().map(cursor),
            has_more,
            nodes: rows,
        }
    }

    /// The same page of other nodes.
    pub fn map<U>(self, to: impl FnMut(T) -> U) -> Page<U> {
        Page {
            nodes: self.nodes.into_iter().map(to).collect(),
            end_cursor: self.end_cursor,
            has_more: self.has_more,
        }
    }
}

/// How many rows a page has: 50 when not said.
pub fn size(first: Option<i32>) -> Result<usize, Failure> {
    match first {
        None => Ok(50),
        Some(first @ 1..=200) => Ok(usize::try_from(first).unwrap_or(50)),
        Some(_) => Err(General::invalid(
            "first",
            "A page has 1 to 200 rows. Ask for fewer.",
            "عدد الصفوف في الصفحة من 1 إلى 200. اطلب عددًا أقل.",
        )
        .into()),
    }
}

/// How many rows to ask the store for: one more than the page, to know whether there are more.
pub fn limit(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(200).saturating_add(1)
}

/// A cursor from the sort key and the id of a row.
pub fn cursor(key: impl Display, id: impl Id) -> String {
    format!("{key}~{id}")
}

/// The number that a cursor is, in lists that are ordered by a number of their own.
pub fn number(cursor: &str) -> Result<i64, Failure> {
    cursor.parse().map_err(|_| not_a_cursor())
}

/// The sort key and the id that a cursor was made of.
pub fn after<K: FromStr, I: FromStr>(cursor: &str) -> Result<(K, I), Failure> {
    let parts = cursor
        .rsplit_once('~')
        .and_then(|(key, id)| Some((key.parse().ok()?, id.parse().ok()?)));
    parts.ok_or_else(not_a_cursor)
}

pub(crate) fn not_a_cursor() -> Failure {
    General::invalid(
        "after",
        "This is not a cursor of this list. Begin with the first page.",
        "هذا ليس مؤشرًا صالحًا لهذه القائمة. ابدأ من الصفحة الأولى.",
    )
    .into()
}

#[cfg(test)]
mod tests {
    use coworkflow_domain::ids::ItemId;

    use super::*;

    #[test]
    fn a_page_says_whether_there_is_another() {
        let page = Page::cut(vec![1, 2, 3], 2, ToString::to_string);
        assert_eq!(
            (page.nodes, page.end_cursor.as_deref(), page.has_more),
            (vec![1, 2], Some("2"), true)
        );
        assert!(!Page::cut(vec![1, 2], 2, ToString::to_string).has_more);
        assert_eq!(Page::cut(Vec::<i32>::new(), 2, ToString::to_string).end_cursor, None);
    }

    #[test]
    fn a_cursor_reads_back_and_a_forged_one_is_refused() {
        let id = ItemId::from_uuid(uuid::Uuid::from_u128(7));
        assert_eq!(
            after::<String, ItemId>(&cursor("iced~latte", id)).unwrap(),
            ("iced~latte".to_owned(), id)
        );
        for forged in ["", "~", "5", "x~5", "latte~0000"] {
            assert!(after::<i64, ItemId>(forged).is_err(), "{forged}");
        }
    }

    #[test]
    fn a_page_has_bounds() {
        assert_eq!(size(None).unwrap(), 50);
        assert!(size(Some(0)).is_err() && size(Some(1_000_000)).is_err() && size(Some(-1)).is_err());
    }
}
