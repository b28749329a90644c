//! The gallery of examples: situations an engineer meets, each a saved document with one question to look at.

use aws_world::world::ActionOnResource;
use iam_policy::json;

use super::selection::{MatrixCaller, WhyTarget};

/// Where the gallery is, seen from the page.
pub const FOLDER: &str = "examples/";

/// What the gallery says of an example before it is fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// File in [`FOLDER`].
    pub file: String,
    /// What it is called.
    pub title: String,
    /// The situation, in a sentence or two.
    pub about: String,
    /// The cell to look at first.
    pub why: WhyTarget,
}

/// Reads the gallery's list; `None` where it is damaged.
pub fn parse_index(text: &str) -> Option<Vec<Example>> {
    let parsed = json::parse(text);
    let read = |node: &json::Node| {
        let text = |name| Some(node.member(name)?.as_str()?.to_owned());
        let request = ActionOnResource { action: text("action")?, resource: text("resource")? };
        let why = WhyTarget::Cell(MatrixCaller::Principal(text("caller")?), request);
        Some(Example { file: text("file")?, title: text("title")?, about: text("about")?, why })
    };
    parsed.root.as_array()?.iter().map(read).collect()
}

/// The example that an address names: its file, with or without the ending.
pub fn find_example(all: Vec<Example>, name: &str) -> Option<Example> {
    all.into_iter().find(|example| example.file.trim_end_matches(".json") == name.trim_end_matches(".json"))
}

#[cfg(test)]
mod tests {
    use super::parse_index;

    #[test]
    fn examples_refuse_damaged_list() {
        assert_eq!(parse_index("[]"), Some(Vec::new()));
        assert_eq!(parse_index(r#"[{"file": "a.json"}]"#), None);
        assert_eq!(parse_index("<!doctype html>"), None);
    }
}
