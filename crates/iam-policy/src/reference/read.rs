//! The form of a file, down to its services.

use crate::text::reference as text;

use std::fmt;

/// Beginning of a file's first line; the number of the format follows.
const MARK: &str = "iam-reference ";
const FORM: &str = "1";

/// Error of bytes that are no service reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceError {
    /// Not a service reference.
    NoReference,
    /// A form of the file that this program does not know.
    UnknownFormat,
    /// A part is missing or changed.
    Damaged,
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoReference => text::NO_REFERENCE,
            Self::UnknownFormat => text::UNKNOWN_FORMAT,
            Self::Damaged => text::DAMAGED,
        })
    }
}

impl std::error::Error for ReferenceError {}

/// The names of all services, where the file has them, and each service's name and facts.
type Parts<'t, Sections> = (&'t str, Sections);

/// Splits a file whose bytes may be anything.
pub(super) fn checked(bytes: &[u8]) -> Result<Parts<'_, impl Iterator<Item = (&str, &str)>>, ReferenceError> {
    if !bytes.starts_with(MARK.as_bytes()) {
        return Err(ReferenceError::NoReference);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReferenceError::Damaged)?;
    let (head, body) = text.split_once('\n').ok_or(ReferenceError::Damaged)?;
    let mut words = head.split(' ').skip(1);
    if words.next() != Some(FORM) {
        return Err(ReferenceError::UnknownFormat);
    }
    // Between them stands the version of the source, which is for people.
    let sum = words.nth(1).and_then(|word| u32::from_str_radix(word, 16).ok());
    if sum != Some(checksum(body)) {
        return Err(ReferenceError::Damaged);
    }
    Ok(split_sections(text))
}

/// Splits a file that is whole.
pub(super) fn split_sections(text: &str) -> Parts<'_, impl Iterator<Item = (&str, &str)>> {
    let mut parts = text.split('!');
    let names = parts.next().and_then(|start| start.lines().nth(1)).unwrap_or("");
    (names, parts.filter_map(|part| part.split_once('\n')))
}

/// FNV-1a: a file cut short or changed on its way does not pass.
fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
