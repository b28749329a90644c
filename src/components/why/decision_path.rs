//! The decision path: the way of a call's requests through their gates as one drawing.

use aws_world::api::Authorization;
use decision_path::layout::{Options, scene};
use decision_path::path::{Decision, DecisionPath, summary};
use decision_path::scene::Target;
use decision_path::svg;
use leptos::html;
use leptos::prelude::*;

use super::pointing::{gate_of_event, mark_what_comes};
use crate::browser::element_size::SizeObserver;
use crate::session::document::Document;
use crate::session::pointed_at::GateRef;
use crate::session::use_session;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// What the drawing looks like.
pub(super) const STYLES: &str = svg::STYLE;

/// Calls `use_decision` with the decision and the names that the document has.
pub(super) fn with_decision<T>(
    document: &Document,
    authorization: &Authorization,
    use_decision: impl FnOnce(&Decision<'_>) -> T,
) -> T {
    let Authorization { request, policies, result } = authorization;
    let name_of = |id: &str| document.world().name_of(id);
    use_decision(&Decision { request, policies, result, name_of: &name_of })
}

/// The drawing, as wide as there is room. A station or a policy that is pressed is put into `pressed`.
#[component]
pub fn DecisionDrawing(
    /// The decisions about the call's requests.
    shown: StoredValue<Vec<Authorization>>,
    /// The one that is drawn in full until another is pressed.
    request: usize,
    pressed: RwSignal<Option<Target>>,
) -> impl IntoView {
    let session = use_session();
    let (document, pointer) = (session.document_untracked(), session.pointer);
    let paths: Vec<DecisionPath> = shown.with_value(|shown| {
        let each =
            shown.iter().map(|authorization| with_decision(&document, authorization, DecisionPath::new));
        each.collect()
    });
    let open = ErasedMemo::new(move || {
        pressed.with(|target| target.as_ref().map_or(request, |at: &Target| at.request))
    });
    let width = RwSignal::new(0);
    let frame = NodeRef::<html::Div>::new();
    let observer = StoredValue::new_local(None::<SizeObserver>);
    Effect::new(move || {
        if let Some(frame) = frame.get() {
            observer.set_value(SizeObserver::new(&frame, move |size| {
                if width.get_untracked() != size.width {
                    width.set(size.width);
                }
            }));
        }
    });
    let of_event = move |event: &leptos::ev::Event| {
        if let Some(GateRef { request, gate, policy }) = gate_of_event(event) {
            pressed.set(Some(Target { request, gate, policy }));
        }
    };
    let press_key = move |event: leptos::ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            of_event(&event);
        }
    };
    let drawing = dyn_view(move || {
        let pixels = width.get();
        mark_what_comes(pointer);
        (pixels > 0).then(|| {
            let drawn = scene(&paths, pixels as f32, Options { has_cause: false, open: Some(open.get()) });
            let view_box = format!("0 0 {} {}", drawn.width, drawn.height);
            view! {
                <svg role="group" aria-label=summary(&paths) width=drawn.width.to_string() height=drawn.height.to_string()
                    viewBox=view_box inner_html=svg::shapes(&drawn, true)></svg>
            }
        })
    });
    view! {
        <div class="decision-path" node_ref=frame on:click=move |event| of_event(&event) on:keydown=press_key>{drawing}</div>
    }
}
