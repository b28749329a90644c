//! A lesson that is part of a document: made by a user, played by whoever opens the document.

use std::sync::Arc;

use aws_world::json::Json;
use iam_policy::json::Node;

/// The lesson. Its text is a `lesson.md` without the lines that worlds are played from; `docs/authoring.md` is the format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnLesson {
    /// The text.
    pub text: Arc<str>,
    /// The document it starts in, as saved work.
    pub start: Arc<str>,
    /// A document that solves it, as saved work; empty where there is none.
    pub solution: Arc<str>,
    /// Whether it is the lesson at the left.
    pub is_open: bool,
}

/// Version of the saved form.
const VERSION: i64 = 1;

impl OwnLesson {
    /// Its title, if it has one.
    pub fn title(&self) -> Option<&str> {
        let (front, _) = self.text.strip_prefix("---\n")?.split_once("\n---")?;
        front.lines().find_map(|line| line.strip_prefix("title: "))
    }

    /// The saved form.
    pub fn to_json(&self) -> Json {
        Json::object()
            .with("version", Json::Number(VERSION))
            .with_text("text", &self.text)
            .with_text("start", &self.start)
            .with_text_if_any("solution", &self.solution)
            .with("open", Json::Bool(self.is_open))
    }

    /// Reads the saved form; `None` where it is damaged or of a newer version.
    pub fn from_saved(saved: &Node) -> Option<Self> {
        if saved.member("version")?.as_i64()? != VERSION {
            return None;
        }
        let text = |name: &str| saved.member(name).and_then(Node::as_str).map(Arc::from);
        Some(Self {
            text: text("text")?,
            start: text("start")?,
            solution: text("solution").unwrap_or_default(),
            is_open: saved.member("open").and_then(Node::as_bool).unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> Option<String> {
        OwnLesson { text: text.into(), ..OwnLesson::default() }.title().map(ToOwned::to_owned)
    }

    #[test]
    fn own_lesson_title_is_the_one_in_its_front_matter() {
        assert_eq!(title("---\nminutes: 4\ntitle: A: B\n---\ntitle: C\n").as_deref(), Some("A: B"));
        assert_eq!(title("---\nminutes: 4\n---\ntitle: C\n"), None);
        assert_eq!(title(""), None);
    }
}
