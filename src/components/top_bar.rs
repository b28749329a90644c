//! The bar at the top: name, undo, clock, theme.

use leptos::prelude::*;

use crate::browser::{storage, theme};
use crate::session::command::{CLOCK_STEPS, Command};
use crate::session::{Dialog, use_session};
use crate::ui::icon::Icon;

/// The bar at the top.
#[component]
pub fn TopBar() -> impl IntoView {
    view! {
        <header class="top-bar">
            <h1 class="brand"><Icon name="mark"/><span>"IAM Playground"</span></h1>
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
    let undo_label =
        move || session.undo_name().map_or("Nothing to undo".into(), |name| format!("Undo: {name}"));
    let redo_label =
        move || session.redo_name().map_or("Nothing to redo".into(), |name| format!("Redo: {name}"));
    // aria-disabled instead of disabled: a button that loses its focus when pressed for the last time loses the reader.
    let disabled = |none: bool| none.then_some("true");
    view! {
        <div class="button-row" role="group" aria-label="History">
            <button type="button" class="quiet" aria-label=undo_label title=undo_label
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

#[component]
fn Clock() -> impl IntoView {
    let session = use_session();
    let now = move || session.now().iso8601();
    let shown = move || readable(&now());
    let buttons = CLOCK_STEPS.map(|(label, seconds)| {
        view! {
            <button type="button" class="quiet" aria-label=format!("Move the clock {label}")
                on:click=move |_| { session.perform(Command::AdvanceClock(seconds)); }>
                {label}
            </button>
        }
    });
    view! {
        <div class="clock" role="group" aria-label="Simulated clock">
            <Icon name="clock"/>
            <time datetime=now>{shown}</time>
            <span class="button-row">{buttons.into_iter().collect_view()}</span>
        </div>
    }
}

/// `2026-03-02T09:00:00Z` → `2 Mar 2026, 09:00 UTC`.
fn readable(iso: &str) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let part = |from: usize, to: usize| iso.get(from..to).unwrap_or_default();
    let month = part(5, 7).parse::<usize>().ok().and_then(|m| MONTHS.get(m.wrapping_sub(1))).unwrap_or(&"");
    format!("{} {month} {}, {} UTC", part(8, 10).trim_start_matches('0'), part(0, 4), part(11, 16))
}

#[component]
fn WorkButtons() -> impl IntoView {
    let session = use_session();
    view! {
        <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::Examples))>
            <Icon name="examples"/>
            <span class="word">"Examples"</span>
        </button>
        <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::SavedWork))>
            <Icon name="saved"/>
            <span class="word">"Saved"</span>
        </button>
    }
}

#[component]
fn FindButton() -> impl IntoView {
    let session = use_session();
    view! {
        <button type="button" class="quiet" aria-label="Find" aria-keyshortcuts="Control+K" title="Find (Ctrl+K)"
            on:click=move |_| session.dialog.set(Some(Dialog::Palette))>
            <Icon name="find"/>
        </button>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let chosen = RwSignal::new(storage::theme());
    theme::apply(chosen.get_untracked().as_deref());
    let word = move || match chosen.get().as_deref() {
        Some("light") => "light",
        Some("dark") => "dark",
        _ => "system",
    };
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
        <button type="button" class="quiet" aria-label=move || format!("Theme: {}. Change", word())
            title=move || format!("Theme: {}", word()) on:click=next>
            <Icon name="theme"/>
        </button>
    }
}

#[component]
fn ResetButton() -> impl IntoView {
    let session = use_session();
    view! {
        <button type="button" class="quiet" on:click=move |_| session.dialog.set(Some(Dialog::Reset))>
            "Start over"
        </button>
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_clock_reads_like_a_date() {
        assert_eq!(super::readable("2026-03-02T09:00:00Z"), "2 Mar 2026, 09:00 UTC");
    }
}
