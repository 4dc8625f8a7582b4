//! The look of everything printed: one page size, one scale of type, few colours.

/// A4 in points.
pub(crate) const PAGE: (f32, f32) = (595.28, 841.89);
/// Left and right of what is printed, in points.
pub(crate) const MARGIN: f32 = 48.0;
/// Above the first thing.
pub(crate) const TOP: f32 = 46.0;
/// What the foot of each page takes from below.
pub(crate) const FOOT: f32 = 52.0;
/// Between the margins.
pub(crate) const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Color(pub(crate) u8, pub(crate) u8, pub(crate) u8);

pub(crate) const INK: Color = Color(0x1c, 0x19, 0x17);
pub(crate) const MUTED: Color = Color(0x57, 0x53, 0x4e);
pub(crate) const LINE: Color = Color(0xd6, 0xd3, 0xd1);
pub(crate) const PAPER: Color = Color(0xf5, 0xf5, 0xf4);
pub(crate) const AMBER: Color = Color(0xf5, 0x9e, 0x0b);
pub(crate) const AMBER_INK: Color = Color(0x92, 0x40, 0x0e);
pub(crate) const AMBER_PAPER: Color = Color(0xff, 0xfb, 0xeb);
pub(crate) const EMERALD_INK: Color = Color(0x04, 0x78, 0x57);
pub(crate) const EMERALD_PAPER: Color = Color(0xec, 0xfd, 0xf5);
pub(crate) const RED_INK: Color = Color(0xb9, 0x1c, 0x1c);
pub(crate) const RED_PAPER: Color = Color(0xfe, 0xf2, 0xf2);

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    /// In points.
    pub(crate) size: f32,
    /// Whether it stands out.
    pub(crate) bold: bool,
    /// Of the letters.
    pub(crate) color: Color,
}

impl Style {
    /// Ordinary text of a size.
    pub(crate) const fn of(size: f32) -> Style {
        Style {
            size,
            bold: false,
            color: INK,
        }
    }

    /// The same, said in passing.
    pub(crate) const fn muted(self) -> Style {
        self.colored(MUTED)
    }

    /// The same in a colour.
    pub(crate) const fn colored(self, color: Color) -> Style {
        Style { color, ..self }
    }

    /// The same, standing out.
    pub(crate) const fn bold(self) -> Style {
        Style { bold: true, ..self }
    }

    /// From one line to the next. Arabic needs more than Latin does.
    pub(crate) fn leading(self) -> f32 {
        self.size * 1.42
    }
}
