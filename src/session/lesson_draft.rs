//! The draft of a lesson: the fields that its author fills in, and the lesson's text.

/// A goal: what the user is asked, and the check that says when it is done. Or a reply: what is said, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoalDraft {
    /// The instruction of the step that begins with this goal; `None` where none does.
    pub step: Option<String>,
    /// The sentence.
    pub text: String,
    /// The check, as `docs/authoring.md` writes it.
    pub check: String,
}

/// A question with its choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionDraft {
    /// Its name, by which a goal asks for it.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// The choices.
    pub choices: Vec<ChoiceDraft>,
}

/// One of the choices of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChoiceDraft {
    /// What it says.
    pub text: String,
    /// When it is the right one: `right`, `wrong`, or a check.
    pub check: String,
    /// What is said when it is chosen.
    pub reply: String,
}

/// The fields of the form.
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
    /// What is said to states that are wrong and worth understanding.
    pub replies: Vec<GoalDraft>,
    /// Questions that goals ask to be answered.
    pub questions: Vec<QuestionDraft>,
    /// Hints: where to look, what to think of, what to do.
    pub hints: [String; 3],
}

/// On one line, whatever was typed.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Parses `text | check`.
fn parse_goal(value: &str) -> GoalDraft {
    let (text, check) = value.rsplit_once(" | ").unwrap_or((value, ""));
    GoalDraft { text: text.to_owned(), check: check.to_owned(), ..GoalDraft::default() }
}

/// The text of a field of a line, without the separator of fields.
fn without_separator(text: &str) -> String {
    one_line(text).replace(" | ", " / ")
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
            add("step", goal.step.as_deref().unwrap_or_default());
            add("goal", &[one_line(&goal.text).as_str(), " | ", &goal.check].concat());
        }
        for hint in &self.hints {
            add("hint", hint);
        }
        for reply in &self.replies {
            add("reply", &[one_line(&reply.text).as_str(), " | ", &reply.check].concat());
        }
        for question in &self.questions {
            add("question", &[question.id.as_str(), " | ", &one_line(&question.text)].concat());
            for choice in &question.choices {
                let ChoiceDraft { text, check, reply } = choice;
                add(
                    "choice",
                    &[without_separator(text), one_line(check), without_separator(reply)].join(" | "),
                );
            }
        }
        lines.push("---".to_owned());
        lines.push(self.paragraphs().join("\n\n"));
        lines.join("\n") + "\n"
    }

    /// The paragraphs of its text.
    pub fn paragraphs(&self) -> Vec<String> {
        let paragraphs = self.text.split("\n\n").map(|paragraph| {
            // A heading would begin the lines that worlds are played from.
            one_line(paragraph).trim_start_matches(['#', ' ']).to_owned()
        });
        paragraphs.filter(|paragraph| !paragraph.is_empty()).collect()
    }

    /// Parses a lesson's text back to the draft.
    pub fn parse(text: &str) -> Self {
        let mut draft = Self::default();
        let (front, body) =
            text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or(("", text));
        let mut hints = draft.hints.iter_mut();
        let mut step = None;
        for line in front.lines() {
            let Some((key, value)) = line.split_once(": ") else { continue };
            let value = value.to_owned();
            match key {
                "title" => draft.title = value,
                "misconception" => draft.misconception = value,
                "minutes" => draft.minutes = value,
                "unlocks" => draft.unlocks = value,
                "step" => step = Some(value),
                "goal" => draft.goals.push(GoalDraft { step: step.take(), ..parse_goal(&value) }),
                "reply" => draft.replies.push(parse_goal(&value)),
                "question" => {
                    let (id, text) = value.split_once(" | ").unwrap_or(("", &value));
                    let (id, text) = (id.to_owned(), text.to_owned());
                    draft.questions.push(QuestionDraft { id, text, choices: Vec::new() });
                }
                "choice" => {
                    let mut parts = value.splitn(3, " | ").map(str::to_owned);
                    let mut next = || parts.next().unwrap_or_default();
                    let choice = ChoiceDraft { text: next(), check: next(), reply: next() };
                    draft
                        .questions
                        .iter_mut()
                        .last()
                        .into_iter()
                        .for_each(|q| q.choices.push(choice.clone()));
                }
                "hint" => hints.next().into_iter().for_each(|hint| hint.clone_from(&value)),
                _ => {}
            }
        }
        draft.text = body.trim_end().to_owned();
        draft
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use lessons::Lesson;

    use super::*;

    /// A draft with something in every field.
    pub(crate) fn whole() -> LessonDraft {
        let goal = |step: &str, text: &str, check: &str| GoalDraft {
            step: (!step.is_empty()).then(|| step.to_owned()),
            text: text.into(),
            check: check.into(),
        };
        let choice = |text: &str, check: &str, reply: &str| ChoiceDraft {
            text: text.into(),
            check: check.into(),
            reply: reply.into(),
        };
        LessonDraft {
            title: "Reading is not writing".into(),
            misconception: "Who may read may write.".into(),
            minutes: "4".into(),
            unlocks: "Each action is allowed by itself.".into(),
            text: "Ann reads photos.\n\nLet her store them, too.".into(),
            goals: vec![
                goal(
                    "Hypothesis her policy.",
                    "Ann stores photos.",
                    "allowed arn:aws:iam::111122223333:user/ann s3:PutObject arn:aws:s3:::photo-app-bucket/photos/cat.jpg",
                ),
                goal("", "The app has no key.", "no long-term keys"),
                goal("Then look back.", "Answer the question.", "answered own/1"),
            ],
            replies: vec![goal("", "Ann can do everything now.", "allowed user/ann iam:CreateUser *")],
            questions: vec![QuestionDraft {
                id: "own/1".into(),
                text: "Does reading give writing?".into(),
                choices: vec![
                    choice("Yes.", "wrong", "Each action is allowed by itself."),
                    choice("No.", "right", "Right."),
                ],
            }],
            hints: ["Look at her policy.", "An action is missing.", "Add `s3:PutObject`."].map(str::to_owned),
        }
    }

    #[test]
    fn lesson_draft_is_parsed_back_from_its_text() {
        assert_eq!(LessonDraft::parse(&whole().to_text()), whole());
        assert_eq!(LessonDraft::parse(""), LessonDraft::default());
    }

    #[test]
    fn whatever_is_typed_stays_where_it_was_typed() {
        let mut draft = whole();
        draft.title = "Two\ngoal: lines | right".into();
        draft.questions[0].choices[0].text = "One | two".into();
        draft.text = "## start\n\n---\n\nA | B".into();
        let (lesson, errors) = Lesson::parse(&draft.to_text());
        assert_eq!(errors, []);
        assert_eq!(lesson.title, "Two goal: lines | right");
        assert_eq!((lesson.goals.len(), lesson.steps.len(), lesson.scripts.len()), (3, 2, 0));
        assert_eq!(lesson.questions[0].choices[0].text, "One / two");
        assert_eq!(lesson.text, ["start", "---", "A | B"]);
    }
}
