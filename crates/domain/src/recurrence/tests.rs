use jiff::civil::date;

use super::*;
use crate::{refusal::Refusal, text::Lang};

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn rule(text: &str) -> Rule {
    text.parse().unwrap()
}

/// The days of a rule that begins at nine on a wall in New York, as `month/day`; at most 200.
fn days(start: Date, text: &str) -> Vec<String> {
    let new_york = zone("America/New_York");
    rule(text)
        .occurrences(start.at(9, 0, 0, 0), &new_york, date(2001, 12, 31))
        .take(200)
        .map(|at| {
            assert_eq!((at.hour(), at.minute(), at.second()), (9, 0, 0), "{text}");
            format!("{}/{}", at.month(), at.day())
        })
        .collect()
}

/// The first occurrences are these; all of them when nothing follows.
fn begins(start: Date, text: &str, expected: &str) {
    let expected: Vec<&str> = expected.split_whitespace().collect();
    let mut found = days(start, text);
    if text.contains("COUNT") || text.contains("UNTIL") {
        assert_eq!(found, expected, "{text}");
    }
    found.truncate(expected.len());
    assert_eq!(found, expected, "{text}");
}

// R1: the examples of RFC 5545, 3.8.5.3.
#[test]
fn daily_rules_agree_with_the_examples_of_the_rfc() {
    let tuesday = date(1997, 9, 2);
    begins(
        tuesday,
        "FREQ=DAILY;COUNT=10",
        "9/2 9/3 9/4 9/5 9/6 9/7 9/8 9/9 9/10 9/11",
    );
    let until = days(tuesday, "FREQ=DAILY;UNTIL=19971224T000000Z");
    assert_eq!((until.len(), until.last().map(String::as_str)), (113, Some("12/23")));
    begins(
        tuesday,
        "FREQ=DAILY;INTERVAL=2",
        "9/2 9/4 9/6 9/8 9/10 9/12 9/14 9/16 9/18 9/20 9/22 9/24 9/26 9/28 9/30 10/2 10/4",
    );
    begins(tuesday, "FREQ=DAILY;INTERVAL=10;COUNT=5", "9/2 9/12 9/22 10/2 10/12");
    let januaries = days(date(1998, 1, 1), "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1");
    assert_eq!(januaries.len(), 93);
    assert!(januaries.iter().all(|day| day.starts_with("1/")));
}

// R1
#[test]
fn every_twenty_minutes_of_a_working_day_is_a_daily_rule() {
    let every = rule("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40");
    let times: Vec<DateTime> = every
        .occurrences(
            date(1997, 9, 2).at(9, 0, 0, 0),
            &zone("America/New_York"),
            date(1997, 9, 3),
        )
        .collect();
    assert_eq!(times.len(), 48);
    assert_eq!(times.first(), Some(&date(1997, 9, 2).at(9, 0, 0, 0)));
    assert_eq!(times.get(23), Some(&date(1997, 9, 2).at(16, 40, 0, 0)));
    assert_eq!(times.last(), Some(&date(1997, 9, 3).at(16, 40, 0, 0)));
}

// R1
#[test]
fn weekly_rules_agree_with_the_examples_of_the_rfc() {
    let tuesday = date(1997, 9, 2);
    begins(
        tuesday,
        "FREQ=WEEKLY;COUNT=10",
        "9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4",
    );
    begins(
        tuesday,
        "FREQ=WEEKLY;UNTIL=19971224T000000Z",
        "9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4 11/11 11/18 11/25 12/2 12/9 12/16 12/23",
    );
    begins(
        tuesday,
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "9/2 9/16 9/30 10/14 10/28 11/11 11/25 12/9 12/23 1/6 1/20 2/3 2/17",
    );
    for rule in [
        "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
        "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
    ] {
        begins(tuesday, rule, "9/2 9/4 9/9 9/11 9/16 9/18 9/23 9/25 9/30 10/2");
    }
    begins(
        date(1997, 9, 1),
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "9/1 9/3 9/5 9/15 9/17 9/19 9/29 10/1 10/3 10/13 10/15 10/17 10/27 10/29 10/31 11/10 11/12 11/14 11/24 11/26 \
         11/28 12/8 12/10 12/12 12/22",
    );
    begins(
        tuesday,
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        "9/2 9/4 9/16 9/18 9/30 10/2 10/14 10/16",
    );
    let august = date(1997, 8, 5);
    begins(
        august,
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "8/5 8/10 8/19 8/24",
    );
    begins(
        august,
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "8/5 8/17 8/19 8/31",
    );
}

// R1
#[test]
fn monthly_rules_agree_with_the_examples_of_the_rfc() {
    let first_friday = "9/5 10/3 11/7 12/5 1/2 2/6 3/6 4/3 5/1 6/5";
    begins(date(1997, 9, 5), "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", first_friday);
    begins(
        date(1997, 9, 5),
        "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR",
        "9/5 10/3 11/7 12/5",
    );
    begins(
        date(1997, 9, 7),
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "9/7 9/28 11/2 11/30 1/4 1/25 3/1 3/29 5/3 5/31",
    );
    begins(
        date(1997, 9, 22),
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "9/22 10/20 11/17 12/22 1/19 2/16",
    );
    begins(
        date(1997, 9, 28),
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "9/28 10/29 11/28 12/29 1/29 2/26",
    );
    begins(
        date(1997, 9, 2),
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        "9/2 9/15 10/2 10/15 11/2 11/15 12/2 12/15 1/2 1/15",
    );
    begins(
        date(1997, 9, 30),
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "9/30 10/1 10/31 11/1 11/30 12/1 12/31 1/1 1/31 2/1",
    );
    begins(
        date(1997, 9, 10),
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "9/10 9/11 9/12 9/13 9/14 9/15 3/10 3/11 3/12 3/13",
    );
    begins(
        date(1997, 9, 2),
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        "9/2 9/9 9/16 9/23 9/30 11/4 11/11 11/18 11/25 1/6 1/13 1/20 1/27 3/3 3/10 3/17 3/24 3/31",
    );
    begins(
        date(1997, 9, 2),
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "2/13 3/13 11/13 8/13 10/13",
    );
    begins(
        date(1997, 9, 13),
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "9/13 10/11 11/8 12/13 1/10 2/7 3/7 4/11 5/9 6/13",
    );
    begins(
        date(1997, 9, 4),
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "9/4 10/7 11/6",
    );
    begins(
        date(1997, 9, 29),
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "9/29 10/30 11/27 12/30 1/29 2/26 3/30",
    );
    begins(
        date(1997, 9, 30),
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "9/30 10/31 11/28 12/31 1/30 2/27",
    );
    begins(
        date(2001, 1, 15),
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "1/15 1/30 2/15 3/15 3/30",
    );
}

// T4, T3: both of Cairo's changes of 2026, at midnight before 24 April and at midnight after 29 October.
#[test]
fn wall_time_stays_across_both_clock_changes_of_cairo() {
    let cairo = zone("Africa/Cairo");
    let hours_utc = |rule_text: &str, start: DateTime, last: Date| -> Vec<String> {
        rule(rule_text)
            .occurrences(start, &cairo, last)
            .map(|at| {
                assert_eq!(at.time(), start.time());
                let stay = stay(at, 60, &cairo).unwrap();
                format!(
                    "{}+{}",
                    stay.start().timestamp().strftime("%m-%dT%H:%M"),
                    stay.minutes()
                )
            })
            .collect()
    };
    let weekly = hours_utc("FREQ=WEEKLY", date(2026, 4, 16).at(10, 0, 0, 0), date(2026, 4, 30));
    assert_eq!(weekly, ["04-16T08:00+60", "04-23T08:00+60", "04-30T07:00+60"]);
    let daily = hours_utc("FREQ=DAILY", date(2026, 10, 28).at(10, 0, 0, 0), date(2026, 10, 30));
    assert_eq!(daily, ["10-28T07:00+60", "10-29T07:00+60", "10-30T08:00+60"]);
    // Half past midnight does not exist on 24 April: it moves forward by the gap and keeps its length.
    let night = hours_utc("FREQ=DAILY", date(2026, 4, 23).at(0, 30, 0, 0), date(2026, 4, 25));
    assert_eq!(night, ["04-22T22:30+60", "04-23T22:30+60", "04-24T21:30+60"]);
    // Half past eleven happens twice on 29 October: the first one counts.
    let late = hours_utc("FREQ=DAILY", date(2026, 10, 28).at(22, 30, 0, 0), date(2026, 10, 30));
    assert_eq!(late, ["10-28T19:30+60", "10-29T19:30+60", "10-30T20:30+60"]);
}

// T5
#[test]
fn a_stay_is_as_long_as_the_wall_says_and_never_empty() {
    let cairo = zone("Africa/Cairo");
    let minutes = |start: DateTime, minutes| stay(start, minutes, &cairo).unwrap().minutes();
    assert_eq!(minutes(date(2026, 4, 23).at(23, 30, 0, 0), 120), 60);
    assert_eq!(minutes(date(2026, 10, 29).at(22, 30, 0, 0), 120), 180);
    // From midnight to one is swallowed whole.
    assert_eq!(minutes(date(2026, 4, 24).at(0, 0, 0, 0), 60), 60);
    let spring = Interval::new(
        cairo.instant_of(date(2026, 4, 23).at(23, 30, 0, 0)),
        cairo.instant_of(date(2026, 4, 24).at(1, 30, 0, 0)),
    );
    assert_eq!(wall_minutes(spring.unwrap(), &cairo), 120);
}

#[test]
fn rules_read_back_and_odd_ones_are_refused() {
    for text in [
        "FREQ=WEEKLY;COUNT=52;BYDAY=TU",
        "FREQ=MONTHLY;INTERVAL=2;UNTIL=20271231;BYDAY=1SU,-1SU",
        "FREQ=MONTHLY;UNTIL=20271231T100000;BYMONTH=1,2;BYMONTHDAY=15,-1",
        "FREQ=DAILY;UNTIL=20271231T080000Z;BYHOUR=9,10;BYMINUTE=0,30;BYSETPOS=-1;WKST=SU",
    ] {
        assert_eq!(rule(text).to_string(), text);
        let json = serde_json::to_string(&rule(text)).unwrap();
        assert_eq!(serde_json::from_str::<Rule>(&json).unwrap(), rule(text));
    }
    assert_eq!(
        rule("rrule:byday=th,tu,tu;freq=weekly;interval=1").to_string(),
        "FREQ=WEEKLY;BYDAY=TU,TH"
    );
    let code = |text: &str| Refusal::from(text.parse::<Rule>().unwrap_err()).code;
    for text in [
        "",
        "FREQ",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=-5",
        "FREQ=WEEKLY;COUNT=5;UNTIL=20271231",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=1001",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=\u{0639}",
        "FREQ=MONTHLY;BYDAY=6TU",
        "FREQ=MONTHLY;BYDAY=0TU",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTH=13",
        "FREQ=DAILY;UNTIL=2027",
        "FREQ=DAILY;UNTIL=20270230",
        "FREQ=DAILY;X-MAGIC=1",
    ] {
        assert_eq!(code(text), "series.not_a_rule", "{text}");
    }
    assert_eq!(code("FREQ=YEARLY"), "series.other_frequency");
    assert_eq!(code("FREQ=SECONDLY"), "series.other_frequency");
    for text in [
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=WEEKLY;BYDAY=1TU",
        "FREQ=DAILY;BYDAY=-1TU",
        "FREQ=DAILY;BYSETPOS=1",
        "FREQ=DAILY;BYYEARDAY=1",
        "FREQ=MONTHLY;BYWEEKNO=1",
    ] {
        assert_eq!(code(text), "series.out_of_place", "{text}");
    }
}

// R1: whatever a rule says, its cost is bounded by the days that are asked for.
#[test]
fn hostile_rules_are_bounded() {
    let cairo = zone("Africa/Cairo");
    let start = date(2026, 11, 20).at(10, 0, 0, 0);
    for never in [
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20",
    ] {
        let never = rule(never);
        let mut none = never.occurrences(start, &cairo, date(2126, 11, 20));
        assert_eq!((none.next(), none.ended()), (None, false));
    }
    let all = |list: std::ops::Range<i32>| list.map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    let seconds = format!(
        "FREQ=DAILY;BYHOUR={};BYMINUTE={};BYSECOND={}",
        all(0..24),
        all(0..60),
        all(0..60)
    );
    assert_eq!(seconds.parse::<Rule>(), Err(RecurrenceRefusal::TooDense));
    let long = format!("FREQ=MONTHLY;BYSETPOS={};BYDAY=MO", all(1..366));
    assert!(matches!(long.parse::<Rule>(), Err(RecurrenceRefusal::NotARule { part }) if part.len() == 60));
    // The edge of time ends a rule too.
    let edge = rule("FREQ=MONTHLY;INTERVAL=1000");
    assert!(edge.occurrences(start, &cairo, Date::MAX).count() < 100);
}

#[test]
fn a_rule_knows_whether_it_ended_or_only_the_days_did() {
    let cairo = zone("Africa/Cairo");
    let start = date(2026, 11, 24).at(10, 0, 0, 0);
    let ended = |text: &str, last: Date| {
        let rule = rule(text);
        let mut occurrences = rule.occurrences(start, &cairo, last);
        (occurrences.by_ref().count(), occurrences.ended())
    };
    assert_eq!(ended("FREQ=WEEKLY;COUNT=3", date(2026, 12, 31)), (3, true));
    assert_eq!(ended("FREQ=WEEKLY;COUNT=3", date(2026, 12, 7)), (2, false));
    assert_eq!(ended("FREQ=WEEKLY;UNTIL=20261208", date(2026, 12, 31)), (3, true));
    assert_eq!(ended("FREQ=WEEKLY", date(2026, 12, 8)), (3, false));
}

// R4: the n-th occurrence of a rule that was moved takes the place of the n-th of the old one.
#[test]
fn a_rule_follows_an_occurrence_to_another_day() {
    let (tuesday, thursday) = (date(2026, 11, 24), date(2026, 11, 26));
    let moved = |text: &str, to| {
        rule(text).moved(tuesday, to).map(|moved| {
            assert!(moved.keeps_step_with(&rule(text)), "{text}");
            moved.to_string()
        })
    };
    assert_eq!(
        moved("FREQ=WEEKLY;BYDAY=TU", thursday).as_deref(),
        Some("FREQ=WEEKLY;BYDAY=TH")
    );
    assert_eq!(
        moved("FREQ=WEEKLY;BYDAY=TU,SU", thursday).as_deref(),
        Some("FREQ=WEEKLY;BYDAY=TU,TH")
    );
    assert_eq!(
        moved("FREQ=WEEKLY;COUNT=9", thursday).as_deref(),
        Some("FREQ=WEEKLY;COUNT=9")
    );
    assert_eq!(
        moved("FREQ=MONTHLY;BYDAY=4TU", thursday).as_deref(),
        Some("FREQ=MONTHLY;BYDAY=4TH")
    );
    assert_eq!(
        moved("FREQ=MONTHLY;BYDAY=-1TU", thursday).as_deref(),
        Some("FREQ=MONTHLY;BYDAY=-1TH")
    );
    assert_eq!(
        moved("FREQ=MONTHLY;BYMONTHDAY=24", thursday).as_deref(),
        Some("FREQ=MONTHLY;BYMONTHDAY=26")
    );
    assert_eq!(moved("FREQ=MONTHLY;BYMONTHDAY=1,24", thursday), None);
    assert_eq!(moved("FREQ=DAILY;BYDAY=TU,WE", thursday), None);
    assert_eq!(
        moved("FREQ=DAILY;BYDAY=TU,WE", tuesday).as_deref(),
        Some("FREQ=DAILY;BYDAY=TU,WE")
    );
    assert_eq!(
        rule("FREQ=WEEKLY;COUNT=52")
            .after(9)
            .map(|rule| rule.to_string())
            .as_deref(),
        Some("FREQ=WEEKLY;COUNT=43")
    );
    assert_eq!(rule("FREQ=WEEKLY;COUNT=9").after(9), None);
    assert!(!rule("FREQ=WEEKLY;BYDAY=TU").keeps_step_with(&rule("FREQ=WEEKLY;BYDAY=TU,TH")));
    assert!(!rule("FREQ=WEEKLY").keeps_step_with(&rule("FREQ=DAILY")));
    assert!(rule("FREQ=WEEKLY").keeps_step_with(&rule("FREQ=WEEKLY;BYDAY=TU")));
}

#[test]
fn rules_read_as_people_say_them() {
    let cairo = zone("Africa/Cairo");
    let start = date(2026, 11, 24).at(10, 0, 0, 0);
    for (text, en, ar) in [
        ("FREQ=DAILY", "every day", "كل يوم"),
        (
            "FREQ=DAILY;INTERVAL=2;COUNT=2",
            "every 2 days, 2 times",
            "كل يومين، مرتان",
        ),
        (
            "FREQ=DAILY;BYDAY=SU,MO,TU",
            "every day on Monday, Tuesday and Sunday",
            "كل يوم أيام الاثنين والثلاثاء والأحد",
        ),
        (
            "FREQ=WEEKLY;COUNT=52",
            "every week on Tuesday, 52 times",
            "كل أسبوع يوم الثلاثاء، 52 مرة",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261231",
            "every 2 weeks on Monday and Wednesday, until 31 December 2026",
            "كل أسبوعين يومي الاثنين والأربعاء، حتى 31 ديسمبر 2026",
        ),
        ("FREQ=MONTHLY", "every month on day 24", "كل شهر في اليوم 24"),
        (
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1TH",
            "every 3 months on the last Thursday",
            "كل 3 أشهر في آخر خميس من الشهر",
        ),
        (
            "FREQ=MONTHLY;BYDAY=2SU,-2SU",
            "every month on the second Sunday and the second to last Sunday",
            "كل شهر في ثاني أحد وثاني أحد من النهاية من الشهر",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "every month on the last day",
            "كل شهر في آخر يوم",
        ),
        (
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;BYMONTH=1,2",
            "every month on Friday if it is on day 13 in January and February",
            "كل شهر يوم الجمعة إذا وافق في اليوم 13 في يناير وفبراير",
        ),
    ] {
        assert_eq!(rule(text).words(start, &cairo, Lang::En), en);
        assert_eq!(rule(text).words(start, &cairo, Lang::Ar), ar);
    }
}
