//! The coverage of an imported world: policies that may exist in the real account and are not in the files. A world that was
//! built here is complete.

use std::sync::Arc;

use iam_policy::action_name::ActionName;
use iam_policy::arn::{Arn, is_account_id};
use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::{AttachedPolicy, MissingPolicy, PolicySet};
use iam_policy::reference::{has_resource_policy, supports_resource_control};
use iam_policy::sorted_map::SortedMap;
use iam_policy::span::LineColumn;

use super::authorization::{ResourcePolicies, is_on_a_role};
use super::{RequiredPermission, SupplyPolicyError, WorldState};
use crate::model::iam::{ManagedPolicy, PolicyVersion, StoredDocument, Tags, attached};
use crate::model::organizations::{OrganizationPolicyType, allows_something, full_access};
use crate::model::s3::bucket_and_key;

const FIRST_VERSION: &str = "v1";

/// The name of a policy of an organization that the user supplied: its text has none.
const PASTED: &str = "pasted";

/// Facts that the files of an import do not hold, and what the user has supplied since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Whether the world was built here, so that only callers from outside of it leave anything open.
    pub(crate) is_complete: bool,
    /// ARNs of users and of groups they are in, of groups that are not in the files.
    pub(crate) missing_groups: Vec<(String, String)>,
    /// Missing policies that do not exist, as the user says.
    pub(crate) confirmed_absent: Vec<MissingPolicy>,
    /// Resource-based policies that the user supplied, by the resource's ARN.
    pub(crate) resource_policies: SortedMap<StoredDocument>,
    /// The policy of a group, user or role that is not in the files, as the user supplied it, by its ARN.
    pub(crate) group_policies: SortedMap<StoredDocument>,
    /// The service control policy that the user supplied, by the account that it limits.
    pub(crate) service_control_policies: SortedMap<StoredDocument>,
    /// The resource control policy that the user supplied, by the account that it limits, or by the resource where nobody knows
    /// whose that is.
    pub(crate) resource_control_policies: SortedMap<StoredDocument>,
    /// Accounts of which nobody told where they work.
    pub(crate) accounts_without_region: Vec<String>,
    /// The organization by account, as the user told; nothing where the account is in none.
    pub(crate) organization_ids: SortedMap<String>,
    /// The organization path by account, as the user told.
    pub(crate) organization_paths: SortedMap<String>,
}

impl Coverage {
    /// The type of the policy that a resource carries: that of a role is its trust policy.
    pub(crate) fn type_of_resource_policy(arn: &str) -> PolicyType {
        let is_role = Arn::parse(arn).is_some_and(|arn| arn.service == "iam");
        if is_role { PolicyType::Trust } else { PolicyType::Resource }
    }
}

impl WorldState {
    /// Whether policies may exist that this world does not have.
    pub fn is_partial(&self) -> bool {
        self.partial_coverage().is_some()
    }

    /// The coverage of a world that was imported.
    pub(super) fn partial_coverage(&self) -> Option<&Coverage> {
        self.coverage.as_deref().filter(|coverage| !coverage.is_complete)
    }

    /// Records that there is no such policy.
    pub(crate) fn confirm_absent(&mut self, policy: MissingPolicy) {
        let coverage = self.coverage_mut();
        if !coverage.confirmed_absent.contains(&policy) {
            coverage.confirmed_absent.push(policy);
        }
    }

    /// Takes `text` as the missing policy. For the policies of a group or of an organization it stands for all that are missing.
    pub(crate) fn supply_policy(
        &mut self,
        policy: &MissingPolicy,
        text: &str,
    ) -> Result<(), SupplyPolicyError> {
        let policy_type = match policy.policy_type {
            // Managed policies are read as such, whatever they are used for.
            PolicyType::PermissionsBoundary | PolicyType::Session => PolicyType::Identity,
            other => other,
        };
        let document = StoredDocument(Arc::new(PolicyDocument::parse(text, policy_type)));
        if let Some(error) = document.0.errors().first() {
            let position = LineColumn::at(document.0.text(), error.range.start);
            return Err(SupplyPolicyError::InvalidDocument { message: error.message.clone(), position });
        }
        match policy.policy_type {
            PolicyType::Grant | PolicyType::VpcEndpoint => {
                return Err(SupplyPolicyError::NeedsItsFile);
            }
            PolicyType::Resource | PolicyType::Trust => {
                self.coverage_mut().resource_policies.insert(policy.arn.clone(), document);
            }
            PolicyType::ServiceControl => {
                self.coverage_mut().service_control_policies.insert(policy.arn.clone(), document);
            }
            PolicyType::ResourceControl => {
                self.coverage_mut().resource_control_policies.insert(policy.arn.clone(), document);
            }
            PolicyType::Identity if policy.is_of_identity() => {
                self.coverage_mut().group_policies.insert(policy.arn.clone(), document);
            }
            PolicyType::Identity | PolicyType::PermissionsBoundary | PolicyType::Session
                if policy.arn.starts_with("arn:aws:iam::aws:") =>
            {
                Arc::make_mut(&mut self.aws_managed).insert(policy.arn.clone(), document);
            }
            PolicyType::Identity | PolicyType::PermissionsBoundary | PolicyType::Session => {
                self.insert_managed_policy(&policy.arn, document)?;
            }
        }
        Ok(())
    }

    /// Puts a customer managed policy into its account.
    fn insert_managed_policy(
        &mut self,
        arn: &str,
        document: StoredDocument,
    ) -> Result<(), SupplyPolicyError> {
        let id = self.new_unique_id("ANPA");
        let now = self.now;
        let location = Arn::parse(arn).and_then(|parsed| {
            let (path, name) = parsed.resource.strip_prefix("policy")?.rsplit_once('/')?;
            Some((self.account_mut(parsed.account)?, format!("{path}/"), name))
        });
        let Some((account, path, name)) = location else {
            return Err(SupplyPolicyError::NoAccount(arn.to_owned()));
        };
        let policy = ManagedPolicy {
            name: name.to_owned(),
            path,
            arn: arn.to_owned(),
            id,
            description: String::new(),
            versions: vec![PolicyVersion { id: FIRST_VERSION.to_owned(), document, created: now }],
            default_version: FIRST_VERSION.to_owned(),
            versions_created: 1,
            tags: Tags::default(),
        };
        account.iam.policies.insert(name.to_owned(), policy);
        Ok(())
    }

    /// Adds a missing policy, unless it is confirmed absent.
    pub(super) fn add_missing(&self, policy_type: PolicyType, arn: String, missing: &mut Vec<MissingPolicy>) {
        let policy = MissingPolicy { policy_type, arn };
        if !self.coverage.as_ref().is_some_and(|coverage| coverage.confirmed_absent.contains(&policy)) {
            missing.push(policy);
        }
    }

    /// The policies of groups that are not in the files.
    pub(super) fn add_missing_groups(&self, user_arn: &str, policies: &mut PolicySet) {
        let Some(coverage) = self.partial_coverage() else { return };
        for (_, group) in coverage.missing_groups.iter().filter(|(user, _)| user == user_arn) {
            match coverage.group_policies.get(group) {
                Some(policy) => policies.identity.push(supplied(policy, group)),
                None => {
                    self.add_missing(PolicyType::Identity, group.clone(), &mut policies.missing_of_caller);
                }
            }
        }
    }

    /// The policies of a user or role that is not in the world, and those of the organization that limit its account.
    pub(super) fn add_missing_of_stranger(
        &self,
        identity: Option<&str>,
        account: &str,
        policies: &mut PolicySet,
    ) {
        let coverage = self.coverage.as_deref();
        if let Some(arn) = identity {
            match coverage.and_then(|coverage| coverage.group_policies.get(arn)) {
                Some(policy) => policies.identity.push(supplied(policy, arn)),
                None => {
                    self.add_missing(PolicyType::Identity, arn.to_owned(), &mut policies.missing_of_caller);
                }
            }
        }
        match coverage.and_then(|coverage| coverage.service_control_policies.get(account)) {
            Some(policy) => policies.service_control.push(supplied_level(policy, account)),
            None => self.add_missing(
                PolicyType::ServiceControl,
                account.to_owned(),
                &mut policies.missing_of_caller,
            ),
        }
    }

    /// Service control policies that limit the account. Files never tell whether there are others than theirs.
    pub(super) fn add_missing_service_control(&self, account: &str, policies: &mut PolicySet) {
        let Some(coverage) = self.partial_coverage() else { return };
        if self.manages_the_organization(account) {
            return;
        }
        match coverage.service_control_policies.get(account) {
            Some(policy) => policies.service_control.push(supplied_level(policy, account)),
            None => self.add_missing(
                PolicyType::ServiceControl,
                account.to_owned(),
                &mut policies.missing_of_caller,
            ),
        }
    }

    /// The management account, which the organization's policies do not limit (AWS Organizations User Guide, *Service control
    /// policies*, *Resource control policies*).
    pub(super) fn manages_the_organization(&self, account: &str) -> bool {
        self.organization.as_ref().is_some_and(|organization| organization.management_account == account)
    }

    /// The resource's own policy and the resource control policies of its account.
    pub(super) fn add_missing_of_resource(
        &self,
        permission: &RequiredPermission,
        all: &mut ResourcePolicies,
    ) {
        let Some(coverage) = self.partial_coverage() else { return };
        let action = permission.action_name();
        if permission.resource == "*" || !can_have_resource_policy(action, &permission.resource) {
            return;
        }
        let arn = policy_holder(action, &permission.resource);
        if let Some(policy) = coverage.resource_policies.get(&arn) {
            all.policies.push(supplied(policy, &arn));
        } else if !self.knows_policy_of(permission) {
            self.add_missing(Coverage::type_of_resource_policy(&arn), arn.clone(), &mut all.missing);
        }
        self.add_missing_resource_control(coverage, permission, arn, all);
    }

    /// Whether the world has the resource, and so its policy.
    fn knows_policy_of(&self, permission: &RequiredPermission) -> bool {
        let action = permission.action_name();
        if let Some((name, _)) = bucket_and_key(&permission.resource) {
            return self.bucket(name).is_some();
        }
        if is_on_a_role(action) {
            return self.role_by_arn(&permission.resource).is_some();
        }
        let owner = || permission.resource_account.as_deref().and_then(|owner| self.accounts.get(owner));
        (action.is_of_service("kms") && self.key_by_arn(&permission.resource).is_some())
            || (action.is_of_service("logs")
                && owner().is_some_and(|account| !account.logs.resource_policies.is_empty()))
    }

    fn add_missing_resource_control(
        &self,
        coverage: &Coverage,
        permission: &RequiredPermission,
        holder: String,
        all: &mut ResourcePolicies,
    ) {
        if !supports_resource_control(permission.action_name().service()) {
            return;
        }
        let account = permission.resource_account.clone().unwrap_or(holder);
        if self.manages_the_organization(&account) {
            return;
        }
        match coverage.resource_control_policies.get(&account) {
            Some(policy) => all.control.push(vec![supplied(policy, &account)]),
            None => self.add_missing(PolicyType::ResourceControl, account, &mut all.missing),
        }
    }
}

/// A policy that the user supplied for what has or is limited by it: an ARN, or an account.
pub(super) fn supplied(policy: &StoredDocument, owner: &str) -> AttachedPolicy {
    let name = if is_account_id(owner) { PASTED } else { owner.rsplit([':', '/']).next().unwrap_or(owner) };
    attached(policy, policy.0.policy_type(), name, None, owner)
}

/// The level of a service control policy. What only denies is attached beside FullAWSAccess, or nothing would be allowed at all.
fn supplied_level(policy: &StoredDocument, account: &str) -> Vec<AttachedPolicy> {
    let mut level = vec![supplied(policy, account)];
    if !allows_something(&policy.0) {
        level.push(full_access(OrganizationPolicyType::ServiceControl, account));
    }
    level
}

/// Whether the resource can have a policy: of IAM's own resources only roles have one, which is about assuming them.
fn can_have_resource_policy(action: ActionName<'_>, resource: &str) -> bool {
    let Some(arn) = Arn::parse(resource) else { return false };
    if arn.service == "iam" {
        return is_on_a_role(action) && arn.resource.starts_with("role/");
    }
    action.is_of_service(arn.service) && has_resource_policy(arn.service, arn.resource)
}

/// The ARN of what carries the policy: an object's bucket, an index's table, the account's log groups.
fn policy_holder(action: ActionName<'_>, resource: &str) -> String {
    if let Some((bucket, _)) = bucket_and_key(resource) {
        return format!("arn:aws:s3:::{bucket}");
    }
    let Some(arn) = Arn::parse(resource) else { return resource.to_owned() };
    if action.is_of_service("logs") {
        return format!("arn:{}:logs:{}:{}:log-group:*", arn.partition, arn.region, arn.account);
    }
    let within = match arn.service {
        "dynamodb" => resource.find("/index/"),
        "execute-api" => resource.find('/'),
        _ => None,
    };
    within.and_then(|end| resource.get(..end)).unwrap_or(resource).to_owned()
}
