//! Grants: permissions on a key that are given and ended one by one
//! [grants in AWS KMS](https://docs.aws.amazon.com/kms/latest/developerguide/grants.html).

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::AttachedPolicy;

use super::{GrantParameters, Key};
use crate::json::Json;
use crate::model::iam::attached;
use crate::model::iam::{StoredDocument, Tags};

/// Operations that a grant can give, and whether they take an encryption context
/// [grant operations](https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#terms-grant-operations).
const OPERATIONS: [(&str, bool); 9] = [
    ("Decrypt", true),
    ("Encrypt", true),
    ("GenerateDataKey", true),
    ("GenerateDataKeyWithoutPlaintext", true),
    ("ReEncryptFrom", true),
    ("ReEncryptTo", true),
    ("CreateGrant", false),
    ("RetireGrant", false),
    ("DescribeKey", false),
];

/// Names of the operations that a grant can give.
pub fn grant_operations() -> impl Iterator<Item = &'static str> {
    OPERATIONS.iter().map(|(name, _)| *name)
}

/// A grant of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// 64 hexadecimal digits.
    pub id: String,
    /// The operations it gives, and the principal it gives them to.
    pub given: GrantParameters,
}

/// For which encryption contexts a grant counts. Keys compare without case, values with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GrantConstraints {
    /// Exactly these pairs.
    Equals(Tags),
    /// These pairs, and maybe more.
    Subset(Tags),
}

impl GrantConstraints {
    /// Its name in the API, and its pairs.
    pub(crate) fn name_and_pairs(&self) -> (&'static str, &Tags) {
        match self {
            Self::Equals(pairs) => ("EncryptionContextEquals", pairs),
            Self::Subset(pairs) => ("EncryptionContextSubset", pairs),
        }
    }

    fn condition(&self) -> Json {
        let pairs = self.name_and_pairs().1;
        let equal = pairs.iter().fold(Json::object(), |json, (key, value)| {
            json.with_text(&format!("kms:EncryptionContext:{key}"), value)
        });
        let condition = Json::object().with_if_any("StringEquals", equal);
        match self {
            Self::Subset(_) => condition,
            Self::Equals(_) => {
                let keys = pairs.keys().map(|key| Json::text(key)).collect();
                let only = Json::object().with("kms:EncryptionContextKeys", Json::List(keys));
                condition.with("ForAllValues:StringEqualsIgnoreCase", only)
            }
        }
    }
}

impl Grant {
    /// The grant as statements: constraints are on operations that take an encryption context only.
    fn statements(&self) -> Vec<Json> {
        let given = &self.given;
        let (with, without): (Vec<&String>, Vec<&String>) =
            given.operations.iter().partition(|operation| takes_context(operation));
        let mut statements = Vec::new();
        let mut add = |principal: &str, operations: Vec<&String>, condition: Option<Json>| {
            if operations.is_empty() || principal.is_empty() {
                return;
            }
            let actions = operations.into_iter().map(|name| Json::Text(format!("kms:{name}"))).collect();
            let statement = Json::object()
                .with_text("Effect", "Allow")
                .with("Principal", Json::object().with_text("AWS", principal))
                .with("Action", Json::List(actions))
                .with_text("Resource", "*");
            statements.push(statement.with_if_any("Condition", condition.unwrap_or_else(Json::object)));
        };
        let condition = given.constraints.as_ref().map(GrantConstraints::condition);
        add(&given.grantee_principal, with, condition);
        add(&given.grantee_principal, without, None);
        add(&given.retiring_principal, vec![&"RetireGrant".to_owned()], None);
        statements
    }

    fn policy(&self, key: &Key) -> AttachedPolicy {
        let text = Json::object()
            .with_text("Version", "2012-10-17")
            .with("Statement", Json::List(self.statements()))
            .pretty();
        let document = PolicyDocument::parse(&text, PolicyType::Grant);
        let name = if self.given.name.is_empty() { &self.id } else { &self.given.name };
        let document = StoredDocument(document.into());
        attached(&document, PolicyType::Grant, &format!("grant `{name}`"), None, &key.arn)
    }
}

fn takes_context(operation: &str) -> bool {
    OPERATIONS.iter().any(|(name, takes)| *name == operation && *takes)
}

impl Key {
    /// Its grants as policies. A grant can be retired by those whom it itself lets do that: of the others none has a say.
    pub(crate) fn grant_policies(&self, retired: Option<&str>) -> Vec<AttachedPolicy> {
        let counts = |grant: &&Grant| retired.is_none_or(|id| grant.id == id);
        self.grants.iter().filter(counts).map(|grant| grant.policy(self)).collect()
    }
}
