//! What can be made to happen: run the app, leak its repository, steal its session.

use leptos::prelude::*;

use crate::session::app_status::can_leak;
use crate::session::command::Command;
use crate::session::document::app_instance;
use crate::session::{Panel, use_session};
use crate::text::run_bar as text;
use crate::ui::dyn_view::Show;
use crate::ui::icon::Icon;

/// The row of actions above the map.
#[component]
pub fn RunBar() -> impl IntoView {
    let session = use_session();
    // An imported account has no instance with the app.
    let has_app = session.derive(|d| app_instance(d.home()).is_some());
    let has_role = session.derive(|d| app_instance(d.home()).is_some_and(|i| i.profile.is_some()));
    let can_leak = session.derive(can_leak);
    let stolen = session.derive(|d| d.world().stranger().map_or(0, |stranger| stranger.credentials.len()));
    let act = move |command: Command| {
        session.perform(command);
        session.open_panel(Panel::Console);
    };
    view! {
        <div class="run-bar" role="group" aria-label=text::RUN>
            <button type="button" class="primary run" class:hidden=move || !has_app.get() aria-keyshortcuts="Control+Enter" on:click=move |_| session.run_app()>
                <Icon name="run"/>
                {text::RUN_THE_APP}
            </button>
            <Show when=move || can_leak.get() || has_role.get()>
                <button type="button" on:click=move |_| act(Command::LeakRepository)>{text::LEAK_THE_REPOSITORY}</button>
            </Show>
            <Show when=move || has_role.get()>
                <button type="button" on:click=move |_| act(Command::StealSession)>{text::STEAL_THE_CREDENTIALS}</button>
            </Show>
            <Show when=move || { stolen.get() > 0 }>
                <button type="button" class="stranger" on:click=move |_| act(Command::RunStranger(stolen.get_untracked() - 1))>
                    {text::CALL_AS_THE_STRANGER}
                </button>
            </Show>
        </div>
    }
}
