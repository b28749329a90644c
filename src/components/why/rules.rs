//! The rules that an answer rests on: how sure each is, AWS's page, and what the sources say where it is not documented.

use iam_policy::explanation::{Certainty, Rule};
use iam_policy::render;
use leptos::prelude::*;

use crate::text::why as text;
use crate::ui::inline_markup::InlineMarkup;

/// The rules in a list.
#[component]
pub fn Rules(rules: Vec<Rule>) -> impl IntoView {
    let items = rules.into_iter().map(rule).collect::<Vec<_>>();
    view! { <ul class="rules" aria-label=text::RULES>{items}</ul> }
}

fn rule(rule: Rule) -> AnyView {
    let page = rule.page();
    // What the sources say begins with the word of the mark.
    let note = render::rule_note(rule);
    let note = note.split_once(": ").map_or(note, |(_, note)| note);
    let note = (!note.is_empty()).then(|| view! { <span><InlineMarkup text=note/></span> });
    view! {
        <li>
            <CertaintyMark certainty=rule.certainty()/>
            <a href=page.url() target="_blank" rel="noopener noreferrer">
                {page.title}<span class="visually-hidden">{text::LEAVES_THE_PLAYGROUND}</span>
            </a>
            {note}
        </li>
    }
    .into_any()
}

/// The word for how sure a rule is.
#[component]
pub fn CertaintyMark(certainty: Certainty) -> impl IntoView {
    let (class, word) = match certainty {
        Certainty::Documented => ("documented", text::DOCUMENTED),
        Certainty::Undocumented => ("undocumented", text::UNDOCUMENTED),
        Certainty::Disputed => ("disputed", text::DISPUTED),
    };
    view! { <span class=format!("certainty {class}")>{word}</span> }
}
