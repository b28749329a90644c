//! The world in three lines, for screens too narrow for the map: who the app is, and what each resource says.

use iam_policy::action_name::ActionName;
use leptos::prelude::*;

use crate::components::verdict::VerdictIcon;
use crate::session::document::{Document, app_instance};
use crate::session::matrix::{Matrix, Verdict};
use crate::session::use_session;
use crate::text::matrix as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// One line: the resource, the worst verdict of the app's requests to it, and what is said of them all.
type Line = (&'static str, String, Verdict, String);

fn lines(document: &Document, matrix: &Matrix) -> (String, String, Vec<Line>) {
    let Some(instance) = app_instance(document.home()) else { return Default::default() };
    let row = matrix.rows.first();
    let line = |icon: &'static str, name: &str, service: &str| {
        let cells = row.map_or(&[][..], |row| &row.cells);
        let asked = matrix.requests.iter().take(matrix.app_steps).zip(cells);
        let of_service = asked.filter(|(request, _)| ActionName::new(&request.action).is_of_service(service));
        let verdicts: Vec<Verdict> = of_service.map(|(_, cell)| cell.verdict).collect();
        let worst = verdicts.iter().copied().max_by_key(|verdict| verdict.severity());
        let worst = worst.unwrap_or(Verdict::NoCredentials);
        let allowed = verdicts.iter().filter(|verdict| **verdict == Verdict::Allowed).count();
        let is_some = allowed > 0 && allowed < verdicts.len();
        let words =
            if is_some { text::allowed_of(allowed, verdicts.len()) } else { worst.label().to_owned() };
        (icon, name.to_owned(), worst, words)
    };
    let lines =
        vec![line("bucket", &instance.app.bucket, "s3"), line("logs", &instance.app.log_group, "logs")];
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
                {dyn_view(move || strip.get().2.into_iter().map(|(icon, name, verdict, words)| view! {
                    <li>
                        <svg class="icon" aria-hidden="true"><use href=format!("#i-{icon}")></use></svg>
                        <span class="card-title">{name}</span>
                        <span class=format!("chip {}", verdict.class())><VerdictIcon verdict/>{words}</span>
                    </li>
                }).collect_view())}
            </ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::matrix::compute_matrix;
    use crate::session::saved_document;

    #[test]
    fn resource_of_which_some_requests_are_allowed_says_how_many() {
        let start = include_str!("../../crates/lessons/content/06-bucket-or-objects/start.json");
        let (document, _) = saved_document::from_json(start).expect("opens");
        let said = |document: &Document| {
            let (.., lines) = lines(document, &compute_matrix(document, None));
            lines.into_iter().map(|(.., words)| words).collect::<Vec<_>>()
        };
        assert_eq!(said(&document), ["1 of 3 allowed", "Allowed"]);
        assert_eq!(said(&Document::default()), ["Nobody calls", "Nobody calls"]);
    }
}
