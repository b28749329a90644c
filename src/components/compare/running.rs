//! A comparison on its way, in slices between which the page draws. One that is asked for later, or a dialog that closes, stops it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::scheduling::yield_to_browser;
use crate::session::Session;
use crate::session::access_comparison::{AccessChange, ComparedStates, access_comparison};
use crate::session::access_difference::{DifferenceSearch, PolicyDifference};
use crate::session::document::Document;
use crate::session::service_reference::FetchedReference;

/// A state that was chosen.
#[derive(Clone, Debug)]
pub struct ChosenState {
    /// What it is called.
    pub name: String,
    /// The document in it.
    pub document: Arc<Document>,
}

/// The same is only the same document: an equal one was made otherwise.
impl PartialEq for ChosenState {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && Arc::ptr_eq(&self.document, &other.document)
    }
}

/// How far a comparison is.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// A state is missing.
    NotChosen,
    /// Both are one.
    SameState,
    /// Policies that differ are looked for.
    Looking,
    /// So many of so many are compared.
    Comparing(usize, usize),
    /// The chunk that compares could not be had.
    NotFetched,
    /// All are compared.
    Done(Changes),
}

/// What came of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// For each whose policies differ.
    pub changes: Vec<AccessChange>,
    /// How many users and roles have the same policies in both states.
    pub same_callers: usize,
}

/// The comparison of one dialog. A handle: copying it copies no data.
#[derive(Clone, Copy, Debug)]
pub struct Running {
    session: Session,
    /// How far it is.
    pub progress: RwSignal<Progress>,
    /// How many comparisons were begun: only the newest goes on.
    begun: StoredValue<u64>,
}

impl Running {
    /// None yet.
    pub fn new(session: Session) -> Self {
        Self { session, progress: RwSignal::new(Progress::NotChosen), begun: StoredValue::new(0) }
    }

    /// Compares two states.
    pub fn states(self, before: ChosenState, after: ChosenState) {
        if Arc::ptr_eq(&before.document, &after.document) {
            self.stop(Progress::SameState);
            return;
        }
        let turn = self.stop(Progress::Looking);
        wasm_bindgen_futures::spawn_local(async move {
            let mut search = DifferenceSearch::new(Arc::clone(&before.document), Arc::clone(&after.document));
            while search.step() {
                yield_to_browser().await;
                if !self.is_newest(turn) {
                    return;
                }
            }
            let DifferenceSearch { found, same_callers, .. } = search;
            self.compare(turn, [before, after], found, same_callers).await;
        });
    }

    /// Compares policies by themselves.
    pub fn policies(self, states: [ChosenState; 2], difference: PolicyDifference) {
        let turn = self.stop(Progress::Looking);
        wasm_bindgen_futures::spawn_local(self.compare(turn, states, vec![difference], 0));
    }

    /// Stops what is on its way, and says how far it is. Gives the number of what is begun now.
    pub fn stop(self, progress: Progress) -> u64 {
        let turn = self.begun.get_value() + 1;
        self.begun.set_value(turn);
        self.progress.set(progress);
        turn
    }

    fn is_newest(self, turn: u64) -> bool {
        self.begun.try_get_value() == Some(turn)
    }

    async fn compare(
        self,
        turn: u64,
        states: [ChosenState; 2],
        differences: Vec<PolicyDifference>,
        same_callers: usize,
    ) {
        let fetched = access_comparison().await;
        let all = differences.len();
        let mut changes = Vec::new();
        let Ok(comparer) = fetched else {
            let _ = self.progress.try_set(Progress::NotFetched);
            return;
        };
        for (done, difference) in differences.iter().enumerate() {
            let _ = self.progress.try_set(Progress::Comparing(done, all));
            let mut answers = Vec::new();
            for slice in (comparer.slices)(difference) {
                yield_to_browser().await;
                if !self.is_newest(turn) {
                    return;
                }
                let compare = |known: &FetchedReference| {
                    let [before, after] = &states;
                    let worlds = [before.document.world(), after.document.world()];
                    let names = [before.name.as_str(), after.name.as_str()];
                    let states = ComparedStates { worlds, names, reference: known.known() };
                    (comparer.compare)(difference, slice, &states)
                };
                let answer = self.session.service_reference.try_with_untracked(compare);
                let Some(answer) = answer else { return };
                answers.push(answer);
            }
            changes.push((comparer.conclude)(difference, answers));
        }
        let _ = self.progress.try_set(Progress::Done(Changes { changes, same_callers }));
    }
}
