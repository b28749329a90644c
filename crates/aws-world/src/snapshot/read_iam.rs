//! The IAM part of an account from its saved form. ARNs follow from account, path and name.

use iam_policy::document::PolicyType;

use super::node::{Read, SavedNode};
use crate::model::iam::{
    AccessKey, Group, Iam, InstanceProfile, LoginProfile, ManagedPolicy, OidcProvider, Permissions,
    PolicyVersion, Role, SamlProvider, Tags, User,
};

pub(super) fn iam(account: &str, node: &SavedNode<'_>) -> Read<Iam> {
    Ok(Iam {
        users: node.get("users").named(&|name, node| user(account, name, node))?,
        groups: node.get("groups").named(&|name, node| group(account, name, node))?,
        roles: node.get("roles").named(&|name, node| role(account, name, node))?,
        policies: node.get("policies").named(&|name, node| policy(account, name, node))?,
        instance_profiles: node.get("instance_profiles").named(&|name, node| {
            Ok(InstanceProfile {
                name: name.to_owned(),
                arn: arn(account, "instance-profile", "/", name),
                id: node.get("id").text()?,
                role: node.get("role").maybe(SavedNode::text)?,
                tags: tags(node)?,
            })
        })?,
        oidc_providers: node.get("oidc_providers").named(&|name, ids| {
            let arn = format!("arn:aws:iam::{account}:oidc-provider/{name}");
            Ok(OidcProvider { arn, client_ids: ids.list(&SavedNode::text)? })
        })?,
        saml_providers: node.get("saml_providers").named(&|name, metadata| {
            let arn = format!("arn:aws:iam::{account}:saml-provider/{name}");
            Ok(SamlProvider { arn, metadata: metadata.text()? })
        })?,
        mfa_devices: node.get("mfa_devices").list(&SavedNode::text)?,
    })
}

fn arn(account: &str, kind: &str, path: &str, name: &str) -> String {
    format!("arn:aws:iam::{account}:{kind}{path}{name}")
}

fn path(node: &SavedNode<'_>) -> Read<String> {
    node.get("path").text_or("/")
}

fn tags(node: &SavedNode<'_>) -> Read<Tags> {
    node.get("tags").named(&|_, value| value.text())
}

fn permissions(node: &SavedNode<'_>) -> Read<Permissions> {
    Ok(Permissions {
        attached: node.get("attached").list(&SavedNode::text)?,
        inline: node.get("inline").named(&|_, document| document.document(PolicyType::Identity))?,
        boundary: node.get("boundary").maybe(SavedNode::text)?,
    })
}

fn user(account: &str, name: &str, node: &SavedNode<'_>) -> Read<User> {
    let path = path(node)?;
    Ok(User {
        name: name.to_owned(),
        arn: arn(account, "user", &path, name),
        path,
        id: node.get("id").text()?,
        created: node.get("created").time()?,
        permissions: permissions(node)?,
        access_keys: node.get("access_keys").list(&access_key)?,
        login_profile: node.get("login_profile").maybe(login_profile)?,
        mfa_devices: node.get("mfa_devices").list(&SavedNode::text)?,
        tags: tags(node)?,
    })
}

fn login_profile(node: &SavedNode<'_>) -> Read<LoginProfile> {
    Ok(LoginProfile {
        created: node.get("created").time()?,
        password_reset_required: node.get("reset_required").flag_or(false)?,
    })
}

fn access_key(node: &SavedNode<'_>) -> Read<AccessKey> {
    Ok(AccessKey {
        id: node.get("id").text()?,
        secret: node.get("secret").text()?,
        active: node.get("active").flag_or(true)?,
        created: node.get("created").time()?,
        last_used: node.get("last_used").maybe(|used| used.pair(SavedNode::time, SavedNode::text))?,
    })
}

fn group(account: &str, name: &str, node: &SavedNode<'_>) -> Read<Group> {
    let path = path(node)?;
    Ok(Group {
        name: name.to_owned(),
        arn: arn(account, "group", &path, name),
        path,
        id: node.get("id").text()?,
        permissions: permissions(node)?,
        users: node.get("users").list(&SavedNode::text)?,
    })
}

fn role(account: &str, name: &str, node: &SavedNode<'_>) -> Read<Role> {
    let path = path(node)?;
    Ok(Role {
        name: name.to_owned(),
        arn: arn(account, "role", &path, name),
        path,
        id: node.get("id").text()?,
        description: node.get("description").text_or("")?,
        trust_policy: node.get("trust_policy").document(PolicyType::Trust)?,
        permissions: permissions(node)?,
        max_session_duration: node.get("max_session_duration").small_number_or(3600)?,
        tags: tags(node)?,
    })
}

fn policy(account: &str, name: &str, node: &SavedNode<'_>) -> Read<ManagedPolicy> {
    let path = path(node)?;
    Ok(ManagedPolicy {
        name: name.to_owned(),
        arn: arn(account, "policy", &path, name),
        path,
        id: node.get("id").text()?,
        description: node.get("description").text_or("")?,
        versions: node.get("versions").list(&|version| {
            let (id, created) = version.pair(SavedNode::text, SavedNode::time)?;
            Ok(PolicyVersion { id, created, document: version.third().document(PolicyType::Identity)? })
        })?,
        default_version: node.get("default_version").text_or("v1")?,
        versions_created: node.get("versions_created").small_number_or(1)?,
        tags: tags(node)?,
    })
}
