//! The permissions that a call requires, and the policies that decide on them.

use iam_policy::action_name::ActionName;
use iam_policy::arn::{Arn, is_account_id};
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, MissingPolicy, PolicySet, authorize};
use iam_policy::request::derived_keys::{carries_resource_account, requested_region};
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal};

use super::{CallerIdentity, WorldState};
use crate::api::Authorization;
use crate::model::account::Account;
use crate::model::iam::{Permissions, StoredDocument, User, attached};
use crate::model::kms::Key;
use crate::model::organizations::OrganizationPolicyType;
use crate::model::s3::bucket_and_key;
use crate::text::account as text;

/// A permission that a call requires.
#[derive(Clone, Debug)]
pub(crate) struct RequiredPermission {
    /// `service:Name`.
    pub(crate) action: String,
    /// ARN or `*`.
    pub(crate) resource: String,
    /// The account that owns the resource.
    pub(crate) resource_account: Option<String>,
    /// `aws:RequestedRegion`; `None` for the Region in which the caller's account works.
    pub(crate) region: Option<String>,
    /// The keys that this call adds to every call's.
    pub(crate) context: Vec<(String, ContextValue)>,
    /// The service that makes the call in the caller's name.
    pub(crate) through: Option<&'static str>,
    /// The grant of a KMS key that is about to be retired: no other one has a say.
    pub(crate) retired_grant: Option<String>,
}

impl RequiredPermission {
    pub(crate) fn new(action: impl Into<String>, resource: impl Into<String>, account: &str) -> Self {
        let (action, resource) = (action.into(), resource.into());
        let region = requested_region(ActionName::new(&action), &resource, "aws").map(str::to_owned);
        Self {
            action,
            resource,
            resource_account: Some(account.to_owned()),
            region,
            context: Vec::new(),
            through: None,
            retired_grant: None,
        }
    }

    pub(crate) fn with(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.context.push((key.into(), ContextValue::One(value.into())));
        self
    }

    pub(crate) fn with_many(mut self, key: &str, values: Vec<String>) -> Self {
        self.context.push((key.to_owned(), ContextValue::Many(values)));
        self
    }

    pub(crate) fn action_name(&self) -> ActionName<'_> {
        ActionName::new(&self.action)
    }

    /// Whether the other differs only in the name of the action and in the resource.
    pub(super) fn has_same_context(&self, other: &Self) -> bool {
        let (action, other_action) = (self.action_name(), other.action_name());
        self.resource_account == other.resource_account
            && self.region == other.region
            && self.through == other.through
            && self.context == other.context
            && action.is_of_service(other_action.service())
            && (self.resource == "*") == (other.resource == "*")
            && carries_resource_account(action) == carries_resource_account(other_action)
    }

    pub(crate) fn through(mut self, service: &'static str) -> Self {
        self.through = Some(service);
        self
    }

    pub(crate) fn in_region(mut self, region: &str) -> Self {
        self.region = Some(region.to_owned());
        self
    }
}

impl WorldState {
    /// The permission that an access query asks for, with the context keys that follow from the resource.
    pub(super) fn permission_for_query(&self, action: &str, resource: &str) -> RequiredPermission {
        let mut permission = RequiredPermission::new(action, resource, "");
        let name = ActionName::new(action);
        permission.resource_account = self.owner_of(name, resource);
        if name.is_of_service("kms")
            && let Some(key) = self.key_by_arn(resource)
        {
            permission =
                RequiredPermission { resource: permission.resource, ..self.key_permission(action, &key) };
        }
        if let Some((owner, bucket)) = bucket_name(resource).and_then(|name| self.bucket(name)) {
            permission = self.with_existing_tags(permission.in_region(&bucket.region));
            if bucket.region_is_assumed {
                let region = self.requested_region_of(&owner.id);
                permission.context.push(("aws:RequestedRegion".to_owned(), region));
            }
        }
        if name.is("iam:PassRole") {
            permission = permission.with("iam:PassedToService", "ec2.amazonaws.com");
        }
        permission
    }

    /// Users sign with a long-term key, others with a session's, both from where people sit.
    pub(super) fn as_cli_caller(&self, mut identity: CallerIdentity) -> CallerIdentity {
        super::authentication::CONSOLE_IP.clone_into(&mut identity.source_ip);
        identity.user_agent = "aws-cli/2.28.0";
        identity.issued = identity.role.is_some().then_some(self.now);
        identity
    }

    /// The account that owns the resource with this ARN.
    fn owner_of(&self, action: ActionName<'_>, resource: &str) -> Option<String> {
        if bucket_name(resource).is_some() {
            return self.s3_owner(action, resource).map(str::to_owned);
        }
        Arn::parse(resource)
            .map(|arn| arn.account)
            .filter(|account| is_account_id(account))
            .map(str::to_owned)
    }

    /// Asks the evaluator for one permission.
    pub(crate) fn authorization(
        &self,
        identity: &CallerIdentity,
        permission: &RequiredPermission,
    ) -> Authorization {
        let request = AuthorizationRequest {
            caller: identity.principal.clone(),
            action: permission.action.clone(),
            resource: permission.resource.clone(),
            resource_account: permission.resource_account.clone(),
            context: self.request_context(identity, permission),
        };
        let mut policies = self.policies_of_caller(identity);
        self.policies_of_resource(permission).swap(&mut policies);
        let result = authorize(&request, &policies);
        Authorization { request, policies, result }
    }

    /// The answer there would be if the key were another one.
    pub(crate) fn authorization_on_key(
        &self,
        identity: &CallerIdentity,
        permission: &RequiredPermission,
        key: &Key,
    ) -> Authorization {
        let mut authorization = self.authorization(identity, permission);
        authorization.policies.resource = vec![key_policy(key)];
        authorization.result = authorize(&authorization.request, &authorization.policies);
        authorization
    }

    /// The policies of the resource, its grants, and the policies of its organization.
    pub(super) fn policies_of_resource(&self, permission: &RequiredPermission) -> ResourcePolicies {
        let mut all =
            ResourcePolicies { control: self.resource_control(permission), ..ResourcePolicies::default() };
        if let Some((name, key)) = bucket_and_key(&permission.resource) {
            if let Some((owner, bucket)) = self.bucket(name) {
                if let Some(policy) = &bucket.policy {
                    let arn = format!("arn:aws:s3:::{name}");
                    all.policies.push(attached(policy, PolicyType::Resource, name, None, &arn));
                }
                all.grants.extend(bucket.access_control_list(
                    &owner.id,
                    key,
                    permission.action_name(),
                    &permission.resource,
                ));
                all.only_denies =
                    permission.resource_account.as_ref().is_some_and(|account| *account != owner.id);
                all.restrict_public_buckets = bucket.public_access_block.restrict_public_buckets;
            }
        } else if permission.action_name().is_of_service("kms") {
            if let Some(key) = self.key_by_arn(&permission.resource) {
                all.policies.push(key_policy(&key));
                all.grants = key.grant_policies(permission.retired_grant.as_deref());
            }
        } else if permission.action_name().is_of_service("logs") {
            all.policies = self.logs_policies(permission);
        } else if let Some(role) =
            self.role_by_arn(&permission.resource).filter(|_| is_on_a_role(permission.action_name()))
        {
            // Tagging and naming a session are on the role, so its trust policy decides on them too.
            all.policies.push(attached(&role.trust_policy, PolicyType::Trust, &role.name, None, &role.arn));
        }
        self.add_missing_of_resource(permission, &mut all);
        all
    }

    /// The resource policies of the account that has the log group.
    fn logs_policies(&self, permission: &RequiredPermission) -> Vec<AttachedPolicy> {
        let owner = permission.resource_account.as_deref().unwrap_or_default();
        let account = self.accounts.get(owner);
        // They are those of one Region, in which the account works.
        let is_here =
            |account: &&Account| permission.region.as_ref().is_none_or(|region| *region == account.region);
        let policies =
            account.filter(is_here).into_iter().flat_map(|account| account.logs.resource_policies.iter());
        policies
            .map(|(name, policy)| attached(policy, PolicyType::Resource, name, None, text::LOG_GROUPS))
            .collect()
    }

    /// The policies that come with the caller, whatever it asks for.
    pub(super) fn policies_of_caller(&self, identity: &CallerIdentity) -> PolicySet {
        let mut policies = PolicySet::default();
        let Some(account) = self.accounts.get(&identity.account) else { return policies };
        match &identity.principal {
            Principal::User { arn } => {
                if let Some(user) = account.iam.user_by_arn(arn) {
                    self.add_user_policies(&mut policies, account, user);
                }
            }
            Principal::RoleSession { role_arn, .. } => {
                let role = identity.role.as_ref().and_then(|role| account.iam.roles.get(&role.name));
                if let Some(role) = role {
                    self.add_policies(&mut policies, account, &role.permissions, role_arn);
                    policies.permissions_boundary =
                        self.boundary(account, &role.permissions, role_arn, &mut policies.missing_of_caller);
                }
            }
            Principal::FederatedUser { source_arn, .. } => {
                if let Some(user) = account.iam.user_by_arn(source_arn) {
                    self.add_user_policies(&mut policies, account, user);
                }
            }
            _ => {}
        }
        policies.session = self.session_policies(identity, account, &mut policies.missing_of_caller);
        policies.service_control = self.levels(OrganizationPolicyType::ServiceControl, &account.id);
        self.add_missing_service_control(&account.id, &mut policies);
        policies
    }

    fn levels(&self, kind: OrganizationPolicyType, account: &str) -> Vec<Vec<AttachedPolicy>> {
        self.organization.as_ref().map(|organization| organization.levels(kind, account)).unwrap_or_default()
    }

    /// The organization's limits on what may be done with the resource.
    pub(super) fn resource_control(&self, permission: &RequiredPermission) -> Vec<Vec<AttachedPolicy>> {
        let owner = permission.resource_account.as_deref().unwrap_or_default();
        self.levels(OrganizationPolicyType::ResourceControl, owner)
    }

    fn add_user_policies(&self, policies: &mut PolicySet, account: &Account, user: &User) {
        self.add_policies(policies, account, &user.permissions, &user.arn);
        for group in account.iam.groups.values().filter(|group| group.users.contains(&user.name)) {
            self.add_policies(policies, account, &group.permissions, &group.arn);
        }
        self.add_missing_groups(&user.arn, policies);
        policies.permissions_boundary =
            self.boundary(account, &user.permissions, &user.arn, &mut policies.missing_of_caller);
    }

    /// `None` when the session was made without any.
    fn session_policies(
        &self,
        identity: &CallerIdentity,
        account: &Account,
        missing: &mut Vec<MissingPolicy>,
    ) -> Option<Vec<AttachedPolicy>> {
        let context = identity.session.as_ref()?;
        let session = identity.arn.as_deref().unwrap_or_default();
        let mut policies = Vec::new();
        if let Some(policy) = &context.policy {
            policies.push(attached(policy, PolicyType::Session, text::SESSION_POLICY, None, session));
        }
        for arn in &context.policy_arns {
            match self.managed_document(account, arn) {
                Some(document) => {
                    policies.push(attached(document, PolicyType::Session, name_in(arn), Some(arn), session));
                }
                None if self.is_partial() => self.add_missing(PolicyType::Session, arn.clone(), missing),
                None => {}
            }
        }
        (context.policy.is_some() || !context.policy_arns.is_empty()).then_some(policies)
    }

    /// The managed policy that bounds a user or role.
    fn boundary(
        &self,
        account: &Account,
        of: &Permissions,
        attached_to: &str,
        missing: &mut Vec<MissingPolicy>,
    ) -> Option<AttachedPolicy> {
        let (arn, policy_type) = (of.boundary.as_deref()?, PolicyType::PermissionsBoundary);
        let Some(document) = self.managed_document(account, arn) else {
            self.add_missing(policy_type, arn.to_owned(), missing);
            return None;
        };
        Some(attached(document, policy_type, name_in(arn), Some(arn), attached_to))
    }

    fn add_policies(&self, out: &mut PolicySet, account: &Account, from: &Permissions, attached_to: &str) {
        for (name, document) in &from.inline {
            out.identity.push(attached(document, PolicyType::Identity, name, None, attached_to));
        }
        for arn in &from.attached {
            match self.managed_document(account, arn) {
                Some(document) => {
                    let name = name_in(arn);
                    out.identity.push(attached(document, PolicyType::Identity, name, Some(arn), attached_to));
                }
                None => {
                    self.add_missing(PolicyType::Identity, arn.clone(), &mut out.missing_of_caller);
                }
            }
        }
    }

    fn managed_document<'a>(&'a self, account: &'a Account, arn: &str) -> Option<&'a StoredDocument> {
        self.aws_managed_document(arn).or_else(|| account.iam.policy_by_arn(arn)?.default_document())
    }
}

/// The part of a set of policies that comes with the resource.
#[derive(Clone, Debug, Default)]
pub(super) struct ResourcePolicies {
    pub(super) policies: Vec<AttachedPolicy>,
    grants: Vec<AttachedPolicy>,
    only_denies: bool,
    pub(super) control: Vec<Vec<AttachedPolicy>>,
    restrict_public_buckets: bool,
    pub(super) missing: Vec<MissingPolicy>,
}

impl ResourcePolicies {
    /// Takes the place of what a set has of a resource, which comes here.
    pub(super) fn swap(&mut self, policies: &mut PolicySet) {
        std::mem::swap(&mut policies.resource, &mut self.policies);
        std::mem::swap(&mut policies.grants, &mut self.grants);
        std::mem::swap(&mut policies.resource_only_denies, &mut self.only_denies);
        std::mem::swap(&mut policies.resource_control, &mut self.control);
        std::mem::swap(&mut policies.restrict_public_buckets, &mut self.restrict_public_buckets);
        std::mem::swap(&mut policies.missing_of_resource, &mut self.missing);
    }

    /// Whether these are the same policies. What has grants of its own is like nothing else.
    pub(super) fn are_same(&self, other: &Self) -> bool {
        let sources = |of: &Self| {
            of.policies.iter().map(|policy| &policy.source).eq(other.policies.iter().map(|it| &it.source))
        };
        self.grants.is_empty() && other.grants.is_empty() && sources(self)
    }
}

/// The name of a managed policy.
fn name_in(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}

fn key_policy(key: &Key) -> AttachedPolicy {
    attached(&key.policy, PolicyType::Resource, &key.id, None, &key.arn)
}

pub(super) fn is_on_a_role(action: ActionName<'_>) -> bool {
    action.assumes_role() || action.is_one_of("sts", &["TagSession", "SetSourceIdentity"])
}

/// The bucket that an S3 ARN, of the bucket or of an object in it, names.
fn bucket_name(resource: &str) -> Option<&str> {
    bucket_and_key(resource).map(|(bucket, _)| bucket)
}
