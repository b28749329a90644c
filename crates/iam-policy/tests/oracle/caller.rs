//! Who asks, and what with such credentials can be called at all.

use iam_policy::request::{AuthorizationRequest, Principal};

/// Whether identity policies can be attached to the caller, or to whom it is a session of.
pub(crate) fn has_identity(caller: &Principal) -> bool {
    !matches!(
        caller,
        Principal::Service { .. }
            | Principal::Federated { .. }
            | Principal::OriginAccessIdentity { .. }
            | Principal::Anonymous
    )
}

pub(crate) fn account(caller: &Principal) -> Option<String> {
    let arn = match caller {
        Principal::Root { account } => return Some(account.clone()),
        Principal::User { arn } | Principal::FederatedUser { arn, .. } => arn,
        Principal::RoleSession { session_arn, .. } => session_arn,
        _ => return None,
    };
    Some(arn.split(':').nth(4).unwrap().to_owned())
}

pub(crate) fn is_service_linked(caller: &Principal) -> bool {
    matches!(caller, Principal::RoleSession { role_arn, .. }
        if role_arn.split(':').nth(5).unwrap().starts_with("role/aws-service-role/"))
}

/// What credentials of this kind cannot call (User Guide, *Compare AWS STS credentials*).
pub(crate) fn has_bad_credentials(request: &AuthorizationRequest) -> bool {
    let action = request.action.to_ascii_lowercase();
    let (service, name) = action.split_once(':').unwrap();
    let token = ["sts:getfederationtoken", "sts:getsessiontoken"].contains(&action.as_str());
    match &request.caller {
        Principal::RoleSession { .. } => token,
        Principal::FederatedUser { .. } => {
            (service == "sts" && name != "getcalleridentity") || (service == "iam" && name != "passrole")
        }
        Principal::User { .. } | Principal::Root { .. } => {
            token && request.context.get("aws:TokenIssueTime").is_some()
        }
        Principal::Anonymous => ["sts", "kms"].contains(&service),
        Principal::Federated { .. } => {
            let with_a_provider =
                name.starts_with("assumerolewith") || ["tagsession", "setsourceidentity"].contains(&name);
            service == "kms" || (service == "sts" && !with_a_provider)
        }
        _ => false,
    }
}
