//! The palette: type a few letters, choose a thing or something to do.

use leptos::prelude::*;

use super::close;
use crate::session::command::Command;
use crate::session::palette::{Act, Entry, SHOWN, entries, found};
use crate::session::{Session, View, use_session};
use crate::ui::derived::Derived;
use crate::ui::dialog::Modal;
use crate::ui::dynamic::dynamic;
use crate::ui::icon::Icon;

/// A text field and the list of what fits it, moved through with the arrow keys.
#[component]
pub fn Palette() -> impl IntoView {
    let session = use_session();
    let on_close = close();
    let all = StoredValue::new(entries(&session.document()));
    let query = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let list = Derived::new(move || query.with(|query| all.with_value(|all| found(all, query))));
    let act = Callback::new(move |entry: Entry| {
        on_close.run(());
        perform(&session, entry.act);
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let count = list.with(Vec::len);
        if count == 0 {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|index| *index = (*index + 1) % count),
            "ArrowUp" => chosen.update(|index| *index = (*index + count - 1) % count),
            _ => return,
        }
        event.prevent_default();
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(entry) = list.with(|list| list.get(chosen.get_untracked()).cloned()) {
            act.run(entry);
        }
    };
    let active = move || (list.with(Vec::len) > 0).then(|| format!("palette-{}", chosen.get()));
    view! {
        <Modal title="Find" on_close=on_close>
            <form class="palette" on:submit=submit>
                <input type="text" role="combobox" aria-label="A thing, or something to do" autofocus
                    aria-expanded="true" aria-controls="palette-list" aria-activedescendant=active
                    autocomplete="off" autocapitalize="off" spellcheck="false"
                    placeholder="photo-app-bucket, create role, +7 hours …"
                    on:keydown=on_key
                    on:input:target=move |event| { query.set(event.target().value()); chosen.set(0); }/>
                <ul role="listbox" id="palette-list" aria-label="Found">
                    {dynamic(move || list.get().into_iter().enumerate().map(|(index, entry)| {
                        view! { <Line entry index chosen act/> }
                    }).collect_view())}
                </ul>
                <p class="hint" role="status">{dynamic(move || match list.with(Vec::len) {
                    0 => "Nothing fits. Try fewer letters.".to_owned(),
                    1 => "1 found".to_owned(),
                    SHOWN => format!("The first {SHOWN}. Type more letters for fewer."),
                    count => format!("{count} found"),
                })}</p>
            </form>
        </Modal>
    }
}

#[component]
fn Line(entry: Entry, index: usize, chosen: RwSignal<usize>, act: Callback<Entry>) -> impl IntoView {
    let (icon, title, note) = (entry.icon, entry.title.clone(), entry.note.clone());
    view! {
        <li role="option" id=format!("palette-{index}")
            aria-selected=move || (chosen.get() == index).to_string()
            on:click=move |_| act.run(entry.clone())>
            <Icon name=icon/>
            <span>{title}</span>
            <span class="said">{note}</span>
        </li>
    }
}

fn perform(session: &Session, act: Act) {
    match act {
        Act::Select(selection) => session.select(selection),
        Act::Perform(Command::RunApp) => session.run_app(),
        Act::Perform(command) => {
            if matches!(command, Command::OpenLesson(_)) {
                session.view.set(View::Lesson);
            }
            session.perform(command);
        }
        Act::Open(dialog) => session.dialog.set(Some(dialog)),
        Act::Show(panel) => {
            session.panel.set(panel);
            session.view.set(View::Run);
        }
    }
}
