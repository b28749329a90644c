//! Compare: two states of the world, or two versions of a policy. Who gained and lost what, with a request for each group.

pub mod results;
pub mod running;
pub mod states;
pub mod versions;

use leptos::prelude::*;

use crate::session::{Dialog, use_session};
use crate::ui::dyn_view::dyn_view;
use crate::ui::lazy_view::lazy_view;
use states::CompareStates;
use versions::CompareVersions;

/// The styles of these dialogs, which come with them.
const STYLES: &str = include_str!("../../../style/compare.css");

lazy_view!(COMPARE = compare_chunk: dialogs in compare);

/// The open dialog of these.
pub fn show(close: Callback<()>) -> AnyView {
    COMPARE.show(Some(close))
}

fn dialogs() -> AnyView {
    let session = use_session();
    let dialog = dyn_view(move || match session.dialog.get()? {
        Dialog::CompareStates => Some(view! { <CompareStates/> }.into_any()),
        Dialog::CompareVersions(arn) => Some(view! { <CompareVersions arn/> }.into_any()),
        _ => None,
    });
    view! { <style>{STYLES}</style>{dialog} }.into_any()
}
