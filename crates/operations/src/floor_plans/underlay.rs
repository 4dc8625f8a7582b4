//! A photo or a scan of the house, to draw over.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::AssetId;
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

/// Most bytes of a file that is sent: what a phone's camera makes.
pub const UNDERLAY_BYTES: usize = 12 * 1024 * 1024;

const UNDERLAY: Purpose = Purpose {
    code: "floor_plan.odd_underlay",
    field: "underlay",
    bytes: UNDERLAY_BYTES,
    side: 1_600,
};

/// Keeps a picture that was written anew.
#[derive(Debug, Serialize)]
pub struct StoreUnderlay {
    /// PNG, written by this program.
    #[serde(skip)]
    png: Vec<u8>,
    width: i64,
    height: i64,
}

impl Change for StoreUnderlay {
    type Output = AssetId;
    const NAME: &'static str = "floor_plans.store_underlay";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

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

/// Asks whether floors may be drawn.
#[derive(Debug, Clone, Copy)]
pub struct MayDraw;

impl Question for MayDraw {
    type Output = ();
    const NAME: &'static str = "floor_plans.may_draw";
    const PERMISSION: Permission = Permission::FloorPlansWrite;

    fn run(&self, _: &mut Work) -> Result<(), Failure> {
        Ok(())
    }
}

impl Services {
    /// Reads a picture, writes it anew and keeps it; it lies under a floor once a drawing names it.
    pub async fn take_underlay(&self, context: &Context, sent: Vec<u8>) -> Result<AssetId, Failure> {
        self.ask(context, MayDraw).await?;
        let written = tokio::task::spawn_blocking(move || UNDERLAY.rewritten(&sent));
        let picture = written
            .await
            .map_err(|error| coworkflow_store::DbError::Broken(error.to_string()))??;
        let underlay = StoreUnderlay {
            png: picture.png,
            width: picture.width,
            height: picture.height,
        };
        self.change(context, underlay, None).await
    }
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;

    use crate::images::tests::picture;
    use crate::spaces::GetAsset;
    use crate::testing::{TestHouse, block_on};

    // A2, promise 22
    #[test]
    fn who_draws_gives_a_picture_and_it_is_kept_small() {
        let house = TestHouse::new();
        let sent = picture(3_200, 1_600, ImageFormat::Jpeg);
        let id = block_on(house.services.take_underlay(&house.manager, sent.clone())).unwrap();
        let asset = house.ask(&house.staff, GetAsset { id }).unwrap();
        assert_eq!((asset.width, asset.height), (1_600, 800));
        let refused = block_on(house.services.take_underlay(&house.staff, sent)).unwrap_err();
        assert_eq!(refused.refusal().unwrap().code, "forbidden");
        let odd = block_on(house.services.take_underlay(&house.manager, b"<svg/>".to_vec())).unwrap_err();
        assert_eq!(odd.refusal().unwrap().field.as_deref(), Some("underlay"));
    }
}
