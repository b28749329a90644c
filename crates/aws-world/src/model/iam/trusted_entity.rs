//! The trusted entity types of the console's Create role steps, and the trust policy each one writes.
//! Source: IAM User Guide, "IAM role creation".

use crate::json::Json;

/// The trusted entity of a new role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrustedEntity {
    /// An AWS service, by its service principal: `ec2.amazonaws.com`.
    Service(String),
    /// An AWS account, this one or another.
    Account {
        /// 12 digits.
        account_id: String,
        /// Require this external id (for third parties).
        external_id: Option<String>,
        /// Require multi-factor authentication.
        require_mfa: bool,
    },
    /// Somebody signed in at an OpenID Connect provider.
    WebIdentity {
        /// `accounts.google.com`, or the ARN of an OIDC provider of this account.
        provider: String,
        /// The audience: the client id the provider knows the app by.
        audience: String,
        /// The subject a token must carry, wildcards allowed: `repo:octo-org/octo-repo:*`.
        subject: Option<String>,
    },
    /// Somebody signed in at a SAML 2.0 provider.
    Saml {
        /// ARN of the provider.
        provider_arn: String,
        /// The recipient of the assertion; the console sign-in page by default.
        audience: String,
    },
    /// A trust policy written by hand.
    Custom(String),
}

/// The SAML audience of console sign-in.
pub const SAML_SIGN_IN_AUDIENCE: &str = "https://signin.aws.amazon.com/saml";

impl TrustedEntity {
    /// The trust policy, indented as a person would write it.
    pub fn trust_policy(&self) -> String {
        let mut conditions = Vec::new();
        let (principal, action) = match self {
            Self::Custom(text) => return text.clone(),
            Self::Service(service) => (one("Service", service), "sts:AssumeRole"),
            Self::Account { account_id, external_id, require_mfa } => {
                if *require_mfa {
                    conditions.push(("Bool", one("aws:MultiFactorAuthPresent", "true")));
                }
                if let Some(id) = external_id {
                    conditions.push(("StringEquals", one("sts:ExternalId", id)));
                }
                (one("AWS", &format!("arn:aws:iam::{account_id}:root")), "sts:AssumeRole")
            }
            Self::WebIdentity { provider, audience, subject } => {
                let host = provider.split_once(":oidc-provider/").map_or(provider.as_str(), |(_, host)| host);
                conditions.push(("StringEquals", one(&audience_key(host), audience)));
                if let Some(subject) = subject {
                    conditions.push(("StringLike", one(&format!("{host}:sub"), subject)));
                }
                (one("Federated", provider), "sts:AssumeRoleWithWebIdentity")
            }
            Self::Saml { provider_arn, audience } => {
                conditions.push(("StringEquals", one("SAML:aud", audience)));
                (one("Federated", provider_arn), "sts:AssumeRoleWithSAML")
            }
        };
        let mut text = String::from(
            "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n",
        );
        text.push_str(&format!("      \"Principal\": {principal},\n      \"Action\": \"{action}\""));
        if !conditions.is_empty() {
            text.push_str(",\n      \"Condition\": {\n");
            let lines: Vec<String> =
                conditions.iter().map(|(operator, key)| format!("        \"{operator}\": {key}")).collect();
            text.push_str(&lines.join(",\n"));
            text.push_str("\n      }");
        }
        text.push_str("\n    }\n  ]\n}");
        text
    }
}

/// Amazon and Facebook call their audience `app_id`. Source: IAM User Guide, "Available keys for AWS OIDC federation".
fn audience_key(host: &str) -> String {
    match host {
        "www.amazon.com" | "graph.facebook.com" => format!("{host}:app_id"),
        _ => format!("{host}:aud"),
    }
}

/// An object of one member on one line: `{ "Service": "ec2.amazonaws.com" }`.
fn one(key: &str, value: &str) -> String {
    format!("{{ {}: {} }}", Json::text(key).compact(), Json::text(value).compact())
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_policy::document::{PolicyDocument, PolicyType};

    fn check(entity: &TrustedEntity, contains: &[&str]) {
        let text = entity.trust_policy();
        let document = PolicyDocument::parse(&text, PolicyType::Trust);
        assert!(document.is_valid(), "{text}\n{:?}", document.errors());
        for part in contains {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }

    #[test]
    fn each_entity_type_writes_a_valid_trust_policy() {
        check(
            &TrustedEntity::Service("ec2.amazonaws.com".into()),
            &["{ \"Service\": \"ec2.amazonaws.com\" }", "\"sts:AssumeRole\""],
        );
        let account = |external_id: Option<&str>, require_mfa| TrustedEntity::Account {
            account_id: "444455556666".into(),
            external_id: external_id.map(Into::into),
            require_mfa,
        };
        check(&account(None, false), &["arn:aws:iam::444455556666:root"]);
        check(&account(Some("a\"b"), true), &["sts:ExternalId", "a\\\"b", "aws:MultiFactorAuthPresent"]);
        let github = TrustedEntity::WebIdentity {
            provider: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com".into(),
            audience: "sts.amazonaws.com".into(),
            subject: Some("repo:octo-org/octo-repo:*".into()),
        };
        check(
            &github,
            &["\"token.actions.githubusercontent.com:aud\"", "\"token.actions.githubusercontent.com:sub\""],
        );
        let amazon = TrustedEntity::WebIdentity {
            provider: "www.amazon.com".into(),
            audience: "app".into(),
            subject: None,
        };
        check(&amazon, &["www.amazon.com:app_id", "sts:AssumeRoleWithWebIdentity"]);
        let saml = TrustedEntity::Saml {
            provider_arn: "arn:aws:iam::111122223333:saml-provider/Corp".into(),
            audience: SAML_SIGN_IN_AUDIENCE.into(),
        };
        check(&saml, &["SAML:aud", "sts:AssumeRoleWithSAML"]);
    }
}
