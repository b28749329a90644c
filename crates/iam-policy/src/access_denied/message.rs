//! AWS's error texts. The forms and the names of the kinds of policy are those of the IAM User Guide, *Troubleshoot access
//! denied error messages*; that the policy's ARN may follow is from the AWS Security Blog, *Enhanced access denied error
//! messages with policy ARNs*; S3's answers from the Amazon S3 User Guide, *Troubleshoot access denied errors*.

use super::{Denial, DenialSource, DeniedBy, operation_action};
use crate::arn::Arn;
use crate::explanation::EvaluationDecision;
use crate::request::Principal;

/// Codes and words of a denial, of all services.
const CODES: [&str; 8] = [
    "AccessDenied",
    "UnauthorizedOperation",
    "NotAuthorized",
    "Access Denied",
    "not authorized",
    "AuthorizationError",
    "explicit deny",
    // A HEAD request is answered without a text.
    "(403) when calling the Head",
];

/// The kinds of policy as AWS's sentences name them.
const KINDS: [(&str, DeniedBy); 8] = [
    ("identity-based polic", DeniedBy::IdentityBasedPolicy),
    ("resource-based polic", DeniedBy::ResourceBasedPolicy),
    ("role trust polic", DeniedBy::RoleTrustPolicy),
    ("permissions boundar", DeniedBy::PermissionsBoundary),
    ("session polic", DeniedBy::SessionPolicy),
    ("service control polic", DeniedBy::ServiceControlPolicy),
    ("resource control polic", DeniedBy::ResourceControlPolicy),
    ("VPC endpoint polic", DeniedBy::VpcEndpointPolicy),
];

/// End of the resource in the sentence.
const AFTER_RESOURCE: [&str; 8] = [
    " because ",
    " with an explicit deny",
    " (Service: ",
    ". Encoded",
    " (Status",
    " status code:",
    ", request id",
    "</",
];

pub(super) fn parse(text: &str) -> Option<Denial> {
    if !CODES.iter().any(|code| text.contains(code)) {
        return None;
    }
    let is_xml = text.contains("<Error>") || text.contains("<Code>");
    let text = normalize(text);
    let mut denial = Denial::new(if is_xml { DenialSource::Xml } else { DenialSource::ErrorText }, &text);
    parse_operation(&mut denial, &text, is_xml);
    parse_sentence(&mut denial, &text);
    Some(denial)
}

/// Parses AWS's sentence about a call into the denial, which may have fields already.
pub(super) fn parse_sentence(denial: &mut Denial, text: &str) {
    let text = normalize(text);
    denial.encoded =
        text_after(&text, "ncoded authorization failure message: ").map(|rest| first_word(rest).to_owned());
    if let Some(subject) = text_between(&text, "User: ", " is not authorized to ") {
        // Of the ARNs in a log line the last one before the words is the caller's.
        let name = subject.rsplit("User: ").next().unwrap_or(subject).trim();
        denial.caller = Principal::parse(name, None).ok().or_else(|| denial.caller.take());
        denial.caller_name = Some(name.to_owned());
    }
    let Some(rest) = text_after(&text, "not authorized to perform: ")
        .or_else(|| text_after(&text, "ot authorized to perform "))
    else {
        parse_reason(denial, &text);
        return;
    };
    let action = first_word(rest).trim_end_matches([',', '.', '"', '\'', ':']);
    if action.split_once(':').is_some_and(|(service, name)| !service.is_empty() && !name.is_empty()) {
        denial.action = Some(action.to_owned());
        denial.operation = None;
    }
    let rest = rest.get(first_word(rest).len()..).unwrap_or("");
    if let Some(resource) =
        rest.strip_prefix(" on resource: ").map(resource).filter(|found| !found.is_empty())
    {
        denial.resource = Some(resource.to_owned());
    }
    parse_reason(denial, rest);
}

/// The reason behind the request: `because no … allows …`, `with an explicit deny in …`.
fn parse_reason(denial: &mut Denial, text: &str) {
    let explicit = text_after(text, "with an explicit deny");
    let (decision, kind) = match (explicit, text_after(text, "because no ")) {
        (Some(rest), _) => (EvaluationDecision::ExplicitDeny, rest),
        (None, Some(rest)) => (EvaluationDecision::ImplicitDeny, rest),
        // KMS leaves open whether its key policy denies or is silent, or whether there is such a key at all.
        (None, None) => return,
    };
    denial.decision = Some(decision);
    let first = KINDS.iter().filter_map(|(name, by)| Some((kind.find(name)?, *by))).min_by_key(|(at, _)| *at);
    denial.denied_by = first.map(|(_, by)| by);
    denial.gate = denial.denied_by.map(DeniedBy::gate);
    let named = text_after(kind, ": arn:")
        .map(|rest| format!("arn:{}", first_word(rest).trim_end_matches(['.', ',', ')', '"'])));
    denial.policy_arn = named;
}

/// `when calling the GetObject operation`, `operation error S3: GetObject`, and what the error code tells of the service.
fn parse_operation(denial: &mut Denial, text: &str, is_xml: bool) {
    let mut service = None;
    if let Some(rest) = text_after(text, "when calling the ") {
        denial.operation = Some(first_word(rest).to_owned());
    } else if let Some(rest) = text_after(text, "operation error ")
        && let Some((name, rest)) = rest.split_once(": ")
    {
        denial.operation = Some(first_word(rest).trim_end_matches([',', '.', ':']).to_owned());
        service = Some(name.to_ascii_lowercase().replace(' ', ""));
    }
    // EC2 alone calls it so, and S3 alone says no more than this.
    if text.contains("UnauthorizedOperation") {
        service = service.or(Some("ec2".to_owned()));
    } else if is_xml
        || text.contains("(403) when calling the Head")
        || text.contains("(AccessDenied)") && text.contains("operation: Access Denied")
    {
        service = service.or(Some("s3".to_owned()));
    }
    if let (Some(service), Some(operation)) = (service, &denial.operation) {
        denial.action = operation_action::action_of_operation(&service, operation);
    }
    // The AWS CLI says which object it was about.
    if let Some(path) = text_after(text, "s3://").map(first_word).filter(|path| !path.is_empty()) {
        denial.resource = Some(format!("arn:aws:s3:::{}", path.trim_end_matches([':', ',', '"'])));
    }
    if is_xml
        && let Some(path) = text_between(text, "<Resource>/", "</Resource>").filter(|path| !path.is_empty())
    {
        denial.resource = Some(format!("arn:aws:s3:::{path}"));
    }
}

/// One line without escapes: terminals break sentences, JSON and XML escape quotes.
fn normalize(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ").replace("\\\"", "\"");
    text.replace("&quot;", "\"").replace("&apos;", "'").replace("&#39;", "'").replace("&amp;", "&")
}

/// The resource at the beginning of `text`: in quotes, as S3 writes it, or up to the reason.
fn resource(text: &str) -> &str {
    if let Some(quoted) = text.strip_prefix('"') {
        return quoted.get(..closing_quote(quoted)).unwrap_or(quoted);
    }
    let mark = AFTER_RESOURCE.iter().filter_map(|mark| text.find(mark)).min();
    let resource = mark.and_then(|end| text.get(..end)).unwrap_or(text);
    // Where nothing that AWS says marks the end, only names of S3 objects may have spaces.
    let to_the_end = mark.is_some() || Arn::parse(resource).is_some_and(|arn| arn.service == "s3");
    let resource = if to_the_end { resource } else { first_word(resource) };
    resource.trim_end_matches(['.', ',', '"', '\'', ')', '}', '<'])
}

/// Where the quote closes that was opened before `text`. S3's keys may have quotes of their own, and nothing escapes them:
/// the closing one is followed by what AWS says next, or at least by the end or a mark and not by a word.
fn closing_quote(text: &str) -> usize {
    let quotes = || text.match_indices('"').map(|(at, _)| (at, text.get(at + 1..).unwrap_or("")));
    let says_why = |rest: &str| AFTER_RESOURCE.iter().any(|mark| rest.starts_with(mark));
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(['"', '\'', '.', ',', ')', '}', '<']);
    let closing = quotes().find(|(_, rest)| says_why(rest)).or_else(|| quotes().find(|(_, rest)| ends(rest)));
    closing.or_else(|| quotes().next()).map_or(text.len(), |(at, _)| at)
}

fn text_after<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    text.split_once(mark).map(|(_, rest)| rest)
}

fn text_between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    text_after(text, start)?.split_once(end).map(|(found, _)| found)
}

/// Up to the first space.
fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or(text)
}
