//! Undo and redo as a pure structure: a list of named documents before and after the present one.

use std::sync::Arc;

use super::document::Document;
use super::saved_document::Drafts;

/// This many steps can be undone.
const STEPS: usize = 200;

/// A document with the name of the step that leads away from it.
#[derive(Clone, Debug)]
pub struct HistoryStep {
    /// Name of the step.
    pub name: String,
    /// The document.
    pub document: Arc<Document>,
    /// The drafts of the document. Only a step that opens another document or makes a lesson of a draft has them.
    pub drafts: Option<Drafts>,
}

impl HistoryStep {
    /// The step that leads back to the current document.
    fn reversed(&self, document: Arc<Document>, drafts: Drafts) -> Self {
        Self { name: self.name.clone(), document, drafts: self.drafts.as_ref().map(|_| drafts) }
    }
}

/// The past and the undone future.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Steps ever recorded, undone or done again.
    steps: u64,
    past: Vec<HistoryStep>,
    future: Vec<HistoryStep>,
}

impl History {
    /// Records a step. Steps that had been undone are dropped.
    pub fn record(&mut self, step: HistoryStep) {
        self.steps += 1;
        self.past.push(step);
        let excess = self.past.len().saturating_sub(STEPS);
        self.past.drain(..excess);
        self.future.clear();
    }

    /// The last step with the document before it.
    pub fn undo(&mut self, present: Arc<Document>, drafts: Drafts) -> Option<HistoryStep> {
        let step = self.past.pop()?;
        self.steps += 1;
        self.future.push(step.reversed(present, drafts));
        Some(step)
    }

    /// The step last undone with the document after it.
    pub fn redo(&mut self, present: Arc<Document>, drafts: Drafts) -> Option<HistoryStep> {
        let step = self.future.pop()?;
        self.steps += 1;
        self.past.push(step.reversed(present, drafts));
        Some(step)
    }

    /// This past, then a step, then what is `later`.
    pub fn followed_by(mut self, step: HistoryStep, later: Self) -> Self {
        self.record(step);
        self.steps += later.steps;
        self.past.extend(later.past);
        self.future = later.future;
        self
    }

    /// The documents before the present one, from the oldest on.
    pub fn past(&self) -> impl Iterator<Item = &Document> {
        self.past.iter().map(|step| &*step.document)
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
    fn new_step_clears_redo_history() {
        let documents: Vec<Arc<Document>> =
            (0..3).map(|lesson| Arc::new(Document { lesson, ..Document::default() })).collect();
        let step = |name: &str, document: usize| HistoryStep {
            name: name.into(),
            document: documents[document].clone(),
            drafts: None,
        };
        let mut history = History::default();
        history.record(step("one", 0));
        let back = history.undo(documents[1].clone(), Drafts::new()).unwrap();
        assert_eq!((back.document.lesson, back.name.as_str()), (0, "one"));
        assert_eq!(history.redo_name(), Some("one"));
        let forward = history.redo(back.document, Drafts::new()).unwrap();
        assert_eq!(forward.document.lesson, 1);
        history.undo(forward.document, Drafts::new());
        history.record(step("two", 2));
        assert_eq!((history.undo_name(), history.redo_name()), (Some("two"), None));
    }
}
