//! A page for each example of the gallery: the situation, the request, and the evaluator's whole explanation of it.

use std::path::Path;

use aws_world::api::Authorization;
use aws_world::world::AccessQuery;
use aws_world::{World, snapshot};
use decision_path::embedded_fonts;
use decision_path::font_face::font_face_rule;
use decision_path::font_metrics::Typeface;
use decision_path::picture::{Frame, picture};
use iam_policy::explanation::GateVerdict;
use iam_policy::{json, render};
use lessons::Lesson;
use maud::{Markup, html};

use crate::decision;
use crate::error::BuildError;
use crate::files;
use crate::index_page;
use crate::page::{EXAMPLES, SitePage, prose};
use crate::text::error;
use crate::text::example as text;

/// The file with the picture of the decision, in the page's folder.
const PICTURE: &str = "decision.svg";

/// Where the examples are, in the repository.
const BUILT: &str = "examples/built";

pub(crate) fn pages(root: &Path) -> Result<Vec<SitePage>, BuildError> {
    let folder = root.join(BUILT);
    let list = json::parse(&files::read(&folder.join("index.json"))?);
    let items = list.root.as_array().ok_or(error::NO_LIST)?;
    let titles: Vec<(String, String)> = items
        .iter()
        .filter_map(|item| {
            let text = |name| item.member(name).and_then(json::Node::as_str);
            Some((path(text("file")?), text("title")?.to_owned()))
        })
        .collect();
    let mut pages: Vec<SitePage> = Vec::new();
    for item in items {
        let text = |name: &str| {
            let text = item.member(name).and_then(json::Node::as_str);
            text.map(str::to_owned).ok_or_else(|| error::no_member(name))
        };
        let file = text("file")?;
        let saved = json::parse(&files::read(&folder.join(&file))?);
        let world = saved.root.member("world").ok_or_else(|| error::no_world(&file))?;
        let world = snapshot::read_json(world).map_err(|error| error::in_file(&file, &error))?;
        let query = AccessQuery {
            principal_arn: text("caller")?,
            action: text("action")?,
            resource: text("resource")?,
        };
        let answer =
            world.simulate_access(&query).ok_or_else(|| error::nobody(&file, &query.principal_arn))?;
        let drawn = alone(&world, &answer).ok_or_else(|| error::nothing_decided(&file))?;
        let (story, wrong) = Lesson::parse(&files::read(&folder.join(&file).with_extension("md"))?);
        if let Some(wrong) = wrong.first() {
            return Err(error::in_line(&file, wrong.line, &wrong.message).into());
        }
        let own = path(&file);
        let related = titles.iter().filter(|(folder, _)| *folder != own).cloned().collect();
        let about = text("about")?;
        let slug = file.trim_end_matches(".json");
        pages.push(SitePage {
            title: text("title")?,
            description: text::description(&about),
            opened: format!("example={slug}"),
            embedded: format!("view=why&example={slug}"),
            invitation: text::OPEN,
            body: body(&about, &story, &world, &answer),
            summary: html! { (about) },
            files: vec![(PICTURE, drawn)],
            related,
            folder: own,
        });
    }
    let all = index_page::Texts {
        title: text::ALL,
        introduction: text::WHAT_AN_EXAMPLE_IS,
        description: text::all_description(pages.len()),
        invitation: text::OPEN_FIRST,
    };
    pages.extend(index_page::index_page(EXAMPLES, all, &pages));
    Ok(pages)
}

/// `09-external-id.json` → `examples/09-external-id/`.
fn path(file: &str) -> String {
    format!("{EXAMPLES}{}/", file.trim_end_matches(".json"))
}

/// The decision with its statement as a picture that stands alone.
fn alone(world: &World, answer: &Authorization) -> Option<String> {
    let faces = [Typeface::Sans, Typeface::SansBold, Typeface::Mono];
    let fonts: String = faces.map(|face| font_face_rule(face, embedded_fonts::woff2(face))).concat();
    let frame = Frame { attributes: "", fonts: &fonts, address: text::DRAWN_BY };
    decision::with_decision(world, answer, |decision| picture(&[*decision], frame)).map(|picture| picture.svg)
}

fn body(about: &str, story: &Lesson, world: &World, answer: &Authorization) -> Markup {
    let Authorization { request, result, .. } = answer;
    let reached = result.gates.iter().filter(|gate| gate.verdict != GateVerdict::NotReached);
    html! {
        p { (about) }
        p { span class="label" { (text::WHAT_SURPRISES) } (prose(&story.unlocks)) }
        h2 { (text::REQUEST) }
        (decision::request(answer))
        (decision::answer(world, answer))
        @if let Some(deny) = render::nearest_deny(request, result) {
            p { (prose(&deny)) }
        }
        @if let Some(message) = render::error_message(request, result) {
            p { (text::AWS_SAYS) }
            pre { (message) }
        }
        p { (text::certainty(render::certainty_word(result.certainty()))) }
        ul {
            @for rule in result.rules() {
                li {
                    a href=(rule.page().url()) { (rule.page().title) }
                    @if !render::rule_note(rule).is_empty() { ": " (prose(render::rule_note(rule))) }
                }
            }
        }
        p class="small" { a href=(PICTURE) { (text::PICTURE) } }
        h2 { (text::STEP_BY_STEP) }
        ol { @for gate in reached { li { (prose(&render::gate_sentence(request, gate))) } } }
        (decision::policies(answer))
        h2 { (text::WHAT_TO_TRY) }
        p { (text::HOW_TO_TRY) }
        ul { @for goal in &story.goals { li { (prose(&goal.text)) } } }
    }
}
