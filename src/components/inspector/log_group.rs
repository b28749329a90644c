//! A CloudWatch log group: its streams and their events.

use aws_world::ApiCall;
use aws_world::logs::LogsCall;
use leptos::prelude::*;

use super::Head;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::inspector::log_group as text;
use crate::text::kinds;
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
        let step = text::delete_step(&log_group_name);
        session.call(step, vec![ApiCall::Logs(LogsCall::DeleteLogGroup { log_group_name })]);
    };
    let delete_stream = move |stream: String| {
        let call =
            LogsCall::DeleteLogStream { log_group_name: stored.get_value(), log_stream_name: stream.clone() };
        session.call(text::delete_stream(&stream), vec![ApiCall::Logs(call)]);
    };
    let streams = move || group.get().map(|group| group.streams).unwrap_or_default();
    view! {
        <Head icon="logs" kind=kinds::CLOUDWATCH_LOG_GROUP title=name
            arn=Signal::derive(move || group.get().map(|group| group.arn).unwrap_or_default())>
            <button type="button" class="danger" on:click=delete>{buttons::DELETE}</button>
        </Head>
        {dynamic(move || {
            let streams = streams();
            if streams.is_empty() {
                return view! { <p class="empty">{text::NO_LOG_STREAMS}</p> }.into_any();
            }
            streams
                .into_iter()
                .map(|(stream, events)| {
                    let lines: Vec<String> =
                        events.iter().map(|event| format!("{}  {}", event.time.iso8601(), event.message)).collect();
                    let title = String::clone(&stream);
                    let count = text::events(events.len());
                    let label = text::delete_stream(&title);
                    view! {
                        <ul class="rows"><li>
                            <span>{text::LOG_STREAM}<code>{title.clone()}</code><span class="card-note">{count}</span></span>
                            <button type="button" aria-label=label on:click=move |_| delete_stream(title.clone())>{buttons::DELETE}</button>
                        </li></ul>
                        <pre class="log" tabindex="0" aria-label=text::LOG_EVENTS>{lines.join("\n")}</pre>
                    }
                })
                .collect_view()
                .into_any()
        })}
    }
}
