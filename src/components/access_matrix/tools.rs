//! Above the matrix: the filter, and what is expected of the verdicts.

use leptos::prelude::*;

use crate::components::words::Words;
use crate::matrix_layout::sizes;
use crate::session::command::Command;
use crate::session::matrix::expected_verdicts::{assumed, score};
use crate::session::matrix_filter::VisibleCells;
use crate::session::use_session;
use crate::text::access_matrix::{self as text, Shown};
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;

/// Filter and expectations.
#[component]
pub fn Tools(
    words: RwSignal<String>,
    /// The word of the verdicts that alone are shown; empty for all.
    only: RwSignal<&'static str>,
    shown: ErasedMemo<VisibleCells>,
) -> impl IntoView {
    let session = use_session();
    let size = ErasedMemo::new(move || session.matrix.with(sizes::size));
    let score = ErasedMemo::new(move || session.matrix.with(score));
    let many = move || {
        size.with(|(rows, columns)| sizes::has_filter(*rows, *columns)) || words.with(|w| !w.is_empty())
    };
    let count = move || {
        let (rows, columns) = size.get();
        shown.with(|shown| {
            (shown.rows.len() < rows || shown.columns.len() < columns).then(|| {
                text::shown(
                    Shown { count: shown.rows.len(), total: rows },
                    Shown { count: shown.columns.len(), total: columns },
                )
            })
        })
    };
    let choose = move |value: String| {
        let chosen = text::ONLY.iter().find(|(word, _)| *word == value);
        only.set(chosen.map_or("", |(word, _)| word));
    };
    let choices = || text::ONLY.map(|(word, title)| view! { <option value=word>{title}</option> });
    view! {
        <div class="matrix-tools">
            <Show when=move || size.with(|(rows, columns)| sizes::has_choice_of_verdicts(*rows, *columns))>
                <select class="only" aria-label=text::WHICH_VERDICTS prop:value=move || only.get() on:change:target=move |event| choose(event.target().value())>
                    {choices()}
                </select>
            </Show>
            <Show when=many>
                <label for="matrix-filter">{text::FILTER}</label>
                <input id="matrix-filter" type="search" placeholder=text::FILTER_EXAMPLES autocomplete="off" spellcheck="false"
                    prop:value=move || words.get() on:input:target=move |event| words.set(event.target().value())/>
                <span class="hint" role="status">{dyn_view(count)}</span>
            </Show>
            <Show
                when=move || score.with(|(_, all)| *all > 0)
                fallback=move || size.with(|(rows, columns)| sizes::can_expect(*rows, *columns)).then(|| view! {
                    <button type="button" class="quiet" on:click=move |_| { session.perform(Command::ExpectCurrentVerdicts); }
                        title=text::SAVES_THESE_VERDICTS>
                        {text::EXPECT_THESE_VERDICTS}
                    </button>
                })
            >
                <span class="score" class:failing=move || score.with(|(passed, all)| passed < all)>
                    {dyn_view(move || {
                        let (passed, all) = score.get();
                        text::score(passed, all, session.matrix.with(assumed))
                    })}
                </span>
                <button type="button" class="quiet" on:click=move |_| { session.perform(Command::ExpectCurrentVerdicts); }>{text::EXPECT_THESE_INSTEAD}</button>
                <button type="button" class="quiet" on:click=move |_| { session.perform(Command::ForgetExpectations); }>{text::FORGET}</button>
            </Show>
            <Words of="matrix-words"/>
        </div>
    }
}
