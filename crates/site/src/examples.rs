//! A page for each example of the gallery: the situation, the request, and the evaluator's whole explanation of it.

use std::path::Path;

use aws_world::api::Authorization;
use aws_world::world::AccessQuery;
use aws_world::{World, snapshot};
use decision_path::embedded_fonts;
use decision_path::font_face::font_face_rule;
use decision_path::font_metrics::Typeface;
use decision_path::path::{Decision, DecisionPath};
use decision_path::picture::{Frame, Picture, WIDTH, picture};
use iam_policy::explanation::GateVerdict;
use iam_policy::json::reformat;
use iam_policy::{json, render};
use maud::{Markup, html};

use crate::error::BuildError;
use crate::files;
use crate::page::{SitePage, prose};
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
    let mut pages = Vec::new();
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
        let drawn = draw(&world, &answer).ok_or_else(|| error::nothing_decided(&file))?;
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
            body: body(&about, &query, &answer, &drawn),
            files: vec![(PICTURE, drawn.svg)],
            related,
            folder: own,
        });
    }
    Ok(pages)
}

/// `09-external-id.json` → `examples/09-external-id/`.
fn path(file: &str) -> String {
    format!("examples/{}/", file.trim_end_matches(".json"))
}

/// The decision path with the deciding statement.
#[derive(Debug)]
struct Drawing {
    svg: String,
    height: u32,
    /// The path in words.
    summary: String,
}

fn draw(world: &World, answer: &Authorization) -> Option<Drawing> {
    let Authorization { request, policies, result } = answer;
    let name_of = |id: &str| world.name_of(id);
    let decision = Decision { request, policies, result, name_of: &name_of };
    let faces = [Typeface::Sans, Typeface::SansBold, Typeface::Mono];
    let fonts: String = faces.map(|face| font_face_rule(face, embedded_fonts::woff2(face))).concat();
    let frame = Frame { attributes: "", fonts: &fonts, address: text::DRAWN_BY };
    let Picture { svg, height } = picture(&[decision], frame)?;
    Some(Drawing { svg, height, summary: DecisionPath::new(&decision).summary() })
}

fn body(about: &str, query: &AccessQuery, answer: &Authorization, drawn: &Drawing) -> Markup {
    let Authorization { request, policies, result } = answer;
    // Each document once, in the order of the gates.
    let mut documents: Vec<(String, String)> = Vec::new();
    for outcome in result.gates.iter().flat_map(|gate| &gate.policies) {
        let name = render::source_name(&outcome.source);
        if let Some(policy) = policies.find(&outcome.source)
            && !documents.iter().any(|(known, _)| *known == name)
        {
            documents.push((name, policy.document.text().to_owned()));
        }
    }
    let reached = result.gates.iter().filter(|gate| gate.verdict != GateVerdict::NotReached);
    html! {
        p { (about) }
        h2 { (text::REQUEST) }
        p { code { (query.principal_arn) } (text::ASKS_FOR) code { (query.action) } (text::ON) code { (query.resource) } "." }
        h2 { (text::answer(render::verdict(result))) }
        p { img class="decision" src=(PICTURE) alt=(drawn.summary) width=(WIDTH) height=(drawn.height); }
        p { (prose(&render::deciding_sentence(request, result))) }
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
        h2 { (text::STEP_BY_STEP) }
        ol { @for gate in reached { li { (prose(&render::gate_sentence(request, gate))) } } }
        h2 { (text::POLICIES) }
        @for (name, text) in &documents {
            p { (prose(name)) }
            pre { (reformat(text).unwrap_or_else(|| text.clone())) }
        }
    }
}
