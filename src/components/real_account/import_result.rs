//! What came of an import, and the way into it.

use std::sync::Arc;

use aws_world::import::ImportedWorld;
use aws_world::region::is_region;
use leptos::prelude::*;
use lessons::LessonState;

use super::import_questions::{ImportQuestions, first_answers};
use crate::components::close_dialog::close_dialog;
use crate::session::command::{Command, DocumentRef};
use crate::session::document::Document;
use crate::session::sign_in::SignIn;
use crate::session::story::Story;
use crate::session::{Panel, use_session};
use crate::text::import_account as text;
use crate::ui::field::ErrorText;

/// EntityCounts, findings, and the button that opens it.
#[component]
pub fn ImportResult(imported: Arc<ImportedWorld>) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let stored = StoredValue::new(Arc::clone(&imported));
    let answers = RwSignal::new(first_answers(&imported));
    let problem = RwSignal::new(String::new());
    let open = move |_| {
        let answers = answers.get_untracked();
        if !answers.region.is_empty() && !is_region(&answers.region) {
            problem.set(text::NO_REGION.to_owned());
            return;
        }
        let world = stored.get_value().world_with(&answers);
        // Not the management account, of which the files may have no more than its number.
        let read = world.accounts().values().filter(|account| account.iam.identities().count() > 1);
        let accounts: Vec<String> = read.map(|account| account.id.to_string()).collect();
        let account = accounts.first().cloned().unwrap_or_default();
        let document = Document {
            story: Story::Account,
            lesson: session.document_untracked().lesson,
            sign_in: SignIn { account, principal: None },
            ..Document::new(LessonState::new(world))
        };
        on_close.run(());
        session.perform(Command::Open {
            name: text::step(&accounts),
            document: DocumentRef(Arc::new(document)),
        });
        session.open_panel(Panel::Matrix);
    };
    let more = imported.findings_in_all - imported.findings.len();
    let rows = imported.findings.iter().map(|finding| {
        view! { <li><strong>{finding.location.clone()}</strong>" "{finding.message.clone()}</li> }
    });
    let any = !imported.findings.is_empty();
    view! {
        <section class="import-result">
            <p>{text::counts(imported.counts)}</p>
            <ImportQuestions imported=Arc::clone(&imported) answers/>
            <button type="button" class="primary" on:click=open>{text::OPEN}</button>
            <ErrorText text=problem/>
            {any.then(|| view! {
                <h3>{text::FINDINGS}</h3>
                <ul class="findings">{rows.collect_view()}</ul>
                {(more > 0).then(|| view! { <p>{text::more(more)}</p> })}
            })}
        </section>
    }
}
