//! Floors to begin with: drawn for a number of places, with all of them still to be made.

use super::{Drawing, FloorPlanRefusal, Item, NewPlace, Place, PlaceShape, Spot, Thing, Wall, Worded};
use crate::{money::Money, names::named_enum, resources::ResourceKind, text::Lang};

/// Most places of a template.
pub const MAX_PLACES: i64 = 300;

named_enum! {
    /// A kind of house to begin with.
    Template {
        /// Rows of seats, with meeting rooms at the side.
        OpenSpace = "open_space",
        /// A bar with stools, and round tables.
        Cafe = "cafe",
        /// Rooms with doors along corridors.
        Offices = "offices",
        /// A hall with a stage, and two rooms beside it.
        EventHall = "event_hall",
    }
}

/// A floor of this kind with so many seats, tables or offices, or a hall for so many people (1..=300): all still to be
/// made, at no rate yet. Meeting rooms come on top. Names are in the reader's language.
pub fn from_template(template: Template, places: i64, lang: Lang) -> Result<Drawing, FloorPlanRefusal> {
    if !(1..=MAX_PLACES).contains(&places) {
        return Err(FloorPlanRefusal::OddPlaces);
    }
    Ok(match template {
        Template::OpenSpace => open_space(places, lang),
        Template::Cafe => cafe(places, lang),
        Template::Offices => offices(places, lang),
        Template::EventHall => event_hall(places, lang),
    })
}

const WALL: i64 = 16;
const DOOR: i64 = 100;

/// An upright rectangle by its top left.
#[derive(Clone, Copy)]
struct Block {
    left: i64,
    top: i64,
    width: i64,
    height: i64,
}

impl Block {
    const fn new(left: i64, top: i64, width: i64, height: i64) -> Self {
        Self {
            left,
            top,
            width,
            height,
        }
    }

    const fn spot(self, rotation: i64) -> Spot {
        Spot {
            x: self.left + self.width / 2,
            y: self.top + self.height / 2,
            width: self.width,
            height: self.height,
            rotation,
        }
    }
}

/// What a place of a template is to be.
struct Kind {
    resource: ResourceKind,
    shape: PlaceShape,
    capacity: i64,
}

const SEAT: Kind = Kind {
    resource: ResourceKind::Seat,
    shape: PlaceShape::Rectangle,
    capacity: 1,
};

const fn room(capacity: i64) -> Kind {
    Kind {
        resource: ResourceKind::Room,
        shape: PlaceShape::Rectangle,
        capacity,
    }
}

struct Sketch {
    drawing: Drawing,
    lang: Lang,
}

impl Sketch {
    /// A floor with walls around it.
    fn walled(width: i64, height: i64, lang: Lang) -> Self {
        let mut sketch = Self {
            drawing: Drawing {
                width,
                height,
                underlay: None,
                items: Vec::new(),
            },
            lang,
        };
        let (near, right, bottom) = (WALL / 2, width - WALL / 2, height - WALL / 2);
        for (x1, y1, x2, y2) in [
            (near, near, right, near),
            (right, near, right, bottom),
            (right, bottom, near, bottom),
            (near, bottom, near, near),
        ] {
            sketch.add(Thing::Wall(Wall {
                x1,
                y1,
                x2,
                y2,
                thickness: WALL,
            }));
        }
        sketch
    }

    /// The way in, at the bottom; drawn last, over what lies there.
    fn entrance(&mut self, x: i64) {
        let bottom = self.drawing.height - WALL / 2;
        self.door(Block::new(x - DOOR / 2, bottom - DOOR, DOOR, DOOR), 180);
    }

    fn add(&mut self, thing: Thing) {
        let id = format!("t{}", self.drawing.items.len() + 1);
        self.drawing.items.push(Item { id, thing });
    }

    fn door(&mut self, block: Block, rotation: i64) {
        self.add(Thing::Door(block.spot(rotation)));
    }

    fn plant(&mut self, x: i64, y: i64) {
        self.add(Thing::Plant(Block::new(x - 30, y - 30, 60, 60).spot(0)));
    }

    fn area(&mut self, block: Block, en: &str, ar: &str) {
        let text = self.word(en, ar);
        self.add(Thing::Area(Worded {
            spot: block.spot(0),
            text,
        }));
    }

    fn place(&mut self, block: Block, rotation: i64, kind: &Kind, name: String) {
        self.add(Thing::Place(Place {
            spot: block.spot(rotation),
            shape: kind.shape,
            resource_id: None,
            fresh: Some(NewPlace {
                name,
                resource_type: kind.resource,
                rate_per_hour: Money::ZERO,
                capacity: kind.capacity,
            }),
        }));
    }

    fn word(&self, en: &str, ar: &str) -> String {
        match self.lang {
            Lang::En => en,
            Lang::Ar => ar,
        }
        .to_owned()
    }
}

/// How many columns make `count` cells about `ratio` percent as wide as high.
fn columns(count: i64, cell_width: i64, cell_height: i64, ratio: i64) -> i64 {
    (1..count)
        .find(|&columns| {
            let rows = up(count, columns);
            columns * cell_width * 100 >= rows * cell_height * ratio
        })
        .unwrap_or(count)
}

/// Division that rounds up.
const fn up(count: i64, by: i64) -> i64 {
    (count + by - 1) / by
}

/// `A` … `Z`, `AA` …; 0 is `A`.
fn letter(index: i64) -> String {
    let last = u8::try_from(index.rem_euclid(26)).unwrap_or_default();
    let last = char::from(b'A' + last);
    match index / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

/// Tables of twelve seats, six facing six.
fn open_space(places: i64, lang: Lang) -> Drawing {
    const SIDE: i64 = 6;
    const DESK: (i64, i64) = (120, 70);
    // With the chairs, and the way between two tables.
    const PITCH: (i64, i64) = (SIDE * 120 + 160, 2 * 70 + 200);
    const ROOM: (i64, i64) = (400, 350);
    let tables = up(places, 2 * SIDE);
    let across = columns(tables, PITCH.0, PITCH.1, 90);
    let down = up(tables, across);
    let rooms = (1 + places / 40).min(down * PITCH.1 / ROOM.1 + 1);
    let height = (down * PITCH.1 + 160).max(rooms * ROOM.1 + 2 * WALL).max(560);
    let width = 160 + across * PITCH.0 + ROOM.0 + WALL;
    let mut sketch = Sketch::walled(width, height, lang);
    for number in 0..rooms {
        let (left, top) = (width - WALL - ROOM.0, WALL + number * ROOM.1);
        let name = sketch.word("Meeting room", "غرفة اجتماعات");
        sketch.place(
            Block::new(left, top, ROOM.0, ROOM.1),
            0,
            &room(8),
            format!("{name} {}", number + 1),
        );
        // In its left wall, opening into the room.
        sketch.door(Block::new(left, top + ROOM.1 - DOOR - 20, DOOR, DOOR), 270);
    }
    for place in 0..places {
        let (table, seat) = (place / (2 * SIDE), place % (2 * SIDE));
        let (left, top) = (160 + table % across * PITCH.0, 140 + table / across * PITCH.1);
        let (row, column) = (seat / SIDE, seat % SIDE);
        let block = Block::new(left + column * DESK.0, top + row * DESK.1, DESK.0, DESK.1);
        // The chair stands at the bottom of a desk: the upper row looks the other way.
        let rotation = if row == 0 { 180 } else { 0 };
        sketch.place(block, rotation, &SEAT, format!("{}{}", letter(table), seat + 1));
    }
    for (x, y) in [(70, 70), (70, height - 70)] {
        sketch.plant(x, y);
    }
    sketch.entrance((width - ROOM.0) / 2);
    sketch.drawing
}

/// A third of the places are stools at the bar, at most 20.
fn cafe(places: i64, lang: Lang) -> Drawing {
    const PITCH: i64 = 240;
    const STOOL: i64 = 80;
    let stools = (places / 3).min(20);
    let tables = places - stools;
    let across = columns(tables, PITCH, PITCH, 150).max(up(stools * STOOL, PITCH)).max(3);
    let down = up(tables, across);
    let (width, height) = (120 + across * PITCH, 420 + down * PITCH + 120);
    let mut sketch = Sketch::walled(width, height, lang);
    let bar = Block::new(60, 60, width - 120, 130);
    sketch.area(bar, "Bar", "البار");
    let stool = Kind {
        resource: ResourceKind::Seat,
        shape: PlaceShape::Round,
        capacity: 1,
    };
    for number in 0..stools {
        let block = Block::new(70 + number * STOOL, 205, 50, 50);
        sketch.place(block, 0, &stool, format!("B{}", number + 1));
    }
    for number in 0..tables {
        let (column, row) = (number % across, number / across);
        // Smaller and larger tables alternate, each in the middle of its cell.
        let (side, capacity) = if (column + row) % 2 == 0 { (110, 4) } else { (90, 2) };
        let inset = (PITCH - side) / 2;
        let block = Block::new(60 + column * PITCH + inset, 340 + row * PITCH + inset, side, side);
        let table = Kind {
            resource: ResourceKind::Desk,
            shape: PlaceShape::Round,
            capacity,
        };
        sketch.place(block, 0, &table, format!("T{}", number + 1));
    }
    for x in [70, width - 70] {
        sketch.plant(x, height - 70);
    }
    sketch.entrance(width / 2);
    sketch.drawing
}

/// Two rows of rooms along each corridor.
fn offices(places: i64, lang: Lang) -> Drawing {
    const ROOM: (i64, i64) = (320, 400);
    const CORRIDOR: i64 = 220;
    const RECEPTION: i64 = 450;
    let across = columns(places, ROOM.0, ROOM.1 + CORRIDOR / 2, 120)
        .clamp(2, 20)
        .min(places.max(2));
    let corridors = up(places, 2 * across);
    let pitch = 2 * ROOM.1 + CORRIDOR;
    let (width, height) = (2 * WALL + RECEPTION + across * ROOM.0, 2 * WALL + corridors * pitch);
    let mut sketch = Sketch::walled(width, height, lang);
    sketch.area(
        Block::new(WALL, WALL, RECEPTION, height - 2 * WALL),
        "Reception",
        "الاستقبال",
    );
    for number in 0..places {
        let (row, column) = (number / across, number % across);
        let upper = row % 2 == 0;
        let left = WALL + RECEPTION + column * ROOM.0;
        let top = WALL + row / 2 * pitch + if upper { 0 } else { ROOM.1 + CORRIDOR };
        let name = sketch.word("Office", "مكتب");
        let name = format!("{name} {}", number + 1);
        sketch.place(Block::new(left, top, ROOM.0, ROOM.1), 0, &room(4), name);
        // In the wall to the corridor, opening into the room.
        let (door, rotation) = if upper { (top + ROOM.1 - DOOR, 180) } else { (top, 0) };
        sketch.door(Block::new(left + 30, door, DOOR, DOOR), rotation);
    }
    for y in [90, height - 90] {
        sketch.plant(90, y);
    }
    sketch.entrance(WALL + RECEPTION / 2);
    sketch.drawing
}

/// One hall for so many people at 1.2 m² each, with two rooms beside it.
fn event_hall(people: i64, lang: Lang) -> Drawing {
    const FOYER: i64 = 320;
    const ROOMS: i64 = 2;
    const ROOM: i64 = 420;
    // Seven wide for five high, in steps of half a metre and never smaller than the stage.
    let deep = (12_000 * people * 5 / 7).isqrt();
    let deep = (up(deep, 50) * 50).max(600);
    let wide = deep / 5 * 7;
    let (width, height) = (2 * WALL + wide + ROOM, 2 * WALL + deep + FOYER);
    let mut sketch = Sketch::walled(width, height, lang);
    let hall = Kind {
        resource: ResourceKind::EventSpace,
        shape: PlaceShape::Rectangle,
        capacity: people,
    };
    let name = sketch.word("Main hall", "القاعة الكبرى");
    sketch.place(Block::new(WALL, WALL, wide, deep), 0, &hall, name);
    sketch.area(
        Block::new(WALL + wide / 4, WALL + 30, wide / 2, deep / 5),
        "Stage",
        "المسرح",
    );
    sketch.area(Block::new(WALL, WALL + deep, wide + ROOM, FOYER), "Foyer", "الردهة");
    sketch.door(
        Block::new(WALL + wide / 2 - DOOR / 2, WALL + deep - DOOR, DOOR, DOOR),
        180,
    );
    for number in 0..ROOMS {
        let (left, top) = (WALL + wide, WALL + number * (deep / ROOMS));
        let name = sketch.word("Room", "غرفة");
        let name = format!("{name} {}", number + 1);
        sketch.place(Block::new(left, top, ROOM, deep / ROOMS), 0, &room(12), name);
        sketch.door(Block::new(left, top + deep / ROOMS - DOOR - 20, DOOR, DOOR), 270);
    }
    for x in [90, width - 90] {
        sketch.plant(x, height - 90);
    }
    sketch.entrance(width / 2);
    sketch.drawing
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn overlap(one: Spot, other: Spot) -> bool {
        2 * (one.x - other.x).abs() < one.width + other.width && 2 * (one.y - other.y).abs() < one.height + other.height
    }

    fn within(floor: &Drawing, spot: Spot) -> bool {
        2 * spot.x >= spot.width
            && 2 * spot.y >= spot.height
            && 2 * spot.x + spot.width <= 2 * floor.width
            && 2 * spot.y + spot.height <= 2 * floor.height
    }

    #[test]
    fn a_template_has_between_one_and_three_hundred_places() {
        for places in [i64::MIN, -1, 0, 301, i64::MAX] {
            assert_eq!(
                from_template(Template::Cafe, places, Lang::En),
                Err(FloorPlanRefusal::OddPlaces)
            );
        }
    }

    #[test]
    fn tables_are_lettered_beyond_the_alphabet() {
        let letters: Vec<String> = [0, 25, 26, 51, 52].into_iter().map(letter).collect();
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA"]);
    }

    proptest! {
        #[test]
        fn every_template_can_be_published_as_it_is(
            template in prop::sample::select(Template::ALL), places in 1..=MAX_PLACES, arabic in any::<bool>(),
        ) {
            let lang = if arabic { Lang::Ar } else { Lang::En };
            let drawing = from_template(template, places, lang).unwrap();
            prop_assert_eq!(drawing.clone().checked().unwrap(), drawing.clone());
            let made: Vec<(Spot, &NewPlace)> = drawing.places().map(|(_, place)| (place.spot, place.fresh.as_ref().unwrap())).collect();
            let names: HashSet<&str> = made.iter().map(|(_, new)| new.name.as_str()).collect();
            prop_assert_eq!(names.len(), made.len());
            let asked = match template {
                Template::OpenSpace => made.iter().filter(|(_, new)| new.resource_type == ResourceKind::Seat).count(),
                Template::Cafe | Template::Offices => made.len(),
                Template::EventHall => usize::try_from(made[0].1.capacity).unwrap(),
            };
            prop_assert_eq!(i64::try_from(asked).unwrap(), places);
            for (at, (spot, new)) in made.iter().enumerate() {
                prop_assert!(within(&drawing, *spot), "{} lies outside", new.name);
                for (other, neighbour) in made.iter().skip(at + 1) {
                    prop_assert!(!overlap(*spot, *other), "{} lies on {}", new.name, neighbour.name);
                }
            }
        }
    }
}
