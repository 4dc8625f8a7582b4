//! Tables on a sheet.

use crate::look::{PAPER, Style, WIDTH};
use crate::sheet::{GAP, Sheet, Side};
use crate::text::{Line, line, wrap};

/// How close things stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Density {
    /// Of a row's text.
    size: f32,
    /// Above and below a row.
    pad: f32,
    /// Whether a detail may stand beside what it explains.
    inline: bool,
}

impl Density {
    /// From what reads best to what still reads well.
    const ALL: [Density; 4] = [
        Density {
            size: 9.5,
            pad: 4.5,
            inline: false,
        },
        Density {
            size: 9.0,
            pad: 2.8,
            inline: true,
        },
        Density {
            size: 8.5,
            pad: 2.0,
            inline: true,
        },
        Density {
            size: 8.0,
            pad: 1.3,
            inline: true,
        },
    ];
    /// Where one page is not enough anyway.
    const LONG: Density = Density {
        size: 9.0,
        pad: 3.2,
        inline: true,
    };

    /// The most pleasant in which everything stands on one page.
    pub(crate) fn fitting(on_one_page: impl FnMut(Density) -> bool) -> Density {
        let mut on_one_page = on_one_page;
        Density::ALL
            .into_iter()
            .find(|density| on_one_page(*density))
            .unwrap_or(Density::LONG)
    }
}

/// A column of a table.
pub(crate) struct Column {
    pub(crate) label: String,
    /// In points; the one without takes the rest.
    pub(crate) width: Option<f32>,
    pub(crate) side: Side,
}

/// What stands in a cell.
#[derive(Default)]
pub(crate) struct Cell {
    pub(crate) text: String,
    /// Said in passing, below or beside.
    pub(crate) detail: String,
    pub(crate) bold: bool,
}

impl Cell {
    pub(crate) fn of(text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            ..Cell::default()
        }
    }
}

impl Sheet<'_> {
    /// Where each column begins and how wide it is.
    fn places(columns: &[Column]) -> Vec<(f32, f32)> {
        const INSET: f32 = 6.0;
        let gaps = columns.len().saturating_sub(1) as f32 * GAP;
        let fixed: f32 = columns.iter().filter_map(|column| column.width).sum();
        let rest = WIDTH - 2.0 * INSET - gaps - fixed;
        let mut start = INSET;
        columns
            .iter()
            .map(|column| {
                let place = (start, column.width.unwrap_or(rest));
                start += place.1 + GAP;
                place
            })
            .collect()
    }

    /// A table; its head stands again on every page, and a row is never cut.
    pub(crate) fn table(&mut self, columns: &[Column], rows: &[Vec<Cell>], density: Density) {
        let places = Self::places(columns);
        self.table_head(columns, &places);
        for row in rows {
            let set = self.measure(columns, &places, row, density);
            if set.height > self.left() {
                self.next_page();
                self.table_head(columns, &places);
            }
            self.row(columns, &places, &set, density);
        }
    }

    fn table_head(&mut self, columns: &[Column], places: &[(f32, f32)]) {
        const HEIGHT: f32 = 18.0;
        self.rect(PAPER, 0.0, self.y, WIDTH, HEIGHT);
        let style = Style::of(7.5).bold().muted();
        for (column, place) in columns.iter().zip(places) {
            let drawn = line(&column.label, style, self.base());
            self.set(&drawn, style, *place, column.side, self.y + 11.8);
        }
        self.y += HEIGHT;
    }

    fn measure(&self, columns: &[Column], places: &[(f32, f32)], row: &[Cell], density: Density) -> RowSet {
        let small = detail_style(density);
        let mut highest: f32 = 0.0;
        let cells = row.iter().zip(columns).zip(places).map(|((cell, _), place)| {
            let style = cell_style(cell, density);
            let text = wrap(&cell.text, style, self.base(), place.1);
            let mut detail = wrap(&cell.detail, small, self.base(), place.1);
            let beside = match (text.as_slice(), detail.as_slice()) {
                ([text], [detail]) if density.inline => text.width(style) + detail.width(small) + GAP <= place.1,
                _ => false,
            };
            let beside = if beside { detail.pop() } else { None };
            let high = text.len() as f32 * style.leading() + detail.len() as f32 * small.leading();
            highest = highest.max(high);
            CellSet {
                text,
                detail,
                beside,
                style,
            }
        });
        let cells = cells.collect();
        RowSet {
            cells,
            height: highest + 2.0 * density.pad,
        }
    }

    fn row(&mut self, columns: &[Column], places: &[(f32, f32)], row: &RowSet, density: Density) {
        let small = detail_style(density);
        for ((cell, column), place) in row.cells.iter().zip(columns).zip(places) {
            let style = cell.style;
            let mut baseline = self.y + density.pad + style.size * 1.08;
            for drawn in &cell.text {
                self.set(drawn, style, *place, column.side, baseline);
                baseline += style.leading();
            }
            if let (Some(drawn), Some(text)) = (&cell.beside, cell.text.first()) {
                let start = place.0 + text.width(style) + GAP * 0.8;
                self.set(drawn, small, (start, 0.0), Side::Start, baseline - style.leading());
            }
            for drawn in &cell.detail {
                self.set(drawn, small, *place, column.side, baseline);
                baseline += small.leading();
            }
        }
        self.y += row.height;
        self.rule(self.y);
        self.y += 0.6;
    }
}

struct CellSet {
    text: Vec<Line>,
    detail: Vec<Line>,
    beside: Option<Line>,
    style: Style,
}

struct RowSet {
    cells: Vec<CellSet>,
    height: f32,
}

fn cell_style(cell: &Cell, density: Density) -> Style {
    let style = Style::of(density.size);
    if cell.bold { style.bold() } else { style }
}

fn detail_style(density: Density) -> Style {
    Style::of(density.size - 1.2).muted()
}
