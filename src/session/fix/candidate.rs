//! The changes that might mend a denial, by the gate that stopped the request.

use aws_world::ApiCall;
use aws_world::api::Authorization;
use aws_world::iam::{IamCall, Identity};
use aws_world::json::Json;
use aws_world::kms::KmsCall;
use aws_world::s3::S3Call;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::PolicySource;
use iam_policy::explanation::{Gate, GateOutcome};
use iam_policy::render;
use iam_policy::request::Principal;
use iam_policy_ide::append_statement;

use super::caller_arn;
use crate::session::document::Document;
use crate::text::session::fix as text;

/// A change to be tried: where, the call, the policy before and after.
pub(super) struct FixCandidate {
    pub(super) place: String,
    pub(super) call: ApiCall,
    pub(super) before: String,
    pub(super) after: String,
    /// The type of the policy.
    pub(super) policy_type: PolicyType,
    /// A policy that allows the request alone.
    pub(super) wanted: String,
    /// Whether others than the caller have the policy.
    pub(super) is_shared: bool,
}

/// Every change that might do it.
pub(super) fn candidates(
    document: &Document,
    gate: &GateOutcome,
    authorization: &Authorization,
) -> Vec<FixCandidate> {
    match gate.gate {
        Gate::IdentityPolicies => in_identity(document, gate, authorization),
        Gate::PermissionsBoundary => own_policies(document, gate, authorization),
        Gate::ResourcePolicy => in_resource(document, authorization).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// A new inline policy, about this resource only and about all like it; and a statement in each policy there is.
fn in_identity(document: &Document, gate: &GateOutcome, authorization: &Authorization) -> Vec<FixCandidate> {
    let request = &authorization.request;
    let mut candidates = Vec::new();
    let wanted =
        append_statement("", &statement(&request.action, &request.resource, None)).unwrap_or_default();
    if let Some(identity) = caller_arn(&request.caller).as_deref().and_then(identity) {
        let name = free_name(document, &identity, &sid_for_action(&request.action));
        for (resource, which) in resources(&request.resource) {
            let Some(after) = append_statement("", &statement(&request.action, &resource, None)) else {
                continue;
            };
            candidates.push(FixCandidate {
                place: text::new_inline_policy(&identity_label(&identity), which),
                call: ApiCall::Iam(IamCall::PutInlinePolicy {
                    of: identity.clone(),
                    policy_name: name.clone(),
                    policy_document: after.clone(),
                }),
                before: String::new(),
                after,
                policy_type: PolicyType::Identity,
                wanted: wanted.clone(),
                is_shared: false,
            });
        }
    }
    candidates.extend(own_policies(document, gate, authorization));
    candidates
}

/// A statement more in each policy of the gate that the user can change.
fn own_policies(document: &Document, gate: &GateOutcome, authorization: &Authorization) -> Vec<FixCandidate> {
    let request = &authorization.request;
    let statement = statement(&request.action, &request.resource, None);
    let wanted = append_statement("", &statement).unwrap_or_default();
    let caller = caller_arn(&request.caller);
    let candidate = |source: &PolicySource| {
        let before = authorization.policies.find(source)?.document.text().to_owned();
        let after = append_statement(&before, &statement)?;
        let call = match &source.arn {
            Some(arn) => {
                // AWS's own policies are not the user's to change.
                document.account().iam.policies.values().find(|policy| policy.arn == *arn)?;
                IamCall::CreatePolicyVersion {
                    policy_arn: arn.clone(),
                    policy_document: after.clone(),
                    set_as_default: true,
                }
            }
            None => IamCall::PutInlinePolicy {
                of: identity(&source.attached_to)?,
                policy_name: source.name.clone(),
                policy_document: after.clone(),
            },
        };
        let place = text::one_statement_more(&render::source_name(source).replace('`', ""));
        Some(FixCandidate {
            place,
            call: ApiCall::Iam(call),
            before,
            after,
            policy_type: source.policy_type,
            wanted: wanted.clone(),
            is_shared: source.arn.is_some() || caller.as_ref() != Some(&source.attached_to),
        })
    };
    gate.policies.iter().filter_map(|policy| candidate(&policy.source)).collect()
}

/// A statement that names the caller in the policy of the resource.
fn in_resource(document: &Document, authorization: &Authorization) -> Option<FixCandidate> {
    let request = &authorization.request;
    let principal = match &request.caller {
        Principal::Service { name } => ("Service", name.clone()),
        caller => ("AWS", caller_arn(caller)?),
    };
    let source = authorization.policies.resource.first();
    let before = source.map(|policy| policy.document.text().to_owned()).unwrap_or_default();
    let policy_type = source.map(|policy| policy.source.policy_type);
    let resource = if policy_type == Some(PolicyType::Trust) { "" } else { &request.resource };
    let statement = statement(&request.action, resource, Some(principal));
    let after = append_statement(&before, &statement)?;
    let account = document.account();
    let candidate = |place: String, call: ApiCall| {
        let policy_type = policy_type.unwrap_or(PolicyType::Resource);
        let wanted = append_statement("", &statement)?;
        Some(FixCandidate {
            place,
            call,
            before: before.clone(),
            after: after.clone(),
            policy_type,
            wanted,
            is_shared: false,
        })
    };
    if let Some(PolicyType::Trust) = policy_type {
        let role = account.iam.roles.values().find(|role| role.arn == request.resource)?;
        let call =
            IamCall::UpdateAssumeRolePolicy { role_name: role.name.clone(), policy_document: after.clone() };
        let place = text::trust_policy_selection(&role.name);
        return candidate(place, ApiCall::Iam(call));
    }
    if let Some(rest) = request.resource.strip_prefix("arn:aws:s3:::") {
        let bucket = account.s3.buckets.get(rest.split('/').next()?)?.name.clone();
        let place = text::bucket_policy_selection(&bucket);
        return candidate(place, ApiCall::S3(S3Call::PutBucketPolicy { bucket, policy: after.clone() }));
    }
    let key_id = account.kms.keys.keys().find(|id| request.resource.ends_with(&format!("key/{id}")))?.clone();
    let place = text::key_policy_selection(&key_id);
    candidate(place, ApiCall::Kms(KmsCall::PutKeyPolicy { key_id, policy: after.clone() }))
}

/// `s3:PutObject` → `AllowPutObject`.
fn sid_for_action(action: &str) -> String {
    format!("Allow{}", action.split_once(':').map_or(action, |(_, name)| name))
}

/// One that no inline policy of the identity has.
fn free_name(document: &Document, identity: &Identity, wanted: &str) -> String {
    let iam = &document.account().iam;
    let permissions = match identity {
        Identity::User(name) => iam.users.get(name).map(|user| &user.permissions),
        Identity::Group(name) => iam.groups.get(name).map(|group| &group.permissions),
        Identity::Role(name) => iam.roles.get(name).map(|role| &role.permissions),
    };
    let is_free = |name: &String| permissions.is_none_or(|p| !p.inline.contains_key(name));
    let names = (2..).map(|n| format!("{wanted}{n}"));
    std::iter::once(wanted.to_owned()).chain(names).find(is_free).unwrap_or_default()
}

/// The user, group or role with this ARN.
fn identity(arn: &str) -> Option<Identity> {
    let (kind, path) = arn.rsplit(':').next()?.split_once('/')?;
    let name = path.rsplit('/').next()?.to_owned();
    match kind {
        "user" => Some(Identity::User(name)),
        "group" => Some(Identity::Group(name)),
        "role" => Some(Identity::Role(name)),
        _ => None,
    }
}

fn identity_label(identity: &Identity) -> String {
    match identity {
        Identity::User(name) => text::user(name),
        Identity::Group(name) => text::group(name),
        Identity::Role(name) => text::role(name),
    }
}

/// The resource alone; and for an object or a log stream also everything beside it.
fn resources(resource: &str) -> Vec<(String, &'static str)> {
    let mut all = vec![(resource.to_owned(), "")];
    if let Some((bucket, _)) = resource.strip_prefix("arn:aws:s3:::").and_then(|rest| rest.split_once('/')) {
        all = vec![
            (resource.to_owned(), text::FOR_THIS_OBJECT),
            (format!("arn:aws:s3:::{bucket}/*"), text::FOR_EVERY_OBJECT),
        ];
    }
    if let Some((group, _)) = resource.split_once(":log-stream:") {
        all = vec![
            (resource.to_owned(), text::FOR_THIS_STREAM),
            (format!("{group}:*"), text::FOR_EVERY_STREAM),
        ];
    }
    all
}

/// A statement that allows one action; about no resource where that is empty, as in a trust policy.
fn statement(action: &str, resource: &str, principal: Option<(&str, String)>) -> String {
    let mut statement = vec![("Sid", Json::text(&sid_for_action(action))), ("Effect", Json::text("Allow"))];
    if let Some((kind, who)) = principal {
        statement.push(("Principal", Json::object().with_text(kind, &who)));
    }
    statement.push(("Action", Json::text(action)));
    if !resource.is_empty() {
        statement.push(("Resource", Json::text(resource)));
    }
    let members: Vec<String> =
        statement.into_iter().map(|(name, value)| format!("\"{name}\": {}", value.compact())).collect();
    format!("{{{}}}", members.join(", "))
}
