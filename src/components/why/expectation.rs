//! What the reader expects of the explained cell of the matrix.

use aws_world::world::ActionOnResource;
use leptos::prelude::*;

use crate::session::command::Command;
use crate::session::expectation::expectation_for;
use crate::session::selection::RequestCaller;
use crate::session::use_session;
use crate::text::why as text;

/// A choice that is saved with the document.
#[component]
pub fn ExpectedVerdict(caller: RequestCaller, request: ActionOnResource) -> impl IntoView {
    let session = use_session();
    let expected = {
        let (caller, request) = (caller.clone(), request.clone());
        session.derive(move |document| expectation_for(&document.expected, &caller, &request))
    };
    let choose = move |value: String| {
        let allowed = match value.as_str() {
            "allowed" => Some(true),
            "denied" => Some(false),
            _ => None,
        };
        session.perform(Command::Expect { caller: caller.clone(), request: request.clone(), allowed });
    };
    let option = move |value: &'static str, title: &'static str, wanted: Option<bool>| {
        view! { <option value=value selected=move || expected.get() == wanted>{title}</option> }
    };
    view! {
        <p class="expected-verdict">
            <label for="expected-verdict">{text::EXPECTED}</label>
            <select id="expected-verdict" on:change:target=move |event| choose(event.target().value())>
                {option("", text::NOTHING, None)}
                {option("allowed", text::ALLOWED, Some(true))}
                {option("denied", text::DENIED, Some(false))}
            </select>
        </p>
    }
}
