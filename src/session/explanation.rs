//! The explanation: its verdict, the hypotheses about it, and its request's path on the map. They belong to one verdict, so
//! another one begins without them.

use std::sync::Arc;

use iam_policy::access_denied::Denial;
use iam_policy::evaluation::Hypothesis;
use leptos::prelude::*;

use super::selection::{Selection, WhyTarget};

/// What is explained. A handle: copying it copies no data.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    target: RwSignal<Option<WhyTarget>>,
    /// The refusal of a real account that the explained request was asked for.
    denial: RwSignal<Option<Arc<Denial>>>,
    hypotheses: RwSignal<Vec<Hypothesis>>,
    path: RwSignal<Vec<Selection>>,
}

impl Default for Explanation {
    fn default() -> Self {
        Self {
            target: RwSignal::new(None),
            denial: RwSignal::new(None),
            hypotheses: RwSignal::new(Vec::new()),
            path: RwSignal::new(Vec::new()),
        }
    }
}

impl Explanation {
    /// The explained verdict, tracked.
    pub fn target(self) -> Option<WhyTarget> {
        self.target.get()
    }

    /// The explained verdict.
    pub fn target_untracked(self) -> Option<WhyTarget> {
        self.target.get_untracked()
    }

    /// Whether a verdict is explained, tracked.
    pub fn is_open(self) -> bool {
        self.target.with(Option::is_some)
    }

    /// Whether this verdict is explained, tracked.
    pub fn is_about(self, target: &WhyTarget) -> bool {
        self.target.with(|explained| explained.as_ref() == Some(target))
    }

    /// The refusal that the explained request was asked for, tracked.
    pub fn denial(self) -> Option<Arc<Denial>> {
        self.denial.get()
    }

    /// The hypotheses, tracked. They do not change the document.
    pub fn hypotheses(self) -> Vec<Hypothesis> {
        self.hypotheses.get()
    }

    /// Adds a hypothesis. Of two about one condition key the newer counts.
    pub fn suppose(self, hypothesis: Hypothesis) {
        self.hypotheses.update(|all| {
            if let Hypothesis::Key(key, _) = &hypothesis {
                all.retain(
                    |other| !matches!(other, Hypothesis::Key(known, _) if known.eq_ignore_ascii_case(key)),
                );
            }
            all.push(hypothesis);
        });
    }

    /// Takes a hypothesis back. Returns whether one is left.
    pub fn take_back(self, index: usize) -> bool {
        self.hypotheses.update(|all| {
            if index < all.len() {
                all.remove(index);
            }
        });
        self.hypotheses.with_untracked(|all| !all.is_empty())
    }

    /// Takes all hypotheses back.
    pub fn take_back_all(self) {
        self.hypotheses.set(Vec::new());
    }

    /// The path of the explained request, tracked: its items are shown on the map however crowded it is.
    pub fn path(self) -> Vec<Selection> {
        self.path.get()
    }

    /// Sets the path that the map shows, where the session still lives.
    pub fn show_path(self, path: Vec<Selection>) {
        let _ = self.path.try_set(path);
    }

    /// Explains another verdict, with the refusal that was asked for by it.
    pub(super) fn begin(self, target: WhyTarget, denial: Option<Arc<Denial>>) {
        self.take_back_all();
        self.denial.set(denial);
        self.target.set(Some(target));
    }

    /// Explains nothing.
    pub(super) fn end(self) {
        self.target.set(None);
        self.denial.set(None);
        self.take_back_all();
        self.path.set(Vec::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, value: &str) -> Hypothesis {
        Hypothesis::Key(name.into(), Some(iam_policy::request::ContextValue::One(value.into())))
    }

    #[test]
    fn hypotheses_belong_to_one_verdict_and_one_key_has_one() {
        Owner::new().with(|| {
            let explanation = Explanation::default();
            explanation.begin(WhyTarget::Journal(0), None);
            explanation.suppose(key("aws:SourceIp", "192.0.2.1"));
            explanation.suppose(key("aws:username", "ann"));
            explanation.suppose(key("AWS:sourceip", "192.0.2.2"));
            let kept = [key("aws:username", "ann"), key("AWS:sourceip", "192.0.2.2")];
            assert_eq!(explanation.hypotheses.get_untracked(), kept);
            assert!(explanation.take_back(7) && explanation.take_back(0) && !explanation.take_back(0));
            explanation.suppose(key("aws:username", "ann"));
            explanation.begin(WhyTarget::Journal(1), None);
            assert!(explanation.hypotheses.get_untracked().is_empty());
        });
    }
}
