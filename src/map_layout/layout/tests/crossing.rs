//! No wire passes behind a card that it does not belong to: over the examples, the worlds of the lessons, and crowds.

use super::super::super::build_context::map_context;
use super::*;
use crate::session::document::Document;
use crate::session::saved_document;
use crate::session::selection::WhyTarget;
use crate::session::test_worlds::{self, crowded};

/// The points of a path, close to each other.
fn points(path: &str) -> Vec<(f64, f64)> {
    let separate = path.replace('M', " M ").replace('C', " C ").replace('H', " H ");
    let mut words = separate.split_whitespace();
    let number = |words: &mut std::str::SplitWhitespace| words.next().unwrap().parse::<f64>().unwrap();
    let (mut x, mut y) = (0.0, 0.0);
    let mut points = Vec::new();
    while let Some(command) = words.next() {
        match command {
            "M" => (x, y) = (number(&mut words), number(&mut words)),
            "H" => {
                let to = number(&mut words);
                points.extend((0..=50).map(|step| (x + (to - x) * f64::from(step) / 50.0, y)));
                x = to;
            }
            _ => {
                let mut next = || (number(&mut words), number(&mut words));
                let (a, b, to) = (next(), next(), next());
                let at = |t: f64, p: [f64; 4]| {
                    let s = 1.0 - t;
                    s * s * s * p[0] + 3.0 * s * s * t * p[1] + 3.0 * s * t * t * p[2] + t * t * t * p[3]
                };
                let curve = |step: i32| {
                    let t = f64::from(step) / 50.0;
                    (at(t, [x, a.0, b.0, to.0]), at(t, [y, a.1, b.1, to.1]))
                };
                points.extend((0..=50).map(curve));
                (x, y) = to;
            }
        }
    }
    points
}

/// Whether a point is inside of a card or of what is drawn below it.
fn is_behind(node: &Node, (x, y): (f64, f64)) -> bool {
    let (left, right) = (f64::from(node.left), f64::from(node.left + node.width));
    let (top, bottom) = (f64::from(node.top), f64::from(node.bottom()));
    x > left + 0.5 && x < right - 0.5 && y > top + 0.5 && y < bottom - 0.5
}

fn no_wire_passes_behind_a_card(name: &str, document: &Document, explained: Option<&WhyTarget>) -> usize {
    let context = map_context(document, explained);
    let low = context.clone().in_low_pane();
    let map = arrange(&Scene::of(document), &context, &[]);
    for map in [&map, &arrange(&Scene::of(document), &low, &[])] {
        for wire in &map.wires {
            for point in points(&wire.path) {
                let card = map.nodes.iter().find(|node| is_behind(node, point));
                // Wires begin and end at the borders of cards, so theirs are not excepted.
                assert!(card.is_none(), "{name}: {:?}", (wire, point, card));
            }
        }
    }
    map.wires.len()
}

#[test]
fn low_pane_has_the_accounts_that_the_path_passes() {
    for (example, shows_own) in [("06-region-guardrail", false), ("01-one-side-of-the-border", true)] {
        let document = test_worlds::example(example);
        let questions = test_worlds::questions_of_examples();
        let (_, target) = questions.into_iter().find(|(name, _)| name == example).expect("a question");
        let context = map_context(&document, Some(&target));
        let (scene, low) = (Scene::of(&document), context.clone().in_low_pane());
        let (usual, low) = (arrange(&scene, &context, &[]), arrange(&scene, &low, &[]));
        assert!(usual.inside > 0 && low.height < usual.height, "{example}");
        assert_eq!(low.inside > 0, shows_own, "{example}");
        let on_path = |map: &WorldMap| map.nodes.iter().filter(|node| node.active).count();
        assert_eq!(on_path(&low), on_path(&usual), "{example}");
    }
}

fn saved(folder: &str, is_one: impl Fn(&str) -> bool) -> Vec<(String, Document)> {
    let mut found = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if is_one(&name) {
                let text = std::fs::read_to_string(&path).expect("a file");
                let (document, _) = saved_document::from_json(&text).expect("a document");
                found.push((path.display().to_string(), document));
            }
        }
    }
    found
}

#[test]
fn no_wire_passes_behind_a_card_in_the_examples() {
    let questions = test_worlds::questions_of_examples();
    assert_eq!(questions.len(), 15);
    for (name, target) in questions {
        let document = test_worlds::example(&name);
        let wires = no_wire_passes_behind_a_card(&name, &document, None);
        assert!(wires + no_wire_passes_behind_a_card(&name, &document, Some(&target)) > 0, "{name}");
    }
}

#[test]
fn what_arrives_has_its_sign_on_its_wire() {
    let mut count = 0;
    for (name, document) in lesson_worlds() {
        let map = arrange(&Scene::of(&document), &map_context(&document, None), &[]);
        let arrives = |wire: &&Wire| wire.kind == WireKind::Outcome(Verdict::Allowed);
        let drawn: Vec<(f64, f64)> =
            map.wires.iter().filter(arrives).flat_map(|wire| points(&wire.path)).collect();
        for ((x, y), _) in map.signs.iter().filter(|(_, verdict)| *verdict == Verdict::Allowed) {
            let near =
                |(a, b): &(f64, f64)| (a - f64::from(*x)).abs() < 2.0 && (b - f64::from(*y)).abs() < 4.0;
            assert!(drawn.iter().any(near), "{name}: {x}, {y}");
            count += 1;
        }
    }
    assert!(count > 10, "{count}");
}

fn lesson_worlds() -> Vec<(String, Document)> {
    saved("crates/lessons/content", |name| matches!(name, "start.json" | "solution.json"))
}

#[test]
fn no_wire_passes_behind_a_card_in_the_lessons() {
    let worlds = lesson_worlds();
    assert!(worlds.len() > 4, "{}", worlds.len());
    for (name, document) in worlds {
        no_wire_passes_behind_a_card(&name, &document, None);
    }
}

#[test]
fn no_wire_passes_behind_a_card_in_a_crowd() {
    for count in [10, 40, 200] {
        assert!(no_wire_passes_behind_a_card("crowd", &crowded(count), None) > 0);
    }
}
