//! Create policy: a customer managed policy written as JSON.

use aws_world::ApiCall;
use aws_world::api::Response;
use aws_world::iam::IamCall;
use iam_policy::document::PolicyType;
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use super::form_dialog::CreateDialog;
use crate::components::policy_editor::policy_text::PolicyText;
use crate::session::document::{Document, app_instance};
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::create::policy as text;
use crate::ui::field::TextField;

/// Create policy.
#[component]
pub fn CreatePolicy() -> impl IntoView {
    let session = use_session();
    let name = RwSignal::new(String::new());
    let text = RwSignal::new(template(&session.document_untracked()));
    let calls = ErasedMemo::new(move || {
        vec![ApiCall::Iam(IamCall::CreatePolicy {
            policy_name: name.get().trim().to_owned(),
            path: "/".into(),
            policy_document: text.get(),
            description: String::new(),
            tags: Default::default(),
        })]
    });
    let policy_name = move || name.with_untracked(|name| name.trim().to_owned());
    let made = move |_: Vec<Response>| {
        let document = session.document_untracked();
        let policy = document.account().iam.policies.get(&policy_name())?;
        Some(Selection::Policy(policy.arn.clone()))
    };
    let shown = ErasedMemo::new(move || text.get());
    view! {
        <CreateDialog title=text::CREATE_POLICY calls step=move |()| text::create_step(&policy_name()) made>
            <TextField id="policy-name" label=text::POLICY_NAME value=name placeholder="PhotoAppAccess"/>
            <p class="hint">{text::LEAST_THE_APP_NEEDS}</p>
            <PolicyText id="new-policy" text=shown policy_type=PolicyType::Identity on_input=Callback::new(move |new| text.set(new))/>
        </CreateDialog>
    }
}

/// The least the photo app needs, for this account's bucket and log group.
pub(crate) fn template(document: &Document) -> String {
    let account = document.account();
    let Some(instance) = app_instance(account) else { return String::new() };
    let (bucket, group) = (&instance.app.bucket, &instance.app.log_group);
    let (region, id) = (&instance.region, &account.id);
    format!(
        r#"{{
  "Version": "2012-10-17",
  "Statement": [
    {{
      "Sid": "Photos",
      "Effect": "Allow",
      "Action": ["s3:PutObject", "s3:GetObject"],
      "Resource": "arn:aws:s3:::{bucket}/*"
    }},
    {{
      "Sid": "ListPhotos",
      "Effect": "Allow",
      "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3:::{bucket}"
    }},
    {{
      "Sid": "WriteLog",
      "Effect": "Allow",
      "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
      "Resource": "arn:aws:logs:{region}:{id}:log-group:{group}:*"
    }}
  ]
}}"#
    )
}

#[cfg(test)]
mod tests {
    use iam_policy::document::PolicyDocument;
    use iam_policy::reference::Reference;

    use super::*;

    #[test]
    fn the_template_has_no_findings() {
        let text = template(&Document::default());
        let document = PolicyDocument::parse(&text, PolicyType::Identity);
        assert_eq!(document.findings_with(&Reference::common()), [], "{text}");
    }
}
