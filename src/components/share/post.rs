//! The world in a post: what the embed shows, how it looks there, and the code for each host.

use leptos::prelude::*;

use crate::browser::location;
use crate::components::copy_text::copy_text;
use crate::deep_links::query::POLICY;
use crate::session::embed_code::{EmbedCode, EmbedFormat, PICTURE_FILE};
use crate::session::embed_options::{EmbedOptions, EmbedView};
use crate::session::map_items::policy_named;
use crate::session::own_lesson::OwnLesson;
use crate::session::selection::Selection;
use crate::session::{Session, use_session};
use crate::text::post as text;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::inline_markup::InlineMarkup;

/// Heights a frame is tried at, pixels.
const HEIGHTS: [u32; 3] = [300, 400, 500];

/// Options, preview and code; nothing is framed before it is opened.
#[component]
pub fn Post(
    /// `s1.…`.
    link: ErasedMemo<String>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <h3>{text::POST}</h3>
        <p class="hint">{text::ABOUT}</p>
        <button type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
            {text::OPEN}
        </button>
        <Show when=move || open.get()><Choices link/></Show>
    }
}

#[component]
fn Choices(link: ErasedMemo<String>) -> impl IntoView {
    let session = use_session();
    let options = RwSignal::new(EmbedOptions::default());
    let height = RwSignal::new(400_u32);
    let starts_at_press = RwSignal::new(false);
    let document = session.document_untracked();
    let own_title = document.open_own_lesson().and_then(OwnLesson::title);
    let account = &document.account().name;
    let title = RwSignal::new(own_title.map_or_else(|| text::title(account), ToOwned::to_owned));
    let embed = ErasedMemo::new(move || {
        let document = session.document();
        // The document's own lesson comes with it, and has no number.
        let has_number = options.get().view == EmbedView::Lesson && document.open_own_lesson().is_none();
        let lesson = has_number.then_some(document.lesson);
        let mut query = EmbedOptions { lesson, ..options.get() }.query();
        if options.get().view == EmbedView::Policy
            && let Some(name) = selected_policy(session)
        {
            query.push_str(&format!("&{POLICY}={name}"));
        }
        EmbedCode {
            site: location::site_url(),
            query,
            link: link.get(),
            title: title.get(),
            height: height.get(),
            starts_at_press: starts_at_press.get(),
        }
    });
    let has_policy = policy_named(&session.document_untracked(), None).is_some();
    let offered = EmbedView::ALL.into_iter().filter(|view| *view != EmbedView::Policy || has_policy);
    let views = offered.map(|view| {
        let chosen = move || options.get().view == view;
        view! {
            <button type="button" aria-pressed=move || chosen().to_string()
                on:click=move |_| options.update(|options| options.view = view)>{view.title()}</button>
        }
    });
    let themes = text::THEMES.map(|(theme, name)| {
        let chosen = move || options.get().theme == theme;
        view! {
            <button type="button" aria-pressed=move || chosen().to_string()
                on:click=move |_| options.update(|options| options.theme = theme)>{name}</button>
        }
    });
    let heights = HEIGHTS.map(|pixels| {
        view! {
            <button type="button" aria-pressed=move || (height.get() == pixels).to_string()
                on:click=move |_| height.set(pixels)>{text::pixels(pixels)}</button>
        }
    });
    view! {
        <div class="button-row" role="group" aria-label=text::VIEW>{views.collect_view()}</div>
        <div class="button-row" role="group" aria-label=text::THEME>{themes.into_iter().collect_view()}</div>
        <label class="check">
            <input type="checkbox" prop:checked=move || options.get().read_only
                on:change:target=move |event| options.update(|options| options.read_only = event.target().checked())/>
            {text::READ_ONLY}
        </label>
        <div class="field">
            <label for="embed-title">{text::TITLE}</label>
            <input id="embed-title" type="text" maxlength="120" prop:value=move || title.get() on:input:target=move |event| title.set(event.target().value())/>
        </div>
        <h4>{text::PREVIEW}</h4>
        <div class="button-row" role="group" aria-label=text::HEIGHT>{heights.into_iter().collect_view()}</div>
        <Preview embed/>
        <h4>{text::CODE}</h4>
        <p class="hint"><InlineMarkup text=text::about_picture(PICTURE_FILE)/></p>
        <label class="check">
            <input type="checkbox" prop:checked=move || starts_at_press.get() on:change:target=move |event| starts_at_press.set(event.target().checked())/>
            {text::STARTS_AT_PRESS}
        </label>
        <ul class="rows" aria-label=text::CODE>
            {dyn_view(move || embed.with(EmbedCode::formats).into_iter().map(|form| view! { <Code form/> }).collect_view())}
        </ul>
    }
}

/// The name or ARN of the policy that is selected. One with letters that an address would have to escape is none of IAM's.
fn selected_policy(session: Session) -> Option<String> {
    let is_plain = |name: &String| {
        name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_+=,.@-:/".contains(letter))
    };
    match session.selection.get()? {
        Selection::Policy(name) | Selection::InlinePolicy(_, _, name) => Some(name).filter(is_plain),
        _ => None,
    }
}

/// The frame as a post has it. Remade when its address is another one.
#[component]
fn Preview(embed: ErasedMemo<EmbedCode>) -> impl IntoView {
    let address = ErasedMemo::new(move || embed.with(EmbedCode::address));
    let height = move || embed.with(|embed| format!("{}px", embed.height));
    let title = move || embed.with(|embed| text::preview_of(&embed.title));
    dyn_view(move || {
        view! { <iframe class="share-preview" title=title src=address.get() style:height=height></iframe> }
    })
}

#[component]
fn Code(form: EmbedFormat) -> impl IntoView {
    let session = use_session();
    let EmbedFormat { host, code } = form;
    let copied = code.clone();
    view! {
        <li class="share-code">
            <details>
                <summary>{host}</summary>
                <pre tabindex="0">{code}</pre>
            </details>
            <button type="button" aria-label=text::copy_for(host) on:click=move |_| copy_text(session, copied.clone(), "code")>{text::COPY}</button>
        </li>
    }
}
