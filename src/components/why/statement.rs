//! One statement of the trace: each element, matched or not, with its reason.

use iam_policy::evaluation::{Hypothesis, PolicySource};
use iam_policy::explanation::{Certainty, Effect, StatementOutcome};
use iam_policy::render;
use leptos::prelude::*;

use super::rules::CertaintyMark;
use super::what_if::change;
use crate::session::use_session;
use crate::text::why as text;
use crate::ui::inline_markup::InlineMarkup;

/// A statement and its elements.
#[component]
pub fn Statement(statement: StatementOutcome, source: PolicySource) -> impl IntoView {
    let session = use_session();
    let name = text::statement(statement.index + 1, statement.sid.as_deref());
    let (effect, class) = match (statement.effect, statement.applies) {
        (Effect::Allow, true) => (text::ALLOW_APPLIES, "allowed"),
        (Effect::Deny, true) => (text::DENY_APPLIES, "explicit-deny"),
        (Effect::Allow, false) => (text::ALLOW_DOES_NOT_APPLY, "implicit-deny"),
        (Effect::Deny, false) => (text::DENY_DOES_NOT_APPLY, "implicit-deny"),
    };
    let elements = statement
        .elements
        .iter()
        .map(|element| {
            let (class, word) = if element.matches { ("match", "✓") } else { ("mismatch", "✗") };
            let said = if element.matches { text::MATCHES } else { text::DOES_NOT_MATCH };
            let certainty = element.rule.certainty();
            let open = certainty != Certainty::Documented;
            let mark = open.then(|| view! { " "<CertaintyMark certainty/> });
            view! {
                <li class=class>
                    <span class="mark" aria-hidden="true">{word}</span>
                    <span>
                        <code>{element.name.clone()}</code>" "
                        <span class="visually-hidden">{said}</span>
                        <InlineMarkup text=render::element_sentence(element)/>
                        {mark}
                    </span>
                </li>
            }
        })
        .collect_view();
    let label = text::leave_out(&name);
    let index = statement.index;
    let leave_out = move |_| change(session, Hypothesis::WithoutStatement(source.clone(), index));
    view! {
        <div class=format!("statement {class}")>
            <p class="statement-head">
                <span><strong>{name}</strong>" "<span class="said">{effect}</span></span>
                <button type="button" class="quiet" aria-label=label on:click=leave_out>{text::LEAVE_OUT}</button>
            </p>
            <ul class="elements">{elements}</ul>
        </div>
    }
}
