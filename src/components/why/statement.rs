//! One statement of the trace: each element, matched or not, with its reason.

use iam_policy::explanation::{Effect, StatementOutcome};
use iam_policy::render;
use leptos::prelude::*;

use crate::ui::prose::Prose;

/// A statement and its elements.
#[component]
pub fn Statement(statement: StatementOutcome) -> impl IntoView {
    let name = match &statement.sid {
        Some(sid) => format!("Statement {} ({sid})", statement.index + 1),
        None => format!("Statement {}", statement.index + 1),
    };
    let (effect, class) = match (statement.effect, statement.applies) {
        (Effect::Allow, true) => ("Allow: applies", "allowed"),
        (Effect::Deny, true) => ("Deny: applies", "explicit-deny"),
        (Effect::Allow, false) => ("Allow: does not apply", "implicit-deny"),
        (Effect::Deny, false) => ("Deny: does not apply", "implicit-deny"),
    };
    let elements = statement
        .elements
        .iter()
        .map(|element| {
            let (class, word) = if element.matches { ("match", "✓") } else { ("mismatch", "✗") };
            let said = if element.matches { "matches: " } else { "does not match: " };
            view! {
                <li class=class>
                    <span class="mark" aria-hidden="true">{word}</span>
                    <span>
                        <code>{element.name.clone()}</code>" "
                        <span class="visually-hidden">{said}</span>
                        <Prose text=render::element_sentence(element)/>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class=format!("statement {class}")>
            <p class="statement-head"><strong>{name}</strong>" "<span class="said">{effect}</span></p>
            <ul class="elements">{elements}</ul>
        </div>
    }
}
