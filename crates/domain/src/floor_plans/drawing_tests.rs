use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;

fn spot() -> Value {
    json!({ "x": 300, "y": 200, "width": 120, "height": 70, "rotation": 90 })
}

fn with(base: Value, more: Value) -> Value {
    let (Value::Object(mut base), Value::Object(more)) = (base, more) else {
        unreachable!()
    };
    base.extend(more);
    Value::Object(base)
}

fn item(more: Value) -> Value {
    with(with(spot(), json!({ "id": "a" })), more)
}

fn floor(items: &[Value]) -> String {
    json!({ "width": 1_000, "height": 800, "underlay": null, "items": items }).to_string()
}

fn code(json: &str) -> String {
    Drawing::read(json).map_or_else(|refusal| refusal.code.into_owned(), |_| "read".into())
}

fn id(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

fn seat(number: u128) -> Value {
    json!({ "kind": "place", "shape": "rectangle", "resourceId": id(number), "fresh": null })
}

fn fresh(name: &str) -> Value {
    let new = json!({ "name": name, "resourceType": "EVENT_SPACE", "ratePerHour": 2_500, "capacity": 4 });
    json!({ "kind": "place", "shape": "round", "resourceId": null, "fresh": new })
}

#[test]
fn every_kind_of_thing_reads_and_writes_as_the_editor_sends_it() {
    let wall = json!({ "id": "w", "kind": "wall", "x1": 0, "y1": 0, "x2": 1_000, "y2": 0, "thickness": 15 });
    let items = [
        item(with(seat(1), json!({ "id": "p1" }))),
        item(with(fresh("Main hall"), json!({ "id": "p2" }))),
        item(json!({ "id": "r", "kind": "area", "text": "Garden" })),
        item(json!({ "id": "l", "kind": "label", "text": "القاعة" })),
        item(json!({ "id": "t", "kind": "plant" })),
        item(json!({ "id": "d", "kind": "door" })),
        wall,
    ];
    let underlay = json!({ "asset": id(7), "x": 500, "y": 400, "width": 900, "height": 700, "opacity": 40 });
    let sent = json!({ "width": 1_000, "height": 800, "underlay": underlay, "items": items });
    let drawing = Drawing::read(&sent.to_string()).unwrap();
    assert_eq!(serde_json::to_value(&drawing).unwrap(), sent);
    assert_eq!(drawing.places().count(), 2);
}

#[test]
fn what_no_screen_can_draw_is_refused_and_named() {
    assert_eq!(code("{"), "floor_plan.unreadable");
    assert_eq!(code("[]"), "floor_plan.unreadable");
    for odd in [
        json!({ "kind": "ladder" }),
        json!({ "kind": "plant", "x": 10.5 }),
        json!({ "kind": "plant", "x": "10" }),
        json!({ "kind": "plant", "x": 1e300 }),
        with(fresh("Hall"), json!({ "fresh": { "name": "x" } })),
        with(seat(1), json!({ "resourceId": "A1" })),
        with(seat(1), json!({ "shape": "star" })),
    ] {
        assert_eq!(code(&floor(&[item(odd.clone())])), "floor_plan.unreadable", "{odd}");
    }
    let plant = json!({ "kind": "plant" });
    for (odd, expected) in [
        (json!({ "x": 1_001 }), "floor_plan.outside"),
        (json!({ "y": -1 }), "floor_plan.outside"),
        (json!({ "width": 4 }), "floor_plan.odd_size"),
        (json!({ "height": 50_001 }), "floor_plan.odd_size"),
        (json!({ "rotation": 360 }), "floor_plan.odd_size"),
        (json!({ "rotation": -90 }), "floor_plan.odd_size"),
        (json!({ "id": "" }), "floor_plan.odd_id"),
        (json!({ "id": "a b" }), "floor_plan.odd_id"),
        (json!({ "id": "ا" }), "floor_plan.odd_id"),
    ] {
        let json = floor(&[item(with(plant.clone(), odd))]);
        let refusal = Drawing::read(&json).unwrap_err();
        assert_eq!(
            (refusal.code.as_ref(), refusal.field.as_deref()),
            (expected, Some("drawing"))
        );
        assert!(refusal.data["item"].is_string());
    }
    let both = with(seat(1), json!({ "fresh": fresh("Hall")["fresh"] }));
    let neither = with(seat(1), json!({ "resourceId": null }));
    for odd in [both, neither] {
        assert_eq!(code(&floor(&[item(odd)])), "floor_plan.odd_place");
    }
    let point = json!({ "id": "w", "kind": "wall", "x1": 5, "y1": 5, "x2": 5, "y2": 5, "thickness": 15 });
    assert_eq!(code(&floor(&[point])), "floor_plan.odd_size");
    let small = json!({ "width": 199, "height": 800, "underlay": null, "items": [] });
    assert_eq!(code(&small.to_string()), "floor_plan.odd_floor");
}

#[test]
fn nothing_stands_twice() {
    let plant = item(json!({ "kind": "plant" }));
    assert_eq!(code(&floor(&[plant.clone(), plant])), "floor_plan.odd_id");
    let two = [item(seat(1)), item(with(seat(1), json!({ "id": "b" })))];
    assert_eq!(code(&floor(&two)), "floor_plan.placed_twice");
    let two = [item(seat(1)), item(with(seat(2), json!({ "id": "b" })))];
    assert_eq!(code(&floor(&two)), "read");
}

#[test]
fn words_are_cleaned_and_what_is_to_be_made_is_checked() {
    let label = |text: &str| item(json!({ "kind": "label", "text": text }));
    let read = Drawing::read(&floor(&[label("  Quiet zone ")])).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap()["items"][0]["text"], "Quiet zone");
    assert_eq!(code(&floor(&[label(" ")])), "text.empty");
    assert_eq!(code(&floor(&[label("a\u{202E}b")])), "text.invisible_character");
    assert_eq!(code(&floor(&[item(json!({ "kind": "area", "text": "" }))])), "read");
    for (new, expected) in [
        (json!({ "name": " " }), "text.empty"),
        (json!({ "ratePerHour": -1 }), "invalid"),
        (json!({ "capacity": 0 }), "invalid"),
    ] {
        let new = with(fresh("Hall")["fresh"].clone(), new);
        let refusal = Drawing::read(&floor(&[item(with(fresh("Hall"), json!({ "fresh": new })))])).unwrap_err();
        assert_eq!(
            (refusal.code.as_ref(), refusal.data["item"].as_str()),
            (expected, Some("a"))
        );
    }
}

#[test]
fn a_floor_holds_two_thousand_things_and_no_more() {
    let plants = |count: usize| -> String {
        let items: Vec<Value> = (0..count)
            .map(|at| item(json!({ "kind": "plant", "id": format!("p{at}") })))
            .collect();
        floor(&items)
    };
    assert_eq!(code(&plants(MAX_ITEMS)), "read");
    assert_eq!(code(&plants(MAX_ITEMS + 1)), "floor_plan.too_many_items");
}

#[test]
fn names_of_what_is_to_be_made_keep_out_of_the_way() {
    let items = [
        item(fresh("A1")),
        item(with(fresh("A1"), json!({ "id": "b" }))),
        item(with(fresh("A2"), json!({ "id": "c" }))),
    ];
    let mut drawing = Drawing::read(&floor(&items)).unwrap();
    drawing.avoid(["A1".to_owned(), "A1-2".to_owned()].into());
    let names: Vec<&str> = drawing
        .places()
        .filter_map(|(_, place)| Some(place.fresh.as_ref()?.name.as_str()))
        .collect();
    assert_eq!(names, ["A1-3", "A1-4", "A2"]);
}

proptest! {
    #[test]
    fn whatever_is_read_once_reads_the_same_again(
        spots in prop::collection::vec((-50i64..1_050, -50i64..850, 0i64..60_000, 0i64..400, -10i64..400), 0..12),
    ) {
        let items: Vec<Value> = spots
            .iter()
            .enumerate()
            .map(|(at, (x, y, width, height, rotation))| {
                json!({ "id": format!("i{at}"), "kind": "plant", "x": x, "y": y, "width": width, "height": height, "rotation": rotation })
            })
            .collect();
        let fits = spots.iter().all(|(x, y, width, height, rotation)| {
            (0..=1_000).contains(x) && (0..=800).contains(y) && (5..=50_000).contains(width)
                && (5..=50_000).contains(height) && (0..360).contains(rotation)
        });
        match Drawing::read(&floor(&items)) {
            Ok(drawing) => {
                prop_assert!(fits);
                let again = serde_json::to_string(&drawing).unwrap();
                prop_assert_eq!(Drawing::read(&again).unwrap(), drawing);
            }
            Err(_) => prop_assert!(!fits),
        }
    }
}
