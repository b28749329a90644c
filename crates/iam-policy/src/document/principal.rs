//! Reading `Principal` and `NotPrincipal` (IAM User Guide, *IAM JSON policy elements: Principal*).

use super::lower::{Lowering, describe};
use super::{
    Finding, FindingCode, PrincipalElement, PrincipalName, PrincipalNameError, PrincipalValue, Statement,
    Text,
};
use crate::arn::{Arn, is_account_id};
use crate::json::{Member, Value};
use crate::span::TextRange;
use crate::text::policy as text;

impl Lowering {
    pub(super) fn principal(&mut self, member: Member, negated: bool) -> PrincipalElement {
        let range = member.range();
        let mut values = Vec::new();
        match member.value.value {
            Value::String(text) if text == "*" => values.push(everyone(member.value.range)),
            Value::Object(kinds) => {
                if kinds.is_empty() {
                    self.error(FindingCode::EmptyPrincipal, range, text::EMPTY_PRINCIPAL);
                }
                self.duplicates(&kinds);
                for kind in kinds {
                    self.principals_of(kind, &mut values);
                }
            }
            Value::Invalid => {}
            other => {
                let message = text::not_a_principal(&member.key, describe(&other));
                self.error(FindingCode::BadPrincipal, member.value.range, message);
            }
        }
        PrincipalElement { negated, range, values }
    }

    fn principals_of(&mut self, kind: Member, values: &mut Vec<PrincipalValue>) {
        let Some(read) = name_parser(&kind.key) else {
            let message = text::unknown_principal_type(&kind.key);
            self.error(FindingCode::UnknownPrincipalType, kind.key_range, message);
            return;
        };
        for text in self.non_empty(&kind.key, kind.value) {
            match read(&text.value) {
                Ok(name) => values.push(PrincipalValue { text, name }),
                Err(error) => {
                    self.errors.push(Finding::error(FindingCode::BadPrincipal, text.range, error.message()));
                }
            }
        }
    }
}

impl PrincipalName {
    /// Reads a name of the `Principal` element that stands under `principal_type`: `AWS`, `Service`, `Federated` or
    /// `CanonicalUser`.
    ///
    /// # Errors
    /// If AWS refuses it there.
    pub fn parse(principal_type: &str, name: &str) -> Result<Self, PrincipalNameError> {
        name_parser(principal_type).ok_or(PrincipalNameError::UnknownType)?(name)
    }
}

type NameParser = fn(&str) -> Result<PrincipalName, PrincipalNameError>;

/// The parser of names of a kind; `None` where there is no such kind.
fn name_parser(kind: &str) -> Option<NameParser> {
    Some(match kind {
        "AWS" => aws,
        "Service" => service,
        "Federated" => federated,
        "CanonicalUser" => canonical_user,
        _ => return None,
    })
}

fn everyone(range: TextRange) -> PrincipalValue {
    PrincipalValue { text: Text { value: "*".to_owned(), range }, name: PrincipalName::Everyone }
}

fn aws(text: &str) -> Result<PrincipalName, PrincipalNameError> {
    if text == "*" {
        return Ok(PrincipalName::Everyone);
    }
    if is_account_id(text) {
        return Ok(PrincipalName::Account(text.to_owned()));
    }
    if is_unique_id(text) {
        return Ok(PrincipalName::Deleted(text.to_owned()));
    }
    if text.contains(['*', '?']) {
        return Err(PrincipalNameError::Wildcard);
    }
    let Some(arn) = Arn::parse(text) else {
        return Err(PrincipalNameError::NotAnArn);
    };
    if is_origin_access_identity(arn) {
        return Ok(PrincipalName::User(text.to_owned()));
    }
    if !is_account_id(arn.account) || !arn.region.is_empty() {
        return Err(PrincipalNameError::ArnWithoutAccount);
    }
    let (kind, name) = arn.resource.split_once('/').unwrap_or((arn.resource, ""));
    let owned = text.to_owned();
    match (arn.service, kind) {
        ("iam", "root") if name.is_empty() => Ok(PrincipalName::Account(arn.account.to_owned())),
        ("iam", "group") => Err(PrincipalNameError::Group),
        ("iam", "user") if !name.is_empty() => Ok(PrincipalName::User(owned)),
        ("iam", "role") if !name.is_empty() => Ok(PrincipalName::Role(owned)),
        ("sts", "assumed-role") if name.contains('/') => Ok(PrincipalName::RoleSession(owned)),
        ("sts", "federated-user") if !name.is_empty() => Ok(PrincipalName::FederatedUser(owned)),
        _ => Err(PrincipalNameError::OtherArn),
    }
}

/// How a bucket policy names CloudFront's older way to read a private bucket: a user of no account (CloudFront Developer
/// Guide, *Use an origin access identity*).
pub(crate) fn is_origin_access_identity(arn: Arn<'_>) -> bool {
    arn.service == "iam"
        && arn.account == "cloudfront"
        && arn.region.is_empty()
        && arn.resource.starts_with("user/CloudFront Origin Access Identity ")
}

/// The ids AWS shows in place of a deleted user (`AIDA…`) or role (`AROA…`).
fn is_unique_id(text: &str) -> bool {
    (text.starts_with("AIDA") || text.starts_with("AROA"))
        && text.len() >= 16
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

fn service(text: &str) -> Result<PrincipalName, PrincipalNameError> {
    let known_form = text.contains('.')
        && !text.contains(['*', '?', ':', '/', ' '])
        && (text.ends_with(".amazonaws.com")
            || text.ends_with(".amazonaws.com.cn")
            || text.ends_with(".amazon.com")
            || text.ends_with(".aws.internal"));
    if known_form {
        Ok(PrincipalName::Service(text.to_owned()))
    } else {
        Err(PrincipalNameError::NotAService)
    }
}

fn federated(text: &str) -> Result<PrincipalName, PrincipalNameError> {
    let provider_arn = Arn::parse(text).is_some_and(|arn| {
        arn.service == "iam"
            && is_account_id(arn.account)
            && (arn.resource.starts_with("saml-provider/") || arn.resource.starts_with("oidc-provider/"))
    });
    let host = !text.is_empty() && text.contains('.') && !text.contains(['*', '?', ':', ' ']);
    if provider_arn || host {
        Ok(PrincipalName::Federated(text.to_owned()))
    } else {
        Err(PrincipalNameError::NotAProvider)
    }
}

fn canonical_user(text: &str) -> Result<PrincipalName, PrincipalNameError> {
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(PrincipalName::CanonicalUser(text.to_owned()))
    } else {
        Err(PrincipalNameError::NotACanonicalUser)
    }
}

/// `not-principal`: a role's trust policy has no `NotPrincipal` (IAM User Guide, *NotPrincipal*). `Principal` names who may
/// assume the role; `"Principal": "*"` with a condition on `aws:PrincipalArn` leaves some out.
pub(super) fn refuse_not_principal(statements: &[Statement], errors: &mut Vec<Finding>) {
    let principals = statements.iter().filter_map(|statement| statement.principal.as_ref());
    for element in principals.filter(|element| element.negated) {
        let message = text::NOT_PRINCIPAL_IN_TRUST_POLICY;
        errors.push(Finding::error(FindingCode::NotPrincipal, element.range, message));
    }
}

/// The finding of a statement without the element; its range is the whole statement.
pub(super) fn missing_principal(range: TextRange) -> Finding {
    Finding::error(FindingCode::MissingPrincipal, range, text::NO_PRINCIPAL)
}
