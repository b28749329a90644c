//! The form for further columns of the matrix.

use aws_world::world::Request;
use iam_policy::editing::reach;
use iam_policy::reference::Reference;
use leptos::prelude::*;

use crate::components::policy_editor::findings::fetch_common;
use crate::session::command::Command;
use crate::session::names::names;
use crate::session::use_session;
use crate::text::access_matrix as text;
use crate::ui::dynamic::dynamic;
use crate::ui::field::ErrorText;

/// A wildcard may add this many columns at once.
const AT_ONCE: usize = 200;

/// Asks for an action and a resource; an action with a wildcard adds all it covers.
#[component]
pub fn AddRequest() -> impl IntoView {
    let session = use_session();
    let action = RwSignal::new(String::new());
    let resource = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let suggestions = session.derive(|document| {
        let own = names(document).resources.into_iter().map(|(arn, _)| arn.replace("/*", "/photos/cat.jpg"));
        ["*".to_owned()].into_iter().chain(own.filter(|arn| !arn.ends_with('*'))).collect::<Vec<_>>()
    });
    let actions = move || {
        let service = action.with(|action| action.split_once(':').map(|(service, _)| service.to_owned()));
        session.service_reference.with(|reference| {
            match service.and_then(|s| reference.known().service(&s)) {
                Some(service) => service.actions().map(|action| action.full_name()).collect::<Vec<_>>(),
                None => reference.known().services().map(|service| format!("{}:", service.name)).collect(),
            }
        })
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let asked = Request {
            action: action.get_untracked().trim().to_owned(),
            resource: resource.get_untracked().trim().to_owned(),
        };
        let requests =
            session.service_reference.with_untracked(|reference| requests(&asked, reference.known()));
        problem.set(match requests {
            Err(text) => text,
            Ok(requests) => {
                session.perform(Command::AddRequests(requests));
                action.set(String::new());
                String::new()
            }
        });
    };
    let fetch = move |_| fetch_common(session.service_reference);
    view! {
        <form class="add-request" on:submit=add>
            <label for="request-action">{text::ALSO_ASK_ACTION}</label>
            <input id="request-action" type="text" list="request-actions" placeholder="s3:DeleteObject" autocomplete="off" spellcheck="false"
                on:focus=fetch
                prop:value=move || action.get() on:input:target=move |e| action.set(e.target().value())/>
            <datalist id="request-actions">
                {dynamic(move || actions().into_iter().map(|value| view! { <option value=value></option> }).collect_view())}
            </datalist>
            <label for="request-resource">{text::ON_RESOURCE}</label>
            <input id="request-resource" type="text" list="request-resources" placeholder="arn:aws:s3:::…" autocomplete="off"
                spellcheck="false" prop:value=move || resource.get() on:input:target=move |e| resource.set(e.target().value())/>
            <datalist id="request-resources">
                {dynamic(move || suggestions.get().into_iter().map(|value| view! { <option value=value></option> }).collect_view())}
            </datalist>
            <button type="submit">{text::ADD}</button>
            <ErrorText text=problem/>
        </form>
    }
}

/// The requests that are meant: one, or all that a wildcard covers.
fn requests(asked: &Request, reference: &Reference) -> Result<Vec<Request>, String> {
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
    let covered = reach(&asked.action, reference).map(|reach| reach.covered).unwrap_or_default();
    match covered.len() {
        0 => Err(text::NO_ACTION_FITS.into()),
        count if count > AT_ONCE => Err(text::too_many_actions_fit(count, AT_ONCE)),
        _ => Ok(covered
            .into_iter()
            .map(|action| Request { action, resource: asked.resource.clone() })
            .collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wildcard_stands_for_the_actions_it_covers() {
        let asked = |action: &str, resource: &str| {
            requests(&Request { action: action.into(), resource: resource.into() }, &Reference::common())
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
