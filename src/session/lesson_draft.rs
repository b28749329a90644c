//! A lesson being written: what its author fills in, and the text that comes of it.

use lessons::{Lesson, lint_shown};

/// One goal: what the reader is asked, and the check that says when it is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoalDraft {
    /// The sentence.
    pub text: String,
    /// The check, as `docs/authoring.md` writes it.
    pub check: String,
}

/// What is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonDraft {
    /// Title.
    pub title: String,
    /// What people believe before it.
    pub misconception: String,
    /// How long it takes.
    pub minutes: String,
    /// What one understands after it.
    pub unlocks: String,
    /// Paragraphs, with empty lines between them.
    pub text: String,
    /// Goals.
    pub goals: Vec<GoalDraft>,
    /// Hints: where to look, what to think of, what to do.
    pub hints: [String; 3],
}

/// On one line, whatever was typed.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl LessonDraft {
    /// The lesson's text.
    pub fn to_text(&self) -> String {
        let mut lines = vec!["---".to_owned()];
        let mut add = |key: &str, value: &str| {
            let value = one_line(value);
            if !value.is_empty() {
                lines.push([key, ": ", &value].concat());
            }
        };
        add("title", &self.title);
        add("misconception", &self.misconception);
        add("minutes", &self.minutes);
        add("unlocks", &self.unlocks);
        add("wildcard", "allowed");
        for goal in &self.goals {
            add("goal", &[one_line(&goal.text).as_str(), " | ", &goal.check].concat());
        }
        for hint in &self.hints {
            add("hint", hint);
        }
        lines.push("---".to_owned());
        let paragraphs = self.text.split("\n\n").map(|paragraph| {
            // A heading would begin the lines that worlds are played from.
            one_line(paragraph).trim_start_matches(['#', ' ']).to_owned()
        });
        let paragraphs: Vec<String> = paragraphs.filter(|paragraph| !paragraph.is_empty()).collect();
        lines.push(paragraphs.join("\n\n"));
        lines.join("\n") + "\n"
    }

    /// The draft that a text came of.
    pub fn from_text(text: &str) -> Self {
        let mut draft = Self::default();
        let (front, body) =
            text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or(("", text));
        let mut hints = draft.hints.iter_mut();
        for line in front.lines() {
            let Some((key, value)) = line.split_once(": ") else { continue };
            let value = value.to_owned();
            match key {
                "title" => draft.title = value,
                "misconception" => draft.misconception = value,
                "minutes" => draft.minutes = value,
                "unlocks" => draft.unlocks = value,
                "goal" => {
                    let (text, check) = value.rsplit_once(" | ").unwrap_or((&value, ""));
                    draft.goals.push(GoalDraft { text: text.to_owned(), check: check.to_owned() });
                }
                "hint" => hints.next().into_iter().for_each(|hint| hint.clone_from(&value)),
                _ => {}
            }
        }
        draft.text = body.trim_end().to_owned();
        draft
    }

    /// What is missing or cannot be read.
    pub fn problems(&self) -> Vec<String> {
        let (lesson, errors) = Lesson::read(&self.to_text());
        errors.into_iter().chain(lint_shown(&lesson)).map(|error| error.message).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> LessonDraft {
        let goal = |text: &str, check: &str| GoalDraft { text: text.into(), check: check.into() };
        LessonDraft {
            title: "Reading is not writing".into(),
            misconception: "Who may read may write.".into(),
            minutes: "4".into(),
            unlocks: "Each action is allowed by itself.".into(),
            text: "Ann reads photos.\n\nLet her store them, too.".into(),
            goals: vec![
                goal(
                    "Ann stores photos.",
                    "allowed arn:aws:iam::111122223333:user/ann s3:PutObject arn:aws:s3:::photo-app-bucket/photos/cat.jpg",
                ),
                goal("The app has no key.", "no long-term keys"),
            ],
            hints: ["Look at her policy.", "An action is missing.", "Add `s3:PutObject`."].map(str::to_owned),
        }
    }

    #[test]
    fn a_draft_is_read_back_from_its_text() {
        assert_eq!(LessonDraft::from_text(&whole().to_text()), whole());
        assert_eq!(whole().problems(), Vec::<String>::new());
        assert_eq!(LessonDraft::from_text(""), LessonDraft::default());
    }

    #[test]
    fn whatever_is_typed_stays_where_it_was_typed() {
        let mut draft = whole();
        draft.title = "Two\ngoal: lines | right".into();
        draft.text = "## start\n\n---\n\nA | B".into();
        let (lesson, errors) = Lesson::read(&draft.to_text());
        assert_eq!(errors, []);
        assert_eq!(lesson.title, "Two goal: lines | right");
        assert_eq!((lesson.goals.len(), lesson.scripts.len()), (2, 0));
        assert_eq!(lesson.text, ["start", "---", "A | B"]);
    }

    #[test]
    fn what_is_missing_is_named() {
        let problems = LessonDraft::default().problems();
        for part in
            ["`title`", "`misconception`", "`minutes`", "`unlocks`", "no text", "no `goal`", "three `hint`"]
        {
            assert!(problems.iter().any(|problem| problem.contains(part)), "{part}: {problems:?}");
        }
        assert!(!problems.iter().any(|problem| problem.contains("reply") || problem.contains("## start")));
        let mut draft = whole();
        draft.goals[0].check = "allowed".into();
        assert!(draft.problems().iter().any(|problem| problem.contains("a principal, an action")));
    }
}
