//! In from a real account, a refusal somebody met there or all of its IAM, and out to one.

pub mod add_caller;
pub mod caller_form;
pub mod command_line;
pub mod comparison_with_aws;
pub mod denial_answer;
pub mod denial_reading;
pub mod entry_points;
pub mod explain_denied;
pub mod export;
pub mod import;
pub mod import_progress;
pub mod import_questions;
pub mod import_result;
pub mod question;
pub mod refusal;
pub mod requirements;
pub mod set_up_callers;

use add_caller::AddCaller;
use explain_denied::ExplainDenied;
use export::Export;
use import::ImportAccount;
use leptos::prelude::*;

use crate::session::{Dialog, use_session};
use crate::ui::dyn_view::dyn_view;
use crate::ui::lazy_view::lazy_view;

/// The styles of these dialogs, which come with them.
const STYLES: &str = include_str!("../../../style/real-account.css");

lazy_view!(REAL_ACCOUNT = real_account_chunk: dialogs in real_account);

/// The open dialog of these.
pub fn show(close: Callback<()>) -> AnyView {
    REAL_ACCOUNT.show(Some(close))
}

fn dialogs() -> AnyView {
    let session = use_session();
    let dialog = dyn_view(move || match session.dialog.get()? {
        Dialog::ExplainDenied => Some(view! { <ExplainDenied/> }.into_any()),
        Dialog::AddCaller => Some(view! { <AddCaller/> }.into_any()),
        Dialog::Export => Some(view! { <Export/> }.into_any()),
        Dialog::Import => Some(view! { <ImportAccount/> }.into_any()),
        _ => None,
    });
    view! { <style>{STYLES}</style>{dialog} }.into_any()
}
