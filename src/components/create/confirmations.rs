//! Dialogs that only ask or tell.

use leptos::prelude::*;

use crate::components::close_dialog::close_dialog;
use crate::components::landing::LandingStrip;
use crate::session::command::Command;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::create::simple as text;
use crate::ui::dialog::Modal;

/// Asks before starting over.
#[component]
pub fn Reset() -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let reset = move |_| {
        session.perform(Command::Reset);
        session.selection.set(Some(Selection::Instance(session.document_untracked().instance_id())));
        on_close.run(());
    };
    view! {
        <Modal title=text::START_OVER_QUESTION on_close=on_close>
            <p>{text::WHAT_IS_LOST}</p>
            <footer class="modal-foot">
                <button type="button" on:click=move |_| on_close.run(())>{text::KEEP_WORKING}</button>
                <button type="button" class="danger" on:click=reset>{text::START_OVER}</button>
            </footer>
        </Modal>
    }
}

/// The keys.
#[component]
pub fn Keyboard() -> impl IntoView {
    let on_close = close_dialog();
    // An embed has no strip.
    let introduction = use_context::<LandingStrip>().map(|strip| {
        let show = move |_| {
            strip.open();
            on_close.run(());
        };
        view! { <footer class="modal-foot"><button type="button" on:click=show>{text::SHOW_INTRODUCTION}</button></footer> }
    });
    view! {
        <Modal title=text::KEYBOARD on_close=on_close>
            <dl class="keys">
                {text::KEYS.into_iter().map(|(keys, what)| view! { <dt><kbd>{keys}</kbd></dt><dd>{what}</dd> }).collect_view()}
            </dl>
            <p class="hint">{text::ON_A_MAC}</p>
            {introduction}
        </Modal>
    }
}
