//! Below an embed: the way to the whole playground, and back to the world that the frame began with.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use crate::browser::{clipboard, host_page, location, scroll};
use crate::components::why::GATES;
use crate::session::command::{Command, DocumentRef};
use crate::session::document::Document;
use crate::session::link::{self, SharedDocument};
use crate::session::saved_document::Drafts;
use crate::session::selection::WhyTarget;
use crate::session::{Session, use_session};
use crate::text::embed as text;
use crate::text::ui::NOT_FETCHED;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::lazy_view::split_point;

/// Writes a document into a link.
type EncodeLink = fn(&Document, &Drafts, Option<&WhyTarget>) -> String;

split_point!(link_encoder: EncodeLink = link::encode, in link_encoder);

/// The address of the whole playground with the world as it is now. A world that came in the address has it already; what writes
/// another one is fetched as soon as something is changed.
#[derive(Clone, Copy, Debug)]
pub struct PlaygroundAddress {
    /// The newest one that could be written.
    shown: ErasedMemo<String>,
    encode: RwSignal<Option<EncodeLink>>,
    /// Whether it has to be written.
    is_due: ErasedMemo<bool>,
    session: Session,
}

impl PlaygroundAddress {
    /// The address of what the frame began with, which came in the part `link` of its own address, if in any.
    pub fn new(session: Session, initial: SharedDocument, link: Option<String>) -> Self {
        let encode = RwSignal::new(None::<EncodeLink>);
        let came_in_link = link.is_some();
        let SharedDocument { drafts, why, .. } = initial;
        let document = session.document_untracked();
        let is_due = ErasedMemo::new(move || {
            !came_in_link
                || !Arc::ptr_eq(&session.document(), &document)
                || session.drafts.with(|now| *now != drafts)
                || session.explanation.target() != why
        });
        let shown = ErasedMemo::new(move || {
            let site = location::site_url();
            match encode.get().filter(|_| is_due.get()) {
                Some(encode) => {
                    let why = session.explanation.target();
                    let link =
                        session.drafts.with(|drafts| encode(&session.document(), drafts, why.as_ref()));
                    format!("{site}#{link}")
                }
                None => [&site, link.as_deref().unwrap_or_default()].concat(),
            }
        });
        let address = Self { shown, encode, is_due, session };
        Effect::new(move |_| {
            if is_due.get() && encode.get_untracked().is_none() {
                leptos::task::spawn_local(async move {
                    // A press asks again, and tells.
                    let _ = address.fetch().await;
                });
            }
        });
        address
    }

    /// Gets what writes addresses; `false` where that failed.
    async fn fetch(self) -> bool {
        let fetched = link_encoder().await.ok();
        let is_there = fetched.is_some();
        // The embed may be gone.
        let _ = self.encode.try_set(fetched);
        is_there
    }

    /// Does something with the address, at once where it is written, for only a press may open and copy.
    fn then(self, act: impl FnOnce(String) + 'static) {
        if !self.is_due.get_untracked() || self.encode.get_untracked().is_some() {
            return act(self.shown.get_untracked());
        }
        leptos::task::spawn_local(async move {
            match self.fetch().await {
                true => act(self.shown.get_untracked()),
                false => self.session.tell(NOT_FETCHED, true),
            }
        });
    }
}

/// The way to the whole playground, with the world as it is now; and back to the world that the frame began with.
#[component]
pub fn Foot(
    /// The address of the whole playground with the world.
    address: PlaygroundAddress,
    /// With the unsaved texts that its link carried.
    initial: StoredValue<(Arc<Document>, Drafts)>,
    can_change: bool,
    /// The secret by which WordPress knows the frame.
    secret: StoredValue<Option<String>>,
    /// What else is offered there.
    children: Children,
) -> impl IntoView {
    let session = use_session();
    // Why the address is shown.
    let refused = RwSignal::new(None::<&'static str>);
    let can_undo = ErasedMemo::new(move || session.undo_name().is_some());
    let has_changed = ErasedMemo::new(move || {
        can_undo.get() || initial.with_value(|(_, drafts)| session.drafts.with(|now| now != drafts))
    });
    let reset = move |_| {
        let (document, drafts) = initial.get_value();
        session.perform(Command::Open { name: text::RESET_STEP.to_owned(), document: DocumentRef(document) });
        session.drafts.set(drafts);
    };
    let copied = move |_| {
        address.then(move |address| {
            clipboard::copy(address, move |done| match done {
                true => session.tell(text::COPIED, false),
                false => refused.set(Some(text::NOT_COPIED)),
            });
        });
    };
    let open = move |event: MouseEvent| {
        let is_plain = event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key());
        if !is_plain {
            return;
        }
        event.prevent_default();
        address.then(move |address| {
            if location::open_in_tab(&address) {
                return;
            }
            refused.set(Some(text::NOT_OPENED));
            secret.with_value(|secret| {
                if let Some(secret) = secret {
                    host_page::post_link(&address, secret);
                }
            });
        });
    };
    view! {
        <footer class="embed-foot">
            {children()}
            <a href=move || address.shown.get() target="_blank" rel="noopener" on:click=open>{text::OPEN_FULL}</a>
            <Show when=move || can_change && can_undo.get()>
                <button type="button" class="quiet" on:click=move |_| session.undo()>{text::UNDO}</button>
            </Show>
            <Show when=move || can_change && has_changed.get()>
                <button type="button" class="quiet" on:click=reset>{text::RESET}</button>
            </Show>
            <button type="button" class="quiet" on:click=copied>{text::COPY_LINK}</button>
            <span class="disclaimer">{text::SIMULATED}</span>
            <Show when=move || refused.with(Option::is_some)><Address address=address.shown refused/></Show>
        </footer>
    }
}

/// Shows the gates and everything else of an explanation, or only what fits in the frame.
#[component]
pub fn ShowAll(shows_all: RwSignal<bool>) -> impl IntoView {
    let press = move |_| {
        shows_all.update(|all| *all = !*all);
        if shows_all.get_untracked() {
            scroll::reveal_after_update(GATES);
        }
    };
    view! {
        <button type="button" class="quiet show-all" aria-expanded=move || shows_all.get().to_string() on:click=press>
            {dyn_view(move || if shows_all.get() { text::SHOW_LESS } else { text::SHOW_ALL })}
        </button>
    }
}

/// The address, selected, where the frame may not open or not copy it.
#[component]
fn Address(
    address: ErasedMemo<String>,
    /// What it may not do.
    refused: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let has_focus = StoredValue::new(false);
    // A value that is set later would undo the selection.
    Effect::new(move |_| {
        let Some(field) = field.get() else { return };
        field.set_value(&address.get());
        field.select();
        if !has_focus.get_value() {
            has_focus.set_value(true);
            let _ = field.focus();
        }
    });
    view! {
        <p class="embed-address" role="status">
            <label for="embed-address">{dyn_view(move || refused.get())}</label>
            <input id="embed-address" type="text" readonly="" node_ref=field/>
        </p>
    }
}
