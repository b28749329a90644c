//! The photo app: its source as it stands, and the places where keys can be written.

use aws_world::ec2::Instance;
use aws_world::program::{AccessKeyPair, App as AppData, KeyLocation};
use leptos::prelude::*;

use crate::ui::erased_memo::ErasedMemo;

use crate::session::command::Command;
use crate::session::use_session;
use crate::text::buttons;
use crate::text::inspector::app as text;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::field::TextField;

/// The places with their title and what they mean.
const PLACES: [(KeyLocation, &str, &str); 3] = [
    (KeyLocation::Code, text::IN_THE_CODE, text::IN_THE_REPOSITORY),
    (KeyLocation::Environment, text::IN_THE_ENVIRONMENT, text::IN_THE_REPOSITORY),
    (KeyLocation::SharedFile, text::ON_THE_INSTANCE, text::NOT_IN_THE_REPOSITORY),
];

/// The App tab of an instance.
#[component]
pub fn App(instance: ErasedMemo<Option<Instance>>) -> impl IntoView {
    let app = ErasedMemo::new(move || instance.get().map(|instance| instance.app).unwrap_or_default());
    view! {
        <SourceCode app/>
        <KeyPlaces app/>
        <GiveKey/>
    }
}

#[component]
fn SourceCode(app: ErasedMemo<AppData>) -> impl IntoView {
    let lines = move || source(&app.get());
    view! {
        <p class="label">"app.py"</p>
        <pre class="source" tabindex="0" aria-label=text::SOURCE_CODE_OF_THE_APP>
            {dyn_view(move || lines().into_iter().map(|(text, is_key)| {
                if is_key { view! { <mark class="secret">{text}"\n"</mark> }.into_any() } else { format!("{text}\n").into_any() }
            }).collect_view())}
        </pre>
    }
}

/// The source, a line each, and whether the line holds a secret.
fn source(app: &AppData) -> Vec<(String, bool)> {
    let plain = |text: &str| (text.to_owned(), false);
    let mut lines = vec![plain(r"import boto3"), plain("")];
    match &app.keys_in_code {
        Some(keys) => {
            lines.push(plain("aws = boto3.Session("));
            lines.push((format!("    aws_access_key_id=\"{}\",", keys.access_key_id), true));
            lines.push((format!("    aws_secret_access_key=\"{}\",", keys.secret_access_key), true));
            lines.push(plain(")"));
        }
        None => lines.push(plain("aws = boto3.Session()")),
    }
    lines.push((format!("photos = aws.resource(\"s3\").Bucket(\"{}\")", app.bucket), false));
    lines.push((format!("logs = aws.client(\"logs\")  # {}", app.log_group), false));
    lines
}

#[component]
fn KeyPlaces(app: ErasedMemo<AppData>) -> impl IntoView {
    let session = use_session();
    let row = move |(place, title, note): (KeyLocation, &'static str, &'static str)| {
        let keys = ErasedMemo::new(move || {
            app.with(|app| match place {
                KeyLocation::Code => app.keys_in_code.clone(),
                KeyLocation::Environment => app.keys_in_environment.clone(),
                KeyLocation::SharedFile => app.keys_in_shared_file.clone(),
            })
        });
        move || {
            keys.get().map(|keys| {
                view! {
                    <li>
                        <span>{title}<span class="card-note">{text::key_and_note(&keys.access_key_id, note)}</span></span>
                        <button type="button" aria-label=text::remove_the_key(title)
                            on:click=move |_| { session.perform(Command::SetKeys(place, None)); }>
                            {buttons::REMOVE}
                        </button>
                    </li>
                }
            })
        }
    };
    let has_keys = move || {
        app.with(|app| {
            [&app.keys_in_code, &app.keys_in_environment, &app.keys_in_shared_file]
                .iter()
                .any(|k| k.is_some())
        })
    };
    view! {
        <Show when=has_keys fallback=|| view! { <p class="hint">{text::NO_KEY_ANYWHERE}</p> }>
            <p class="label">{text::KEYS_THE_APP_HOLDS}</p>
        </Show>
        <ul class="rows">{PLACES.into_iter().map(row).collect_view()}</ul>
    }
}

#[component]
fn GiveKey() -> impl IntoView {
    let session = use_session();
    let place = RwSignal::new(0_usize);
    let id = RwSignal::new(String::new());
    let secret = RwSignal::new(String::new());
    let give = move || {
        let keys = AccessKeyPair {
            access_key_id: id.get_untracked().trim().to_owned(),
            secret_access_key: secret.get_untracked().trim().to_owned(),
        };
        if keys.access_key_id.is_empty() || keys.secret_access_key.is_empty() {
            session.tell(text::FILL_IN_BOTH, true);
            return;
        }
        let chosen = PLACES.get(place.get_untracked()).map_or(KeyLocation::Code, |(place, ..)| *place);
        session.perform(Command::SetKeys(chosen, Some(keys)));
        id.set(String::new());
        secret.set(String::new());
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        give();
    };
    let paste = move |_| {
        if let Some(key) = session.newest_access_key.get_untracked() {
            id.set(key.access_key_id);
            secret.set(key.secret_access_key);
            give();
        }
    };
    view! {
        <details class="give-key" open=move || session.newest_access_key.with(Option::is_some)>
            <summary>{text::OPTION_1}</summary>
            <form on:submit=save>
                <div class="field">
                    <label for="key-place">{text::WHERE}</label>
                    <select id="key-place" on:change:target=move |event| place.set(event.target().value().parse().unwrap_or(0))>
                        {PLACES.iter().enumerate().map(|(index, (_, title, note))| view! {
                            <option value=index.to_string()>{text::place_and_note(title, note)}</option>
                        }).collect_view()}
                    </select>
                </div>
                <TextField id="key-id" label=text::ACCESS_KEY_ID value=id placeholder="AKIA…"/>
                <TextField id="key-secret" label=text::SECRET_ACCESS_KEY value=secret/>
                <div class="button-row">
                    <button type="submit" class="primary">{text::SAVE_KEYS}</button>
                    <Show when=move || session.newest_access_key.with(Option::is_some)>
                        <button type="button" on:click=paste>{text::PASTE_THE_NEW_KEY}</button>
                    </Show>
                </div>
            </form>
        </details>
    }
}
