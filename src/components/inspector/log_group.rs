//! A CloudWatch log group: its streams and their events.

use leptos::prelude::*;

use super::Head;
use crate::session::use_session;
use crate::ui::dynamic::dynamic;

/// A log group.
#[component]
pub fn LogGroup(name: String) -> impl IntoView {
    let session = use_session();
    let wanted = name.clone();
    let group = session.derive(move |document| document.account().logs.groups.get(&wanted).cloned());
    let streams = move || group.get().map(|group| group.streams).unwrap_or_default();
    view! {
        <Head icon="logs" kind="CloudWatch log group" title=name
            arn=Signal::derive(move || group.get().map(|group| group.arn).unwrap_or_default())/>
        {dynamic(move || {
            let streams = streams();
            if streams.is_empty() {
                return view! { <p class="empty">"No log streams. A successful run of the app makes one and writes to it."</p> }.into_any();
            }
            streams
                .into_iter()
                .map(|(stream, events)| {
                    let lines: Vec<String> =
                        events.iter().map(|event| format!("{}  {}", event.time.iso8601(), event.message)).collect();
                    view! {
                        <p class="label">"Log stream "<code>{stream}</code></p>
                        <pre class="log" tabindex="0" aria-label="Log events">{lines.join("\n")}</pre>
                    }
                })
                .collect_view()
                .into_any()
        })}
    }
}
