//! Lists of what a thing can be connected with and taken off: what dragging does, without dragging.

use leptos::prelude::*;

use crate::browser::focus;
use crate::components::close_dialog::close_dialog;
use crate::session::connect::{ConnectOption, connect_options, detach_options, instance_profile_calls};
use crate::session::map_items::map_items;
use crate::session::selection::Selection;
use crate::session::{Session, use_session};
use crate::text::buttons;
use crate::text::create::connect as text;
use crate::ui::combobox::{Combobox, ComboboxOption};
use crate::ui::dialog::Modal;
use crate::ui::erased_memo::ErasedMemo;

/// What can be connected with a thing.
#[component]
pub fn Connect(of: Selection) -> impl IntoView {
    let session = use_session();
    let aws_managed = session.aws_managed();
    let found = session.newest_access_key.with_untracked(|fresh| {
        connect_options(&session.document_untracked(), aws_managed, fresh.as_ref(), &of)
    });
    list(session, &of, true, found)
}

/// What a thing can be taken off. With one possibility there is nothing to choose.
#[component]
pub fn Detach(of: Selection) -> impl IntoView {
    let session = use_session();
    let mut found = detach_options(&session.document_untracked(), &of);
    if found.len() == 1
        && let Some(only) = found.pop()
    {
        let on_close = close_dialog();
        let focused = focus::save_focus();
        on_close.run(());
        session.perform(only.connection.command);
        // The outline makes its rows anew.
        focused.restore();
        return ().into_any();
    }
    list(session, &of, false, found)
}

fn list(session: Session, of: &Selection, connects: bool, found: Vec<ConnectOption>) -> AnyView {
    let on_close = close_dialog();
    let document = session.document_untracked();
    let name = map_items(&document).into_iter().find(|thing| thing.selection == *of).map(|thing| thing.title);
    let title = text::title(connects, &name.unwrap_or_default());
    if found.is_empty() {
        let text = if connects {
            text::NOTHING_FITS
        } else if matches!(of, Selection::InlinePolicy(..)) {
            text::INLINE_POLICY_STAYS
        } else {
            text::ATTACHED_TO_NOTHING
        };
        return view! {
            <Modal title on_close=on_close>
                <p>{text}</p>
                <footer class="modal-foot">
                    <button type="button" autofocus on:click=move |_| on_close.run(())>{buttons::CLOSE}</button>
                </footer>
            </Modal>
        }
        .into_any();
    }
    let all = StoredValue::new(found);
    let query = RwSignal::new(String::new());
    let fitting = ErasedMemo::new(move || {
        let query = query.get();
        all.with_value(|all| {
            all.iter().filter(|choice| line(choice).matches_filter(&query)).cloned().collect::<Vec<_>>()
        })
    });
    let options = ErasedMemo::new(move || fitting.with(|list| list.iter().map(line).collect()));
    let choose = move |index: usize| {
        if let Some(choice) = fitting.with(|list| list.get(index).cloned()) {
            on_close.run(());
            session.perform(choice.connection.command);
        }
    };
    view! {
        <Modal title on_close=on_close>
            <Combobox label=text::WHAT_FITS placeholder=text::TYPE_A_PART query options max_options=usize::MAX on_choose=choose/>
        </Modal>
    }
    .into_any()
}

fn line(choice: &ConnectOption) -> ComboboxOption {
    let calls = instance_profile_calls(&choice.connection.command);
    let note = calls.unwrap_or_else(|| choice.kind.to_owned());
    ComboboxOption { icon: choice.icon, title: choice.connection.name.clone(), note }
}
