//! CloudTrail records (CloudTrail User Guide, *CloudTrail record contents*, *CloudTrail userIdentity element*).

use std::collections::HashMap;

use super::resource_name::{self, CallLocation};
use super::{
    Denial, DenialSource, DeniedBy, NotIam, caller_name, error_code, error_denial, operation_action,
    record_context,
};
use crate::arn::Arn;
use crate::json::{self, Node};
use crate::reference::Reference;
use crate::request::Principal;
use crate::span::TextRange;

/// What a record tells of its call.
pub(super) enum Outcome {
    /// It was not refused.
    Other,
    /// It failed for a cause that no policy decides, before anybody was known.
    Failed(NotIam),
    /// It was refused.
    Denied(Box<Denial>),
}

/// The actions of events. A log has few kinds of events and many of each.
#[derive(Default)]
pub(super) struct EventActions<'r> {
    reference: Option<&'r Reference>,
    known: HashMap<String, Option<String>>,
}

impl<'r> EventActions<'r> {
    pub(super) fn new(reference: Option<&'r Reference>) -> Self {
        Self { reference, known: HashMap::new() }
    }

    /// The action of an event, by its source and name; `None` where it is not known.
    fn of(&mut self, source: &str, name: &str) -> Option<String> {
        let event = format!("{source} {name}");
        if let Some(known) = self.known.get(&event) {
            return known.clone();
        }
        let is_possible = |action: &String| {
            self.reference.is_none_or(|reference| operation_action::is_possible(action, reference))
        };
        let action = operation_action::action_of_event(source, name).filter(is_possible);
        self.known.insert(event, action.clone());
        action
    }
}

/// Whether an object is a record, or a row of a table made of records.
pub(super) fn is_record(node: &Node) -> bool {
    node.member("eventName").is_some_and(|name| name.as_str().is_some_and(|name| !name.is_empty()))
        && (node.member("eventSource").is_some()
            || node.member("errorCode").is_some()
            || node.member("errorMessage").is_some())
}

/// The outcome of the call that a record tells of.
pub(super) fn outcome(record: &Node, span: TextRange, actions: &mut EventActions<'_>) -> Outcome {
    let code = text(record, "errorCode");
    let message = text(record, "errorMessage");
    let said = if message.is_empty() { None } else { error_denial::of_message(message, actions.reference) };
    let cause = error_code::cause(code).or_else(|| said.as_ref().and_then(|said| said.not_iam));
    let is_denied = error_code::is_denial(code)
        || said.as_ref().is_some_and(|said| said.not_iam.is_none() && said.caller_name.is_some());
    if !is_denied && (code.is_empty() || cause.is_none()) {
        return Outcome::Other;
    }
    let mut denial = denial(record, said, if message.is_empty() { code } else { message }, actions);
    denial.span = span;
    if !is_denied && let Some(cause) = cause {
        if denial.caller_name.is_none() {
            return Outcome::Failed(cause);
        }
        denial.not_iam = Some(cause);
    }
    Outcome::Denied(Box::new(denial))
}

fn denial(record: &Node, said: Option<Denial>, message: &str, actions: &mut EventActions<'_>) -> Denial {
    let mut denial = said.unwrap_or_else(|| Denial::new(DenialSource::CloudTrail, message));
    denial.source = DenialSource::CloudTrail;
    message.clone_into(&mut denial.raw_message);
    let identity = record.member("userIdentity");
    // The message knows no path of a session's role; the record does.
    if let Some(known) =
        identity.and_then(principal).or_else(|| caller_name::principal(text(record, "userIdentity.arn")))
    {
        denial.caller = Some(known);
    }
    denial.caller_name = caller(record, identity).or(denial.caller_name);
    let name = text(record, "eventName");
    let source = text(record, "eventSource");
    denial.operation = Some(name.to_owned());
    if denial.action.is_none() {
        denial.action = actions.of(source, name);
        denial.is_action_derived = denial.action.is_some();
    }
    let vpc = text(record, "vpcEndpointId");
    denial.vpc_endpoint = (!vpc.is_empty()).then(|| vpc.to_owned());
    if text(record, "errorCode") == "VpceAccessDenied" {
        denial.denied_by = Some(DeniedBy::VpcEndpointPolicy);
    }
    denial.gate = denial.gate.or_else(|| denial.denied_by.map(DeniedBy::gate));
    if denial.resource.is_none() {
        denial.resource = resource(record, identity, denial.action.as_deref());
    }
    denial.resource_account = owner(record);
    record_context::fill(&mut denial.context, record);
    denial
}

fn resource(record: &Node, identity: Option<&Node>, action: Option<&str>) -> Option<String> {
    let own = identity.map_or("", |identity| text(identity, "accountId"));
    let recipient = text(record, "recipientAccountId");
    let region = text(record, "awsRegion");
    let in_arn = identity.and_then(|identity| Arn::parse(text(identity, "arn"))).map(|arn| arn.partition);
    let location = CallLocation {
        partition: in_arn.unwrap_or_else(|| resource_name::partition_of(region)),
        region,
        account: if recipient.is_empty() { own } else { recipient },
    };
    let parsed;
    let parameters = match record.member("requestParameters") {
        // In a table they are JSON as text.
        Some(node) if node.as_str().is_some() => {
            parsed = json::parse(node.as_str().unwrap_or("")).root;
            Some(&parsed)
        }
        other => other,
    };
    action
        .and_then(|action| resource_name::from_parameters(action, parameters?, &location))
        .or_else(|| resource_name::first_listed(record.member("resources")))
}

/// The account of the first listed resource that has one.
fn owner(record: &Node) -> Option<String> {
    let resources = record.member("resources")?.as_array()?;
    resources.iter().find_map(|resource| resource.member("accountId")?.as_str()).map(ToOwned::to_owned)
}

/// The name of the caller: an ARN, a service, `anonymous`, a subject, or the name alone.
fn caller(record: &Node, identity: Option<&Node>) -> Option<String> {
    let of = |key: &str| identity.map_or("", |identity| text(identity, key));
    let invoked_by = of("invokedBy");
    let kind = of("type");
    if kind == "AWSService" && !invoked_by.is_empty() {
        return Some(invoked_by.to_owned());
    }
    if of("accountId").eq_ignore_ascii_case("anonymous") {
        return Some("anonymous".to_owned());
    }
    // A table may have the identity as a text: `{type=IAMUser, arn=arn:aws:iam::…}`.
    let as_text = identity.and_then(Node::as_str).and_then(|identity| {
        let (_, arn) = identity.split_once("arn=").or_else(|| identity.split_once("\"arn\":\""))?;
        arn.split([',', '}', '"', ' ']).next()
    });
    let names = [
        of("arn"),
        text(record, "userIdentity.arn"),
        as_text.unwrap_or(""),
        if matches!(kind, "SAMLUser" | "WebIdentityUser") { of("userName") } else { "" },
        if kind == "AWSAccount" { of("accountId") } else { "" },
        of("userName"),
        text(record, "userIdentity.userName"),
        text(record, "userName"),
        of("identityProvider"),
        invoked_by,
    ];
    names.into_iter().find(|name| !name.is_empty()).map(ToOwned::to_owned)
}

/// The caller, by the type of identity.
fn principal(identity: &Node) -> Option<Principal> {
    let arn = text(identity, "arn");
    match text(identity, "type") {
        "Root" => Some(Principal::Root { account: text(identity, "accountId").to_owned() }),
        "AssumedRole" => {
            let role = text(identity, "sessionContext.sessionIssuer.arn");
            let role = Some(role).filter(|arn| !arn.is_empty());
            Principal::parse(arn, role).ok().or_else(|| caller_name::principal(arn))
        }
        "FederatedUser" => {
            let source_arn = text(identity, "sessionContext.sessionIssuer.arn").to_owned();
            Some(Principal::FederatedUser { arn: arn.to_owned(), source_arn })
        }
        "AWSService" => Some(Principal::Service { name: text(identity, "invokedBy").to_owned() }),
        "AWSAccount" if text(identity, "accountId").eq_ignore_ascii_case("anonymous") => {
            Some(Principal::Anonymous)
        }
        "SAMLUser" | "WebIdentityUser" => {
            Some(Principal::Federated { provider: text(identity, "identityProvider").to_owned() })
        }
        _ => Principal::parse(arn, None).ok(),
    }
}

/// The text of a member, whose path may be written with dots, as Logs Insights does; empty where there is none.
pub(super) fn text<'n>(node: &'n Node, path: &str) -> &'n str {
    if let Some(found) = node.member(path).and_then(Node::as_str) {
        return found;
    }
    let mut found = node;
    for key in path.split('.') {
        let Some(member) = found.member(key) else { return "" };
        found = member;
    }
    found.as_str().unwrap_or("")
}
