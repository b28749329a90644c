//! Policies and requests as the suite writes them; `tests/suite/README.md` tells how.

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::{AccessPointBucket, AttachedPolicy, MissingPolicy, PolicySet, PolicySource};
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext, UnknownFact};

const ACCOUNT: &str = "111122223333";

/// Adds a policy: the info string is `identity`, `resource`, `trust`, `boundary`, `session`, `endpoint`, or `scp` or
/// `rcp` with a level; `missing KIND ARN` for one that nobody gave; ` invalid` behind it for a document with errors, ` refused` for one that AWS refuses on creation and
/// that counts where it exists, ` SERVICE` behind `resource` for its grammar. At the end its name, where it matters.
pub(crate) fn attach(info: &str, body: &str, policies: &mut PolicySet) -> Result<(), String> {
    let (info, invalid) = info.strip_suffix(" invalid").map_or((info, false), |info| (info, true));
    let (info, refused) = info.strip_suffix(" refused").map_or((info, false), |info| (info, true));
    let (kind, rest) = info.split_once(' ').unwrap_or((info, ""));
    let (rest, name) = match kind {
        "missing" => (rest, kind),
        "scp" | "rcp" | "resource" => rest.split_once(' ').unwrap_or((rest, kind)),
        _ => (rest, if rest.is_empty() { kind } else { rest }),
    };
    let is_of_key = (kind, rest) == ("resource", "kms");
    let attached_to = if is_of_key { "arn:aws:kms:eu-west-1:111122223333:key/one" } else { "" };
    let policy = |policy_type| {
        let text = if body.contains("\"Statement\"") || !body.contains("\"Effect\"") {
            body.to_owned()
        } else {
            format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{body}]}}")
        };
        let document = PolicyDocument::parse(&text, policy_type);
        let (valid, refusals) = match (kind, rest) {
            ("resource", service) if !service.is_empty() => {
                (document.is_valid_for(service), document.refusals_for(service))
            }
            _ => (document.is_valid(), document.refusals()),
        };
        if valid == invalid || (valid && refusals.is_empty() == refused) {
            return Err(format!("{refusals:#?}"));
        }
        let source =
            PolicySource { policy_type, name: name.into(), arn: None, attached_to: attached_to.into() };
        Ok(AttachedPolicy { document: Arc::new(document), source })
    };
    match kind {
        "identity" => policies.identity.push(policy(PolicyType::Identity)?),
        "resource" => policies.resource.push(policy(PolicyType::Resource)?),
        "grant" => policies.grants.push(policy(PolicyType::Grant)?),
        "trust" => policies.resource.push(policy(PolicyType::Trust)?),
        "boundary" => policies.permissions_boundary = Some(policy(PolicyType::PermissionsBoundary)?),
        "session" => policies.session.get_or_insert_default().push(policy(PolicyType::Session)?),
        "endpoint" => policies.vpc_endpoint.get_or_insert_default().push(policy(PolicyType::VpcEndpoint)?),
        "scp" => level(&mut policies.service_control, rest, policy(PolicyType::ServiceControl)?)?,
        "rcp" => level(&mut policies.resource_control, rest, policy(PolicyType::ResourceControl)?)?,
        "access-point-bucket" => {
            let policy = if body.trim().is_empty() { None } else { Some(policy(PolicyType::Resource)?) };
            let (name, account) = rest.split_once(' ').unwrap_or((rest, ACCOUNT));
            let (name, account) = (name.to_owned(), Some(account.to_owned()));
            policies.access_point_bucket = Some(AccessPointBucket { name, account, policy, vpc: None });
            return Ok(());
        }
        "object-of-another-account" => {
            policies.resource_only_denies = true;
            return Ok(());
        }
        "canonical-id" => {
            policies.caller_canonical_id = Some(body.trim().to_owned());
            return Ok(());
        }
        "missing" => {
            let (kind, arn) = rest.split_once(' ').ok_or("`missing KIND ARN`")?;
            let (policy_type, of_resource) = match kind {
                "identity" => (PolicyType::Identity, false),
                "boundary" => (PolicyType::PermissionsBoundary, false),
                "session" => (PolicyType::Session, false),
                "scp" => (PolicyType::ServiceControl, false),
                "resource" => (PolicyType::Resource, true),
                "trust" => (PolicyType::Trust, true),
                "rcp" => (PolicyType::ResourceControl, true),
                _ => return Err(format!("`{kind}` cannot be missing")),
            };
            let missing =
                if of_resource { &mut policies.missing_of_resource } else { &mut policies.missing_of_caller };
            missing.push(MissingPolicy { policy_type, arn: arn.to_owned() });
            return Ok(());
        }
        "restrict-public-buckets" => {
            policies.restrict_public_buckets = true;
            return Ok(());
        }
        _ => return Err(format!("unknown kind of block `{kind}`")),
    }
    Ok(())
}

fn level(levels: &mut Vec<Vec<AttachedPolicy>>, level: &str, policy: AttachedPolicy) -> Result<(), String> {
    let level: usize = level.parse().map_err(|_| format!("`{level}` is no level"))?;
    levels.resize_with(levels.len().max(level + 1), Vec::new);
    levels[level].push(policy);
    Ok(())
}

/// `CALLER ACTION RESOURCE [owner ACCOUNT] [ [key = value; key = {a, b}] ]`.
pub(crate) fn request(text: &str) -> Result<AuthorizationRequest, String> {
    let (head, context) = match text.split_once(" [") {
        Some((head, context)) => (head, context.trim().strip_suffix(']').ok_or("the context is not closed")?),
        None => (text, ""),
    };
    let words: Vec<&str> = head.split_whitespace().collect();
    let (caller, action, resource, owner) = match words.as_slice() {
        [caller, action, resource] => (caller, action, resource, None),
        [caller, action, resource, "owner", owner] => (caller, action, resource, Some((*owner).to_owned())),
        _ => return Err("a request is `CALLER ACTION RESOURCE [owner ACCOUNT]`".to_owned()),
    };
    Ok(AuthorizationRequest {
        caller: self::caller(caller)?,
        action: (*action).to_owned(),
        resource: (*resource).to_owned(),
        resource_account: owner,
        context: self::context(context)?,
    })
}

fn caller(text: &str) -> Result<Principal, String> {
    let (name, account) = text.split_once('@').unwrap_or((text, ACCOUNT));
    let (kind, name) = name.split_once('/').unwrap_or((name, ""));
    Ok(match kind {
        "root" => Principal::Root { account: account.into() },
        "user" => Principal::User { arn: format!("arn:aws:iam::{account}:user/{name}") },
        "role" => Principal::RoleSession {
            role_arn: format!("arn:aws:iam::{account}:role/{name}"),
            session_arn: format!(
                "arn:aws:sts::{account}:assumed-role/{}/s1",
                name.rsplit('/').next().unwrap_or(name)
            ),
        },
        "federated" => Principal::FederatedUser {
            arn: format!("arn:aws:sts::{account}:federated-user/{name}"),
            source_arn: format!("arn:aws:iam::{account}:user/ann"),
        },
        "service" => Principal::Service { name: name.into() },
        "provider" => Principal::Federated { provider: name.into() },
        "oai" => Principal::OriginAccessIdentity {
            arn: format!("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity {name}"),
        },
        "anonymous" => Principal::Anonymous,
        _ => return Err(format!("unknown caller `{text}`")),
    })
}

/// `organization-id`, or a kind and an account.
fn fact(text: &str) -> Result<UnknownFact, String> {
    let (kind, account) = text.split_once(' ').unwrap_or((text, ACCOUNT));
    match kind {
        "organization-id" => Ok(UnknownFact::OrganizationId),
        "organization" => Ok(UnknownFact::Organization(account.to_owned())),
        "path" => Ok(UnknownFact::OrganizationPath(account.to_owned())),
        "Region" => Ok(UnknownFact::Region(account.to_owned())),
        _ => Err(format!("`{kind}` is nothing that can be unknown")),
    }
}

fn context(text: &str) -> Result<RequestContext, String> {
    let mut context = RequestContext::default();
    for entry in text.split(';').filter(|entry| !entry.trim().is_empty()) {
        let Some((key, value)) = entry.split_once('=') else {
            let fact = UnknownFact::ConditionKey(entry.trim().to_owned());
            context.set(entry.trim(), ContextValue::Unknown(fact));
            continue;
        };
        let value = value.trim();
        if let Some(fact) = value.strip_prefix("of unknown ") {
            context.set(key.trim(), ContextValue::Unknown(self::fact(fact)?));
            continue;
        }
        let value = match value.strip_prefix('{').and_then(|value| value.strip_suffix('}')) {
            Some(many) => {
                let parts = many.split(',').map(str::trim).filter(|part| !part.is_empty());
                ContextValue::Many(parts.map(str::to_owned).collect())
            }
            None => ContextValue::One(value.to_owned()),
        };
        context.set(key.trim(), value);
    }
    Ok(context)
}
