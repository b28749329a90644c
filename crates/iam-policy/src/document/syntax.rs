//! JSON errors as errors of a policy.

use super::{Finding, FindingCode};
use crate::json::{SyntaxError, SyntaxErrorKind};
use crate::text::json as text;

pub(crate) fn finding(error: SyntaxError) -> Finding {
    let message = match error.kind {
        SyntaxErrorKind::Empty => text::EMPTY,
        SyntaxErrorKind::ByteOrderMark => text::BYTE_ORDER_MARK,
        SyntaxErrorKind::ExpectedValue => text::VALUE_EXPECTED,
        SyntaxErrorKind::ExpectedKey => text::KEY_EXPECTED,
        SyntaxErrorKind::ExpectedColon => text::COLON_EXPECTED,
        SyntaxErrorKind::ExpectedCommaOrEnd => text::COMMA_OR_END_EXPECTED,
        SyntaxErrorKind::TrailingComma => text::TRAILING_COMMA,
        SyntaxErrorKind::UnterminatedString => text::UNTERMINATED_STRING,
        SyntaxErrorKind::UnterminatedBracket => text::UNTERMINATED_BRACKET,
        SyntaxErrorKind::BadEscape => text::BAD_ESCAPE,
        SyntaxErrorKind::LoneSurrogate => text::LONE_SURROGATE,
        SyntaxErrorKind::ControlCharacter => text::CONTROL_CHARACTER,
        SyntaxErrorKind::BadNumber => text::BAD_NUMBER,
        SyntaxErrorKind::Comment => text::COMMENT,
        SyntaxErrorKind::WrongQuotes => text::WRONG_QUOTES,
        SyntaxErrorKind::TooDeep => text::TOO_DEEP,
        SyntaxErrorKind::TrailingText => text::TRAILING_TEXT,
    };
    Finding::error(FindingCode::JsonSyntax, error.range, message)
}
