//! The gallery's examples as drawings: what each station says (`paths.txt`, one line a track), and that nothing is drawn over
//! anything else. `UPDATE_PATHS=1 cargo test -p decision-path` writes the file anew; read the difference before you keep it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use aws_world::api::Authorization;
use aws_world::world::AccessQuery;
use aws_world::{World, snapshot};
use decision_path::layout::{Options, scene};
use decision_path::path::{Decision, DecisionPath, deciding_request};
use decision_path::picture::{Frame, picture};
use decision_path::scene::{Anchor, Area, Scene, Shape, Target};
use decision_path::station::Station;
use decision_path::svg::LIGHT;
use iam_policy::json::{self, Node};

const WIDTHS: [f32; 9] = [320.0, 360.0, 559.0, 560.0, 575.0, 620.0, 660.0, 900.0, 1500.0];

struct Example {
    name: String,
    world: World,
    authorization: Authorization,
}

impl Example {
    fn decide<T>(&self, use_decision: impl FnOnce(&Decision<'_>) -> T) -> T {
        let Authorization { request, policies, result } = &self.authorization;
        use_decision(&Decision { request, policies, result, name_of: &|id| self.world.name_of(id) })
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/built")
}

fn read(path: &Path) -> Node {
    json::parse(&fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))).root
}

fn examples() -> Vec<Example> {
    let list = read(&root().join("index.json"));
    let items = list.as_array().expect("a list");
    assert!(items.len() >= 15, "the gallery has fifteen examples");
    let each = items.iter().map(|item| {
        let text = |name: &str| item.member(name).and_then(Node::as_str).expect(name).to_owned();
        let name = text("file");
        let saved = read(&root().join(&name));
        let world = snapshot::read_json(saved.member("world").expect("a world")).expect("it opens");
        let query =
            AccessQuery { principal_arn: text("caller"), action: text("action"), resource: text("resource") };
        let authorization = world.simulate_access(&query).expect("somebody asks");
        Example { name, world, authorization }
    });
    each.collect()
}

fn told(station: &Station) -> String {
    let sheets: Vec<String> =
        station.sheets.iter().map(|sheet| format!("{} {:?}", sheet.name, sheet.saying)).collect();
    let decides = if station.decides { "!" } else { "" };
    format!("{}{decides} {:?} [{}]", station.title, station.state, sheets.join(", "))
}

#[test]
fn each_station_says_what_the_evaluator_says() {
    let mut told_all = String::new();
    for example in examples() {
        let path = example.decide(DecisionPath::new);
        let _ = writeln!(told_all, "{} {:?}: {}", example.name, path.decision, path.cause);
        for track in &path.tracks {
            let stations: Vec<String> = track.stations.iter().map(told).collect();
            let _ = writeln!(told_all, "    {} -> {}", track.account, stations.join(" -> "));
        }
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/paths.txt");
    if std::env::var_os("UPDATE_PATHS").is_some() {
        fs::write(&file, &told_all).expect("the file can be written");
    }
    assert_eq!(fs::read_to_string(&file).unwrap_or_default(), told_all);
}

#[test]
fn key_is_drawn_by_its_alias_or_the_first_group_of_its_id() {
    let all = examples();
    let example = all.iter().find(|example| example.name.starts_with("14-")).expect("the key decides too");
    let Authorization { request, policies, result } = &example.authorization;
    for (alias, drawn) in [(None, "f9ab2816"), (Some("alias/photos"), "alias/photos")] {
        let name_of = |id: &str| alias.filter(|_| id == request.resource).map(str::to_owned);
        let path = DecisionPath::new(&Decision { request, policies, result, name_of: &name_of });
        assert_eq!(path.resource.name, drawn);
        let stations = path.tracks.iter().flat_map(|track| &track.stations);
        let sheets: Vec<&str> =
            stations.flat_map(|station| &station.sheets).map(|it| it.name.as_str()).collect();
        assert_eq!(sheets, [drawn, "AmazonS3ReadOnlyAccess"]);
    }
}

/// Boxes of the texts and of the sheets of a scene, with what they are.
fn boxes(scene: &Scene) -> Vec<(String, Area)> {
    fn collect(shapes: &[Shape], found: &mut Vec<(String, Area)>) {
        for shape in shapes {
            match shape {
                Shape::Text { at, anchor, style, text, .. } => {
                    let width = style.width(text);
                    let x = if *anchor == Anchor::Middle { at.x - width / 2.0 } else { at.x };
                    found.push((text.clone(), Area { x, y: at.y - 10.0, width, height: 12.0 }));
                }
                Shape::Group(group) => collect(&group.shapes, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    collect(&scene.shapes, &mut found);
    found
}

fn overlap(one: Area, other: Area) -> bool {
    let slack = 0.5;
    one.x + slack < other.right()
        && other.x + slack < one.right()
        && one.y + slack < other.bottom()
        && other.y + slack < one.bottom()
}

#[test]
fn no_text_is_over_another_or_outside() {
    for example in examples() {
        let path = example.decide(DecisionPath::new);
        for width in WIDTHS {
            for has_cause in [false, true] {
                check_boxes(
                    &format!("{} at {width}", example.name),
                    &scene(std::slice::from_ref(&path), width, Options { has_cause, open: None }),
                );
            }
        }
    }
}

/// As wide as the drawing is beside the statement in a window of 1280 and 1440 pixels, and on a phone of 390.
#[test]
fn names_are_whole_where_most_people_look() {
    for example in examples() {
        let path = example.decide(DecisionPath::new);
        for width in [332.0, 567.0, 645.0] {
            let drawn = scene(std::slice::from_ref(&path), width, Options::default());
            let short = boxes(&drawn).into_iter().map(|(text, _)| text).filter(|text| text.contains('…'));
            assert_eq!(short.collect::<Vec<_>>(), [] as [String; 0], "{} at {width}", example.name);
        }
    }
}

/// In a window of 1280 by 800 pixels no more than this is left below the cause.
#[test]
fn drawing_beside_a_statement_is_low() {
    for example in examples() {
        let path = example.decide(DecisionPath::new);
        // Where no statement decided the drawing has all the width.
        let width = if path.cause.is_empty() { 905.0 } else { 567.0 };
        let drawn = scene(std::slice::from_ref(&path), width, Options::default());
        assert!(drawn.height <= 260.0, "{}: {}", example.name, drawn.height);
    }
}

fn check_boxes(place: &str, scene: &Scene) {
    let boxes = boxes(scene);
    for (index, (text, area)) in boxes.iter().enumerate() {
        let is_inside = area.x >= -0.5
            && area.right() <= scene.width + 0.5
            && area.y >= 0.0
            && area.bottom() <= scene.height;
        assert!(is_inside, "{place}: `{text}` at {area:?} in {} × {}", scene.width, scene.height);
        for (other_text, other) in boxes.iter().skip(index + 1) {
            assert!(!overlap(*area, *other), "{place}: `{text}` {area:?} over `{other_text}` {other:?}");
        }
    }
}

/// What stands for something in a scene.
fn targets(scene: &Scene) -> Vec<Target> {
    let groups = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Group(group) => group.target,
        _ => None,
    });
    groups.collect()
}

/// Reading an encrypted object asks S3 first, then the key: one drawing, whichever of the two is open.
#[test]
fn a_call_with_several_requests_is_one_drawing() {
    let all = examples();
    let example = all.iter().find(|example| example.name.starts_with("14-")).expect("the example of a key");
    let key = &example.authorization;
    let query = AccessQuery {
        principal_arn: "arn:aws:iam::111122223333:user/ann".into(),
        action: "s3:GetObject".into(),
        resource: "arn:aws:s3:::photo-app-bucket/photos/cat.jpg".into(),
    };
    let object = example.world.simulate_access(&query).expect("ann");
    let name_of = |id: &str| example.world.name_of(id);
    let decisions = [&object, key].map(|Authorization { request, policies, result }| Decision {
        request,
        policies,
        result,
        name_of: &name_of,
    });
    let paths = decisions.map(|decision| DecisionPath::new(&decision));
    assert_eq!(deciding_request(paths.iter().map(|path| path.decision)), 1, "the key refuses");
    for width in WIDTHS {
        let draw = |open: Option<usize>| scene(&paths, width, Options { has_cause: true, open });
        for open in [None, Some(0), Some(1)] {
            let drawn = draw(open);
            check_boxes(&format!("{open:?} open at {width}"), &drawn);
            for request in [0, 1] {
                let count = targets(&drawn).iter().filter(|target| target.request == request).count();
                let is_folded = open.is_some_and(|open| open != request);
                assert_eq!(count == 1, is_folded, "request {request}, {open:?} open at {width}: {count}");
            }
        }
        assert!(draw(Some(1)).height < draw(None).height, "what is folded takes less room");
    }
    let alone = picture(&decisions[1..], Frame::default()).expect("a decision");
    let both = picture(&decisions, Frame::default()).expect("two decisions");
    assert!(both.height > alone.height);
    assert!(both.svg.contains("besides, kms:Decrypt") && !alone.svg.contains("besides"));
    assert!(picture(&[], Frame::default()).is_none());
}

#[test]
fn a_picture_is_well_formed_and_loads_nothing() {
    for example in examples() {
        let frame = Frame { attributes: "data-x=\"1\"", fonts: "", address: "<b>&\"" };
        let drawn = example.decide(|decision| picture(&[*decision], frame)).expect("a decision");
        let svg = &drawn.svg;
        for element in ["g", "text", "title", "style", "svg"] {
            let (open, self_closed) = (format!("<{element}"), format!("</{element}>"));
            let opened = svg.matches(&format!("{open} ")).count() + svg.matches(&format!("{open}>")).count();
            assert_eq!(opened, svg.matches(&self_closed).count(), "{}: {element}", example.name);
        }
        assert!(!svg.contains("href") && !svg.contains("url(") && !svg.contains("var("), "{}", example.name);
        assert!(svg.contains("&lt;b&gt;&amp;&quot;"), "{}: text is never markup", example.name);
        assert!(drawn.height > 300, "{}", example.name);
    }
}

#[test]
fn a_picture_has_the_colors_of_the_light_theme() {
    let tokens = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style/tokens.css");
    let tokens = fs::read_to_string(tokens).expect("the app's tokens");
    for (name, color) in LIGHT.iter().filter(|(_, value)| value.starts_with('#')) {
        assert!(
            tokens.contains(&format!("{name}: light-dark({color},")),
            "{name} is not {color} in style/tokens.css"
        );
    }
}
