//! A sheet that is filled from above: start and end instead of left and right, head, table, sums, foot.

use crate::House;
use crate::look::{AMBER, Color, FOOT, INK, LINE, MARGIN, MUTED, PAGE, Style, TOP, WIDTH};
use crate::pdf::Document;
use crate::text::{Base, Line, line, wrap};
use crate::words::{Speech, left_to_right, own_way};

/// To which side of its column a text keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Where reading begins.
    Start,
    /// Where reading ends: figures.
    End,
}

/// A line of the sums.
pub(crate) struct Sum {
    pub(crate) label: String,
    pub(crate) value: String,
    /// In larger type, after a rule.
    pub(crate) strong: bool,
}

/// A small framed word: where a document stands.
pub(crate) struct Chip {
    pub(crate) text: String,
    pub(crate) ink: Color,
    pub(crate) paper: Color,
}

/// The document as it grows downwards.
pub(crate) struct Sheet<'d> {
    document: &'d mut Document,
    house: &'d House,
    pub(crate) speech: Speech,
    /// What the document is called: `Invoice INV-0001`.
    title: String,
    first_page: usize,
    page: usize,
    /// Where the next thing begins, from above.
    pub(crate) y: f32,
}

const SMALL: Style = Style::of(8.0).muted();
/// Between columns.
pub(crate) const GAP: f32 = 10.0;

impl<'d> Sheet<'d> {
    /// Begins a document on a new page.
    pub(crate) fn new(document: &'d mut Document, house: &'d House, speech: Speech, title: String) -> Sheet<'d> {
        let page = document.add_page();
        Sheet {
            document,
            house,
            speech,
            title,
            first_page: page,
            page,
            y: TOP,
        }
    }

    /// How much is left of the page.
    pub(crate) fn left(&self) -> f32 {
        PAGE.1 - FOOT - self.y
    }

    pub(crate) fn base(&self) -> Base {
        Base::Document(self.speech.rtl())
    }

    /// The left edge of something `wide` that begins `start` after the margin.
    fn x(&self, start: f32, wide: f32) -> f32 {
        if self.speech.rtl() {
            PAGE.0 - MARGIN - start - wide
        } else {
            MARGIN + start
        }
    }

    /// Draws a line into a column on a base line.
    pub(crate) fn set(&mut self, drawn: &Line, style: Style, (start, width): (f32, f32), side: Side, baseline: f32) {
        let wide = drawn.width(style);
        let start = match side {
            Side::Start => start,
            Side::End => start + width - wide,
        };
        let x = self.x(start, wide);
        self.document.text(self.page, drawn, style, x, baseline);
    }

    /// Writes lines into a column from `y` on and says how high they are.
    pub(crate) fn write(&mut self, text: &str, style: Style, column: (f32, f32), side: Side, y: f32) -> f32 {
        let lines = wrap(text, style, self.base(), column.1);
        let mut baseline = y + style.size * 1.08;
        for drawn in &lines {
            self.set(drawn, style, column, side, baseline);
            baseline += style.leading();
        }
        lines.len() as f32 * style.leading()
    }

    pub(crate) fn rect(&mut self, color: Color, start: f32, y: f32, width: f32, height: f32) {
        let x = self.x(start, width);
        self.document.rect(self.page, color, x, y, width, height);
    }

    /// A thin line from margin to margin.
    pub(crate) fn rule(&mut self, y: f32) {
        self.rect(LINE, 0.0, y, WIDTH, 0.6);
    }

    /// Who writes, what this is, and where it stands.
    pub(crate) fn head(&mut self, kind: &str, number: &str, chip: Option<&Chip>) {
        const HALF: f32 = WIDTH * 0.56;
        let house = self.house;
        let mut y = self.y;
        if let Some((width, height)) = self.document.picture_size() {
            let scale = (150.0 / width as f32).min(46.0 / height as f32);
            let (width, height) = (width as f32 * scale, height as f32 * scale);
            let x = self.x(0.0, width);
            self.document.picture(self.page, x, y, width, height);
            y += height + 7.0;
        }
        y += self.write(
            &own_way(&house.name),
            Style::of(13.0).bold(),
            (0.0, HALF),
            Side::Start,
            y,
        );
        for part in self.about_the_house() {
            y += self.write(&part, SMALL, (0.0, HALF), Side::Start, y);
        }
        let side = (HALF, WIDTH - HALF);
        let mut end = self.y;
        end += self.write(kind, Style::of(21.0).bold(), side, Side::End, end);
        end += self.write(
            &left_to_right(number),
            Style::of(11.0).colored(MUTED),
            side,
            Side::End,
            end,
        ) + 5.0;
        if let Some(chip) = chip {
            end += self.chip(chip, end);
        }
        self.y = y.max(end) + 12.0;
        self.rect(AMBER, 0.0, self.y, WIDTH, 1.6);
        self.y += 13.0;
    }

    fn about_the_house(&self) -> Vec<String> {
        let house = self.house;
        let mut lines = Vec::new();
        if house.space != house.name {
            lines.push(own_way(&house.space));
        }
        lines.extend(house.address.lines().map(|line| own_way(&self.speech.digits(line))));
        let reach: Vec<String> = [&house.phone, &house.email]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(|text| left_to_right(text))
            .collect();
        if !reach.is_empty() {
            lines.push(reach.join(" · "));
        }
        if !house.tax_number.is_empty() {
            lines.push(format!(
                "{} {}",
                self.speech.say("Tax no.", "الرقم الضريبي"),
                left_to_right(&house.tax_number)
            ));
        }
        lines
    }

    fn chip(&mut self, chip: &Chip, y: f32) -> f32 {
        let style = Style::of(8.5).bold().colored(chip.ink);
        let drawn = line(&chip.text, style, self.base());
        let wide = drawn.width(style) + 14.0;
        self.rect(chip.paper, WIDTH - wide, y, wide, 16.0);
        self.set(&drawn, style, (WIDTH - wide + 7.0, wide - 14.0), Side::Start, y + 11.2);
        16.0
    }

    /// Labelled facts side by side: how wide of the whole, the label, what it says first and the rest.
    pub(crate) fn facts(&mut self, facts: &[(f32, &str, String, Vec<String>)]) {
        let (mut start, mut lowest) = (0.0, self.y);
        for (part, label, strong, rest) in facts {
            let column = (start, WIDTH * part - GAP);
            let mut y = self.y;
            y += self.write(label, Style::of(7.5).muted(), column, Side::Start, y) + 1.0;
            y += self.write(strong, Style::of(9.5).bold(), column, Side::Start, y);
            for text in rest {
                y += self.write(text, SMALL, column, Side::Start, y);
            }
            lowest = lowest.max(y);
            start += WIDTH * part;
        }
        self.y = lowest + 12.0;
    }

    /// Sums at the end side; the last one is framed. Says where they begin and end, so that something can stand beside.
    pub(crate) fn sums(&mut self, sums: &[Sum], framed: Option<&(Sum, Chip)>) -> (f32, f32) {
        const WIDE: f32 = 226.0;
        let from = self.y;
        let mut y = from;
        for sum in sums {
            let style = if sum.strong {
                Style::of(11.0).bold()
            } else {
                Style::of(9.0)
            };
            if sum.strong {
                y += 3.0;
                self.rect(INK, WIDTH - WIDE, y, WIDE, 0.8);
                y += 4.0;
            }
            self.sum(sum, style, WIDE, y);
            y += style.leading() + 1.5;
        }
        if let Some((sum, chip)) = framed {
            y += 4.0;
            self.rect(chip.paper, WIDTH - WIDE, y, WIDE, 25.0);
            self.sum(sum, Style::of(11.5).bold().colored(chip.ink), WIDE, y + 4.6);
            y += 25.0;
        }
        self.y = y;
        (from, y)
    }

    /// How high the sums will be.
    pub(crate) fn sums_height(sums: &[Sum], framed: bool) -> f32 {
        let each = |sum: &Sum| {
            if sum.strong {
                11.0 * 1.42 + 8.5
            } else {
                9.0 * 1.42 + 1.5
            }
        };
        sums.iter().map(each).sum::<f32>() + if framed { 29.0 } else { 0.0 }
    }

    fn sum(&mut self, sum: &Sum, style: Style, wide: f32, y: f32) {
        let inside = (WIDTH - wide + 6.0, wide - 12.0);
        let value = line(&sum.value, style, self.base());
        let baseline = y + style.size * 1.08;
        self.set(&value, style, inside, Side::End, baseline);
        let room = inside.1 - value.width(style) - GAP;
        let label = if sum.strong || style.bold { style } else { style.muted() };
        // A long label gives way to the figure.
        if let Some(drawn) = wrap(&sum.label, label, self.base(), room).first() {
            self.set(drawn, label, (inside.0, room), Side::Start, baseline);
        }
    }

    /// The end of a page and the small head of the next.
    pub(crate) fn next_page(&mut self) {
        self.page = self.document.add_page();
        self.y = TOP - 10.0;
        let half = WIDTH / 2.0;
        let style = Style::of(8.5);
        let name = own_way(&self.house.name);
        self.write(&name, style.bold(), (0.0, half), Side::Start, self.y);
        let title = self.title.clone();
        self.write(&title, style.muted(), (half, half), Side::End, self.y);
        self.y += 20.0;
    }

    /// The foot of every page of this document; says how many there are.
    pub(crate) fn finish(mut self) -> usize {
        let pages = self.page + 1 - self.first_page;
        let style = Style::of(7.5).colored(MUTED);
        let y = PAGE.1 - FOOT + 16.0;
        for number in 1..=pages {
            self.page = self.first_page + number - 1;
            self.rule(y);
            let column = (0.0, WIDTH / 2.0);
            let title = line(&self.title, style, self.base());
            self.set(&title, style, column, Side::Start, y + 14.0);
            let page = line(&self.speech.page(number, pages), style, self.base());
            self.set(&page, style, (WIDTH / 2.0, WIDTH / 2.0), Side::End, y + 14.0);
        }
        pages
    }
}
