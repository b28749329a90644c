//! A line for a terminal, with a button that copies it.

use leptos::prelude::*;

use crate::components::copy_text::copy_text;
use crate::session::use_session;
use crate::text::real_account as text;

/// A line for a terminal.
#[component]
pub fn CommandLine(line: String) -> impl IntoView {
    let session = use_session();
    let copied = line.clone();
    view! {
        <div class="command-line">
            <pre class="log" tabindex="0" role="group" aria-label=text::COMMAND>{line.clone()}</pre>
            <button type="button" aria-label=text::copy(&line) on:click=move |_| copy_text(session, copied.clone(), text::LINE)>{text::COPY}</button>
        </div>
    }
}
