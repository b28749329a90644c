//! The app's shell: session, shortcuts, messages.

use leptos::prelude::*;

use crate::browser::keyboard::Shortcut;
use crate::browser::{focus, keyboard, location, service_worker, storage};
use crate::components::access_change::{NewestAccess, tell_access};
use crate::components::create::Dialogs;
use crate::components::landing::{Landing, provide_landing};
use crate::components::lesson_panel::LESSON_PANEL;
use crate::components::notice::{Announcer, NoticeBar};
use crate::components::share::VisitBar;
use crate::components::top_bar::TopBar;
use crate::deep_links::{self, LinkModule};
use crate::pages::playground::Playground;
use crate::persistence::{RestoredWork, save_changes};
use crate::session::{Dialog, Session};
use crate::text::app as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::lazy_view::ChunkLoadError;
use crate::ui::mount_stage::{MountStage, mount_at_stage};

/// The whole app.
#[component]
pub fn App(
    /// The restored work.
    restored: RestoredWork,
    /// The module that opens the world in the URL's hash, if there is one.
    link: Option<Result<LinkModule, ChunkLoadError>>,
) -> impl IntoView {
    let session = restored.session();
    provide_context(session);
    provide_landing();
    save_changes(&restored);
    session.tell_access.set_value(Some(tell_access));
    handle_shortcuts(session);
    warn_on_concurrent_tabs(session);
    let at_start = StoredValue::new(link);
    view! {
        <button type="button" class="skip" on:click=|_| focus::focus(LESSON_PANEL)>{text::SKIP_TO_LESSON}</button>
        <TopBar/>
        <div class="notices"><NoticeBar/></div>
        <VisitBar/>
        <Landing/>
        <Playground/>
        <footer class="page-foot">
            <p class="disclaimer">{text::DISCLAIMER}</p>
            <NewestAccess/>
            <UpdateNotice/>
            <a class="link" href="lessons/">{text::LESSONS_TO_READ}</a>
            <a class="link" href="examples/">{text::EXAMPLES_TO_READ}</a>
            <button type="button" class="link" on:click=move |_| session.dialog.set(Some(Dialog::Keyboard))>{text::KEYBOARD}</button>
        </footer>
        <Announcer/>
        {mount_at_stage(MountStage::Shown, move || {
            handle_url_request(session, at_start.try_update_value(Option::take).flatten());
            view! { <Dialogs/> }
        })}
    }
}

/// Does what the URL requests: opens a shared world or a lesson, runs the app.
fn handle_url_request(session: Session, link: Option<Result<LinkModule, ChunkLoadError>>) {
    deep_links::listen(session, link);
    if location::take_request("#run") {
        session.run_app();
    }
}

/// Offers a newer version of the site once it is ready. The user decides when to reload: work may be open.
#[component]
fn UpdateNotice() -> impl IntoView {
    let session: Session = expect_context();
    let is_ready = RwSignal::new(false);
    service_worker::on_update_ready(move || {
        is_ready.set(true);
        session.messages.announce(text::UPDATE_READY.to_owned());
    });
    dyn_view(move || {
        is_ready.get().then(|| view! {
            <p class="update">
                {text::UPDATE_READY}" "
                <button type="button" class="link" on:click=move |_| service_worker::apply_update()>{text::RELOAD}</button>
            </p>
        })
    })
}

/// Warns when another tab of this browser saves its work over this one's.
fn warn_on_concurrent_tabs(session: Session) {
    storage::on_other_tabs_save(move || {
        session.tell(text::ANOTHER_TAB, true);
    });
}

fn handle_shortcuts(session: Session) {
    keyboard::listen(move |shortcut| match shortcut {
        Shortcut::Find => session.dialog.set(Some(Dialog::Palette)),
        Shortcut::Run => session.run_app(),
        Shortcut::Undo => session.undo(),
        Shortcut::Redo => session.redo(),
        Shortcut::NextRegion { backwards } => focus::next_region(backwards),
    });
}
