//! CloudTrail records (CloudTrail User Guide, *CloudTrail record contents*, *CloudTrail userIdentity element*).

use super::resource_name::{self, CallLocation};
use super::{Denial, DenialSource, MAX_DENIALS, message, operation_action};
use crate::json::{self, Node};
use crate::request::Principal;

/// Codes of a call that was refused; each service has its own.
const DENIAL_CODES: [&str; 8] = [
    "AccessDenied",
    "UnauthorizedOperation",
    "NotAuthorized",
    "Unauthorized",
    "AuthorizationError",
    "Forbidden",
    "AllAccessDisabled",
    "InvalidClientTokenId",
];

/// The refusals among the records; `None` where there is no record at all.
pub(super) fn parse(root: &Node) -> Option<Vec<Denial>> {
    let mut found = Vec::new();
    let mut any = false;
    for record in records(root) {
        // `lookup-events` has the record as a text.
        let inner =
            record.member("CloudTrailEvent").and_then(Node::as_str).map(|text| json::parse(text).root);
        let record = inner.as_ref().unwrap_or(record);
        if text(record, "eventName").is_empty() || text(record, "eventSource").is_empty() {
            continue;
        }
        any = true;
        if is_denied(record) && found.len() < MAX_DENIALS {
            found.push(denial(record));
        }
    }
    any.then_some(found)
}

/// One record, a list, a file of `Records`, or the `Events` of a look-up.
fn records(root: &Node) -> Vec<&Node> {
    let list =
        root.as_array().or_else(|| root.member("Records").or_else(|| root.member("Events"))?.as_array());
    list.map_or_else(|| vec![root], |list| list.iter().collect())
}

fn is_denied(record: &Node) -> bool {
    let code = text(record, "errorCode");
    let message_text = text(record, "errorMessage");
    DENIAL_CODES.iter().any(|known| code.contains(known))
        || message_text.contains("not authorized to perform")
}

fn denial(record: &Node) -> Denial {
    let message_text = text(record, "errorMessage");
    let message_text = if message_text.is_empty() { text(record, "errorCode") } else { message_text };
    let mut denial = Denial::new(DenialSource::CloudTrail, message_text);
    let identity = record.member("userIdentity");
    let known = identity.and_then(principal);
    denial.caller.clone_from(&known);
    let name = text(record, "eventName");
    denial.action = operation_action::action_of_event(text(record, "eventSource"), name);
    denial.operation = denial.action.is_none().then(|| name.to_owned());
    message::parse_sentence(&mut denial, message_text);
    // The message knows no path of a session's role; the record does.
    denial.caller = known.or(denial.caller);
    let vpc = text(record, "vpcEndpointId");
    denial.vpc_endpoint = (!vpc.is_empty()).then(|| vpc.to_owned());
    let own = identity.map_or("", |identity| text(identity, "accountId"));
    let recipient = text(record, "recipientAccountId");
    if denial.resource.is_none() {
        let location = CallLocation {
            region: text(record, "awsRegion"),
            account: if recipient.is_empty() { own } else { recipient },
        };
        let parameters = record.member("requestParameters");
        denial.resource = denial
            .action
            .as_deref()
            .and_then(|action| resource_name::from_parameters(action, parameters?, &location))
            .or_else(|| resource_name::first_listed(record.member("resources")));
    }
    denial.resource_account = owner(record);
    denial
}

/// The account of the first listed resource that has one.
fn owner(record: &Node) -> Option<String> {
    let resources = record.member("resources")?.as_array()?;
    resources.iter().find_map(|resource| resource.member("accountId")?.as_str()).map(ToOwned::to_owned)
}

/// The caller, by the type of identity.
fn principal(identity: &Node) -> Option<Principal> {
    let arn = text(identity, "arn");
    match text(identity, "type") {
        "Root" => Some(Principal::Root { account: text(identity, "accountId").to_owned() }),
        "AssumedRole" => {
            let issuer =
                identity.member("sessionContext").and_then(|context| context.member("sessionIssuer"));
            let role = issuer.map(|issuer| text(issuer, "arn")).filter(|arn| !arn.is_empty());
            Principal::parse(arn, role).or_else(|_| Principal::parse(arn, None)).ok()
        }
        "FederatedUser" => {
            let issuer =
                identity.member("sessionContext").and_then(|context| context.member("sessionIssuer"));
            let source_arn = issuer.map_or("", |issuer| text(issuer, "arn")).to_owned();
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

fn text<'n>(node: &'n Node, key: &str) -> &'n str {
    node.member(key).and_then(Node::as_str).unwrap_or("")
}
