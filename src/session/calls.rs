//! What makes the user's calls, IAM's and the like: it is fetched when the first one is made. The app's own calls are in the
//! first load, for the matrix shows what the app would meet.

use aws_world::World;
use leptos::prelude::*;

use super::Session;
use super::command::{CallFunction, Command};
use crate::text::ui::NOT_FETCHED;
use crate::ui::lazy_view::split_point;

split_point!(fetched: CallFunction = World::call, in calls);

impl Session {
    /// Performs a command as soon as what makes its calls has come.
    pub(super) fn perform_later(&self, command: Command) {
        let session = *self;
        wasm_bindgen_futures::spawn_local(async move {
            match fetched().await {
                Ok(make_call) => {
                    session.call_function.set_value(Some(make_call));
                    session.perform(command);
                }
                Err(_) => session.tell(NOT_FETCHED, true),
            }
        });
    }
}
