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
    /// What the step changed in access, in a sentence, once that is known.
    pub access: Option<Arc<str>>,
}

impl HistoryStep {
    /// The step that leads back to the current document.
    fn reversed(&self, document: Arc<Document>, drafts: Drafts) -> Self {
        let drafts = self.drafts.as_ref().map(|_| drafts);
        Self { name: self.name.clone(), document, drafts, access: self.access.clone() }
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

    /// The step that undo would take back.
    pub fn newest(&self) -> Option<&HistoryStep> {
        self.past.last()
    }

    /// The steps that undo would take back, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &HistoryStep> {
        self.past.iter().rev()
    }

    /// Notes beside the step that leads away from this document what it changed in access.
    pub fn note_access(&mut self, before: &Arc<Document>, access: &str) {
        let steps = self.past.iter_mut().rev();
        if let Some(step) = steps.into_iter().find(|step| Arc::ptr_eq(&step.document, before)) {
            step.access = Some(access.into());
        }
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
    fn what_a_step_changed_in_access_stays_beside_it() {
        let documents: Vec<Arc<Document>> =
            (0..3).map(|lesson| Arc::new(Document { lesson, ..Document::default() })).collect();
        let mut history = History::default();
        for (name, document) in ["one", "two"].iter().zip(&documents) {
            let (name, document) = ((*name).to_owned(), Arc::clone(document));
            history.record(HistoryStep { name, document, drafts: None, access: None });
        }
        let noted = |history: &History| {
            let steps = history.newest_first();
            steps
                .map(|step| (step.name.clone(), step.access.as_deref().map(str::to_owned)))
                .collect::<Vec<_>>()
        };
        history.note_access(&documents[0], "ann can now");
        history.note_access(&documents[2], "nobody took this step");
        let told = || Some("ann can now".to_owned());
        assert_eq!(noted(&history), [("two".to_owned(), None), ("one".to_owned(), told())]);
        history.undo(Arc::clone(&documents[2]), Drafts::new());
        let undone = history.undo(Arc::clone(&documents[1]), Drafts::new()).expect("a step");
        assert_eq!(noted(&history), []);
        history.redo(undone.document, Drafts::new());
        assert_eq!(noted(&history), [("one".to_owned(), told())]);
    }

    #[test]
    fn new_step_clears_redo_history() {
        let documents: Vec<Arc<Document>> =
            (0..3).map(|lesson| Arc::new(Document { lesson, ..Document::default() })).collect();
        let step = |name: &str, document: usize| HistoryStep {
            name: name.into(),
            document: documents[document].clone(),
            drafts: None,
            access: None,
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
