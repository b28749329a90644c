//! Answers as JSON.

use iam_policy::evaluation::Assumption;
use iam_policy::json::Json;
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, UnknownFact};

use crate::compare::Comparison;
use crate::gain::Reason;
use crate::group::Group;
use crate::text;
use crate::witness::Witness;

impl Comparison {
    /// `{"answer", "gained": [{"actions", "resources", "conditions", "witness"}], "lost", "undecided"}`.
    pub fn to_json(&self) -> Json {
        let groups = |groups: &[Group]| Json::List(groups.iter().map(group).collect());
        let undecided = self.undecided.iter().map(|reason| Json::text(reason.message()));
        let mut members = vec![
            ("answer", Json::text(self.answer.name())),
            ("gained", groups(&self.gained)),
            ("lost", groups(&self.lost)),
            ("undecided", Json::List(undecided.collect())),
        ];
        if !self.malformed.is_empty() {
            let names = self.malformed.iter().map(|source| Json::text(&source.name));
            members.push(("malformed", Json::List(names.collect())));
        }
        if !self.missing.is_empty() {
            let arns = self.missing.iter().map(|policy| Json::text(&policy.arn));
            members.push(("missing", Json::List(arns.collect())));
        }
        Json::from_members(members)
    }
}

impl Reason {
    /// The reason in a sentence.
    pub fn message(self) -> &'static str {
        match self {
            Self::Steps => text::STEPS,
            Self::ActionNames => text::ACTION_NAMES,
            Self::PartsDoNotFit => text::PARTS_DO_NOT_FIT,
        }
    }
}

fn group(group: &Group) -> Json {
    let conditions = group.conditions.iter().map(|condition| {
        Json::from_members([
            ("operator", Json::text(&condition.operator)),
            ("key", Json::text(&condition.key)),
            ("values", Json::texts(&condition.values)),
        ])
    });
    let resources = if group.not_resources { "notResources" } else { "resources" };
    let mut members = vec![
        ("actions", Json::texts(&group.actions)),
        (resources, Json::texts(&group.resources)),
        ("conditions", Json::List(conditions.collect())),
        ("wider", Json::Bool(group.is_wider)),
    ];
    if group.action_count > 0 {
        members.push(("actionCount", Json::Number(i64::try_from(group.action_count).unwrap_or(i64::MAX))));
    }
    if let Some(place) = &group.statement {
        let mut statement = vec![
            ("policy", Json::text(&place.source.name)),
            ("index", Json::Number(i64::try_from(place.index).unwrap_or(i64::MAX))),
        ];
        statement.extend(place.sid.as_ref().map(|sid| ("sid", Json::text(sid))));
        members.push(("statement", Json::from_members(statement)));
    }
    members.push(("witness", group.witness.as_ref().map_or(Json::Null, Witness::to_json)));
    Json::from_members(members)
}

/// `{"policyType", "arn"}` of a policy that may exist, or `{"fact", "account"}` and `{"fact", "key"}` of a fact that nobody gave.
fn assumption(assumption: &Assumption) -> Json {
    match assumption {
        Assumption::MissingPolicy(policy) => Json::from_members([
            ("policyType", Json::text(policy.policy_type.word())),
            ("arn", Json::text(&policy.arn)),
        ]),
        Assumption::UnknownFact(fact) => {
            let (fact, about) = match fact {
                UnknownFact::OrganizationId => ("organizationId", None),
                UnknownFact::Organization(account) => ("organization", Some(("account", account))),
                UnknownFact::OrganizationPath(account) => ("organizationPath", Some(("account", account))),
                UnknownFact::Region(account) => ("region", Some(("account", account))),
                UnknownFact::ConditionKey(key) => ("conditionKey", Some(("key", key))),
            };
            let about = about.map(|(name, text)| (name, Json::text(text)));
            Json::from_members([("fact", Json::text(fact))].into_iter().chain(about))
        }
    }
}

impl Witness {
    /// The request: `{"caller", "action", "resource", "context"}`.
    pub fn to_json(&self) -> Json {
        let AuthorizationRequest { caller, action, resource, resource_account, context } = &self.request;
        let mut members = vec![
            ("caller", Json::text(&caller.display_name())),
            ("action", Json::text(action)),
            ("resource", Json::text(resource)),
        ];
        if let Principal::RoleSession { role_arn, .. } = caller {
            members.push(("callerRoleArn", Json::text(role_arn)));
        }
        members.extend(resource_account.as_ref().map(|account| ("resourceOwner", Json::text(account))));
        let keys = context.iter().filter_map(|(key, value)| {
            let value = match value {
                ContextValue::One(value) => Json::text(value),
                ContextValue::Many(values) => Json::texts(values),
                ContextValue::Unknown(_) => return None,
            };
            Some((key, value))
        });
        members.push(("context", Json::from_members(keys)));
        members.push(("usual", Json::Bool(self.is_usual)));
        if !self.is_known_action {
            members.push(("knownAction", Json::Bool(false)));
        }
        if !self.assumptions.is_empty() {
            members.push(("assumptions", Json::List(self.assumptions.iter().map(assumption).collect())));
        }
        Json::from_members(members)
    }
}
