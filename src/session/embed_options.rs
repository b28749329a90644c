//! What an embed's address asks for: `?view=matrix&theme=dark&readonly=1`.

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
}

impl EmbedView {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::World, Self::Matrix, Self::Why, Self::Lesson];

    /// As it stands in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::Why => "why",
            Self::Matrix => "matrix",
            Self::Lesson => "lesson",
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
}

impl EmbedOptions {
    /// Reads the part of an address behind `?`.
    pub fn read(query: &str) -> Self {
        let mut options = Self::default();
        for part in query.trim_start_matches('?').split('&') {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            match name {
                "view" => {
                    let known = EmbedView::ALL.into_iter().find(|view| view.name() == value);
                    options.view = known.unwrap_or_default();
                }
                "theme" => options.theme = ["light", "dark"].into_iter().find(|theme| *theme == value),
                "lesson" => {
                    options.lesson = value.parse::<usize>().ok().and_then(|number| number.checked_sub(1))
                }
                "step" => options.solved = value == "solution",
                "readonly" => options.read_only = !matches!(value, "0" | "false"),
                _ => {}
            }
        }
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
                let options = EmbedOptions { view, theme, lesson: Some(2), solved: true, read_only: true };
                assert_eq!(EmbedOptions::read(&options.query()), options);
            }
        }
        assert_eq!(EmbedOptions::read(&EmbedOptions::default().query()), EmbedOptions::default());
    }

    #[test]
    fn what_is_not_understood_counts_as_not_said() {
        for query in ["", "?", "?view=<b>&theme=pink&lesson=0&step=9&x", "?lesson=-1&lesson=two&=&&"] {
            assert_eq!(EmbedOptions::read(query), EmbedOptions::default(), "{query}");
        }
        assert!(EmbedOptions::read("?readonly").read_only);
        assert!(!EmbedOptions::read("?readonly=0").read_only);
    }
}
