//! Permissions of a user or role besides its own policies.

use aws_world::iam::{Permissions, StoredDocument};
use aws_world::world::ActionOnResource;
use iam_policy::document::{PrincipalElement, PrincipalName};
use iam_policy::explanation::Effect;

use super::document::Document;
use super::selection::IdentityKind;
use crate::text::inspector::permissions as text;

/// The groups of a user, the account's resources whose policies, grants or access control lists name the user or role, and
/// what an import did not tell.
/// A policy that names the account, and any of another account, gives nothing where the caller's own policies do not (IAM
/// User Guide, *Policy evaluation logic*, *Cross-account policy evaluation logic*).
pub fn other_grants(document: &Document, kind: IdentityKind, name: &str) -> Vec<String> {
    let iam = &document.account().iam;
    let arn = match kind {
        IdentityKind::User => iam.users.get(name).map(|user| user.arn.as_str()),
        IdentityKind::Role => iam.roles.get(name).map(|role| role.arn.as_str()),
        // Nobody signs as a group.
        IdentityKind::Group => None,
    };
    let Some(arn) = arn else { return Vec::new() };
    let mut found = Vec::new();
    if kind == IdentityKind::User {
        let is_member = |users: &[String]| users.iter().any(|user| user == name);
        let groups =
            iam.groups.values().filter(|group| is_member(&group.users) && has_policies(&group.permissions));
        found.extend(groups.map(|group| text::group(&group.name)));
    }
    let trusting = iam.roles.values().filter(|role| may_allow(&role.trust_policy, arn));
    found.extend(trusting.map(|role| text::role(&role.name)));
    resource_grants(document, arn, &mut found);
    if document.world().is_partial() {
        found.push(text::WHAT_WAS_NOT_IMPORTED.to_owned());
    }
    found
}

fn has_policies(permissions: &Permissions) -> bool {
    !(permissions.attached.is_empty() && permissions.inline.is_empty())
}

fn resource_grants(document: &Document, arn: &str, found: &mut Vec<String>) {
    let account = document.account();
    for bucket in account.s3.buckets.values() {
        let by_policy = bucket.policy.as_ref().is_some_and(|policy| may_allow(policy, arn));
        let read = |key: &String| ActionOnResource {
            action: "s3:GetObject".to_owned(),
            resource: ["arn:aws:s3:::", &bucket.name, "/", key].concat(),
        };
        let by_list = || {
            if bucket.object_ownership == "BucketOwnerEnforced" {
                return false;
            }
            let objects: Vec<ActionOnResource> = bucket.objects.keys().map(read).collect();
            !document.world().what_can(arn, &objects).is_empty()
        };
        if by_policy || by_list() {
            found.push(text::bucket(&bucket.name));
        }
    }
    for key in account.kms.keys.values() {
        let granted = key.grants.iter().any(|grant| {
            is_principal_or_its_session(&grant.given.grantee_principal, arn)
                || is_principal_or_its_session(&grant.given.retiring_principal, arn)
        });
        if granted || may_allow(&key.policy, arn) {
            let alias = account.kms.aliases.iter().find(|(_, id)| **id == key.id);
            found.push(text::key(alias.map_or(&key.id, |(alias, _)| alias)));
        }
    }
    let of_logs = account.logs.resource_policies.iter().filter(|(_, policy)| may_allow(policy, arn));
    found.extend(of_logs.map(|(name, _)| text::logs_policy(name)));
}

/// Whether a statement may allow it something by itself.
fn may_allow(policy: &StoredDocument, arn: &str) -> bool {
    let mut allows = policy.0.statements().iter().filter(|statement| statement.effect == Effect::Allow);
    allows.any(|statement| statement.principal.as_ref().is_some_and(|element| names_principal(element, arn)))
}

fn names_principal(element: &PrincipalElement, arn: &str) -> bool {
    // Everybody but those, one of whom it may be.
    element.negated
        || element.values.iter().any(|value| match &value.name {
            PrincipalName::Everyone => true,
            PrincipalName::User(named) | PrincipalName::Role(named) | PrincipalName::RoleSession(named) => {
                is_principal_or_its_session(named, arn)
            }
            PrincipalName::Account(_)
            | PrincipalName::FederatedUser(_)
            | PrincipalName::Service(_)
            | PrincipalName::Federated(_)
            | PrincipalName::CanonicalUser(_)
            | PrincipalName::Deleted(_) => false,
        })
}

/// Whether it is the user or role with this ARN, or one of the role's sessions.
fn is_principal_or_its_session(principal: &str, arn: &str) -> bool {
    let session = || {
        let (account, role) = arn.strip_prefix("arn:aws:iam::")?.split_once(":role/")?;
        let role = role.rsplit('/').next()?;
        let of_account = principal.strip_prefix("arn:aws:sts::")?.strip_prefix(account)?;
        of_account.strip_prefix(":assumed-role/")?.strip_prefix(role)?.strip_prefix('/')
    };
    principal == arn || session().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::command::Command;
    use crate::session::test_worlds::{apply_calls, group, policy, policy_arn, role, role_trusting, user};
    use aws_world::iam::{IamCall, Identity};
    use aws_world::import::{Import, ImportFile};
    use aws_world::s3::S3Call;
    use aws_world::{ApiCall, SimTime};
    use lessons::LessonState;

    const ANN: &str = r#"{"AWS":"arn:aws:iam::111122223333:user/ann"}"#;

    fn found(document: &Document, name: &str) -> Vec<String> {
        other_grants(document, IdentityKind::User, name)
    }

    fn world() -> Document {
        let mut document = Document::default();
        apply_calls(
            &mut document,
            vec![user("ann"), user("bob"), group("dev"), policy("p", "Allow", "s3:GetObject")],
        );
        document
    }

    fn bucket_policy(document: &mut Document, effect: &str, principal: &str) {
        let policy = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"{effect}","Principal":{principal},"Action":"s3:GetObject","Resource":"arn:aws:s3:::photo-app-bucket/*"}}]}}"#
        );
        let call = ApiCall::S3(S3Call::PutBucketPolicy { bucket: "photo-app-bucket".into(), policy });
        let outcome = Command::Call { name: "Prepare".into(), calls: vec![call] }.perform(document);
        assert_eq!(outcome.refused, None);
    }

    #[test]
    fn other_grants_include_group_policies() {
        let mut document = world();
        let join = IamCall::AddUserToGroup { group_name: "dev".into(), user_name: "ann".into() };
        apply_calls(&mut document, vec![join]);
        assert_eq!(found(&document, "ann"), [] as [&str; 0]);
        let attach = IamCall::AttachPolicy { to: Identity::Group("dev".into()), policy_arn: policy_arn("p") };
        apply_calls(&mut document, vec![attach]);
        assert_eq!(found(&document, "ann"), ["group dev"]);
        assert_eq!(found(&document, "bob"), [] as [&str; 0]);
        assert_eq!(other_grants(&document, IdentityKind::Group, "dev"), [] as [&str; 0]);
    }

    #[test]
    fn other_grants_of_a_bucket_policy_are_for_whom_it_names() {
        let mut document = world();
        bucket_policy(&mut document, "Allow", ANN);
        assert_eq!(found(&document, "ann"), ["bucket photo-app-bucket"]);
        assert_eq!(found(&document, "bob"), [] as [&str; 0]);
        bucket_policy(&mut document, "Allow", r#"{"AWS":"111122223333"}"#);
        assert_eq!(found(&document, "ann"), [] as [&str; 0]);
        bucket_policy(&mut document, "Deny", ANN);
        assert_eq!(found(&document, "ann"), [] as [&str; 0]);
    }

    #[test]
    fn other_grants_of_a_trust_policy_are_for_whom_it_names() {
        let mut document = world();
        let trust = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{ANN},"Action":"sts:AssumeRole"}}]}}"#
        );
        apply_calls(&mut document, vec![role_trusting("r", trust), role("of-ec2")]);
        assert_eq!(found(&document, "ann"), ["role r"]);
        assert_eq!(found(&document, "bob"), [] as [&str; 0]);
    }

    #[test]
    fn other_grants_include_missing_policies() {
        let details = r#"{"UserDetailList":[{"Arn":"arn:aws:iam::111122223333:user/ann","UserName":"ann","UserId":"AIDAEXAMPLEANN","Path":"/"}]}"#;
        let file = ImportFile { name: "details.json".into(), text: details.into() };
        let mut import = Import::new(vec![file], SimTime::default()).expect("small enough");
        while import.step(10) {}
        let imported = import.finish().expect("an account");
        let document = Document::new(LessonState::new(imported.world));
        assert_eq!(found(&document, "ann"), ["what was not imported"]);
        assert_eq!(found(&world(), "ann"), [] as [&str; 0]);
    }

    #[test]
    fn other_grants_of_a_session_are_those_of_its_role() {
        let role = "arn:aws:iam::111122223333:role/team/r";
        assert!(is_principal_or_its_session(role, role));
        assert!(is_principal_or_its_session("arn:aws:sts::111122223333:assumed-role/r/s", role));
        for other in
            ["arn:aws:sts::111122223333:assumed-role/r2/s", "arn:aws:sts::444455556666:assumed-role/r/s", ""]
        {
            assert!(!is_principal_or_its_session(other, role), "{other}");
        }
        assert!(!is_principal_or_its_session(
            "arn:aws:sts::111122223333:assumed-role/ann/s",
            "arn:aws:iam::111122223333:user/ann"
        ));
    }
}
