//! Users.

use std::sync::Arc;

use iam_policy::sorted_map::insert_sorted;

use super::entities::is_taken;
use super::{PrincipalChange, validation};
use crate::api::{ApiError, Response};
use crate::model::account_id::AccountId;
use crate::model::iam::{Permissions, Tags, User};
use crate::world::WorldState;

impl WorldState {
    pub(super) fn create_user(
        &mut self,
        account: &AccountId,
        name: &str,
        path: &str,
        boundary: Option<&str>,
        tags: &Tags,
    ) -> Result<Response, ApiError> {
        validation::name("userName", name, 64)?;
        let path = validation::path(path)?;
        validation::tags(tags)?;
        super::tagging::check_new("User", tags)?;
        if is_taken(self.iam(account)?.users.keys(), name) {
            return Err(ApiError::entity_already_exists(format!("User with name {name} already exists.")));
        }
        self.check_boundary(account, boundary)?;
        let user = User {
            name: name.to_owned(),
            arn: format!("arn:aws:iam::{account}:user{path}{name}"),
            path,
            id: self.new_unique_id("AIDA"),
            created: self.now,
            permissions: Permissions::bounded_by(boundary),
            access_keys: Vec::new(),
            login_profile: None,
            mfa_devices: Vec::new(),
            tags: tags.clone(),
        };
        let arn = user.arn.clone();
        self.iam_mut(account)?.users.insert(name.to_owned(), user);
        Ok(Response::Created(arn))
    }

    /// Renames a user. It keeps its id, keys and policies; its ARN changes
    /// [UpdateUser](https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html).
    pub(super) fn update_user(
        &mut self,
        account: &AccountId,
        name: &str,
        new_name: &str,
    ) -> Result<Response, ApiError> {
        validation::name("newUserName", new_name, 64)?;
        let iam = self.iam(account)?;
        if !iam.users.contains_key(name) {
            return Err(super::entities::not_found("user", name));
        }
        if is_taken(iam.users.keys().filter(|other| *other != name), new_name) {
            return Err(ApiError::entity_already_exists(format!(
                "User with name {new_name} already exists."
            )));
        }
        let iam = self.iam_mut(account)?;
        let Some(user) = iam.users.remove(name) else { return Ok(Response::Done) };
        let mut user = Arc::unwrap_or_clone(user);
        for group in iam.groups.values_mut() {
            if let Some(place) = group.users.iter().position(|member| member == name) {
                group.users.remove(place);
                insert_sorted(&mut group.users, new_name);
            }
        }
        let old_arn = std::mem::take(&mut user.arn);
        user.arn = format!("arn:aws:iam::{account}:user{}{new_name}", user.path);
        new_name.clone_into(&mut user.name);
        let change = PrincipalChange { arn: old_arn, becomes: user.arn.clone() };
        iam.users.insert(new_name.to_owned(), user);
        self.rewrite_principals(&change);
        Ok(Response::Done)
    }

    /// Deletes a user that has nothing left
    /// [DeleteUser](https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html).
    pub(super) fn delete_user(&mut self, account: &AccountId, name: &str) -> Result<Response, ApiError> {
        let iam = self.iam(account)?;
        let user = iam.users.get(name).ok_or_else(|| super::entities::not_found("user", name))?;
        user.permissions.check_empty()?;
        if !user.access_keys.is_empty() {
            return Err(ApiError::delete_conflict("Cannot delete entity, must delete access keys first."));
        }
        if iam.groups.values().any(|group| group.users.iter().any(|member| member == name)) {
            return Err(ApiError::delete_conflict(
                "Cannot delete entity, must remove users from group first.",
            ));
        }
        user.check_no_console_access()?;
        let change = PrincipalChange { arn: user.arn.clone(), becomes: user.id.clone() };
        self.iam_mut(account)?.users.remove(name);
        self.rewrite_principals(&change);
        Ok(Response::Done)
    }
}
