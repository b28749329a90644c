//! The account's authorization details
//! [GetAccountAuthorizationDetails](https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html).

use std::sync::Arc;

use iam_policy::arn::{Arn, is_account_id};
use iam_policy::document::PolicyType;
use iam_policy::json::Node;

use super::Import;
use crate::clock::SimTime;
use crate::model::iam::{
    Group, Iam, InstanceProfile, ManagedPolicy, Permissions, PolicyVersion, Role, Tags, User,
};
use crate::services::iam::validation;
use crate::snapshot::chunks;
use crate::text::import as text;

/// Longest session of a role, where the details do not tell it: that of a new role.
const SESSION_DURATION: u32 = 3600;

/// The members that all entities have.
struct EntityHeader {
    account: String,
    name: String,
    path: String,
    arn: String,
    id: String,
}

pub(super) fn member_text<'n>(node: &'n Node, key: &str) -> &'n str {
    node.member(key).and_then(Node::as_str).unwrap_or("")
}

pub(super) fn member_list<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    node.member(key).and_then(Node::as_array).unwrap_or(&[])
}

fn tags(node: &Node) -> Tags {
    let mut tags = Tags::new();
    for tag in member_list(node, "Tags") {
        if !member_text(tag, "Key").is_empty() {
            tags.insert(member_text(tag, "Key").to_owned(), member_text(tag, "Value").to_owned());
        }
    }
    tags
}

fn time(node: &Node, key: &str) -> SimTime {
    SimTime::from_iso8601(member_text(node, key)).unwrap_or_default()
}

impl Import {
    /// Name, path and ARN of an entity, which follow from each other. `kind` is the ARN's (`user`) and, with a capital, the
    /// beginning of the members' names.
    fn read_header(
        &mut self,
        node: &Node,
        kind: &str,
        member: &str,
        id_prefix: &str,
    ) -> Option<EntityHeader> {
        let arn = member_text(node, "Arn");
        // Some tools that imitate AWS leave it out.
        let name = match member_text(node, &format!("{member}Name")) {
            "" => arn.rsplit('/').next().unwrap_or(""),
            name => name,
        };
        let subject = text::entity(kind, name);
        let Some(parsed) = Arn::parse(arn).filter(|parsed| is_account_id(parsed.account)) else {
            self.report(&subject, text::NO_ACCOUNT_ID);
            return None;
        };
        if parsed.partition != "aws" {
            self.report(&subject, text::OTHER_PARTITION);
            return None;
        }
        let path = match validation::path(member_text(node, "Path")) {
            Ok(path) => path,
            Err(error) => {
                self.report(&subject, &text::left_out(&error.message));
                return None;
            }
        };
        if let Err(error) = validation::name("name", name, 128) {
            self.report(&subject, &text::left_out(&error.message));
            return None;
        }
        let account = parsed.account.to_owned();
        let own = format!("arn:aws:iam::{account}:{kind}{path}{name}");
        if own != arn {
            self.report(&subject, text::NAME_AND_PATH_DO_NOT_MAKE_ARN);
            return None;
        }
        self.world.add_account(&account, "");
        let id = member_text(node, &format!("{member}Id"));
        let id = if id.is_empty() { self.world.new_unique_id(id_prefix) } else { id.to_owned() };
        Some(EntityHeader { account, name: name.to_owned(), path, arn: own, id })
    }

    fn iam(&mut self, account: &str) -> Option<&mut Iam> {
        self.world.account_mut(account).map(|account| &mut account.iam)
    }

    fn permissions(&mut self, node: &mut Node, kind: &str, name: &str) -> Permissions {
        let mut permissions = Permissions::default();
        for inline in node.member_array_mut(&format!("{kind}PolicyList")) {
            let document = inline.take_member("PolicyDocument");
            let policy = member_text(inline, "PolicyName");
            let subject = text::inline_policy(&text::entity(&kind.to_lowercase(), name), policy);
            if let Err(error) = validation::name("policyName", policy, 128) {
                self.report(&subject, &text::left_out(&error.message));
            } else if let Some(document) = self.account_document(document, PolicyType::Identity, &subject) {
                permissions.inline.insert(policy.to_owned(), document);
            }
        }
        for attached in member_list(node, "AttachedManagedPolicies") {
            let arn = member_text(attached, "PolicyArn").to_owned();
            if !arn.is_empty() && !permissions.attached.contains(&arn) {
                permissions.attached.push(arn);
            }
        }
        let boundary =
            node.member("PermissionsBoundary").map_or("", |it| member_text(it, "PermissionsBoundaryArn"));
        permissions.boundary = (!boundary.is_empty()).then(|| boundary.to_owned());
        permissions
    }

    pub(super) fn user(&mut self, node: &mut Node) {
        let Some(EntityHeader { account, name, path, arn, id }) =
            self.read_header(node, "user", "User", "AIDA")
        else {
            return;
        };
        let user = User {
            permissions: self.permissions(node, "User", &name),
            created: time(node, "CreateDate"),
            access_keys: Vec::new(),
            login_profile: None,
            mfa_devices: Vec::new(),
            tags: tags(node),
            name: name.clone(),
            path,
            arn,
            id,
        };
        for group in member_list(node, "GroupList").iter().filter_map(Node::as_str) {
            self.memberships.push((account.clone(), name.clone(), group.to_owned()));
        }
        if let Some(iam) = self.iam(&account) {
            iam.users.insert(name, user);
        }
    }

    pub(super) fn group(&mut self, node: &mut Node) {
        let Some(EntityHeader { account, name, path, arn, id }) =
            self.read_header(node, "group", "Group", "AGPA")
        else {
            return;
        };
        let permissions = self.permissions(node, "Group", &name);
        let group = Group { name: name.clone(), path, arn, id, permissions, users: Vec::new() };
        if let Some(iam) = self.iam(&account) {
            iam.groups.insert(name, group);
        }
    }

    pub(super) fn role(&mut self, node: &mut Node) {
        let Some(EntityHeader { account, name, path, arn, id }) =
            self.read_header(node, "role", "Role", "AROA")
        else {
            return;
        };
        let subject = text::entity("role", &name);
        let trust =
            self.account_document(node.take_member("AssumeRolePolicyDocument"), PolicyType::Trust, &subject);
        let Some(trust_policy) = trust else { return };
        let role = Role {
            permissions: self.permissions(node, "Role", &name),
            description: member_text(node, "Description").to_owned(),
            max_session_duration: node
                .member("MaxSessionDuration")
                .and_then(Node::as_i64)
                .and_then(|seconds| u32::try_from(seconds).ok())
                .filter(|seconds| validation::session_duration(*seconds).is_ok())
                .unwrap_or(SESSION_DURATION),
            tags: tags(node),
            name: name.clone(),
            path,
            arn,
            id,
            trust_policy,
        };
        if let Some(iam) = self.iam(&account) {
            iam.roles.insert(name, role);
        }
        for profile in member_list(node, "InstanceProfileList") {
            self.instance_profile(profile);
        }
    }

    /// Of `InstanceProfileList`, or of what `aws iam list-instance-profiles` prints.
    pub(super) fn instance_profile(&mut self, node: &Node) {
        let head = self.read_header(node, "instance-profile", "InstanceProfile", "AIPA");
        let Some(EntityHeader { account, name, path, id, .. }) = head else { return };
        if path != "/" {
            let subject = text::entity("instance-profile", &name);
            self.report(&subject, text::PATH_OF_PROFILE);
        }
        for role in member_list(node, "Roles") {
            self.profile_roles.push((
                account.clone(),
                name.clone(),
                member_text(role, "RoleName").to_owned(),
            ));
        }
        let arn = format!("arn:aws:iam::{account}:instance-profile/{name}");
        let profile = InstanceProfile { name: name.clone(), arn, id, role: None, tags: tags(node) };
        if let Some(iam) = self.iam(&account) {
            iam.instance_profiles.insert(name, profile);
        }
    }

    /// A customer managed policy, or one of AWS's with the document that is in force.
    pub(super) fn policy(&mut self, node: &mut Node) {
        let arn = member_text(node, "Arn").to_owned();
        let subject = text::entity("policy", member_text(node, "PolicyName"));
        if Arn::parse(&arn).is_some_and(|arn| arn.account == "aws") {
            self.aws_managed(node, arn, &subject);
            return;
        }
        let mut versions = Vec::new();
        for version in node.member_array_mut("PolicyVersionList") {
            let document = version.take_member("Document");
            let id = member_text(version, "VersionId").to_owned();
            let place = text::policy_version(&subject, &id);
            if let Some(document) = self.account_document(document, PolicyType::Identity, &place) {
                versions.push(PolicyVersion { id, document, created: time(version, "CreateDate") });
            }
        }
        let number = |version: &PolicyVersion| version.id.trim_start_matches('v').parse().unwrap_or(0_u32);
        versions.sort_by_key(number);
        let default_version = member_text(node, "DefaultVersionId").to_owned();
        if !versions.iter().any(|version| version.id == default_version) {
            self.report(&subject, text::NO_VERSION_IN_FORCE);
            return;
        }
        let Some(EntityHeader { account, name, path, arn, id }) =
            self.read_header(node, "policy", "Policy", "ANPA")
        else {
            return;
        };
        let policy = ManagedPolicy {
            versions_created: versions.iter().map(number).max().unwrap_or(1),
            description: member_text(node, "Description").to_owned(),
            tags: tags(node),
            name: name.clone(),
            path,
            arn,
            id,
            versions,
            default_version,
        };
        self.bytes_of_policies += chunks::bytes_of_versions(&policy);
        self.policies.push((account.clone(), name.clone()));
        if let Some(iam) = self.iam(&account) {
            iam.policies.insert(name, policy);
        }
    }

    fn aws_managed(&mut self, node: &mut Node, arn: String, subject: &str) {
        let in_force = member_text(node, "DefaultVersionId").to_owned();
        let mut versions = node.member_array_mut("PolicyVersionList").iter_mut();
        let version = versions.find(|version| member_text(version, "VersionId") == in_force);
        let document = version.and_then(|version| version.take_member("Document"));
        // It is the same for everybody, and tells nothing of where the account works.
        if let Some(document) = self.parse_document(document, PolicyType::Identity, subject) {
            Arc::make_mut(&mut self.world.aws_managed).insert(arn, document);
        }
    }
}
