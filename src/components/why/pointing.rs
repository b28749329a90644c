//! What is pointed at in an explanation is marked in all of it, on the map and in the matrix; and the other way round.

use std::sync::Arc;

use aws_world::api::Authorization;
use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

use super::what_if::changed;
use crate::browser::{event_delegation, marking};
use crate::session::authorization_lookup::{Lookup, look_up_authorizations};
use crate::session::pointed_at::{Deciders, GateRef, Marked, PointedAt, Pointer, belonging, deciders};
use crate::session::{Session, use_session};

/// What is explained, and who decided what.
struct Explained {
    authorizations: Vec<Authorization>,
    deciders: Deciders,
}

/// Marks what belongs to what is pointed at, for as long as the owner lives. Nothing is asked before something is
/// pointed at.
fn mark_what_belongs(session: Session) {
    let explained = Memo::new_with_compare(
        move |_| {
            let target = session.explanation.target()?;
            let document = session.document();
            let Lookup::Found(found) = look_up_authorizations(&document, &target) else { return None };
            let changes = session.explanation.hypotheses();
            let authorizations = match changes.is_empty() {
                true => found,
                false => found.iter().map(|authorization| changed(authorization, &changes)).collect(),
            };
            let deciders = session.matrix.with(|matrix| deciders(&document, matrix));
            Some(Arc::new(Explained { authorizations, deciders }))
        },
        |_, _| true,
    );
    Effect::new(move |_| {
        let marked = match session.pointer.at() {
            Some(at) => explained.with(|explained| {
                let Explained { authorizations, deciders } = explained.as_deref()?;
                Some(belonging(&session.document_untracked(), authorizations, deciders, &at))
            }),
            None => None,
        };
        session.pointer.mark(marked.unwrap_or_default());
    });
    on_cleanup(move || session.pointer.mark(Marked::default()));
}

/// Marks the gates and policies in an element: those with `data-request`, `data-gate` and `data-policy`.
fn mark_gates(pointer: Pointer, around: NodeRef<html::Div>) {
    Effect::new(move |_| {
        let selector = pointer.with_marked(|marked| {
            let selectors: Vec<String> = marked.gates.iter().map(selector).collect();
            selectors.join(",")
        });
        if let Some(around) = around.get() {
            marking::mark(&around, "pointed", &selector);
        }
    });
}

fn selector(gate: &GateRef) -> String {
    let GateRef { request, gate, policy } = gate;
    let policy = policy.map(|policy| format!("[data-policy=\"{policy}\"]")).unwrap_or_default();
    format!("[data-request=\"{request}\"][data-gate=\"{gate}\"]{policy}")
}

/// Around explanations: whatever in them stands for a gate or a policy can be pointed at, with the pointer or the focus.
#[component]
pub fn Pointable(children: Children) -> impl IntoView {
    let session = use_session();
    let pointer = session.pointer;
    let around = NodeRef::<html::Div>::new();
    mark_what_belongs(session);
    mark_gates(pointer, around);
    let point = move |event: &Event| pointer.point_at(gate_of_event(event).map(PointedAt::Gate));
    // A press shows another policy.
    let press = move |_| mark_what_comes(pointer);
    view! {
        <div node_ref=around on:pointerover=move |event| point(&event) on:pointerleave=move |_| pointer.point_at(None)
            on:focusin=move |event| point(&event) on:focusout=move |_| pointer.point_at(None) on:click=press>
            {children()}
        </div>
    }
}

/// Marks what is about to be drawn, once it is there: new elements have no marks yet.
pub fn mark_what_comes(pointer: Pointer) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        pointer.mark_again();
    });
}

/// The gate or the policy that an event is at.
pub fn gate_of_event(event: &Event) -> Option<GateRef> {
    let gate = event_delegation::number(event, "data-gate")?;
    let request = event_delegation::number(event, "data-request").unwrap_or_default();
    Some(GateRef { request, gate, policy: event_delegation::number(event, "data-policy") })
}
