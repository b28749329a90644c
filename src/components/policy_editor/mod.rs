//! A policy as a form or as JSON: findings at their line and column, completion, nothing lost while it is wrong.

pub mod comparison;
pub mod findings;
pub mod json_area;
pub mod policy_text;
pub mod reach;
mod redundancies;
pub mod visual;

use comparison::Compared;
use iam_policy::document::PolicyType;
use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;
use policy_text::PolicyText;

use crate::browser::event_delegation;
use crate::session::use_session;
use crate::session::written_policy::in_several_lines;
use crate::text::policy_editor as text;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::ErrorText;

/// An editor over the text in force. What is typed is a draft under `key` until `on_save` takes it; it survives
/// selecting something else and reloading the page.
#[component]
pub fn PolicyEditor(
    /// Where the draft belongs.
    #[prop(into)]
    key: String,
    /// The text in force.
    text: ErasedMemo<String>,
    /// Which grammar.
    policy_type: PolicyType,
    /// Takes the new text; answers with AWS's refusal, or nothing.
    #[prop(into)]
    on_save: Callback<String, Option<String>>,
    /// Hears that the draft was thrown away.
    #[prop(optional)]
    on_discard: Option<Callback<()>>,
    /// How long it may be, where that is not what its grammar says.
    #[prop(optional_no_strip)]
    limit: Option<policy_text::Limit>,
    /// What the button says.
    #[prop(default = text::SAVE)]
    save: &'static str,
) -> impl IntoView {
    let session = use_session();
    let refusal = RwSignal::new(String::new());
    let key = StoredValue::new(key);
    let draft = ErasedMemo::new(move || session.drafts.with(|d| key.with_value(|key| d.get(key).cloned())));
    // What was saved here stays as it was written; of anything else one line becomes several.
    let saved_here = RwSignal::new(None::<String>);
    let in_force = ErasedMemo::new(move || {
        text.with(|text| match saved_here.with(|saved| saved.as_ref() == Some(text)) {
            true => text.clone(),
            false => in_several_lines(text),
        })
    });
    let shown = ErasedMemo::new(move || draft.get().unwrap_or_else(|| in_force.get()));
    let set_draft = move |new: Option<String>| {
        session.drafts.update(|drafts| {
            let key = key.get_value();
            match new {
                Some(new) if in_force.with_untracked(|shown| *shown != new) => drafts.insert(key, new),
                _ => drop(drafts.remove(&key)),
            }
        });
    };
    let save_now = move || {
        let new = shown.get_untracked();
        match on_save.run(new.clone()) {
            None => {
                saved_here.set(Some(new));
                set_draft(None);
                refusal.set(String::new());
            }
            Some(error) => refusal.set(error),
        }
    };
    let discard = move |_| {
        refusal.set(String::new());
        set_draft(None);
        if let Some(on_discard) = on_discard {
            on_discard.run(());
        }
    };
    let changed = ErasedMemo::new(move || draft.with(Option::is_some));
    let save_changes = move || {
        if changed.get_untracked() {
            save_now();
        }
    };
    // Findings and comparison of a draft arrive some time after the last key. They may move the button away from a pointer that
    // is pressing it.
    let button = NodeRef::<html::Button>::new();
    let pressed_at = StoredValue::new(None::<(i32, i32)>);
    let release = move |event: PointerEvent| {
        let Some((left, top)) = pressed_at.try_update_value(Option::take).flatten() else { return };
        let is_still = event.client_x() == left && event.client_y() == top;
        let is_on_button =
            button.get_untracked().is_some_and(|button| event_delegation::is_within(&button, &event));
        if is_still && !is_on_button {
            save_changes();
        }
    };
    let what_is_in_force =
        move || if text.with(String::is_empty) { text::NOTHING_IN_FORCE } else { text::NOT_SAVED_YET };
    view! {
        <div class="policy-editor" on:pointerup=release>
            <PolicyText id="policy-text" text=shown policy_type limit
                on_input=Callback::new(move |new| { refusal.set(String::new()); set_draft(Some(new)) })>
                <div class="button-row">
                    <button type="button" class="primary" node_ref=button aria-disabled=move || (!changed.get()).then_some("true")
                        on:pointerdown=move |event| pressed_at.set_value(Some((event.client_x(), event.client_y())))
                        on:click=move |_| save_changes()>
                        {save}
                    </button>
                    <Show when=move || changed.get()>
                        <button type="button" on:click=discard>{text::DISCARD_CHANGES}</button>
                        <span class="hint">{dyn_view(what_is_in_force)}</span>
                    </Show>
                </div>
                <ErrorText text=refusal/>
                <Compared saved=text draft=shown policy_type is_changed=changed/>
            </PolicyText>
        </div>
    }
}
