//! The shell: session, keys that work everywhere, messages.

use leptos::prelude::*;

use crate::browser::first_paint::{Piece, in_turn};
use crate::browser::keyboard::Shortcut;
use crate::browser::pause::PutOff;
use crate::browser::{focus, keyboard, location, offline, storage};
use crate::components::create::Dialogs;
use crate::components::share::VisitBar;
use crate::components::top_bar::TopBar;
use crate::opening::{self, Reader};
use crate::pages::playground::Playground;
use crate::saving::{Opened, save_changes};
use crate::session::{Dialog, Notice, Session};
use crate::text::app as text;
use crate::text::buttons;
use crate::ui::chunk::NotFetched;
use crate::ui::dynamic::dynamic;

/// The whole app.
#[component]
pub fn App(
    /// What it begins with.
    opened: Opened,
    /// What opens the world in the address, if there is one.
    link: Option<Result<Reader, NotFetched>>,
) -> impl IntoView {
    let session = opened.session();
    provide_context(session);
    save_changes(&opened);
    listen(session);
    mind_other_tabs(session);
    let at_start = StoredValue::new(link);
    view! {
        <TopBar/>
        <VisitBar/>
        <Playground/>
        <footer class="page-foot">
            <p class="disclaimer">{text::DISCLAIMER}</p>
            <Update/>
            <button type="button" class="link" on:click=move |_| session.dialog.set(Some(Dialog::Keyboard))>{text::KEYBOARD}</button>
        </footer>
        <NoticeBar/>
        <Announcer/>
        {in_turn(Piece::Shown, move || {
            do_what_is_asked(session, at_start.try_update_value(Option::take).flatten());
            view! { <Dialogs/> }
        })}
    }
}

/// What the address asks for: a shared world, a lesson, a run.
fn do_what_is_asked(session: Session, link: Option<Result<Reader, NotFetched>>) {
    opening::listen(session, link);
    if location::take_run_request() {
        session.run_app();
    }
}

/// Offers a newer version of the site once it is there. Nobody is made to take it: work may be open.
#[component]
fn Update() -> impl IntoView {
    let session: Session = expect_context();
    let is_ready = RwSignal::new(false);
    offline::on_update(move || {
        is_ready.set(true);
        session.announcement.set(text::UPDATE_READY.to_owned());
    });
    dynamic(move || {
        is_ready.get().then(|| view! {
            <p class="update">
                {text::UPDATE_READY}" "
                <button type="button" class="link" on:click=move |_| offline::take_update()>{text::RELOAD}</button>
            </p>
        })
    })
}

/// Says to screen readers what has happened.
#[component]
pub fn Announcer() -> impl IntoView {
    let session: Session = expect_context();
    view! { <div class="visually-hidden" role="status" aria-live="polite" id="announcer">{dynamic(move || session.announcement.get())}</div> }
}

/// Another tab of this browser writes to the same place.
fn mind_other_tabs(session: Session) {
    storage::on_other_tabs_save(move || {
        session.tell(text::ANOTHER_TAB, true);
    });
}

fn listen(session: Session) {
    keyboard::listen(move |shortcut| match shortcut {
        Shortcut::Find => session.dialog.set(Some(Dialog::Palette)),
        Shortcut::Run => session.run_app(),
        Shortcut::Undo => session.undo(),
        Shortcut::Redo => session.redo(),
        Shortcut::NextRegion { backwards } => focus::next_region(backwards),
    });
}

/// How long a message stays that reports no failure, in milliseconds.
const NOTICE_TIME: u32 = 6_000;

/// The newest message. A failure stays until it is dismissed or replaced.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let session: Session = expect_context();
    let pending = PutOff::default();
    Effect::new(move |_| {
        let passing = session.notice.with(|notice| notice.as_ref().is_some_and(|notice| !notice.is_error));
        match passing {
            true => pending.by(NOTICE_TIME, move || session.notice.set(None)),
            false => pending.cancel(),
        }
    });
    view! {
        {dynamic(move || session.notice.get().map(|Notice { text, is_error, why }| view! {
            <div class="notice" class:error=is_error>
                <p>{text}</p>
                {why.map(|why| view! {
                    <button type="button" class="quiet" on:click=move |_| { session.notice.set(None); session.explain(why.clone()); }>{buttons::WHY}</button>
                })}
                <button type="button" class="quiet" aria-label=text::DISMISS on:click=move |_| session.notice.set(None)>"×"</button>
            </div>
        }))}
    }
}
