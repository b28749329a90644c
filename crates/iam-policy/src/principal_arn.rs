//! The caller that an ARN, the name of a service or `anonymous` names: [`Principal::parse`].

use crate::arn::{Arn, is_account_id};
use crate::document::principal::is_origin_access_identity;
use crate::request::Principal;
use crate::text::caller as text;

/// Providers of web identities that an AWS service name could be taken for.
const PROVIDERS: [&str; 2] = ["cognito-identity.amazonaws.com", "www.amazon.com"];

/// The roles that IAM Identity Center makes begin so, and have this path. Where its home is another Region than us-east-1,
/// that Region follows in the path (IAM Identity Center User Guide, *Referencing permission sets in resource policies,
/// Amazon EKS, and AWS KMS*).
pub(crate) const IDENTITY_CENTER_ROLE: &str = "AWSReservedSSO_";
const IDENTITY_CENTER_PATH: &str = "aws-reserved/sso.amazonaws.com/";

/// The session of a role that is named without one.
const SESSION: &str = "session";

/// Error of a name of a caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallerError {
    /// It is neither an ARN nor a host.
    NoName(String),
    /// Its ARN has no account id, or has a Region.
    ArnWithoutAccount(String),
    /// Its ARN is one of something that makes no requests.
    OtherArn(String),
    /// It is a group.
    Group,
    /// The ARN of a session lacks the name of the role or of the session.
    Session(String),
    /// The role that was given is not that of the session.
    OtherRole(String),
}

impl std::fmt::Display for CallerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoName(caller) => f.write_str(&text::no_name(caller)),
            Self::ArnWithoutAccount(caller) => f.write_str(&text::arn_without_account(caller)),
            Self::OtherArn(caller) => f.write_str(&text::other_arn(caller)),
            Self::Group => f.write_str(text::GROUP),
            Self::Session(caller) => f.write_str(&text::not_a_session(caller)),
            Self::OtherRole(caller) => f.write_str(&text::other_role(caller)),
        }
    }
}

impl std::error::Error for CallerError {}

impl Principal {
    /// The caller of this ARN: a user, a role, a session, a root user or an identity provider; `ec2.amazonaws.com` and the
    /// like are services, other hosts are identity providers, and `anonymous` is who does not sign. Of a session `role_arn`
    /// may tell the role, which the session's ARN names without its path.
    ///
    /// # Errors
    /// If nobody makes requests under this name.
    ///
    /// ```
    /// use iam_policy::principal_arn::CallerError;
    /// use iam_policy::request::Principal;
    ///
    /// let app = Principal::parse("arn:aws:sts::111122223333:assumed-role/app/i-0abc", None);
    /// assert_eq!(
    ///     app,
    ///     Ok(Principal::RoleSession {
    ///         role_arn: "arn:aws:iam::111122223333:role/app".into(),
    ///         session_arn: "arn:aws:sts::111122223333:assumed-role/app/i-0abc".into(),
    ///     })
    /// );
    /// assert_eq!(Principal::parse("arn:aws:iam::111122223333:group/devs", None), Err(CallerError::Group));
    /// ```
    pub fn parse(caller: &str, role_arn: Option<&str>) -> Result<Principal, CallerError> {
        if caller == "anonymous" {
            return Ok(Principal::Anonymous);
        }
        let Some(arn) = Arn::parse(caller) else {
            return without_arn(caller);
        };
        if is_origin_access_identity(arn) {
            return Ok(Principal::OriginAccessIdentity { arn: caller.to_owned() });
        }
        if !is_account_id(arn.account) || !arn.region.is_empty() {
            return Err(CallerError::ArnWithoutAccount(caller.to_owned()));
        }
        let (kind, name) = arn.resource.split_once('/').unwrap_or((arn.resource, ""));
        match (arn.service, kind) {
            ("iam", "root") if name.is_empty() => Ok(Principal::Root { account: arn.account.to_owned() }),
            ("iam", "user") if is_path(name) => Ok(Principal::User { arn: caller.to_owned() }),
            ("iam", "role") if is_path(name) => {
                let last = name.rsplit('/').next().unwrap_or(name);
                let session_arn =
                    format!("arn:{}:sts::{}:assumed-role/{last}/{SESSION}", arn.partition, arn.account);
                Ok(Principal::RoleSession { role_arn: caller.to_owned(), session_arn })
            }
            ("sts", "assumed-role") => session(caller, arn, name, role_arn),
            // Who made the session is not told; nothing that names that user reaches it.
            ("sts", "federated-user") if !name.is_empty() => {
                Ok(Principal::FederatedUser { arn: caller.to_owned(), source_arn: String::new() })
            }
            ("iam", "saml-provider" | "oidc-provider") if !name.is_empty() => {
                Ok(Principal::Federated { provider: caller.to_owned() })
            }
            ("iam", "group") => Err(CallerError::Group),
            _ => Err(CallerError::OtherArn(caller.to_owned())),
        }
    }
}

/// No empty part, such as `user/` or `user/a//b` would have.
fn is_path(name: &str) -> bool {
    name.split('/').all(|part| !part.is_empty())
}

fn session(caller: &str, arn: Arn<'_>, name: &str, role_arn: Option<&str>) -> Result<Principal, CallerError> {
    let role = match name.split_once('/') {
        Some((role, session)) if !role.is_empty() && !session.is_empty() && !session.contains('/') => role,
        _ => return Err(CallerError::Session(caller.to_owned())),
    };
    let role_arn = match role_arn {
        // The session's ARN does not tell the path.
        None => {
            let path = if role.starts_with(IDENTITY_CENTER_ROLE) { IDENTITY_CENTER_PATH } else { "" };
            format!("arn:{}:iam::{}:role/{path}{role}", arn.partition, arn.account)
        }
        Some(given) => {
            let fits = Arn::parse(given).is_some_and(|of| {
                let path = of.resource.strip_prefix("role/");
                of.service == "iam"
                    && of.account == arn.account
                    && path.is_some_and(|path| is_path(path) && path.rsplit('/').next() == Some(role))
            });
            if !fits {
                return Err(CallerError::OtherRole(caller.to_owned()));
            }
            given.to_owned()
        }
    };
    Ok(Principal::RoleSession { role_arn, session_arn: caller.to_owned() })
}

/// A service, or a provider of web identities.
fn without_arn(caller: &str) -> Result<Principal, CallerError> {
    let host = caller.contains('.')
        && caller.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    if !host {
        return Err(CallerError::NoName(caller.to_owned()));
    }
    let service = [".amazonaws.com", ".amazonaws.com.cn", ".amazon.com", ".aws.internal"]
        .iter()
        .any(|end| caller.ends_with(end));
    if service && !PROVIDERS.contains(&caller) {
        Ok(Principal::Service { name: caller.to_owned() })
    } else {
        Ok(Principal::Federated { provider: caller.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_callers() {
        let name = |caller: &str| {
            Principal::parse(caller, None).map(|principal| principal.display_name().into_owned())
        };
        assert_eq!(name("anonymous").as_deref(), Ok("anonymous"));
        assert_eq!(name("ec2.amazonaws.com").as_deref(), Ok("ec2.amazonaws.com"));
        assert!(matches!(Principal::parse("accounts.google.com", None), Ok(Principal::Federated { .. })));
        assert!(matches!(Principal::parse("www.amazon.com", None), Ok(Principal::Federated { .. })));
        assert!(matches!(Principal::parse("alexa-appkit.amazon.com", None), Ok(Principal::Service { .. })));
        assert!(matches!(
            Principal::parse("cognito-identity.amazonaws.com", None),
            Ok(Principal::Federated { .. })
        ));
        assert_eq!(
            name("arn:aws:iam::111122223333:role/team/App").as_deref(),
            Ok("arn:aws:sts::111122223333:assumed-role/App/session")
        );
        for wrong in [
            "",
            "ann",
            "arn:aws:iam::1:user/a",
            "arn:aws:iam::111122223333:group/g",
            "arn:aws:iam::111122223333:user/",
        ] {
            assert!(Principal::parse(wrong, None).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_session_with_its_role() {
        let session = "arn:aws:sts::111122223333:assumed-role/App/s";
        let role = |given| match Principal::parse(session, given) {
            Ok(Principal::RoleSession { role_arn, .. }) => Some(role_arn),
            _ => None,
        };
        assert_eq!(role(None).as_deref(), Some("arn:aws:iam::111122223333:role/App"));
        let of_identity_center = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123/kim";
        assert!(matches!(
            Principal::parse(of_identity_center, None),
            Ok(Principal::RoleSession { role_arn, .. })
                if role_arn == "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123"
        ));
        let with_path = "arn:aws:iam::111122223333:role/team/App";
        assert_eq!(role(Some(with_path)).as_deref(), Some(with_path));
        assert_eq!(role(Some("arn:aws:iam::111122223333:role/team/Other")), None);
        assert_eq!(role(Some("arn:aws:iam::444455556666:role/App")), None);
    }
}
