//! A script for the AWS CLI: that of [`crate::transcript`], of the account's IAM and buckets alone. The account's number is
//! asked for once, so that it runs in any account.

use super::plan::omissions;
use crate::clock::SimTime;
use crate::model::account::Account;
use crate::model::iam::Iam;
use crate::model::s3::{Bucket, BucketEncryption};
use crate::text::export as text;
use crate::transcript;
use crate::world::WorldState;

pub(super) fn script(account: &Account) -> String {
    let mut world = WorldState::new(0, SimTime::default());
    std::sync::Arc::make_mut(&mut world.accounts).insert(account.id.to_string(), plain(account));
    let mut out = format!("#!/bin/sh\n# {}\n", text::CLI_TITLE);
    for note in omissions(account) {
        // A comment is one line, whatever is in it.
        out.push_str(&format!("# {}\n", note.replace(char::is_control, " ")));
    }
    out.push_str("set -eu\naccount=$(aws sts get-caller-identity --query Account --output text)\n");
    for line in transcript::script(&world).lines().filter(|line| !line.starts_with("# ")) {
        out.push_str(&with_variable(line, &account.id));
        out.push('\n');
    }
    out
}

/// The account without what is no infrastructure code: secrets, data, older versions, what services make.
fn plain(account: &Account) -> Account {
    let mut iam: Iam = account.iam.clone();
    for user in iam.users.values_mut() {
        user.access_keys = Vec::new();
        user.login_profile = None;
        user.mfa_devices = Vec::new();
        user.tags = super::plan::own_tags(&user.tags);
    }
    let protected: Vec<String> =
        iam.roles.values().filter(|role| role.is_protected()).map(|role| role.name.clone()).collect();
    for name in protected {
        iam.roles.remove(&name);
    }
    for role in iam.roles.values_mut() {
        role.tags = super::plan::own_tags(&role.tags);
    }
    for policy in iam.policies.values_mut() {
        policy.tags = super::plan::own_tags(&policy.tags);
        policy.versions.retain(|version| version.id == policy.default_version);
        for version in &mut policy.versions {
            "v1".clone_into(&mut version.id);
        }
        "v1".clone_into(&mut policy.default_version);
        policy.versions_created = 1;
    }
    iam.oidc_providers = Default::default();
    iam.saml_providers = Default::default();
    let profiles: Vec<String> = iam
        .instance_profiles
        .values()
        .filter(|profile| profile.role.as_ref().is_none_or(|role| !iam.roles.contains_key(role)))
        .map(|profile| profile.name.clone())
        .collect();
    for name in profiles {
        iam.instance_profiles.remove(&name);
    }
    let mut plain = Account { id: account.id.clone(), iam, ..Account::default() };
    for bucket in account.s3.buckets.values() {
        let bucket =
            Bucket { objects: Default::default(), encryption: BucketEncryption::default(), ..bucket.clone() };
        plain.s3.buckets.insert(bucket.name.clone(), bucket);
    }
    plain
}

/// The account's number as a variable. A line's words stand in single quotes or in none.
fn with_variable(line: &str, account: &str) -> String {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(account) {
        out.push_str(before);
        let quoted = ends_in_quotes(&out);
        if is_digit(out.chars().next_back()) || is_digit(after.chars().next()) {
            out.push_str(account);
        } else if quoted {
            out.push_str("'\"$account\"'");
        } else {
            out.push_str("\"$account\"");
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Whether a POSIX shell is within single quotes at the end of `text`.
fn ends_in_quotes(text: &str) -> bool {
    let mut inside = false;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\'' => inside = !inside,
            '\\' if !inside => {
                characters.next();
            }
            _ => {}
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::with_variable;

    #[test]
    fn the_number_is_a_variable_in_and_out_of_quotes() {
        let check = |line: &str, expected: &str| assert_eq!(with_variable(line, "111122223333"), expected);
        check("--arn arn:aws:iam::111122223333:role/a", "--arn arn:aws:iam::\"$account\":role/a");
        check("--text 'a 111122223333'", "--text 'a '\"$account\"''");
        check(r"--text 'it'\''s 111122223333'", r#"--text 'it'\''s '"$account"''"#);
        check("--text 1111222233334 9111122223333", "--text 1111222233334 9111122223333");
    }
}
