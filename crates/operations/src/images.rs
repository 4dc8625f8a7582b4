//! Pictures that people send: read as an image and written anew, so that nothing but pixels is ever kept (promise 22).

use std::io::Cursor;

use coworkflow_domain::refusal::Refusal;
use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView, ImageFormat, ImageReader, Limits};

/// Most pixels of a side that is sent.
pub(crate) const SENT_SIDE: u32 = 6_000;
/// Most memory that unpacking may take.
const MEMORY: u64 = 160 * 1024 * 1024;

/// What a picture is for, and how much of it is taken.
pub(crate) struct Purpose {
    /// Code of the refusals.
    pub code: &'static str,
    /// The field they are about.
    pub field: &'static str,
    /// Most bytes that are sent; whole megabytes.
    pub bytes: usize,
    /// The longest side that is kept, in pixels.
    pub side: u32,
}

/// A picture as this program wrote it.
#[derive(Debug)]
pub(crate) struct Picture {
    /// PNG.
    pub png: Vec<u8>,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
}

impl Purpose {
    fn refused(&self, en: impl Into<String>, ar: impl Into<String>) -> Refusal {
        Refusal::new(self.code, en, ar).on(self.field)
    }

    fn unreadable(&self) -> Refusal {
        self.refused(
            "This is not an image that can be read. Choose a PNG, JPEG or WebP file.",
            "تعذّرت قراءة الصورة. اختر ملفًا بصيغة PNG أو JPEG أو WebP.",
        )
    }

    /// The pixels of a PNG, JPEG or WebP as a PNG of at most `side`.
    pub(crate) fn rewritten(&self, sent: &[u8]) -> Result<Picture, Refusal> {
        if sent.len() > self.bytes {
            let megabytes = self.bytes / 1024 / 1024;
            return Err(self.refused(
                format!("The image is larger than {megabytes} MB. Choose a smaller one."),
                format!("الصورة أكبر من {megabytes} م.ب. اختر صورة أصغر."),
            ));
        }
        let mut reader = ImageReader::new(Cursor::new(sent))
            .with_guessed_format()
            .map_err(|_| self.unreadable())?;
        // The content decides, whatever the name said.
        if !matches!(
            reader.format(),
            Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)
        ) {
            return Err(self.unreadable());
        }
        let mut limits = Limits::default();
        limits.max_image_width = Some(SENT_SIDE);
        limits.max_image_height = Some(SENT_SIDE);
        limits.max_alloc = Some(MEMORY);
        reader.limits(limits);
        let image = reader.decode().map_err(|error| match error {
            image::ImageError::Limits(_) => self.refused(
                "The image has more than 6,000 pixels on a side. Choose a smaller one.",
                "الصورة أكبر من 6000 بكسل في أحد أبعادها. اختر صورة أصغر.",
            ),
            _ => self.unreadable(),
        })?;
        let (width, height) = image.dimensions();
        let image = if width.max(height) > self.side {
            image.resize(self.side, self.side, FilterType::Triangle)
        } else {
            image
        };
        let (width, height) = image.dimensions();
        let mut png = Cursor::new(Vec::new());
        DynamicImage::ImageRgba8(image.into_rgba8())
            .write_to(&mut png, ImageFormat::Png)
            .map_err(|_| self.unreadable())?;
        Ok(Picture {
            png: png.into_inner(),
            width: width.into(),
            height: height.into(),
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    const PURPOSE: Purpose = Purpose {
        code: "space.odd_logo",
        field: "logo",
        bytes: 4 * 1024 * 1024,
        side: 1_000,
    };

    pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
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
            let kept = PURPOSE.rewritten(&sent).unwrap();
            assert_eq!((kept.width, kept.height), (40, 20));
            assert!(kept.png.starts_with(b"\x89PNG"));
            assert!(!kept.png.windows(8).any(|window| window == b"<script>"));
        }
        let large = PURPOSE.rewritten(&picture(3_000, 1_500, ImageFormat::Png)).unwrap();
        assert_eq!((large.width, large.height), (1_000, 500));
    }

    // Promise 22
    #[test]
    fn vectors_bombs_and_letters_are_refused() {
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#.to_vec();
        let mut cut = picture(40, 20, ImageFormat::Png);
        cut.truncate(60);
        for sent in [svg, cut, Vec::new(), b"GIF89a".to_vec(), vec![0; PURPOSE.bytes + 1]] {
            assert_eq!(PURPOSE.rewritten(&sent).unwrap_err().field.as_deref(), Some("logo"));
        }
        let wide = picture(SENT_SIDE + 1, 1, ImageFormat::Png);
        assert!(PURPOSE.rewritten(&wide).unwrap_err().en.contains("6,000"));
    }
}
