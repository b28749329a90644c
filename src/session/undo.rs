//! Undo and redo, and the names of the steps.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use super::document::Document;
use super::history::{History, HistoryStep};
use super::saved_document::Drafts;
use crate::text::session::messages as text;

impl Session {
    /// Undoes the last step.
    pub fn undo(&self) {
        self.step(History::undo, text::undone);
    }

    /// Redoes the step undone last.
    pub fn redo(&self) {
        self.step(History::redo, text::redone);
    }

    fn step(
        &self,
        step: impl FnOnce(&mut History, Arc<Document>, Drafts) -> Option<HistoryStep>,
        told: fn(&str) -> String,
    ) {
        let (present, drafts) = (self.document.get_untracked(), self.drafts.get_untracked());
        let found = self.history.try_update(|history| step(history, present, drafts)).flatten();
        if let Some(HistoryStep { name, document, drafts, .. }) = found {
            match drafts {
                Some(drafts) => self.replace_document(document, drafts),
                None => self.show(document),
            }
            self.tell(&told(&name), false);
        }
    }

    /// Name of the step that undo would undo, tracked.
    pub fn undo_name(&self) -> Option<String> {
        self.history.with(|history| history.undo_name().map(ToOwned::to_owned))
    }

    /// Name of the step that redo would redo, tracked.
    pub fn redo_name(&self) -> Option<String> {
        self.history.with(|history| history.redo_name().map(ToOwned::to_owned))
    }

    /// The step that undo would undo.
    pub fn newest_step(&self) -> Option<HistoryStep> {
        self.history.try_with_untracked(|history| history.newest().cloned()).flatten()
    }

    /// The newest step with what it changed in access, tracked, where that is known.
    pub fn newest_access(&self) -> Option<(String, Arc<str>)> {
        self.history.with(|history| {
            let step = history.newest()?;
            Some((step.name.clone(), step.access.clone()?))
        })
    }

    /// The steps that undo would take back, the newest first.
    pub fn steps_to_undo(&self) -> Vec<HistoryStep> {
        self.history.with_untracked(|history| history.newest_first().cloned().collect())
    }

    /// Notes beside the step that led away from this document what it changed in access.
    pub fn note_access(&self, before: &Arc<Document>, access: &str) {
        let _ = self.history.try_update(|history| history.note_access(before, access));
    }

    /// Whether the world has changed since the newest run, tracked: what the run printed is about an earlier state then.
    pub fn has_changed_since_run(&self) -> bool {
        let document = self.document();
        let Some(run) = &document.last_run else { return false };
        let is_of_run =
            |then: &Document| then.last_run.as_ref().is_some_and(|newest| Arc::ptr_eq(newest, run));
        self.history.with(|history| {
            let after_run = history.past().find(|then| is_of_run(then));
            after_run.is_some_and(|then| then.world() != document.world())
        })
    }

    /// The name of the newest step, once: `None` when nothing was done since the last call.
    pub fn take_unsaved_step(&self) -> Option<String> {
        let (count, name) = self
            .history
            .with_untracked(|history| (history.steps(), history.undo_name().map(ToOwned::to_owned)));
        let saved = self.steps_saved.get_value();
        self.steps_saved.set_value(count);
        name.filter(|_| saved != count)
    }
}
