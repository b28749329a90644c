//! The world in a post: what the embed shows, how it looks there, and the code for each host.

use leptos::prelude::*;

use crate::browser::location;
use crate::components::copy_text::copy_text;
use crate::session::embed_code::{EmbedCode, EmbedFormat};
use crate::session::embed_options::{EmbedOptions, EmbedView};
use crate::session::use_session;
use crate::text::post as text;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;

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
    let title = session.derive(|document| text::title(&document.account().name));
    let embed = ErasedMemo::new(move || {
        let lesson = Some(session.document().lesson).filter(|_| options.get().view == EmbedView::Lesson);
        let query = EmbedOptions { lesson, ..options.get() }.query();
        EmbedCode {
            site: location::site_url(),
            query,
            link: link.get(),
            title: title.get(),
            height: height.get(),
        }
    });
    let views = EmbedView::ALL.map(|view| {
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
        <div class="button-row" role="group" aria-label=text::VIEW>{views.into_iter().collect_view()}</div>
        <div class="button-row" role="group" aria-label=text::THEME>{themes.into_iter().collect_view()}</div>
        <label class="check">
            <input type="checkbox" prop:checked=move || options.get().read_only
                on:change:target=move |event| options.update(|options| options.read_only = event.target().checked())/>
            {text::READ_ONLY}
        </label>
        <h4>{text::PREVIEW}</h4>
        <div class="button-row" role="group" aria-label=text::HEIGHT>{heights.into_iter().collect_view()}</div>
        <Preview embed/>
        <h4>{text::CODE}</h4>
        <ul class="rows" aria-label=text::CODE>
            {dyn_view(move || embed.with(EmbedCode::formats).into_iter().map(|form| view! { <Code form/> }).collect_view())}
        </ul>
    }
}

/// The frame as a post has it. Remade when its address is another one.
#[component]
fn Preview(embed: ErasedMemo<EmbedCode>) -> impl IntoView {
    let address = ErasedMemo::new(move || embed.with(EmbedCode::address));
    let height = move || embed.with(|embed| format!("{}px", embed.height));
    dyn_view(move || {
        view! { <iframe class="share-preview" title=text::PREVIEW src=address.get() style:height=height></iframe> }
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
