//! What the lines, frames and signs of the map mean.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::MapState;
use crate::components::exposure;
use crate::components::verdict::VerdictIcon;
use crate::map_layout::wires::WireKind;
use crate::session::matrix::Verdict;
use crate::text::buttons;
use crate::text::world_map as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::icon::Icon;

/// The legend, while it is open.
#[component]
pub fn Legend() -> impl IntoView {
    let MapState { legend, .. } = expect_context();
    dyn_view(move || legend.get().then(|| view! { <Entries/> }))
}

/// Closes the legend when Escape is pressed in it or on its button.
pub fn close_by_escape(event: &KeyboardEvent, legend: RwSignal<bool>) {
    if event.key() == "Escape" && legend.get_untracked() {
        event.prevent_default();
        legend.set(false);
    }
}

#[component]
fn Entries() -> impl IntoView {
    let MapState { legend, .. } = expect_context();
    let icons = text::ICONS.iter().map(|(icon, meaning)| view! { <li><Icon name=*icon/>{*meaning}</li> });
    let lines = [
        (WireKind::Taken(Verdict::Allowed), text::LINE_TAKEN),
        (WireKind::Structure, text::LINE_STRUCTURE),
        (WireKind::Grant, text::LINE_GRANT),
        (WireKind::Stranger, text::LINE_STRANGER),
        (WireKind::NotReached, text::LINE_NOT_REACHED),
    ];
    let lines = lines.map(|(kind, meaning)| {
        view! { <li><svg class="line" aria-hidden="true" viewBox="0 0 28 6"><path class=kind.class() d="M0 3H28"></path></svg>{meaning}</li> }
    });
    let signs = [Verdict::Allowed, Verdict::ExplicitDeny, Verdict::ImplicitDeny, Verdict::NoCredentials];
    let signs = signs.map(|verdict| view! { <li><VerdictIcon verdict/>{verdict.label()}</li> });
    let shapes = text::SHAPES
        .iter()
        .map(|(shape, meaning)| view! { <li><span class="shape" data-shape=*shape></span>{*meaning}</li> });
    view! {
        <section class="legend" aria-label=text::LEGEND on:keydown=move |event| close_by_escape(&event, legend)>
            <ul>{signs.collect_view()}{exposure::legend()}{lines.collect_view()}</ul>
            <ul>{shapes.collect_view()}</ul>
            <ul>{icons.collect_view()}</ul>
            <button type="button" class="quiet" on:click=move |_| legend.set(false)>{buttons::CLOSE}</button>
        </section>
    }
}
