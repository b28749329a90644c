//! A tolerant JSON parser: a tree in which every node knows its range, and a list of syntax errors.
//!
//! Parsing never fails and never recurses deeper than [`MAX_DEPTH`]. Nothing is lost: the caller keeps the text, and every
//! node points into it.

mod format;
mod parser;
mod stream;
mod string;
mod write;

pub use format::reformat;
pub(crate) use format::reformat_node;
pub use write::{Json, write_escaped, write_string};

use crate::span::TextRange;

pub use stream::{ItemStream, StreamItem};

/// Arrays and objects nested deeper than this are skipped with an error. A policy needs six levels.
pub const MAX_DEPTH: usize = 64;

/// At most this many errors are kept: the first ones help, the thousandth does not.
pub const MAX_ERRORS: usize = 50;

/// A value with its range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its range, quotes and brackets included.
    pub range: TextRange,
    /// The value.
    pub value: Value,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as written: policies compare numbers as text or exactly, never as floating point.
    Number(String),
    /// A string, unescaped.
    String(String),
    /// An array.
    Array(Vec<Node>),
    /// An object; members keep their order, and duplicates.
    Object(Vec<Member>),
    /// Text that is no JSON value; a syntax error says why.
    Invalid,
}

impl Node {
    /// The value of an object's member; of members of one name, the last one.
    pub fn member(&self, name: &str) -> Option<&Self> {
        let Value::Object(members) = &self.value else { return None };
        members.iter().rev().find(|member| member.key == name).map(|member| &member.value)
    }

    /// Takes the value of an object's member and leaves `null`; of members of one name, the last one.
    pub fn take_member(&mut self, name: &str) -> Option<Self> {
        let value = self.member_mut(name)?;
        let range = value.range;
        Some(std::mem::replace(value, Self { range, value: Value::Null }))
    }

    /// The items of an object's member that is an array, to take values from them; empty where it is none.
    pub fn member_array_mut(&mut self, name: &str) -> &mut [Self] {
        match self.member_mut(name).map(|member| &mut member.value) {
            Some(Value::Array(items)) => items,
            _ => &mut [],
        }
    }

    fn member_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Value::Object(members) = &mut self.value else { return None };
        members.iter_mut().rev().find(|member| member.key == name).map(|member| &mut member.value)
    }

    /// The items of an array.
    pub fn as_array(&self) -> Option<&[Self]> {
        if let Value::Array(items) = &self.value { Some(items) } else { None }
    }

    /// The text of a string, unescaped.
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = &self.value { Some(text) } else { None }
    }

    /// The value of a number without a fraction.
    pub fn as_i64(&self) -> Option<i64> {
        if let Value::Number(number) = &self.value { number.parse().ok() } else { None }
    }

    /// The value of `true` or `false`.
    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(value) = self.value { Some(value) } else { None }
    }
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The key, unescaped.
    pub key: String,
    /// The range of the key with its quotes.
    pub key_range: TextRange,
    /// The value.
    pub value: Node,
}

impl Member {
    /// The range of key and value.
    pub fn range(&self) -> TextRange {
        self.key_range.cover(self.value.range)
    }
}

/// A kind of syntax error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SyntaxErrorKind {
    /// The text is empty or only white space.
    Empty,
    /// A byte order mark at the start.
    ByteOrderMark,
    /// A value was expected.
    ExpectedValue,
    /// A key in double quotes was expected.
    ExpectedKey,
    /// `:` was expected after a key.
    ExpectedColon,
    /// `,` or the closing bracket was expected.
    ExpectedCommaOrEnd,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A string without its closing quote on the line.
    UnterminatedString,
    /// An array or object without its closing bracket.
    UnterminatedBracket,
    /// A backslash that starts no escape.
    BadEscape,
    /// Half of a surrogate pair.
    LoneSurrogate,
    /// A control character inside a string.
    ControlCharacter,
    /// A number with a wrong form, such as `01` or `1.`.
    BadNumber,
    /// A comment.
    Comment,
    /// Single or typographic quotes.
    WrongQuotes,
    /// Deeper than [`MAX_DEPTH`].
    TooDeep,
    /// Something after the end of the value.
    TrailingText,
}

/// A syntax error with its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The kind.
    pub kind: SyntaxErrorKind,
    /// Its range.
    pub range: TextRange,
}

/// The outcome of parsing a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseOutcome {
    /// The value, as far as it could be read.
    pub root: Node,
    /// The syntax errors, in the order of the text.
    pub errors: Vec<SyntaxError>,
}

/// Parses `text`.
pub fn parse(text: &str) -> ParseOutcome {
    parser::Parser::new(text).run()
}

#[cfg(test)]
mod tests;
