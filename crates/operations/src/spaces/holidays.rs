//! Days with hours of their own.

use coworkflow_domain::access::Permission;
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::spaces::{holiday_dates, parse_local_time};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::required_line;
use coworkflow_domain::time::Date;
use coworkflow_store::spaces::{self, HolidayRow};
use serde::Serialize;

use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Most days of the list.
const MOST: i64 = 400;

/// Asks for the days with hours of their own, from `from` on, or from a month ago when left out.
#[derive(Debug, Clone, Copy)]
pub struct ListHolidays {
    /// The first day.
    pub from: Option<Date>,
}

impl Question for ListHolidays {
    type Output = Vec<HolidayRow>;
    const NAME: &'static str = "spaces.list_holidays";
    const PERMISSION: Permission = Permission::SpacesRead;

    fn run(&self, work: &mut Work) -> Result<Vec<HolidayRow>, Failure> {
        let space = spaces::the_space(work.tx)?;
        let from = match self.from {
            Some(from) => from,
            None => space.zone()?.date(work.now().plus_hours(-24 * 30)),
        };
        Ok(spaces::holidays_from(work.tx, space.id, from, MOST)?)
    }
}

/// Sets the hours of the days from `from` to `to`, over what they were; without hours they are closed.
#[derive(Debug, Clone, Serialize)]
pub struct SetHolidays {
    /// The first day.
    pub from: Date,
    /// The last day; the first when left out.
    pub to: Option<Date>,
    /// What they are called.
    pub name: String,
    /// `10:00`
    pub opens: Option<String>,
    /// `14:00`; at or before `opens` it is on the next day.
    pub closes: Option<String>,
}

impl Change for SetHolidays {
    type Output = Vec<HolidayRow>;
    const NAME: &'static str = "spaces.set_holidays";
    const PERMISSION: Permission = Permission::SpacesWrite;

    fn run(&self, work: &mut Work) -> Result<Vec<HolidayRow>, Failure> {
        let name = required_line("name", &self.name, 80)?;
        let (opens, closes) = match (&self.opens, &self.closes) {
            (None, None) => (None, None),
            (Some(opens), Some(closes)) => (Some(local("opens", opens)?), Some(local("closes", closes)?)),
            (opens, _) => {
                return Err(General::Invalid {
                    field: if opens.is_none() { "opens" } else { "closes" }.into(),
                    en: "Give both times, or none for a closed day.".into(),
                    ar: "أدخل وقتي الفتح والإغلاق معًا، أو اتركهما فارغين إذا كان اليوم مغلقًا.".into(),
                }
                .into());
            }
        };
        let to = self.to.unwrap_or(self.from);
        let space = spaces::the_space(work.tx)?;
        let mut set = Vec::new();
        for date in holiday_dates(self.from, to)? {
            let row = HolidayRow {
                date,
                name: name.clone(),
                opens: opens.clone(),
                closes: closes.clone(),
            };
            spaces::set_holiday(work.tx, space.id, &row)?;
            set.push(row);
        }
        work.journal(&Event::HolidaySet {
            space_id: space.id,
            name,
            from: self.from,
            to,
            opens,
            closes,
        })?;
        Ok(set)
    }
}

fn local(field: &'static str, text: &str) -> Result<String, Refusal> {
    let time = parse_local_time(text).map_err(|refusal| Refusal::from(refusal).on(field))?;
    Ok(time.strftime("%H:%M").to_string())
}

/// Gives a day the hours of its weekday back.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RemoveHoliday {
    /// Which.
    pub date: Date,
}

impl Change for RemoveHoliday {
    type Output = HolidayRow;
    const NAME: &'static str = "spaces.remove_holiday";
    const PERMISSION: Permission = Permission::SpacesWrite;

    fn run(&self, work: &mut Work) -> Result<HolidayRow, Failure> {
        let space = spaces::the_space(work.tx)?;
        let row = spaces::holiday(work.tx, space.id, self.date)?.ok_or(General::NotFound {
            what: SubjectKind::Holiday,
        })?;
        spaces::remove_holiday(work.tx, space.id, self.date)?;
        work.journal(&Event::HolidayRemoved {
            space_id: space.id,
            name: row.name.clone(),
            date: row.date,
        })?;
        Ok(row)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::house::HouseNow;
    use crate::testing::TestHouse;

    fn set(from: Date, to: Option<Date>, hours: Option<(&str, &str)>) -> SetHolidays {
        SetHolidays {
            from,
            to,
            name: "Coptic Christmas".into(),
            opens: hours.map(|(opens, _)| opens.to_owned()),
            closes: hours.map(|(_, closes)| closes.to_owned()),
        }
    }

    // B12: the tests' now is Friday 2026-11-20, 10:00 in Cairo.
    #[test]
    fn the_house_keeps_the_hours_of_a_holiday() {
        let house = TestHouse::new();
        let now = || {
            let question = HouseNow {
                with_day: false,
                with_low_stock: false,
            };
            house.ask(&house.staff, question).unwrap()
        };
        assert!(now().open);
        let today = date(2026, 11, 20);
        house.change(&house.owner, set(today, None, None)).unwrap();
        assert!(!now().open && now().closes_at.is_none());
        house
            .change(&house.owner, set(today, None, Some(("9:30", "١٢:٠٠"))))
            .unwrap();
        assert_eq!(
            now().closes_at.map(|at| at.to_string()).as_deref(),
            Some("2026-11-20T10:00:00Z")
        );
        assert_eq!(house.last_event().event, "space.holiday_set");
        house.change(&house.owner, RemoveHoliday { date: today }).unwrap();
        assert_eq!(
            now().closes_at.map(|at| at.to_string()).as_deref(),
            Some("2026-11-20T21:00:00Z")
        );
        let again = house.change(&house.owner, RemoveHoliday { date: today }).unwrap_err();
        assert_eq!(again.refusal().unwrap().code, "not_found");
    }

    #[test]
    fn a_run_of_days_is_set_listed_and_refused_when_odd() {
        let house = TestHouse::new();
        let (from, to) = (date(2027, 3, 9), date(2027, 3, 12));
        house.change(&house.owner, set(from, Some(to), None)).unwrap();
        let listed = house.ask(&house.staff, ListHolidays { from: None }).unwrap();
        assert_eq!(
            listed.iter().map(|row| row.date).collect::<Vec<_>>(),
            [from, date(2027, 3, 10), date(2027, 3, 11), to]
        );
        let refused = |change: SetHolidays| {
            let failure = house.change(&house.owner, change).unwrap_err();
            failure.refusal().unwrap().field.clone().unwrap()
        };
        assert_eq!(refused(set(to, Some(from), None)), "to");
        assert_eq!(refused(set(from, None, Some(("25:00", "12:00")))), "opens");
        let half = SetHolidays {
            closes: Some("12:00".into()),
            ..set(from, None, None)
        };
        assert_eq!(refused(half), "opens");
        let staff = house.change(&house.staff, set(from, None, None)).unwrap_err();
        assert_eq!(staff.refusal().unwrap().code, "forbidden");
    }
}
