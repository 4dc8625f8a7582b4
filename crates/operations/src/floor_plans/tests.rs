use coworkflow_domain::floor_plans::Template;
use coworkflow_domain::ids::{AssetId, ResourceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::resources::ResourceKind;
use serde_json::{Value, json};

use super::*;
use crate::context::Context;
use crate::resources::{ArchiveResource, CreateResource, ListResources};
use crate::testing::TestHouse;

fn code<T>(answer: Result<T, Failure>) -> String {
    match answer {
        Ok(_) => "done".into(),
        Err(failure) => failure
            .refusal()
            .map_or_else(|| failure.to_string(), |refusal| refusal.code.to_string()),
    }
}

fn seat(house: &TestHouse, name: &str) -> ResourceId {
    let create = CreateResource {
        name: name.into(),
        resource_type: ResourceKind::Seat,
        rate_per_hour: Money::from_minor(3_000),
        capacity: None,
        position: None,
        arrangement: None,
    };
    house.change(&house.owner, create).unwrap().row.id
}

fn standing(resource: ResourceId) -> Value {
    json!({ "id": format!("p{}", &resource.to_string()[24..]), "kind": "place", "x": 100, "y": 100, "width": 120, "height": 70, "rotation": 0,
        "shape": "rectangle", "resourceId": resource, "fresh": null })
}

fn fresh(id: &str, name: &str) -> Value {
    let new = json!({ "name": name, "resourceType": "DESK", "ratePerHour": 2_500, "capacity": 2 });
    json!({ "id": id, "kind": "place", "x": 300, "y": 100, "width": 120, "height": 70, "rotation": 90,
        "shape": "round", "resourceId": null, "fresh": new })
}

fn floor(items: &[Value]) -> String {
    json!({ "width": 1_000, "height": 800, "underlay": null, "items": items }).to_string()
}

fn created(house: &TestHouse, name: &str, items: &[Value]) -> FloorPlanView {
    let create = CreateFloorPlan {
        name: name.into(),
        drawing: Some(floor(items)),
    };
    house.change(&house.manager, create).unwrap()
}

fn publish(view: &FloorPlanView) -> PublishFloorPlan {
    PublishFloorPlan {
        id: view.row.id,
        version: view.row.version,
    }
}

fn published(house: &TestHouse, name: &str, items: &[Value]) -> FloorPlanView {
    let view = created(house, name, items);
    house.change(&house.manager, publish(&view)).unwrap()
}

fn save(house: &TestHouse, view: &FloorPlanView, items: &[Value]) -> Result<KeptDraft, Failure> {
    let save = SaveFloorPlanDraft {
        id: view.row.id,
        version: view.row.version,
        drawing: floor(items),
    };
    house.change(&house.manager, save)
}

fn list(house: &TestHouse, context: &Context) -> Vec<FloorPlanView> {
    house.ask(context, ListFloorPlans { archived: false }).unwrap()
}

fn unknown() -> coworkflow_domain::ids::FloorPlanId {
    coworkflow_domain::ids::FloorPlanId::from_uuid(uuid::Uuid::from_u128(404))
}

// J1, M12
#[test]
fn publishing_makes_what_was_only_drawn_and_shows_it_to_everybody() {
    let house = TestHouse::new();
    let a1 = seat(&house, "A1");
    let view = created(&house, "Ground floor", &[standing(a1), fresh("new", "Desk 1")]);
    assert_eq!(house.last_event().event, "floor_plan.created");
    assert_eq!(list(&house, &house.staff), []);
    assert_eq!(list(&house, &house.manager), std::slice::from_ref(&view));

    let done = house
        .change_with_key(&house.manager, publish(&view), "publish-1")
        .unwrap();
    assert_eq!(
        house
            .change_with_key(&house.manager, publish(&view), "publish-1")
            .unwrap(),
        done
    );
    assert_eq!(house.last_event().event, "floor_plan.published");
    let made = house.ask(&house.staff, ListResources { archived: false }).unwrap();
    let desk = made.iter().find(|view| view.row.name == "Desk 1").unwrap();
    assert_eq!(
        (desk.row.resource_type, desk.row.rate_per_hour, desk.row.capacity),
        (ResourceKind::Desk, Money::from_minor(2_500), 2)
    );
    assert_eq!(made.len(), 2);

    let seen = list(&house, &house.staff);
    let version = seen[0].published.as_ref().unwrap();
    assert_eq!(
        (version.number, version.places, seen[0].row.draft.as_ref()),
        (1, 2, None)
    );
    let drawing = Drawing::read(&version.drawing).unwrap();
    let ids: Vec<_> = drawing.places().filter_map(|(_, place)| place.resource_id).collect();
    assert_eq!(ids, [a1, desk.row.id]);
    assert!(drawing.places().all(|(_, place)| place.fresh.is_none()));
    assert_eq!(
        code(house.change(&house.manager, publish(&done))),
        "floor_plan.nothing_to_publish"
    );
}

// A2
#[test]
fn the_desk_looks_and_does_not_draw() {
    let house = TestHouse::new();
    let view = published(&house, "Ground floor", &[fresh("new", "Desk 1")]);
    let (id, version) = (view.row.id, view.row.version);
    assert_eq!(save(&house, &view, &[]).unwrap().version, version + 1);
    let seen = house.ask(&house.staff, OneFloorPlan { id }).unwrap();
    assert!(seen.row.draft.is_none() && seen.row.drafted_by.is_empty() && seen.published.is_some());
    assert!(
        house
            .ask(&house.owner, OneFloorPlan { id })
            .unwrap()
            .row
            .draft
            .is_some()
    );
    let create = CreateFloorPlan {
        name: "First floor".into(),
        drawing: None,
    };
    assert_eq!(code(house.change(&house.staff, create)), "forbidden");
    assert_eq!(code(house.change(&house.staff, publish(&view))), "forbidden");
    assert_eq!(code(house.change(&house.staff, ArchiveFloorPlan { id })), "forbidden");
    assert_eq!(code(house.ask(&house.staff, FloorPlanVersions { id })), "forbidden");
    let template = DrawTemplate {
        template: Template::Cafe,
        places: 3,
    };
    assert_eq!(code(house.ask(&house.staff, template)), "forbidden");
}

// A3
#[test]
fn the_floors_of_another_house_do_not_exist() {
    let house = TestHouse::new();
    let view = published(&house, "Ground floor", &[fresh("new", "Desk 1")]);
    let next_door = house.next_door();
    let id = view.row.id;
    assert_eq!(list(&next_door, &next_door.owner), []);
    for id in [id, unknown()] {
        assert_eq!(code(next_door.ask(&next_door.owner, OneFloorPlan { id })), "not_found");
        assert_eq!(
            code(next_door.ask(&next_door.owner, FloorPlanVersions { id })),
            "not_found"
        );
        assert_eq!(
            code(next_door.change(&next_door.owner, ArchiveFloorPlan { id })),
            "not_found"
        );
        let publish = PublishFloorPlan { id, version: 1 };
        assert_eq!(code(next_door.change(&next_door.owner, publish)), "not_found");
    }
    // Its seats can't be drawn either: the same answer as for a seat that never was.
    let foreign = seat(&house, "A1");
    for resource in [foreign, ResourceId::from_uuid(uuid::Uuid::from_u128(404))] {
        let create = CreateFloorPlan {
            name: format!("Floor {resource}"),
            drawing: Some(floor(&[standing(resource)])),
        };
        let drawn = next_door.change(&next_door.owner, create).unwrap();
        let refused = next_door.change(&next_door.owner, publish(&drawn)).unwrap_err();
        let refusal = refused.refusal().unwrap();
        assert_eq!(refusal.code, "floor_plan.gone");
        assert!(refusal.en.starts_with("A seat or room"));
    }
}

#[test]
fn a_seat_stands_on_one_floor_and_only_while_it_is_in_use() {
    let house = TestHouse::new();
    let (a1, a2) = (seat(&house, "A1"), seat(&house, "A2"));
    let ground = published(&house, "Ground floor", &[standing(a1)]);
    let first = created(&house, "First floor", &[standing(a1)]);
    let refused = house.change(&house.manager, publish(&first)).unwrap_err();
    let refusal = refused.refusal().unwrap();
    assert_eq!(refusal.code, "floor_plan.placed_elsewhere");
    assert!(refusal.en.contains("A1 stands on Ground floor"), "{}", refusal.en);
    assert!(refusal.data["item"].is_string());

    // Taken off there, it may stand here; and the old floor can't come back over it.
    house
        .change(&house.manager, ArchiveFloorPlan { id: ground.row.id })
        .unwrap();
    house.change(&house.manager, publish(&first)).unwrap();
    let back = RestoreFloorPlan { id: ground.row.id };
    assert_eq!(
        code(house.change(&house.manager, back.clone())),
        "floor_plan.placed_elsewhere"
    );
    house
        .change(&house.manager, ArchiveFloorPlan { id: first.row.id })
        .unwrap();
    assert_eq!(code(house.change(&house.manager, back)), "done");
    assert_eq!(house.last_event().event, "floor_plan.restored");

    house.change(&house.owner, ArchiveResource { id: a2 }).unwrap();
    let third = created(&house, "Roof", &[standing(a2)]);
    let refused = house.change(&house.manager, publish(&third)).unwrap_err();
    assert!(refused.refusal().unwrap().en.starts_with("A2 is archived"));
}

// M12: nothing is made when the whole can't be.
#[test]
fn a_name_that_is_taken_makes_nothing_and_names_its_item() {
    let house = TestHouse::new();
    seat(&house, "Desk 2");
    let view = created(
        &house,
        "Ground floor",
        &[fresh("one", "Desk 1"), fresh("two", "Desk 2")],
    );
    let refused = house.change(&house.manager, publish(&view)).unwrap_err();
    let refusal = refused.refusal().unwrap();
    assert_eq!(
        (refusal.code.as_ref(), refusal.data["item"].as_str()),
        ("resource.name_taken", Some("two"))
    );
    assert_eq!(
        house
            .ask(&house.staff, ListResources { archived: false })
            .unwrap()
            .len(),
        1
    );
    assert_eq!(list(&house, &house.staff), []);
}

#[test]
fn two_who_draw_notice_each_other() {
    let house = TestHouse::new();
    let view = created(&house, "Ground floor", &[]);
    let kept = save(&house, &view, &[fresh("new", "Desk 1")]).unwrap();
    assert_eq!((kept.version, kept.at), (2, house.now()));
    assert_eq!(house.last_event().event, "floor_plan.drafted");
    assert_eq!(code(save(&house, &view, &[])), "stale");
    assert_eq!(code(house.change(&house.manager, publish(&view))), "stale");
    let now = house.ask(&house.manager, OneFloorPlan { id: view.row.id }).unwrap();
    assert_eq!(now.row.drafted_by, house.user(&house.manager).name);
    assert_eq!(
        code(save(&house, &now, &[json!({ "id": "x" })])),
        "floor_plan.unreadable"
    );
}

#[test]
fn a_draft_is_thrown_away_and_an_earlier_version_drawn_again() {
    let house = TestHouse::new();
    let a1 = seat(&house, "A1");
    let first = published(&house, "Ground floor", &[standing(a1)]);
    save(&house, &first, &[]).unwrap();
    let at = |view: &FloorPlanView| (view.row.id, view.row.version);
    let (id, version) = at(&house.ask(&house.manager, OneFloorPlan { id: first.row.id }).unwrap());
    let second = house.change(&house.manager, PublishFloorPlan { id, version }).unwrap();
    let version = second.row.version;
    let back = house
        .change(&house.manager, RestoreFloorPlanVersion { id, version, number: 1 })
        .unwrap();
    assert_eq!(
        back.row.draft,
        first.published.as_ref().map(|version| version.drawing.clone())
    );
    assert_eq!(house.last_event().event, "floor_plan.taken_back");
    let version = back.row.version;
    let thrown = house
        .change(&house.manager, DiscardFloorPlanDraft { id, version })
        .unwrap();
    assert!(thrown.row.draft.is_none());
    assert_eq!(thrown.published, second.published);
    assert_eq!(house.last_event().event, "floor_plan.draft_discarded");
    let version = thrown.row.version;
    let unknown = RestoreFloorPlanVersion { id, version, number: 9 };
    assert_eq!(code(house.change(&house.manager, unknown)), "not_found");
    let numbers: Vec<i64> = house
        .ask(&house.manager, FloorPlanVersions { id })
        .unwrap()
        .iter()
        .map(|version| version.number)
        .collect();
    assert_eq!(numbers, [2, 1]);
}

#[test]
fn floors_have_names_of_their_own_and_an_order() {
    let house = TestHouse::new();
    let ground = created(&house, "الدور الأرضي", &[]);
    let again = CreateFloorPlan {
        name: "الدور الارضي".into(),
        drawing: None,
    };
    assert_eq!(code(house.change(&house.manager, again)), "floor_plan.name_taken");
    let first = created(&house, "First floor", &[]);
    let up = ChangeFloorPlan {
        id: first.row.id,
        version: first.row.version,
        name: "First floor, front".into(),
        position: Some(0),
    };
    house.change(&house.manager, up).unwrap();
    assert_eq!(house.last_event().event, "floor_plan.changed");
    let names: Vec<String> = list(&house, &house.owner)
        .into_iter()
        .map(|view| view.row.name)
        .collect();
    assert_eq!(names, ["First floor, front", "الدور الأرضي"]);
    house
        .change(&house.manager, ArchiveFloorPlan { id: ground.row.id })
        .unwrap();
    assert_eq!(code(save(&house, &ground, &[])), "floor_plan.archived");
    assert_eq!(
        house
            .ask(&house.manager, ListFloorPlans { archived: true })
            .unwrap()
            .len(),
        1
    );
}

// A3, promise 22
#[test]
fn the_picture_under_a_drawing_is_one_of_this_house() {
    let house = TestHouse::new();
    let underlay = json!({ "asset": AssetId::from_uuid(uuid::Uuid::from_u128(404)), "x": 500, "y": 400, "width": 900, "height": 700, "opacity": 40 });
    let drawing = json!({ "width": 1_000, "height": 800, "underlay": underlay, "items": [] }).to_string();
    let create = CreateFloorPlan {
        name: "Ground floor".into(),
        drawing: Some(drawing),
    };
    assert_eq!(code(house.change(&house.manager, create)), "not_found");
}

#[test]
fn a_template_is_drawn_with_names_that_are_free_and_can_be_published() {
    let house = TestHouse::new();
    seat(&house, "A1");
    let template = DrawTemplate {
        template: Template::OpenSpace,
        places: 24,
    };
    let drawing = house.ask(&house.manager, template).unwrap();
    let create = CreateFloorPlan {
        name: "Ground floor".into(),
        drawing: Some(serde_json::to_string(&drawing).unwrap()),
    };
    let view = house.change(&house.manager, create).unwrap();
    let done = house.change(&house.manager, publish(&view)).unwrap();
    assert_eq!(done.published.unwrap().places, 25);
    let odd = DrawTemplate {
        template: Template::OpenSpace,
        places: 0,
    };
    assert_eq!(code(house.ask(&house.manager, odd)), "floor_plan.odd_places");
}
