//! Validation of names, paths and tags
//! [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).

use iam_policy::arn::{Arn, is_account_id};

use crate::api::ApiError;
use crate::model::iam::Tags;

/// `member` is the parameter as the API spells it: `userName`.
pub(crate) fn name(member: &str, value: &str, longest: usize) -> Result<(), ApiError> {
    length(member, value, 1, longest)?;
    if value.chars().all(|character| character.is_ascii_alphanumeric() || "_+=,.@-".contains(character)) {
        return Ok(());
    }
    Err(ApiError::validation(format!(
        "The specified value for {member} is invalid. It must contain only alphanumeric characters and/or the \
         following: +=,.@_-"
    )))
}

pub(crate) fn length(member: &str, value: &str, shortest: usize, longest: usize) -> Result<(), ApiError> {
    let length = value.chars().count();
    if length < shortest {
        let bound = format!("have length greater than or equal to {shortest}");
        return Err(ApiError::constraint(value, member, &bound));
    }
    if length > longest {
        let bound = format!("have length less than or equal to {longest}");
        return Err(ApiError::constraint(value, member, &bound));
    }
    Ok(())
}

/// The path as AWS keeps it: `/` when none is given.
pub(crate) fn path(value: &str) -> Result<String, ApiError> {
    if value.is_empty() {
        return Ok("/".to_owned());
    }
    length("path", value, 1, 512)?;
    let visible = value.chars().all(|character| character.is_ascii_graphic());
    let slashes = value.starts_with('/') && value.ends_with('/') && !value.contains("//");
    if visible && slashes {
        return Ok(value.to_owned());
    }
    Err(ApiError::validation(
        "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric \
         characters and/or / characters.",
    ))
}

/// The reserved paths are AWS's.
pub(crate) fn own_path(value: &str) -> Result<String, ApiError> {
    let path = path(value)?;
    if path.starts_with("/aws-reserved/") || path.starts_with("/aws-service-role/") {
        return Err(ApiError::validation(format!("The path {path} is reserved for AWS.")));
    }
    Ok(path)
}

pub(crate) fn tags(tags: &Tags) -> Result<(), ApiError> {
    for (key, value) in tags {
        length("tags.member.key", key, 1, 128)?;
        length("tags.member.value", value, 0, 256)?;
        let allowed = |text: &str| text.chars().all(|c| c.is_alphanumeric() || " _.:/=+-@".contains(c));
        if !allowed(key) || !allowed(value) {
            return Err(ApiError::invalid_input(
                "Tags can contain only letters, numbers, spaces and the characters _.:/=+-@",
            ));
        }
        if key.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("aws:")) {
            return Err(ApiError::invalid_input(
                "aws: prefixed tag key names are not allowed for external use.",
            ));
        }
    }
    Ok(())
}

pub(crate) fn session_duration(seconds: u32) -> Result<(), ApiError> {
    let value = seconds.to_string();
    match seconds {
        0..3600 => Err(ApiError::constraint(
            &value,
            "maxSessionDuration",
            "have value greater than or equal to 3600",
        )),
        3600..=43_200 => Ok(()),
        _ => {
            Err(ApiError::constraint(&value, "maxSessionDuration", "have value less than or equal to 43200"))
        }
    }
}

/// The form of a code that an MFA device shows.
pub(crate) fn mfa_code(member: &str, code: &str, pattern: &str) -> Result<(), ApiError> {
    length(member, code, 6, 6)?;
    if code.bytes().all(|digit| digit.is_ascii_digit()) {
        return Ok(());
    }
    Err(ApiError::constraint(code, member, &format!("satisfy regular expression pattern: {pattern}")))
}

/// Whether `arn` looks like a managed policy's: otherwise AWS does not even look for it.
pub(crate) fn policy_arn(arn: &str) -> Result<(), ApiError> {
    length("policyArn", arn, 20, 2048)?;
    let well_formed = Arn::parse(arn).is_some_and(|parts| {
        parts.service == "iam"
            && parts.region.is_empty()
            && (parts.account == "aws" || is_account_id(parts.account))
            && parts.resource.starts_with("policy/")
    });
    if well_formed { Ok(()) } else { Err(ApiError::invalid_input(format!("ARN {arn} is not valid."))) }
}
