//! The grid. A large one has small cells, and only those in sight are on the page.

use leptos::html;
use leptos::prelude::*;

use super::cell::CellView;
use super::small_cells::SMALL_CELLS;
use crate::browser::scroll::ScrollTarget;
use crate::browser::virtual_row::CellRange;
use crate::browser::{event_delegation, focus, scroll};
use crate::matrix_layout::column_resource::{column_resource, lacks_external_id};
use crate::matrix_layout::sizes::{self, SMALL, part};
use crate::session::command::Command;
use crate::session::matrix::{Matrix, Row};
use crate::session::matrix_filter::VisibleCells;
use crate::session::selection::WhyTarget;
use crate::session::{Session, use_session};
use crate::text::access_matrix as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::Breakable;

/// A cell's row and column, of those shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CellPosition {
    pub(super) row: usize,
    pub(super) column: usize,
}

impl CellPosition {
    /// Id of the cell's button.
    pub(super) fn id(self) -> String {
        format!("cell-{}-{}", self.row, self.column)
    }

    /// The position in the markup of a small cell.
    fn of_event(event: &leptos::ev::Event) -> Option<Self> {
        let (row, column) = event_delegation::number_pair(event, "data-place")?;
        Some(Self { row, column })
    }
}

/// Explains a verdict, and scrolls to the explanation where a narrow window has it below.
pub(super) fn explain(session: Session, target: WhyTarget) {
    session.explain(target);
    scroll::reveal_after_update("side-panel");
}

/// What a grid with small cells hangs on, as a context: it is in a chunk.
#[derive(Clone, Copy, Debug)]
pub(super) struct ScrolledGrid {
    pub(super) shown: ErasedMemo<VisibleCells>,
    pub(super) current: RwSignal<CellPosition>,
    /// What scrolls.
    pub(super) place: NodeRef<html::Div>,
    /// What of it is in sight.
    pub(super) scrolled: RwSignal<scroll::Viewport>,
}

/// The cells that the filter leaves.
#[component]
pub fn Grid(shown: ErasedMemo<VisibleCells>) -> impl IntoView {
    let session = use_session();
    let matrix = session.matrix;
    let current = RwSignal::new(CellPosition::default());
    let place = NodeRef::<html::Div>::new();
    let scrolled = RwSignal::new(scroll::Viewport::default());
    let is_small = ErasedMemo::new(move || shown.with(sizes::is_small));
    provide_context(ScrolledGrid { shown, current, place, scrolled });
    // The small cells have no listeners of their own.
    let on_click = move |event: leptos::ev::MouseEvent| {
        if let Some(own) = event_delegation::number(&event, "data-remove") {
            session.perform(Command::RemoveRequest(own));
        } else if let Some(position) = CellPosition::of_event(&event) {
            current.set(position);
            let target =
                matrix.with_untracked(|matrix| shown.with_untracked(|shown| target(matrix, shown, position)));
            if let Some(target) = target {
                explain(session, target);
                focus::focus_without_scrolling(position.id());
            }
        }
    };
    let on_focus = move |event: leptos::ev::FocusEvent| {
        let focused = CellPosition::of_event(&event).filter(|focused| *focused != current.get_untracked());
        if let Some(focused) = focused {
            current.set(focused);
            focus::focus_without_scrolling(focused.id());
        }
    };
    let width = move || match is_small.get() {
        true => shown.with(sizes::small_width),
        false => String::new(),
    };
    // Other cells in sight are other markup: the one with the focus is made anew with the rest.
    let on_scroll = move |_| {
        let Some(place) = place.get_untracked() else { return };
        if focus::has_focus_within(&place) {
            focus::focus_without_scrolling(current.get_untracked().id());
        }
        scrolled.set(scroll::viewport_of(&place));
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let (rows, columns) = shown.with_untracked(|shown| (shown.rows.len(), shown.columns.len()));
        let position = current.get_untracked();
        let CellPosition { row, column } = position;
        let next = match event.key().as_str() {
            "ArrowDown" => CellPosition { row: row + 1, column },
            "ArrowUp" => CellPosition { row: row.saturating_sub(1), column },
            "ArrowRight" => CellPosition { row, column: column + 1 },
            "ArrowLeft" => CellPosition { row, column: column.saturating_sub(1) },
            "PageDown" => CellPosition { row: row + 10, column },
            "PageUp" => CellPosition { row: row.saturating_sub(10), column },
            "Home" => CellPosition { row, column: 0 },
            "End" => CellPosition { row, column: columns.saturating_sub(1) },
            "e" | "E" if !event.ctrl_key() && !event.meta_key() => {
                event.prevent_default();
                expect_otherwise(session, &shown.get_untracked(), position);
                position
            }
            _ => return,
        };
        event.prevent_default();
        let next = CellPosition {
            row: next.row.min(rows.saturating_sub(1)),
            column: next.column.min(columns.saturating_sub(1)),
        };
        current.set(next);
        let id = next.id();
        match place.get_untracked().filter(|_| is_small.get_untracked()) {
            Some(place) => {
                let row = ScrollTarget { index: next.row, size: SMALL.0 };
                let column = ScrollTarget { index: next.column, size: SMALL.1 };
                scrolled.set(scroll::scroll_into_view(&place, row, column));
                focus::focus_without_scrolling(id);
            }
            None => focus::focus_after_update(id),
        }
    };
    view! {
        <div class="matrix-scroll" class:small=move || is_small.get() node_ref=place
            on:scroll=on_scroll>
            <table role="grid" aria-label=text::WHO_MAY_WHAT style:width=width
                aria-rowcount=move || shown.with(|shown| shown.rows.len() + 1)
                aria-colcount=move || shown.with(|shown| shown.columns.len() + 1)
                on:keydown=on_key
                on:click=on_click on:focusin=on_focus>
                {dyn_view(move || match is_small.get() {
                    true => SMALL_CELLS.show(None),
                    false => view! {
                        <thead>{dyn_view(move || matrix.with(|matrix| shown.with(|shown| head(matrix, shown))))}</thead>
                        <tbody>{dyn_view(move || matrix.with(|matrix| shown.with(|shown| body(matrix, shown, current))))}</tbody>
                    }.into_any(),
                })}
            </table>
        </div>
    }
}

/// What explains the cell.
fn target(matrix: &Matrix, shown: &VisibleCells, position: CellPosition) -> Option<WhyTarget> {
    let row = matrix.rows.get(*shown.rows.get(position.row)?)?;
    let request = matrix.requests.get(*shown.columns.get(position.column)?)?;
    Some(WhyTarget::Cell(row.caller.clone(), request.clone()))
}

/// Nothing expected, then allowed, then denied, then nothing again.
fn expect_otherwise(session: Session, shown: &VisibleCells, position: CellPosition) {
    let command = session.matrix.with_untracked(|matrix| {
        let row = matrix.rows.get(*shown.rows.get(position.row)?)?;
        let column = *shown.columns.get(position.column)?;
        let allowed = match row.cells.get(column)?.expected {
            None => Some(true),
            Some(true) => Some(false),
            Some(false) => None,
        };
        let request = matrix.requests.get(column)?.clone();
        Some(Command::Expect { caller: row.caller.clone(), request, allowed })
    });
    if let Some(command) = command {
        session.perform(command);
    }
}

fn head(matrix: &Matrix, shown: &VisibleCells) -> AnyView {
    let session = use_session();
    let document = session.document_untracked();
    let columns = part(&shown.columns, CellRange::all(shown.columns.len())).filter_map(|(place, at)| {
        let request = matrix.requests.get(at)?;
        let (service, name) = request.action.split_once(':').unwrap_or(("", &request.action));
        let remove = at.checked_sub(matrix.app_steps).map(|own| {
            let label = text::remove(&request.action);
            view! {
                <button type="button" class="quiet remove" aria-label=label
                    on:click=move |_| { session.perform(Command::RemoveRequest(own)); }>
                    "×"
                </button>
            }
        });
        Some(view! {
            <th scope="col" title=text::action_on_resource(&request.action, &request.resource) aria-colindex=place + 2>
                <span class="service">{format!("{service}:")}</span>
                <span><Breakable text=name/></span>
                <span class="visually-hidden">{text::on_resource(&request.resource)}</span>
                <span class="head-resource" aria-hidden="true"><Breakable text=column_resource(matrix, at)/></span>
                {lacks_external_id(&document, request).then(|| view! { <span class="head-note">{text::NO_EXTERNAL_ID}</span> })}
                {remove}
            </th>
        })
    });
    view! {
        <tr aria-rowindex="1">
            <th scope="col"><span class="visually-hidden">{text::CALLER}</span></th>
            {columns.collect_view()}
        </tr>
    }
    .into_any()
}

fn body(matrix: &Matrix, shown: &VisibleCells, current: RwSignal<CellPosition>) -> AnyView {
    let rows = part(&shown.rows, CellRange::all(shown.rows.len())).filter_map(|(place, at)| {
        let row = matrix.rows.get(at)?;
        Some(row_view(matrix, row, place, shown, current))
    });
    rows.collect_view().into_any()
}

fn row_view(
    matrix: &Matrix,
    row: &Row,
    place: usize,
    shown: &VisibleCells,
    current: RwSignal<CellPosition>,
) -> AnyView {
    let cells = part(&shown.columns, CellRange::all(shown.columns.len())).filter_map(|(column, at)| {
        let (cell, request) = (row.cells.get(at)?, matrix.requests.get(at)?);
        Some(view! {
            <CellView position=CellPosition { row: place, column } current cell=cell.clone()
                caller=row.caller.clone() name=row.name.clone() request=request.clone() resource=column_resource(matrix, at)/>
        })
    });
    view! {
        <tr aria-rowindex=place + 2>
            <th scope="row" title=row.name.clone()>
                <span class="card-title"><Breakable text=row.name.clone()/></span>
                <span class="card-note"><Breakable text=row.kind.clone()/></span>
            </th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}
