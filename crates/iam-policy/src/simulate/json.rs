//! Writing JSON.

use crate::json::write_string;

/// A value to write.
#[derive(Clone, Debug)]
pub(super) enum Json {
    Bool(bool),
    Number(usize),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

/// How deep each level is indented; AWS's command line does the same.
const INDENT: usize = 4;

impl Json {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn texts(texts: &[impl AsRef<str>]) -> Self {
        Self::List(texts.iter().map(|text| Self::text(text.as_ref())).collect())
    }

    /// On one line.
    pub(super) fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// A line for each value.
    pub(super) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out
    }

    fn write(&self, out: &mut String, depth: Option<usize>) {
        match self {
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(value) => out.push_str(&value.to_string()),
            Self::Text(text) => write_string(out, text),
            Self::List(items) => {
                let each = |out: &mut String, index: usize, depth| {
                    if let Some(item) = items.get(index) {
                        item.write(out, depth);
                    }
                };
                write_all(out, depth, ['[', ']'], items.len(), &each);
            }
            Self::Object(members) => {
                let each = |out: &mut String, index: usize, depth: Option<usize>| {
                    if let Some((key, value)) = members.get(index) {
                        write_string(out, key);
                        out.push_str(if depth.is_some() { ": " } else { ":" });
                        value.write(out, depth);
                    }
                };
                write_all(out, depth, ['{', '}'], members.len(), &each);
            }
        }
    }
}

fn write_all(
    out: &mut String,
    depth: Option<usize>,
    [open, close]: [char; 2],
    count: usize,
    each: &dyn Fn(&mut String, usize, Option<usize>),
) {
    out.push(open);
    let inside = depth.map(|depth| depth + 1);
    for index in 0..count {
        if index > 0 {
            out.push(',');
        }
        new_line(out, inside);
        each(out, index, inside);
    }
    if count > 0 {
        new_line(out, depth);
    }
    out.push(close);
}

fn new_line(out: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', depth * INDENT));
    }
}
