//! What helps to ask for further columns of the matrix: which actions and resources there are, and what a wildcard covers. It
//! is fetched when somebody begins to ask.

use aws_world::world::ActionOnResource;
use iam_policy::reference::Reference;
use iam_policy_ide::expand_wildcard;
use leptos::prelude::*;

use crate::components::policy_editor::findings::fetch_common;
use crate::session::completion_names::completion_names;
use crate::session::document::Document;
use crate::session::service_reference::FetchedReference;
use crate::text::access_matrix as text;
use crate::ui::lazy_view::split_point;

/// A wildcard may add this many columns at once.
const AT_ONCE: usize = 200;

/// What knows about actions and resources.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asking {
    /// Fetches the services that most requests are about.
    pub(super) fetch: fn(RwSignal<FetchedReference>),
    /// The actions that go on as what is written begins; without a service, the services.
    pub(super) actions: fn(&str, &Reference) -> Vec<String>,
    /// The resources there are.
    pub(super) resources: fn(&Document) -> Vec<String>,
    /// The requests that are meant: one, or all that a wildcard covers.
    pub(super) requests: fn(&ActionOnResource, &Reference) -> Result<Vec<ActionOnResource>, String>,
}

const ASKING: Asking = Asking { fetch: fetch_common, actions, resources, requests };

split_point!(fetched: Asking = ASKING, in asking);

/// It, once it has come.
pub(super) async fn asking() -> Result<Asking, String> {
    fetched().await.map_err(|_| crate::text::ui::NOT_FETCHED.to_owned())
}

fn actions(written: &str, reference: &Reference) -> Vec<String> {
    let service = written.split_once(':').and_then(|(service, _)| reference.service(service));
    match service {
        Some(service) => service.actions().map(|action| action.full_name()).collect(),
        None => reference.services().map(|service| format!("{}:", service.name)).collect(),
    }
}

fn resources(document: &Document) -> Vec<String> {
    let own =
        completion_names(document).resources.into_iter().map(|(arn, _)| arn.replace("/*", "/photos/cat.jpg"));
    ["*".to_owned()].into_iter().chain(own.filter(|arn| !arn.ends_with('*'))).collect()
}

fn requests(asked: &ActionOnResource, reference: &Reference) -> Result<Vec<ActionOnResource>, String> {
    let plausible =
        asked.action.split_once(':').is_some_and(|(service, name)| !service.is_empty() && !name.is_empty());
    if !plausible || asked.action.contains(' ') {
        return Err(text::WRITE_AN_ACTION.into());
    }
    if asked.resource != "*" && !asked.resource.starts_with("arn:") {
        return Err(text::WRITE_THE_RESOURCE.into());
    }
    if !asked.action.contains(['*', '?']) {
        return Ok(vec![asked.clone()]);
    }
    let covered = expand_wildcard(&asked.action, reference).map(|reach| reach.covered).unwrap_or_default();
    match covered.len() {
        0 => Err(text::NO_ACTION_FITS.into()),
        count if count > AT_ONCE => Err(text::too_many_actions_fit(count, AT_ONCE)),
        _ => Ok(covered
            .into_iter()
            .map(|action| ActionOnResource { action, resource: asked.resource.clone() })
            .collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wildcard_stands_for_the_actions_it_covers() {
        let asked = |action: &str, resource: &str| {
            requests(
                &ActionOnResource { action: action.into(), resource: resource.into() },
                &Reference::common(),
            )
        };
        assert_eq!(asked("s3:GetObject", "*").map(|all| all.len()), Ok(1));
        assert_eq!(asked("s3:GetBucketAc*", "*").map(|all| all.len()), Ok(1));
        assert!(asked("s3:GetO*", "*").is_ok_and(|all| all.len() > 3));
        for (action, resource) in
            [("s3", "*"), ("s3:", "*"), ("s3:Get Object", "*"), ("x:*", "*"), ("s3:GetObject", "photos")]
        {
            assert!(asked(action, resource).is_err(), "{action} {resource}");
        }
    }
}
