//! The bar at the top: name, undo, clock, theme.

use leptos::prelude::*;

use super::words::Words;
use crate::browser::{storage, theme};
use crate::session::command::{CLOCK_STEPS, Command};
use crate::session::{Dialog, use_session};
use crate::text::share::SHARE;
use crate::text::top_bar as text;
use crate::ui::icon::Icon;

/// The bar at the top.
#[component]
pub fn TopBar() -> impl IntoView {
    view! {
        <header class="top-bar">
            <h1 class="brand"><Icon name="mark"/><span>{text::BRAND}</span></h1>
            <HistoryButtons/>
            <Clock/>
            <div class="top-end">
                <WorkButtons/>
                <FindButton/>
                <ThemeButton/>
                <ResetButton/>
            </div>
        </header>
    }
}

#[component]
fn HistoryButtons() -> impl IntoView {
    let session = use_session();
    let undo_label = move || text::undo(session.undo_name().as_deref());
    let undo_title = move || match session.newest_access() {
        Some((_, access)) => text::with_access(&undo_label(), &access),
        None => undo_label(),
    };
    let redo_label = move || text::redo(session.redo_name().as_deref());
    // aria-disabled instead of disabled: a button that loses its focus when pressed for the last time loses the reader.
    let disabled = |none: bool| none.then_some("true");
    view! {
        <div class="button-row" role="group" aria-label=text::HISTORY>
            <button type="button" class="quiet" aria-label=undo_label title=undo_title
                aria-disabled=move || disabled(session.undo_name().is_none())
                on:click=move |_| session.undo()>
                <Icon name="undo"/>
            </button>
            <button type="button" class="quiet" aria-label=redo_label title=redo_label
                aria-disabled=move || disabled(session.redo_name().is_none())
                on:click=move |_| session.redo()>
                <Icon name="redo"/>
            </button>
        </div>
    }
}

/// The simulated clock, and steps that move it.
#[component]
pub fn Clock() -> impl IntoView {
    let session = use_session();
    let now = move || session.now().iso8601();
    let shown = move || text::date_and_time(&now());
    let buttons = CLOCK_STEPS.map(|(label, seconds)| {
        view! {
            <button type="button" class="quiet" aria-label=text::move_clock(label)
                on:click=move |_| { session.perform(Command::AdvanceClock(seconds)); }>
                {label}
            </button>
        }
    });
    view! {
        <div class="clock" role="group" aria-label=text::CLOCK>
            <Icon name="clock"/>
            <time datetime=now>{shown}</time>
            <Words of="clock-words"/>
            <span class="button-row">{buttons.into_iter().collect_view()}</span>
        </div>
    }
}

#[component]
fn WorkButtons() -> impl IntoView {
    let session = use_session();
    view! {
        <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::Examples))>
            <Icon name="examples"/>
            <span class="word">{text::EXAMPLES}</span>
        </button>
        <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::SavedWork))>
            <Icon name="saved"/>
            <span class="word">{text::SAVED}</span>
        </button>
        <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::Share))>
            <Icon name="share"/>
            <span class="word">{SHARE}</span>
        </button>
    }
}

#[component]
fn FindButton() -> impl IntoView {
    let session = use_session();
    view! {
        <button type="button" class="quiet" aria-label=text::FIND aria-keyshortcuts="Control+K" title=text::FIND_WITH_KEY
            on:click=move |_| session.dialog.set(Some(Dialog::Palette))>
            <Icon name="find"/>
        </button>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let chosen = RwSignal::new(storage::theme());
    theme::apply(chosen.get_untracked().as_deref());
    let word = move || text::theme(chosen.get().as_deref());
    let next = move |_| {
        let next = match chosen.get_untracked().as_deref() {
            None => Some("light"),
            Some("light") => Some("dark"),
            _ => None,
        };
        theme::apply(next);
        storage::save_theme(next);
        chosen.set(next.map(ToOwned::to_owned));
    };
    view! {
        <button type="button" class="quiet" aria-label=move || text::change_theme(word())
            title=move || text::theme_is(word()) on:click=next>
            <Icon name="theme"/>
        </button>
    }
}

#[component]
fn ResetButton() -> impl IntoView {
    let session = use_session();
    view! {
        <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::Reset))>
            {text::START_OVER}
        </button>
    }
}
