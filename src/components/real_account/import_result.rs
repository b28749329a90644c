//! What came of an import, and the way into it.

use std::sync::Arc;

use aws_world::import::Imported;
use leptos::prelude::*;
use lessons::Situation;

use super::close;
use crate::session::command::{Command, Opened};
use crate::session::document::Document;
use crate::session::{Panel, View, use_session};
use crate::text::import_account as text;

/// Counts, findings, and the button that opens it.
#[component]
pub fn ImportResult(imported: Arc<Imported>) -> impl IntoView {
    let session = use_session();
    let on_close = close();
    let stored = StoredValue::new(Arc::clone(&imported));
    let open = move |_| {
        let world = stored.get_value().world.clone();
        let accounts: Vec<String> = world.accounts().keys().cloned().collect();
        let document =
            Document { lesson: session.document_untracked().lesson, ..Document::new(Situation::new(world)) };
        on_close.run(());
        session.perform(Command::Open { name: text::step(&accounts), document: Opened(Arc::new(document)) });
        session.panel.set(Panel::Matrix);
        session.view.set(View::Run);
    };
    let more = imported.findings_in_all - imported.findings.len();
    let rows = imported.findings.iter().map(|finding| {
        view! { <li><strong>{finding.place.clone()}</strong>" "{finding.message.clone()}</li> }
    });
    let any = !imported.findings.is_empty();
    view! {
        <section class="import-result">
            <p>{text::counts(imported.counts)}</p>
            <button type="button" class="primary" on:click=open>{text::OPEN}</button>
            {any.then(|| view! {
                <h3>{text::FINDINGS}</h3>
                <ul class="findings">{rows.collect_view()}</ul>
                {(more > 0).then(|| view! { <p>{text::more(more)}</p> })}
            })}
        </section>
    }
}
