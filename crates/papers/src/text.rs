//! From text to glyphs in the order they are drawn: directions (UAX 9), faces, shaping, lines.

use std::ops::Range;
use std::sync::LazyLock;

use rustybuzz::{Direction, Face, UnicodeBuffer, shape};
use unicode_bidi::{BidiInfo, Level, ParagraphInfo};

use crate::look::Style;

/// One of the typefaces that are part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FaceId {
    /// Noto Sans.
    Latin,
    /// Noto Sans, bold.
    LatinBold,
    /// Noto Sans Arabic.
    Arabic,
    /// Noto Sans Arabic, bold.
    ArabicBold,
}

/// A typeface ready to shape with.
pub(crate) struct Typeface {
    /// The file.
    pub(crate) data: &'static [u8],
    /// Its name in a PDF.
    pub(crate) name: &'static str,
    /// Nothing but a broken build makes it `None`.
    pub(crate) face: Option<Face<'static>>,
}

impl Typeface {
    fn new(name: &'static str, data: &'static [u8]) -> Typeface {
        let face = Face::from_slice(data, 0);
        Typeface { data, name, face }
    }

    fn has(&self, c: char) -> bool {
        self.face.as_ref().is_some_and(|face| face.glyph_index(c).is_some())
    }
}

static LATIN: LazyLock<Typeface> =
    LazyLock::new(|| Typeface::new("NotoSans-Regular", include_bytes!("../fonts/NotoSans-Regular.ttf")));
static LATIN_BOLD: LazyLock<Typeface> =
    LazyLock::new(|| Typeface::new("NotoSans-Bold", include_bytes!("../fonts/NotoSans-Bold.ttf")));
static ARABIC: LazyLock<Typeface> = LazyLock::new(|| {
    Typeface::new(
        "NotoSansArabic-Regular",
        include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    )
});
static ARABIC_BOLD: LazyLock<Typeface> = LazyLock::new(|| {
    Typeface::new(
        "NotoSansArabic-Bold",
        include_bytes!("../fonts/NotoSansArabic-Bold.ttf"),
    )
});

impl FaceId {
    pub(crate) fn typeface(self) -> &'static Typeface {
        match self {
            FaceId::Latin => &LATIN,
            FaceId::LatinBold => &LATIN_BOLD,
            FaceId::Arabic => &ARABIC,
            FaceId::ArabicBold => &ARABIC_BOLD,
        }
    }

    /// The face that draws a character: Arabic letters in theirs, all else in Latin unless only the Arabic one has it.
    fn of(c: char, bold: bool) -> FaceId {
        let (latin, arabic) = if bold {
            (FaceId::LatinBold, FaceId::ArabicBold)
        } else {
            (FaceId::Latin, FaceId::Arabic)
        };
        if is_arabic(c) || (!latin.typeface().has(c) && arabic.typeface().has(c)) {
            arabic
        } else {
            latin
        }
    }
}

const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}

/// Says in which direction text runs and is not drawn.
const fn is_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A shape to draw. Lengths are thousandths of the type's size.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    /// From which typeface.
    pub(crate) face: FaceId,
    /// Which of its shapes.
    pub(crate) id: u16,
    /// What a reader copies; empty where the glyph beside it says it already.
    pub(crate) text: String,
    /// From here to the next.
    pub(crate) advance: i32,
    /// Right of its place.
    pub(crate) dx: i32,
    /// Above its place.
    pub(crate) dy: i32,
}

impl Glyph {
    fn centred_in(self, width: i32) -> Glyph {
        Glyph {
            dx: self.dx + (width - self.advance) / 2,
            advance: width,
            ..self
        }
    }
}

/// How wide an Arabic-Indic digit stands: Noto sets them as wide as each is, and columns of amounts would not line up.
const FIGURE: i32 = 530;

fn is_arabic_digit(text: &str) -> bool {
    let mut letters = text.chars();
    matches!((letters.next(), letters.next()), (Some('٠'..='٩'), None))
}

/// A line as it is drawn, from left to right.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Line {
    /// In the order they are drawn.
    pub(crate) glyphs: Vec<Glyph>,
}

impl Line {
    /// In points at this size.
    pub(crate) fn width(&self, style: Style) -> f32 {
        points(self.glyphs.iter().map(|glyph| glyph.advance).sum(), style)
    }
}

/// Thousandths of the type's size in points.
pub(crate) fn points(thousandths: i32, style: Style) -> f32 {
    thousandths as f32 * style.size / 1_000.0
}

/// Which direction a text as a whole runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base {
    /// The document's: `true` is right to left.
    Document(bool),
    /// Its own, by its first letter: names and what people typed.
    Own,
}

impl Base {
    fn level(self) -> Option<Level> {
        match self {
            Base::Document(true) => Some(Level::rtl()),
            Base::Document(false) => Some(Level::ltr()),
            Base::Own => None,
        }
    }
}

/// One line, however long; line breaks become spaces.
pub(crate) fn line(text: &str, style: Style, base: Base) -> Line {
    let flat = text.replace(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'], " ");
    let bidi = BidiInfo::new(&flat, base.level());
    bidi.paragraphs
        .first()
        .map(|paragraph| visual(&bidi, paragraph, 0..flat.len(), style))
        .unwrap_or_default()
}

/// Lines of at most this width in points, broken at spaces, and within a word only where it is longer than a line.
pub(crate) fn wrap(text: &str, style: Style, base: Base, width: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let bidi = BidiInfo::new(part, base.level());
        let Some(paragraph) = bidi.paragraphs.first() else {
            continue;
        };
        for range in breaks(part, style, width) {
            lines.push(visual(&bidi, paragraph, range, style));
        }
    }
    lines
}

/// Where the lines of a text begin and end.
fn breaks(text: &str, style: Style, width: f32) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    // Of the line that grows: where it begins, where its last word ends, how wide it is until there.
    let (mut start, mut end, mut used) = (0, 0, 0.0);
    for word in words(text) {
        let gap = measure(text.get(end..word.start).unwrap_or_default(), style);
        let wide = measure(text.get(word.clone()).unwrap_or_default(), style);
        if end > start && used + gap + wide > width {
            lines.push(start..end);
            (start, end, used) = (word.start, word.start, 0.0);
        }
        if wide > width {
            for piece in pieces(text, word.clone(), style, width) {
                if end > start {
                    lines.push(start..end);
                }
                used = measure(text.get(piece.clone()).unwrap_or_default(), style);
                (start, end) = (piece.start, piece.end);
            }
        } else {
            used += if end > start { gap + wide } else { wide };
            end = word.end;
        }
    }
    if end > start {
        lines.push(start..end);
    }
    lines
}

/// The ranges between white space.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let from = rest + text.get(rest..)?.find(|c: char| !c.is_whitespace())?;
        let tail = text.get(from..)?;
        let to = from + tail.find(char::is_whitespace).unwrap_or(tail.len());
        rest = to;
        Some(from..to)
    })
}

/// A word that is longer than a line, cut where it must be.
fn pieces(text: &str, word: Range<usize>, style: Style, width: f32) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = word.start;
    for (at, c) in text.get(word.clone()).unwrap_or_default().char_indices() {
        let (before, after) = (word.start + at, word.start + at + c.len_utf8());
        if before > start && measure(text.get(start..after).unwrap_or_default(), style) > width {
            pieces.push(start..before);
            start = before;
        }
    }
    pieces.push(start..word.end);
    pieces
}

fn measure(text: &str, style: Style) -> f32 {
    line(text, style, Base::Own).width(style)
}

/// The glyphs of a range of a paragraph, in the order they are drawn.
fn visual(bidi: &BidiInfo, paragraph: &ParagraphInfo, range: Range<usize>, style: Style) -> Line {
    let (levels, runs) = bidi.visual_runs(paragraph, range);
    let mut glyphs = Vec::new();
    for run in runs {
        let backwards = levels.get(run.start).is_some_and(|level| level.is_rtl());
        let Some(text) = bidi.text.get(run) else { continue };
        let mut parts = by_face(text, style.bold);
        if backwards {
            parts.reverse();
        }
        for (face, part) in parts {
            glyphs.extend(shaped(face, part, backwards));
        }
    }
    Line { glyphs }
}

/// A run cut where the face changes, in the order it is read.
fn by_face(text: &str, bold: bool) -> Vec<(FaceId, &str)> {
    let mut parts = Vec::new();
    let mut open: Option<(FaceId, usize)> = None;
    for (at, c) in text.char_indices() {
        let face = (!is_control(c)).then(|| FaceId::of(c, bold));
        if face != open.map(|(face, _)| face) {
            if let Some((face, start)) = open {
                parts.push((face, text.get(start..at).unwrap_or_default()));
            }
            open = face.map(|face| (face, at));
        }
    }
    if let Some((face, start)) = open {
        parts.push((face, text.get(start..).unwrap_or_default()));
    }
    parts
}

fn shaped(id: FaceId, text: &str, backwards: bool) -> Vec<Glyph> {
    let Some(face) = &id.typeface().face else {
        return Vec::new();
    };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(if backwards {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    });
    let output = shape(face, &[], buffer);
    let thousandths = |units: i32| units * 1_000 / face.units_per_em().max(1);
    let mut starts: Vec<usize> = output.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    let clusters = starts.clone();
    starts.sort_unstable();
    let mut said = None;
    let shapes = output.glyph_infos().iter().zip(output.glyph_positions());
    shapes
        .zip(clusters)
        .map(|((info, position), start)| {
            // The first glyph of a cluster says all its letters.
            let letters = (said != Some(start)).then(|| {
                let next = starts.partition_point(|other| *other <= start);
                let end = starts.get(next).copied().unwrap_or(text.len());
                text.get(start..end).unwrap_or_default().to_owned()
            });
            said = Some(start);
            let glyph = Glyph {
                face: id,
                id: u16::try_from(info.glyph_id).unwrap_or_default(),
                text: letters.unwrap_or_default(),
                advance: thousandths(position.x_advance),
                dx: thousandths(position.x_offset),
                dy: thousandths(position.y_offset),
            };
            if is_arabic_digit(&glyph.text) {
                glyph.centred_in(FIGURE)
            } else {
                glyph
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style::of(10.0);

    fn read(line: &Line) -> String {
        line.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    #[test]
    fn a_latin_name_keeps_its_order_inside_arabic() {
        let drawn = line("قهوة Nescafé 3", STYLE, Base::Document(true));
        let text = read(&drawn);
        // Drawn from the left: the number, the Latin word as it reads, the Arabic word backwards.
        assert!(
            text.starts_with("Nescafé 3 ") || text.starts_with("3 Nescafé"),
            "{text}"
        );
        assert!(text.ends_with("ةوهق"), "{text}");
    }

    #[test]
    fn arabic_letters_join() {
        let joined: Vec<u16> = line("ببب", STYLE, Base::Own)
            .glyphs
            .iter()
            .map(|glyph| glyph.id)
            .collect();
        let alone = line("ب", STYLE, Base::Own).glyphs.first().map(|glyph| glyph.id);
        assert!(
            joined.iter().all(|glyph| Some(*glyph) != alone) || joined.len() > 3,
            "{joined:?}"
        );
    }

    #[test]
    fn long_text_wraps_within_its_width() {
        let text = "غرفة الاجتماعات الكبيرة Meeting room A with a very long name ".repeat(4) + &"x".repeat(200);
        let lines = wrap(&text, STYLE, Base::Own, 120.0);
        assert!(lines.len() > 10);
        for line in &lines {
            assert!(line.width(STYLE) <= 120.0 && !line.glyphs.is_empty());
        }
        let letters: usize = lines
            .iter()
            .map(|line| read(line).replace(' ', "").chars().count())
            .sum();
        assert_eq!(letters, text.replace(' ', "").chars().count());
        assert!(wrap("", STYLE, Base::Own, 120.0).is_empty());
    }

    #[test]
    fn what_only_says_a_direction_is_not_drawn() {
        assert_eq!(read(&line("\u{2068}A\u{2069}\u{200F}", STYLE, Base::Own)), "A");
    }
}
