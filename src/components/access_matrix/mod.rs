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

use crate::session::filter::shown;
use crate::session::use_session;
use crate::ui::derived::Derived;

/// The matrix with its filter, its expectations and its form for further requests.
#[component]
pub fn AccessMatrix() -> impl IntoView {
    let matrix = use_session().matrix;
    let words = RwSignal::new(String::new());
    let shown = Derived::new(move || words.with(|words| matrix.with(|matrix| shown(matrix, words))));
    view! {
        <div class="matrix">
            <Tools words shown/>
            <Grid shown/>
            <AddRequest/>
        </div>
    }
}
