//! A bucket's properties: who owns its objects, and how they are encrypted.

use aws_world::ApiCall;
use aws_world::s3::{BucketEncryption, S3Call};
use leptos::prelude::*;

use crate::components::glossary::{Term, about, explained};
use crate::session::document::Document;
use crate::session::use_session;
use crate::text::glossary;
use crate::text::inspector::bucket_settings as text;
use crate::ui::dyn_view::dyn_view;

/// The settings of Object Ownership, and what each means.
const OWNERSHIP: [(&str, &str, &str); 3] = [
    ("BucketOwnerEnforced", text::BUCKET_OWNER_ENFORCED, text::OWNER_ENFORCED_MEANS),
    ("BucketOwnerPreferred", text::BUCKET_OWNER_PREFERRED, text::OWNER_PREFERRED_MEANS),
    ("ObjectWriter", text::OBJECT_WRITER, text::OBJECT_WRITER_MEANS),
];

/// The Properties tab.
#[component]
pub fn Properties(bucket: String) -> impl IntoView {
    let bucket = StoredValue::new(bucket);
    view! {
        <Ownership bucket/>
        <DefaultEncryption bucket/>
    }
}

#[component]
fn Ownership(bucket: StoredValue<String>) -> impl IntoView {
    let session = use_session();
    let now = session.derive(move |document| {
        let bucket = bucket.with_value(|name| document.account().s3.buckets.get(name).cloned());
        bucket.map(|bucket| bucket.object_ownership).unwrap_or_default()
    });
    let choice = move |(value, title, about): (&'static str, &'static str, &'static str)| {
        let choose = move |_| {
            let object_ownership = value.to_owned();
            let call = S3Call::PutBucketOwnershipControls { bucket: bucket.get_value(), object_ownership };
            session.call(text::ownership_step(title), vec![ApiCall::S3(call)]);
        };
        view! {
            <label class="choice">
                <input type="radio" name="object-ownership" prop:checked=move || now.with(|now| now == value) on:change=choose/>
                <span><span class="card-title">{title}</span><span class="card-note">{about}</span></span>
            </label>
        }
    };
    view! { <fieldset class="choices"><legend><Term name=text::OBJECT_OWNERSHIP/></legend>{OWNERSHIP.map(choice).into_iter().collect_view()}</fieldset> }
}

/// Value and title of what new objects can be encrypted with. The value of SSE-KMS is the key's ARN.
fn encryptions(document: &Document) -> Vec<(String, String)> {
    let keys = document.account().kms.keys.values().map(|key| {
        let title = if key.description.is_empty() { &key.id } else { &key.description };
        (key.arn.clone(), text::sse_kms(title))
    });
    let own = [("AES256", text::SSE_S3), ("aws:kms", text::SSE_KMS_AWS_KEY)];
    own.map(|(value, title)| (value.to_owned(), title.to_owned())).into_iter().chain(keys).collect()
}

#[component]
fn DefaultEncryption(bucket: StoredValue<String>) -> impl IntoView {
    let session = use_session();
    let choices = session.derive(encryptions);
    let encryption = session.derive(move |document| {
        bucket.with_value(|name| {
            document.account().s3.buckets.get(name).map(|bucket| bucket.encryption.clone())
        })
    });
    let now = move || match encryption.get() {
        Some(encryption) if encryption.kms_master_key_id.is_empty() => encryption.sse_algorithm,
        Some(encryption) => encryption.kms_master_key_id,
        None => String::new(),
    };
    let put = move |chosen: String, bucket_key_enabled: bool| {
        let is_key = chosen != "AES256" && chosen != "aws:kms";
        let server_side_encryption_configuration = BucketEncryption {
            sse_algorithm: if chosen == "AES256" { "AES256" } else { "aws:kms" }.to_owned(),
            kms_master_key_id: if is_key { chosen } else { String::new() },
            bucket_key_enabled,
        };
        let call =
            S3Call::PutBucketEncryption { bucket: bucket.get_value(), server_side_encryption_configuration };
        session.call(text::EDIT_DEFAULT_ENCRYPTION, vec![ApiCall::S3(call)]);
    };
    let has_bucket_key = move || encryption.get().is_some_and(|encryption| encryption.bucket_key_enabled);
    view! {
        <div class="field">
            <span class="field-head"><label for="default-encryption">{text::DEFAULT_ENCRYPTION}</label>{about(text::DEFAULT_ENCRYPTION)}</span>
            <select id="default-encryption" aria-describedby="default-encryption-hint"
                on:change:target=move |event| put(event.target().value(), untrack(has_bucket_key))>
                {dyn_view(move || {
                    let now = now();
                    choices.get().into_iter().map(|(value, title)| {
                        let selected = value == now;
                        view! { <option value=value selected=selected>{title}</option> }
                    }).collect_view()
                })}
            </select>
            <p class="hint" id="default-encryption-hint">{explained(text::WITH_SSE_KMS)}</p>
        </div>
        <div class="field-head">
            <label class="check">
                <input type="checkbox" prop:checked=has_bucket_key on:change=move |_| put(untrack(now), !untrack(has_bucket_key))/>
                {text::BUCKET_KEY}
            </label>
            {about(glossary::BUCKET_KEY)}
        </div>
    }
}
