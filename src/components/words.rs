//! A question mark at a place of the first load whose words AWS gave their meaning. What they mean is fetched when it is
//! asked for.

use leptos::prelude::*;

use super::glossary::explained;
use crate::text::glossary as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::lazy_view::lazy_view;

lazy_view!(WORDS = words_chunk: words in words);

/// The place that is asked about.
#[derive(Clone, Copy, Debug)]
struct Asked(&'static str);

/// The question mark, and what it opens: about the place `of`, one of [`text::WORDS`].
#[component]
pub fn Words(of: &'static str) -> impl IntoView {
    let asked = RwSignal::new(false);
    view! {
        <button type="button" class="term about" aria-label=text::THESE_WORDS title=text::THESE_WORDS popovertarget=of
            on:click=move |_| asked.set(true)>"?"</button>
        <div class="meaning" popover="auto" id=of aria-live="polite">
            {dyn_view(move || asked.get().then(|| {
                provide_context(Asked(of));
                WORDS.show(None)
            }))}
        </div>
    }
}

fn words() -> AnyView {
    let Asked(of) = expect_context();
    let said = text::WORDS.iter().filter(|(place, _)| *place == of);
    said.map(|(_, sentences)| sentences.map(|text| view! { <p>{explained(text)}</p> }).collect_view())
        .collect_view()
        .into_any()
}
