//! A cell of the matrix: a verdict, what it was, what is expected.

use aws_world::world::ActionOnResource;
use leptos::prelude::*;

use super::grid::{CellPosition, explain};
use crate::components::verdict::VerdictIcon;
use crate::matrix_layout::cell_label::{expectation, label, was};
use crate::session::matrix::Cell;
use crate::session::pointed_at::PointedAt;
use crate::session::selection::{RequestCaller, WhyTarget};
use crate::session::use_session;

/// A cell.
#[component]
pub fn CellView(
    position: CellPosition,
    current: RwSignal<CellPosition>,
    cell: Cell,
    caller: RequestCaller,
    name: String,
    request: ActionOnResource,
    /// What the head of its column says of the resource.
    resource: String,
) -> impl IntoView {
    let session = use_session();
    let changed = cell.before.is_some();
    let (was, expectation) = (was(&cell), expectation(&cell));
    let label = label(&name, &request, &cell);
    let title = label.clone();
    let action = request.action.clone();
    let target = WhyTarget::Cell(caller, request);
    let is_open = {
        let target = target.clone();
        move || session.explanation.is_about(&target).to_string()
    };
    let is_marked = {
        let target = target.clone();
        move || session.pointer.with_marked(|marked| marked.verdicts.contains(&target))
    };
    let pointed_at = StoredValue::new(PointedAt::Verdict(target.clone()));
    let point = move |is_here: bool| session.pointer.point_at(is_here.then(|| pointed_at.get_value()));
    let fails = cell.passes() == Some(false);
    view! {
        <td class=format!("cell {}", cell.verdict.class()) class:changed=changed class:unexpected=fails class:assumed=cell.is_assumed class:pointed=is_marked aria-colindex=position.column + 2>
            <button
                type="button"
                id=position.id()
                tabindex=move || if current.get() == position { "0" } else { "-1" }
                aria-label=label
                title=title
                aria-pressed=is_open
                data-action=action
                data-resource=resource
                on:focus=move |_| {
                    current.set(position);
                    point(true);
                }
                on:blur=move |_| point(false)
                on:pointerenter=move |_| point(true)
                on:pointerleave=move |_| point(false)
                on:click=move |_| {
                    current.set(position);
                    explain(session, target.clone());
                }
            >
                <VerdictIcon verdict=cell.verdict/>
                <span class="word">{cell.label()}</span>
                {was.map(|was| view! { <span class="was">{format!("({was})")}</span> })}
                {expectation.map(|text| view! { <span class=if fails { "expected" } else { "visually-hidden" }>{if fails { "✗ " } else { "" }}{text}</span> })}
            </button>
        </td>
    }
}
