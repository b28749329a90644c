//! What a policy could go without, proved slice by slice while typing pauses.

use iam_policy::document::{PolicyDocument, PolicyType};
use leptos::prelude::*;

use crate::browser::scheduling::yield_to_browser;
use crate::session::redundancy::{PolicyFinding, may_have_redundancies, redundancies};
use crate::session::service_reference::FetchedReference;
use crate::session::use_session;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::fetched::FetchState;

/// What the text could go without. Nothing, until all of it was looked at, and where the service reference cannot be had.
pub(super) fn redundancies_of(
    text: ErasedMemo<String>,
    document: ErasedMemo<PolicyDocument>,
    policy_type: PolicyType,
) -> ErasedMemo<Vec<PolicyFinding>> {
    let reference = use_session().service_reference;
    let proved = RwSignal::new((String::new(), Vec::<PolicyFinding>::new()));
    Effect::new(move |_| {
        let typed = text.get();
        let is_worth_it = document.with(|document| {
            may_have_redundancies(document) && reference.with(|reference| knows_services(reference, document))
        });
        if !is_worth_it {
            return;
        }
        wasm_bindgen_futures::spawn_local(async move {
            // Without the chunk nothing is said; the next change tries again.
            let Ok(redundancies) = redundancies().await else { return };
            let mut search = (redundancies.begin)(&typed, policy_type);
            loop {
                yield_to_browser().await;
                // The reader may have typed on, or gone.
                if text.try_get_untracked().as_ref() != Some(&typed) {
                    return;
                }
                let has_more =
                    reference.with_untracked(|known| (redundancies.advance)(&mut search, known.known()));
                if !has_more {
                    break;
                }
            }
            let _ = proved.try_set((typed, (redundancies.findings)(search, policy_type)));
        });
    });
    // Places in an older text are none.
    ErasedMemo::new(move || {
        proved.with(|(of, findings)| text.with(|text| if of == text { findings.clone() } else { Vec::new() }))
    })
}

/// Whether the reference tells of every service of the document which of its condition keys have several values: on that a
/// proof may rest.
fn knows_services(reference: &FetchedReference, document: &PolicyDocument) -> bool {
    let is_known = |service: &str| reference.state_of_service(service) == FetchState::Ready(());
    let actions = document.statements().iter().flat_map(|statement| statement.action.values.iter());
    let mut services = actions.filter_map(|action| Some(action.text.value.split_once(':')?.0));
    is_known("") && services.all(|service| service.contains(['*', '?']) || is_known(service))
}
