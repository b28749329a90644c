//! A question of the open lesson that can be answered by pointing at a statement of an explanation.

use aws_world::world::Request;
use leptos::prelude::Callback;

use super::selection::{MatrixCaller, WhyTarget};

/// A statement that can be pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointable {
    /// Its `Sid`.
    pub sid: String,
    /// Index of the choice that it is.
    pub choice: usize,
    /// What is said when it is chosen.
    pub reply: String,
}

/// The question.
#[derive(Clone, Debug)]
pub struct Pointing {
    /// Name of the question.
    pub question: String,
    /// ARN of who makes the request that is asked about.
    pub caller: String,
    /// The request.
    pub request: Request,
    /// What can be pointed at.
    pub statements: Vec<Pointable>,
    /// Answers with a choice.
    pub choose: Callback<usize>,
}

impl Pointing {
    /// The explanation that has the statements.
    pub fn target(&self) -> WhyTarget {
        WhyTarget::Cell(MatrixCaller::Principal(self.caller.clone()), self.request.clone())
    }

    /// The choice that a statement of this caller's request is.
    pub fn at(&self, caller: Option<&str>, request: &Request, sid: &str) -> Option<&Pointable> {
        let is_asked = caller == Some(self.caller.as_str()) && *request == self.request;
        self.statements.iter().find(|known| is_asked && known.sid == sid)
    }
}
