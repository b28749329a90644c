//! The callers that policies can tell apart: those that they name, and one for all others of each kind and account.

use iam_policy::document::{PolicyType, PrincipalName};
use iam_policy::pattern::Pattern;
use iam_policy::request::Principal;
use iam_policy::request::derived_keys::visit_caller_keys;

use crate::by_name::{ByName, Names};
use crate::language::Language;
use crate::sample::{ACCOUNT, OTHER_ACCOUNTS};
use crate::value_sets::{KeyFacts, Presence};
use crate::view::{View, ViewKind};
use crate::zone::Zone;

/// One caller, or all callers that no policy tells from it but by condition keys.
#[derive(Clone, Debug)]
pub(crate) struct CallerCase {
    /// The caller; where [`arn`](Self::arn) is open, one of them.
    pub(crate) caller: Principal,
    /// What stands before the name in the ARN of those that the case is for; `None` for a single caller.
    pub(crate) arn: Option<OpenArn>,
    /// What is known of the keys that follow from the caller, by their names in lower case.
    pub(crate) facts: ByName<KeyFacts>,
}

/// `aws:PrincipalArn` of the callers of a case.
#[derive(Clone, Debug)]
pub(crate) struct OpenArn {
    pub(crate) kind: ArnKind,
    pub(crate) account: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ArnKind {
    User,
    Role,
    FederatedUser,
}

impl ArnKind {
    pub(crate) fn service(self) -> &'static str {
        if self == Self::FederatedUser { "sts" } else { "iam" }
    }

    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::User => "user/",
            Self::Role => "role/",
            Self::FederatedUser => "federated-user/",
        }
    }

    /// The caller of an ARN of this kind.
    pub(crate) fn caller(self, arn: &str, account: &str) -> Principal {
        match self {
            Self::User => Principal::User { arn: arn.to_owned() },
            Self::Role => {
                let name = arn.rsplit('/').next().unwrap_or_default();
                Principal::RoleSession {
                    role_arn: arn.to_owned(),
                    session_arn: ["arn:aws:sts::", account, ":assumed-role/", name, "/session"].concat(),
                }
            }
            Self::FederatedUser => Principal::FederatedUser {
                arn: arn.to_owned(),
                source_arn: ["arn:aws:iam::", account, ":user/alice"].concat(),
            },
        }
    }
}

impl CallerCase {
    /// Whether the callers of the case are outside; then what is known of their keys is told.
    fn is_outside(&mut self, zone: &Zone, unnamed: &str) -> bool {
        if *zone == Zone::Nobody {
            return true;
        }
        if matches!(self.caller, Principal::Service { .. }) {
            return false;
        }
        let account = match &self.arn {
            Some(arn) => arn.account.as_deref(),
            None => self.caller.account(),
        };
        if let Zone::AllBut(callers) = zone {
            let is_unnamed =
                self.arn.as_ref().is_some_and(|arn| arn.account.is_none()) || account == Some(unnamed);
            return callers.include(&self.caller, account, is_unnamed);
        }
        if let Some(account) = account
            && (*zone == Zone::Named && account != unnamed || zone.accounts().any(|known| known == account))
        {
            return false;
        }
        if let Zone::Organization { id, .. } = zone {
            let paths = Pattern::new(&format!("{id}/*")).units();
            let languages = [
                ("aws:principalorgid", Language::literal(id)),
                ("aws:principalorgpaths", Language::of_text(&paths, &|_| None)),
            ];
            for (key, language) in languages {
                self.facts.change(key.to_owned(), |facts| facts.outside.push(language));
            }
        }
        true
    }
}

/// Keys that follow from the caller.
const CALLER_KEYS: [&str; 7] = [
    "aws:principalarn",
    "aws:principalaccount",
    "aws:principaltype",
    "aws:principalisawsservice",
    "aws:principalservicename",
    "aws:username",
    "aws:userid",
];

/// The callers that the views are asked about.
pub(crate) fn cases(views: [&View; 2], keys: &[&str], zone: &Zone) -> Vec<CallerCase> {
    for view in views {
        if let ViewKind::Identity(caller) = &view.kind {
            return vec![single(caller.clone())];
        }
    }
    let names_principals = |policy_type: PolicyType| {
        !matches!(
            policy_type,
            PolicyType::Identity
                | PolicyType::PermissionsBoundary
                | PolicyType::Session
                | PolicyType::ServiceControl
        )
    };
    let is_some_type =
        |is_it: &dyn Fn(PolicyType) -> bool| views.iter().any(|view| view.policy_type().is_some_and(is_it));
    let mut cases = Vec::new();
    if !is_some_type(&names_principals) {
        cases.push(open(ArnKind::User, None, ACCOUNT));
        if CALLER_KEYS.iter().any(|key| keys.contains(key)) {
            cases.push(open(ArnKind::Role, None, ACCOUNT));
            cases.push(open(ArnKind::FederatedUser, None, ACCOUNT));
            if is_some_type(&|policy_type| policy_type == PolicyType::ServiceControl) {
                cases.push(single(Principal::Root { account: ACCOUNT.into() }));
            }
        }
        return cases;
    }
    named_cases(views, zone)
}

fn named_cases(views: [&View; 2], zone: &Zone) -> Vec<CallerCase> {
    let mut names: Vec<PrincipalName> = Vec::new();
    let mut accounts = Names::default();
    for view in views {
        view.add_named_accounts(&mut accounts);
        for policy in view.attached() {
            for statement in policy.document.statements() {
                for value in statement.principal.iter().flat_map(|element| &element.values) {
                    if !names.contains(&value.name) {
                        names.push(value.name.clone());
                    }
                }
            }
        }
    }
    zone.accounts().for_each(|account| {
        accounts.add(account.to_owned());
    });
    // An account that no policy names; twelve digits are too many to be used up.
    let mut number: u64 = 123_456_789_012;
    let mut unnamed = ACCOUNT.to_owned();
    let mut plain = OTHER_ACCOUNTS.iter();
    while accounts.contains(&unnamed) {
        number += 1;
        unnamed = plain.next().map_or_else(|| number.to_string(), |account| (*account).to_owned());
    }
    let unnamed = unnamed.as_str();
    let mut cases = Vec::new();
    cases.push(single(Principal::Anonymous));
    for kind in [ArnKind::User, ArnKind::Role, ArnKind::FederatedUser] {
        let mut others = open(kind, None, unnamed);
        others.facts.change("aws:principalaccount".to_owned(), |facts| {
            facts.outside.extend(accounts.names().map(|account| Language::literal(account)));
            facts.plain = vec![unnamed.to_owned()];
        });
        cases.push(others);
        cases.extend(accounts.names().map(|account| open(kind, Some(account), unnamed)));
    }
    let root = |account: &str| single(Principal::Root { account: account.to_owned() });
    cases.extend(accounts.names().map(|account| root(account)));
    cases.push(root(unnamed));
    for name in &names {
        callers_of(name, &names).into_iter().for_each(|caller| cases.push(single(caller)));
    }
    let service = |name: &str| single(Principal::Service { name: name.to_owned() });
    cases.push(service("example.amazonaws.com"));
    cases.push(single(Principal::Federated { provider: "provider.example.com".into() }));
    cases.push(single(Principal::OriginAccessIdentity {
        arn: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E0EXAMPLE".into(),
    }));
    cases.retain_mut(|case| case.is_outside(zone, unnamed));
    cases
}

/// The callers that a name tells from all others.
fn callers_of(name: &PrincipalName, names: &[PrincipalName]) -> Vec<Principal> {
    let account = |arn: &str| arn.split(':').nth(4).unwrap_or_default().to_owned();
    match name {
        PrincipalName::User(arn) if arn.contains(":cloudfront:") => {
            vec![Principal::OriginAccessIdentity { arn: arn.clone() }]
        }
        PrincipalName::User(arn) => {
            let session = |of: String| Principal::FederatedUser { arn: of, source_arn: arn.clone() };
            let mut callers = vec![Principal::User { arn: arn.clone() }];
            callers.push(session(["arn:aws:sts::", &account(arn), ":federated-user/alice"].concat()));
            for other in names {
                if let PrincipalName::FederatedUser(other) = other
                    && account(other) == account(arn)
                {
                    callers.push(session(other.clone()));
                }
            }
            callers
        }
        PrincipalName::Role(arn) => vec![ArnKind::Role.caller(arn, &account(arn))],
        PrincipalName::RoleSession(arn) => {
            let role = arn.rsplit(':').next().and_then(|rest| rest.split('/').nth(1)).unwrap_or_default();
            let session = |role_arn: String| Principal::RoleSession { role_arn, session_arn: arn.clone() };
            let mut callers = vec![session(["arn:aws:iam::", &account(arn), ":role/", role].concat())];
            for other in names {
                if let PrincipalName::Role(other) = other
                    && account(other) == account(arn)
                    && other.rsplit('/').next() == Some(role)
                {
                    callers.push(session(other.clone()));
                }
            }
            callers
        }
        PrincipalName::FederatedUser(arn) => vec![ArnKind::FederatedUser.caller(arn, &account(arn))],
        PrincipalName::Service(name) => vec![Principal::Service { name: name.clone() }],
        PrincipalName::Federated(provider) => vec![Principal::Federated { provider: provider.clone() }],
        PrincipalName::Everyone
        | PrincipalName::Account(_)
        | PrincipalName::Deleted(_)
        | PrincipalName::CanonicalUser(_) => Vec::new(),
    }
}

/// A single caller: the keys that follow from it are known.
fn single(caller: Principal) -> CallerCase {
    let mut facts: ByName<KeyFacts> = ByName::default();
    visit_caller_keys(&caller, "aws", &mut |key, value| {
        let groups = vec![vec![Language::literal(value)]];
        let known = KeyFacts {
            presence: Presence::Always,
            groups,
            plain: vec![value.to_owned()],
            ..KeyFacts::default()
        };
        facts.change(key.to_ascii_lowercase(), |facts| *facts = known);
    });
    let has_unique_id = matches!(caller, Principal::User { .. } | Principal::RoleSession { .. });
    for key in CALLER_KEYS {
        let open_id = key == "aws:userid" && has_unique_id;
        if !facts.contains(key) && !open_id {
            facts.change(key.to_owned(), |facts| facts.presence = Presence::Never);
        }
    }
    CallerCase { caller, arn: None, facts }
}

/// All callers of a kind, of this account or of those that no policy names, of which `unnamed` is one.
fn open(kind: ArnKind, account: Option<&String>, unnamed: &str) -> CallerCase {
    let shown = account.map_or(unnamed, String::as_str);
    let name = if kind == ArnKind::Role { "app" } else { "alice" };
    let arn = ["arn:aws:", kind.service(), "::", shown, ":", kind.path(), name].concat();
    let mut case = single(kind.caller(&arn, shown));
    let shown_account = account.map_or("????????????", String::as_str);
    let pattern = ["arn:*:", kind.service(), "::", shown_account, ":", kind.path(), "*"].concat();
    let always = |groups: Vec<Vec<Language>>, plain: &str| KeyFacts {
        presence: Presence::Always,
        groups,
        plain: vec![plain.to_owned()],
        ..KeyFacts::default()
    };
    let language = Language::of_arn(&Pattern::new(&pattern).units(), &|_| None).into_iter().collect();
    let mut set = |key: &str, facts: KeyFacts| {
        case.facts.change(key.to_owned(), |of| *of = facts);
    };
    set("aws:principalarn", always(vec![language], &arn));
    if account.is_none() {
        let digits = Language::of_text(&Pattern::new("????????????").units(), &|_| None);
        set("aws:principalaccount", always(vec![vec![digits]], shown));
    }
    if kind == ArnKind::User {
        set("aws:username", always(Vec::new(), name));
    }
    if kind == ArnKind::FederatedUser {
        set("aws:userid", always(Vec::new(), &[shown, ":", name].concat()));
    }
    case.arn = Some(OpenArn { kind, account: account.cloned() });
    case
}
