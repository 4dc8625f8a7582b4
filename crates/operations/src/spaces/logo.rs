//! The logo of the house.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::AssetId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::tenants::Limited;
use coworkflow_store::assets::{self, AssetRow};
use coworkflow_store::db::Bytes;
use serde::Serialize;

use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::images::Purpose;
use crate::perform::{Change, Question};
use crate::tenants::allow;
use crate::work::Work;

/// Most bytes of a file that is sent.
pub const LOGO_BYTES: usize = 4 * 1024 * 1024;

const LOGO: Purpose = Purpose {
    code: "space.odd_logo",
    field: "logo",
    bytes: LOGO_BYTES,
    // Enough for paper.
    side: 1_000,
};

/// Keeps an image that was written anew.
#[derive(Debug, Serialize)]
pub struct StoreAsset {
    /// PNG, written by this program.
    #[serde(skip)]
    png: Vec<u8>,
    width: i64,
    height: i64,
}

impl Change for StoreAsset {
    type Output = AssetId;
    const NAME: &'static str = "spaces.store_asset";
    const PERMISSION: Permission = Permission::SpacesWrite;

    fn run(&self, work: &mut Work) -> Result<AssetId, Failure> {
        let row = AssetRow {
            id: work.new_id(),
            bytes: Bytes(self.png.clone()),
            width: self.width,
            height: self.height,
            created_at: work.now(),
            created_by: work.actor_id(),
        };
        assets::insert(work.tx, &row)?;
        allow(work, Limited::Storage, None)?;
        Ok(row.id)
    }
}

/// Asks for a stored image.
#[derive(Debug, Clone, Copy)]
pub struct GetAsset {
    /// Which.
    pub id: AssetId,
}

impl Question for GetAsset {
    type Output = AssetRow;
    const NAME: &'static str = "spaces.get_asset";
    // Whoever sees the floor plan sees the picture under it.
    const PERMISSION: Permission = Permission::AvailabilityRead;

    fn run(&self, work: &mut Work) -> Result<AssetRow, Failure> {
        Ok(assets::by_id(work.tx, self.id)?.ok_or(General::NotFound {
            what: SubjectKind::Asset,
        })?)
    }
}

/// Asks whether the settings, and with them the logo, may be changed.
#[derive(Debug, Clone, Copy)]
pub struct MayChangeSpace;

impl Question for MayChangeSpace {
    type Output = ();
    const NAME: &'static str = "spaces.may_change";
    const PERMISSION: Permission = Permission::SpacesWrite;

    fn run(&self, _: &mut Work) -> Result<(), Failure> {
        Ok(())
    }
}

impl Services {
    /// Reads an image, writes it anew and keeps it; it becomes the logo when the settings name it.
    pub async fn take_logo(&self, context: &Context, sent: Vec<u8>) -> Result<AssetId, Failure> {
        self.ask(context, MayChangeSpace).await?;
        let written = tokio::task::spawn_blocking(move || LOGO.rewritten(&sent));
        let picture = written
            .await
            .map_err(|error| coworkflow_store::DbError::Broken(error.to_string()))??;
        let asset = StoreAsset {
            png: picture.png,
            width: picture.width,
            height: picture.height,
        };
        self.change(context, asset, None).await
    }
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;

    use super::*;
    use crate::images::tests::picture;
    use crate::testing::{TestHouse, block_on};

    #[test]
    fn the_owner_gives_a_logo_and_everybody_of_the_house_sees_it() {
        let house = TestHouse::new();
        let sent = picture(40, 20, ImageFormat::Jpeg);
        let id = block_on(house.services.take_logo(&house.owner, sent.clone())).unwrap();
        let asset = house.ask(&house.staff, GetAsset { id }).unwrap();
        assert_eq!((asset.width, asset.height), (40, 20));
        let manager = block_on(house.services.take_logo(&house.manager, sent)).unwrap_err();
        assert_eq!(manager.refusal().unwrap().code, "forbidden");
        let next_door = house.next_door();
        let foreign = next_door.ask(&next_door.owner, GetAsset { id }).unwrap_err();
        assert_eq!(foreign.refusal().unwrap().code, "not_found");
    }
}
