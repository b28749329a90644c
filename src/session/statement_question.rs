//! A question of the open lesson that is answered by choosing a statement in an explanation.

use aws_world::world::ActionOnResource;
use leptos::prelude::Callback;

use super::selection::{RequestCaller, WhyTarget};

/// A statement that answers the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementChoice {
    /// Its `Sid`.
    pub sid: String,
    /// Index of the question's choice.
    pub choice: usize,
    /// The reply when it is chosen.
    pub reply: String,
}

/// The question.
#[derive(Clone, Debug)]
pub struct StatementQuestion {
    /// Name of the question.
    pub question: String,
    /// ARN of the caller of the request.
    pub caller: String,
    /// The request.
    pub request: ActionOnResource,
    /// The statements to choose from.
    pub statements: Vec<StatementChoice>,
    /// Answers with a choice.
    pub choose: Callback<usize>,
}

impl StatementQuestion {
    /// The explanation that has the statements.
    pub fn target(&self) -> WhyTarget {
        WhyTarget::Cell(RequestCaller::Principal(self.caller.clone()), self.request.clone())
    }

    /// The choice of a statement in the explanation of this caller's request.
    pub fn choice_for(
        &self,
        caller: Option<&str>,
        request: &ActionOnResource,
        sid: &str,
    ) -> Option<&StatementChoice> {
        let is_asked = caller == Some(self.caller.as_str()) && *request == self.request;
        self.statements.iter().find(|known| is_asked && known.sid == sid)
    }
}

#[cfg(test)]
mod tests {
    use lessons::Lesson;

    use crate::session::authorization_lookup::{Lookup, look_up_authorizations};
    use crate::session::saved_document;
    use crate::session::selection::{RequestCaller, WhyTarget};
    use aws_world::world::ActionOnResource;

    #[test]
    fn statement_question_finds_each_statement_once() {
        let mut asked = 0;
        for listed in lessons::index() {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("crates/lessons/content")
                .join(listed.folder);
            let text = std::fs::read_to_string(folder.join("lesson.md")).expect("a text");
            let start = std::fs::read_to_string(folder.join("start.json")).expect("a start");
            let document = saved_document::from_json(&start).expect("opens").0;
            let lesson = Lesson::parse(&text).0;
            for (_, question, sid) in lesson.questions.iter().flat_map(|question| question.statements()) {
                let caller = RequestCaller::Principal(question.principal_arn.clone());
                let request =
                    ActionOnResource { action: question.action.clone(), resource: question.resource.clone() };
                let Lookup::Found(all) = look_up_authorizations(&document, &WhyTarget::Cell(caller, request))
                else {
                    panic!("{}: no answer", listed.folder);
                };
                let policies = all.iter().flat_map(|a| &a.result.gates).flat_map(|gate| &gate.policies);
                let statements = policies.flat_map(|policy| &policy.statements);
                let found = statements.filter(|statement| statement.sid.as_deref() == Some(sid)).count();
                assert_eq!(found, 1, "{}: {sid}", listed.folder);
                asked += 1;
            }
        }
        assert!(asked >= 3, "a lesson asks about statements");
    }
}
