//! What an embed shows of a world in a link before the app is there (`tests/link_pictures/cases.txt`): the right answer, and
//! nothing of what somebody wrote into a world as markup.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aws_world::world::ActionOnResource;
use iam_playground::link_picture::{LinkPicture, Subject};
use iam_playground::session::document::Document;
use iam_playground::session::embed_options::EmbedView;
use iam_playground::session::examples::{find_example, parse_index};
use iam_playground::session::link;
use iam_playground::session::own_lesson::OwnLesson;
use iam_playground::session::saved_document::{self, Drafts};
use iam_playground::session::selection::{RequestCaller, WhyTarget};
use iam_playground::session::story::Story;

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The question that an example opens with.
fn question(file: &str) -> WhyTarget {
    let name = file.rsplit('/').next().unwrap_or_default();
    let examples = parse_index(&read("examples/built/index.json")).expect("the gallery's list");
    find_example(examples, name).expect("an example").why
}

fn link_of(document: &Document, why: Option<&WhyTarget>) -> String {
    format!("#{}", link::encode(document, &Drafts::new(), why))
}

fn view_named(name: &str) -> EmbedView {
    EmbedView::ALL.into_iter().find(|view| view.name() == name).expect("a view")
}

/// The text of markup, as a reader has it.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (name, after) = tag.split_once('>').expect("a tag ends");
        rest = if name == "style" { after.split_once("</style>").expect("styles end").1 } else { after };
    }
    text.push_str(rest);
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    entities.iter().fold(text, |text, (entity, character)| text.replace(entity, character))
}

/// The world in a link, of which the address says nothing more.
fn of(world: &str) -> Subject<'_> {
    Subject { world, ..Subject::default() }
}

/// What is wrong with a case; empty where it is right.
fn check(case: &str) -> Vec<String> {
    let mut lines = case.lines();
    let name = lines.next().unwrap_or_default();
    let (mut world, mut lesson, mut lesson_text) = (String::new(), None, None);
    let (mut picture, mut checked) = (None, 0);
    let mut wrong = Vec::new();
    for line in lines {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "of" => {
                let (file, more) = rest.split_once(' ').unwrap_or((rest, ""));
                let document = saved_document::from_json(&read(file)).expect("a saved document").0;
                let number = more.strip_prefix("in lesson ").and_then(|number| number.parse::<usize>().ok());
                let lesson = number.map_or(document.lesson, |number| number - 1);
                let why = (more == "asked").then(|| question(file));
                let story = if more == "as example" { Story::Example("05".into()) } else { Story::Lesson };
                world = link_of(&Document { lesson, story, ..document }, why.as_ref());
            }
            "file" => world = read(rest),
            "link" => {
                world = format!("#{}", read(rest).lines().next().unwrap_or_default().trim_start_matches('#'))
            }
            "text" => lesson_text = Some(read(rest)),
            "lesson" => lesson = rest.parse::<usize>().ok().map(|number| number - 1),
            "view" => {
                let (view, policy) =
                    rest.split_once(' ').map_or((rest, None), |(view, name)| (view, Some(name)));
                let lesson_text = lesson_text.as_deref();
                let subject = Subject { world: &world, lesson, lesson_text, policy };
                picture = LinkPicture::new(subject, view_named(view));
                continue;
            }
            _ => {
                checked += 1;
                let text = picture.as_ref().map(|picture| text_of(&picture.html));
                let holds = match (word, &text) {
                    ("says", Some(text)) => text.contains(rest),
                    ("lacks", Some(text)) => !text.contains(rest),
                    ("none", text) => text.is_none(),
                    _ => false,
                };
                if !holds {
                    wrong.push(format!("{name}: {line}: {text:?}"));
                }
            }
        }
    }
    assert!(checked > 0, "{name}: nothing is checked");
    wrong
}

#[test]
fn pictures_say_what_the_world_in_the_link_does() {
    let text = read("tests/link_pictures/cases.txt");
    let cases: Vec<&str> = text.split("\n\n").filter(|case| !case.starts_with('#')).collect();
    assert!(cases.len() > 15, "{} cases", cases.len());
    let wrong: Vec<String> = cases.into_iter().flat_map(check).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn picture_of_what_is_no_intact_link_is_the_apps() {
    let whole = link_of(&Document::default(), None);
    assert!(LinkPicture::new(of(&whole), EmbedView::World).is_some());
    for hash in ["", "#", "#run", "#s1.", "#s1.!", "#s9.AA", &whole[..whole.len() - 6]] {
        assert!(LinkPicture::new(of(hash), EmbedView::World).is_none(), "{hash}");
    }
}

#[test]
fn drawing_is_as_wide_as_the_frame() {
    let file = "examples/built/02-deny-beats-administrator.json";
    let document = saved_document::from_json(&read(file)).unwrap().0;
    let hash = link_of(&document, Some(&question(file)));
    let picture = LinkPicture::new(of(&hash), EmbedView::Why).unwrap();
    for width in [1, 280, 640, 1200] {
        let drawing = picture.drawing(width);
        assert!(drawing.starts_with(r#"<svg role="group""#), "{drawing}");
        assert!(drawing.contains(&format!(r#" width="{width}""#)), "{drawing}");
        assert_eq!(drawing.matches("<g").count(), drawing.matches("</g>").count());
    }
}

#[test]
fn large_matrix_has_small_cells_in_sight_and_room_for_the_others() {
    let file = "crates/lessons/content/03-role/solution.json";
    let mut document = saved_document::from_json(&read(file)).unwrap().0;
    let drawn = |document: &Document| {
        LinkPicture::new(of(&link_of(document, None)), EmbedView::Matrix).expect("a matrix").html
    };
    let cells = |html: &str| html.matches(r#"<td class="cell "#).count();
    let few = drawn(&document);
    assert!(!few.contains("matrix-scroll small") && few.contains(r#"<span class="word">Allowed</span>"#));
    let asked = |number| ActionOnResource { action: format!("s3:Get{number}"), resource: "*".into() };
    document.requests.extend((0..200).map(asked));
    let many = drawn(&document);
    assert!(many.contains("matrix-scroll small") && !many.contains(r#"class="word""#), "{many}");
    let rows = many.matches(r#"<th scope="row""#).count();
    assert!(rows > 0 && cells(&many) < rows * 40, "{} cells in {rows} rows", cells(&many));
    // 205 columns, of which 36 are drawn.
    assert_eq!(many.matches(r#"width="6422""#).count(), rows + 1, "{many}");
}

#[test]
fn policy_has_the_text_that_is_not_saved_yet() {
    let document = saved_document::from_json(&read("examples/built/13-not-action.json")).unwrap().0;
    let drawn = |drafts: &Drafts| {
        let hash = format!("#{}", link::encode(&document, drafts, None));
        text_of(&LinkPicture::new(of(&hash), EmbedView::Policy).expect("a policy").html)
    };
    let mut drafts = Drafts::new();
    // Of another policy.
    drafts.insert("inline:user:ann:other".into(), "{ \"mine\": 1 }".into());
    assert!(drawn(&drafts).contains("NotAction") && !drawn(&drafts).contains("mine"));
    drafts.insert("inline:user:ann:ann-policy".into(), "{ \"mine\": 1 }".into());
    let text = drawn(&drafts);
    assert!(text.contains("\"mine\": 1") && !text.contains("NotAction"), "{text}");
    assert!(text.contains("Discard changes") && text.contains("Not saved yet"), "{text}");
}

/// A name that would be markup, and would leave an attribute.
const HOSTILE: &str = "</style><img src=x onerror=alert(1)>\"' onload='alert(1)&lt;";

/// What the views write: whatever else comes from a name.
const TAGS: [&str; 48] = [
    "a", "article", "bdi", "button", "circle", "code", "div", "footer", "g", "h2", "h3", "label", "li",
    "main", "mark", "nav", "ol", "option", "p", "path", "pre", "rect", "s", "section", "select", "span",
    "strong", "style", "svg", "text", "title", "ul", "use", "wbr", "h4", "tspan", "datalist", "form",
    "input", "table", "tbody", "td", "th", "thead", "tr", "details", "summary", "textarea",
];

/// The saved form of a world in a file of its own or in a link.
fn saved_json(file: &str) -> String {
    let text = read(file);
    match text.lines().next().and_then(link::decode) {
        Some(opened) => saved_document::to_json(&opened.expect("intact").document, &Drafts::new()),
        None => text,
    }
}

fn tags(html: &str) -> BTreeSet<String> {
    let is_name = |character: &char| character.is_ascii_alphanumeric();
    let each = html.split('<').skip(1).map(|tag| tag.trim_start_matches('/'));
    each.map(|tag| tag.chars().take_while(is_name).collect()).collect()
}

#[test]
fn names_of_a_world_are_text() {
    let mut drawn = 0;
    for (file, names) in [
        ("examples/built/05-permissions-boundary.json", &["ann", "Photo app"][..]),
        ("examples/built/07-allow-list-above.json", &["zoe", "S3AndIam", "Partner"]),
        ("examples/built/13-not-action.json", &["ann-policy", "photo-app-bucket"]),
        ("crates/lessons/content/03-role/solution.json", &["PhotoAppRole", "photo-app"]),
        ("tests/links/s1-imported-account.txt", &["ann", "ReadFromOutside", "photos"]),
    ] {
        for name in names {
            let quoted = serde_json::to_string(HOSTILE).unwrap();
            let saved = saved_json(file).replace(name, quoted.trim_matches('"'));
            let Ok((mut document, _)) = saved_document::from_json(&saved) else { continue };
            let text = format!(
                "---\ntitle: {HOSTILE}\nmisconception: {HOSTILE}\ngoal: {HOSTILE}\n---\n[{HOSTILE}](https://a.b/)\n"
            );
            document.own_lesson =
                Some(OwnLesson { text: text.into(), is_open: true, ..OwnLesson::default() });
            let caller = RequestCaller::Principal(format!("arn:aws:iam::111122223333:user/{HOSTILE}"));
            let request =
                ActionOnResource { action: HOSTILE.into(), resource: format!("arn:aws:s3:::{HOSTILE}") };
            let why = WhyTarget::Cell(caller, request);
            for view in EmbedView::ALL {
                // No request of the matrix is explained, for nobody calls so.
                let asked = (view != EmbedView::Matrix).then_some(&why);
                let Some(picture) = LinkPicture::new(of(&link_of(&document, asked)), view) else {
                    continue;
                };
                drawn += 1;
                let html = [picture.html.clone(), picture.drawing(640)].concat();
                let unknown: Vec<String> =
                    tags(&html).into_iter().filter(|tag| !TAGS.contains(&tag.as_str())).collect();
                assert!(unknown.is_empty(), "{file}: {name}: {unknown:?}");
                assert!(!html.contains("onerror=alert(1)>"), "{file}: {name}");
            }
        }
    }
    assert!(drawn > 20, "{drawn} were drawn");
}
