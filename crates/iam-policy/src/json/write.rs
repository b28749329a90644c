//! Writing JSON.

use std::fmt::Write as _;

/// Appends `text` to `out` as a JSON string.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    write_escaped(out, text);
    out.push('"');
}

/// Appends `text` to `out` with the escapes of a JSON string, which HCL's strings have too, and without quotes.
pub fn write_escaped(out: &mut String, text: &str) {
    // Runs without escapes are copied whole: policies of a real account are megabytes.
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !matches!(byte, 0..=0x1f | b'"' | b'\\' | 0x7f | 0xe2) {
            continue;
        }
        let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        // U+2028 and U+2029 end a line for some parsers of JSON Lines; others begin with the same byte.
        if byte == 0xe2 && !matches!(character, '\u{2028}' | '\u{2029}') {
            continue;
        }
        out.push_str(text.get(plain..at).unwrap_or_default());
        plain = at + character.len_utf8();
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(other));
            }
        }
    }
    out.push_str(text.get(plain..).unwrap_or_default());
}

/// A JSON value to write, whose members keep their order. What is read is a [`Node`](super::Node).
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number without a fraction: nothing here needs others.
    Number(i64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// Members in the order they are written in.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A copy of `value`.
    pub fn text(value: &str) -> Self {
        Self::Text(value.to_owned())
    }

    /// An object to add members to.
    pub fn object() -> Self {
        Self::Object(Vec::new())
    }

    /// An array of texts.
    pub fn texts(texts: &[impl AsRef<str>]) -> Self {
        Self::List(texts.iter().map(|text| Self::text(text.as_ref())).collect())
    }

    /// An object of these members, in their order.
    pub fn from_members<K: Into<String>>(members: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    /// Adds a member; does nothing to what is not an object.
    pub fn with(mut self, name: &str, value: Self) -> Self {
        if let Self::Object(members) = &mut self {
            members.push((name.to_owned(), value));
        }
        self
    }

    /// Adds a text member.
    pub fn with_text(self, name: &str, value: &str) -> Self {
        self.with(name, Self::text(value))
    }

    /// Adds a text member unless it is empty.
    pub fn with_text_if_any(self, name: &str, value: &str) -> Self {
        if value.is_empty() { self } else { self.with_text(name, value) }
    }

    /// Adds a member if there is one.
    pub fn with_if_some(self, name: &str, value: Option<Self>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a list or object unless it is empty.
    pub fn with_if_any(self, name: &str, value: Self) -> Self {
        match &value {
            Self::List(items) if items.is_empty() => self,
            Self::Object(members) if members.is_empty() => self,
            _ => self.with(name, value),
        }
    }

    /// Without white space.
    pub fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// Indented by four spaces, as the AWS CLI and console show JSON.
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out
    }

    fn write(&self, out: &mut String, indent: Option<usize>) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(true) => out.push_str("true"),
            Self::Bool(false) => out.push_str("false"),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => write_string(out, text),
            Self::List(items) => {
                write_items(out, indent, Brackets { open: '[', close: ']' }, items, |out, indent, item| {
                    item.write(out, indent)
                });
            }
            Self::Object(members) => {
                write_items(
                    out,
                    indent,
                    Brackets { open: '{', close: '}' },
                    members,
                    |out, indent, (name, value)| {
                        write_string(out, name);
                        out.push_str(if indent.is_some() { ": " } else { ":" });
                        value.write(out, indent);
                    },
                );
            }
        }
    }
}

/// What stands around the items.
struct Brackets {
    open: char,
    close: char,
}

fn write_items<T>(
    out: &mut String,
    indent: Option<usize>,
    brackets: Brackets,
    items: &[T],
    write: impl Fn(&mut String, Option<usize>, &T),
) {
    out.push(brackets.open);
    let inner = indent.map(|depth| depth + 1);
    for (position, item) in items.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        new_line(out, inner);
        write(out, inner, item);
    }
    if !items.is_empty() {
        new_line(out, indent);
    }
    out.push(brackets.close);
}

fn new_line(out: &mut String, indent: Option<usize>) {
    if let Some(depth) = indent {
        out.push('\n');
        for _ in 0..depth {
            out.push_str("    ");
        }
    }
}

impl From<usize> for Json {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, write_string};
    use crate::json;

    #[test]
    fn written_strings_parse_to_the_same_text() {
        for text in ["", "a\"b\\c/", "\0\u{1}\n\r\t\u{7f}", "é😀\u{2028}\u{2029}", "–\u{2028}–\"–"] {
            let mut out = String::new();
            write_string(&mut out, text);
            let read = json::parse(&out);
            assert_eq!((read.errors.as_slice(), read.root.as_str()), (&[][..], Some(text)), "{out}");
            assert!(out.lines().count() == 1 && !out.contains('\u{2028}'), "{out}");
        }
    }
    #[test]
    fn keeps_order_and_escapes() {
        let value = Json::object()
            .with_text("b", "line\n\"quoted\" \\ \u{1}")
            .with("a", Json::List(vec![Json::Number(-3), Json::Bool(true), Json::Null]))
            .with("empty", Json::object());
        assert_eq!(value.compact(), r#"{"b":"line\n\"quoted\" \\ \u0001","a":[-3,true,null],"empty":{}}"#);
        let read: serde_json::Value = serde_json::from_str(&value.pretty()).unwrap();
        assert_eq!(read["b"], "line\n\"quoted\" \\ \u{1}");
    }
}
