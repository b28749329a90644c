//! Add a caller to the matrix who need not be in the world.

use leptos::prelude::*;

use super::caller_form::CallerForm;
use super::set_up_callers::{SetUpCallers, add_row};
use crate::components::close_dialog::close_dialog;
use crate::session::caller_fields::{CallerFields, CallerKind};
use crate::session::hypothetical_caller::set_up;
use crate::session::{Panel, use_session};
use crate::text::caller_form as text;
use crate::ui::dialog::Modal;

/// The form, and the callers that were set up before.
#[component]
pub fn AddCaller() -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let on_submit = Callback::new(move |caller| {
        on_close.run(());
        add_row(session, &set_up(&caller));
        session.views.open_panel(Panel::Matrix);
    });
    view! {
        <Modal title=text::TITLE on_close=on_close>
            <p class="hint">{text::ABOUT}</p>
            <CallerForm id="new-caller".to_owned() first=CallerFields::of_kind(CallerKind::WebIdentity) submit=text::ADD is_primary=true on_submit/>
            <SetUpCallers/>
        </Modal>
    }
}
