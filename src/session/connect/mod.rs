//! Connecting items and detaching them: by dragging a card, from a list, by a key. Each connection is one step made of
//! the calls the console makes.

mod error;

use aws_world::ApiCall;
use aws_world::ec2::Ec2Call;
use aws_world::iam::{AwsManagedPolicy, IamCall};
use aws_world::program::{AccessKeyPair, KeyLocation};
use aws_world::sts::Credentials;

use super::command::Command;
use super::document::{Document, app_instance};
use super::map_items::{identity_permissions, map_items};
use super::selection::{IdentityKind, Selection};
use crate::text::kinds;
use crate::text::session::connect as text;

pub use error::ConnectError;

/// The places of an app that hold keys.
const KEY_LOCATIONS: [KeyLocation; 3] =
    [KeyLocation::Code, KeyLocation::Environment, KeyLocation::SharedFile];

/// Something to do with two items.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    /// In a few words: `Attach ReadPhotos to ann`.
    pub name: String,
    /// What does it.
    pub command: Command,
}

/// An option in the list of what an item can be connected with.
#[derive(Clone, Debug, PartialEq)]
pub struct ConnectOption {
    /// Icon of the other item.
    pub icon: &'static str,
    /// Kind of the other item.
    pub kind: &'static str,
    /// What it does.
    pub connection: Connection,
}

/// Joins two items, whichever is put on the other; or says why they do not fit. Of an access key the secret is known
/// only while it is `fresh`: AWS shows it once.
pub fn connect(
    document: &Document,
    fresh: Option<&Credentials>,
    from: &Selection,
    to: &Selection,
) -> Result<Connection, ConnectError> {
    use Selection::{AccessKey, Group, Instance, InstanceProfile, Policy, Role, User};
    match (from, to) {
        (Policy(arn), User(_) | Group(_) | Role(_)) => attach(document, arn, to),
        (User(_) | Group(_) | Role(_), Policy(arn)) => attach(document, arn, from),
        (User(user), Group(group)) | (Group(group), User(user)) => join(document, user, group),
        (Group(from), Group(to)) => move_users(document, from, to),
        (Role(role), Instance(id)) | (Instance(id), Role(role)) => give_role(document, id, role),
        (InstanceProfile(profile), Instance(id)) | (Instance(id), InstanceProfile(profile)) => {
            give_profile(document, id, profile)
        }
        (Role(role), InstanceProfile(profile)) | (InstanceProfile(profile), Role(role)) => {
            fill_profile(document, profile, role)
        }
        (AccessKey(user, key), Instance(_)) | (Instance(_), AccessKey(user, key)) => {
            paste_key(document, fresh, user, key)
        }
        _ => Err(incompatibility(from, to)),
    }
}

/// The connection of two items, if they fit.
pub fn can_connect(
    document: &Document,
    fresh: Option<&Credentials>,
    from: &Selection,
    to: &Selection,
) -> Option<Connection> {
    connect(document, fresh, from, to).ok()
}

/// Everything an item can be connected with, AWS's managed policies included.
pub fn connect_options(
    document: &Document,
    aws_managed: &[AwsManagedPolicy],
    fresh: Option<&Credentials>,
    of: &Selection,
) -> Vec<ConnectOption> {
    let mut connect_options = Vec::new();
    let mut others: Vec<(Selection, &'static str, &'static str)> =
        map_items(document).into_iter().map(|item| (item.selection, item.icon, item.kind)).collect();
    for policy in aws_managed {
        let policy = Selection::Policy(policy.arn.to_owned());
        if !others.iter().any(|(other, ..)| *other == policy) {
            others.push((policy, "policy", kinds::AWS_MANAGED_POLICY));
        }
    }
    for (other, icon, kind) in others {
        let mut add = |connection| connect_options.push(ConnectOption { icon, kind, connection });
        if let Some(connection) = can_connect(document, fresh, of, &other) {
            add(connection);
        }
        if let (Selection::User(user), Selection::Group(to)) = (of, &other) {
            move_user(document, user, to).into_iter().for_each(add);
        }
    }
    connect_options
}

/// Everything an item can be detached from.
pub fn detach_options(document: &Document, of: &Selection) -> Vec<ConnectOption> {
    let iam = &document.account().iam;
    let mut connect_options = Vec::new();
    for (kind, owner, permissions) in identity_permissions(document) {
        let identity = kind.select(&owner);
        for arn in &permissions.attached {
            if identity == *of || *of == Selection::Policy(arn.clone()) {
                let call = IamCall::DetachPolicy { from: kind.named(&owner), policy_arn: arn.clone() };
                let name = text::detach_from(name_in_arn(arn), &owner);
                let (icon, kind) =
                    if identity == *of { ("policy", text::POLICY) } else { icon_and_kind(kind) };
                connect_options.push(option(icon, kind, name, vec![ApiCall::Iam(call)]));
            }
        }
        let boundary = permissions.boundary.iter().find(|arn| *of == Selection::Policy((*arn).clone()));
        if let Some(arn) = boundary {
            let call = IamCall::DeletePermissionsBoundary { of: kind.named(&owner) };
            let name = text::remove_boundary(name_in_arn(arn), &owner);
            let (icon, kind) = icon_and_kind(kind);
            connect_options.push(option(icon, kind, name, vec![ApiCall::Iam(call)]));
        }
    }
    for group in iam.groups.values() {
        for user in &group.users {
            let is_user = *of == Selection::User(user.clone());
            if is_user || *of == Selection::Group(group.name.clone()) {
                let name = text::remove_from(user, &group.name);
                let (icon, kind) = if is_user { ("group", kinds::GROUP) } else { ("user", kinds::USER) };
                connect_options.push(option(icon, kind, name, vec![remove(user, &group.name)]));
            }
        }
    }
    instances(document, of, &mut connect_options);
    connect_options
}

fn instances(document: &Document, of: &Selection, connect_options: &mut Vec<ConnectOption>) {
    let account = document.account();
    for instance in account.ec2.instances.values() {
        let is_instance = *of == Selection::Instance(instance.id.clone());
        if let Some(association) = &instance.profile {
            let profile = &association.instance_profile_name;
            let role = account.iam.instance_profiles.get(profile).and_then(|profile| profile.role.clone());
            let is_role = role.as_ref().is_some_and(|role| *of == Selection::Role(role.clone()));
            if is_instance || is_role || *of == Selection::InstanceProfile(profile.clone()) {
                let call = Ec2Call::DisassociateIamInstanceProfile { association_id: association.id.clone() };
                let name = text::detach_from_the_instance(role.as_ref().unwrap_or(profile));
                connect_options.push(option(
                    "profile",
                    kinds::INSTANCE_PROFILE,
                    name,
                    vec![ApiCall::Ec2(call)],
                ));
            }
        }
        let app = &instance.app;
        let held = [&app.keys_in_code, &app.keys_in_environment, &app.keys_in_shared_file];
        for (place, keys) in KEY_LOCATIONS.into_iter().zip(held) {
            let Some(keys) = keys else { continue };
            let is_key =
                matches!(of, Selection::AccessKey(_, id) if *id == keys.access_key_id) || is_instance;
            if is_key && instance.id == document.instance_id() {
                let name = text::remove_from(&keys.access_key_id, key_location_name(place));
                let command = Command::SetKeys(place, None);
                let connection = Connection { name, command };
                connect_options.push(ConnectOption { icon: "key", kind: kinds::ACCESS_KEY, connection });
            }
        }
    }
}

/// The calls that give an instance a role as the console does: make the instance profile of the same name if there is
/// none, put the role in, associate_profile it with the photo app's instance.
pub fn attach_calls(document: &Document, role: &str) -> Vec<ApiCall> {
    let instance = app_instance(document.account()).map(|instance| instance.id.clone()).unwrap_or_default();
    role_calls(document, &instance, role)
}

/// The same for the instance with this id.
pub fn role_calls(document: &Document, instance: &str, role: &str) -> Vec<ApiCall> {
    let profiles = &document.account().iam.instance_profiles;
    let mut calls = Vec::new();
    let profile = profiles.values().find(|profile| profile.role.as_deref() == Some(role));
    let name = profile.map_or_else(|| role.to_owned(), |profile| profile.name.clone());
    if profile.is_none() {
        if !profiles.contains_key(role) {
            calls.push(ApiCall::Iam(IamCall::CreateInstanceProfile {
                instance_profile_name: role.to_owned(),
            }));
        }
        calls.push(add_role_to_profile(role, role));
    }
    calls.extend(associate_profile(document, instance, name));
    calls
}

/// Calls about an instance profile in words, where several stand behind one short name; `None` of anything else.
pub fn instance_profile_calls(command: &Command) -> Option<String> {
    let Command::Call { calls, .. } = command else { return None };
    let said = calls.iter().map(|call| match call {
        ApiCall::Iam(IamCall::CreateInstanceProfile { instance_profile_name }) => {
            Some(text::makes_profile(instance_profile_name))
        }
        ApiCall::Iam(IamCall::AddRoleToInstanceProfile { .. }) => Some(text::PUTS_THE_ROLE_IN.to_owned()),
        ApiCall::Ec2(
            Ec2Call::AssociateIamInstanceProfile { .. }
            | Ec2Call::ReplaceIamInstanceProfileAssociation { .. },
        ) => Some(text::ASSOCIATES_IT.to_owned()),
        _ => None,
    });
    let said: Vec<String> = said.collect::<Option<_>>()?;
    (said.len() > 1).then(|| said.join(", "))
}

fn add_role_to_profile(profile: &str, role: &str) -> ApiCall {
    ApiCall::Iam(IamCall::AddRoleToInstanceProfile {
        instance_profile_name: profile.to_owned(),
        role_name: role.to_owned(),
    })
}

fn associate_profile(document: &Document, instance: &str, instance_profile_name: String) -> Option<ApiCall> {
    let instance = document.account().ec2.instances.get(instance)?;
    Some(ApiCall::Ec2(match &instance.profile {
        None => {
            Ec2Call::AssociateIamInstanceProfile { instance_id: instance.id.clone(), instance_profile_name }
        }
        Some(association) => Ec2Call::ReplaceIamInstanceProfileAssociation {
            association_id: association.id.clone(),
            instance_profile_name,
        },
    }))
}

fn attach(document: &Document, arn: &str, to: &Selection) -> Result<Connection, ConnectError> {
    let (kind, owner) = match to {
        Selection::User(name) => (IdentityKind::User, name),
        Selection::Group(name) => (IdentityKind::Group, name),
        Selection::Role(name) => (IdentityKind::Role, name),
        _ => return Err(ConnectError::PolicyTarget),
    };
    let policy = name_in_arn(arn);
    let attached = document.permissions(kind, owner).is_some_and(|p| p.attached.iter().any(|a| a == arn));
    if attached {
        return Err(ConnectError::IsAttached { policy: policy.to_owned(), owner: owner.clone() });
    }
    let call = IamCall::AttachPolicy { to: kind.named(owner), policy_arn: arn.to_owned() };
    Ok(connection(text::attach_to(policy, owner), vec![ApiCall::Iam(call)]))
}

fn members<'a>(document: &'a Document, group: &str) -> &'a [String] {
    document.account().iam.groups.get(group).map_or(&[], |group| &group.users)
}

fn add(user: &str, group: &str) -> ApiCall {
    ApiCall::Iam(IamCall::AddUserToGroup { group_name: group.to_owned(), user_name: user.to_owned() })
}

fn remove(user: &str, group: &str) -> ApiCall {
    ApiCall::Iam(IamCall::RemoveUserFromGroup { group_name: group.to_owned(), user_name: user.to_owned() })
}

fn join(document: &Document, user: &str, group: &str) -> Result<Connection, ConnectError> {
    if members(document, group).iter().any(|member| member == user) {
        return Err(ConnectError::IsMember { user: user.to_owned(), group: group.to_owned() });
    }
    Ok(connection(text::add_to(user, group), vec![add(user, group)]))
}

/// The ways to take a user out of a group and into another, in one step.
fn move_user(document: &Document, user: &str, to: &str) -> Vec<Connection> {
    if members(document, to).iter().any(|member| member == user) {
        return Vec::new();
    }
    let of = document.account().iam.groups.values().filter(|g| g.users.iter().any(|member| member == user));
    of.map(|from| {
        let name = text::move_from_to(user, &from.name, to);
        connection(name, vec![add(user, to), remove(user, &from.name)])
    })
    .collect()
}

fn move_users(document: &Document, from: &str, to: &str) -> Result<Connection, ConnectError> {
    let (users, there) = (members(document, from), members(document, to));
    if from == to || users.is_empty() {
        return Err(ConnectError::NoUserToMove(from.to_owned()));
    }
    let mut calls = Vec::new();
    for user in users {
        if !there.contains(user) {
            calls.push(add(user, to));
        }
        calls.push(remove(user, from));
    }
    let whom = match users {
        [one] => one.clone(),
        several => text::users(several.len()),
    };
    Ok(connection(text::move_from_to(&whom, from, to), calls))
}

fn give_role(document: &Document, instance: &str, role: &str) -> Result<Connection, ConnectError> {
    let account = document.account();
    let association = account.ec2.instances.get(instance).and_then(|instance| instance.profile.as_ref());
    let held =
        association.and_then(|a| account.iam.instance_profiles.get(&a.instance_profile_name)?.role.clone());
    if held.as_deref() == Some(role) {
        return Err(ConnectError::IsOnTheInstance(role.to_owned()));
    }
    Ok(connection(text::attach_to_the_instance(role), role_calls(document, instance, role)))
}

fn give_profile(document: &Document, instance: &str, profile: &str) -> Result<Connection, ConnectError> {
    let held = document.account().ec2.instances.get(instance).and_then(|instance| instance.profile.as_ref());
    if held.is_some_and(|association| association.instance_profile_name == profile) {
        return Err(ConnectError::IsOnTheInstance(profile.to_owned()));
    }
    let call = associate_profile(document, instance, profile.to_owned());
    Ok(connection(text::attach_to_the_instance(profile), call.into_iter().collect()))
}

fn fill_profile(document: &Document, profile: &str, role: &str) -> Result<Connection, ConnectError> {
    let held = document.account().iam.instance_profiles.get(profile).and_then(|held| held.role.as_deref());
    match held {
        Some(held) => Err(ConnectError::HoldsARole { profile: profile.to_owned(), role: held.to_owned() }),
        None => Ok(connection(text::put_into(role, profile), vec![add_role_to_profile(profile, role)])),
    }
}

fn paste_key(
    document: &Document,
    fresh: Option<&Credentials>,
    user: &str,
    key: &str,
) -> Result<Connection, ConnectError> {
    let Some(fresh) = fresh.filter(|fresh| fresh.access_key_id == key) else {
        return Err(ConnectError::SecretIsGone(user.to_owned()));
    };
    let app = app_instance(document.home()).map(|instance| &instance.app);
    if app.is_some_and(|app| app.keys_in_code.as_ref().is_some_and(|keys| keys.access_key_id == key)) {
        return Err(ConnectError::AppHasThatKey);
    }
    let keys = AccessKeyPair {
        access_key_id: fresh.access_key_id.clone(),
        secret_access_key: fresh.secret_access_key.clone(),
    };
    let command = Command::SetKeys(KeyLocation::Code, Some(keys));
    Ok(Connection { name: text::paste(key), command })
}

/// Why two items of these kinds can never be connected.
fn incompatibility(from: &Selection, to: &Selection) -> ConnectError {
    let of = |wanted: fn(&Selection) -> bool| wanted(from) || wanted(to);
    if of(|item| matches!(item, Selection::InlinePolicy(..))) {
        ConnectError::InlinePolicy
    } else if of(|item| matches!(item, Selection::Policy(_))) {
        ConnectError::PolicyTarget
    } else if of(|item| matches!(item, Selection::Role(_))) {
        ConnectError::RoleTarget
    } else if of(|item| matches!(item, Selection::AccessKey(..))) {
        ConnectError::KeyTarget
    } else {
        ConnectError::NoConnection
    }
}

fn connection(name: String, calls: Vec<ApiCall>) -> Connection {
    Connection { command: Command::Call { name: name.clone(), calls }, name }
}

fn option(icon: &'static str, kind: &'static str, name: String, calls: Vec<ApiCall>) -> ConnectOption {
    ConnectOption { icon, kind, connection: connection(name, calls) }
}

fn icon_and_kind(kind: IdentityKind) -> (&'static str, &'static str) {
    match kind {
        IdentityKind::User => ("user", kinds::USER),
        IdentityKind::Group => ("group", kinds::GROUP),
        IdentityKind::Role => ("role", kinds::ROLE),
    }
}

fn key_location_name(place: KeyLocation) -> &'static str {
    match place {
        KeyLocation::Code => text::THE_APPS_CODE,
        KeyLocation::Environment => text::THE_APPS_ENVIRONMENT,
        KeyLocation::SharedFile => "~/.aws/credentials",
    }
}

/// The last part of an ARN.
fn name_in_arn(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}

#[cfg(test)]
mod tests;
