//! The floors of the demo, drawn and published.

use coworkflow_domain::floor_plans::{Drawing, Item, Place, PlaceShape, Spot, Thing, Wall, Worded};
use coworkflow_domain::ids::ResourceId;
use coworkflow_domain::resources::ResourceKind;
use coworkflow_operations::floor_plans::{CreateFloorPlan, PublishFloorPlan};
use coworkflow_operations::resources::ListResources;
use coworkflow_operations::{Failure, Services};

use super::Team;

const WALL: i64 = 16;

/// Draws where everything stands: what people sit at on the ground floor, the hall on the roof.
pub fn draw(services: &Services, team: &Team) -> Result<(), Failure> {
    let places = services.ask_now(&team.manager, ListResources { archived: false })?;
    let of = |kind: ResourceKind| -> Vec<ResourceId> {
        let of_kind = places.iter().filter(|place| place.row.resource_type == kind);
        of_kind.map(|place| place.row.id).collect()
    };
    let mut ground = Sketch::walled(1_500, 1_000);
    for (number, id) in (0..).zip(of(ResourceKind::Seat)) {
        let (row, column) = (number / 6, number % 6);
        ground.place(id, spot(200 + column * 120, 210 + row * 70, 120, 70, 180 - row * 180));
    }
    for (number, id) in (0..).zip(of(ResourceKind::Desk)) {
        let (row, column) = (number / 3, number % 3);
        ground.place(id, spot(215 + column * 180, 560 + row * 90, 160, 80, 180 - row * 180));
    }
    let rooms = [(166, 300), (476, 320), (810, 348)];
    for (id, (y, height)) in of(ResourceKind::Room).into_iter().zip(rooms) {
        ground.place(id, spot(1_284, y, 400, height, 0));
        ground.add(Thing::Door(spot(1_134, y + height / 2 - 70, 100, 100, 270)));
    }
    ground.area(spot(850, 640, 300, 300, 0), "Coffee corner");
    ground.area(spot(540, 880, 760, 130, 0), "Lounge");
    ground.add(Thing::Door(spot(80, 934, 100, 100, 180)));
    for (x, y) in [(70, 80), (1_010, 80), (960, 900), (70, 440)] {
        ground.add(Thing::Plant(spot(x, y, 60, 60, 0)));
    }
    publish(services, team, "Ground floor", &ground.0)?;

    let mut roof = Sketch::walled(1_400, 900);
    for id in of(ResourceKind::EventSpace) {
        roof.place(id, spot(620, 450, 960, 640, 0));
    }
    roof.area(spot(1_240, 450, 200, 640, 0), "Bar");
    roof.area(spot(620, 220, 500, 120, 0), "Stage");
    for x in [100, 400, 700, 1_000, 1_300] {
        roof.add(Thing::Plant(spot(x, 830, 70, 70, 0)));
    }
    publish(services, team, "Roof", &roof.0)
}

fn publish(services: &Services, team: &Team, name: &str, drawing: &Drawing) -> Result<(), Failure> {
    let drawing =
        serde_json::to_string(drawing).map_err(|error| coworkflow_store::DbError::Broken(error.to_string()))?;
    let create = CreateFloorPlan {
        name: name.to_owned(),
        drawing: Some(drawing),
    };
    let made = services.change_now(&team.manager, create, None)?;
    let publish = PublishFloorPlan {
        id: made.row.id,
        version: made.row.version,
    };
    services.change_now(&team.manager, publish, None).map(|_| ())
}

const fn spot(x: i64, y: i64, width: i64, height: i64, rotation: i64) -> Spot {
    Spot {
        x,
        y,
        width,
        height,
        rotation,
    }
}

struct Sketch(Drawing);

impl Sketch {
    fn walled(width: i64, height: i64) -> Self {
        let mut sketch = Sketch(Drawing {
            width,
            height,
            underlay: None,
            items: Vec::new(),
        });
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

    fn add(&mut self, thing: Thing) {
        let id = format!("d{}", self.0.items.len() + 1);
        self.0.items.push(Item { id, thing });
    }

    fn area(&mut self, spot: Spot, text: &str) {
        self.add(Thing::Area(Worded {
            spot,
            text: text.to_owned(),
        }));
    }

    fn place(&mut self, resource: ResourceId, spot: Spot) {
        self.add(Thing::Place(Place {
            spot,
            shape: PlaceShape::Rectangle,
            resource_id: Some(resource),
            fresh: None,
        }));
    }
}
