//! Calls of KMS from numbers.

use aws_world::World;
use aws_world::iam::Tags;
use aws_world::kms::{GrantConstraints, GrantParameters, KmsCall};

use super::values::{TEXTS, document, name, pick, tags};
use super::{ACCOUNT, PARTNER, Step};

/// A key of the world, by its id, its ARN or its alias; sometimes one that is not there.
fn key_id(world: &World, number: u8) -> String {
    let keys: Vec<_> = world.accounts().get(ACCOUNT).unwrap().kms.keys.values().collect();
    match keys.get(usize::from(number / 8) % keys.len().max(1)) {
        Some(key) if number % 8 < 4 => key.id.clone(),
        Some(key) if number % 8 < 7 => key.arn.clone(),
        _ => pick(&["alias/photos", "alias/aws/s3", "nothing"], number).to_owned(),
    }
}

fn principal(number: u8) -> String {
    let kind = pick(&["user/", "role/", "root"], number);
    format!(
        "arn:aws:iam::{ACCOUNT}:{}",
        if kind == "root" { "root".into() } else { format!("{kind}{}", name(number / 3)) }
    )
}

fn grant(a: u8, b: u8) -> GrantParameters {
    let constraints = match a % 4 {
        0 => Some(GrantConstraints::Equals(tags(b))),
        1 => Some(GrantConstraints::Subset(tags(b))),
        _ => None,
    };
    let operations = ["Decrypt", "DescribeKey", "RetireGrant", "Nothing"];
    GrantParameters {
        grantee_principal: if b < 250 { principal(b) } else { "-x".into() },
        retiring_principal: if a.is_multiple_of(5) { principal(a) } else { String::new() },
        operations: operations.iter().take(usize::from(a % 5)).map(|name| (*name).to_owned()).collect(),
        constraints: constraints.filter(|constraints| match constraints {
            GrantConstraints::Equals(pairs) | GrantConstraints::Subset(pairs) => !pairs.is_empty(),
        }),
        name: name(b).replace(' ', "-").trim_start_matches('-').to_owned(),
    }
}

fn grant_id(world: &World, number: u8) -> String {
    let account = world.accounts().get(ACCOUNT).unwrap();
    let grants: Vec<_> = account.kms.keys.values().flat_map(|key| &key.grants).collect();
    grants.get(usize::from(number) % grants.len().max(1)).map_or("none".into(), |grant| grant.id.clone())
}

fn policy(number: u8) -> String {
    let one = |principal: &str| {
        format!(
            "{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Effect\":\"Allow\",\"Principal\":{{\"AWS\":{principal}}},\"Action\":\"kms:*\",\"Resource\":\"*\"}}]}}"
        )
    };
    match number % 4 {
        0 => one(&format!("[\"arn:aws:iam::{ACCOUNT}:root\",\"arn:aws:iam::{ACCOUNT}:user/alice\"]")),
        1 => one(&format!("[\"arn:aws:iam::{PARTNER}:root\",\"arn:aws:iam::{ACCOUNT}:root\"]")),
        2 => one("\"*\""),
        _ => document(number, 3),
    }
}

pub(crate) fn keys([_, which, a, b, c, d]: Step, world: &World) -> KmsCall {
    let key_id = key_id(world, a);
    let alias_name = pick(&["alias/photos", "alias/photos", "alias/b", "b", "alias/aws/x"], b).to_owned();
    let encryption_context: Tags = tags(d);
    match which % 22 {
        0 | 1 => KmsCall::CreateKey {
            policy: if c.is_multiple_of(2) { String::new() } else { policy(d) },
            description: pick(&TEXTS, c).into(),
        },
        2 => KmsCall::DescribeKey { key_id },
        3 => KmsCall::GetKeyPolicy { key_id },
        4 => KmsCall::PutKeyPolicy { key_id, policy: policy(d) },
        5 => KmsCall::EnableKey { key_id },
        6 => KmsCall::DisableKey { key_id },
        7 => KmsCall::ScheduleKeyDeletion {
            key_id,
            pending_window_in_days: [None, Some(7), Some(31)][usize::from(c % 3)],
        },
        8 => KmsCall::CancelKeyDeletion { key_id },
        9..=11 => KmsCall::CreateAlias { alias_name, target_key_id: key_id },
        12 => KmsCall::DeleteAlias { alias_name },
        13..=15 => KmsCall::CreateGrant { key_id, grant: grant(c, d) },
        16 => KmsCall::ListGrants { key_id },
        17 => KmsCall::RevokeGrant { key_id, grant_id: grant_id(world, b) },
        18 => KmsCall::RetireGrant { key_id, grant_id: grant_id(world, b) },
        19 => KmsCall::Encrypt { key_id, plaintext: pick(&["aGk=", "a", ""], c).into(), encryption_context },
        20 => KmsCall::Decrypt {
            ciphertext_blob: pick(&["aGk=", "AQICAHhS", "x"], c).into(),
            encryption_context,
        },
        _ => KmsCall::GenerateDataKey { key_id, encryption_context },
    }
}
