//! A display for a door, and the code that pairs it.

use coworkflow_domain::access::{Permission, Role};
use coworkflow_domain::displays::{CODE_MINUTES, PairingCode};
use coworkflow_domain::ids::{LoginId, ResourceId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::resources::ResourceRefusal;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::access::{self, UserRow};
use coworkflow_store::displays::{self, DisplayRow};
use coworkflow_store::resources;
use serde::Serialize;

use super::{DisplayView, code_hash, found};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Makes a display for the door of a resource, with a code that pairs one tablet with it.
#[derive(Debug, Clone, Serialize)]
pub struct HangDisplay {
    /// At which door.
    pub resource_id: ResourceId,
    /// Whether names and titles may be read there.
    pub shows_names: bool,
}

impl Change for HangDisplay {
    type Output = DisplayView;
    const NAME: &'static str = "displays.hang";
    const PERMISSION: Permission = Permission::DisplaysManage;

    fn run(&self, work: &mut Work) -> Result<DisplayView, Failure> {
        let resource = resources::by_id(work.tx, self.resource_id)?.ok_or(General::NotFound {
            what: SubjectKind::Resource,
        })?;
        if resource.archived_at.is_some() {
            return Err(ResourceRefusal::Archived { name: resource.name }.into());
        }
        let (user_id, now) = (work.new_id::<UserId>(), work.now());
        // It signs in by its code alone: no password has this hash, and no mail reaches this address.
        let user = UserRow {
            id: user_id,
            name: resource.name.clone(),
            email: format!("{user_id}@display.invalid"),
            role: Role::Display,
            active: true,
            created_at: now,
            customer_id: None,
            custom_role_id: None,
            custom_role: None,
        };
        access::insert_user(work.tx, &user, access::NO_PASSWORD)?;
        let code = PairingCode::new(work.services().random.bits());
        let row = DisplayRow {
            user_id,
            resource_id: resource.id,
            shows_names: self.shows_names,
            code_hash: Some(code_hash(&code)),
            code_expires_at: Some(now.plus_minutes(CODE_MINUTES)),
            paired_at: None,
            created_at: now,
            version: 1,
        };
        displays::insert(work.tx, &row)?;
        work.journal(&Event::DisplayAdded {
            display_id: user_id,
            resource_id: resource.id,
            resource: resource.name.clone(),
        })?;
        Ok(DisplayView::of(row, resource.name, Some(&code), now))
    }
}

/// Makes another code for a display; the tablet that hung there is signed out.
#[derive(Debug, Clone, Serialize)]
pub struct NewDisplayCode {
    /// Which display.
    pub id: UserId,
}

impl Change for NewDisplayCode {
    type Output = DisplayView;
    const NAME: &'static str = "displays.new_code";
    const PERMISSION: Permission = Permission::DisplaysManage;

    fn run(&self, work: &mut Work) -> Result<DisplayView, Failure> {
        let mut row = found(work, self.id)?;
        let (now, resource) = (work.now(), row.resource_id);
        let code = PairingCode::new(work.services().random.bits());
        row.code_hash = Some(code_hash(&code));
        row.code_expires_at = Some(now.plus_minutes(CODE_MINUTES));
        row.paired_at = None;
        if !displays::update(work.tx, &row)? {
            return Err(General::Stale {
                what: SubjectKind::Display,
            }
            .into());
        }
        access::revoke_others(work.tx, row.user_id, LoginId::from_uuid(uuid::Uuid::nil()), now)?;
        let resource = resources::by_id(work.tx, resource)?.ok_or(General::NotFound {
            what: SubjectKind::Resource,
        })?;
        work.journal(&Event::DisplayCodeMade {
            display_id: row.user_id,
            resource_id: resource.id,
            resource: resource.name.clone(),
        })?;
        Ok(DisplayView::of(row, resource.name, Some(&code), now))
    }
}
