//! What-if switches beside the statement and the policy that they are about.

use iam_policy::evaluation::{Hypothesis, PolicySource};
use iam_policy::explanation::{AuthorizationResult, DecidingStatement, ElementKind, ElementMatch};
use leptos::prelude::*;

use super::what_if::{change, value};
use crate::session::use_session;
use crate::text::why as text;

/// Looks at the request without the deciding statement, and with other values of the condition keys that it asks for.
#[component]
pub fn StatementWhatIf(result: AuthorizationResult) -> impl IntoView {
    let session = use_session();
    let DecidingStatement { statement: place, elements } = result.deciding_statement()?;
    let (_, policy, statement) = result.statement_at(place)?;
    let (source, index) = (policy.source.clone(), statement.index);
    let leave_out = move |_| change(session, Hypothesis::WithoutStatement(source.clone(), index));
    let mut keys: Vec<String> = Vec::new();
    for key in elements.iter().filter_map(|index| condition_key(statement.elements.get(*index)?)) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let forms = keys.into_iter().map(|key| view! { <KeyForm key/> }).collect_view();
    Some(view! {
        <div class="gate-what-if">
            {forms}
            <button type="button" class="quiet" on:click=leave_out>{text::WITHOUT_THIS_STATEMENT}</button>
        </div>
    })
}

/// Looks at the request without the policy.
#[component]
pub fn PolicyWhatIf(source: PolicySource) -> impl IntoView {
    let session = use_session();
    let leave_out = move |_| change(session, Hypothesis::WithoutPolicy(source.clone()));
    view! {
        <div class="gate-what-if">
            <button type="button" class="quiet" on:click=leave_out>{text::WHAT_IF_LEFT_OUT}</button>
        </div>
    }
}

/// Looks at the request with another value of the key.
#[component]
fn KeyForm(key: String) -> impl IntoView {
    let session = use_session();
    let written = RwSignal::new(String::new());
    let label = text::what_if_key_were(&key);
    let look = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let value = value(&key, &written.get_untracked());
        change(session, Hypothesis::Key(key.clone(), Some(value)));
    };
    view! {
        <form class="key-form" on:submit=look>
            <label>
                <span>{label}</span>
                <input type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                    on:input:target=move |event| written.set(event.target().value())/>
            </label>
            <button type="submit" class="quiet">{text::LOOK}</button>
        </form>
    }
}

/// The key of a condition: the element's name is `StringEquals aws:PrincipalTag/team`.
fn condition_key(element: &ElementMatch) -> Option<String> {
    let (_, key) = element.name.split_once(' ')?;
    (element.kind == ElementKind::Condition).then(|| key.to_owned())
}
