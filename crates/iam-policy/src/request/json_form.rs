//! The JSON form of callers and condition keys, for what keeps requests or sends them on. Members are added to it and never
//! change their meaning.

use super::{ContextValue, Principal, RequestContext};
use crate::json::{Json, Node, Value};

impl Principal {
    /// `{"type": "AssumedRole", "role": "arn:…", "arn": "arn:…"}`; the types are named as in CloudTrail where it has one.
    pub fn to_json(&self) -> Json {
        let of_type = |name| Json::object().with_text("type", name);
        match self {
            Self::Root { account } => of_type("Root").with_text("account", account),
            Self::User { arn } => of_type("IAMUser").with_text("arn", arn),
            Self::RoleSession { role_arn, session_arn } => {
                of_type("AssumedRole").with_text("role", role_arn).with_text("arn", session_arn)
            }
            Self::FederatedUser { arn, source_arn } => {
                of_type("FederatedUser").with_text("arn", arn).with_text("source", source_arn)
            }
            Self::Federated { provider } => of_type("Federated").with_text("provider", provider),
            Self::Service { name } => of_type("AWSService").with_text("service", name),
            Self::OriginAccessIdentity { arn } => of_type("OriginAccessIdentity").with_text("arn", arn),
            Self::Anonymous => of_type("Anonymous"),
        }
    }

    /// Reads [`Self::to_json`]; `None` of anything else.
    pub fn from_json(node: &Node) -> Option<Self> {
        let text = |name: &str| Some(node.member(name)?.as_str()?.to_owned());
        Some(match node.member("type")?.as_str()? {
            "Root" => Self::Root { account: text("account")? },
            "IAMUser" => Self::User { arn: text("arn")? },
            "AssumedRole" => Self::RoleSession { role_arn: text("role")?, session_arn: text("arn")? },
            "FederatedUser" => Self::FederatedUser { arn: text("arn")?, source_arn: text("source")? },
            "Federated" => Self::Federated { provider: text("provider")? },
            "AWSService" => Self::Service { name: text("service")? },
            "OriginAccessIdentity" => Self::OriginAccessIdentity { arn: text("arn")? },
            "Anonymous" => Self::Anonymous,
            _ => return None,
        })
    }
}

impl RequestContext {
    /// `{"aws:sourceip": "192.0.2.1", "aws:tagkeys": ["team"]}`, without the keys whose value nobody told.
    pub fn to_json(&self) -> Json {
        let value = |value: &ContextValue| match value {
            ContextValue::One(text) => Some(Json::text(text)),
            ContextValue::Many(texts) => Some(Json::texts(texts)),
            ContextValue::Unknown(_) => None,
        };
        Json::from_members(self.iter().filter_map(|(key, of_key)| Some((key, value(of_key)?))))
    }

    /// Reads [`Self::to_json`]; what is no key with a text or texts is left out.
    pub fn from_json(node: &Node) -> Self {
        let mut context = Self::default();
        let Value::Object(members) = &node.value else { return context };
        for member in members {
            let value = match &member.value.value {
                Value::String(text) => ContextValue::One(text.clone()),
                Value::Array(items) => ContextValue::Many(
                    items.iter().filter_map(|item| Some(item.as_str()?.to_owned())).collect(),
                ),
                _ => continue,
            };
            context.set(&member.key, value);
        }
        context
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    #[test]
    fn callers_keep_what_they_are() {
        let text = |text: &str| text.to_owned();
        let all = [
            Principal::Root { account: text("111122223333") },
            Principal::User { arn: text("arn:aws:iam::111122223333:user/a\"b") },
            Principal::RoleSession {
                role_arn: text("arn:aws:iam::1:role/p/R"),
                session_arn: text("arn:aws:sts::1:assumed-role/R/s"),
            },
            Principal::FederatedUser {
                arn: text("arn:aws:sts::1:federated-user/f"),
                source_arn: String::new(),
            },
            Principal::Federated { provider: text("accounts.google.com") },
            Principal::Service { name: text("ec2.amazonaws.com") },
            Principal::OriginAccessIdentity { arn: text("arn:aws:iam::cloudfront:user/x") },
            Principal::Anonymous,
        ];
        for principal in all {
            let read = Principal::from_json(&parse(&principal.to_json().compact()).root);
            assert_eq!(read, Some(principal));
        }
        for other in ["{}", "[]", r#"{"type": "Root"}"#, r#"{"type": "Martian"}"#, r#"{"type": 1}"#] {
            assert_eq!(Principal::from_json(&parse(other).root), None, "{other}");
        }
    }

    #[test]
    fn context_keeps_texts_and_lists_and_leaves_others_out() {
        let read = RequestContext::from_json(
            &parse(r#"{"aws:SourceIp": "192.0.2.1", "aws:TagKeys": ["a", 1, "b"], "aws:x": 5, "aws:y": {}}"#)
                .root,
        );
        assert_eq!(read.get("AWS:sourceip"), Some(&ContextValue::One("192.0.2.1".to_owned())));
        assert_eq!(read.get("aws:TagKeys"), Some(&ContextValue::Many(vec!["a".to_owned(), "b".to_owned()])));
        assert_eq!(read.iter().count(), 2);
        assert_eq!(RequestContext::from_json(&parse(&read.to_json().compact()).root), read);
    }
}
