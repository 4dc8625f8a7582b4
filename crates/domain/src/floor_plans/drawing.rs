//! One floor as data: what lies where, checked so that every screen can draw it.

use std::collections::HashSet;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::FloorPlanRefusal;
use crate::{
    ids::{AssetId, ResourceId},
    money::Money,
    names::named_enum,
    refusal::Refusal,
    resources::{NewResource, ResourceKind},
    text::clean_line,
};

/// Most things on one floor.
pub const MAX_ITEMS: usize = 2_000;
/// The longest side of a floor and of what lies on it, in centimetres.
pub const MAX_SIDE: i64 = 50_000;
const MIN_FLOOR: i64 = 200;
const MIN_SIDE: i64 = 5;

/// A floor in whole centimetres from its top left; later items lie over earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {
    /// From left to right, 200..=50,000.
    pub width: i64,
    /// From top to bottom, 200..=50,000.
    pub height: i64,
    /// A picture to draw over.
    pub underlay: Option<Underlay>,
    /// What is drawn, at most 2,000.
    pub items: Vec<Item>,
}

/// A picture under the drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Underlay {
    /// The stored image.
    pub asset: AssetId,
    /// Its middle.
    pub x: i64,
    /// Its middle.
    pub y: i64,
    /// As drawn.
    pub width: i64,
    /// As drawn.
    pub height: i64,
    /// Percent, 5..=100.
    pub opacity: i64,
}

/// One thing on the floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// 1 to 40 of `A-Z a-z 0-9 _ -`, once in the drawing.
    pub id: String,
    /// What it is.
    #[serde(flatten)]
    pub thing: Thing,
}

/// What can stand on a floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Thing {
    /// A seat, desk, room or event space.
    Place(Place),
    /// A part of the floor, under what stands on it; its name may be empty.
    Area(Worded),
    /// Words of 1 to 120 characters.
    Label(Worded),
    /// A plant.
    Plant(Spot),
    /// An opening: as wide as the way through; the wall runs along its top, the leaf swings down and hangs at its left.
    Door(Spot),
    /// A wall.
    Wall(Wall),
}

/// A rectangle by its middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Spot {
    /// Of its middle.
    pub x: i64,
    /// Of its middle.
    pub y: i64,
    /// Before it is turned.
    pub width: i64,
    /// Before it is turned.
    pub height: i64,
    /// Degrees clockwise, 0..=359.
    pub rotation: i64,
}

/// A rectangle with words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Worded {
    /// Where.
    #[serde(flatten)]
    pub spot: Spot,
    /// One line.
    pub text: String,
}

/// A wall between two points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wall {
    /// From here.
    pub x1: i64,
    /// From here.
    pub y1: i64,
    /// To there.
    pub x2: i64,
    /// To there.
    pub y2: i64,
    /// 2..=200.
    pub thickness: i64,
}

named_enum! {
    /// The outline of a place.
    PlaceShape {
        /// With corners.
        Rectangle = "rectangle",
        /// A circle or an ellipse.
        Round = "round",
    }
}

/// A resource on the floor: one that is there, or one that publishing makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Where.
    #[serde(flatten)]
    pub spot: Spot,
    /// Its outline.
    pub shape: PlaceShape,
    /// Which, when it is there.
    pub resource_id: Option<ResourceId>,
    /// What to make, when it is not.
    pub fresh: Option<NewPlace>,
}

/// A resource that publishing makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewPlace {
    /// As on the door.
    pub name: String,
    /// What it is, by its name in the API: `EVENT_SPACE`.
    #[serde(serialize_with = "kind_out", deserialize_with = "kind_in")]
    pub resource_type: ResourceKind,
    /// Minor units an hour.
    pub rate_per_hour: Money,
    /// People who fit.
    pub capacity: i64,
}

fn kind_out<S: Serializer>(kind: &ResourceKind, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&kind.name().to_ascii_uppercase())
}

fn kind_in<'de, D: Deserializer<'de>>(from: D) -> Result<ResourceKind, D::Error> {
    let name = String::deserialize(from)?;
    ResourceKind::ALL
        .iter()
        .copied()
        .find(|kind| kind.name().to_ascii_uppercase() == name)
        .ok_or_else(|| serde::de::Error::custom("no such kind"))
}

impl Drawing {
    /// Reads a drawing as it was sent or stored, and checks it.
    pub fn read(json: &str) -> Result<Self, Refusal> {
        let drawing: Self = serde_json::from_str(json).map_err(|_| FloorPlanRefusal::Unreadable)?;
        drawing.checked()
    }

    /// Cleans the texts and checks the whole; a refusal names the first thing that can't be as it is.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        let floor = MIN_FLOOR..=MAX_SIDE;
        if !floor.contains(&self.width) || !floor.contains(&self.height) {
            return Err(FloorPlanRefusal::OddFloor.into());
        }
        if self.items.len() > MAX_ITEMS {
            return Err(FloorPlanRefusal::TooManyItems.into());
        }
        if let Some(Underlay {
            x,
            y,
            width,
            height,
            opacity,
            ..
        }) = self.underlay
        {
            let spot = Spot {
                x,
                y,
                width,
                height,
                rotation: 0,
            };
            self.check_spot("underlay", spot)?;
            if !(5..=100).contains(&opacity) {
                return Err(FloorPlanRefusal::OddSize {
                    item: "underlay".into(),
                }
                .into());
            }
        }
        let (mut ids, mut placed) = (HashSet::new(), HashSet::new());
        for item in &self.items {
            if !is_id(&item.id) || !ids.insert(item.id.as_str()) {
                return Err(FloorPlanRefusal::OddId { item: item.id.clone() }.into());
            }
            self.check_item(item)?;
            if let Thing::Place(Place {
                resource_id: Some(id), ..
            }) = &item.thing
                && !placed.insert(*id)
            {
                return Err(FloorPlanRefusal::PlacedTwice { item: item.id.clone() }.into());
            }
        }
        for item in &mut self.items {
            clean(item)?;
        }
        Ok(self)
    }

    /// The places of the floor, with the ids that they have on the drawing.
    pub fn places(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.items.iter().filter_map(|item| match &item.thing {
            Thing::Place(place) => Some((item.id.as_str(), place)),
            _ => None,
        })
    }

    /// The same, to give those that are made their ids.
    pub fn places_mut(&mut self) -> impl Iterator<Item = (&str, &mut Place)> {
        self.items.iter_mut().filter_map(|item| match &mut item.thing {
            Thing::Place(place) => Some((item.id.as_str(), place)),
            _ => None,
        })
    }

    /// Gives each place that is still to be made a name that is neither taken nor given twice: `A1`, else `A1-2`.
    pub fn avoid(&mut self, mut taken: HashSet<String>) {
        for (_, place) in self.places_mut() {
            let Some(new) = &mut place.fresh else { continue };
            let mut again = 2;
            let mut name = new.name.clone();
            while !taken.insert(name.clone()) {
                name = format!("{}-{again}", new.name);
                again += 1;
            }
            new.name = name;
        }
    }

    fn check_item(&self, item: &Item) -> Result<(), FloorPlanRefusal> {
        match &item.thing {
            Thing::Place(Place {
                spot,
                resource_id,
                fresh,
                ..
            }) => {
                if resource_id.is_some() == fresh.is_some() {
                    return Err(FloorPlanRefusal::OddPlace { item: item.id.clone() });
                }
                self.check_spot(&item.id, *spot)
            }
            Thing::Area(Worded { spot, .. }) | Thing::Label(Worded { spot, .. }) => self.check_spot(&item.id, *spot),
            Thing::Plant(spot) | Thing::Door(spot) => self.check_spot(&item.id, *spot),
            Thing::Wall(wall) => {
                self.check_inside(&item.id, wall.x1, wall.y1)?;
                self.check_inside(&item.id, wall.x2, wall.y2)?;
                if !(2..=200).contains(&wall.thickness) || (wall.x1, wall.y1) == (wall.x2, wall.y2) {
                    return Err(FloorPlanRefusal::OddSize { item: item.id.clone() });
                }
                Ok(())
            }
        }
    }

    fn check_spot(&self, id: &str, spot: Spot) -> Result<(), FloorPlanRefusal> {
        self.check_inside(id, spot.x, spot.y)?;
        let sides = MIN_SIDE..=MAX_SIDE;
        if !sides.contains(&spot.width) || !sides.contains(&spot.height) || !(0..360).contains(&spot.rotation) {
            return Err(FloorPlanRefusal::OddSize { item: id.to_owned() });
        }
        Ok(())
    }

    fn check_inside(&self, id: &str, x: i64, y: i64) -> Result<(), FloorPlanRefusal> {
        if (0..=self.width).contains(&x) && (0..=self.height).contains(&y) {
            Ok(())
        } else {
            Err(FloorPlanRefusal::Outside { item: id.to_owned() })
        }
    }
}

fn is_id(id: &str) -> bool {
    (1..=40).contains(&id.len())
        && id
            .bytes()
            .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, b'_' | b'-'))
}

/// Cleans what is written on a thing, and checks what is to be made.
fn clean(item: &mut Item) -> Result<(), Refusal> {
    let about = |refusal: Refusal, id: &str| refusal.on("drawing").with("item", id);
    match &mut item.thing {
        Thing::Area(area) => {
            area.text = clean_line(&area.text, 60).map_err(|refusal| about(refusal.into(), &item.id))?;
        }
        Thing::Label(label) => {
            label.text =
                crate::text::required_line("drawing", &label.text, 120).map_err(|refusal| about(refusal, &item.id))?;
        }
        Thing::Place(Place { fresh: Some(new), .. }) => {
            let made = NewResource::checked(&new.name, new.resource_type, new.rate_per_hour, new.capacity)
                .map_err(|refusal| about(refusal, &item.id))?;
            new.name = made.name;
        }
        _ => {}
    }
    Ok(())
}

#[cfg(test)]
#[path = "drawing_tests.rs"]
mod tests;
