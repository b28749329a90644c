//! Grants: permissions on a key that are given and ended one by one
//! [grants in AWS KMS](https://docs.aws.amazon.com/kms/latest/developerguide/grants.html).

use iam_policy::arn::Arn;
use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::AttachedPolicy;

use super::{GrantParameters, Key, KmsCall};
use crate::call::{ApiError, Response};
use crate::iam::{StoredDocument, Tags};
use crate::json::Json;
use crate::world::{CallerIdentity, World, attached};

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
    /// What it gives, and to whom.
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

impl World {
    pub(super) fn create_grant(
        &mut self,
        identity: &CallerIdentity,
        key: &Key,
        asked: &GrantParameters,
    ) -> Result<Response, ApiError> {
        self.check_grant(asked)?;
        if key.is_managed_by_aws(&identity.account) {
            return Err(super::operations::managed_by_aws(key));
        }
        // Asking twice for a grant with a name gives the one that is there.
        let same = |grant: &&Grant| !asked.name.is_empty() && grant.given == *asked;
        if let Some(present) = key.grants.iter().find(same) {
            return Ok(Response::Created(present.id.clone()));
        }
        let id = self.new_hex_id("", 64);
        if let Some(key) = self.key_mut(&key.arn) {
            key.grants.push(Grant { id: id.clone(), given: asked.clone() });
        }
        Ok(Response::Created(id))
    }

    fn check_grant(&self, asked: &GrantParameters) -> Result<(), ApiError> {
        let retiring = Some(&asked.retiring_principal).filter(|arn| !arn.is_empty());
        let mut principals = [&asked.grantee_principal].into_iter().chain(retiring);
        if let Some(unknown) = principals.find(|arn| !self.can_have_grants(arn)) {
            let message = format!("ARN does not refer to a valid principal: {unknown}");
            return Err(ApiError::new("InvalidArnException", 400, message));
        }
        if asked.operations.is_empty() {
            return Err(invalid(
                "1 validation error detected: Value '[]' at 'operations' failed to satisfy constraint: Member must have length greater than or equal to 1",
            ));
        }
        if let Some(unknown) =
            asked.operations.iter().find(|name| !OPERATIONS.iter().any(|(known, _)| known == name))
        {
            return Err(invalid(format!(
                "Operation {unknown} is not one that a grant on a symmetric encryption key can give."
            )));
        }
        let name = asked.name.chars().all(|c| c.is_ascii_alphanumeric() || ":/_-".contains(c));
        if !name || asked.name.len() > 256 {
            return Err(invalid(format!(
                "1 validation error detected: Value '{}' at 'name' failed to satisfy constraint: Member must satisfy \
                 regular expression pattern: ^[a-zA-Z0-9:/_-]+$",
                asked.name
            )));
        }
        match &asked.constraints {
            Some(constraints) if constraints.name_and_pairs().1.len() > 8 => {
                Err(invalid("A grant constraint can hold 8 encryption context pairs at most."))
            }
            _ => Ok(()),
        }
    }

    /// Accounts, users, roles and sessions.
    fn can_have_grants(&self, arn: &str) -> bool {
        let Some(parts) = Arn::parse(arn) else { return false };
        let Some((kind, name)) = parts.resource.split_once('/') else {
            return parts.service == "iam" && parts.resource == "root";
        };
        let Some(account) = self.accounts.get(parts.account) else {
            return matches!(parts.service, "iam" | "sts");
        };
        match (parts.service, kind) {
            ("iam", "user") => account.iam.user_by_arn(arn).is_some(),
            ("iam", "role") => self.role_by_arn(arn).is_some(),
            ("sts", "assumed-role") => {
                name.split_once('/').is_some_and(|(role, _)| account.iam.roles.contains_key(role))
            }
            ("sts", kind) => kind == "federated-user",
            _ => false,
        }
    }

    /// Ends a grant.
    pub(super) fn end_grant(&mut self, key: &Key, grant_id: &str) -> Result<Response, ApiError> {
        if !key.grants.iter().any(|grant| grant.id == grant_id) {
            let message = format!("Grant ID {grant_id} not found");
            return Err(ApiError::new("NotFoundException", 400, message));
        }
        if let Some(key) = self.key_mut(&key.arn) {
            key.grants.retain(|grant| grant.id != grant_id);
        }
        Ok(Response::Done)
    }
}

/// The grant that a call is about to retire.
pub(super) fn retired(call: &KmsCall) -> Option<&str> {
    match call {
        KmsCall::RetireGrant { grant_id, .. } => Some(grant_id),
        _ => None,
    }
}

fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::new("ValidationException", 400, message)
}
