//! A calendar of bookings, read by two programs of others.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

use coworkflow_domain::feeds::{Calendar, CalendarEntry};
use coworkflow_domain::time::{Instant, Interval, Zone};
use icalendar::{CalendarComponent, CalendarDateTime, Component as _, DatePerhapsTime, EventLike as _};

fn entry(zone: &Zone, number: i64, from: &str, until: &str) -> CalendarEntry {
    let at = |local: &str| zone.instant_of(local.parse().unwrap());
    CalendarEntry {
        uid: format!("booking-{number}@coworkflow"),
        interval: Interval::new(at(from), at(until)).unwrap(),
        summary: format!(
            "غرفة الاجتماعات {number}: review, plan; and \\ slash\nsecond line — {}",
            "طويل ".repeat(30)
        ),
        location: "Nile House Zamalek, Room 1".to_owned(),
        description: if number % 2 == 0 {
            "For Karim Adel".to_owned()
        } else {
            String::new()
        },
        confirmed: number % 3 != 0,
        sequence: number,
        created_at: at("2026-01-05T12:00:00"),
    }
}

/// Before, between and after both of Cairo's clock changes of 2026, and across each.
fn entries(zone: &Zone) -> Vec<CalendarEntry> {
    let mut all = vec![
        entry(zone, 1, "2026-04-16T10:00:00", "2026-04-16T12:00:00"),
        entry(zone, 2, "2026-04-23T23:30:00", "2026-04-24T01:30:00"),
        entry(zone, 3, "2026-04-30T10:00:00", "2026-04-30T12:00:00"),
        entry(zone, 4, "2026-10-29T22:30:00", "2026-10-30T00:30:00"),
        entry(zone, 5, "2026-11-20T10:00:00", "2026-11-20T11:15:00"),
        entry(zone, 6, "2027-07-01T09:00:00", "2027-07-01T10:00:00"),
    ];
    // In the hour that the wall shows twice, the second time.
    let second = zone.instant_of("2026-10-29T23:30:00".parse().unwrap()).plus_minutes(60);
    all.push(CalendarEntry {
        interval: Interval::new(second, second.plus_minutes(15)).unwrap(),
        ..entry(zone, 7, "2026-10-29T22:00:00", "2026-10-29T23:00:00")
    });
    all
}

fn text(zone: &Zone, entries: &[CalendarEntry]) -> String {
    let calendar = Calendar {
        name: "Nile House, my bookings",
        zone,
        entries,
        now: "2026-11-20T08:00:00Z".parse().unwrap(),
    };
    calendar.text()
}

fn read(text: &str) -> ical::parser::ical::component::IcalCalendar {
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    calendar
}

fn value<'p>(properties: &'p [ical::property::Property], name: &str) -> Option<&'p str> {
    let property = properties.iter().find(|property| property.name == name)?;
    property.value.as_deref()
}

/// What a reader does who knows no zones: the moment of a wall time by the clock changes in the file itself.
fn moment(calendar: &ical::parser::ical::component::IcalCalendar, property: &ical::property::Property) -> Instant {
    let wall = property.value.as_deref().unwrap();
    let civil = |wall: &str| jiff::civil::DateTime::strptime("%Y%m%dT%H%M%S", wall.trim_end_matches('Z')).unwrap();
    let at = |seconds: i64| {
        let utc = jiff::tz::TimeZone::UTC.to_timestamp(civil(wall)).unwrap();
        Instant::from_timestamp(utc).plus_seconds(-seconds)
    };
    if wall.ends_with('Z') {
        return at(0);
    }
    let params = property.params.as_ref().unwrap();
    let (_, zones) = params.iter().find(|(name, _)| name == "TZID").unwrap();
    let zone = calendar
        .timezones
        .iter()
        .find(|zone| value(&zone.properties, "TZID") == zones.first().map(String::as_str))
        .unwrap();
    let change = zone
        .transitions
        .iter()
        .filter(|change| civil(value(&change.properties, "DTSTART").unwrap()) <= civil(wall))
        .max_by_key(|change| civil(value(&change.properties, "DTSTART").unwrap()))
        .unwrap();
    let offset = |name: &str| -> i64 {
        let text = value(&change.properties, name).unwrap();
        let (hours, minutes): (i64, i64) = (text[1..3].parse().unwrap(), text[3..5].parse().unwrap());
        let size = (hours * 60 + minutes) * 60;
        if text.starts_with('-') { -size } else { size }
    };
    at(offset("TZOFFSETTO"))
}

#[test]
fn a_reader_of_others_gets_back_what_was_written() {
    let zone = Zone::named("Africa/Cairo").unwrap();
    let entries = entries(&zone);
    let parsed: icalendar::Calendar = text(&zone, &entries).parse().unwrap();
    let events: Vec<_> = parsed
        .components
        .iter()
        .filter_map(|component| match component {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        })
        .collect();
    assert_eq!(events.len(), entries.len());
    let wall = |at: DatePerhapsTime| match at {
        DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid }) => {
            assert_eq!(tzid, "Africa/Cairo");
            zone.instant_of(date_time.to_string().parse().unwrap())
        }
        DatePerhapsTime::DateTime(CalendarDateTime::Utc(at)) => Instant::from_millis(at.timestamp_millis()),
        other => panic!("{other:?}"),
    };
    for (event, entry) in events.iter().zip(&entries) {
        assert_eq!(event.get_uid(), Some(entry.uid.as_str()));
        assert_eq!(event.get_summary(), Some(entry.summary.as_str()));
        assert_eq!(event.get_location(), Some(entry.location.as_str()));
        assert_eq!(event.get_description().unwrap_or_default(), entry.description);
        assert_eq!(wall(event.get_start().unwrap()), entry.interval.start());
        assert_eq!(wall(event.get_end().unwrap()), entry.interval.end());
        let confirmed = event.get_status() == Some(icalendar::EventStatus::Confirmed);
        assert_eq!(confirmed, entry.confirmed);
    }
}

// T1: a reader in another zone, with nothing but the file, comes to the same moments.
#[test]
fn times_are_right_in_another_zone_by_the_file_alone() {
    for name in [
        "Africa/Cairo",
        "America/New_York",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "UTC",
    ] {
        let zone = Zone::named(name).unwrap();
        let entries = entries(&zone);
        let calendar = read(&text(&zone, &entries));
        assert_eq!(calendar.events.len(), entries.len());
        for (event, entry) in calendar.events.iter().zip(&entries) {
            let property = |name: &str| event.properties.iter().find(|property| property.name == name).unwrap();
            let (start, end) = (
                moment(&calendar, property("DTSTART")),
                moment(&calendar, property("DTEND")),
            );
            assert_eq!(
                (start, end),
                (entry.interval.start(), entry.interval.end()),
                "{name}, {}",
                entry.uid
            );
        }
    }
    // On the wall in New York: six hours behind Cairo in the week between the two changes of autumn.
    let (cairo, new_york) = (
        Zone::named("Africa/Cairo").unwrap(),
        Zone::named("America/New_York").unwrap(),
    );
    let lone = [entry(&cairo, 1, "2026-10-30T10:00:00", "2026-10-30T11:00:00")];
    let calendar = read(&text(&cairo, &lone));
    let start = moment(
        &calendar,
        calendar.events[0]
            .properties
            .iter()
            .find(|p| p.name == "DTSTART")
            .unwrap(),
    );
    assert_eq!(new_york.local(start).to_string(), "2026-10-30T04:00:00");
}

#[test]
fn lines_are_as_the_format_wants_them() {
    let zone = Zone::named("Africa/Cairo").unwrap();
    let text = text(&zone, &entries(&zone));
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains(['\n', '\r']))
    );
    let calendar = read(&text);
    for name in ["VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME"] {
        assert!(value(&calendar.properties, name).is_some(), "{name}");
    }
    for event in &calendar.events {
        for name in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS"] {
            assert_eq!(
                event.properties.iter().filter(|property| property.name == name).count(),
                1,
                "{name}"
            );
        }
    }
    // The clock of Cairo goes forward on 24 April and back after 29 October 2026.
    let zone = calendar.timezones.first().unwrap();
    let changes: Vec<String> = zone
        .transitions
        .iter()
        .map(|change| {
            let of = |name| value(&change.properties, name).unwrap();
            format!("{} {} {}", of("DTSTART"), of("TZOFFSETFROM"), of("TZOFFSETTO"))
        })
        .collect();
    assert!(
        changes.contains(&"20260424T000000 +0200 +0300".to_owned()),
        "{changes:?}"
    );
    assert!(
        changes.contains(&"20261030T000000 +0300 +0200".to_owned()),
        "{changes:?}"
    );
    // An empty calendar is one too.
    assert_eq!(
        read(&self::text(&Zone::named("Africa/Cairo").unwrap(), &[]))
            .events
            .len(),
        0
    );
}
