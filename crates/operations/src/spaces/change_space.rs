//! Changing the settings of the space.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::AssetId;
use coworkflow_domain::journal::{Change as Changed, Event, Value, changes};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::spaces::{self, SpaceRow};
use serde::Serialize;

use super::{GetAsset, SpaceInput, checked};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Writes all settings over the version that was looked at. What is billed already stays as it was (`P6`).
#[derive(Serialize)]
pub struct ChangeSpace {
    /// The settings.
    pub input: SpaceInput,
    /// The version they were made from.
    pub version: i64,
}

impl Change for ChangeSpace {
    type Output = SpaceRow;
    const NAME: &'static str = "spaces.change";
    const PERMISSION: Permission = Permission::SpacesWrite;

    fn run(&self, work: &mut Work) -> Result<SpaceRow, Failure> {
        let before = spaces::the_space(work.tx)?;
        let row = checked(&self.input, before.id, self.version, Some(&before))?;
        if let Some(logo) = row.logo.filter(|logo| before.logo != Some(*logo)) {
            GetAsset { id: logo }.run(work)?;
        }
        if !spaces::update(work.tx, &row)? {
            return Err(General::Stale {
                what: SubjectKind::Space,
            }
            .into());
        }
        let after = SpaceRow {
            version: self.version.saturating_add(1),
            ..row
        };
        let changes = changed(&before, &after)?;
        if !changes.is_empty() {
            work.journal(&Event::SpaceChanged {
                space_id: after.id,
                name: after.name.clone(),
                changes,
            })?;
        }
        Ok(after)
    }
}

fn changed(before: &SpaceRow, after: &SpaceRow) -> Result<Vec<Changed>, Failure> {
    let text = |before: &str, after: &str| (before.into(), after.into());
    let fields: [(&'static str, (Value, Value)); 25] = [
        ("name", text(&before.name, &after.name)),
        ("zone", text(&before.zone, &after.zone)),
        ("openingHours", text(&hours(before)?, &hours(after)?)),
        ("cutOff", text(&before.cut_off, &after.cut_off)),
        ("taxMode", text(before.tax_mode.name(), after.tax_mode.name())),
        (
            "taxRate",
            text(&before.tax_rate.to_string(), &after.tax_rate.to_string()),
        ),
        ("taxName", text(&before.tax_name, &after.tax_name)),
        (
            "incrementMinutes",
            (before.increment_minutes.into(), after.increment_minutes.into()),
        ),
        (
            "graceMinutes",
            (before.grace_minutes.into(), after.grace_minutes.into()),
        ),
        (
            "allowNegativeStock",
            (before.allow_negative_stock.into(), after.allow_negative_stock.into()),
        ),
        ("receiptNote", text(&before.receipt_note, &after.receipt_note)),
        ("taxNumber", text(&before.tax_number, &after.tax_number)),
        ("address", text(&before.address, &after.address)),
        ("phone", text(&before.phone, &after.phone)),
        ("email", text(&before.email, &after.email)),
        ("logo", (logo(before), logo(after))),
        ("invoicePrefix", text(&before.invoice_prefix, &after.invoice_prefix)),
        ("dueDays", (before.due_days.into(), after.due_days.into())),
        ("dailyTarget", (before.daily_target.into(), after.daily_target.into())),
        ("cashShifts", text(before.cash_shifts.name(), after.cash_shifts.name())),
        ("language", text(before.language.name(), after.language.name())),
        ("digits", text(before.digits.name(), after.digits.name())),
        (
            "expiringDays",
            (before.expiring_days.into(), after.expiring_days.into()),
        ),
        (
            "receiptWidth",
            (before.receipt_width.into(), after.receipt_width.into()),
        ),
        ("backupHour", (before.backup_hour.into(), after.backup_hour.into())),
    ];
    Ok(changes(fields.map(|(field, (before, after))| (field, before, after))))
}

/// The last letters of its id: enough to tell one logo from another.
fn logo(row: &SpaceRow) -> Value {
    let last = |id: AssetId| id.to_string().rsplit('-').next().map(str::to_owned);
    row.logo.and_then(last).into()
}

/// `1 09:00–23:00, 2 …`, Monday first: short enough for a sentence.
fn hours(row: &SpaceRow) -> Result<String, Failure> {
    let hours = row.hours()?;
    let openings = hours.openings().iter().map(|opening| {
        format!(
            "{} {}–{}",
            opening.weekday,
            opening.opens.strftime("%H:%M"),
            opening.closes.strftime("%H:%M")
        )
    });
    Ok(openings.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use coworkflow_domain::spaces::TaxMode;

    use super::*;
    use crate::spaces::GetSpace;
    use crate::testing::{TestHouse, space_input};

    fn code<T: std::fmt::Debug>(refused: Result<T, Failure>) -> String {
        refused.unwrap_err().refusal().unwrap().code.to_string()
    }

    #[test]
    fn the_owner_changes_the_settings_over_the_version_they_saw() {
        let house = TestHouse::new();
        let input = SpaceInput {
            name: "Nile Terrace".into(),
            receipt_note: "Shukran!".into(),
            ..space_input()
        };
        let after = house
            .change(
                &house.owner,
                ChangeSpace {
                    input: input.clone(),
                    version: 1,
                },
            )
            .unwrap();
        assert_eq!((after.name.as_str(), after.version), ("Nile Terrace", 2));
        assert_eq!(house.ask(&house.staff, GetSpace).unwrap(), after);
        assert_eq!(house.last_event().event, "space.changed");
        assert_eq!(
            code(house.change(&house.owner, ChangeSpace { input, version: 1 })),
            "stale"
        );
    }

    // A2, P5, M3
    #[test]
    fn odd_settings_and_others_than_the_owner_are_refused() {
        let house = TestHouse::new();
        let field = |input: SpaceInput| {
            let refused = house
                .change(&house.owner, ChangeSpace { input, version: 1 })
                .unwrap_err();
            refused.refusal().and_then(|refusal| refusal.field.clone()).unwrap()
        };
        assert_eq!(
            field(SpaceInput {
                increment_minutes: 0,
                ..space_input()
            }),
            "incrementMinutes"
        );
        assert_eq!(
            field(SpaceInput {
                tax_mode: TaxMode::Exclusive,
                tax_rate: 10_001,
                ..space_input()
            }),
            "taxRate"
        );
        assert_eq!(
            field(SpaceInput {
                zone: "Cairo".into(),
                ..space_input()
            }),
            "zone"
        );
        let change = ChangeSpace {
            input: space_input(),
            version: 1,
        };
        assert_eq!(code(house.change(&house.manager, change)), "forbidden");
    }
}
