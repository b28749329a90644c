//! Dialogs that only ask or tell.

use leptos::prelude::*;

use super::close;
use crate::session::command::Command;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::ui::dialog::Modal;

/// Asks before starting over.
#[component]
pub fn Reset() -> impl IntoView {
    let session = use_session();
    let on_close = close();
    let reset = move |_| {
        session.perform(Command::Reset);
        session.drafts.set(Default::default());
        session.fresh_key.set(None);
        session.why.set(None);
        session.selection.set(Some(Selection::Instance(session.document().instance_id())));
        on_close.run(());
    };
    view! {
        <Modal title="Start over?" on_close=on_close>
            <p>"The account goes back to one instance, one empty bucket and one log group. Undo brings your work back."</p>
            <footer class="modal-foot">
                <button type="button" on:click=move |_| on_close.run(())>"Keep working"</button>
                <button type="button" class="danger" on:click=reset>"Start over"</button>
            </footer>
        </Modal>
    }
}

/// The keys.
#[component]
pub fn Keyboard() -> impl IntoView {
    const KEYS: [(&str, &str); 11] = [
        ("Ctrl + K", "Find a thing, or something to do"),
        ("Ctrl + Enter", "Run the app"),
        ("Ctrl + Z, Ctrl + Shift + Z", "Undo, redo"),
        ("F6, Shift + F6", "Next region, previous region"),
        ("Tab, Shift + Tab", "Next control, previous control"),
        ("Arrow keys", "Move in tabs, in the outline and in the access matrix"),
        ("Enter", "Open; explain a cell of the matrix"),
        ("+", "On the map and in the outline: what can be connected with it"),
        ("Delete", "On the map and in the outline: detach it"),
        ("E", "In the access matrix: expect it to be allowed, denied, or nothing"),
        ("Esc", "Close a dialog"),
    ];
    view! {
        <Modal title="Keyboard" on_close=close()>
            <dl class="keys">
                {KEYS.into_iter().map(|(keys, what)| view! { <dt><kbd>{keys}</kbd></dt><dd>{what}</dd> }).collect_view()}
            </dl>
            <p class="hint">"On a Mac, Cmd works like Ctrl."</p>
        </Modal>
    }
}
