//! The grid. A large one has small cells, and only those in sight are on the page.

use leptos::html;
use leptos::prelude::*;

use super::cell::CellView;
use crate::browser::scroll::ScrollTarget;
use crate::browser::virtual_row::CellRange;
use crate::browser::{event_delegation, focus, scroll, virtual_row};
use crate::matrix_layout::column_resource::{column_resource, lacks_external_id};
use crate::matrix_layout::row_markup::Part;
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

/// This many cells outside the sight are kept on the page.
const MARGIN: usize = 2;

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

/// The rows and columns on the page, of those shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Window {
    pub(super) rows: CellRange,
    pub(super) columns: CellRange,
}

impl Window {
    /// What is in sight of a grid scrolled to `left` and `top`.
    fn in_sight(scroll: scroll::Viewport, shown: &VisibleCells) -> Self {
        let part = |from: i32, length: i32, cell: i32, count: usize| {
            let first = (from / cell).max(0) as usize;
            let last = ((from + length) / cell + 1).max(0) as usize;
            CellRange { start: first.saturating_sub(MARGIN).min(count), end: (last + MARGIN).min(count) }
        };
        Self {
            rows: part(scroll.top, scroll.height, SMALL.0, shown.rows.len()),
            columns: part(scroll.left, scroll.width, SMALL.1, shown.columns.len()),
        }
    }
}

/// Explains a verdict, and scrolls to the explanation where a narrow window has it below.
pub(super) fn explain(session: Session, target: WhyTarget) {
    session.explain(target);
    scroll::reveal_after_update("side-panel");
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
    let window = ErasedMemo::new(move || shown.with(|shown| Window::in_sight(scrolled.get(), shown)));
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
    // Asking where it is makes the browser lay out the page at once: only of a grid that scrolls.
    Effect::new(move |_| {
        if is_small.get()
            && let Some(place) = place.get()
        {
            scrolled.set(scroll::viewport_of(&place));
        }
    });
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
                    true => view! { <SmallGrid shown window current/> }.into_any(),
                    false => view! {
                        <thead>{dyn_view(move || matrix.with(|matrix| shown.with(|shown| head(matrix, shown))))}</thead>
                        <tbody>{dyn_view(move || matrix.with(|matrix| shown.with(|shown| body(matrix, shown, current))))}</tbody>
                    }.into_any(),
                })}
            </table>
        </div>
    }
}

/// The part in sight. Scrolled, only the rows and the cells that come are made.
#[component]
fn SmallGrid(
    shown: ErasedMemo<VisibleCells>,
    window: ErasedMemo<Window>,
    current: RwSignal<CellPosition>,
) -> impl IntoView {
    let session = use_session();
    let matrix = session.matrix;
    let columns = ErasedMemo::new(move || window.with(|window| window.columns));
    let rows = move || shown.with(|shown| part(&shown.rows, window.get().rows).collect::<Vec<_>>());
    let row = move |(place, at): (usize, usize)| {
        let tab = ErasedMemo::new(move || {
            Some(current.get()).filter(|current| current.row == place).map(|current| current.column)
        });
        let write = move |columns, alone: bool| {
            let (open, current) = (session.explanation.target(), tab.get());
            matrix.with(|matrix| {
                shown.with(|shown| {
                    let part = Part { matrix, shown, columns, current, open: open.as_ref() };
                    let row = matrix.rows.get(at);
                    row.map(|row| if alone { part.cells(place, row) } else { part.row(place, row) })
                        .unwrap_or_default()
                })
            })
        };
        let element = NodeRef::<html::Tr>::new();
        slide_with(element, columns, shown, write);
        view! { <tr aria-rowindex=place + 2 node_ref=element></tr> }
    };
    let heads = NodeRef::<html::Tr>::new();
    slide_with(heads, columns, shown, move |columns, alone: bool| {
        matrix.with(|matrix| {
            shown.with(|shown| {
                let part = Part { matrix, shown, columns, current: None, open: None };
                if alone { part.heads() } else { part.head() }
            })
        })
    });
    let room = move |rows: fn(&Window, usize) -> usize| {
        let count = move || shown.with(|shown| window.with(|window| rows(window, shown.rows.len())));
        let height = move || format!("{}px", count() as i32 * SMALL.0);
        view! { <tr role="presentation" aria-hidden="true" style:height=height></tr> }
    };
    view! {
        <thead><tr aria-rowindex="1" node_ref=heads></tr></thead>
        <tbody>
            {room(|window, _| window.rows.start)}
            <For each=rows key=|row| *row let(at)>{row(at)}</For>
            {room(|window, count| count.saturating_sub(window.rows.end))}
        </tbody>
    }
}

/// Fills a row with what `write` says of its columns, and slides it when others come into sight.
fn slide_with(
    element: NodeRef<html::Tr>,
    columns: ErasedMemo<CellRange>,
    shown: ErasedMemo<VisibleCells>,
    write: impl Fn(CellRange, bool) -> String + Copy + 'static,
) {
    let drawn = StoredValue::new(CellRange::default());
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let columns = columns.get_untracked();
        element.set_inner_html(&write(columns, false));
        drawn.set_value(columns);
    });
    Effect::new(move |_| {
        let columns = columns.get();
        let before = drawn.get_value();
        let Some(element) = element.get_untracked().filter(|_| before != columns) else { return };
        let count = shown.with_untracked(|shown| shown.columns.len());
        untrack(|| {
            let slid =
                virtual_row::shift_window(&element, before, columns, count, SMALL.1 as usize, |part| {
                    write(part, true)
                });
            if slid.is_none() {
                element.set_inner_html(&write(columns, false));
            }
        });
        drawn.set_value(columns);
    });
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
                caller=row.caller.clone() name=row.name.clone() request=request.clone()/>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_sight_is_on_the_page() {
        let shown =
            VisibleCells { rows: (0..200).collect(), columns: (0..200).collect(), unused: Vec::new() };
        let scroll = scroll::Viewport { left: 3_800, top: 0, width: 380, height: 340 };
        let window = Window::in_sight(scroll, &shown);
        assert_eq!(
            window,
            Window { rows: CellRange { start: 0, end: 13 }, columns: CellRange { start: 98, end: 113 } }
        );
        let end = scroll::Viewport { left: 99_999, ..scroll };
        assert_eq!(Window::in_sight(end, &shown).columns, CellRange { start: 200, end: 200 });
    }
}
