//! A denial from the words of an error: what AWS's sentence tells comes before what follows from the call.

use super::clean_text::CleanText;
use super::error_text::FoundError;
use super::own_sentence::{of_url, s3_path};
use super::phrase::{ahead, before, between};
use super::{Denial, DenialSource, DeniedBy, NotIam, caller_name, operation_action};
use crate::explanation::Gate;
use crate::reference::Reference;
use crate::span::TextRange;

/// The denial that an error tells of; `None` where it was no denial, nor what is taken for one.
pub(super) fn denial(clean: &CleanText, error: &FoundError, reference: Option<&Reference>) -> Option<Denial> {
    if !error.is_denied && error.not_iam.is_none() {
        return None;
    }
    let text = clean.text.as_str();
    let source = if error.is_xml { DenialSource::Xml } else { DenialSource::ErrorText };
    let message = between(text, error.message.unwrap_or(error.start), error.end);
    let mut denial = Denial::new(source, &message.split_whitespace().collect::<Vec<_>>().join(" "));
    denial.span = clean.original(TextRange::new(error.start, error.end));
    denial.not_iam = error.not_iam;
    denial.encoded.clone_from(&error.encoded);
    denial.encoded_is_cut = error.encoded_is_cut;
    denial.operation = error
        .call
        .as_ref()
        .and_then(|call| call.operation.clone())
        .filter(|_| error.call.as_ref().is_some_and(|call| call.action.is_none()));
    tell(&mut denial, error);
    derive(&mut denial, text, error, reference);
    denial.gate = denial.denied_by.map(DeniedBy::gate);
    if denial.not_iam == Some(NotIam::S3BlockPublicAccess) {
        denial.gate = Some(Gate::BlockPublicAccess);
    }
    Some(denial)
}

/// What AWS's words tell.
fn tell(denial: &mut Denial, error: &FoundError) {
    if let Some(own) = &error.own {
        denial.caller = own.caller.as_deref().and_then(caller_name::principal);
        denial.caller_name.clone_from(&own.caller);
        denial.action.clone_from(&own.action);
        denial.resource.clone_from(&own.resource);
        denial.decision = own.decision;
        denial.denied_by = own.denied_by;
    }
    if let Some(told) = &error.console_box {
        denial.caller.clone_from(&told.caller.principal);
        denial.caller_name.clone_from(&told.caller.name);
        denial.action.clone_from(&told.action);
        denial.resource.clone_from(&told.resource);
        denial.decision = told.reason.decision;
        denial.denied_by = told.reason.denied_by;
        denial.policy_arn.clone_from(&told.reason.policy_arn);
    }
    if let Some(told) = &error.sentence {
        denial.caller.clone_from(&told.caller.principal);
        denial.caller_name.clone_from(&told.caller.name);
        denial.action = told.action.clone().or(denial.action.take());
        denial.resource.clone_from(&told.resource);
        denial.decision = told.reason.decision;
        denial.denied_by = told.reason.denied_by;
        denial.policy_arn.clone_from(&told.reason.policy_arn);
        denial.operation = denial.operation.take().or_else(|| told.operation.clone());
    }
}

/// What follows from the call, where AWS's words do not tell it.
fn derive(denial: &mut Denial, text: &str, error: &FoundError, reference: Option<&Reference>) {
    let has_sentence =
        error.sentence.as_ref().is_some_and(|told| told.action.is_some()) || error.console_box.is_some();
    let call = error.call.as_ref();
    if denial.action.is_none() {
        denial.action = call.and_then(|call| call.action.clone());
    }
    if denial.action.is_none() && denial.not_iam.is_none() {
        denial.action = denial.operation.as_deref().and_then(|operation| action(error, operation, reference));
        denial.is_action_derived = denial.action.is_some();
    }
    let is_s3 = denial.action.as_deref().is_some_and(|action| action.starts_with("s3:"));
    if has_sentence || denial.resource.is_some() || !is_s3 && error.path.is_none() {
        return;
    }
    let named = call
        .and_then(|call| call.url.as_deref().and_then(of_url))
        .or_else(|| error.path.as_deref().map(|path| format!("arn:aws:s3:::{path}")))
        .or_else(|| {
            call.and_then(|call| cli_path(text, call.start, denial.operation.as_deref().unwrap_or("")))
        });
    let named = named.filter(|arn| !arn.contains(['*', '$', '<']));
    denial.resource = named.and_then(|arn| match denial.action.as_deref() {
        Some(action) => of_action(action, &arn),
        None => Some(arn),
    });
}

/// The action of an operation whose service is told, or follows from the words.
fn action(error: &FoundError, operation: &str, reference: Option<&Reference>) -> Option<String> {
    let call = error.call.as_ref();
    let service = call
        .and_then(|call| call.service.clone())
        .or_else(|| error.is_ec2.then(|| "ec2".to_owned()))
        .or_else(|| error.own.as_ref().and_then(|own| own.service).map(ToOwned::to_owned))
        .or_else(|| error.service.clone())
        .or_else(|| is_s3(error, operation).then(|| "s3".to_owned()));
    let action = match service {
        Some(service) => operation_action::action_of_operation(&service, operation),
        None => {
            let code = call.and_then(|call| call.code.as_deref());
            operation_action::action_of_unnamed_client(operation, code, reference)
        }
    };
    action.filter(|action| reference.is_none_or(|reference| operation_action::is_possible(action, reference)))
}

/// S3 alone says `Access Denied` and no more, and answers a HEAD request with a number.
fn is_s3(error: &FoundError, operation: &str) -> bool {
    const NAMES: [&str; 6] =
        ["Object", "Bucket", "Multipart", "UploadPart", "ListParts", "PublicAccessBlock"];
    let code = error.call.as_ref().and_then(|call| call.code.as_deref()).unwrap_or("");
    let is_plain = error.is_plain && code == "AccessDenied" || code == "403" || error.is_xml;
    is_plain && error.sentence.is_none() && NAMES.iter().any(|name| operation.contains(name))
}

/// The bucket or the object, by what the action is asked about.
fn of_action(action: &str, arn: &str) -> Option<String> {
    let name = action.split_once(':').map_or(action, |(_, name)| name);
    let (head, path) = arn.split_once(":::")?;
    let (bucket, key) = path.split_once('/').map_or((path, None), |(bucket, key)| (bucket, Some(key)));
    let key = key.filter(|key| !key.is_empty());
    if name == "ListAllMyBuckets" {
        return None;
    }
    let on_object = name.contains("Object") && !name.contains("Bucket")
        || name == "AbortMultipartUpload"
        || name == "ListMultipartUploadParts";
    match (on_object, key) {
        (true, Some(key)) => Some(format!("{head}:::{bucket}/{key}")),
        (true, None) => None,
        (false, _) => Some(format!("{head}:::{bucket}")),
    }
}

/// The object that the AWS CLI names before its error, or that the command line above names.
fn cli_path(text: &str, start: usize, operation: &str) -> Option<String> {
    let head = before(text, start, 600);
    let head = head.rsplit("\n\n").next().unwrap_or(head);
    let lines: Vec<&str> = head.rsplit('\n').take(3).collect();
    // `copy failed: s3://a/b to s3://c/d `: what is read is at the left, what is written at the right.
    for (place, line) in lines.iter().enumerate() {
        let Some((verb, paths)) = line.split_once(" failed: ") else { continue };
        if place > 0
            && !line.trim_end().ends_with("s3://")
            && lines.first().is_some_and(|line| !line.trim().is_empty())
        {
            continue;
        }
        let verb = verb.rsplit(' ').next().unwrap_or(verb);
        let (left, right) = paths.split_once(" to ").unwrap_or((paths, ""));
        let reads = matches!(operation, "GetObject" | "HeadObject" | "GetObjectTagging");
        let side = match verb {
            "upload" => right,
            "download" | "delete" => left,
            "copy" | "move" if reads => left,
            "copy" | "move" if operation == "DeleteObject" => left,
            "copy" | "move" => right,
            _ => return None,
        };
        return path_in(side);
    }
    let command = lines.iter().find(|line| line.contains("aws s3 ") || line.contains("aws s3api "))?;
    let rest = command.split_once("aws s3 ").map(|(_, rest)| rest)?;
    // One path alone is the one that was asked about.
    let mut paths = rest.match_indices("s3://");
    let (at, _) = paths.next()?;
    if paths.next().is_some() {
        return None;
    }
    path_in(ahead(rest, at, 1_200))
}

fn path_in(text: &str) -> Option<String> {
    let at = text.find("s3://")?;
    s3_path(text, at).map(|token| token.text)
}

/// The words of a message of a record: what one error tells, without a place.
pub(super) fn of_message(message: &str, reference: Option<&Reference>) -> Option<Denial> {
    let clean = CleanText::new(message);
    let errors = super::error_text::errors(&clean);
    errors.iter().find_map(|error| denial(&clean, error, reference))
}
