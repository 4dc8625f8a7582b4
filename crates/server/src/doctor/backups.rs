//! What the doctor finds about backups: how old the newest is, and whether it can be restored.

use std::path::Path;

use coworkflow_domain::time::Instant;
use coworkflow_store::backups;

use super::{Finding, bad};

/// The newest backup may be so old.
const OLD_HOURS: i64 = 48;

/// Looks at the folder and restores the newest backup to an empty place.
pub(super) fn backups(folder: &Path, now: Instant) -> Vec<Finding> {
    let all = match backups::list(folder) {
        Ok(all) => all,
        Err(error) => {
            return vec![bad(
                format!("the backups in {} can't be read: {error}", folder.display()),
                "check that the folder is there and that this user may read it, or name another with --backups",
            )];
        }
    };
    let Some(newest) = all.first() else {
        return vec![Finding::Good(
            "backups: none yet (coworkflow backup makes one)".to_owned(),
        )];
    };
    let mut findings = Vec::new();
    let made_at = newest.manifest.made_at;
    if now.minutes_since(made_at) > OLD_HOURS * 60 {
        findings.push(bad(
            format!("the newest backup is of {made_at}"),
            "switch the schedule on in the settings, or run coworkflow backup; the log says why one failed",
        ));
    }
    findings.push(match backups::verify(&folder.join(&newest.name), folder, &|_| {}) {
        Ok(_) => Finding::Good(format!(
            "backups: {}, the newest of {made_at}, restored to an empty place just now",
            all.len()
        )),
        Err(error) => bad(
            format!("the newest backup {} can't be restored: {error}", newest.name),
            "make another one with coworkflow backup, and check the disk",
        ),
    });
    findings.extend(newest.manifest.disagreements.iter().map(|problem| {
        bad(
            format!("the books of the newest backup do not agree: {problem}"),
            "keep it, and find an older backup that agrees",
        )
    }));
    findings
}

#[cfg(test)]
mod tests {
    use coworkflow_operations::Context;
    use coworkflow_operations::testing::TestHouse;

    use super::*;

    // Promise 18
    #[test]
    fn an_old_backup_and_a_broken_one_are_found() {
        let house = TestHouse::new();
        let folder = house.services.backup_folder();
        let now = house.services.clock.now();
        assert!(matches!(&backups(&folder, now)[..], [Finding::Good(_)]));
        let name = house.services.make_backup_now(&Context::system(house.tenant)).unwrap();
        assert!(matches!(&backups(&folder, now)[..], [Finding::Good(what)] if what.contains("restored")));
        assert!(matches!(
            &backups(&folder, now.plus_hours(49))[..],
            [Finding::Bad { .. }, Finding::Good(_)]
        ));
        let mut bytes = std::fs::read(folder.join(&name)).unwrap();
        let at = bytes.len() - 100;
        bytes[at] ^= 1;
        std::fs::write(folder.join(&name), bytes).unwrap();
        assert!(matches!(&backups(&folder, now)[..], [Finding::Bad { what, .. }] if what.contains(&name)));
    }
}
