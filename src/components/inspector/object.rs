//! An object of a bucket: what S3 says about it, and its tags.

use aws_world::ApiCall;
use aws_world::s3::{Object as ObjectData, PutObjectHeaders, S3Call};
use leptos::prelude::*;

use super::item_page::{ItemCall, ItemPage, OpenItem};
use super::tags::TagList;
use crate::components::glossary::{Term, explained};
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::inspector::object as text;
use crate::text::kinds;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::{ErrorText, TextField};

/// The encryption of an object in the console's words.
pub fn encrypted_with(object: &ObjectData) -> &'static str {
    match &object.encryption {
        None => text::SSE_S3,
        Some(_) => text::SSE_KMS,
    }
}

/// An object, by bucket and key.
#[component]
pub fn Object(bucket: String, key: String) -> impl IntoView {
    let session = use_session();
    let names = StoredValue::new((bucket.clone(), key.clone()));
    let object = session.derive(move |document| {
        names.with_value(|(bucket, key)| document.account().s3.buckets.get(bucket)?.objects.get(key).cloned())
    });
    let tags = ErasedMemo::new(move || object.get().map(|object| object.tags).unwrap_or_default());
    let put_tags = move |step: String, tagging: aws_world::iam::Tags| {
        let (bucket, key) = names.get_value();
        let call = match tagging.is_empty() {
            true => S3Call::DeleteObjectTagging { bucket, key },
            false => S3Call::PutObjectTagging { bucket, key, tagging },
        };
        session.call(step, vec![ApiCall::S3(call)]).refused.is_none()
    };
    // S3 takes all of an object's tags at once.
    let tag = Callback::new(move |(key, value): (String, String)| {
        let mut tagging = tags.get_untracked();
        let step = text::tag_step(&key);
        tagging.insert(key, value);
        put_tags(step, tagging)
    });
    let untag = Callback::new(move |key: String| {
        let mut tagging = tags.get_untracked();
        tagging.remove(&key);
        put_tags(text::remove_tag_step(&key), tagging);
    });
    let delete = move |()| {
        let (bucket, key) = names.get_value();
        let (step, next) = (text::delete_step(&key), Selection::Bucket(bucket.clone()));
        ItemCall::new(step, ApiCall::S3(S3Call::DeleteObject { bucket, key })).then_select(next)
    };
    let actions = move || {
        let item = Selection::Bucket(names.get_value().0);
        view! { <OpenItem item label=text::OPEN_THE_BUCKET.to_owned()/> }
    };
    let arn = format!("arn:aws:s3:::{bucket}/{key}");
    view! {
        <ItemPage icon="bucket" kind=kinds::S3_OBJECT title=key arn actions delete>
            {dyn_view(move || object.get().map(|object| facts(&object)))}
            <h4><Term name=text::TAGS/></h4>
            <p class="hint">{text::WHAT_TAGS_ARE_FOR}</p>
            <TagList tags tag untag/>
        </ItemPage>
    }
}

fn facts(object: &ObjectData) -> AnyView {
    let key = object.encryption.as_ref().map(|encryption| encryption.key_arn.clone());
    let owner = object.owner.clone().unwrap_or_else(|| text::THE_BUCKETS_ACCOUNT.to_owned());
    view! {
        <dl>
            <dt>{text::SIZE}</dt><dd>{text::bytes(object.body.len())}</dd>
            <dt>{text::LAST_MODIFIED}</dt><dd>{object.last_modified.iso8601()}</dd>
            <dt>{explained(text::ENCRYPTION)}</dt><dd>{encrypted_with(object)}</dd>
            {key.map(|key| view! { <dt><Term name=text::KMS_KEY/></dt><dd><code>{key}</code></dd> })}
            <dt>{explained(text::OWNER)}</dt><dd>{owner}</dd>
        </dl>
        <p class="label">{text::CONTENT}</p>
        <pre class="log" tabindex="0" aria-label=text::CONTENT_OF_THE_OBJECT>{object.body.clone()}</pre>
    }
    .into_any()
}

/// A form that puts an object, as whom the reader acts as.
#[component]
pub fn PutObject(bucket: String) -> impl IntoView {
    let session = use_session();
    let bucket = StoredValue::new(bucket);
    let key = RwSignal::new(String::new());
    let body = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let put = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = key.get_untracked().trim().to_owned();
        if name.is_empty() {
            problem.set(text::GIVE_A_KEY.to_owned());
            return;
        }
        let step = text::put_step(&name);
        let call = S3Call::PutObject {
            bucket: bucket.get_value(),
            key: name,
            body: body.get_untracked(),
            headers: PutObjectHeaders::default(),
        };
        match session.call(step, vec![ApiCall::S3(call)]).refused {
            Some(error) => problem.set(error.message),
            None => [key, body, problem].into_iter().for_each(|text| text.set(String::new())),
        }
    };
    view! {
        <details class="put-object">
            <summary>{text::PUT_AN_OBJECT}</summary>
            <form on:submit=put>
                <TextField id="object-key" label=text::KEY value=key placeholder="reports/june.txt"/>
                <TextField id="object-body" label=text::CONTENT value=body hint=text::ENCRYPTED_AS_THE_BUCKET_SAYS/>
                <ErrorText text=problem/>
                <button type="submit">{text::PUT_OBJECT}</button>
            </form>
        </details>
    }
}
