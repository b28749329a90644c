//! What is asked first about an account: who administers it, who gets in from outside, what is public, which keys last for
//! ever, what is not known.

use aws_world::world::{AccessDecision, ActionOnResource};
use aws_world::{Account, World};
use iam_policy::document::{Effect, PrincipalName, Statement};
use iam_policy::evaluation::Assumption;
use iam_policy::explanation::EvaluationDecision;

/// The answers for one account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountSummary {
    /// Users and roles that may do what administrators do: the ARNs.
    pub administrators: Vec<String>,
    /// What nobody told and those answers hang on.
    pub assumptions: Vec<Assumption>,
    /// Roles that somebody outside of the account can assume as far as the role goes.
    pub open_roles: Vec<OpenRole>,
    /// Names of buckets whose policy lets in everybody.
    pub public_buckets: Vec<String>,
    /// Users with an active access key.
    pub users_with_keys: Vec<String>,
    /// Whether the account's files leave anything open.
    pub is_partial: bool,
}

/// A role that trusts somebody outside of its account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRole {
    /// Name.
    pub role: String,
    /// Whom it trusts.
    pub trusted: OutsidePrincipal,
    /// Whether the trust has a condition.
    pub has_condition: bool,
}

/// Somebody outside of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutsidePrincipal {
    /// Everybody, or everybody but some.
    Everyone,
    /// An account, or a user or role in it: the account id, or the ARN.
    Other(String),
    /// An identity provider.
    Provider(String),
}

/// What an administrator may do and hardly anybody else.
fn administrator_requests(account: &str) -> Vec<ActionOnResource> {
    let user = ["arn:aws:iam::", account, ":user/somebody"].concat();
    let request =
        |action: &str, resource: &str| ActionOnResource { action: action.into(), resource: resource.into() };
    vec![
        request("iam:CreateUser", &user),
        request("iam:AttachUserPolicy", &user),
        request("ec2:RunInstances", "*"),
    ]
}

/// Answers what is asked first about `account`.
pub fn summarize(world: &World, account: &Account) -> AccountSummary {
    let (administrators, assumptions) = administrators(world, account);
    let buckets = account.s3.buckets.values();
    let public = buckets
        .filter(|bucket| bucket.has_public_policy() && !bucket.public_access_block.restrict_public_buckets);
    let users = account.iam.users.values();
    let with_keys = users.filter(|user| user.access_keys.iter().any(|key| key.active));
    let mut open_roles = Vec::new();
    for role in account.roles() {
        for statement in role.trust_policy.0.statements() {
            let trusted = outsiders(statement, &account.id).into_iter();
            open_roles.extend(trusted.map(|trusted| OpenRole {
                role: role.name.clone(),
                trusted,
                has_condition: !statement.conditions.is_empty(),
            }));
        }
    }
    AccountSummary {
        administrators,
        assumptions,
        open_roles,
        public_buckets: public.map(|bucket| bucket.name.clone()).collect(),
        users_with_keys: with_keys.map(|user| user.name.clone()).collect(),
        is_partial: world.is_partial(),
    }
}

fn administrators(world: &World, account: &Account) -> (Vec<String>, Vec<Assumption>) {
    let users = account.iam.users.values().map(|user| user.arn.clone());
    let principals: Vec<String> = users.chain(account.roles().map(|role| role.arn.clone())).collect();
    let requests = administrator_requests(&account.id);
    let decisions = world.simulate_access_matrix_with_assumptions(&principals, &requests);
    let mut assumptions = Vec::new();
    let mut found = Vec::new();
    for (principal, row) in principals.into_iter().zip(decisions.chunks(requests.len())) {
        let is_allowed = |decided: &Option<AccessDecision>| {
            decided.as_ref().is_some_and(|it| it.decision == EvaluationDecision::Allowed)
        };
        if row.iter().all(is_allowed) {
            found.push(principal);
            for assumption in row.iter().flatten().flat_map(|decided| &decided.assumptions) {
                if !assumptions.contains(assumption) {
                    assumptions.push(assumption.clone());
                }
            }
        }
    }
    (found, assumptions)
}

/// Whom a statement of a trust policy lets in from outside.
fn outsiders(statement: &Statement, account: &str) -> Vec<OutsidePrincipal> {
    let Some(principal) = statement.principal.as_ref().filter(|_| statement.effect == Effect::Allow) else {
        return Vec::new();
    };
    if principal.negated {
        return vec![OutsidePrincipal::Everyone];
    }
    let is_outside = |arn: &str| arn.split(':').nth(4) != Some(account);
    let outsider = |name: &PrincipalName| match name {
        PrincipalName::Everyone => Some(OutsidePrincipal::Everyone),
        PrincipalName::Account(id) => (id != account).then(|| OutsidePrincipal::Other(id.clone())),
        PrincipalName::User(arn)
        | PrincipalName::Role(arn)
        | PrincipalName::RoleSession(arn)
        | PrincipalName::FederatedUser(arn) => is_outside(arn).then(|| OutsidePrincipal::Other(arn.clone())),
        PrincipalName::Federated(name) => Some(OutsidePrincipal::Provider(name.clone())),
        PrincipalName::CanonicalUser(id) => Some(OutsidePrincipal::Other(id.clone())),
        PrincipalName::Deleted(_) | PrincipalName::Service(_) => None,
    };
    principal.values.iter().filter_map(|value| outsider(&value.name)).collect()
}

#[cfg(test)]
mod tests {
    use aws_world::SimTime;
    use aws_world::iam::IamCall;
    use aws_world::import::{Import, ImportFile};

    use super::*;
    use crate::session::test_worlds::{apply_calls, user, with_catalog};

    const DETAILS: &str = r#"{
        "UserDetailList": [
            {"UserName": "root-like", "Arn": "arn:aws:iam::111122223333:user/root-like", "Path": "/",
             "AttachedManagedPolicies": [{"PolicyName": "AdministratorAccess", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}]},
            {"UserName": "reader", "Arn": "arn:aws:iam::111122223333:user/reader", "Path": "/",
             "AttachedManagedPolicies": [{"PolicyName": "ReadOnlyAccess", "PolicyArn": "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"}]}
        ],
        "RoleDetailList": [
            {"RoleName": "Partner", "Arn": "arn:aws:iam::111122223333:role/Partner", "Path": "/",
             "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                "Principal": {"AWS": "arn:aws:iam::444455556666:root"}, "Action": "sts:AssumeRole",
                "Condition": {"StringEquals": {"sts:ExternalId": "acme-42"}}}]}},
            {"RoleName": "App", "Arn": "arn:aws:iam::111122223333:role/App", "Path": "/",
             "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                "Principal": {"Service": "ec2.amazonaws.com", "AWS": "arn:aws:iam::111122223333:user/reader"}, "Action": "sts:AssumeRole"}]}},
            {"RoleName": "Anybody", "Arn": "arn:aws:iam::111122223333:role/Anybody", "Path": "/",
             "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}}
        ]
    }"#;

    #[test]
    fn account_summary_answers_from_the_imported_files() {
        let files = vec![ImportFile { name: "details.json".into(), text: DETAILS.to_owned() }];
        let world = Import::new(files, SimTime(1_772_442_000)).unwrap().finish().unwrap().world;
        let account = world.accounts().get("111122223333").unwrap();
        let summary = summarize(&world, account);
        assert_eq!(summary.administrators, ["arn:aws:iam::111122223333:user/root-like"]);
        let trusted =
            |role: &str, trusted, has_condition| OpenRole { role: role.into(), trusted, has_condition };
        assert_eq!(
            summary.open_roles,
            [
                trusted("Anybody", OutsidePrincipal::Everyone, false),
                trusted("Partner", OutsidePrincipal::Other("444455556666".into()), true),
            ]
        );
        assert!(summary.public_buckets.is_empty() && summary.users_with_keys.is_empty());
        assert!(summary.is_partial, "bucket policies and the organization were not given");
    }

    #[test]
    fn account_summary_tells_keys_of_a_world_that_was_built_here() {
        let mut document = with_catalog();
        apply_calls(&mut document, vec![user("ann"), IamCall::CreateAccessKey { user_name: "ann".into() }]);
        let summary = summarize(document.world(), document.account());
        assert_eq!((summary.users_with_keys, summary.is_partial), (vec!["ann".to_owned()], false));
    }
}
