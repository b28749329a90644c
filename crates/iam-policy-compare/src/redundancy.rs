//! Statements of a document, and values of their elements, that it could go without: proofs alone.
//!
//! A document is hardly ever alone. What is said of it here holds beside whatever other policies there are: which requests it
//! allows and which it denies are looked at apart, and a Deny is called needless only where other statements deny the same, not
//! where nothing in the document allows it.

use iam_policy::document::{Effect, PolicyDocument, PolicyType, Statement};
use iam_policy::evaluation::AttachedPolicy;
use iam_policy::sorting::stable_sort;
use iam_policy::span::TextRange;

use crate::budget::Budget;
use crate::options::Options;
use crate::redundancy_kind::RedundancyKind;
use crate::redundancy_proof::{Beside, Proof};
use crate::statement_value::{Element, Value};
use crate::view::View;

/// Something that a document could go without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redundancy {
    /// Why it could.
    pub kind: RedundancyKind,
    /// Its place in the policy's text: of a statement from brace to brace, of a value with its quotes.
    pub range: TextRange,
    /// The effect of the statement.
    pub effect: Effect,
    /// The position of the statement, from 0.
    pub statement: usize,
    /// The value as written; of a statement its `Sid`, where it has one.
    pub text: String,
}

/// What the document could go without, all of it together, in the order of the text. Nothing is said of a document with errors,
/// nor of what the steps do not suffice for.
pub fn redundancies(policy: &AttachedPolicy, options: &Options<'_>) -> Vec<Redundancy> {
    let mut search = RedundancySearch::new(policy, options.steps);
    while search.advance(options, usize::MAX) {}
    search.found()
}

/// [`redundancies`] in slices, for who has other things to do meanwhile.
#[derive(Clone, Debug)]
pub struct RedundancySearch {
    policy: AttachedPolicy,
    view: View,
    /// The statements without what was found.
    left: Vec<Statement>,
    /// What is still to be looked at, the next one last.
    tasks: Vec<Task>,
    has_values: bool,
    found: Vec<Redundancy>,
    budget: Budget,
}

/// A statement, or a value of an element of it, by positions among those that are left.
#[derive(Clone, Copy, Debug)]
enum Task {
    Statement(usize),
    Value(usize, Element, usize),
}

impl RedundancySearch {
    /// A search that takes at most so many steps.
    pub fn new(policy: &AttachedPolicy, steps: usize) -> Self {
        let policy_type = policy.source.policy_type;
        let document: &PolicyDocument = &policy.document;
        let is_read = document.is_valid() && policy_type != PolicyType::Grant;
        let left = if is_read { document.statements().to_vec() } else { Vec::new() };
        Self {
            policy: policy.clone(),
            view: View::documents(policy_type, vec![policy.clone()]),
            // From the end, so that of two alike the first stays.
            tasks: (0..left.len()).map(Task::Statement).collect(),
            left,
            has_values: false,
            found: Vec::new(),
            budget: Budget::new(steps),
        }
    }

    /// Goes on until about so many steps are taken. Whether more is to be done.
    pub fn advance(&mut self, options: &Options<'_>, steps: usize) -> bool {
        let end = self.budget.left().saturating_sub(steps);
        while let Some(task) = self.next_task() {
            match task {
                Task::Statement(at) => self.look_at_statement(at, options),
                Task::Value(at, element, place) => self.look_at_value(at, element, place, options),
            }
            if self.budget.is_spent() {
                return false;
            }
            if self.budget.left() <= end {
                return true;
            }
        }
        false
    }

    /// How many statements the document has.
    pub fn statement_count(&self) -> usize {
        self.policy.document.statements().len()
    }

    /// What was found by now, in the order of the text.
    pub fn found(mut self) -> Vec<Redundancy> {
        let places = |found: &Redundancy| (found.range.start, found.range.end);
        stable_sort(&mut self.found, |one, other| places(one).cmp(&places(other)));
        self.found
    }

    fn next_task(&mut self) -> Option<Task> {
        if self.tasks.is_empty() && !std::mem::replace(&mut self.has_values, true) {
            for (at, statement) in self.left.iter().enumerate() {
                for element in Element::all(statement) {
                    let count = element.len(statement);
                    self.tasks.extend(
                        (0..count).filter(|_| count > 1).map(|place| Task::Value(at, element, place)),
                    );
                }
            }
        }
        self.tasks.pop()
    }

    fn look_at_statement(&mut self, at: usize, options: &Options<'_>) {
        let policy_type = self.policy.source.policy_type;
        let mut proof = Proof { policy: &self.policy, view: &self.view, options, budget: &mut self.budget };
        let Some(statement) = self.left.get(at) else { return };
        if let Some(kind) = proof.of_statement(statement, &Beside::new(&self.left, at, policy_type)) {
            let sid = statement.sid.as_ref().map(|sid| sid.value.clone());
            self.found.push(redundancy(kind, statement, statement.range, sid.unwrap_or_default()));
            self.left.remove(at);
        }
    }

    fn look_at_value(&mut self, at: usize, element: Element, place: usize, options: &Options<'_>) {
        let policy_type = self.policy.source.policy_type;
        let mut proof = Proof { policy: &self.policy, view: &self.view, options, budget: &mut self.budget };
        let Some(statement) = self.left.get(at).filter(|statement| element.len(statement) > 1) else {
            return;
        };
        let value = Value { statement, element, place };
        let Some(shorter) = proof.of_value(&value, &Beside::new(&self.left, at, policy_type)) else { return };
        let (text, range) = value.text();
        self.found.push(redundancy(RedundancyKind::of_value(element), statement, range, text));
        if let Some(statement) = self.left.get_mut(at) {
            *statement = shorter;
        }
    }
}

fn redundancy(kind: RedundancyKind, statement: &Statement, range: TextRange, text: String) -> Redundancy {
    Redundancy { kind, range, effect: statement.effect, statement: statement.index, text }
}
