//! The world in three lines, for screens too narrow for the map: who the app is, and what each resource says.

use leptos::prelude::*;

use crate::components::verdict::VerdictIcon;
use crate::session::app_status::AppStatus;
use crate::session::use_session;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// The strip.
#[component]
pub fn StatusStrip() -> impl IntoView {
    let session = use_session();
    let status =
        ErasedMemo::new(move || session.matrix.with(|matrix| AppStatus::of(&session.document(), matrix)));
    let text_of =
        move |text: fn(&AppStatus) -> &String| status.with(|status| status.as_ref().map(text).cloned());
    view! {
        <div class="status-strip" class:hidden=move || status.with(Option::is_none)>
            <p class="strip-app">
                <svg class="icon" aria-hidden="true"><use href="#i-instance"></use></svg>
                <strong>{dyn_view(move || text_of(|status| &status.app))}</strong>
                <span class="card-note">{dyn_view(move || text_of(|status| &status.credentials))}</span>
            </p>
            <ul>
                {dyn_view(move || status.get().into_iter().flat_map(|status| status.resources).map(|line| view! {
                    <li>
                        <svg class="icon" aria-hidden="true"><use href=format!("#i-{}", line.icon)></use></svg>
                        <span class="card-title">{line.name}</span>
                        <span class=format!("chip {}", line.verdict.class())><VerdictIcon verdict=line.verdict/>{line.words}</span>
                    </li>
                }).collect_view())}
            </ul>
        </div>
    }
}
