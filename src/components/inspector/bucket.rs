//! A bucket: its objects and its policy.

use aws_world::ApiCall;
use aws_world::s3::{PublicAccessBlock, S3Call};
use iam_policy::document::PolicyType;
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use super::bucket_settings::Properties;
use super::item_page::{ItemCall, ItemLink, ItemPage};
use super::object::{PutObject, encrypted_with};
use crate::browser::scroll;
use crate::components::exposure::Exposure;
use crate::components::glossary::{about, explained};
use crate::components::policy_editor::PolicyEditor;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::inspector::bucket as text;
use crate::text::kinds;
use crate::text::why;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::tabs::{TabPage, TabbedPages};

/// A bucket.
#[component]
pub fn Bucket(name: String) -> impl IntoView {
    let stored = StoredValue::new(name.clone());
    let delete = move |()| {
        let bucket = stored.get_value();
        ItemCall::new(text::delete_step(&bucket), ApiCall::S3(S3Call::DeleteBucket { bucket }))
    };
    let pages = vec![
        TabPage::new(text::OBJECTS, move || view! { <Objects bucket=stored.get_value()/> }),
        TabPage::new(text::BUCKET_POLICY, move || view! { <BucketPolicy bucket=stored.get_value()/> }),
        TabPage::new(text::PROPERTIES, move || view! { <Properties bucket=stored.get_value()/> }),
    ];
    view! {
        <ItemPage icon="bucket" kind=kinds::S3_BUCKET arn=format!("arn:aws:s3:::{name}") title=name delete>
            <Exposure selection=Selection::Bucket(stored.get_value())/>
            <TabbedPages id="bucket" label=text::BUCKET pages/>
        </ItemPage>
    }
}

#[component]
fn Objects(bucket: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(bucket);
    let objects = session.derive(move |document| {
        let bucket = stored.with_value(|name| document.account().s3.buckets.get(name).cloned());
        bucket.map(|bucket| bucket.objects).unwrap_or_default()
    });
    view! {
        <ul class="rows">
            {dyn_view(move || objects.get().into_iter().map(|(key, object)| {
                let (item, name) = (Selection::Object(stored.get_value(), String::clone(&key)), String::clone(&key));
                view! {
                    <li><span>
                        <ItemLink item name/>
                        <span class="card-note">{text::object(object.body.len(), &object.last_modified.iso8601(), encrypted_with(&object))}</span>
                    </span></li>
                }
            }).collect_view())}
        </ul>
        <Show when=move || objects.with(|objects| objects.is_empty())>
            <p class="empty">{text::EMPTY}</p>
        </Show>
        <PutObject bucket=stored.get_value()/>
    }
}

/// Id of what holds the policy's editor.
const POLICY_TEXT: &str = "bucket-policy-text";

#[component]
fn BucketPolicy(bucket: String) -> impl IntoView {
    let session = use_session();
    let key = format!("bucket:{bucket}");
    let name = StoredValue::new(bucket);
    let policy = session.derive(move |document| {
        let bucket = name.with_value(|name| document.account().s3.buckets.get(name).cloned());
        bucket.and_then(|bucket| bucket.policy).map(|policy| policy.0.text().to_owned())
    });
    let text = ErasedMemo::new(move || policy.get().unwrap_or_default());
    let save = Callback::new(move |text: String| {
        let bucket = name.get_value();
        let call = if text.trim().is_empty() {
            S3Call::DeleteBucketPolicy { bucket }
        } else {
            S3Call::PutBucketPolicy { bucket, policy: text }
        };
        session.call(text::EDIT_BUCKET_POLICY, vec![ApiCall::S3(call)]).refused.map(|error| error.message)
    });
    let key_of_draft = StoredValue::new(key.clone());
    let start = move |example: String| {
        session.drafts.update(|drafts| {
            drafts.insert(key_of_draft.get_value(), example);
        });
        scroll::show_after_update(POLICY_TEXT);
    };
    let others = session.derive(|document| {
        let shown = document.account().id.to_string();
        document.world().accounts().keys().find(|id| **id != shown).map(ToString::to_string)
    });
    let deny_others = move |_| {
        let account = session.document_untracked().account().id.to_string();
        start(deny_other_accounts(&name.get_value(), &account));
    };
    let let_read = move |other: &str| start(let_account_read(&name.get_value(), other));
    let delete = move |_| {
        let call = S3Call::DeleteBucketPolicy { bucket: name.get_value() };
        session.call(text::DELETE_BUCKET_POLICY, vec![ApiCall::S3(call)]);
    };
    view! {
        <BlockPublicAccess bucket=name.get_value()/>
        <Show
            when=move || policy.with(Option::is_some)
            fallback=move || view! {
                <p class="empty">{explained(text::NO_BUCKET_POLICY)}</p>
                <p class="button-row">
                    <button type="button" on:click=deny_others>{text::EXAMPLE_DENY_OTHERS}</button>
                    {dyn_view(move || others.get().map(|other| view! {
                        <button type="button" on:click=move |_| let_read(&other)>{text::EXAMPLE_LET_READ}</button>
                    }))}
                </p>
            }
        >
            <button type="button" class="danger" on:click=delete>{text::DELETE_BUCKET_POLICY}</button>
        </Show>
        <div id=POLICY_TEXT><PolicyEditor key text policy_type=PolicyType::Resource on_save=save/></div>
    }
}

/// The switch beside the policy that it may refuse or overrule.
#[component]
fn BlockPublicAccess(bucket: String) -> impl IntoView {
    let session = use_session();
    let name = bucket.clone();
    let settings = session.derive(move |document| {
        let bucket = document.account().s3.buckets.get(&name)?;
        Some((bucket.public_access_block, bucket.has_public_policy()))
    });
    let is_on = move || settings.get().is_some_and(|(settings, _)| settings == PublicAccessBlock::ON);
    let toggle = move |_| {
        let bucket = bucket.clone();
        let (title, call) = if is_on() {
            (text::TURN_OFF, S3Call::DeletePublicAccessBlock { bucket })
        } else {
            let public_access_block_configuration = PublicAccessBlock::ON;
            (text::TURN_ON, S3Call::PutPublicAccessBlock { bucket, public_access_block_configuration })
        };
        session.call(title, vec![ApiCall::S3(call)]);
    };
    let note = move || match settings.get() {
        Some((settings, true)) if settings.restrict_public_buckets => text::PUBLIC_POLICY_HELD,
        Some((_, true)) => text::PUBLIC_POLICY_COUNTS,
        Some((settings, false)) if settings.block_public_policy => text::PUBLIC_POLICY_REFUSED,
        _ => text::PUBLIC_POLICY_POSSIBLE,
    };
    view! {
        <div class="field-head">
            <label class="check">
                <input type="checkbox" aria-describedby="block-public-access-note" prop:checked=is_on on:change=toggle/>
                {text::BLOCK_ALL_PUBLIC_ACCESS}
            </label>
            {about(why::S3_BLOCK_PUBLIC_ACCESS)}
        </div>
        <p class="hint" id="block-public-access-note">{dyn_view(note)}</p>
    }
}

/// Denies everybody outside the account: the first bucket policy most people want.
fn deny_other_accounts(bucket: &str, account: &str) -> String {
    format!(
        r#"{{
  "Version": "2012-10-17",
  "Statement": [
    {{
      "Sid": "OnlyThisAccount",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "s3:*",
      "Resource": ["arn:aws:s3:::{bucket}", "arn:aws:s3:::{bucket}/*"],
      "Condition": {{ "StringNotEquals": {{ "aws:PrincipalAccount": "{account}" }} }}
    }}
  ]
}}"#
    )
}

/// Lets another account read all objects, as far as its own policies do.
fn let_account_read(bucket: &str, account: &str) -> String {
    format!(
        r#"{{
  "Version": "2012-10-17",
  "Statement": [
    {{
      "Sid": "OtherAccountReads",
      "Effect": "Allow",
      "Principal": {{ "AWS": "arn:aws:iam::{account}:root" }},
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::{bucket}/*"
    }}
  ]
}}"#
    )
}
