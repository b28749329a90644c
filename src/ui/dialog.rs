//! A modal dialog. The browser's own element keeps the focus inside and closes it on Escape.

use leptos::html;
use leptos::prelude::*;

use crate::browser::focus;
use crate::text::buttons;

/// Styles of dialogs, which come with each: at the start there is none.
const STYLES: &str = include_str!("../../style/dialogs.css");

/// A modal dialog, open for as long as it is mounted. What had the focus before has it after.
#[component]
pub fn Modal(
    /// Heading, and the dialog's name.
    #[prop(into)]
    title: String,
    /// Called when the user closes it.
    #[prop(into)]
    on_close: Callback<()>,
    /// Content.
    children: Children,
) -> impl IntoView {
    let before = StoredValue::new_local(Some(focus::save_focus()));
    on_cleanup(move || {
        if let Some(before) = before.try_update_value(Option::take).flatten() {
            before.restore();
        }
    });
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            focus::open_modal(&dialog);
        }
    });
    // Escape: closed at once and by us. The browser would tell of it later, when another dialog may be open already.
    let escape = move |event: leptos::ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    view! {
        <dialog class="modal" node_ref=node aria-labelledby="modal-title" on:cancel=escape on:close=move |_| on_close.run(())>
            <style>{STYLES}</style>
            <header class="modal-head">
                <h2 id="modal-title">{title}</h2>
                <button type="button" class="quiet" aria-label=buttons::CLOSE on:click=move |_| on_close.run(())>"×"</button>
            </header>
            {children()}
        </dialog>
    }
}
