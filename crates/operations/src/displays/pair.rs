//! A tablet becomes a display by its code.

use std::net::IpAddr;

use coworkflow_domain::displays::{DisplayRefusal, PairingCode};
use coworkflow_domain::ids::{LoginId, TenantId};
use coworkflow_domain::journal::Event;
use coworkflow_store::{access, displays, resources, tenancies};

use super::code_hash;
use crate::access::SignedIn;
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::work::Work;

/// All who guess codes at one address share their tries.
const ACCOUNT: &str = "a display";

impl Services {
    /// Signs a tablet in as the display that waits with this code, which then counts no more. Open to strangers, and slowed as
    /// sign-in is (promise 10).
    pub async fn pair_display(
        &self,
        house: TenantId,
        typed: &str,
        address: IpAddr,
        device: &str,
    ) -> Result<SignedIn, Failure> {
        self.slow_strangers(ACCOUNT, address).await?;
        let (now, hash) = (self.clock.now(), code_hash(&PairingCode::parse(typed)?));
        let (services, context, device_name) = (self.clone(), Context::system(house), device.to_owned());
        let paired = self.store.write(house, move |tx| {
            tenancies::state(tx)?.open()?;
            let user_id = displays::of_code(tx, &hash, now)?.ok_or(DisplayRefusal::WrongCode)?;
            let mut row = displays::by_user(tx, user_id)?.ok_or(DisplayRefusal::WrongCode)?;
            row.code_hash = None;
            row.code_expires_at = None;
            row.paired_at = Some(now);
            let user = access::user(tx, user_id)?.filter(|user| user.active);
            let user = user.ok_or(DisplayRefusal::WrongCode)?;
            let resource = resources::by_id(tx, row.resource_id)?.ok_or(DisplayRefusal::WrongCode)?;
            if !displays::update(tx, &row)? {
                return Err(Failure::from(DisplayRefusal::WrongCode));
            }
            access::revoke_others(tx, user_id, LoginId::from_uuid(uuid::Uuid::nil()), now)?;
            let mut work = Work::signed_in(&services, &context, tx, user.id, &user.name, user.role);
            work.journal(&Event::DisplayPaired {
                display_id: user.id,
                resource_id: resource.id,
                resource: resource.name,
                device: device_name.clone(),
            })?;
            Ok(user_id)
        });
        let user_id = paired.answer().await?;
        let signed_in = self.begin_sign_in(house, user_id, None, device)?.await?;
        self.trust_stranger(ACCOUNT, address).await;
        Ok(signed_in)
    }
}
