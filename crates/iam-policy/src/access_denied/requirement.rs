//! The gates that a denied request still has to pass to be allowed, with the documents that decide each (IAM User Guide, *Policy evaluation logic*). Sentences are made in [`crate::render`].

use super::Denial;
use super::resource_policy_command::{policy_command, push_region};
use crate::action_name::ActionName;
use crate::arn::{Arn, is_account_id};
use crate::explanation::{AccountSide, EvaluationDecision, Gate};
use crate::reference::{has_resource_policy, supports_resource_control};
use crate::request::Principal;
use crate::shell::push_option;

/// A gate that the request has to pass, and the document that decides there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The gate.
    pub gate: Gate,
    /// In whose account.
    pub side: AccountSide,
    /// Whether AWS's message names this gate as the one that failed.
    pub is_named: bool,
    /// Whether a statement has to allow, or it is enough that none denies.
    pub must_allow: bool,
    /// The document that decides.
    pub document: RequirementDocument,
}

/// A document, or several of a kind, with the AWS CLI command that prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementDocument {
    /// Its owner: an ARN, an account id, a bucket's name.
    pub owner: String,
    /// The command; `None` where none prints it.
    pub command: Option<String>,
}

/// The gates that are still open: the one that AWS names, then the others in AWS's order. Empty where no IAM policy decided.
pub fn requirements(denial: &Denial) -> Vec<Requirement> {
    if denial.not_iam.is_some() {
        return Vec::new();
    }
    let mut open: Vec<Requirement> =
        all_requirements(denial).into_iter().filter(|needed| !is_passed(denial, needed.gate)).collect();
    open.sort_by_key(|needed| !needed.is_named);
    open
}

/// The gates that decide by a missing Allow, in AWS's order (IAM User Guide, *Policy evaluation logic*): where none of its
/// policies allows, the evaluation ends there.
const ORDER: [Gate; 5] = [
    Gate::ResourceControlPolicies,
    Gate::ServiceControlPolicies,
    Gate::IdentityPolicies,
    Gate::PermissionsBoundary,
    Gate::SessionPolicies,
];

/// Whether the request passed the gate, as the one that AWS names for want of an Allow comes after it. An explicit deny says
/// nothing of other gates.
fn is_passed(denial: &Denial, gate: Gate) -> bool {
    let Some(named) = denial.gate.filter(|_| denial.decision == Some(EvaluationDecision::ImplicitDeny))
    else {
        return false;
    };
    // A resource-based policy is asked after those of the organization.
    let named = if named == Gate::ResourcePolicy { Gate::IdentityPolicies } else { named };
    let place = |gate| ORDER.iter().position(|known| *known == gate);
    matches!((place(gate), place(named)), (Some(gate), Some(named)) if gate < named)
}

/// All gates in AWS's order.
fn all_requirements(denial: &Denial) -> Vec<Requirement> {
    let caller = denial.caller.as_ref();
    let account = caller.and_then(Principal::account).unwrap_or_default();
    let resource = denial.resource.as_deref().unwrap_or("*");
    let in_arn = Arn::parse(resource).map(|arn| arn.account).filter(|id| is_account_id(id));
    let owner = denial.resource_account.as_deref().or(in_arn).unwrap_or(account);
    let crosses = !account.is_empty() && owner != account;
    let (callers, owners) = if crosses {
        (AccountSide::Caller, AccountSide::Resource)
    } else {
        (AccountSide::Same, AccountSide::Same)
    };
    let mut all = Vec::new();
    let mut add = |gate, side, must_allow, of: &str, command: Option<String>| {
        let is_named = denial.gate == Some(gate);
        all.push(Requirement {
            gate,
            side,
            is_named,
            must_allow,
            document: RequirementDocument { owner: of.to_owned(), command },
        });
    };
    let action = denial.action.as_deref().map(ActionName::new);
    let controlled = action.is_none_or(|action| supports_resource_control(action.service()));
    if controlled && (!owner.is_empty() || resource != "*") {
        let command = organization(denial, Gate::ResourceControlPolicies, owner);
        add(Gate::ResourceControlPolicies, owners, true, owner, command);
    }
    // What an identity provider's token asks for is asked by nobody of an account (AWS STS API Reference,
    // *AssumeRoleWithWebIdentity*).
    let with_token = action.is_some_and(ActionName::assumes_role_with_token);
    let has_account = !with_token && caller.is_none_or(|caller| caller.account().is_some());
    if has_account && !caller.is_some_and(Principal::is_service_linked_role) {
        let command = organization(denial, Gate::ServiceControlPolicies, account);
        add(Gate::ServiceControlPolicies, callers, true, account, command);
    }
    let identity = caller.and_then(identity_of);
    // Anonymous callers, services and identity providers have nothing but the resource's policy. A role's trust policy has
    // to allow in its own account too (IAM User Guide, *IAM role trust policies*), and so has a key's.
    let lacks_identity_policies = identity.is_none() && !matches!(caller, Some(Principal::Root { .. }));
    let alone = with_token || caller.is_some() && lacks_identity_policies;
    let is_trust = action.is_some_and(ActionName::assumes_role);
    let decides = crosses || alone || is_trust || action.is_some_and(|action| action.is_of_service("kms"));
    if let Some(command) = resource_policy(action, resource) {
        add(Gate::ResourcePolicy, owners, decides, resource, command);
    } else if denial.gate == Some(Gate::ResourcePolicy) || crosses || alone {
        add(Gate::ResourcePolicy, owners, decides, resource, None);
    }
    if let Some(identity) = identity {
        let filter = if identity.contains(":user/") { "User Group" } else { "Role" };
        let details = format!(
            "aws iam get-account-authorization-details --filter {filter} LocalManagedPolicy AWSManagedPolicy"
        );
        let line = |gate| named_policy(denial, gate).unwrap_or_else(|| details.clone());
        add(Gate::IdentityPolicies, callers, true, identity, Some(line(Gate::IdentityPolicies)));
        add(Gate::PermissionsBoundary, callers, true, identity, Some(line(Gate::PermissionsBoundary)));
    } else if caller.is_none() && !with_token {
        // Who it was is what to find out first.
        add(Gate::IdentityPolicies, callers, true, "", Some("aws sts get-caller-identity".to_owned()));
    }
    if matches!(caller, Some(Principal::RoleSession { .. } | Principal::FederatedUser { .. })) {
        let session = caller.map(Principal::display_name).unwrap_or_default();
        let command = named_policy(denial, Gate::SessionPolicies);
        add(Gate::SessionPolicies, callers, true, &session, command);
    }
    if denial.vpc_endpoint.is_some() || denial.gate == Some(Gate::VpcEndpointPolicy) {
        let of = denial.vpc_endpoint.as_deref().unwrap_or_default();
        let command = (!of.is_empty()).then(|| {
            let mut line = "aws ec2 describe-vpc-endpoints".to_owned();
            push_option(&mut line, "vpc-endpoint-ids", of);
            push_region(&mut line, Arn::parse(resource).map_or("", |arn| arn.region));
            line
        });
        add(Gate::VpcEndpointPolicy, callers, true, of, command);
    }
    all
}

/// The command that decodes what the denial carries.
pub fn decode_command(denial: &Denial) -> Option<String> {
    let mut line = "aws sts decode-authorization-message --query DecodedMessage --output text".to_owned();
    push_option(&mut line, "encoded-message", denial.encoded.as_deref()?);
    Some(line)
}

/// The line that prints the organization's policies with what they say, as an import reads them: the one AWS has named, or
/// those of the account, of every organizational unit above it, and of the root (AWS Organizations User Guide, *SCP
/// evaluation*). The management account can run it, and an account that policies are delegated to.
fn organization(denial: &Denial, gate: Gate, account: &str) -> Option<String> {
    let named = denial.policy_arn.as_deref().filter(|_| denial.gate == Some(gate));
    let named = named.and_then(|arn| arn.rsplit('/').next()).filter(|id| id.starts_with("p-"));
    if let Some(id) = named {
        let mut line = "aws organizations describe-policy".to_owned();
        push_option(&mut line, "policy-id", id);
        return Some(line);
    }
    let kind = match gate {
        Gate::ResourceControlPolicies => "RESOURCE_CONTROL_POLICY",
        _ => "SERVICE_CONTROL_POLICY",
    };
    is_account_id(account).then(|| {
        format!(
            "target={account}; while [ -n \"$target\" ]; do for id in $(aws organizations list-policies-for-target --target-id \
             \"$target\" --filter {kind} --query 'Policies[].Id' --output text); do aws organizations describe-policy --policy-id \
             \"$id\"; done; case \"$target\" in (r-*) break;; esac; target=$(aws organizations list-parents --child-id \"$target\" \
             --query 'Parents[0].Id' --output text); done"
        )
    })
}

/// The line that prints the managed policy that AWS has named for the gate.
fn named_policy(denial: &Denial, gate: Gate) -> Option<String> {
    let arn = denial.policy_arn.as_deref().filter(|_| denial.gate == Some(gate))?;
    let is_managed =
        Arn::parse(arn).is_some_and(|arn| arn.service == "iam" && arn.resource.starts_with("policy/"));
    is_managed.then(|| {
        let mut version = "aws iam get-policy".to_owned();
        push_option(&mut version, "policy-arn", arn);
        let mut line = "aws iam get-policy-version".to_owned();
        push_option(&mut line, "policy-arn", arn);
        format!("{line} --version-id \"$({version} --query Policy.DefaultVersionId --output text)\"")
    })
}

/// The identity whose identity-based policies apply.
fn identity_of(caller: &Principal) -> Option<&str> {
    match caller {
        Principal::User { arn } => Some(arn),
        Principal::RoleSession { role_arn, .. } => Some(role_arn),
        Principal::FederatedUser { source_arn, .. } if !source_arn.is_empty() => Some(source_arn),
        Principal::FederatedUser { arn, .. } => Some(arn),
        _ => None,
    }
}

/// The line that prints the resource's policy, where one is known; `None` where resources of its kind have no policy.
fn resource_policy(action: Option<ActionName<'_>>, resource: &str) -> Option<Option<String>> {
    let arn = Arn::parse(resource);
    if action.is_some_and(ActionName::assumes_role) {
        let role =
            arn.and_then(|arn| arn.resource.strip_prefix("role/")).and_then(|path| path.rsplit('/').next());
        return Some(role.filter(|role| !role.is_empty() && !role.contains("://")).map(|role| {
            let mut line = "aws iam get-role".to_owned();
            push_option(&mut line, "role-name", role);
            line
        }));
    }
    let service = action?.service();
    let name = arn.map_or("", |arn| arn.resource);
    // Without a name nothing tells which of the service's resources it was about.
    let has_one =
        if name.is_empty() { has_own_policies(service) } else { has_resource_policy(service, name) };
    has_one.then(|| policy_command(resource))
}

/// Services nearly all of whose requests are about resources that have policies.
fn has_own_policies(service: &str) -> bool {
    ["s3", "kms", "sqs", "sns", "lambda", "secretsmanager", "ecr", "dynamodb"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(service))
}
