//! Writing a PDF: pages, the shapes that were drawn of each typeface, the picture.

use std::collections::BTreeMap;
use std::rc::Rc;

use coworkflow_domain::text::Lang;
use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::{CidFontType, Direction, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::GlyphRemapper;

use crate::image::Picture;
use crate::look::{Color, PAGE, Style};
use crate::text::{FaceId, Glyph, Line, points};

/// How hard to press: 6 of 10 is within 2 % of the smallest and twice as fast.
const LEVEL: u8 = 6;

/// Shapes of a typeface under the numbers they have in the document: one number for each shape *and* what it says,
/// so that a reader copies the letters that were written, whatever shapes they share.
#[derive(Default)]
struct Used {
    numbers: BTreeMap<(u16, String), u16>,
    /// By number, from 1: the shape, what it says and how wide it is.
    shapes: Vec<(u16, String, i32)>,
}

impl Used {
    fn number(&mut self, glyph: &Glyph, width: i32) -> u16 {
        let key = (glyph.id, glyph.text.clone());
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        self.shapes.push((glyph.id, glyph.text.clone(), width));
        let number = u16::try_from(self.shapes.len()).unwrap_or(u16::MAX);
        self.numbers.insert(key, number);
        number
    }
}

/// A document that grows. Places are points from the page's top left corner.
pub(crate) struct Document {
    pages: Vec<Content>,
    used: BTreeMap<FaceId, Used>,
    picture: Option<Rc<Picture>>,
}

impl Document {
    /// Without pages yet; the picture is the same wherever it is drawn.
    pub(crate) fn new(picture: Option<Picture>) -> Document {
        Document {
            pages: Vec::new(),
            used: BTreeMap::new(),
            picture: picture.map(Rc::new),
        }
    }

    /// An empty one with the same picture, to try something out in.
    pub(crate) fn blank(&self) -> Document {
        Document {
            pages: Vec::new(),
            used: BTreeMap::new(),
            picture: self.picture.clone(),
        }
    }

    /// Begins a page; its number from 0.
    pub(crate) fn add_page(&mut self) -> usize {
        self.pages.push(Content::new());
        self.pages.len() - 1
    }

    /// The picture's width and height in pixels.
    pub(crate) fn picture_size(&self) -> Option<(u32, u32)> {
        self.picture.as_ref().map(|picture| (picture.width, picture.height))
    }

    /// Draws a line of text that begins at the left here and stands on this base line.
    pub(crate) fn text(&mut self, page: usize, line: &Line, style: Style, x: f32, baseline: f32) {
        let Some(content) = self.pages.get_mut(page) else {
            return;
        };
        fill(content, style.color);
        let mut pen = x;
        let mut rest = line.glyphs.as_slice();
        while let Some(first) = rest.first() {
            let together = rest
                .iter()
                .take_while(|glyph| glyph.face == first.face && glyph.dy == first.dy)
                .count();
            let (run, later) = rest.split_at(together);
            rest = later;
            let used = self.used.entry(first.face).or_default();
            content.begin_text();
            content.set_font(Name(resource(first.face)), style.size);
            content.set_text_matrix([1.0, 0.0, 0.0, 1.0, pen, PAGE.1 - baseline + points(first.dy, style)]);
            let mut shown = content.show_positioned();
            let mut items = shown.items();
            // Where the viewer's pen is beside ours, in thousandths.
            let mut off = 0;
            for glyph in run {
                let width = advance(glyph);
                if glyph.dx != off {
                    items.adjust((off - glyph.dx) as f32);
                }
                items.show(Str(&used.number(glyph, width).to_be_bytes()));
                off = glyph.dx + width - glyph.advance;
            }
            items.finish();
            shown.finish();
            content.end_text();
            pen += points(run.iter().map(|glyph| glyph.advance).sum(), style);
        }
    }

    /// Fills a rectangle.
    pub(crate) fn rect(&mut self, page: usize, color: Color, x: f32, y: f32, width: f32, height: f32) {
        let Some(content) = self.pages.get_mut(page) else {
            return;
        };
        fill(content, color);
        content.rect(x, PAGE.1 - y - height, width, height).fill_nonzero();
    }

    /// Draws the picture into a rectangle.
    pub(crate) fn picture(&mut self, page: usize, x: f32, y: f32, width: f32, height: f32) {
        let Some(content) = self.pages.get_mut(page) else {
            return;
        };
        content.save_state();
        content.transform([width, 0.0, 0.0, height, x, PAGE.1 - y - height]);
        content.x_object(Name(PICTURE));
        content.restore_state();
    }

    /// The file.
    pub(crate) fn finish(self, title: &str, lang: Lang) -> Vec<u8> {
        let mut refs = (1..).map(Ref::new);
        let mut next = || refs.next().unwrap_or(Ref::new(i32::MAX));
        let (catalog, tree, info) = (next(), next(), next());
        let mut pdf = Pdf::new();
        pdf.set_version(1, 7);
        let mut root = pdf.catalog(catalog);
        root.pages(tree);
        let (language, direction) = match lang {
            Lang::En => ("en", Direction::L2R),
            Lang::Ar => ("ar", Direction::R2L),
        };
        root.lang(TextStr(language));
        root.viewer_preferences().display_doc_title(true).direction(direction);
        root.finish();
        pdf.document_info(info)
            .title(TextStr(title))
            .creator(TextStr("CoWorkFlow"))
            .producer(TextStr("CoWorkFlow"));
        let fonts: Vec<(FaceId, Ref)> = self
            .used
            .into_iter()
            .map(|(face, used)| (face, font(&mut pdf, &mut next, face, &used)))
            .collect();
        let picture = self.picture.map(|picture| picture.write(&mut pdf, &mut next));
        let pages: Vec<Ref> = self.pages.iter().map(|_| next()).collect();
        pdf.pages(tree)
            .kids(pages.iter().copied())
            .count(i32::try_from(pages.len()).unwrap_or(i32::MAX));
        for (content, id) in self.pages.into_iter().zip(&pages) {
            let stream = next();
            let mut page = pdf.page(*id);
            page.parent(tree)
                .media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1))
                .contents(stream);
            let mut resources = page.resources();
            let mut named = resources.fonts();
            for (face, font) in &fonts {
                named.pair(Name(resource(*face)), *font);
            }
            named.finish();
            if let Some(picture) = picture {
                resources.x_objects().pair(Name(PICTURE), picture);
            }
            resources.finish();
            page.finish();
            let body = compress_to_vec_zlib(&content.finish(), LEVEL);
            pdf.stream(stream, &body).filter(Filter::FlateDecode);
        }
        pdf.finish()
    }
}

const PICTURE: &[u8] = b"Logo";

/// What a page calls a typeface.
fn resource(face: FaceId) -> &'static [u8] {
    match face {
        FaceId::Latin => b"L",
        FaceId::LatinBold => b"LB",
        FaceId::Arabic => b"A",
        FaceId::ArabicBold => b"AB",
    }
}

fn fill(content: &mut Content, Color(red, green, blue): Color) {
    let part = |value: u8| f32::from(value) / 255.0;
    content.set_fill_rgb(part(red), part(green), part(blue));
}

/// How far the typeface itself moves the pen after this shape.
fn advance(glyph: &Glyph) -> i32 {
    let width = glyph.face.typeface().face.as_ref().and_then(|face| {
        let units = face.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyph.id))?;
        Some(i32::from(units) * 1_000 / face.units_per_em().max(1))
    });
    width.unwrap_or_default()
}

/// Embeds what was used of a typeface.
fn font(pdf: &mut Pdf, next: &mut impl FnMut() -> Ref, id: FaceId, used: &Used) -> Ref {
    let typeface = id.typeface();
    let (font, cid, descriptor, file, map, to_unicode) = (next(), next(), next(), next(), next(), next());
    let name = format!("CWFLOW+{}", typeface.name);
    let name = Name(name.as_bytes());
    let system = || SystemInfo {
        registry: Str(b"Adobe"),
        ordering: Str(b"Identity"),
        supplement: 0,
    };

    let mut kept = GlyphRemapper::new();
    // What stands under number 0 is not drawn.
    let mut shapes: Vec<u8> = vec![0, 0];
    for (shape, ..) in &used.shapes {
        shapes.extend(kept.remap(*shape).to_be_bytes());
    }
    let data = subsetter::subset(typeface.data, 0, &kept).unwrap_or_else(|_| typeface.data.to_vec());
    let length = i32::try_from(data.len()).unwrap_or(i32::MAX);
    let mut unicode = UnicodeCmap::new(Name(b"Letters"), system());
    for (number, (_, text, _)) in (1_u16..).zip(&used.shapes) {
        if !text.is_empty() {
            unicode.pair_with_multiple(number, text.chars());
        }
    }

    pdf.type0_font(font)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(to_unicode);
    let mut described = pdf.cid_font(cid);
    described
        .subtype(CidFontType::Type2)
        .base_font(name)
        .system_info(system())
        .font_descriptor(descriptor)
        .default_width(0.0)
        .cid_to_gid_map_stream(map);
    described
        .widths()
        .consecutive(1, used.shapes.iter().map(|(.., width)| *width as f32));
    described.finish();

    let mut about = pdf.font_descriptor(descriptor);
    about
        .name(name)
        .flags(FontFlags::SYMBOLIC)
        .italic_angle(0.0)
        .stem_v(80.0)
        .font_file2(file);
    if let Some(face) = &typeface.face {
        let scaled = |units: i16| f32::from(units) * 1_000.0 / face.units_per_em().max(1) as f32;
        let bounds = face.global_bounding_box();
        about
            .bbox(Rect::new(
                scaled(bounds.x_min),
                scaled(bounds.y_min),
                scaled(bounds.x_max),
                scaled(bounds.y_max),
            ))
            .ascent(scaled(face.ascender()))
            .descent(scaled(face.descender()))
            .cap_height(scaled(face.capital_height().unwrap_or(face.ascender())));
    }
    about.finish();
    let packed = compress_to_vec_zlib(&data, LEVEL);
    pdf.stream(file, &packed)
        .filter(Filter::FlateDecode)
        .pair(Name(b"Length1"), length);
    pdf.stream(map, &compress_to_vec_zlib(&shapes, LEVEL))
        .filter(Filter::FlateDecode);
    pdf.stream(to_unicode, &compress_to_vec_zlib(&unicode.finish(), LEVEL))
        .filter(Filter::FlateDecode);
    font
}
