//! Errors of a policy that is not JSON.

pub(crate) const EMPTY: &str =
    "the policy is empty; start with `{ \"Version\": \"2012-10-17\", \"Statement\": [] }`";
pub(crate) const BYTE_ORDER_MARK: &str =
    "the text begins with a byte order mark, which JSON does not allow; remove it";
pub(crate) const VALUE_EXPECTED: &str =
    "a JSON value is expected here; text has to stand in double quotes, such as `\"Allow\"`";
pub(crate) const KEY_EXPECTED: &str = "a key in double quotes is expected here, such as `\"Effect\"`";
pub(crate) const COLON_EXPECTED: &str = "a `:` is missing between the key and its value";
pub(crate) const COMMA_OR_END_EXPECTED: &str = "a `,` or a closing bracket is missing before this";
pub(crate) const TRAILING_COMMA: &str = "nothing follows this comma; remove it";
pub(crate) const UNTERMINATED_STRING: &str = "this text has no closing `\"`";
pub(crate) const UNTERMINATED_BRACKET: &str = "this bracket is never closed";
pub(crate) const BAD_ESCAPE: &str = "this backslash starts no JSON escape; write `\\\\` for a backslash";
pub(crate) const LONE_SURROGATE: &str =
    "this escape is half of a character; write both halves or the character itself";
pub(crate) const CONTROL_CHARACTER: &str =
    "a control character cannot stand inside a text; write it as an escape";
pub(crate) const BAD_NUMBER: &str = "this is no JSON number";
pub(crate) const COMMENT: &str = "JSON has no comments; remove it, or use `Sid` to name a statement";
pub(crate) const WRONG_QUOTES: &str = "JSON knows only straight double quotes; write `\"` here";
pub(crate) const TOO_DEEP: &str = "this is nested too deeply for a policy";
pub(crate) const TRAILING_TEXT: &str = "the policy has ended before this; remove what follows";
