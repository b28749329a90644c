//! A CloudWatch log group: its streams and their events.

use aws_world::ApiCall;
use aws_world::logs::LogsCall;
use leptos::prelude::*;

use super::Head;
use crate::session::use_session;
use crate::ui::dynamic::dynamic;

/// A log group.
#[component]
pub fn LogGroup(name: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(name.clone());
    let group = session
        .derive(move |document| stored.with_value(|name| document.account().logs.groups.get(name).cloned()));
    let delete = move |_| {
        let log_group_name = stored.get_value();
        let step = format!("Delete log group {log_group_name}");
        session.call(step, vec![ApiCall::Logs(LogsCall::DeleteLogGroup { log_group_name })]);
    };
    let delete_stream = move |stream: String| {
        let call =
            LogsCall::DeleteLogStream { log_group_name: stored.get_value(), log_stream_name: stream.clone() };
        session.call(format!("Delete log stream {stream}"), vec![ApiCall::Logs(call)]);
    };
    let streams = move || group.get().map(|group| group.streams).unwrap_or_default();
    view! {
        <Head icon="logs" kind="CloudWatch log group" title=name
            arn=Signal::derive(move || group.get().map(|group| group.arn).unwrap_or_default())>
            <button type="button" class="danger" on:click=delete>"Delete"</button>
        </Head>
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
                    let title = String::clone(&stream);
                    let count = match events.len() {
                        1 => "1 event".to_owned(),
                        n => format!("{n} events"),
                    };
                    let label = format!("Delete log stream {title}");
                    view! {
                        <ul class="rows"><li>
                            <span>"Log stream "<code>{title.clone()}</code><span class="card-note">{count}</span></span>
                            <button type="button" aria-label=label on:click=move |_| delete_stream(title.clone())>"Delete"</button>
                        </li></ul>
                        <pre class="log" tabindex="0" aria-label="Log events">{lines.join("\n")}</pre>
                    }
                })
                .collect_view()
                .into_any()
        })}
    }
}
