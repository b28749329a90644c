//! JSON errors as errors of a policy.

use super::{Finding, FindingCode};
use crate::json::{SyntaxError, SyntaxErrorKind};

pub(crate) fn finding(error: SyntaxError) -> Finding {
    let message = match error.kind {
        SyntaxErrorKind::Empty => {
            "the policy is empty; start with `{ \"Version\": \"2012-10-17\", \"Statement\": [] }`"
        }
        SyntaxErrorKind::ByteOrderMark => {
            "the text begins with a byte order mark, which JSON does not allow; remove it"
        }
        SyntaxErrorKind::ExpectedValue => {
            "a JSON value is expected here; text has to stand in double quotes, such as `\"Allow\"`"
        }
        SyntaxErrorKind::ExpectedKey => "a key in double quotes is expected here, such as `\"Effect\"`",
        SyntaxErrorKind::ExpectedColon => "a `:` is missing between the key and its value",
        SyntaxErrorKind::ExpectedCommaOrEnd => "a `,` or a closing bracket is missing before this",
        SyntaxErrorKind::TrailingComma => "nothing follows this comma; remove it",
        SyntaxErrorKind::UnterminatedString => "this text has no closing `\"`",
        SyntaxErrorKind::UnterminatedBracket => "this bracket is never closed",
        SyntaxErrorKind::BadEscape => "this backslash starts no JSON escape; write `\\\\` for a backslash",
        SyntaxErrorKind::LoneSurrogate => {
            "this escape is half of a character; write both halves or the character itself"
        }
        SyntaxErrorKind::ControlCharacter => {
            "a control character cannot stand inside a text; write it as an escape"
        }
        SyntaxErrorKind::BadNumber => "this is no JSON number",
        SyntaxErrorKind::Comment => "JSON has no comments; remove it, or use `Sid` to name a statement",
        SyntaxErrorKind::WrongQuotes => "JSON knows only straight double quotes; write `\"` here",
        SyntaxErrorKind::TooDeep => "this is nested too deeply for a policy",
        SyntaxErrorKind::TrailingText => "the policy has ended before this; remove what follows",
    };
    Finding::error(FindingCode::JsonSyntax, error.range, message)
}
