//! The world in three lines, for screens too narrow for the map: who the app is, and what each resource says.

use iam_policy::action_name::ActionName;
use leptos::prelude::*;

use crate::components::verdict::VerdictChip;
use crate::session::document::{Document, app_instance};
use crate::session::matrix::{Matrix, Verdict};
use crate::session::use_session;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// One line: the resource and the worst verdict of the app's requests to it.
type Line = (&'static str, String, Verdict);

fn lines(document: &Document, matrix: &Matrix) -> (String, String, Vec<Line>) {
    let Some(instance) = app_instance(document.home()) else { return Default::default() };
    let row = matrix.rows.first();
    let worst = |service: &str| {
        let cells = row.map_or(&[][..], |row| &row.cells);
        let asked = matrix.requests.iter().take(matrix.app_steps).zip(cells);
        let verdicts = asked
            .filter(|(request, _)| ActionName::new(&request.action).is_of_service(service))
            .map(|(_, cell)| cell.verdict);
        verdicts.max_by_key(|verdict| verdict.severity()).unwrap_or(Verdict::NoCredentials)
    };
    let lines = vec![
        ("bucket", instance.app.bucket.clone(), worst("s3")),
        ("logs", instance.app.log_group.clone(), worst("logs")),
    ];
    (instance.app.name.clone(), row.map(|row| row.kind.clone()).unwrap_or_default(), lines)
}

/// The strip.
#[component]
pub fn StatusStrip() -> impl IntoView {
    let session = use_session();
    let strip = ErasedMemo::new(move || session.matrix.with(|matrix| lines(&session.document(), matrix)));
    view! {
        <div class="status-strip" class:hidden=move || strip.with(|(app, ..)| app.is_empty())>
            <p class="strip-app">
                <svg class="icon" aria-hidden="true"><use href="#i-instance"></use></svg>
                <strong>{dyn_view(move || strip.with(|(app, ..)| app.clone()))}</strong>
                <span class="card-note">{dyn_view(move || strip.with(|(_, kind, _)| kind.clone()))}</span>
            </p>
            <ul>
                {dyn_view(move || strip.get().2.into_iter().map(|(icon, name, verdict)| view! {
                    <li>
                        <svg class="icon" aria-hidden="true"><use href=format!("#i-{icon}")></use></svg>
                        <span class="card-title">{name}</span>
                        <VerdictChip verdict/>
                    </li>
                }).collect_view())}
            </ul>
        </div>
    }
}
