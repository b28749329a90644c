//! Undo and redo as a pure structure: a list of named documents before and after the present one.

use std::sync::Arc;

use super::document::Document;

/// This many steps can be undone.
const STEPS: usize = 200;

/// A document with the name of the step that leads away from it.
#[derive(Clone, Debug)]
struct Step {
    name: String,
    document: Arc<Document>,
}

/// The past and the undone future.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Steps ever recorded, undone or done again.
    steps: u64,
    past: Vec<Step>,
    future: Vec<Step>,
}

impl History {
    /// Notes that the step `name` led away from `before`. What had been undone is gone.
    pub fn record(&mut self, name: String, before: Arc<Document>) {
        self.steps += 1;
        self.past.push(Step { name, document: before });
        let excess = self.past.len().saturating_sub(STEPS);
        self.past.drain(..excess);
        self.future.clear();
    }

    /// The document before the last step, and that step's name.
    pub fn undo(&mut self, present: Arc<Document>) -> Option<(Arc<Document>, String)> {
        let step = self.past.pop()?;
        self.steps += 1;
        self.future.push(Step { name: step.name.clone(), document: present });
        Some((step.document, step.name))
    }

    /// The document after the step last undone, and that step's name.
    pub fn redo(&mut self, present: Arc<Document>) -> Option<(Arc<Document>, String)> {
        let step = self.future.pop()?;
        self.steps += 1;
        self.past.push(Step { name: step.name.clone(), document: present });
        Some((step.document, step.name))
    }

    /// This past, then a step from `document` called `name`, then what is `later`.
    pub fn followed_by(mut self, name: &str, document: Arc<Document>, later: Self) -> Self {
        self.record(name.to_owned(), document);
        self.steps += later.steps;
        self.past.extend(later.past);
        self.future = later.future;
        self
    }

    /// How often something was done, undone or done again.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Name of the step that undo would take back.
    pub fn undo_name(&self) -> Option<&str> {
        self.past.last().map(|step| step.name.as_str())
    }

    /// Name of the step that redo would do again.
    pub fn redo_name(&self) -> Option<&str> {
        self.future.last().map(|step| step.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_step_forgets_the_undone_future() {
        let documents: Vec<Arc<Document>> =
            (0..3).map(|lesson| Arc::new(Document { lesson, ..Document::default() })).collect();
        let mut history = History::default();
        history.record("one".into(), documents[0].clone());
        let (back, name) = history.undo(documents[1].clone()).unwrap();
        assert_eq!((back.lesson, name.as_str()), (0, "one"));
        assert_eq!(history.redo_name(), Some("one"));
        let (forward, _) = history.redo(back).unwrap();
        assert_eq!(forward.lesson, 1);
        history.undo(forward);
        history.record("two".into(), documents[2].clone());
        assert_eq!((history.undo_name(), history.redo_name()), (Some("two"), None));
    }
}
