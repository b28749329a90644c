//! What an embed's address asks for: `?view=matrix&theme=dark&readonly=1`.

use crate::text::post as text;

/// What an embed shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EmbedView {
    /// The map, what was run, and the thing that is pressed.
    #[default]
    World,
    /// Why one request is allowed or denied.
    Why,
    /// The access matrix.
    Matrix,
    /// A lesson with its world.
    Lesson,
    /// One policy: its text, its findings, what it reaches.
    Policy,
}

impl EmbedView {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::World, Self::Matrix, Self::Why, Self::Policy, Self::Lesson];

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::World => text::WORLD_VIEW,
            Self::Why => text::WHY_VIEW,
            Self::Matrix => text::MATRIX_VIEW,
            Self::Lesson => text::LESSON_VIEW,
            Self::Policy => text::POLICY_VIEW,
        }
    }

    /// Its name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::Why => "why",
            Self::Matrix => "matrix",
            Self::Lesson => "lesson",
            Self::Policy => "policy",
        }
    }
}

/// The options of an embed. What is not understood counts as not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EmbedOptions {
    /// What it shows.
    pub view: EmbedView,
    /// `light` or `dark`; the system's else.
    pub theme: Option<&'static str>,
    /// Index of the lesson to open.
    pub lesson: Option<usize>,
    /// The lesson's world as it is when all goals are met (`step=solution`).
    pub solved: bool,
    /// Nothing can be changed.
    pub read_only: bool,
    /// A height that the frame keeps, pixels. Without it the frame is told how high the content is.
    pub height: Option<u32>,
}

/// Heights that a frame can be asked to keep, pixels.
const HEIGHTS: std::ops::RangeInclusive<u32> = 120..=5_000;

/// What WordPress puts behind the address of a frame that it has made from an oEmbed answer.
const WORDPRESS_SECRET: &str = "#?secret=";

/// The part of an address behind `#`, apart: the world in it, and the word by which WordPress knows its frame.
pub fn split_wordpress_secret(hash: &str) -> (&str, Option<&str>) {
    let Some((world, secret)) = hash.split_once(WORDPRESS_SECRET) else { return (hash, None) };
    let is_one =
        !secret.is_empty() && secret.len() <= 32 && secret.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (world, is_one.then_some(secret))
}

impl EmbedOptions {
    /// Reads the part of an address behind `?`.
    pub fn read(query: &str) -> Self {
        let mut options = Self::default();
        let mut view = None;
        for part in query.trim_start_matches('?').split('&') {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            match name {
                "view" => {
                    let known = EmbedView::ALL.into_iter().find(|view| view.name() == value);
                    view = Some(known.unwrap_or_default());
                }
                "theme" => options.theme = ["light", "dark"].into_iter().find(|theme| *theme == value),
                "lesson" => {
                    options.lesson = value.parse::<usize>().ok().and_then(|number| number.checked_sub(1))
                }
                "step" => options.solved = value == "solution",
                "height" => options.height = value.parse().ok().filter(|height| HEIGHTS.contains(height)),
                "readonly" => options.read_only = !matches!(value, "0" | "false"),
                _ => {}
            }
        }
        // Who names a lesson and no view means the lesson.
        let implied = if options.lesson.is_some() { EmbedView::Lesson } else { EmbedView::default() };
        options.view = view.unwrap_or(implied);
        options
    }

    /// The part of an address behind `?`, without what goes without saying.
    pub fn query(&self) -> String {
        let mut query = format!("?view={}", self.view.name());
        if let Some(theme) = self.theme {
            query.push_str("&theme=");
            query.push_str(theme);
        }
        if let Some(lesson) = self.lesson {
            query.push_str(&format!("&lesson={}", lesson + 1));
        }
        if self.solved {
            query.push_str("&step=solution");
        }
        if self.read_only {
            query.push_str("&readonly=1");
        }
        if let Some(height) = self.height {
            query.push_str(&format!("&height={height}"));
        }
        query
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_as_they_are_written() {
        for view in EmbedView::ALL {
            for theme in [None, Some("dark")] {
                let options = EmbedOptions {
                    view,
                    theme,
                    lesson: Some(2),
                    solved: true,
                    read_only: true,
                    height: Some(300),
                };
                assert_eq!(EmbedOptions::read(&options.query()), options);
            }
        }
        assert_eq!(EmbedOptions::read(&EmbedOptions::default().query()), EmbedOptions::default());
    }

    #[test]
    fn embed_options_ignore_unknown_values() {
        for query in [
            "",
            "?",
            "?view=<b>&theme=pink&lesson=0&step=9&x",
            "?height=9&height=99999",
            "?height=tall",
            "?lesson=-1&lesson=two&=&&",
        ] {
            assert_eq!(EmbedOptions::read(query), EmbedOptions::default(), "{query}");
        }
        assert_eq!(EmbedOptions::read("?lesson=3").view, EmbedView::Lesson);
        assert_eq!(EmbedOptions::read("?lesson=3&view=world").view, EmbedView::World);
        assert!(EmbedOptions::read("?readonly").read_only);
        assert!(!EmbedOptions::read("?readonly=0").read_only);
    }

    #[test]
    fn wordpress_adds_its_word_behind_the_world() {
        assert_eq!(split_wordpress_secret("#s1.AbC"), ("#s1.AbC", None));
        assert_eq!(split_wordpress_secret("#s1.AbC#?secret=aB3dE6gH9j"), ("#s1.AbC", Some("aB3dE6gH9j")));
        assert_eq!(split_wordpress_secret("#?secret=aB3dE6gH9j"), ("", Some("aB3dE6gH9j")));
        for wrong in ["#?secret=", "#?secret=a\"b", "#?secret=<b>"] {
            assert_eq!(split_wordpress_secret(wrong), ("", None), "{wrong}");
        }
    }
}
