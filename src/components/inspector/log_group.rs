//! A CloudWatch log group: how long it keeps events, its streams and their events.

use aws_world::ApiCall;
use aws_world::logs::{LogEvent, LogsCall, RETENTION_IN_DAYS};
use leptos::prelude::*;

use super::item_page::{ItemCall, ItemPage, text_of};
use crate::components::exposure::Exposure;
use crate::components::glossary::about;
use crate::session::selection::Selection;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::inspector::log_group as text;
use crate::text::kinds;
use crate::text::log_retention;
use crate::ui::dyn_view::dyn_view;

/// A log group.
#[component]
pub fn LogGroup(name: String) -> impl IntoView {
    let session = use_session();
    let stored = StoredValue::new(name.clone());
    let group = session
        .derive(move |document| stored.with_value(|name| document.account().logs.groups.get(name).cloned()));
    let delete = move |()| {
        let log_group_name = stored.get_value();
        let step = text::delete_step(&log_group_name);
        ItemCall::new(step, ApiCall::Logs(LogsCall::DeleteLogGroup { log_group_name }))
    };
    let delete_stream = move |stream: String| {
        let call =
            LogsCall::DeleteLogStream { log_group_name: stored.get_value(), log_stream_name: stream.clone() };
        session.call(text::delete_stream(&stream), vec![ApiCall::Logs(call)]);
    };
    let stream = move |name: String, events: &[LogEvent]| {
        let lines: Vec<String> =
            events.iter().map(|event| format!("{}  {}", event.time.iso8601(), event.message)).collect();
        let (count, label) = (text::events(events.len()), text::delete_stream(&name));
        view! {
            <ul class="rows"><li>
                <span>{text::LOG_STREAM}<code>{name.clone()}</code><span class="card-note">{count}</span></span>
                <button type="button" aria-label=label on:click=move |_| delete_stream(name.clone())>{buttons::DELETE}</button>
            </li></ul>
            <pre class="log" tabindex="0" aria-label=text::LOG_EVENTS>{lines.join("\n")}</pre>
        }
    };
    let streams = move || {
        let streams = group.get().map(|group| group.streams).unwrap_or_default();
        if streams.is_empty() {
            return view! { <p class="empty">{text::NO_LOG_STREAMS}</p> }.into_any();
        }
        let streams = streams.iter().map(|(name, events)| stream(String::clone(name), events));
        streams.collect_view().into_any()
    };
    view! {
        <ItemPage icon="logs" kind=kinds::CLOUDWATCH_LOG_GROUP title=name arn=text_of(group, |group| &group.arn) delete>
            <Exposure selection=Selection::LogGroup(stored.get_value())/>
            <Retention group=stored/>
            {dyn_view(streams)}
        </ItemPage>
    }
}

#[component]
fn Retention(group: StoredValue<String>) -> impl IntoView {
    let session = use_session();
    let now = session.derive(move |document| {
        group.with_value(|name| {
            document.account().logs.groups.get(name).and_then(|group| group.retention_in_days)
        })
    });
    let put = move |value: String| {
        let log_group_name = group.get_value();
        let call = match value.parse() {
            Ok(retention_in_days) => LogsCall::PutRetentionPolicy { log_group_name, retention_in_days },
            Err(_) => LogsCall::DeleteRetentionPolicy { log_group_name },
        };
        session.call(log_retention::STEP, vec![ApiCall::Logs(call)]);
    };
    let value = move || now.get().map(|days| days.to_string()).unwrap_or_default();
    let options = RETENTION_IN_DAYS.map(|days| {
        view! { <option value=days.to_string() selected=now.get_untracked() == Some(days)>{log_retention::days(days)}</option> }
    });
    view! {
        <div class="field">
            <span class="field-head"><label for="retention">{log_retention::LABEL}</label>{about(log_retention::LABEL)}</span>
            <select id="retention" aria-describedby="retention-hint" prop:value=value
                on:change:target=move |event| {
                    put(event.target().value());
                    // Where it was refused, the old one stays.
                    event.target().set_value(&untrack(value));
                }>
                <option value="">{log_retention::FOR_EVER}</option>
                {options.collect_view()}
            </select>
            <p class="hint" id="retention-hint">{log_retention::HINT}</p>
        </div>
    }
}
