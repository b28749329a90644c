//! The access matrix: a grid of callers and requests, each cell a verdict that opens its explanation.

pub mod add_request;
pub mod cell;
pub mod grid;
mod request_suggestions;
mod small_cells;
pub mod tools;

use add_request::AddRequest;
use grid::Grid;
use leptos::prelude::*;
use tools::Tools;

use crate::components::assumptions::ASSUMPTIONS;
use crate::session::matrix_filter::{VisibleCells, filter_matrix, fold_unused_rows};
use crate::session::use_session;
use crate::text::access_matrix as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// The matrix with its filter, its expectations and its form for further requests.
#[component]
pub fn AccessMatrix() -> impl IntoView {
    let session = use_session();
    let matrix = session.matrix;
    let assumes = ErasedMemo::new(move || matrix.with(|matrix| !matrix.assumptions.is_empty()));
    let asks_nothing = ErasedMemo::new(move || matrix.with(|matrix| matrix.requests.is_empty()));
    let words = RwSignal::new(String::new());
    let only = RwSignal::new("");
    let unfolds = RwSignal::new(false);
    // What was looked for in one lesson is not in the next.
    let lesson = session.derive(|document| document.lesson);
    Effect::new(move |before: Option<()>| {
        lesson.get();
        if before.is_some() {
            words.set(String::new());
            only.set("");
            unfolds.set(false);
        }
    });
    let shown = ErasedMemo::new(move || {
        let words = format!("{} {}", words.get(), only.get());
        matrix.with(|matrix| {
            let mut shown = filter_matrix(matrix, &words);
            if !unfolds.get() {
                fold_unused_rows(matrix, &mut shown);
            }
            shown
        })
    });
    view! {
        <div class="matrix" data-only=move || only.get()>
            <Tools words only shown/>
            {dyn_view(move || assumes.get().then(|| ASSUMPTIONS.show(None)))}
            {dyn_view(move || asks_nothing.get().then(|| view! { <p class="empty">{text::NOTHING_ASKED}</p> }))}
            <Grid shown/>
            <Folded shown unfolds/>
            <AddRequest/>
        </div>
    }
}

/// The rows in which nobody calls: their names, and a press that shows them.
#[component]
fn Folded(shown: ErasedMemo<VisibleCells>, unfolds: RwSignal<bool>) -> impl IntoView {
    let matrix = use_session().matrix;
    let names = ErasedMemo::new(move || {
        let name = |row: &usize| matrix.with(|matrix| matrix.rows.get(*row).map(|row| row.name.clone()));
        shown.with(|shown| shown.unused.iter().filter_map(name).collect::<Vec<_>>())
    });
    dyn_view(move || {
        (!names.with(Vec::is_empty)).then(|| {
            view! {
                <button type="button" class="link folded-rows" on:click=move |_| unfolds.set(true)>{names.with(|names| text::show_unused(names))}</button>
            }
        })
    })
}
