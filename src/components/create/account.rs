//! Add an account.

use leptos::prelude::*;

use super::form_dialog::{FormDialog, FormOutcome};
use crate::session::command::Command;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::create::account as text;
use crate::ui::field::TextField;

/// Asks for a name; the id is made up, as AWS does.
#[component]
pub fn AddAccount() -> impl IntoView {
    let session = use_session();
    let name = RwSignal::new(String::new());
    let add = move |()| {
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            return FormOutcome::Invalid(text::GIVE_A_NAME);
        }
        let id = session.document_untracked().free_account_id();
        session.perform(Command::AddAccount(name));
        FormOutcome::Done(Some(Selection::Account(id)))
    };
    view! {
        <FormDialog title=text::ADD_ACCOUNT submit=text::ADD_ACCOUNT on_submit=add>
            <TextField id="account-name" label=text::ACCOUNT_NAME value=name placeholder=text::NAME_EXAMPLE
                hint=text::WHAT_AN_ACCOUNT_IS/>
            <p class="hint">{text::JOINS_THE_ORGANIZATION}</p>
        </FormDialog>
    }
}
