//! Sentences of services that deny in words of their own.

use super::call::s3_arn_of_url;
use super::fixed_sentence::FIXED;
use super::phrase::{Place, any_at, before, between, end_of, phrase_at, skip_space};
use super::token::{self, Token};
use super::{DeniedBy, NotIam};
use crate::explanation::EvaluationDecision;

/// What a service's own sentence tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OwnSentence {
    pub(super) start: Place,
    pub(super) end: Place,
    pub(super) caller: Option<String>,
    pub(super) action: Option<String>,
    pub(super) operation: Option<String>,
    pub(super) resource: Option<String>,
    pub(super) decision: Option<EvaluationDecision>,
    pub(super) denied_by: Option<DeniedBy>,
    pub(super) not_iam: Option<NotIam>,
    /// The service whose operation it is about, where a call names the operation.
    pub(super) service: Option<&'static str>,
}

/// Services as Lambda names them in `… to call … on …`.
const LAMBDA_SERVICES: [(&str, &str); 9] = [
    ("EC2", "ec2"),
    ("SQS", "sqs"),
    ("KINESIS", "kinesis"),
    ("Kinesis", "kinesis"),
    ("DYNAMODB", "dynamodb"),
    ("DynamoDB", "dynamodb"),
    ("SNS", "sns"),
    ("S3", "s3"),
    ("MSK", "kafka"),
];

/// The sentence at `place`.
pub(super) fn own_sentence_at(text: &str, place: Place) -> Option<OwnSentence> {
    let first = text.as_bytes().get(place)?;
    let fixed = FIXED.iter().filter(|fixed| fixed.phrase.as_bytes().first() == Some(first));
    let fixed =
        fixed.filter_map(|fixed| Some((fixed, phrase_at(text, place, fixed.phrase.trim_end())?))).next();
    if let Some((fixed, end)) = fixed {
        let mut found = OwnSentence {
            start: place,
            end,
            caller: fixed.caller.map(ToOwned::to_owned),
            action: fixed.action.map(ToOwned::to_owned),
            denied_by: fixed.denied_by,
            not_iam: fixed.not_iam,
            ..OwnSentence::default()
        };
        if let Some(end) = phrase_at(text, end, " with an explicit deny") {
            found.decision = Some(EvaluationDecision::ExplicitDeny);
            found.end = end;
        }
        return Some(found);
    }
    match first {
        b'T' => execution_role(text, place),
        b'C' => could_not_assume(text, place),
        b'A' => queue(text, place).or_else(|| athena_output(text, place)),
        b'P' => athena_path(text, place),
        b'U' => output_bucket(text, place).or_else(|| permission_to_call(text, place)),
        b'n' | b'N' | b'i' | b'w' | b'u' | b'c' => assumes_role(text, place),
        b'S' => redshift(text, place),
        _ => None,
    }
}

/// `The provided execution role does not have permissions to call CreateNetworkInterface on EC2`
fn execution_role(text: &str, place: Place) -> Option<OwnSentence> {
    let (_, behind) = any_at(
        text,
        place,
        &[
            "The provided execution role does not have permissions to call ",
            "The function execution role does not have permissions to call ",
        ],
    )?;
    let end = end_of(text, behind, |byte| byte.is_ascii_alphanumeric());
    let operation = between(text, behind, end);
    let on = phrase_at(text, end, " on ")?;
    let service_end = end_of(text, on, |byte| byte.is_ascii_alphanumeric());
    let named = between(text, on, service_end);
    let service = LAMBDA_SERVICES.iter().find(|(name, _)| *name == named).map(|(_, prefix)| *prefix)?;
    Some(OwnSentence {
        start: place,
        end: service_end,
        action: Some(format!("{service}:{operation}")),
        ..OwnSentence::default()
    })
}

/// `Access to the resource https://sqs.us-east-1.amazonaws.com/111122223333/jobs is denied.`
fn queue(text: &str, place: Place) -> Option<OwnSentence> {
    let behind = phrase_at(text, place, "Access to the resource ")?;
    let end = end_of(text, behind, |byte| !byte.is_ascii_whitespace());
    let named = between(text, behind, end).trim_matches(['"', '\'', '`']);
    let denied = phrase_at(text, end, " is denied")?;
    let resource =
        super::resource_name::queue(named).or_else(|| named.starts_with("arn:").then(|| named.to_owned()));
    Some(OwnSentence { start: place, end: denied, resource, service: Some("sqs"), ..OwnSentence::default() })
}

/// Athena and Redshift: `Permission denied on S3 path: s3://…`.
fn athena_path(text: &str, place: Place) -> Option<OwnSentence> {
    let behind = phrase_at(text, place, "Permission denied on S3 path: ")?;
    let found = s3_path(text, behind)?;
    Some(OwnSentence { start: place, end: found.end, resource: Some(found.text), ..OwnSentence::default() })
}

fn athena_output(text: &str, place: Place) -> Option<OwnSentence> {
    let behind = phrase_at(text, place, "Access denied when writing output to url: ")?;
    let found = s3_path(text, behind)?;
    Some(OwnSentence {
        start: place,
        end: found.end,
        action: Some("s3:PutObject".to_owned()),
        resource: Some(found.text),
        ..OwnSentence::default()
    })
}

fn output_bucket(text: &str, place: Place) -> Option<OwnSentence> {
    let behind = phrase_at(text, place, "Unable to verify/create output bucket ")?;
    let found = token::word(text, behind);
    let resource = (!found.text.is_empty()).then(|| format!("arn:aws:s3:::{}", found.text));
    Some(OwnSentence { start: place, end: found.end, resource, ..OwnSentence::default() })
}

/// CloudFormation's `User doesn't have permission to call ssm:GetParameters`.
fn permission_to_call(text: &str, place: Place) -> Option<OwnSentence> {
    let (_, behind) = any_at(
        text,
        place,
        &["User doesn't have permission to call ", "User does not have permission to call "],
    )?;
    let found = token::action(text, behind)?;
    Some(OwnSentence { start: place, end: found.end, action: Some(found.text), ..OwnSentence::default() })
}

/// `… is not authorized to assume IAM Role arn:…`, `… is unable to assume the role 'arn:…'`.
fn assumes_role(text: &str, place: Place) -> Option<OwnSentence> {
    // Step Functions says of its role what it may not make, and not by which action.
    if let Some(end) = phrase_at(text, place, "not authorized to create managed-rule") {
        let caller = super::caller_name::caller_before(text, place);
        let start = caller.start.unwrap_or(place);
        return Some(OwnSentence { start, end, caller: caller.name, ..OwnSentence::default() });
    }
    let (_, behind) = any_at(
        text,
        place,
        &[
            "not authorized to assume IAM Role ",
            "not authorized to assume role ",
            "not authorized to assume the role ",
            "is unable to assume the role ",
            "is unable to assume role ",
            "was unable to assume the role ",
            "was unable to assume role ",
            "unable to assume the role ",
            "unable to assume role ",
            "cannot assume role ",
            "cannot assume the role ",
            "not authorized to perform AssumeRole on role ",
            "Not authorized to get credentials of role ",
            "is not authorized to be assumed by",
        ],
    )?;
    let quoted = matches!(text.as_bytes().get(behind), Some(b'"' | b'\'' | b'`'));
    let role = token::arn(text, if quoted { behind + 1 } else { behind });
    let caller = super::caller_name::caller_before(text, place);
    if role.is_none() && caller.name.is_none() {
        return None;
    }
    Some(OwnSentence {
        start: caller.start.unwrap_or(place),
        end: role.as_ref().map_or(behind, |role| role.end),
        caller: caller.name,
        action: Some("sts:AssumeRole".to_owned()),
        resource: role.map(|role| role.text),
        ..OwnSentence::default()
    })
}

/// `Could not assume role arn:…. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the
/// role.`
fn could_not_assume(text: &str, place: Place) -> Option<OwnSentence> {
    let role = token::arn(text, phrase_at(text, place, "Could not assume role ")?)?;
    let behind = phrase_at(text, role.end, ". Please ensure that the role exists and allows principal '")
        .or_else(|| phrase_at(text, role.end, " Please ensure that the role exists and allows principal '"));
    let caller = behind.map(|start| {
        let end = end_of(text, start, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
        (between(text, start, end).to_owned(), end)
    });
    Some(OwnSentence {
        start: place,
        end: caller.as_ref().map_or(role.end, |(_, end)| *end),
        caller: caller.map(|(name, _)| name).filter(|name| name.contains('.')),
        action: Some("sts:AssumeRole".to_owned()),
        resource: Some(role.text),
        ..OwnSentence::default()
    })
}

/// `S3ServiceException:Access Denied,Status 403,Error AccessDenied`, with the object that was read where it follows.
fn redshift(text: &str, place: Place) -> Option<OwnSentence> {
    if let Some(behind) = phrase_at(text, place, "S3 key being read : ") {
        let found = s3_path(text, behind)?;
        return Some(OwnSentence {
            start: place,
            end: found.end,
            resource: Some(found.text),
            ..OwnSentence::default()
        });
    }
    let behind = phrase_at(text, place, "S3ServiceException:")?;
    let end = phrase_at(text, skip_space(text, behind), "Access Denied")?;
    let end = phrase_at(text, end, ",Status 403,Error AccessDenied").unwrap_or(end);
    Some(OwnSentence { start: place, end, resource: copied_path(text, place), ..OwnSentence::default() })
}

/// The one path of the COPY or UNLOAD above.
fn copied_path(text: &str, place: Place) -> Option<String> {
    let head = before(text, place, 800);
    let mut paths = head.match_indices("'s3://").map(|(at, _)| at);
    let at = paths.next().filter(|_| paths.next().is_none())?;
    let command = head.get(..at)?.trim_end().to_ascii_lowercase();
    (command.ends_with("from") || command.ends_with("to"))
        .then(|| s3_path(head, at))
        .flatten()
        .map(|token| token.text)
}

/// The ARN of an `s3://` path at `place`.
pub(super) fn s3_path(text: &str, place: Place) -> Option<Token> {
    let start = match text.as_bytes().get(place) {
        Some(b'"' | b'\'' | b'`') => place + 1,
        _ => place,
    };
    let behind = any_at(text, start, &["s3://", "s3a://", "s3n://"])?.1;
    let end = end_of(text, behind, |byte| {
        !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>' | b')' | b',' | b';')
    });
    let path = between(text, behind, end).trim_end_matches(['.', ':', '/']);
    (!path.is_empty()).then(|| Token { text: format!("arn:aws:s3:::{path}"), end })
}

/// The S3 object that an address names.
pub(super) fn of_url(url: &str) -> Option<String> {
    s3_arn_of_url(url)
}
