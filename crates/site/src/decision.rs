//! A decision on a page: its request, the drawing of its path for every width, the reason, the policies behind it.

use aws_world::World;
use aws_world::api::Authorization;
use decision_path::layout::{Options, scene};
use decision_path::path::{Decision, DecisionPath};
use decision_path::svg::shapes;
use iam_policy::json::reformat;
use iam_policy::render;
use maud::{Markup, PreEscaped, html};

use crate::page::prose;
use crate::text::decision as text;

/// The drawing's widths in pixels, with the classes by which style/pages.css shows one of them.
const WIDTHS: [(&str, u16); 3] = [("narrow", 328), ("medium", 640), ("wide", 1008)];

/// Calls `use_decision` with the decision and the names that the world has.
pub(crate) fn with_decision<T>(
    world: &World,
    answer: &Authorization,
    use_decision: impl FnOnce(&Decision<'_>) -> T,
) -> T {
    let Authorization { request, policies, result } = answer;
    let name_of = |id: &str| world.name_of(id);
    use_decision(&Decision { request, policies, result, name_of: &name_of })
}

/// Caller, action and resource, one sentence.
pub(crate) fn request(answer: &Authorization) -> Markup {
    let request = &answer.request;
    let sentence = text::asks_for(&request.caller.display_name(), &request.action, &request.resource);
    html! { p { (prose(&sentence)) } }
}

/// The verdict as a heading, the drawing, the reason.
pub(crate) fn answer(world: &World, answer: &Authorization) -> Markup {
    let Authorization { request, result, .. } = answer;
    html! {
        h2 { (text::answer(render::verdict(result))) }
        (drawing(world, answer))
        p { (prose(&render::deciding_sentence(request, result))) }
    }
}

/// The path, drawn once for each width. It has the colors and fonts of the page.
fn drawing(world: &World, answer: &Authorization) -> Markup {
    let path = with_decision(world, answer, DecisionPath::new);
    let summary = path.summary();
    let paths = [path];
    html! {
        figure class="decision" {
            @for (class, width) in WIDTHS {
                @let drawn = scene(&paths, f32::from(width), Options { has_cause: true, open: None });
                @let height = drawn.height.ceil();
                svg class=(class) role="img" aria-label=(summary) width=(width) height=(height) viewBox={ "0 0 " (width) " " (height) } {
                    (PreEscaped(shapes(&drawn, false)))
                }
            }
        }
    }
}

/// The documents that took part, formatted, each once, in the order of the gates. Empty where there are none.
pub(crate) fn policies(answer: &Authorization) -> Markup {
    let mut documents: Vec<(String, &str)> = Vec::new();
    for outcome in answer.result.gates.iter().flat_map(|gate| &gate.policies) {
        let name = render::source_name(&outcome.source);
        if let Some(policy) = answer.policies.find(&outcome.source)
            && !documents.iter().any(|(known, _)| *known == name)
        {
            documents.push((name, policy.document.text()));
        }
    }
    html! {
        @if !documents.is_empty() {
            h2 { (text::POLICIES) }
            @for (name, text) in documents {
                p { (prose(&name)) }
                pre { (reformat(text).unwrap_or_else(|| text.to_owned())) }
            }
        }
    }
}
