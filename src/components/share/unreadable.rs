//! A damaged link or file: what is wrong with it, what could be read, and the way on.

use leptos::prelude::*;

use super::STYLES;
use crate::browser::location;
use crate::components::close_dialog::close_dialog;
use crate::components::copy_text::copy_text;
use crate::session::link::{self, SharedDocument};
use crate::session::shared_document::DamagedLinkRef;
use crate::session::use_session;
use crate::text::links as text;
use crate::ui::dialog::Modal;

/// This much of the text is shown.
const SHOWN: usize = 20_000;

/// Tells of a damaged link or file.
#[component]
pub fn DamagedLink(
    /// What was found.
    found: DamagedLinkRef,
) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let leave = Callback::new(move |()| {
        location::clear_hash();
        on_close.run(());
    });
    let broken = StoredValue::new(found.0);
    let whole = broken.with_value(|broken| broken.text.clone());
    let shown: String = whole.chars().take(SHOWN).collect();
    let rest = broken.with_value(|broken| broken.recovered.is_some());
    let copy = move |_| copy_text(session, broken.with_value(|broken| broken.text.clone()), "text");
    let open = move |_| {
        if let Some(rest) = broken.with_value(|broken| broken.recovered.clone()) {
            session.preview(rest, None);
        }
    };
    view! {
        <Modal title=broken.with_value(|broken| broken.error.heading()) on_close=leave>
            <style>{STYLES}</style>
            <div class="found">
            <p>{broken.with_value(|broken| broken.error.message())}</p>
            {broken.with_value(|broken| broken.recovered.as_ref().map(|rest| view! { <Contents rest=rest.clone()/> }))}
            {(!rest && !whole.is_empty()).then(|| view! { <p>{text::NOTHING_LEFT}</p> })}
            <p class="hint">{broken.with_value(|broken| broken.error.advice())}</p>
            {(!whole.is_empty()).then(|| view! {
                <details>
                    <summary>{text::TEXT_FOUND}</summary>
                    <pre class="aws-error" tabindex="0">{shown}</pre>
                    <button type="button" on:click=copy>{text::COPY_TEXT}</button>
                </details>
            })}
            </div>
            <footer class="modal-foot">
                {rest.then(|| view! { <button type="button" on:click=open>{text::OPEN_REST}</button> })}
                <button type="button" class="primary" on:click=move |_| leave.run(())>{text::GO_ON}</button>
            </footer>
        </Modal>
    }
}

#[component]
fn Contents(rest: SharedDocument) -> impl IntoView {
    let contents = link::entity_counts(&rest.document);
    view! {
        <p>{text::COULD_BE_READ}</p>
        <ul>{contents.into_iter().map(|(count, thing)| view! { <li>{text::count(count, thing)}</li> }).collect_view()}</ul>
    }
}
