//! The decision path: the request's way through its gates as a drawing.

use aws_world::api::Authorization;
use decision_path::layout::{Options, scene};
use decision_path::path::{Decision, DecisionPath};
use decision_path::scene::Target;
use decision_path::svg;
use leptos::html;
use leptos::prelude::*;

use crate::browser::element_width::WidthObserver;
use crate::browser::event_delegation;
use crate::session::document::Document;
use crate::session::use_session;
use crate::ui::dyn_view::dyn_view;

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
    /// Which of the explanations shown.
    place: usize,
    authorization: Authorization,
    pressed: RwSignal<Option<Target>>,
) -> impl IntoView {
    let document = use_session().document_untracked();
    let path = with_decision(&document, &authorization, DecisionPath::new);
    let width = RwSignal::new(0);
    let frame = NodeRef::<html::Div>::new();
    let observer = StoredValue::new_local(None::<WidthObserver>);
    Effect::new(move || {
        if let Some(frame) = frame.get() {
            observer.set_value(WidthObserver::new(&frame, move |pixels| {
                if width.get_untracked() != pixels {
                    width.set(pixels);
                }
            }));
        }
    });
    let press = move |target: Option<usize>, policy: Option<usize>| {
        if let Some(gate) = target {
            pressed.set(Some(Target { gate, policy }));
        }
    };
    let of_event = move |event: &leptos::ev::Event| {
        let policy = event_delegation::number(event, "data-policy");
        press(event_delegation::number(event, "data-gate"), policy);
    };
    let press_key = move |event: leptos::ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            of_event(&event);
        }
    };
    let drawing = dyn_view(move || {
        let pixels = width.get();
        (pixels > 0).then(|| {
            let drawn = scene(&path, pixels as f32, Options { has_cause: false });
            let view_box = format!("0 0 {} {}", drawn.width, drawn.height);
            view! {
                <svg role="group" aria-label=path.summary() width=drawn.width.to_string() height=drawn.height.to_string()
                    viewBox=view_box inner_html=svg::shapes(&drawn, true)></svg>
            }
        })
    });
    view! {
        <div class="decision-path" data-request=place node_ref=frame on:click=move |event| of_event(&event) on:keydown=press_key>{drawing}</div>
    }
}
