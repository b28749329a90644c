//! The same work for other evaluators, each through its own public interface with everything prepared beforehand.

use std::str::FromStr;

use cedar_policy::{Authorizer, Context, Decision, Entities, PolicySet, Request, RestrictedExpression};
use iam_rs::{Arn, IAMPolicy, IAMRequest, PolicyEvaluator, Principal, PrincipalId};
use scratchstack_aspen as aspen;
use scratchstack_aws_principal::{Principal as Actor, SessionData, User};

pub struct IamRs(PolicyEvaluator);

impl IamRs {
    pub fn new(policies: &[&str]) -> Self {
        let read = |text: &&str| IAMPolicy::from_json(text).unwrap();
        Self(PolicyEvaluator::with_policies(policies.iter().map(read).collect()))
    }

    pub fn decide(&self, request: &IAMRequest) -> bool {
        self.0.evaluate(request).is_ok_and(|result| result.decision == iam_rs::Decision::Allow)
    }
}

pub fn iam_rs_request(action: &str, resource: &str) -> IAMRequest {
    let context = iam_rs::Context::new()
        .with_string("aws:PrincipalArn", "arn:aws:iam::111122223333:role/app")
        .with_string("aws:SecureTransport", "true");
    let caller = Principal::Aws(PrincipalId::String("arn:aws:iam::111122223333:role/app".to_owned()));
    IAMRequest::new_with_context(caller, action, Arn::parse(resource).unwrap(), context)
}

pub struct Aspen(aspen::PolicySet);

impl Aspen {
    pub fn new(policies: &[&str]) -> Self {
        let mut set = aspen::PolicySet::default();
        let source =
            aspen::PolicySource::new_entity_inline("arn:aws:iam::111122223333:user/app", "AIDA", "p");
        for text in policies {
            // It refuses some of AWS's own policies; those are less work for it.
            if let Ok(policy) = aspen::Policy::from_str(text) {
                set.add_policy(source.clone(), policy);
            }
        }
        Self(set)
    }

    pub fn decide(&self, context: &aspen::Context) -> bool {
        self.0.evaluate_all(context).is_ok_and(|(decision, _)| decision == aspen::Decision::Allow)
    }
}

pub fn aspen_context(action: &str, resource: &str) -> aspen::Context {
    let (service, api) = action.split_once(':').unwrap();
    aspen::Context::builder()
        .service(service)
        .api(api)
        .actor(Actor::from(vec![User::new("aws", "111122223333", "/", "app").unwrap().into()]))
        .resources(vec![scratchstack_arn::Arn::from_str(resource).unwrap()])
        .session_data(SessionData::new())
        .build()
        .unwrap()
}

pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
}

impl Cedar {
    /// Each statement as one Cedar policy over the action and the resource as texts; conditions are left out.
    pub fn new(policies: &[&str]) -> Self {
        let mut text = String::new();
        for policy in policies {
            let policy: serde_json::Value = serde_json::from_str(policy).unwrap();
            let statements = match &policy["Statement"] {
                serde_json::Value::Array(statements) => statements.clone(),
                one => vec![one.clone()],
            };
            for statement in &statements {
                text += &translate(statement);
            }
        }
        let policies = PolicySet::from_str(&text).unwrap();
        Self { authorizer: Authorizer::new(), policies, entities: Entities::empty() }
    }

    pub fn decide(&self, request: &Request) -> bool {
        self.authorizer.is_authorized(request, &self.policies, &self.entities).decision() == Decision::Allow
    }

    /// Whether a `like` pattern matches.
    pub fn like(pattern: &str) -> Self {
        let text =
            format!("permit(principal, action, resource) when {{ context.resource like {pattern:?} }};");
        Self {
            authorizer: Authorizer::new(),
            policies: PolicySet::from_str(&text).unwrap(),
            entities: Entities::empty(),
        }
    }
}

fn translate(statement: &serde_json::Value) -> String {
    let effect = if statement["Effect"] == "Allow" { "permit" } else { "forbid" };
    let part = |plain: &str, negated: &str, attribute: &str| {
        let (list, not) = match (statement.get(plain), statement.get(negated)) {
            (Some(list), _) => (list.clone(), ""),
            (None, Some(list)) => (list.clone(), "!"),
            (None, None) => return "true".to_owned(),
        };
        let list = if list.is_array() { list } else { serde_json::json!([list]) };
        let likes = list.as_array().unwrap().iter().map(|text| {
            let text = text.as_str().unwrap().replace('?', "*");
            if attribute == "action" {
                format!("context.action like {:?}", text.to_ascii_lowercase())
            } else {
                format!("context.resource like {text:?}")
            }
        });
        format!("{not}({})", likes.collect::<Vec<_>>().join(" || "))
    };
    let (action, resource) =
        (part("Action", "NotAction", "action"), part("Resource", "NotResource", "resource"));
    format!("{effect}(principal, action, resource) when {{ {action} && {resource} }};\n")
}

pub fn cedar_request(action: &str, resource: &str) -> Request {
    let text = |text: &str| RestrictedExpression::new_string(text.to_owned());
    let pairs =
        [("action".to_owned(), text(&action.to_ascii_lowercase())), ("resource".to_owned(), text(resource))];
    let context = Context::from_pairs(pairs).unwrap();
    let id = |text: &str| text.parse().unwrap();
    Request::new(id(r#"Role::"app""#), id(r#"Action::"call""#), id(r#"Thing::"it""#), context, None).unwrap()
}
