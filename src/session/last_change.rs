//! The last call that changed an item, found in the journal.

use aws_world::api::Response;
use aws_world::json::Json;

use super::document::{Document, JournalEntry};
use super::selection::{IdentityKind, Selection};

/// The AWS CLI line of the last call that changed the item; `None` where the journal knows of none.
pub fn last_change(document: &Document, selection: &Selection) -> Option<String> {
    let mut matchers = event_matchers(document, selection);
    let account = json_member("recipientAccountId", &document.account().id);
    let mut last = None;
    for entry in &document.journal {
        let of_account = is_of_all_accounts(selection) || entry.texts().event.contains(&account);
        if !of_account || !is_change(entry) || !matchers.iter().any(|matcher| matcher.matches(entry)) {
            continue;
        }
        // Later calls about an association name it, and not its instance.
        if matches!(selection, Selection::Instance(_))
            && let Some(id) = response_value(entry, "associationId")
        {
            matchers.push(EventMatcher::Names(vec![json_member("associationId", &id)]));
        }
        last = Some(entry);
    }
    last.map(|entry| entry.texts().cli.clone())
}

/// How a call about the item is recognized in its event.
enum EventMatcher {
    /// Its parameters or its answer hold all of these.
    Names(Vec<String>),
    /// The same, for calls of other names than these.
    NamesUnless(Vec<String>, &'static [&'static str]),
    /// The parameters hold the first and not the second.
    NamesWithout(String, &'static str),
    /// Its answer is this id, or an ARN that ends in it.
    Created(String),
}

impl EventMatcher {
    fn matches(&self, entry: &JournalEntry) -> bool {
        // What stands before tells who called.
        let said = entry.texts().event.split_once("\"requestParameters\"").map_or("", |(_, said)| said);
        match self {
            Self::Names(names) => names.iter().all(|name| said.contains(name)),
            Self::NamesUnless(names, others) => {
                !others.iter().any(|other| entry.name.starts_with(other))
                    && names.iter().all(|name| said.contains(name))
            }
            Self::NamesWithout(name, other) => said.contains(name) && !said.contains(other),
            Self::Created(id) => match entry.record.as_ref().map(|record| &record.result) {
                Some(Ok(Response::Created(created))) => created.rsplit('/').next() == Some(id),
                _ => false,
            },
        }
    }
}

fn is_change(entry: &JournalEntry) -> bool {
    entry.error.is_none() && entry.texts().event.contains("\"readOnly\": false")
}

/// Buckets and the organization are changed from other accounts too.
fn is_of_all_accounts(selection: &Selection) -> bool {
    matches!(
        selection,
        Selection::Bucket(_)
            | Selection::Object(..)
            | Selection::KmsKey(_)
            | Selection::Account(_)
            | Selection::Organization
            | Selection::Unit(_)
            | Selection::OrganizationPolicy(_)
    )
}

/// `"userName": "ann"`, as the event has it.
fn json_member(name: &str, value: &str) -> String {
    format!("\"{name}\": {}", Json::text(value).compact())
}

/// The text that the answer has under a name.
fn response_value(entry: &JournalEntry, name: &str) -> Option<String> {
    let (_, answer) = entry.texts().event.split_once("\"responseElements\"")?;
    let (_, value) = answer.split_once(&format!("\"{name}\": \""))?;
    Some(value.split('"').next()?.to_owned())
}

fn event_matchers(document: &Document, selection: &Selection) -> Vec<EventMatcher> {
    let any = |names: &[&str], value: &str| -> Vec<EventMatcher> {
        names.iter().map(|name| EventMatcher::Names(vec![json_member(name, value)])).collect()
    };
    let account = document.account();
    let iam = &account.iam;
    match selection {
        Selection::Stranger | Selection::InAccount(..) => Vec::new(),
        Selection::Instance(id) => any(&["instanceId"], id),
        Selection::User(name) => any(&["userName", "newUserName"], name),
        Selection::Group(name) => any(&["groupName", "newGroupName"], name),
        Selection::Role(name) => any(&["roleName"], name),
        Selection::Policy(arn) => {
            // Attaching changes the identity.
            let named = EventMatcher::NamesUnless(vec![json_member("policyArn", arn)], &["Attach", "Detach"]);
            vec![named, EventMatcher::Names(vec![json_member("arn", arn)])]
        }
        Selection::InlinePolicy(kind, owner, name) => {
            let of = match kind {
                IdentityKind::User => "userName",
                IdentityKind::Group => "groupName",
                IdentityKind::Role => "roleName",
            };
            vec![EventMatcher::Names(vec![json_member(of, owner), json_member("policyName", name)])]
        }
        Selection::InstanceProfile(name) => any(&["instanceProfileName"], name),
        Selection::AccessKey(_, id) => any(&["accessKeyId"], id),
        Selection::Bucket(name) => {
            vec![EventMatcher::NamesWithout(json_member("bucketName", name), "\"key\": ")]
        }
        Selection::Object(bucket, key) => {
            vec![EventMatcher::Names(vec![json_member("bucketName", bucket), json_member("key", key)])]
        }
        Selection::LogGroup(name) => any(&["logGroupName"], name),
        Selection::KmsKey(id) => {
            let arn = account.kms.keys.get(id).map(|key| key.arn.clone()).unwrap_or_default();
            let named = [id, &arn].into_iter().flat_map(|name| any(&["keyId", "targetKeyId"], name));
            named.chain([EventMatcher::Created(id.clone())]).collect()
        }
        Selection::OidcProvider(url) => {
            let arn = iam.oidc_providers.get(url).map(|provider| provider.arn.clone()).unwrap_or_default();
            any(&["arn", "openIDConnectProviderArn"], &arn)
        }
        Selection::SamlProvider(name) => {
            let arn = iam.saml_providers.get(name).map(|provider| provider.arn.clone()).unwrap_or_default();
            any(&["arn"], &arn)
        }
        Selection::Account(id) => any(&["accountId", "targetId", "id"], id),
        Selection::Organization => {
            vec![EventMatcher::Names(vec!["\"featureSet\"".to_owned()])]
        }
        Selection::Unit(id) => {
            let named = any(&["organizationalUnitId", "targetId"], id);
            named.into_iter().chain([EventMatcher::Created(id.clone())]).collect()
        }
        Selection::OrganizationPolicy(id) => {
            let named = EventMatcher::NamesUnless(vec![json_member("policyId", id)], &["Attach", "Detach"]);
            vec![named, EventMatcher::Created(id.clone())]
        }
    }
}

#[cfg(test)]
mod tests {
    use aws_world::ApiCall;
    use aws_world::ec2::Ec2Call;
    use aws_world::iam::{IamCall, Identity};
    use aws_world::kms::KmsCall;
    use aws_world::s3::{PutObjectHeaders, S3Call};

    use super::*;
    use crate::session::command::Command;
    use crate::session::test_worlds::with_catalog;

    fn call(document: &mut Document, call: ApiCall) -> Option<Response> {
        let outcome = Command::Call { name: "A call".into(), calls: vec![call] }.perform(document);
        outcome.responses.into_iter().next()
    }

    fn create_user(document: &mut Document, name: &str) {
        let call_of = IamCall::CreateUser {
            user_name: name.into(),
            path: "/".into(),
            permissions_boundary: None,
            tags: Default::default(),
        };
        call(document, ApiCall::Iam(call_of));
    }

    fn starts(document: &Document, selection: &Selection) -> String {
        let line = last_change(document, selection).unwrap_or_default();
        line.split_whitespace().skip(1).take(2).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn last_change_of_a_user_excludes_other_users() {
        let mut document = with_catalog();
        assert_eq!(last_change(&document, &Selection::User("ann".into())), None);
        create_user(&mut document, "ann");
        create_user(&mut document, "anna");
        let policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess".to_owned();
        let attach = IamCall::AttachPolicy { to: Identity::User("anna".into()), policy_arn };
        call(&mut document, ApiCall::Iam(attach));
        assert_eq!(starts(&document, &Selection::User("ann".into())), "iam create-user");
        assert_eq!(starts(&document, &Selection::User("anna".into())), "iam attach-user-policy");
        let policy = Selection::Policy("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess".into());
        assert_eq!(last_change(&document, &policy), None);
    }

    #[test]
    fn last_change_ignores_refused_and_read_only_calls() {
        let mut document = Document::default();
        create_user(&mut document, "ann");
        let boundary = IamCall::DeletePermissionsBoundary { of: Identity::User("ann".into()) };
        call(&mut document, ApiCall::Iam(boundary));
        assert_eq!(starts(&document, &Selection::User("ann".into())), "iam create-user");
    }

    #[test]
    fn last_change_tells_object_from_bucket() {
        let mut document = Document::default();
        let bucket = "photo-app-bucket".to_owned();
        let (key, body, headers) = ("a b.txt".to_owned(), "hello".to_owned(), PutObjectHeaders::default());
        let put = S3Call::PutObject { bucket: bucket.clone(), key: key.clone(), body, headers };
        call(&mut document, ApiCall::S3(put));
        let object = Selection::Object(bucket.clone(), key);
        assert!(last_change(&document, &object).is_some_and(|line| line.contains("a b.txt")));
        assert_eq!(last_change(&document, &Selection::Bucket(bucket)), None);
    }

    #[test]
    fn last_change_finds_created_ids_in_responses() {
        let mut document = Document::default();
        let run = Ec2Call::RunInstances {
            image_id: "ami-0abcdef1234567890".into(),
            instance_type: "t3.micro".into(),
            instance_profile_name: String::new(),
            metadata_options: Default::default(),
        };
        let created = call(&mut document, ApiCall::Ec2(run));
        let Some(Response::Created(id)) = created else { panic!("{created:?}") };
        assert_eq!(starts(&document, &Selection::Instance(id.clone())), "ec2 run-instances");
        assert_ne!(document.instance_id(), id, "the app stays where it is");
        let create = KmsCall::CreateKey { policy: String::new(), description: "photos".into() };
        let created = call(&mut document, ApiCall::Kms(create));
        let Some(Response::Created(arn)) = created else { panic!("{created:?}") };
        let id = arn.rsplit('/').next().unwrap_or_default().to_owned();
        assert_eq!(starts(&document, &Selection::KmsKey(id)), "kms create-key");
    }
}
