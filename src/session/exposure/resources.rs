//! The resources of the account that have a policy, with everybody outside whom it names.

use std::collections::BTreeSet;

use aws_world::world::{ActionOnResource, HypotheticalCaller};
use iam_policy::document::{Effect, PolicyType, PrincipalName};
use iam_policy::evaluation::{AttachedPolicy, PolicySet, public_statement};
use iam_policy::request::{Principal, RequestContext};

use super::{ExposureKind, ExposureLine, Outsider, Resource};
use crate::session::document::Document;
use crate::session::selection::Selection;
use crate::text::session::exposure as text;

/// The most accounts that are asked about for one resource, and the most objects whose access control lists are looked at.
const MOST_ACCOUNTS: usize = 12;
const MOST_OBJECTS: usize = 50;

/// The resources of the account that is shown that have a policy or may get one.
pub fn with_policies(document: &Document) -> Vec<Selection> {
    let account = document.account();
    let buckets = account.s3.buckets.keys().map(|name| Selection::Bucket(name.clone()));
    let keys = account.kms.keys.keys().map(|id| Selection::KmsKey(id.clone()));
    let groups = account.logs.groups.keys().map(|name| Selection::LogGroup(name.clone()));
    let roles = document.roles().map(|role| Selection::Role(role.name.clone()));
    buckets.chain(keys).chain(groups).chain(roles).collect()
}

/// A resource with its policies as the world has them for a request.
pub fn resource(document: &Document, selection: &Selection) -> Option<Resource> {
    let account = document.account();
    match selection {
        Selection::Bucket(name) => bucket(document, name),
        Selection::KmsKey(id) => {
            let arns = vec![account.kms.keys.get(id)?.arn.clone()];
            Some(read(document, selection, ("kms:*", "kms:Decrypt"), arns))
        }
        Selection::LogGroup(name) => {
            let arn = account.logs.groups.get(name)?.arn.trim_end_matches(":*").to_owned();
            let arns = vec![format!("{arn}:log-stream:stream"), format!("{arn}:*"), arn];
            Some(read(document, selection, ("logs:*", "logs:PutLogEvents"), arns))
        }
        Selection::Role(name) => {
            let arns = vec![account.iam.roles.get(name)?.arn.clone()];
            Some(read(document, selection, ("sts:*", "sts:AssumeRole"), arns))
        }
        _ => None,
    }
}

fn bucket(document: &Document, name: &str) -> Option<Resource> {
    let bucket = document.account().s3.buckets.get(name)?;
    let arn = format!("arn:aws:s3:::{name}");
    let selection = Selection::Bucket(name.to_owned());
    let mut resource = read(document, &selection, ("s3:*", "s3:ListBucket"), vec![arn.clone()]);
    let objects = || bucket.objects.keys().map(|key| format!("{arn}/{key}"));
    resource.arns.push(format!("{arn}/*"));
    resource.examples.extend(objects().take(2));
    let is_public = |policy: &AttachedPolicy| public_statement(&policy.document).is_some();
    resource.is_blocked =
        resource.policies.restrict_public_buckets && resource.policies.resource.iter().any(is_public);
    let has_list = |object: String| !policies_on(document, "s3:GetObject", &object).grants.is_empty();
    if !resource.is_blocked && objects().take(MOST_OBJECTS).any(has_list) {
        resource.known.push(ExposureLine::of(ExposureKind::Undecided, text::ACCESS_CONTROL_LISTS));
        resource.fingerprint.push_str("+lists");
    }
    Some(resource)
}

/// The policies that are on the resource of a request, its organization's among them.
fn policies_on(document: &Document, action: &str, resource: &str) -> PolicySet {
    let nobody = HypotheticalCaller {
        principal: Principal::Anonymous,
        context: RequestContext::default(),
        session_policy: None,
    };
    let request = ActionOnResource { action: action.to_owned(), resource: resource.to_owned() };
    document.world().simulate_access_of(&nobody, &request).policies
}

/// The resource of which `arns` are parts, the first of them asked for with the second of the actions.
fn read(
    document: &Document,
    selection: &Selection,
    (actions, action): (&str, &str),
    arns: Vec<String>,
) -> Resource {
    let policies = policies_on(document, action, arns.first().map_or("", String::as_str));
    let owner = document.account().id.to_string();
    let mut known = Vec::new();
    let lets_in = |policy_type: PolicyType| policy_type != PolicyType::ResourceControl;
    if policies.missing_of_resource.iter().any(|missing| lets_in(missing.policy_type)) {
        known.push(ExposureLine::of(ExposureKind::Undecided, text::NOT_IMPORTED));
    }
    let mut named = Named::default();
    named.read(&policies, &owner);
    if named.has_canonical_user {
        known.push(ExposureLine::of(ExposureKind::Undecided, text::CANONICAL_USER));
    }
    if named.accounts.len() > MOST_ACCOUNTS {
        let more = named.accounts.len() - MOST_ACCOUNTS;
        known.push(ExposureLine::of(ExposureKind::Undecided, text::more_accounts(more)));
    }
    Resource {
        fingerprint: fingerprint(&owner, &policies),
        owner,
        selection: selection.clone(),
        actions: actions.to_owned(),
        examples: arns.clone(),
        arns,
        policies,
        is_blocked: false,
        outsiders: named.outsiders(document),
        known,
    }
}

/// What an answer follows from.
fn fingerprint(owner: &str, policies: &PolicySet) -> String {
    let levels = policies.resource_control.iter().flatten();
    let texts = policies.resource.iter().chain(&policies.grants).chain(levels);
    let mut all = format!("{owner} {}", policies.restrict_public_buckets);
    for missing in &policies.missing_of_resource {
        all.push_str(&missing.arn);
    }
    for policy in texts {
        all.push('\n');
        all.push_str(policy.document.text());
    }
    all
}

/// Everybody outside of an account whom policies name where they allow something.
#[derive(Debug, Default)]
struct Named {
    everyone: bool,
    has_canonical_user: bool,
    /// With whether they are principals.
    accounts: Vec<(String, bool)>,
    providers: Vec<String>,
    identities: Vec<String>,
}

impl Named {
    fn read(&mut self, policies: &PolicySet, owner: &str) {
        let mut principals = BTreeSet::new();
        let mut mentioned = BTreeSet::new();
        for policy in policies.resource.iter().chain(&policies.grants) {
            let statements = policy.document.statements().iter();
            for element in statements
                .filter(|statement| statement.effect == Effect::Allow)
                .filter_map(|statement| statement.principal.as_ref())
            {
                self.everyone |= element.negated;
                let names = element.values.iter().map(|value| &value.name).filter(|_| !element.negated);
                for name in names {
                    match name {
                        PrincipalName::Everyone => self.everyone = true,
                        PrincipalName::Account(id) => drop(principals.insert(id.clone())),
                        PrincipalName::User(arn) if arn.contains(":cloudfront:") => {
                            self.identities.push(arn.clone());
                        }
                        PrincipalName::User(arn)
                        | PrincipalName::Role(arn)
                        | PrincipalName::RoleSession(arn)
                        | PrincipalName::FederatedUser(arn) => {
                            principals.extend(arn.split(':').nth(4).map(str::to_owned));
                        }
                        PrincipalName::Federated(provider) => self.providers.push(provider.clone()),
                        PrincipalName::CanonicalUser(_) => self.has_canonical_user = true,
                        PrincipalName::Service(_) | PrincipalName::Deleted(_) => {}
                    }
                }
            }
            let digits = policy.document.text().split(|character: char| !character.is_ascii_digit());
            mentioned.extend(digits.filter(|run| run.len() == 12).map(str::to_owned));
        }
        if !self.everyone {
            mentioned.clear();
        }
        let accounts = principals.union(&mentioned).filter(|id| *id != owner);
        self.accounts = accounts.map(|id| (id.clone(), principals.contains(id))).collect();
        self.providers.sort();
        self.providers.dedup();
    }

    fn outsiders(self, document: &Document) -> Vec<Outsider> {
        let mut all = Vec::new();
        if self.everyone {
            all.extend([Outsider::Anyone, Outsider::AnyAccount]);
        }
        let accounts = self.accounts.into_iter().take(MOST_ACCOUNTS);
        all.extend(accounts.map(|(id, is_principal)| {
            let name = document.world().accounts().get(&id).map(|account| account.name.clone());
            Outsider::Account { id, name: name.filter(|name| !name.is_empty()), is_principal }
        }));
        all.extend(self.providers.into_iter().map(Outsider::Provider));
        all.extend(self.identities.into_iter().map(Outsider::OriginAccessIdentity));
        all
    }
}
