//! The app in three lines: who it is, and what each of its resources says.

use iam_policy::action_name::ActionName;

use super::document::{Document, app_instance};
use super::matrix::{Matrix, Verdict};
use crate::text::matrix as text;

/// The app and its resources.
#[derive(Clone, Debug, PartialEq)]
pub struct AppStatus {
    /// Its name.
    pub app: String,
    /// Where its credentials come from.
    pub credentials: String,
    /// Its resources.
    pub resources: Vec<ResourceStatus>,
}

/// A resource of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceStatus {
    /// Icon of the sprite.
    pub icon: &'static str,
    /// Its name.
    pub name: String,
    /// The worst verdict of the app's requests to it.
    pub verdict: Verdict,
    /// What is said of them all.
    pub words: String,
}

/// Whether the repository can be leaked: a goal of a later lesson may ask for it before there is anything to find.
pub fn can_leak(document: &Document) -> bool {
    let has_keys = document.home().ec2.instances.values().any(|instance| {
        let app = &instance.app;
        [&app.keys_in_code, &app.keys_in_environment, &app.keys_in_shared_file]
            .iter()
            .any(|keys| keys.is_some())
    });
    has_keys || document.lesson > 0
}

impl AppStatus {
    /// `None` where there is no app: in an account that was imported.
    pub fn of(document: &Document, matrix: &Matrix) -> Option<Self> {
        let app = &app_instance(document.home())?.app;
        let row = matrix.rows.first();
        let status = |icon: &'static str, name: &str, service: &str| {
            let cells = row.map_or(&[][..], |row| &row.cells);
            let asked = matrix.requests.iter().take(matrix.app_steps).zip(cells);
            let of_service =
                asked.filter(|(request, _)| ActionName::new(&request.action).is_of_service(service));
            let verdicts: Vec<Verdict> = of_service.map(|(_, cell)| cell.verdict).collect();
            let worst = verdicts.iter().copied().max_by_key(|verdict| verdict.severity());
            let verdict = worst.unwrap_or(Verdict::NoCredentials);
            let allowed = verdicts.iter().filter(|verdict| **verdict == Verdict::Allowed).count();
            let words = match allowed > 0 && allowed < verdicts.len() {
                true => text::allowed_of(allowed, verdicts.len()),
                false => verdict.label().to_owned(),
            };
            ResourceStatus { icon, name: name.to_owned(), verdict, words }
        };
        let resources = vec![status("bucket", &app.bucket, "s3"), status("logs", &app.log_group, "logs")];
        let credentials = row.map(|row| row.kind.clone()).unwrap_or_default();
        Some(Self { app: app.name.clone(), credentials, resources })
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
            let status = AppStatus::of(document, &compute_matrix(document, None)).expect("an app");
            status.resources.into_iter().map(|line| line.words).collect::<Vec<_>>()
        };
        assert_eq!(said(&document), ["1 of 3 allowed", "Allowed"]);
        assert_eq!(said(&Document::default()), ["Nobody calls", "Nobody calls"]);
    }
}
