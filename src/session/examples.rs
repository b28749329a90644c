//! The gallery of examples: situations an engineer meets, each a saved document with one question to look at.

use aws_world::world::ActionOnResource;
use iam_policy::json;

use super::selection::{RequestCaller, WhyTarget};

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

impl Example {
    /// Its name: the file without the ending.
    pub fn name(&self) -> &str {
        self.file.trim_end_matches(".json")
    }
}

/// The file in [`FOLDER`] that tells an example as a story, as a lesson's text: what it is about, what surprises, and goals.
pub fn story_file(name: &str) -> String {
    [name, ".md"].concat()
}

/// The number that an example's name begins with.
pub fn number(name: &str) -> Option<u32> {
    name.split('-').next()?.parse().ok()
}

/// Reads the gallery's list; `None` where it is damaged.
pub fn parse_index(text: &str) -> Option<Vec<Example>> {
    let parsed = json::parse(text);
    let read = |node: &json::Node| {
        let text = |name| Some(node.member(name)?.as_str()?.to_owned());
        let request = ActionOnResource { action: text("action")?, resource: text("resource")? };
        let why = WhyTarget::Cell(RequestCaller::Principal(text("caller")?), request);
        Some(Example { file: text("file")?, title: text("title")?, about: text("about")?, why })
    };
    parsed.root.as_array()?.iter().map(read).collect()
}

/// The example that an address names: its file, with or without the ending.
pub fn find_example(all: Vec<Example>, name: &str) -> Option<Example> {
    all.into_iter().find(|example| example.name() == name.trim_end_matches(".json"))
}

#[cfg(test)]
mod tests {
    use super::{number, parse_index};

    #[test]
    fn example_number_is_read_from_its_name() {
        assert_eq!((number("09-external-id"), number("other")), (Some(9), None));
    }

    #[test]
    fn examples_refuse_damaged_list() {
        assert_eq!(parse_index("[]"), Some(Vec::new()));
        assert_eq!(parse_index(r#"[{"file": "a.json"}]"#), None);
        assert_eq!(parse_index("<!doctype html>"), None);
    }
}
