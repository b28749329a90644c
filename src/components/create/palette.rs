//! The palette: type a few letters, choose a thing or something to do.

use leptos::prelude::*;

use crate::browser::keyboard::take_typed_ahead;
use crate::components::close_dialog::close_dialog;
use crate::session::command::Command;
use crate::session::map_items::map_items;
use crate::session::palette::{MAX_RESULTS, PaletteAction, entries, search};
use crate::session::{Panel, Session, View, use_session};
use crate::text::create::palette as text;
use crate::ui::combobox::{Combobox, ComboboxOption};
use crate::ui::dialog::Modal;
use crate::ui::erased_memo::ErasedMemo;

/// Everything that can be found or done.
#[component]
pub fn Palette() -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let all = StoredValue::new(entries(&session.document_untracked()));
    let query = RwSignal::new(take_typed_ahead());
    let list = ErasedMemo::new(move || query.with(|query| all.with_value(|all| search(all, query))));
    let options = ErasedMemo::new(move || {
        let line = |entry| {
            let crate::session::palette::PaletteEntry { icon, title, note, .. } = entry;
            ComboboxOption { icon, title, note }
        };
        list.get().into_iter().map(line).collect()
    });
    let choose = move |index: usize| {
        if let Some(entry) = list.with(|list| list.get(index).cloned()) {
            on_close.run(());
            perform(&session, entry.action);
        }
    };
    view! {
        <Modal title=text::FIND on_close=on_close>
            <Combobox label=text::A_THING_OR_SOMETHING_TO_DO placeholder=text::EXAMPLES
                query options max_options=MAX_RESULTS on_choose=choose/>
        </Modal>
    }
}

/// So many things of a kind are listed at once.
const LISTED: usize = 200;

/// The things of a kind: those the map only counts among them.
#[component]
pub fn Things(kind: &'static str) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let all = StoredValue::new(map_items(&session.document_untracked()));
    let query = RwSignal::new(String::new());
    let list = ErasedMemo::new(move || {
        let line = |thing: &crate::session::map_items::MapItem| ComboboxOption {
            icon: thing.icon,
            title: thing.title.clone(),
            note: thing.summary.clone(),
        };
        let query = query.get();
        all.with_value(|all| {
            let of_kind = all.iter().filter(|thing| thing.kind == kind);
            let found = of_kind.map(|thing| (thing.selection.clone(), line(thing)));
            found.filter(|(_, line)| line.matches_filter(&query)).take(LISTED).collect::<Vec<_>>()
        })
    });
    let options = ErasedMemo::new(move || list.get().into_iter().map(|(_, line)| line).collect());
    let choose = move |index: usize| {
        if let Some((selection, _)) = list.with(|list| list.get(index).cloned()) {
            on_close.run(());
            session.open_selection(selection);
        }
    };
    view! {
        <Modal title=kind on_close=on_close>
            <Combobox label=text::NAME placeholder=text::TYPE_A_PART query options max_options=LISTED on_choose=choose/>
        </Modal>
    }
}

fn perform(session: &Session, act: PaletteAction) {
    match act {
        PaletteAction::Select(selection) => session.select(selection),
        PaletteAction::Perform(Command::RunApp) => session.run_app(),
        PaletteAction::Perform(command) => {
            if matches!(command, Command::OpenLesson(_)) {
                session.open_view(View::Lesson);
            }
            let is_attack = matches!(command, Command::LeakRepository | Command::StealSession);
            session.perform(command);
            if is_attack {
                session.open_panel(Panel::Console);
            }
        }
        PaletteAction::Open(dialog) => session.dialog.set(Some(dialog)),
        PaletteAction::Show(panel) => session.open_panel(panel),
    }
}
