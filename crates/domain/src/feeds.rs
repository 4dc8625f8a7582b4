//! Bookings as a calendar that other programs read: iCalendar, RFC 5545.

use crate::time::{Instant, Interval, Zone, ZoneOffset};

/// The longest line of the format, in bytes, without its end.
const LINE: usize = 75;
/// How far the clock changes reach that a calendar tells, beyond its first and last entry, in days.
const AROUND_DAYS: i64 = 370;

/// One booking in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// Its name, the same for ever and everywhere.
    pub uid: String,
    /// From when to when.
    pub interval: Interval,
    /// Its headline.
    pub summary: String,
    /// Where to go.
    pub location: String,
    /// What else there is to know; may be empty.
    pub description: String,
    /// Whether it holds; otherwise somebody has to approve it or pay.
    pub confirmed: bool,
    /// Counts its changes.
    pub sequence: i64,
    /// When it was made.
    pub created_at: Instant,
}

/// A calendar of bookings.
#[derive(Clone, Debug)]
pub struct Calendar<'a> {
    /// As the reader sees it among other calendars.
    pub name: &'a str,
    /// Of the space.
    pub zone: &'a Zone,
    /// The bookings.
    pub entries: &'a [CalendarEntry],
    /// When it is written.
    pub now: Instant,
}

impl Calendar<'_> {
    /// The calendar as a file that Google, Apple and Outlook subscribe to. Times are on the wall of the space, with the
    /// clock changes of its zone beside them, so that they are right wherever the reader is.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = Lines::default();
        lines.raw("BEGIN:VCALENDAR");
        lines.raw("VERSION:2.0");
        lines.raw("PRODID:-//CoWorkFlow//Bookings//EN");
        lines.raw("CALSCALE:GREGORIAN");
        lines.raw("METHOD:PUBLISH");
        lines.text("X-WR-CALNAME", self.name);
        lines.raw(&format!("X-WR-TIMEZONE:{}", self.zone.name()));
        lines.raw("REFRESH-INTERVAL;VALUE=DURATION:PT15M");
        lines.raw("X-PUBLISHED-TTL:PT15M");
        self.clock_changes(&mut lines);
        for entry in self.entries {
            self.entry(&mut lines, entry);
        }
        lines.raw("END:VCALENDAR");
        lines.0
    }

    fn entry(&self, lines: &mut Lines, entry: &CalendarEntry) {
        lines.raw("BEGIN:VEVENT");
        lines.text("UID", &entry.uid);
        lines.raw(&format!("DTSTAMP:{}", utc(self.now)));
        lines.raw(&format!("CREATED:{}", utc(entry.created_at)));
        lines.raw(&format!("SEQUENCE:{}", entry.sequence));
        lines.raw(&self.moment("DTSTART", entry.interval.start()));
        lines.raw(&self.moment("DTEND", entry.interval.end()));
        lines.text("SUMMARY", &entry.summary);
        lines.text("LOCATION", &entry.location);
        if !entry.description.is_empty() {
            lines.text("DESCRIPTION", &entry.description);
        }
        lines.raw(if entry.confirmed {
            "STATUS:CONFIRMED"
        } else {
            "STATUS:TENTATIVE"
        });
        lines.raw("TRANSP:OPAQUE");
        lines.raw("END:VEVENT");
    }

    /// On the wall of the space; in UTC where the wall shows that time twice and this is the second.
    fn moment(&self, name: &str, at: Instant) -> String {
        let local = self.zone.local(at);
        if self.in_utc() || self.zone.instant_of(local) != at {
            return format!("{name}:{}", utc(at));
        }
        format!("{name};TZID={}:{}", self.zone.name(), local.strftime("%Y%m%dT%H%M%S"))
    }

    /// A calendar in UTC needs no zone.
    fn in_utc(&self) -> bool {
        self.zone.name() == "UTC"
    }

    /// The zone of the space, each clock change around the entries by itself.
    fn clock_changes(&self, lines: &mut Lines) {
        if self.in_utc() {
            return;
        }
        let starts = self.entries.iter().map(|entry| entry.interval.start());
        let ends = self.entries.iter().map(|entry| entry.interval.end());
        let from = starts.min().unwrap_or(self.now).min(self.now);
        let to = ends.max().unwrap_or(self.now).max(self.now);
        let (from, to) = (from.plus_hours(-24 * AROUND_DAYS), to.plus_hours(24 * AROUND_DAYS));
        lines.raw("BEGIN:VTIMEZONE");
        lines.raw(&format!("TZID:{}", self.zone.name()));
        // What held at first, from long ago on.
        let first = self.zone.jump_before(from).unwrap_or(Instant::from_millis(0));
        self.clock_change(lines, first);
        if let Ok(within) = Interval::new(from, to) {
            for jump in self.zone.jumps(within) {
                self.clock_change(lines, jump);
            }
        }
        lines.raw("END:VTIMEZONE");
    }

    fn clock_change(&self, lines: &mut Lines, at: Instant) {
        let (before, after) = (self.zone.offset(at.plus_millis(-1)), self.zone.offset(at));
        let kind = if after.summer { "DAYLIGHT" } else { "STANDARD" };
        // When it happens, by the clock that is not changed yet.
        let wall = at.plus_seconds(i64::from(before.seconds)).timestamp();
        lines.raw(&format!("BEGIN:{kind}"));
        lines.raw(&format!("DTSTART:{}", wall.strftime("%Y%m%dT%H%M%S")));
        lines.raw(&format!("TZOFFSETFROM:{}", signed(&before)));
        lines.raw(&format!("TZOFFSETTO:{}", signed(&after)));
        lines.text("TZNAME", &after.name);
        lines.raw(&format!("END:{kind}"));
    }
}

/// `20261120T080000Z`
fn utc(at: Instant) -> String {
    at.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// `+0200`, with seconds where there are some.
fn signed(offset: &ZoneOffset) -> String {
    let sign = if offset.seconds < 0 { '-' } else { '+' };
    let seconds = offset.seconds.unsigned_abs();
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{seconds:02}")
    }
}

/// Lines of the format, folded.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property of free text.
    fn text(&mut self, name: &str, text: &str) {
        let mut line = format!("{name}:");
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => {
                    line.push('\\');
                    line.push(c);
                }
                '\n' => line.push_str("\\n"),
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.raw(&line);
    }

    /// A line, folded between characters where it is longer than the format allows.
    fn raw(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
