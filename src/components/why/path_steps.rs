//! The way of the explained request as numbered steps, for screens too narrow for the map.

use leptos::prelude::*;

use crate::components::verdict::VerdictChip;
use crate::session::map_items::stop_of;
use crate::session::request_path::trace_path;
use crate::session::use_session;
use crate::text::request_path as text;
use crate::ui::icon::Icon;

/// What the request goes through, up to where it is decided. style/why.css shows it where there is no map.
#[component]
pub fn PathSteps() -> impl IntoView {
    let session = use_session();
    let document = session.document_untracked();
    let way = session.explanation.target_untracked().and_then(|target| trace_path(&document, &target))?;
    let last = way.steps.len().saturating_sub(1);
    let (verdict, words) = (way.verdict, way.verdict_text);
    let steps = way
        .steps
        .into_iter()
        .enumerate()
        .filter_map(|(index, step)| {
            let thing = stop_of(&document, &step)?;
            let label = text::open(&thing.title);
            Some(view! {
                <li>
                    <Icon name=thing.icon/>
                    <span class="call-text">
                        <button type="button" class="link" aria-label=label on:click=move |_| session.open_selection(step.clone())>{thing.title.clone()}</button>
                        <span class="card-note">" "{thing.summary.clone()}</span>
                    </span>
                    {(index == last).then(|| view! { <VerdictChip verdict words/> })}
                </li>
            })
        })
        .collect_view();
    Some(view! {
        <section class="path-steps">
            <h4 id="path-steps">{text::TITLE}</h4>
            <ol aria-labelledby="path-steps">{steps}</ol>
        </section>
    })
}
