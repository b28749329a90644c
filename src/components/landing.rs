//! The strip above the playground on a first visit: what this is, for whom, and three ways to begin.

use leptos::prelude::*;

use crate::browser::{first_visit, focus, location};
use crate::components::lesson_panel::LESSON_PANEL;
use crate::session::{Dialog, View, use_session};
use crate::text::buttons::CLOSE;
use crate::text::landing as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// What somebody begins with: the hash that the first paint links to, its words.
const DOORS: [(&str, &str); 3] = [
    ("#start", text::START_LESSON_1),
    ("#denied", text::HAVE_ACCESS_DENIED),
    ("#embed", text::EMBED_EXAMPLE),
];

/// Whether the strip is open; the dialog with the keys opens it again.
#[derive(Clone, Copy, Debug)]
pub struct LandingStrip(RwSignal<bool>);

impl LandingStrip {
    /// Shows the strip again.
    pub fn open(self) {
        first_visit::begin_first_visit();
        self.0.set(true);
    }
}

/// To be called above whatever shows the strip or opens it.
pub fn provide_landing() {
    provide_context(LandingStrip(RwSignal::new(first_visit::is_first_visit())));
}

/// The strip. It is gone once it was closed, a door was taken, something was done, or another lesson was begun.
#[component]
pub fn Landing() -> impl IntoView {
    let session = use_session();
    let LandingStrip(is_open) = expect_context();
    let is_shown = ErasedMemo::new(move || is_open.get() && session.suspended_work.with(Option::is_none));
    let end = move || {
        is_open.set(false);
        first_visit::end_first_visit();
    };
    let is_elsewhere = session.derive(|document| document.lesson != 0);
    Effect::new(move |_| {
        let has_begun = session.undo_name().is_some() || is_elsewhere.get();
        if has_begun && is_open.get_untracked() {
            first_visit::leave_first_visit();
            first_visit::once_pointer_is_free(end);
        }
    });
    let enter = move |door: &'static str| {
        end();
        match door {
            "#denied" => session.dialog.set(Some(Dialog::ExplainDenied)),
            "#embed" => session.dialog.set(Some(Dialog::ExamplesToEmbed)),
            _ => {
                session.open_view(View::Lesson);
                focus::focus_after_update(LESSON_PANEL.to_owned());
            }
        }
    };
    // Pressed before the app was there: where a dialog opens, it has to be shown first.
    let early = DOORS.into_iter().find(|(door, _)| is_open.get_untracked() && location::take_request(door));
    if let Some((door, _)) = early {
        enter(door);
    }
    // Opened again, it is beside whatever lesson is open by now. Its words stay while it is there: others are not as long.
    let words = move |door: &'static str, words: &'static str| {
        let has_begun = door == "#start" && untrack(|| session.undo_name().is_some() || is_elsewhere.get());
        if has_begun { text::go_on(session.document_untracked().lesson + 1) } else { words.to_owned() }
    };
    dyn_view(move || {
        is_shown.get().then(|| view! {
            <section class="landing" aria-label=text::FIRST_VISIT>
                <p class="landing-title">{text::WHAT_THIS_IS}</p>
                <p>{text::FOR_WHOM}</p>
                <div class="button-row">
                    {DOORS.map(|(door, says)| view! { <button type="button" on:click=move |_| enter(door)>{words(door, says)}</button> }).into_iter().collect_view()}
                </div>
                <button type="button" class="quiet close" aria-label=CLOSE on:click=move |_| {
                    end();
                    focus::focus_after_update(LESSON_PANEL.to_owned());
                }>"×"</button>
            </section>
        })
    })
}
