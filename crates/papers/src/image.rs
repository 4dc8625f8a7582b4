//! The picture at the top.

use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::{Filter, Finish, Name, Pdf, Ref};

/// Most pixels that are worked on: a logo, not a poster.
const MOST: u64 = 16_000_000;

/// A picture ready to be embedded.
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    colors: Colors,
    /// Its pixels, packed.
    data: Vec<u8>,
    /// How much of each pixel is seen, packed.
    mask: Option<Vec<u8>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Colors {
    Gray,
    Rgb,
}

impl Picture {
    /// `None` for what is no PNG: a document without its logo is better than none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Picture> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().ok()?;
        let (width, height) = (reader.info().width, reader.info().height);
        if u64::from(width) * u64::from(height) > MOST {
            return None;
        }
        let mut pixels = vec![0; reader.output_buffer_size()?];
        let frame = reader.next_frame(&mut pixels).ok()?;
        pixels.truncate(frame.buffer_size());
        let (colors, channels, alpha) = match frame.color_type {
            png::ColorType::Grayscale => (Colors::Gray, 1, false),
            png::ColorType::GrayscaleAlpha => (Colors::Gray, 2, true),
            png::ColorType::Rgb => (Colors::Rgb, 3, false),
            png::ColorType::Rgba => (Colors::Rgb, 4, true),
            png::ColorType::Indexed => return None,
        };
        let seen: Vec<u8> = if alpha {
            pixels
                .chunks_exact(channels)
                .filter_map(|pixel| pixel.last().copied())
                .collect()
        } else {
            Vec::new()
        };
        let opaque: Vec<u8> = if alpha {
            pixels
                .chunks_exact(channels)
                .filter_map(|pixel| pixel.split_last())
                .flat_map(|(_, color)| color.to_vec())
                .collect()
        } else {
            pixels
        };
        Some(Picture {
            width,
            height,
            colors,
            data: compress_to_vec_zlib(&opaque, 6),
            mask: alpha.then(|| compress_to_vec_zlib(&seen, 6)),
        })
    }

    /// Writes it and says under which number.
    pub(crate) fn write(&self, pdf: &mut Pdf, next: &mut impl FnMut() -> Ref) -> Ref {
        let (id, mask_id) = (next(), next());
        let width = i32::try_from(self.width).unwrap_or(i32::MAX);
        let height = i32::try_from(self.height).unwrap_or(i32::MAX);
        let mut image = pdf.image_xobject(id, &self.data);
        image
            .width(width)
            .height(height)
            .bits_per_component(8)
            .filter(Filter::FlateDecode);
        image.color_space_name(match self.colors {
            Colors::Gray => Name(b"DeviceGray"),
            Colors::Rgb => Name(b"DeviceRGB"),
        });
        if self.mask.is_some() {
            image.s_mask(mask_id);
        }
        image.finish();
        if let Some(mask) = &self.mask {
            let mut image = pdf.image_xobject(mask_id, mask);
            image
                .width(width)
                .height(height)
                .bits_per_component(8)
                .filter(Filter::FlateDecode);
            image.color_space_name(Name(b"DeviceGray"));
        }
        id
    }
}
