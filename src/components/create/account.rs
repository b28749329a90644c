//! Add an account.

use leptos::prelude::*;

use crate::components::close_dialog::close_dialog;
use crate::session::command::Command;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::create::account as text;
use crate::ui::dialog::Modal;
use crate::ui::field::{ErrorText, TextField};

/// Asks for a name; the id is made up, as AWS does.
#[component]
pub fn AddAccount() -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            problem.set(text::GIVE_A_NAME.to_owned());
            return;
        }
        let id = session.document_untracked().free_account_id();
        session.perform(Command::AddAccount(name));
        session.select(Selection::Account(id));
        on_close.run(());
    };
    view! {
        <Modal title=text::ADD_ACCOUNT on_close=on_close>
            <form on:submit=add>
                <TextField id="account-name" label=text::ACCOUNT_NAME value=name placeholder=text::NAME_EXAMPLE
                    hint=text::WHAT_AN_ACCOUNT_IS/>
                <p class="hint">{text::JOINS_THE_ORGANIZATION}</p>
                <ErrorText text=problem/>
                <footer class="modal-foot">
                    <button type="button" on:click=move |_| on_close.run(())>{buttons::CANCEL}</button>
                    <button type="submit" class="primary">{text::ADD_ACCOUNT}</button>
                </footer>
            </form>
        </Modal>
    }
}
