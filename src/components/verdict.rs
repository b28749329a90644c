//! A verdict is never color alone: icon, word and shape say it too.

use leptos::prelude::*;

use crate::session::matrix::Verdict;

/// The icon of a verdict.
#[component]
pub fn VerdictIcon(verdict: Verdict) -> impl IntoView {
    view! {
        <svg class=format!("icon verdict {}", verdict.class()) aria-hidden="true">
            <use href=format!("#v-{}", verdict.class())></use>
        </svg>
    }
}

/// Icon and words in a chip.
#[component]
pub fn VerdictChip(
    verdict: Verdict,
    /// Words that say who decided, where the trace is at hand.
    #[prop(optional)]
    words: Option<&'static str>,
) -> impl IntoView {
    let words = words.unwrap_or(verdict.label());
    view! { <span class=format!("chip {}", verdict.class())><VerdictIcon verdict/>{words}</span> }
}
