//! Names in the world that policies refer to, for completion and suggestions.

use iam_policy_ide::CompletionNames;

use super::document::Document;
use crate::text::session::completion_names as text;

/// ARNs of the account's resources and principals, each with what it is.
pub fn completion_names(document: &Document) -> CompletionNames {
    let account = document.account();
    let mut names = CompletionNames::default();
    let mut resource = |arn: String, what: &str| names.resources.push((arn, what.to_owned()));
    for bucket in account.s3.buckets.keys() {
        resource(format!("arn:aws:s3:::{bucket}"), text::BUCKET);
        resource(format!("arn:aws:s3:::{bucket}/*"), text::ITS_OBJECTS);
    }
    for key in account.kms.keys.values() {
        resource(key.arn.clone(), text::KMS_KEY);
    }
    for group in account.logs.groups.values() {
        resource(group.arn.clone(), text::LOG_GROUP);
        resource(format!("{}:*", group.arn), text::ITS_LOG_STREAMS);
    }
    for role in document.roles() {
        resource(role.arn.clone(), text::ROLE);
        names.principals.push((role.arn.clone(), text::ROLE.to_owned()));
    }
    for user in account.iam.users.values() {
        names.principals.push((user.arn.clone(), text::USER.to_owned()));
    }
    names.principals.push((format!("arn:aws:iam::{}:root", account.id), text::THIS_ACCOUNT.to_owned()));
    for other in document.world().accounts().values().filter(|other| other.id != account.id) {
        names.principals.push((format!("arn:aws:iam::{}:root", other.id), text::account(&other.name)));
        for role in other.roles() {
            names.principals.push((role.arn.clone(), text::of_account(text::ROLE, &other.name)));
        }
        for user in other.iam.users.values() {
            names.principals.push((user.arn.clone(), text::of_account(text::USER, &other.name)));
        }
    }
    let providers = &account.iam;
    let oidc = providers.oidc_providers.values().map(|provider| (&provider.arn, text::OIDC_PROVIDER));
    let saml = providers.saml_providers.values().map(|provider| (&provider.arn, text::SAML_PROVIDER));
    names.providers.extend(oidc.chain(saml).map(|(arn, what)| (arn.clone(), what.to_owned())));
    names
}

#[cfg(test)]
mod tests {
    use super::{Document, completion_names};

    #[test]
    fn the_first_world_has_its_bucket_and_log_group() {
        let names = completion_names(&Document::default());
        let arns: Vec<&str> = names.resources.iter().map(|(arn, _)| arn.as_str()).collect();
        assert_eq!(
            arns,
            [
                "arn:aws:s3:::photo-app-bucket",
                "arn:aws:s3:::photo-app-bucket/*",
                "arn:aws:logs:us-east-1:111122223333:log-group:/photo-app/web",
                "arn:aws:logs:us-east-1:111122223333:log-group:/photo-app/web:*",
            ]
        );
        assert_eq!(
            names.principals,
            [("arn:aws:iam::111122223333:root".to_owned(), "this account".to_owned())]
        );
    }
}
