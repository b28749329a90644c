//! Closes the open dialog.

use leptos::prelude::*;

use crate::session::use_session;

/// A callback that closes the open dialog.
pub(crate) fn close_dialog() -> Callback<()> {
    let session = use_session();
    Callback::new(move |()| {
        let _ = session.dialog.try_set(None);
    })
}
