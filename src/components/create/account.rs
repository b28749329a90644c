//! Add an account.

use leptos::prelude::*;

use super::close;
use crate::session::command::Command;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::ui::dialog::Modal;
use crate::ui::field::{ErrorText, TextField};

/// Asks for a name; the id is made up, as AWS does.
#[component]
pub fn AddAccount() -> impl IntoView {
    let session = use_session();
    let on_close = close();
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            problem.set("Give the account a name, for example Partner.".to_owned());
            return;
        }
        let id = session.document_untracked().free_account_id();
        session.perform(Command::AddAccount(name));
        session.select(Selection::Account(id));
        on_close.run(());
    };
    view! {
        <Modal title="Add account" on_close=on_close>
            <form on:submit=add>
                <TextField id="account-name" label="Account name" value=name placeholder="Partner"
                    hint="Another account has its own users, roles and buckets. What crosses the border, both accounts have to allow."/>
                <p class="hint">"If there is an organization, the account joins it."</p>
                <ErrorText text=problem/>
                <footer class="modal-foot">
                    <button type="button" on:click=move |_| on_close.run(())>"Cancel"</button>
                    <button type="submit" class="primary">"Add account"</button>
                </footer>
            </form>
        </Modal>
    }
}
