//! A new access key: the one time its secret is shown.

use aws_world::program::{AccessKeyPair, KeyLocation};
use aws_world::sts::Credentials;
use leptos::prelude::*;

use crate::components::close_dialog::close_dialog;
use crate::components::copy_text::copy_text;
use crate::components::glossary::Term;
use crate::session::command::Command;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::create::access_key as text;
use crate::text::session::messages;
use crate::ui::dialog::Modal;

/// Shows the key, copies it, or pastes it straight into the app.
#[component]
pub fn NewAccessKey(credentials: Credentials) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let both = format!("{}\n{}", credentials.access_key_id, credentials.secret_access_key);
    let copy = move |_| copy_text(session, both.clone(), messages::KEY);
    let keys = AccessKeyPair {
        access_key_id: credentials.access_key_id.clone(),
        secret_access_key: credentials.secret_access_key.clone(),
    };
    let paste = move |place: KeyLocation| {
        session.perform(Command::SetKeys(place, Some(keys.clone())));
        session.select(Selection::Instance(session.document_untracked().instance_id()));
        on_close.run(());
    };
    let paste = StoredValue::new(paste);
    view! {
        <Modal title=text::ACCESS_KEY_CREATED on_close=on_close>
            <p>{text::SHOWN_ONCE}</p>
            <dl>
                <dt><Term name=text::ACCESS_KEY_ID/></dt><dd><code id="new-key-id">{credentials.access_key_id.clone()}</code></dd>
                <dt><Term name=text::SECRET_ACCESS_KEY/></dt><dd><code id="new-key-secret">{credentials.secret_access_key.clone()}</code></dd>
            </dl>
            <p class="hint">{text::OPENS_NOTHING}</p>
            <footer class="modal-foot">
                <button type="button" on:click=copy>{text::COPY_BOTH}</button>
                <button type="button" on:click=move |_| paste.with_value(|p| p(KeyLocation::SharedFile))>{text::PASTE_INTO_THE_FILE}</button>
                <button type="button" class="primary" on:click=move |_| paste.with_value(|p| p(KeyLocation::Code))>{text::PASTE_INTO_THE_CODE}</button>
                <button type="button" on:click=move |_| on_close.run(())>{buttons::DONE}</button>
            </footer>
        </Modal>
    }
}
