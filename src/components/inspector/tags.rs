//! The Tags tab.

use aws_world::ApiCall;
use aws_world::iam::{IamCall, Taggable, Tags as TagMap};
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use crate::components::glossary::explained;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::inspector::tags as text;
use crate::ui::dyn_view::{Show, dyn_view};

/// Tags of a user, role or policy.
#[component]
pub fn Tags(what: Taggable, tags: ErasedMemo<TagMap>) -> impl IntoView {
    let session = use_session();
    let what = StoredValue::new(what);
    let tag = Callback::new(move |(key, value): (String, String)| {
        let name = text::tag(&key);
        let call = IamCall::Tag { what: what.get_value(), tags: [(key, value)].into_iter().collect() };
        session.call(name, vec![ApiCall::Iam(call)]).refused.is_none()
    });
    let untag = Callback::new(move |key: String| {
        let name = text::remove_tag(&key);
        let call = IamCall::Untag { what: what.get_value(), tag_keys: vec![key] };
        session.call(name, vec![ApiCall::Iam(call)]);
    });
    view! { <TagList tags tag untag/> }
}

/// Tags of anything, with ways to add and remove one.
#[component]
pub fn TagList(
    tags: ErasedMemo<TagMap>,
    /// Adds key and value; true when AWS took it.
    tag: Callback<(String, String), bool>,
    /// Removes the tag of a key.
    untag: Callback<String>,
) -> impl IntoView {
    let key = RwSignal::new(String::new());
    let value = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if tag.run((key.get_untracked(), value.get_untracked())) {
            key.set(String::new());
            value.set(String::new());
        }
    };
    let row = move |(key, value): (String, String)| {
        let label = text::remove_tag(&key);
        let removed = key.clone();
        let remove = move |_| untag.run(removed.clone());
        view! {
            <li><span><code>{key}</code>" = "<code>{value}</code></span>
                <button type="button" aria-label=label on:click=remove>{buttons::REMOVE}</button></li>
        }
    };
    view! {
        <ul class="rows">{dyn_view(move || tags.get().into_iter().map(row).collect_view())}</ul>
        <Show when=move || tags.with(TagMap::is_empty)><p class="empty">{explained(text::NO_TAGS)}</p></Show>
        <form class="inline-form" on:submit=add>
            <div class="field">
                <label for="tag-key">{text::KEY}</label>
                <input id="tag-key" type="text" autocomplete="off" prop:value=move || key.get()
                    on:input:target=move |event| key.set(event.target().value())/>
            </div>
            <div class="field">
                <label for="tag-value">{text::VALUE}</label>
                <input id="tag-value" type="text" autocomplete="off" prop:value=move || value.get()
                    on:input:target=move |event| value.set(event.target().value())/>
            </div>
            <button type="submit">{text::ADD_TAG}</button>
        </form>
    }
}
