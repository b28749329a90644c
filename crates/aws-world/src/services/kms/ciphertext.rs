//! Ciphertext: in this world it holds what was encrypted as it is, for nobody here has secrets. As in AWS it names its
//! key, and can be read with the same encryption context only
//! [encryption context](https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html).

use crate::api::{ApiError, ErrorCode};
use crate::ids::uuid_from_text;
use crate::model::iam::Tags;

/// Eight letters, so that what follows stays Base64.
const START: &str = "AQICAHhS";
const UUID: usize = 32;

/// A ciphertext taken apart.
pub(super) struct Ciphertext<'a> {
    pub(super) key_id: String,
    context: &'a str,
    pub(super) plaintext: &'a str,
}

fn digits(uuid: &str) -> String {
    uuid.replace('-', "")
}

fn context_digits(context: &Tags) -> String {
    let pairs: Vec<String> = context.iter().map(|(key, value)| format!("{key}={value}\n")).collect();
    digits(&uuid_from_text(&pairs.concat()))
}

pub(super) fn encrypted(key_id: &str, context: &Tags, plaintext: &str) -> String {
    format!("{START}{}{}{plaintext}", digits(key_id), context_digits(context))
}

pub(super) fn read(text: &str) -> Option<Ciphertext<'_>> {
    let rest = text.strip_prefix(START)?;
    let key = rest.get(..UUID)?;
    let (context, plaintext) = (rest.get(UUID..2 * UUID)?, rest.get(2 * UUID..)?);
    let part = |from: usize, to: usize| key.get(from..to);
    let parts = [part(0, 8)?, part(8, 12)?, part(12, 16)?, part(16, 20)?, part(20, 32)?];
    Some(Ciphertext { key_id: parts.join("-"), context, plaintext })
}

impl Ciphertext<'_> {
    pub(super) fn check(&self, context: &Tags) -> Result<(), ApiError> {
        if self.context == context_digits(context) { Ok(()) } else { Err(invalid()) }
    }
}

/// AWS does not say what is wrong with it.
pub(super) fn invalid() -> ApiError {
    ApiError::new(ErrorCode::INVALID_CIPHERTEXT_EXCEPTION, 400, "")
}

/// At most 4,096 bytes of Base64, which the AWS CLI checks before it sends them.
pub(super) fn check_plaintext(text: &str) -> Result<(), ApiError> {
    let letters = text.trim_end_matches('=');
    let valid = !text.is_empty()
        && text.len().is_multiple_of(4)
        && text.len() - letters.len() < 3
        && letters.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(&byte));
    if !valid {
        return Err(ApiError::new(
            ErrorCode::VALIDATION_EXCEPTION,
            400,
            "The plaintext must be in Base64, and not empty.",
        ));
    }
    if letters.len() * 3 / 4 > 4096 {
        return Err(ApiError::new(
            ErrorCode::VALIDATION_EXCEPTION,
            400,
            "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length \
             less than or equal to 4096",
        ));
    }
    Ok(())
}
