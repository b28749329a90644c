//! What an action that was asked of `*` is about: the service reference knows, and is fetched for it.

use aws_world::api::Authorization;
use leptos::prelude::*;

use crate::components::policy_editor::findings;
use crate::session::service_reference::FetchedReference;

/// Fetches what has to be known of the action's service, where the request is about `*` and it is not here yet.
pub fn fetch(reference: RwSignal<FetchedReference>, authorization: &Authorization) {
    let request = &authorization.request;
    let service = request.action.split_once(':').map(|(service, _)| service.to_ascii_lowercase());
    let Some(service) = service.filter(|_| request.resource == "*") else { return };
    Effect::new(move |_| {
        if let Some(file) = reference.with(|known| known.wanted_for_service(&service)) {
            findings::get(reference, file);
        }
    });
}

/// The explanation, in which an element that fails because the request is about `*` says so where the action is about a
/// resource.
pub fn told(reference: RwSignal<FetchedReference>, mut authorization: Authorization) -> Authorization {
    let Authorization { request, result, .. } = &mut authorization;
    if request.resource == "*" {
        reference.with(|reference| result.add_resource_types(reference.known(), &request.action));
    }
    authorization
}
