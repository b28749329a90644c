//! The gates that a denied request would have to pass to be allowed, with the documents that decide each (IAM User Guide, *Policy evaluation logic*). Sentences are made in [`crate::render`].

use super::Denial;
use crate::action_name::ActionName;
use crate::arn::{Arn, is_account_id};
use crate::explanation::{AccountSide, Gate};
use crate::reference::supports_resource_control;
use crate::request::Principal;

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

/// The gates in AWS's order.
pub fn requirements(denial: &Denial) -> Vec<Requirement> {
    // Where no IAM policy decides, none has to allow.
    if denial.not_iam.is_some() {
        return Vec::new();
    }
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
    let has_account = caller.is_none_or(|caller| caller.account().is_some());
    if has_account && !caller.is_some_and(Principal::is_service_linked_role) {
        let command = organization(denial, Gate::ServiceControlPolicies, account);
        add(Gate::ServiceControlPolicies, callers, true, account, command);
    }
    let identity = caller.and_then(identity_of);
    // Anonymous callers, services and identity providers have nothing but the resource's policy. A role's trust policy has
    // to allow in its own account too (IAM User Guide, *IAM role trust policies*), and so has a key's.
    let alone = caller.is_some() && identity.is_none() && !matches!(caller, Some(Principal::Root { .. }));
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
        add(Gate::IdentityPolicies, callers, true, identity, Some(details.clone()));
        add(Gate::PermissionsBoundary, callers, true, identity, Some(details));
    } else if caller.is_none() {
        // Who it was is what to find out first.
        add(Gate::IdentityPolicies, callers, true, "", Some("aws sts get-caller-identity".to_owned()));
    }
    if matches!(caller, Some(Principal::RoleSession { .. } | Principal::FederatedUser { .. })) {
        let session = caller.map(Principal::display_name).unwrap_or_default();
        add(Gate::SessionPolicies, callers, true, &session, None);
    }
    if denial.vpc_endpoint.is_some() || denial.gate == Some(Gate::VpcEndpointPolicy) {
        let of = denial.vpc_endpoint.as_deref().unwrap_or_default();
        let command =
            (!of.is_empty()).then(|| format!("aws ec2 describe-vpc-endpoints --vpc-endpoint-ids {of}"));
        add(Gate::VpcEndpointPolicy, callers, true, of, command);
    }
    all
}

/// The line that prints the organization's policies with what they say, as an import reads them: the one AWS has named, or
/// those of the account.
fn organization(denial: &Denial, gate: Gate, account: &str) -> Option<String> {
    let named = denial.policy_arn.as_deref().filter(|_| denial.gate == Some(gate));
    let named = named.and_then(|arn| arn.rsplit('/').next()).filter(|id| id.starts_with("p-"));
    if let Some(id) = named {
        return Some(format!("aws organizations describe-policy --policy-id {id}"));
    }
    let kind = match gate {
        Gate::ResourceControlPolicies => "RESOURCE_CONTROL_POLICY",
        _ => "SERVICE_CONTROL_POLICY",
    };
    is_account_id(account).then(|| {
        format!(
            "for id in $(aws organizations list-policies-for-target --target-id {account} --filter {kind} --query 'Policies[].Id' \
             --output text); do aws organizations describe-policy --policy-id $id; done"
        )
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

/// The line that prints the resource's policy; `None` where resources of the service have none.
fn resource_policy(action: Option<ActionName<'_>>, resource: &str) -> Option<Option<String>> {
    let name = Arn::parse(resource).map_or("", |arn| arn.resource);
    let last = name.rsplit(['/', ':']).next().unwrap_or(name);
    if action.is_some_and(ActionName::assumes_role) {
        return Some((!last.is_empty()).then(|| format!("aws iam get-role --role-name {last}")));
    }
    let named = |line: String| Some((!name.is_empty()).then_some(line));
    match action?.service().to_ascii_lowercase().as_str() {
        "s3" => {
            let bucket = name.split('/').next().unwrap_or(name);
            let line = format!("aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text");
            Some((!bucket.is_empty() && !bucket.contains('*')).then_some(line))
        }
        "kms" => named(format!("aws kms get-key-policy --key-id {last} --policy-name default --output text")),
        "sqs" => named(format!(
            "aws sqs get-queue-attributes --attribute-names Policy --queue-url QUEUE-URL-OF-{last}"
        )),
        "sns" => named(format!("aws sns get-topic-attributes --topic-arn {resource}")),
        "lambda" => named(format!("aws lambda get-policy --function-name {resource}")),
        "secretsmanager" => named(format!("aws secretsmanager get-resource-policy --secret-id {resource}")),
        "ecr" => named(format!("aws ecr get-repository-policy --repository-name {last}")),
        "dynamodb" => named(format!("aws dynamodb get-resource-policy --resource-arn {resource}")),
        _ => None,
    }
}
