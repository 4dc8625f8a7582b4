//! The logo: whatever is sent is read as an image and written anew, so that nothing but pixels is ever kept (promise 22).

use std::io::Cursor;

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::AssetId;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::assets::{self, AssetRow};
use coworkflow_store::db::Bytes;
use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView, ImageFormat, ImageReader, Limits};
use serde::Serialize;

use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Most bytes of a file that is sent.
pub const LOGO_BYTES: usize = 4 * 1024 * 1024;
/// Most pixels of a side that is sent.
const SENT_SIDE: u32 = 6_000;
/// Most memory that unpacking may take.
const MEMORY: u64 = 160 * 1024 * 1024;
/// The longest side that is kept: enough for paper.
const KEPT_SIDE: u32 = 1_000;

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
    const PERMISSION: Permission = Permission::SpacesRead;

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
        let written = tokio::task::spawn_blocking(move || rewritten(&sent));
        let asset = written
            .await
            .map_err(|error| coworkflow_store::DbError::Broken(error.to_string()))??;
        self.change(context, asset, None).await
    }
}

fn refused(en: &'static str, ar: &'static str) -> Refusal {
    Refusal::new("space.odd_logo", en, ar).on("logo")
}

/// The pixels of a PNG, JPEG or WebP as a PNG of at most [`KEPT_SIDE`].
fn rewritten(sent: &[u8]) -> Result<StoreAsset, Refusal> {
    if sent.len() > LOGO_BYTES {
        return Err(refused(
            "The image is larger than 4 MB. Choose a smaller one.",
            "الصورة أكبر من 4 م.ب. اختر صورة أصغر.",
        ));
    }
    let mut reader = ImageReader::new(Cursor::new(sent))
        .with_guessed_format()
        .map_err(|_| unreadable())?;
    // The content decides, whatever the name said.
    if !matches!(
        reader.format(),
        Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)
    ) {
        return Err(unreadable());
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(SENT_SIDE);
    limits.max_image_height = Some(SENT_SIDE);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let image = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => refused(
            "The image has more than 6,000 pixels on a side. Choose a smaller one.",
            "الصورة أكبر من 6000 بكسل في أحد أبعادها. اختر صورة أصغر.",
        ),
        _ => unreadable(),
    })?;
    let (width, height) = image.dimensions();
    let image = if width.max(height) > KEPT_SIDE {
        image.resize(KEPT_SIDE, KEPT_SIDE, FilterType::Triangle)
    } else {
        image
    };
    let (width, height) = image.dimensions();
    let mut png = Cursor::new(Vec::new());
    DynamicImage::ImageRgba8(image.into_rgba8())
        .write_to(&mut png, ImageFormat::Png)
        .map_err(|_| unreadable())?;
    Ok(StoreAsset {
        png: png.into_inner(),
        width: width.into(),
        height: height.into(),
    })
}

fn unreadable() -> Refusal {
    refused(
        "This is not an image that can be read. Choose a PNG, JPEG or WebP file.",
        "تعذّرت قراءة الصورة. اختر ملفًا بصيغة PNG أو JPEG أو WebP.",
    )
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;
    use crate::testing::{TestHouse, block_on};

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let image = RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    // Promise 22
    #[test]
    fn what_is_kept_is_a_png_of_pixels_alone() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let mut sent = picture(40, 20, format);
            sent.extend_from_slice(b"<script>alert(1)</script>");
            let kept = rewritten(&sent).unwrap();
            assert_eq!((kept.width, kept.height), (40, 20));
            assert!(kept.png.starts_with(b"\x89PNG"));
            assert!(!kept.png.windows(8).any(|window| window == b"<script>"));
        }
        let large = rewritten(&picture(3_000, 1_500, ImageFormat::Png)).unwrap();
        assert_eq!((large.width, large.height), (1_000, 500));
    }

    // Promise 22
    #[test]
    fn vectors_bombs_and_letters_are_refused() {
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#.to_vec();
        let mut cut = picture(40, 20, ImageFormat::Png);
        cut.truncate(60);
        for sent in [svg, cut, Vec::new(), b"GIF89a".to_vec(), vec![0; LOGO_BYTES + 1]] {
            assert_eq!(rewritten(&sent).unwrap_err().field.as_deref(), Some("logo"));
        }
        let wide = picture(SENT_SIDE + 1, 1, ImageFormat::Png);
        assert!(rewritten(&wide).unwrap_err().en.contains("6,000"));
    }

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
