//! Groups and their members.

use std::sync::Arc;

use iam_policy::sorted_map::insert_sorted;

use super::entities::{is_taken, not_found};
use super::validation;
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{Group, Permissions};
use crate::world::WorldState;

/// Groups a user can be in.
const GROUPS_PER_USER: usize = 10;

impl WorldState {
    pub(super) fn create_group(
        &mut self,
        account: &AccountId,
        name: &str,
        path: &str,
    ) -> Result<Response, ApiError> {
        validation::name("groupName", name, 128)?;
        let path = validation::path(path)?;
        if is_taken(self.iam(account)?.groups.keys(), name) {
            return Err(ApiError::entity_already_exists(format!("Group with name {name} already exists.")));
        }
        let group = Group {
            name: name.to_owned(),
            arn: format!("arn:aws:iam::{account}:group{path}{name}"),
            path,
            id: self.new_unique_id("AGPA"),
            permissions: Permissions::default(),
            users: Vec::new(),
        };
        let arn = group.arn.clone();
        self.iam_mut(account)?.groups.insert(name.to_owned(), group);
        Ok(Response::Created(arn))
    }

    /// Renames a group. It keeps its id, members and policies; its ARN changes
    /// [UpdateGroup](https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html).
    pub(super) fn update_group(
        &mut self,
        account: &AccountId,
        name: &str,
        new_name: &str,
    ) -> Result<Response, ApiError> {
        validation::name("newGroupName", new_name, 128)?;
        let iam = self.iam(account)?;
        if !iam.groups.contains_key(name) {
            return Err(not_found("group", name));
        }
        if is_taken(iam.groups.keys().filter(|other| *other != name), new_name) {
            return Err(ApiError::entity_already_exists(format!(
                "Group with name {new_name} already exists."
            )));
        }
        let iam = self.iam_mut(account)?;
        if let Some(group) = iam.groups.remove(name) {
            let mut group = Arc::unwrap_or_clone(group);
            group.arn = format!("arn:aws:iam::{account}:group{}{new_name}", group.path);
            new_name.clone_into(&mut group.name);
            iam.groups.insert(new_name.to_owned(), group);
        }
        Ok(Response::Done)
    }

    pub(super) fn delete_group(&mut self, account: &AccountId, name: &str) -> Result<Response, ApiError> {
        let iam = self.iam_mut(account)?;
        let group = iam.group(name)?;
        if !group.users.is_empty() {
            return Err(ApiError::delete_conflict(
                "Cannot delete entity, must remove users from group first.",
            ));
        }
        group.permissions.check_empty()?;
        iam.groups.remove(name);
        Ok(Response::Done)
    }

    pub(super) fn add_user_to_group(
        &mut self,
        account: &AccountId,
        group: &str,
        user: &str,
    ) -> Result<Response, ApiError> {
        let is_member = |group: &Group| group.users.iter().any(|member| member == user);
        let memberships = self.iam(account)?.groups.values().filter(|group| is_member(group)).count();
        let group = self.group_for_user(account, group, user)?;
        if is_member(group) {
            return Ok(Response::Done);
        }
        if memberships >= GROUPS_PER_USER {
            return Err(ApiError::quota_exceeded("GroupsPerUser", GROUPS_PER_USER));
        }
        insert_sorted(&mut group.users, user);
        Ok(Response::Done)
    }

    pub(super) fn remove_user_from_group(
        &mut self,
        account: &AccountId,
        group: &str,
        user: &str,
    ) -> Result<Response, ApiError> {
        let group = self.group_for_user(account, group, user)?;
        if !group.users.iter().any(|member| member == user) {
            return Err(ApiError::no_such_entity(format!("User {user} is not in group {}.", group.name)));
        }
        group.users.retain(|member| member != user);
        Ok(Response::Done)
    }

    /// The group, where the user exists as well.
    fn group_for_user(
        &mut self,
        account: &AccountId,
        group: &str,
        user: &str,
    ) -> Result<&mut Group, ApiError> {
        let iam = self.iam_mut(account)?;
        iam.user(user)?;
        iam.group(group)
    }
}
