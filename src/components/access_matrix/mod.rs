//! The access matrix: a grid of callers and requests, each cell a verdict that opens its explanation.

pub mod add_request;
mod asking;
pub mod cell;
pub mod grid;
mod small;
pub mod tools;

use add_request::AddRequest;
use grid::Grid;
use leptos::prelude::*;
use tools::Tools;

use crate::components::assumptions::ASSUMPTIONS;
use crate::session::matrix_filter::filter_matrix;
use crate::session::use_session;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// The matrix with its filter, its expectations and its form for further requests.
#[component]
pub fn AccessMatrix() -> impl IntoView {
    let matrix = use_session().matrix;
    let assumes = ErasedMemo::new(move || matrix.with(|matrix| !matrix.assumptions.is_empty()));
    let words = RwSignal::new(String::new());
    let shown =
        ErasedMemo::new(move || words.with(|words| matrix.with(|matrix| filter_matrix(matrix, words))));
    view! {
        <div class="matrix">
            <Tools words shown/>
            {dyn_view(move || assumes.get().then(|| ASSUMPTIONS.show(None)))}
            <Grid shown/>
            <AddRequest/>
        </div>
    }
}
