//! Who may become a member, and the page that strangers see.

use coworkflow_domain::access::Permission;
use coworkflow_domain::journal::{Event, changes};
use coworkflow_domain::members::{SignUp, checked_code};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::members::{self, MemberSettingsRow};
use coworkflow_store::spaces;
use serde::Serialize;

use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Asks who may become a member.
#[derive(Debug, Clone, Copy)]
pub struct GetMemberSettings;

impl Question for GetMemberSettings {
    type Output = MemberSettingsRow;
    const NAME: &'static str = "members.settings";
    const PERMISSION: Permission = Permission::MembersInvite;

    fn run(&self, work: &mut Work) -> Result<MemberSettingsRow, Failure> {
        Ok(members::settings(work.tx)?)
    }
}

/// Says who may become a member, and whether strangers see what is free.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeMemberSettings {
    /// Beside an invitation, which always counts.
    pub sign_up: SignUp,
    /// What who signs up types, where it is by code.
    pub code: String,
    /// Whether strangers see what is free, by its link.
    pub public_page: bool,
    /// Makes another link to the public page; the one before opens nothing any more.
    pub new_link: bool,
    /// The version it was made from.
    pub version: i64,
}

impl Change for ChangeMemberSettings {
    type Output = MemberSettingsRow;
    const NAME: &'static str = "members.change_settings";
    const PERMISSION: Permission = Permission::MembersManage;

    fn run(&self, work: &mut Work) -> Result<MemberSettingsRow, Failure> {
        let before = members::settings(work.tx)?;
        let kept = before.page_key.clone().filter(|_| !self.new_link);
        let page_key = self
            .public_page
            .then(|| kept.unwrap_or_else(|| page_key(work.services().random.bits())));
        let row = MemberSettingsRow {
            sign_up: self.sign_up,
            code: checked_code(self.sign_up, &self.code)?,
            page_key,
            version: self.version,
        };
        if !members::write_settings(work.tx, &row)? {
            return Err(General::Stale {
                what: SubjectKind::Space,
            }
            .into());
        }
        let lang = work.lang();
        let changes = changes([
            (
                "signUp",
                before.sign_up.label(lang).into(),
                row.sign_up.label(lang).into(),
            ),
            (
                "publicPage",
                before.page_key.is_some().into(),
                row.page_key.is_some().into(),
            ),
        ]);
        let space_id = spaces::the_space(work.tx)?.id;
        if !changes.is_empty() || before.code != row.code || before.page_key != row.page_key {
            work.journal(&Event::MemberSettingsChanged { space_id, changes })?;
        }
        Ok(members::settings(work.tx)?)
    }
}

/// Twelve letters and digits that nobody mistakes for each other: 60 bits.
fn page_key(bits: u128) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789z";
    (0..12)
        .filter_map(|at| LETTERS.get(usize::try_from((bits >> (5 * at)) & 31).unwrap_or_default()))
        .map(|letter| char::from(*letter))
        .collect()
}
