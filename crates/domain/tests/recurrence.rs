//! Random rules, compared with an implementation by others (R1).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

use std::hash::{BuildHasher, RandomState};

use coworkflow_domain::recurrence::Rule;
use coworkflow_domain::time::{Date, DateTime, Zone};
use jiff::ToSpan;
use jiff::civil::date;
use rrule::RRuleSet;

/// How many rules are compared.
const RULES: usize = 10_000;
/// How many occurrences of each.
const OCCURRENCES: usize = 60;

/// Chance that repeats with its seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        // SplitMix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, bound: u64) -> i64 {
        i64::try_from(self.next() % bound).unwrap()
    }

    fn one_in(&mut self, bound: u64) -> bool {
        self.below(bound) == 0
    }

    /// A few of `from..=to`, without 0 where the range reaches below it.
    fn few(&mut self, most: u64, from: i64, to: i64) -> String {
        let count = 1 + self.below(most);
        let mut list: Vec<i64> = (0..count)
            .map(|_| from + self.below((to - from + 1).unsigned_abs()))
            .filter(|number| from >= 0 || *number != 0)
            .collect();
        list.sort_unstable();
        list.dedup();
        if list.is_empty() {
            list.push(1);
        }
        list.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
    }
}

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A start and a rule that RFC 5545 allows.
fn random(chance: &mut Chance) -> (DateTime, String) {
    let mut start = date(2024, 1, 1).checked_add(chance.below(1_200).days()).unwrap().at(
        i8::try_from(chance.below(24)).unwrap(),
        i8::try_from(chance.below(60)).unwrap(),
        0,
        0,
    );
    let frequency = ["DAILY", "WEEKLY", "MONTHLY"][usize::try_from(chance.below(3)).unwrap()];
    let mut rule = format!("FREQ={frequency}");
    let mut add = |part: &str, value: String| rule.push_str(&format!(";{part}={value}"));
    if chance.one_in(2) {
        add("INTERVAL", (1 + chance.below(5)).to_string());
    }
    match chance.below(3) {
        0 => add("COUNT", (1 + chance.below(40)).to_string()),
        1 => {
            let until = start.checked_add(chance.below(700).days()).unwrap();
            add("UNTIL", until.strftime("%Y%m%dT%H%M%SZ").to_string());
        }
        _ => {}
    }
    let mut lists = 0;
    if chance.one_in(4) {
        lists += 1;
        add("BYMONTH", chance.few(5, 1, 12));
    }
    if frequency != "WEEKLY" && chance.one_in(3) {
        lists += 1;
        add("BYMONTHDAY", chance.few(6, -31, 31));
    }
    if chance.one_in(2) {
        lists += 1;
        let nth = frequency == "MONTHLY" && chance.one_in(2);
        let days: Vec<String> = (0..=chance.below(4))
            .map(|_| {
                let day = DAYS[usize::try_from(chance.below(7)).unwrap()];
                // The other implementation refuses -5, which the RFC allows.
                let place = [-4, -3, -2, -1, 1, 2, 3, 4, 5][usize::try_from(chance.below(9)).unwrap()];
                if nth { format!("{place}{day}") } else { day.to_owned() }
            })
            .collect();
        add("BYDAY", days.join(","));
    }
    if chance.one_in(5) {
        lists += 1;
        add("BYHOUR", chance.few(3, 0, 23));
    }
    if chance.one_in(5) {
        lists += 1;
        add("BYMINUTE", chance.few(3, 0, 59));
    }
    let monday = chance.one_in(2);
    if !monday {
        add("WKST", "SU".to_owned());
    }
    if lists > 0 && chance.one_in(4) {
        add("BYSETPOS", chance.few(3, -4, 4));
        if frequency == "WEEKLY" {
            // The other implementation counts the positions of the first week from the start, not from the week's first
            // day as the RFC says: begin on that day, so that both are the same.
            let into = if monday {
                start.weekday().to_monday_zero_offset()
            } else {
                start.weekday().to_sunday_zero_offset()
            };
            start = start.checked_sub(i32::from(into).days()).unwrap();
        }
    }
    (start, rule)
}

/// The occurrences, and whether they are all that the rule counts.
fn ours(start: DateTime, rule: &str, last: Date) -> (Vec<String>, bool) {
    let utc = Zone::named("UTC").unwrap();
    let rule: Rule = rule.parse().unwrap_or_else(|refused| panic!("{rule}: {refused}"));
    let mut occurrences = rule.occurrences(start, &utc, last);
    let found = occurrences
        .by_ref()
        .take(OCCURRENCES)
        .map(|at| at.strftime("%Y-%m-%d %H:%M:%S").to_string())
        .collect();
    (found, occurrences.next().is_none() && occurrences.ended())
}

fn theirs(start: DateTime, rule: &str, last: Date, reached: bool) -> Vec<String> {
    // A rule that does not come to its end by the last day would be followed to the end of time: end it there.
    let parts = rule.split(';').filter(|part| reached || !part.starts_with("COUNT="));
    let mut rule = parts.collect::<Vec<_>>().join(";");
    if !rule.contains("COUNT=") && !rule.contains("UNTIL=") {
        rule.push_str(&last.strftime(";UNTIL=%Y%m%dT235959Z").to_string());
    }
    let text = format!("DTSTART:{}\nRRULE:{rule}", start.strftime("%Y%m%dT%H%M%SZ"));
    let set: RRuleSet = text.parse().unwrap_or_else(|refused| panic!("{text}: {refused}"));
    set.into_iter()
        .take(OCCURRENCES)
        .map(|at| at.naive_utc().to_string())
        .collect()
}

// R1
#[test]
fn ten_thousand_random_rules_agree_with_another_implementation() {
    let seed = std::env::var("RECURRENCE_SEED").map_or_else(
        |_| RandomState::new().hash_one("recurrence"),
        |seed| seed.parse().unwrap(),
    );
    println!("RECURRENCE_SEED={seed}");
    let mut chance = Chance(seed);
    let mut occurrences = 0;
    for at in 0..RULES {
        let (start, rule) = random(&mut chance);
        let last = start.date().checked_add(700.days()).unwrap();
        let (ours, reached) = ours(start, &rule, last);
        let theirs = theirs(start, &rule, last, reached);
        assert_eq!(ours, theirs, "RECURRENCE_SEED={seed}, rule {at}: {rule} from {start}");
        occurrences += ours.len();
    }
    // Not many rules that say nothing.
    assert!(occurrences > RULES * 10, "{occurrences} occurrences");
}
