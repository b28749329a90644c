//! The newest message, on the screen and for screen readers.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::browser::page_text;
use crate::browser::scheduling::Debounce;
use crate::session::{Notice, Session};
use crate::text::buttons;
use crate::text::notice as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::inline_markup::InlineMarkup;

/// Announces to screen readers what has happened.
#[component]
pub fn Announcer() -> impl IntoView {
    let session: Session = expect_context();
    view! { <div class="visually-hidden" role="status" aria-live="polite" id="announcer">{dyn_view(move || session.messages.announcement())}</div> }
}

/// How long a message stays that reports no failure, in milliseconds.
const NOTICE_TIME: u32 = 6_000;

/// A refusal that stands where it was caused is not said twice: the message keeps only what can be done about it.
fn shorten_what_stands_inline(session: Session) {
    if session.messages.notice_untracked().is_none_or(|notice| !notice.is_error) {
        return;
    }
    spawn_local(async move {
        leptos::task::tick().await;
        let Some(notice) = session.messages.notice_untracked() else { return };
        if page_text::says_part_of(".error-text", &notice.text.replace('`', "")) {
            match notice.why {
                Some(_) => session.messages.show(Notice { text: text::REFUSED.to_owned(), ..notice }),
                None => session.messages.dismiss(),
            }
        }
    });
}

/// The newest message. A failure stays until it is dismissed or replaced.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let session: Session = expect_context();
    let pending = Debounce::default();
    Effect::new(move |_| {
        let is_transient = session.messages.notice().is_some_and(|notice| !notice.is_error);
        match is_transient {
            true => pending.schedule(NOTICE_TIME, move || session.messages.dismiss()),
            false => pending.cancel(),
        }
        shorten_what_stands_inline(session);
    });
    view! {
        {dyn_view(move || session.messages.notice().map(|Notice { text, is_error, why }| view! {
            <div class="notice" class:error=is_error>
                <p><InlineMarkup text/></p>
                {(why.is_some() && session.acts_as_somebody()).then(|| view! {
                    <button type="button" class="quiet" on:click=move |_| session.act_as_administrator()>{text::ACT_AS_ADMINISTRATOR}</button>
                })}
                {why.map(|why| view! {
                    <button type="button" class="quiet" on:click=move |_| { session.messages.dismiss(); session.explain(why.clone()); }>{buttons::WHY}</button>
                })}
                <button type="button" class="quiet" aria-label=text::DISMISS on:click=move |_| session.messages.dismiss()>"×"</button>
            </div>
        }))}
    }
}
