//! A tolerant JSON reader: a tree in which every node knows its place, and a list of what is wrong.
//!
//! Reading never fails and never recurses deeper than [`MAX_DEPTH`]. Nothing is lost: the text itself is kept by the
//! caller and every node points into it.

mod elements;
mod parser;
mod string;
mod write;

pub use write::write_text;

use crate::span::TextRange;

pub use elements::{Element, Elements};

/// Arrays and objects nested deeper than this are skipped with an error. A policy needs six levels.
pub const MAX_DEPTH: usize = 64;

/// At most this many errors are kept: the first ones help, the thousandth does not.
pub const MAX_ERRORS: usize = 50;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands, quotes and brackets included.
    pub range: TextRange,
    /// What it is.
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
    /// Something that is no JSON value; an error tells.
    Invalid,
}

impl Node {
    /// The value of an object's member; of members of one name, the last one.
    pub fn member(&self, name: &str) -> Option<&Self> {
        let Value::Object(members) = &self.value else { return None };
        members.iter().rev().find(|member| member.key == name).map(|member| &member.value)
    }

    /// Takes out the value of an object's member; of members of one name, the last one. `null` stays in its place.
    pub fn take_member(&mut self, name: &str) -> Option<Self> {
        let value = self.member_mut(name)?;
        let range = value.range;
        Some(std::mem::replace(value, Self { range, value: Value::Null }))
    }

    /// What is in the array of an object's member, to take something out of it.
    pub fn items_of_mut(&mut self, name: &str) -> &mut [Self] {
        match self.member_mut(name).map(|member| &mut member.value) {
            Some(Value::Array(items)) => items,
            _ => &mut [],
        }
    }

    fn member_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Value::Object(members) = &mut self.value else { return None };
        members.iter_mut().rev().find(|member| member.key == name).map(|member| &mut member.value)
    }

    /// What is in an array.
    pub fn items(&self) -> Option<&[Self]> {
        if let Value::Array(items) = &self.value { Some(items) } else { None }
    }

    /// A string.
    pub fn text(&self) -> Option<&str> {
        if let Value::String(text) = &self.value { Some(text) } else { None }
    }

    /// A number without a fraction.
    pub fn integer(&self) -> Option<i64> {
        if let Value::Number(number) = &self.value { number.parse().ok() } else { None }
    }

    /// `true` or `false`.
    pub fn flag(&self) -> Option<bool> {
        if let Value::Bool(flag) = self.value { Some(flag) } else { None }
    }
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The key, unescaped.
    pub key: String,
    /// Place of the key with its quotes.
    pub key_range: TextRange,
    /// The value.
    pub value: Node,
}

impl Member {
    /// Key and value together.
    pub fn range(&self) -> TextRange {
        self.key_range.cover(self.value.range)
    }
}

/// What is wrong with the text.
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

/// An error with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What.
    pub kind: SyntaxErrorKind,
    /// Where.
    pub range: TextRange,
}

/// The outcome of reading a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The value, as far as it could be read.
    pub root: Node,
    /// What is wrong, in the order of the text.
    pub errors: Vec<SyntaxError>,
}

/// Reads `text`.
pub fn parse(text: &str) -> Parsed {
    parser::Parser::new(text).run()
}

#[cfg(test)]
mod tests;
