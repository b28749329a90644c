//! The cells of a large matrix: small, and only those in sight are on the page. They come when there are so many.

use leptos::html;
use leptos::prelude::*;

use super::grid::ScrolledGrid;
use crate::browser::scroll;
use crate::browser::virtual_row::{self, CellRange};
use crate::matrix_layout::row_markup::Part;
use crate::matrix_layout::sizes::{SMALL, part};
use crate::session::matrix_filter::VisibleCells;
use crate::session::use_session;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::lazy_view::lazy_view;

lazy_view!(pub(super) SMALL_CELLS = small_cells_chunk: small_cells in small_cells);

const STYLES: &str = include_str!("../../../style/matrix-small.css");

/// This many cells outside the sight are kept on the page.
const MARGIN: usize = 2;

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

/// The part in sight. Scrolled, only the rows and the cells that come are made.
fn small_cells() -> AnyView {
    let session = use_session();
    let ScrolledGrid { shown, current, place, scrolled } = expect_context();
    // Its styles come with it, and only then is it known what is in sight.
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            scrolled.set(scroll::viewport_of(&place));
        }
    });
    let window = ErasedMemo::new(move || shown.with(|shown| Window::in_sight(scrolled.get(), shown)));
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
        <style>{STYLES}</style>
        <thead><tr aria-rowindex="1" node_ref=heads></tr></thead>
        <tbody>
            {room(|window, _| window.rows.start)}
            <For each=rows key=|row| *row let(at)>{row(at)}</For>
            {room(|window, count| count.saturating_sub(window.rows.end))}
        </tbody>
    }
    .into_any()
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
