//! Pairs of policies over a small vocabulary, and all requests of the small world that they are about.

mod pairs;
mod vocabulary;

use std::fmt;

use iam_policy::action_name::ActionName;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{PolicySet, decide};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::request::derived_keys::{derive_keys, visit_caller_keys};
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext};
use iam_policy_compare::View;

pub(crate) use pairs::{identity_pair, pair, resource_pair};
use vocabulary::{KEYS, KeyValues, World};

/// xorshift64*: small, and good enough to choose test cases.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// Two policies of a type, and the keys that they ask for.
pub(crate) struct Pair {
    pub(crate) before: View,
    pub(crate) after: View,
    texts: [String; 2],
    /// The same policies with others around them that allow everything.
    pub(crate) sets: [PolicySet; 2],
    /// Of both documents, where they are of one type.
    policy_type: PolicyType,
    world: &'static World,
    keys: Vec<&'static KeyValues>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Documents without principals.
    Plain,
    /// Documents with principals.
    WithPrincipals,
    /// All policies of a caller.
    Identity,
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "before {}\nafter {}", self.texts[0], self.texts[1])
    }
}

impl Pair {
    /// As the views say, and many times faster: with other policies around them that allow everything.
    pub(crate) fn is_gained(&self, request: &AuthorizationRequest) -> bool {
        let [before, after] = &self.sets;
        let is_allowed = |policies| decide(request, policies) == EvaluationDecision::Allowed;
        is_allowed(after) && !is_allowed(before)
    }

    /// The later document, and a type that it is one of.
    pub(crate) fn later_document(&self) -> (PolicyType, &str) {
        let policy_type = match self.kind {
            Kind::WithPrincipals => PolicyType::Resource,
            Kind::Plain | Kind::Identity => PolicyType::Identity,
        };
        (policy_type, &self.texts[1])
    }

    /// The request where the policies around decide nothing: in the caller's account, where no policy of a resource has to allow it
    /// too; or, asked of a resource's policy, from another account, where it has to.
    pub(crate) fn within_sets(&self, request: AuthorizationRequest) -> AuthorizationRequest {
        let resource_account = match self.policy_type {
            PolicyType::Resource => Some(RESOURCE_OWNER.to_owned()),
            _ => request.caller.account().map(str::to_owned),
        };
        AuthorizationRequest { resource_account, ..request }
    }

    /// The later policy with one statement more, of this effect.
    pub(crate) fn with_more(&self, chance: &mut Chance, effect: &str) -> View {
        let more = pairs::statement(chance, self.world, &self.keys);
        let more = more.replacen(r#""Effect":"Allow""#, &format!(r#""Effect":"{effect}""#), 1);
        let more = more.replacen(r#""Effect":"Deny""#, &format!(r#""Effect":"{effect}""#), 1);
        let text = self.texts[1].replacen(r#""Statement":["#, &format!(r#""Statement":[{more},"#), 1);
        View::document(self.policy_type, &text)
    }

    /// The first request of the small world, as [`within_sets`](Self::within_sets), that the later policy lets through and the
    /// earlier one does not.
    pub(crate) fn gained(&self) -> Option<AuthorizationRequest> {
        let mut found = None;
        self.visit(&mut |request| {
            let request = self.within_sets(request);
            if self.is_gained(&request) {
                found = Some(request);
            }
            found.is_some()
        });
        found
    }

    /// Every request of the small world, with the keys that follow from the rest of it.
    pub(crate) fn requests(&self) -> Vec<AuthorizationRequest> {
        let mut requests = Vec::new();
        self.visit(&mut |request| {
            requests.push(request);
            false
        });
        requests
    }

    /// Visits every request until `is_enough`.
    fn visit(&self, is_enough: &mut dyn FnMut(AuthorizationRequest) -> bool) {
        let tells_callers =
            self.keys.iter().any(|key| key.derived) || self.texts.iter().any(|text| text.contains("${aws:"));
        let callers = match self.kind {
            Kind::WithPrincipals => every_caller(),
            Kind::Identity => vec![user(), role()],
            Kind::Plain => {
                let other = Principal::User { arn: "arn:aws:iam::444455556666:user/team/bob".into() };
                [user(), other].into_iter().chain(tells_callers.then(role)).collect()
            }
        };
        let is_asked = |caller: &&Principal| self.before.is_about(caller);
        let callers: Vec<&Principal> = callers.iter().filter(is_asked).collect();
        let mut keys: Vec<&KeyValues> = self.keys.clone();
        if self.texts.iter().any(|text| text.contains("PrincipalTag/T")) {
            keys.push(&KEYS[0]);
        }
        let mut contexts = vec![RequestContext::default()];
        keys.sort_by_key(|key| key.key);
        keys.dedup_by_key(|key| key.key);
        for key in keys.iter().filter(|key| !key.derived) {
            let mut next = contexts.clone();
            for values in key.asked {
                for context in &contexts {
                    let mut context = context.clone();
                    let value = match values {
                        [one] => ContextValue::One((*one).to_owned()),
                        many => ContextValue::Many(many.iter().map(|text| (*text).to_owned()).collect()),
                    };
                    context.set(key.key, value);
                    next.push(context);
                }
            }
            contexts = next;
        }
        for caller in callers {
            for action in self.world.actions {
                for resource in self.world.resources {
                    let derived = derived_context(caller, action, resource);
                    for context in &contexts {
                        if is_enough(request(caller, action, resource, context, &derived)) {
                            return;
                        }
                    }
                }
            }
        }
    }
}

/// The keys that follow from who asks for what.
fn derived_context(caller: &Principal, action: &str, resource: &str) -> Vec<(&'static str, String)> {
    let mut derived = Vec::new();
    visit_caller_keys(caller, "aws", &mut |key, value| derived.push((key, value.to_owned())));
    derived.extend(derive_keys(Some(caller), ActionName::new(action), resource, None));
    derived
}

fn request(
    caller: &Principal,
    action: &str,
    resource: &str,
    context: &RequestContext,
    derived: &[(&'static str, String)],
) -> AuthorizationRequest {
    let mut context = context.clone();
    for (key, value) in derived {
        context.set(key, ContextValue::One(value.clone()));
    }
    AuthorizationRequest {
        caller: caller.clone(),
        action: action.to_owned(),
        resource: resource.to_owned(),
        resource_account: None,
        context,
    }
}

/// The account of the resource where its policy alone is asked: nobody who asks is of it.
const RESOURCE_OWNER: &str = "123412341234";

fn user() -> Principal {
    Principal::User { arn: "arn:aws:iam::111122223333:user/ann".into() }
}

fn role() -> Principal {
    session("s")
}

fn session(name: &str) -> Principal {
    Principal::RoleSession {
        role_arn: "arn:aws:iam::111122223333:role/r".into(),
        session_arn: format!("arn:aws:sts::111122223333:assumed-role/r/{name}"),
    }
}

fn every_caller() -> Vec<Principal> {
    let user_of = |arn: &str| Principal::User { arn: arn.into() };
    vec![
        user(),
        user_of("arn:aws:iam::111122223333:user/bob"),
        user_of("arn:aws:iam::444455556666:user/team/bob"),
        user_of("arn:aws:iam::777788889999:user/zoe"),
        role(),
        session("other"),
        Principal::FederatedUser {
            arn: "arn:aws:sts::111122223333:federated-user/f".into(),
            source_arn: "arn:aws:iam::111122223333:user/ann".into(),
        },
        Principal::Root { account: "111122223333".into() },
        Principal::Root { account: "444455556666".into() },
        Principal::Service { name: "ec2.amazonaws.com".into() },
        Principal::Service { name: "sns.amazonaws.com".into() },
        Principal::Federated { provider: "accounts.example.com".into() },
        Principal::Anonymous,
    ]
}
