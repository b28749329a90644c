//! What holds for every sequence of calls, tried on generated ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod cli;
mod rebuilt;
mod recorded;

use aws_world::app::{App, KeyPlace, Keys};
use aws_world::ec2::{Ec2Call, Instance};
use aws_world::iam::{IamCall, Identity, Taggable, Tags, aws_managed_policies};
use aws_world::logs::LogsCall;
use aws_world::organizations::{OrganizationPolicyType, OrganizationsCall};
use aws_world::s3::S3Call;
use aws_world::sts::{Credentials, SessionParameters, StsCall, WebIdentityToken};
use aws_world::{ApiCall, Caller, SimTime, World, snapshot, transcript};
use proptest::prelude::*;

const ACCOUNT: &str = "111122223333";
const PARTNER: &str = "444455556666";
const INSTANCES: [&str; 3] = ["i-1", "i-2", "i-nowhere"];

/// A step of a history, as numbers: what they mean depends on the world at that moment.
type Step = [u8; 6];

const NAMES: [&str; 8] = ["alice", "b", "alice", "b", "Alice", "bad name", "", "-dash'd"];
const TEXTS: [&str; 5] = ["", "/", "/team/", "it's \"quoted\" $(x) `y`", "photos/\u{1F431}"];
const DOCUMENTS: [&str; 9] = [
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

fn pick<'a>(from: &[&'a str], number: u8) -> &'a str {
    from[usize::from(number) % from.len()]
}

fn name(number: u8) -> String {
    pick(&NAMES, number).to_owned()
}

/// Mostly the document at `usual`, else any.
fn document(number: u8, usual: usize) -> String {
    if number < 200 { DOCUMENTS[usual].to_owned() } else { pick(&DOCUMENTS, number).to_owned() }
}

fn identity_policy(number: u8) -> String {
    document(number, 3 + usize::from(number % 2))
}

fn trust_policy(number: u8) -> String {
    document(number, 5 + usize::from(number % 2))
}

fn path(number: u8) -> String {
    if number < 200 { "/".to_owned() } else { pick(&TEXTS, number).to_owned() }
}

fn identity(kind: u8, number: u8) -> Identity {
    match kind % 3 {
        0 => Identity::User(name(number)),
        1 => Identity::Group(name(number)),
        _ => Identity::Role(name(number)),
    }
}

fn policy_arn(number: u8) -> String {
    let managed = aws_managed_policies();
    match number % 4 {
        0 => managed[usize::from(number) % managed.len()].arn.to_owned(),
        1 => "nonsense".to_owned(),
        _ => format!("arn:aws:iam::{ACCOUNT}:policy/{}", name(number / 4)),
    }
}

fn boundary(number: u8) -> Option<String> {
    number.is_multiple_of(5).then(|| policy_arn(number))
}

/// Groups have no boundary.
fn bounded(kind: u8, number: u8) -> Identity {
    if kind.is_multiple_of(2) { Identity::User(name(number)) } else { Identity::Role(name(number)) }
}

fn tags(number: u8) -> Tags {
    (0..(number % 8).saturating_sub(5))
        .map(|index| (pick(&TEXTS, number.wrapping_add(index)).to_owned(), name(index)))
        .collect()
}

fn start() -> World {
    let mut world = World::new(42, SimTime(1_772_442_000));
    world.add_account(ACCOUNT, "One");
    world.add_account(PARTNER, "Two");
    for (id, ip) in [("i-1", "198.51.100.1"), ("i-2", "198.51.100.2")] {
        let app =
            App { name: "app".into(), bucket: "photos".into(), log_group: "web".into(), ..App::default() };
        world.place_instance(
            ACCOUNT,
            Instance {
                id: id.into(),
                name: id.into(),
                region: "eu-west-1".into(),
                public_ip: ip.into(),
                profile: None,
                app,
                session: None,
            },
        );
    }
    world
}

/// An access key id of the world, if there is one.
fn access_key(world: &World, number: u8) -> Credentials {
    let users = world.accounts().get(ACCOUNT).unwrap().iam.users.values();
    let keys: Vec<_> = users.flat_map(|user| &user.access_keys).collect();
    let (access_key_id, secret_access_key) = match keys.get(usize::from(number) % keys.len().max(1)) {
        Some(key) => (key.id.clone(), key.secret.clone()),
        None => ("AKIANOBODY".to_owned(), "secret".to_owned()),
    };
    Credentials { access_key_id, secret_access_key, session_token: None, expiration: None }
}

fn caller(world: &World, number: u8) -> Caller {
    let source_ip = "192.0.2.1".to_owned();
    match number % 16 {
        0 => Caller::Anonymous { source_ip },
        1 => Caller::Signed { credentials: access_key(world, number / 16), source_ip },
        2 => match world.sessions().values().next() {
            Some(session) => Caller::Signed { credentials: session.credentials.clone(), source_ip },
            None => Caller::Anonymous { source_ip },
        },
        3 => Caller::SignedIn { arn: format!("arn:aws:iam::{ACCOUNT}:user/{}", name(number / 16)) },
        4 => Caller::SignedIn { arn: format!("arn:aws:iam::{ACCOUNT}:root") },
        5 => world.administrator(PARTNER),
        6 => Caller::SignedIn {
            arn: pick(&["", "arn", "arn:aws:sts::111122223333:assumed-role/b"], number).into(),
        },
        _ => world.administrator(ACCOUNT),
    }
}

fn association(world: &World, number: u8) -> String {
    let instance = world.instance(INSTANCES[usize::from(number) % 2]).unwrap().1;
    instance.profile.as_ref().map_or_else(|| "iip-assoc-none".into(), |profile| profile.id.clone())
}

fn users_and_groups([_, which, a, b, c, _]: Step, world: &World) -> IamCall {
    let (user_name, group_name) = (name(a), name(b));
    match which % 12 {
        0 | 1 => {
            IamCall::CreateUser { user_name, path: path(b), permissions_boundary: boundary(c), tags: tags(c) }
        }
        2 => IamCall::UpdateUser { user_name, new_user_name: name(b) },
        3 => IamCall::DeleteUser { user_name },
        4 => IamCall::CreateAccessKey { user_name },
        5 => IamCall::UpdateAccessKey {
            user_name,
            access_key_id: access_key(world, b).access_key_id,
            active: c % 2 == 0,
        },
        6 => IamCall::DeleteAccessKey { user_name, access_key_id: access_key(world, b).access_key_id },
        7 => IamCall::CreateGroup { group_name, path: path(c) },
        8 => IamCall::UpdateGroup { group_name, new_group_name: name(c) },
        9 => IamCall::DeleteGroup { group_name },
        10 => IamCall::AddUserToGroup { group_name, user_name },
        _ => IamCall::RemoveUserFromGroup { group_name, user_name },
    }
}

fn roles_and_policies([_, which, a, b, c, d]: Step) -> IamCall {
    let (role_name, policy_name, description) = (name(a), name(a), pick(&TEXTS, c).to_owned());
    let instance_profile_name = name(b);
    let version_id = format!("v{}", c % 7);
    match which % 24 {
        0 | 1 => IamCall::CreateRole {
            role_name,
            path: path(b),
            assume_role_policy_document: trust_policy(d),
            description,
            max_session_duration: [3600, 3600, 43_200, 3600, 0, 3600, u32::MAX, 3600][usize::from(b) % 8],
            permissions_boundary: boundary(c),
            tags: tags(b),
        },
        2 => IamCall::UpdateRole { role_name, description, max_session_duration: 7200 },
        3 => IamCall::UpdateAssumeRolePolicy { role_name, policy_document: trust_policy(d) },
        4 => IamCall::DeleteRole { role_name },
        5 | 6 => IamCall::CreatePolicy {
            policy_name,
            path: "/".into(),
            policy_document: identity_policy(d),
            description,
            tags: tags(b),
        },
        7 => IamCall::CreatePolicyVersion {
            policy_arn: policy_arn(a),
            policy_document: identity_policy(d),
            set_as_default: b % 2 == 0,
        },
        8 => IamCall::SetDefaultPolicyVersion { policy_arn: policy_arn(a), version_id },
        9 => IamCall::DeletePolicyVersion { policy_arn: policy_arn(a), version_id },
        10 => IamCall::DeletePolicy { policy_arn: policy_arn(a) },
        11 | 12 => IamCall::AttachPolicy { to: identity(a, b), policy_arn: policy_arn(c) },
        13 => IamCall::DetachPolicy { from: identity(a, b), policy_arn: policy_arn(c) },
        14 => IamCall::PutInlinePolicy {
            of: identity(a, b),
            policy_name: name(c),
            policy_document: identity_policy(d),
        },
        15 => IamCall::DeleteInlinePolicy { of: identity(a, b), policy_name: name(c) },
        22 => IamCall::CreateOpenIdConnectProvider {
            url: format!("https://{}", name(a)),
            client_id_list: vec!["sts.amazonaws.com".into(), name(b)],
        },
        23 => IamCall::DeleteOpenIdConnectProvider {
            open_id_connect_provider_arn: format!("arn:aws:iam::{ACCOUNT}:oidc-provider/{}", name(a)),
        },
        20 => IamCall::PutPermissionsBoundary { of: bounded(a, b), permissions_boundary: policy_arn(c) },
        21 => IamCall::DeletePermissionsBoundary { of: bounded(a, b) },
        16 => IamCall::CreateInstanceProfile { instance_profile_name },
        17 => IamCall::DeleteInstanceProfile { instance_profile_name },
        18 => IamCall::AddRoleToInstanceProfile { instance_profile_name, role_name },
        _ => IamCall::RemoveRoleFromInstanceProfile { instance_profile_name, role_name },
    }
}

fn tagging([_, which, a, b, c, _]: Step) -> IamCall {
    let what = match a % 3 {
        0 => Taggable::User(name(b)),
        1 => Taggable::Role(name(b)),
        _ => Taggable::Policy(policy_arn(b)),
    };
    if which % 2 == 0 {
        IamCall::Tag { what, tags: tags(c) }
    } else {
        IamCall::Untag { what, tag_keys: tags(c).into_keys().collect() }
    }
}

fn passed(a: u8, b: u8) -> SessionParameters {
    SessionParameters {
        policy: a.is_multiple_of(3).then(|| identity_policy(b)),
        policy_arns: (0..a % 3).map(|index| policy_arn(index.wrapping_add(b))).collect(),
        tags: tags(b),
        transitive_tag_keys: tags(b).into_keys().take(1).collect(),
        source_identity: b.is_multiple_of(4).then(|| name(a)),
    }
}

/// An id of the organisation, or one of nothing.
fn organization_id(world: &World, number: u8) -> String {
    let Some(organization) = world.organization() else { return "r-none".into() };
    let mut ids =
        vec![organization.root_id.clone(), ACCOUNT.into(), PARTNER.into(), "p-FullAWSAccess".into()];
    ids.push("p-RCPFullAWSAccess".into());
    ids.extend(organization.units.keys().chain(organization.policies.keys()).cloned());
    ids.extend(organization.invitations.keys().cloned());
    ids[usize::from(number) % ids.len()].clone()
}

fn organizations([_, which, a, b, c, d]: Step, world: &World) -> OrganizationsCall {
    let id = |number| organization_id(world, number);
    let root_id = if a < 200 { id(0) } else { id(a) };
    let policy_type =
        [OrganizationPolicyType::ServiceControl, OrganizationPolicyType::ResourceControl][usize::from(b % 2)];
    let account_id = pick(&[PARTNER, PARTNER, ACCOUNT, "1"], a).to_owned();
    let content = document(d, if b.is_multiple_of(2) { 3 } else { 8 });
    match which % 16 {
        0 | 1 => OrganizationsCall::CreateOrganization,
        2 => OrganizationsCall::InviteAccountToOrganization { account_id },
        3 | 4 => OrganizationsCall::AcceptHandshake { handshake_id: id(a) },
        5 => OrganizationsCall::CreateOrganizationalUnit { parent_id: id(a), name: name(b) },
        6 => OrganizationsCall::DeleteOrganizationalUnit { organizational_unit_id: id(a) },
        7 => OrganizationsCall::MoveAccount {
            account_id,
            source_parent_id: id(b),
            destination_parent_id: id(c),
        },
        8 | 9 => OrganizationsCall::EnablePolicyType { root_id, policy_type },
        10 => OrganizationsCall::DisablePolicyType { root_id, policy_type },
        11 => {
            OrganizationsCall::CreatePolicy { name: name(c), description: "d".into(), policy_type, content }
        }
        12 => OrganizationsCall::UpdatePolicy { policy_id: id(a), content },
        13 => OrganizationsCall::DeletePolicy { policy_id: id(a) },
        14 => OrganizationsCall::AttachPolicy { policy_id: id(a), target_id: id(b) },
        _ => OrganizationsCall::DetachPolicy { policy_id: id(a), target_id: id(b) },
    }
}

fn other_services([_, which, a, b, c, d]: Step, world: &World) -> ApiCall {
    let bucket = pick(&["photos", "photos-eu", "X"], a).to_owned();
    let (key, instance_profile_name) = (pick(&TEXTS, b).to_owned(), name(b));
    let (log_group_name, log_stream_name) = (pick(&["web", "/web", "a b"], a).to_owned(), name(b));
    match which % 19 {
        0 => ApiCall::Sts(StsCall::GetCallerIdentity),
        1 => ApiCall::Sts(StsCall::AssumeRole {
            role_arn: format!("arn:aws:iam::{ACCOUNT}:role/{}", name(a)),
            role_session_name: name(b),
            external_id: (c % 2 == 0).then(|| name(c)),
            duration_seconds: (d % 2 == 0).then_some(900),
            session: passed(c, d),
        }),
        16 => ApiCall::Sts(StsCall::GetSessionToken { duration_seconds: (d % 2 == 0).then_some(900) }),
        18 => ApiCall::Sts(StsCall::AssumeRoleWithWebIdentity {
            role_arn: format!("arn:aws:iam::{ACCOUNT}:role/{}", name(a)),
            role_session_name: name(b),
            web_identity_token: WebIdentityToken {
                issuer: name(c),
                subject: name(d),
                audience: "sts.amazonaws.com".into(),
                expires: world.now().plus(i64::from(d) - 20),
            }
            .text(),
            duration_seconds: None,
        }),
        17 => ApiCall::Sts(StsCall::GetFederationToken {
            name: name(b),
            duration_seconds: None,
            session: passed(c, d),
        }),
        2 => ApiCall::Ec2(Ec2Call::AssociateIamInstanceProfile {
            instance_id: pick(&INSTANCES, a).into(),
            instance_profile_name,
        }),
        3 => ApiCall::Ec2(Ec2Call::ReplaceIamInstanceProfileAssociation {
            association_id: association(world, a),
            instance_profile_name,
        }),
        4 => ApiCall::Ec2(Ec2Call::DisassociateIamInstanceProfile { association_id: association(world, a) }),
        5 | 6 => {
            let region = pick(&["us-east-1", "eu-west-1", "moon"], b).to_owned();
            ApiCall::S3(S3Call::CreateBucket { bucket, region })
        }
        7 => ApiCall::S3(S3Call::ListObjectsV2 { bucket, prefix: key }),
        8 => ApiCall::S3(S3Call::GetObject { bucket, key }),
        9 => ApiCall::S3(S3Call::PutObject { bucket, key, body: pick(&TEXTS, c).into() }),
        10 => ApiCall::S3(S3Call::DeleteObject { bucket, key }),
        11 => ApiCall::S3(S3Call::PutBucketPolicy { bucket, policy: document(d, 7 + usize::from(d % 2)) }),
        12 => ApiCall::S3(S3Call::DeleteBucketPolicy { bucket }),
        13 => ApiCall::Logs(LogsCall::CreateLogGroup { log_group_name }),
        14 => ApiCall::Logs(LogsCall::CreateLogStream { log_group_name, log_stream_name }),
        _ => {
            let messages = (0..c % 3).map(|index| pick(&TEXTS, d.wrapping_add(index)).to_owned()).collect();
            ApiCall::Logs(LogsCall::PutLogEvents { log_group_name, log_stream_name, messages })
        }
    }
}

fn call_of(step: Step, world: &World) -> ApiCall {
    match step[0] % 8 {
        0 | 1 => ApiCall::Iam(users_and_groups(step, world)),
        2..=4 => ApiCall::Iam(roles_and_policies(step)),
        5 => ApiCall::Iam(tagging(step)),
        7 => ApiCall::Organizations(organizations(step, world)),
        _ => other_services(step, world),
    }
}

/// Documents lose their white space in a CLI line, and an empty flag list its flag: compare what the line says.
fn check_cli_line(call: &ApiCall) {
    let line = transcript::cli_line(call);
    assert_eq!(transcript::cli_line(&cli::read(&line)), line, "{call:?}");
}

fn call(world: &mut World, step: Step) {
    let call = call_of(step, world);
    check_cli_line(&call);
    let caller = caller(world, step[5]);
    let before = world.clone();
    let record = world.call(&caller, call);
    let event: serde_json::Value = serde_json::from_str(&record.event).unwrap();
    assert_eq!(event.get("errorCode").is_some(), record.result.is_err());
    if let Err(error) = &record.result {
        assert_eq!(*world, before, "{:?} failed with {error:?} and changed the world", record.call);
    }
    let changed = *world != before;
    assert!(!changed || record.result.is_ok());
}

fn take(world: &mut World, step: Step) {
    let instance = pick(&INSTANCES, step[1]);
    match step[0] {
        0..=199 => call(world, step),
        200..=209 => world.advance(i64::from(step[1]) * 600),
        210..=224 => {
            let place =
                [KeyPlace::Code, KeyPlace::Environment, KeyPlace::SharedFile][usize::from(step[2]) % 3];
            let key = access_key(world, step[3]);
            let keys = Keys { access_key_id: key.access_key_id, secret_access_key: key.secret_access_key };
            world.set_app_keys(instance, place, (!step[4].is_multiple_of(3)).then_some(keys));
        }
        225..=239 => {
            world.run_app(instance);
        }
        240..=244 => {
            world.leak_repository(instance);
        }
        245..=249 => {
            world.steal_session(instance);
        }
        _ => {
            world.run_stranger(usize::from(step[1] % 4));
        }
    }
}

fn play(steps: &[Step]) -> World {
    let mut world = start();
    for step in steps {
        take(&mut world, *step);
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// No history panics, a failed call changes nothing, every CLI line can be read back (all in `call`); and the
    /// same history gives the same bytes, before and after saving.
    #[test]
    fn histories_can_be_replayed_and_saved(steps in prop::collection::vec(any::<Step>(), 0..60)) {
        let world = play(&steps);
        let saved = snapshot::to_json(&world);
        prop_assert_eq!(&saved, &snapshot::to_json(&play(&steps)));
        let read = snapshot::from_json(&saved).unwrap();
        prop_assert_eq!(&read, &world);
        prop_assert_eq!(snapshot::to_json(&read), saved);
    }

    /// A world that was saved goes on exactly as one that was not.
    #[test]
    fn saving_does_not_change_what_comes_after(steps in prop::collection::vec(any::<Step>(), 2..40)) {
        let (first, rest) = steps.split_at(steps.len() / 2);
        let mut world = play(first);
        let mut read = snapshot::from_json(&snapshot::to_json(&world)).unwrap();
        for step in rest {
            take(&mut world, *step);
            take(&mut read, *step);
        }
        prop_assert_eq!(snapshot::to_json(&world), snapshot::to_json(&read));
    }

    /// A world's script rebuilds it, whatever happened in it.
    #[test]
    fn a_script_rebuilds_its_world(steps in prop::collection::vec(any::<Step>(), 0..120)) {
        rebuilt::check("generated", &play(&steps));
    }

    /// Damaged text is an error with a message, never a panic.
    #[test]
    fn damaged_saves_are_errors(steps in prop::collection::vec(any::<Step>(), 0..20), cut in any::<prop::sample::Index>()) {
        let saved = snapshot::to_json(&play(&steps));
        let mut end = cut.index(saved.len());
        while !saved.is_char_boundary(end) {
            end -= 1;
        }
        let error = snapshot::from_json(&saved[..end]).unwrap_err();
        prop_assert!(error.message.contains("damaged"));
    }
}

#[test]
fn saves_say_what_is_wrong_with_them() {
    for (text, part) in [
        ("", "not JSON"),
        ("[]", "no version"),
        (r#"{"version":2}"#, "version 2"),
        (r#"{"version":1}"#, "at seed"),
        (r#"{"version":1,"seed":"1","issued":"0","now":0,"accounts":[]}"#, "at accounts"),
        (
            r#"{"version":1,"seed":"1","issued":"0","now":0,"accounts":{"1":{"users":{"a":{"id":7}}}}}"#,
            "accounts.1.users.a.id",
        ),
    ] {
        let error = snapshot::from_json(text).unwrap_err();
        assert!(error.message.contains(part), "{text}: {}", error.message);
    }
}

/// Generated histories must reach every call's success, or they prove little.
#[test]
fn histories_reach_far() {
    let mut succeeded = std::collections::BTreeSet::new();
    let mut refused = std::collections::BTreeSet::new();
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..60 {
        let mut world = start();
        for _ in 0..200 {
            let mut step: Step = [0; 6];
            for byte in &mut step {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                *byte = (seed >> 32) as u8;
            }
            step[0] %= 200;
            let call = call_of(step, &world);
            let caller = caller(&world, step[5]);
            let record = world.call(&caller, call);
            match record.result {
                Ok(_) => succeeded.insert(record.call.name()),
                Err(error) => refused.insert(error.code),
            };
        }
    }
    assert!(succeeded.len() >= 40, "only {} calls succeed: {succeeded:?}", succeeded.len());
    assert!(refused.len() >= 20, "only {} errors: {refused:?}", refused.len());
}
