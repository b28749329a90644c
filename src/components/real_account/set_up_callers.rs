//! The callers that were set up for questions, each with what takes it from the matrix.

use leptos::prelude::*;

use crate::session::command::Command;
use crate::session::hypothetical_caller::{from_text, name};
use crate::session::selection::RequestCaller;
use crate::session::{Session, use_session};
use crate::text::explain_denied as text;
use crate::ui::dyn_view::dyn_view;

/// Gives a caller that is set up a row of the matrix, unless it has one.
pub fn add_row(session: Session, caller: &RequestCaller) {
    let RequestCaller::Hypothetical(saved) = caller else { return };
    let mut callers = session.document_untracked().callers.clone();
    if !callers.contains(saved) {
        callers.push(saved.clone());
        session.perform(Command::SetCallers(callers));
    }
}

/// The list; nothing where there is none.
#[component]
pub fn SetUpCallers() -> impl IntoView {
    let session = use_session();
    dyn_view(move || {
        let callers = session.document().callers.clone();
        if callers.is_empty() {
            return ().into_any();
        }
        let rows = callers.iter().enumerate().map(|(index, saved)| {
            let name = from_text(saved).map_or_else(|| saved.to_string(), |caller| name(&caller));
            let label = text::remove(&name);
            let remove = move |_| {
                let mut callers = session.document_untracked().callers.clone();
                if index < callers.len() {
                    callers.remove(index);
                }
                session.perform(Command::SetCallers(callers));
            };
            view! { <li><code>{name}</code>" "<button type="button" class="quiet" aria-label=label on:click=remove>{text::REMOVE}</button></li> }
        });
        view! { <h3>{text::SET_UP}</h3><ul class="set-up-callers">{rows.collect_view()}</ul> }.into_any()
    })
}
