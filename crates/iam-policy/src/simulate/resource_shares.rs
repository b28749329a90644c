//! What gives a resource to other accounts besides its own policy: resource shares of AWS RAM, and that an account is a
//! delegated administrator.

use std::sync::Arc;

use super::InputError;
use super::parameters::Parameters;
use crate::document::{PolicyDocument, PolicyType};
use crate::json::Node;
use crate::policy_set::{AttachedPolicy, PolicySource};
use crate::request::Principal;
use crate::text::simulate as text;

const SHARES: &str = "ResourceSharePolicyInputList";
const DELEGATED: &str = "DelegatedAdministratorFor";

/// The policies. AWS RAM shares a resource by a resource-based policy that it writes, with the principals of the share and
/// the actions of the managed permission; the caller's own policies have to allow as well (AWS RAM User Guide, *Terms and
/// concepts for AWS RAM*).
pub(super) fn read(
    parameters: &Parameters<'_>,
    caller: Option<&Principal>,
) -> Result<Vec<AttachedPolicy>, InputError> {
    let mut policies = match parameters.get(SHARES) {
        Some(node) => parameters.policies_in(SHARES, node, PolicyType::Resource)?,
        None => Vec::new(),
    };
    if let Some(node) = parameters.get(DELEGATED) {
        policies.extend(delegated(parameters, node, caller)?);
    }
    let at = [SHARES, DELEGATED].iter().find_map(|name| parameters.get(name)).map(|node| parameters.at(node));
    match (at, caller) {
        (Some(at), None) if !policies.is_empty() => Err(InputError::new(at, text::NO_CALLER_OF_SHARE)),
        _ => Ok(policies),
    }
}

/// Whatever the service is, a delegated administrator may read the organization's data (Organizations API Reference,
/// *RegisterDelegatedAdministrator*). What the service itself lets it do is not known here.
fn delegated(
    parameters: &Parameters<'_>,
    node: &Node,
    caller: Option<&Principal>,
) -> Result<Option<AttachedPolicy>, InputError> {
    let services = parameters.list(DELEGATED, node)?;
    for service in services {
        if !service.as_str().is_some_and(|name| name.ends_with(".amazonaws.com")) {
            let message = text::not_services(DELEGATED);
            return Err(InputError::new(parameters.at(service), message));
        }
    }
    let Some(account) = caller.and_then(Principal::account).filter(|_| !services.is_empty()) else {
        return Ok(None);
    };
    let text = format!(
        r#"{{"Version": "2012-10-17", "Statement": {{"Effect": "Allow", "Principal": {{"AWS": "{account}"}}, "Action": ["organizations:Describe*", "organizations:List*"], "Resource": "*"}}}}"#
    );
    let document = Arc::new(PolicyDocument::parse(&text, PolicyType::Resource));
    let source = PolicySource {
        policy_type: PolicyType::Resource,
        name: DELEGATED.to_owned(),
        arn: None,
        attached_to: String::new(),
    };
    Ok(Some(AttachedPolicy { document, source }))
}
