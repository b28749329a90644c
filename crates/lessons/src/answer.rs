//! Answers to a lesson's questions.

use aws_world::json::Json;
use iam_policy::json::Node;

/// The answers given, the newest to each question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<Answer>);

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Answer {
    question: String,
    choice: usize,
    /// As the world was when it was given.
    is_right: bool,
}

impl Answers {
    /// Records an answer; it replaces an earlier one to the same question.
    pub fn record(&mut self, question: &str, choice: usize, is_right: bool) {
        self.0.retain(|answer| answer.question != question);
        self.0.push(Answer { question: question.to_owned(), choice, is_right });
    }

    /// Whether the question has been answered rightly.
    pub fn is_right(&self, question: &str) -> bool {
        self.0.iter().any(|answer| answer.question == question && answer.is_right)
    }

    /// The choice made.
    pub fn chosen(&self, question: &str) -> Option<usize> {
        self.0.iter().find(|answer| answer.question == question).map(|answer| answer.choice)
    }

    /// `[["name", 1, true]]`.
    pub(crate) fn to_json(&self) -> Json {
        let answer = |answer: &Answer| {
            let choice = i64::try_from(answer.choice).unwrap_or_default();
            Json::List(vec![Json::text(&answer.question), Json::Number(choice), Json::Bool(answer.is_right)])
        };
        Json::List(self.0.iter().map(answer).collect())
    }

    /// What is of a wrong form is left out.
    pub(crate) fn from_json(saved: Option<&Node>) -> Self {
        let read = |node: &Node| {
            let [question, choice, right] = node.as_array()? else { return None };
            let choice = choice.as_i64().and_then(|choice| usize::try_from(choice).ok())?;
            Some(Answer { question: question.as_str()?.to_owned(), choice, is_right: right.as_bool()? })
        };
        Self(saved.and_then(Node::as_array).unwrap_or_default().iter().filter_map(read).collect())
    }
}
