//! The stranger's laptop: what they found, and what it is still worth.

use leptos::prelude::*;

use super::item_page::ItemPage;
use crate::session::command::Command;
use crate::session::{Panel, use_session};
use crate::text::inspector::stranger as text;
use crate::text::map_items;
use crate::ui::dyn_view::{Show, dyn_view};

/// The stranger.
#[component]
pub fn Stranger() -> impl IntoView {
    let session = use_session();
    let stranger = session.derive(|document| document.world().stranger().cloned());
    let address = move || stranger.get().map(|s| text::calls_from(&s.source_ip)).unwrap_or_default();
    let rows = move || {
        let found = stranger.get().map(|stranger| stranger.credentials).unwrap_or_default();
        let row = |(index, stolen): (usize, aws_world::program::StolenCredentials)| {
            let end = match stolen.credentials.expiration {
                Some(end) => text::expires(&end.iso8601()),
                None => text::NEVER_EXPIRES.to_owned(),
            };
            view! {
                <li>
                    <span><code>{stolen.credentials.access_key_id.clone()}</code>
                        <span class="card-note">{text::found_at(&stolen.found_in, &end)}</span></span>
                    <button type="button" on:click=move |_| {
                        session.perform(Command::RunStranger(index));
                        session.open_panel(Panel::Console);
                    }>{text::CALL_WITH_IT}</button>
                </li>
            }
        };
        found.into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <ItemPage icon="stranger" kind=text::SOMEBODY_ELSEWHERE title=map_items::STRANGERS_LAPTOP.to_owned() arn=Signal::derive(address)>
            <p>{text::AWS_DOES_NOT_CARE}</p>
            <ul class="rows">{dyn_view(rows)}</ul>
            <Show when=move || stranger.with(|s| s.as_ref().is_none_or(|s| s.credentials.is_empty()))>
                <p class="empty">{text::FOUND_NOTHING}</p>
            </Show>
        </ItemPage>
    }
}
