//! JSON text in an order of our choosing: CloudTrail events, saved worlds and CLI parameters are read by people.

use iam_policy::json::write_string;

/// A JSON value whose members keep their order.
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

    /// An object of texts.
    pub(crate) fn texts<'t>(members: impl Iterator<Item = (&'t String, &'t String)>) -> Self {
        members.fold(Self::object(), |json, (name, value)| json.with_text(name, value))
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
                write_items(out, indent, ('[', ']'), items, |out, indent, item| item.write(out, indent));
            }
            Self::Object(members) => {
                write_items(out, indent, ('{', '}'), members, |out, indent, (name, value)| {
                    write_string(out, name);
                    out.push_str(if indent.is_some() { ": " } else { ":" });
                    value.write(out, indent);
                });
            }
        }
    }
}

fn write_items<T>(
    out: &mut String,
    indent: Option<usize>,
    brackets: (char, char),
    items: &[T],
    write: impl Fn(&mut String, Option<usize>, &T),
) {
    out.push(brackets.0);
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
    out.push(brackets.1);
}

fn new_line(out: &mut String, indent: Option<usize>) {
    if let Some(depth) = indent {
        out.push('\n');
        for _ in 0..depth {
            out.push_str("    ");
        }
    }
}

/// JSON text without the white space between its tokens. What is not JSON comes back with the same tokens.
pub(crate) fn without_white_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_string = false;
    let mut escaped = false;
    for character in text.chars() {
        if in_string || !character.is_ascii_whitespace() {
            out.push(character);
        }
        if in_string && !escaped && character == '\\' {
            escaped = true;
            continue;
        }
        if character == '"' && !escaped {
            in_string = !in_string;
        }
        escaped = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Json, without_white_space};

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

    #[test]
    fn white_space_in_strings_stays() {
        assert_eq!(without_white_space("{ \"a b\" : [ 1 ,\n\"\\\" x\" ] }"), "{\"a b\":[1,\"\\\" x\"]}");
    }
}
