//! What calls are about, from numbers: mostly something that is there, now and then something that is not.

use aws_world::World;
use aws_world::iam::{Identity, Tags, aws_managed_policies};
use aws_world::sts::{Credentials, SessionParameters};

use super::{ACCOUNT, INSTANCES, PARTNER};

pub(crate) const NAMES: [&str; 8] = ["alice", "b", "alice", "b", "Alice", "bad name", "", "-dash'd"];

pub(crate) const TEXTS: [&str; 5] = ["", "/", "/team/", "it's \"quoted\" $(x) `y`", "photos/\u{1F431}"];

pub(crate) const DOCUMENTS: [&str; 9] = [
    "",
    "{",
    "{\"Version\":\"2012-10-17\",\"Statement\":[]}",
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#,
    r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:Get*", "Resource": "*" } }"#,
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#,
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:user/alice","arn:aws:iam::111122223333:root"]},"Action":"sts:AssumeRole"}]}"#,
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"},"Action":"s3:*","Resource":["arn:aws:s3:::photos","arn:aws:s3:::photos/*"]}]}"#,
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::photos/${aws:username}/*"}]}"#,
];

pub(crate) fn pick<'a>(from: &[&'a str], number: u8) -> &'a str {
    from[usize::from(number) % from.len()]
}

pub(crate) fn name(number: u8) -> String {
    pick(&NAMES, number).to_owned()
}

/// Mostly the document at `usual`, else any.
pub(crate) fn document(number: u8, usual: usize) -> String {
    if number < 200 { DOCUMENTS[usual].to_owned() } else { pick(&DOCUMENTS, number).to_owned() }
}

pub(crate) fn identity_policy(number: u8) -> String {
    document(number, 3 + usize::from(number % 2))
}

pub(crate) fn trust_policy(number: u8) -> String {
    document(number, 5 + usize::from(number % 2))
}

pub(crate) fn path(number: u8) -> String {
    if number < 200 { "/".to_owned() } else { pick(&TEXTS, number).to_owned() }
}

pub(crate) fn identity(kind: u8, number: u8) -> Identity {
    match kind % 3 {
        0 => Identity::User(name(number)),
        1 => Identity::Group(name(number)),
        _ => Identity::Role(name(number)),
    }
}

pub(crate) fn policy_arn(number: u8) -> String {
    let managed = aws_managed_policies();
    match number % 4 {
        0 => managed[usize::from(number) % managed.len()].arn.to_owned(),
        1 => "nonsense".to_owned(),
        _ => format!("arn:aws:iam::{ACCOUNT}:policy/{}", name(number / 4)),
    }
}

pub(crate) fn boundary(number: u8) -> Option<String> {
    number.is_multiple_of(5).then(|| policy_arn(number))
}

/// Groups have no boundary.
pub(crate) fn bounded(kind: u8, number: u8) -> Identity {
    if kind.is_multiple_of(2) { Identity::User(name(number)) } else { Identity::Role(name(number)) }
}

pub(crate) fn tags(number: u8) -> Tags {
    (0..(number % 8).saturating_sub(5))
        .map(|index| (pick(&TEXTS, number.wrapping_add(index)).to_owned(), name(index)))
        .collect()
}

pub(crate) fn passed(a: u8, b: u8) -> SessionParameters {
    SessionParameters {
        policy: a.is_multiple_of(3).then(|| identity_policy(b)),
        policy_arns: (0..a % 3).map(|index| policy_arn(index.wrapping_add(b))).collect(),
        tags: tags(b),
        transitive_tag_keys: tags(b).into_keys().take(1).collect(),
        source_identity: b.is_multiple_of(4).then(|| name(a)),
    }
}

/// An access key id of the world, if there is one.
pub(crate) fn access_key(world: &World, number: u8) -> Credentials {
    let users = world.accounts().get(ACCOUNT).unwrap().iam.users.values();
    let keys: Vec<_> = users.flat_map(|user| &user.access_keys).collect();
    let (access_key_id, secret_access_key) = match keys.get(usize::from(number) % keys.len().max(1)) {
        Some(key) => (key.id.clone(), key.secret.clone()),
        None => ("AKIANOBODY".to_owned(), "secret".to_owned()),
    };
    Credentials { access_key_id, secret_access_key, session_token: None, expiration: None }
}

pub(crate) fn association(world: &World, number: u8) -> String {
    let instance = world.instance(INSTANCES[usize::from(number) % 2]);
    let association = instance.and_then(|(_, instance)| instance.profile.as_ref());
    association.map_or_else(|| "iip-assoc-none".into(), |association| association.id.clone())
}

/// An id of the organization, or one of nothing.
pub(crate) fn organization_id(world: &World, number: u8) -> String {
    let Some(organization) = world.organization() else { return "r-none".into() };
    let mut ids =
        vec![organization.root_id.clone(), ACCOUNT.into(), PARTNER.into(), "p-FullAWSAccess".into()];
    ids.push("p-RCPFullAWSAccess".into());
    ids.extend(organization.units.keys().chain(organization.policies.keys()).cloned());
    ids.extend(organization.invitations.keys().cloned());
    ids[usize::from(number) % ids.len()].clone()
}
