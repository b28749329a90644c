//! The world in a post: what the embed shows, how it looks there, and the code for each host.

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;

use super::post_names::{
    InSight, PostPicture, default_title, other_policy, picture_of, selected_policy, story_title,
};
use crate::browser::{element_size, location};
use crate::components::copy_text::copy_text;
use crate::components::panes;
use crate::deep_links::gallery;
use crate::deep_links::query::POLICY;
use crate::session::embed_code::{EmbedCode, EmbedFormat};
use crate::session::embed_options::{EmbedOptions, EmbedView};
use crate::session::map_items::policy_named;
use crate::session::published_world::{PublishedWorld, WorldName};
use crate::session::selection::WhyTarget;
use crate::session::story::Story;
use crate::session::{Panel, Session, View, use_session};
use crate::text::post as text;
use crate::text::ui::NOT_FETCHED;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::fetched::{Fetched, FetchedView};
use crate::ui::inline_markup::InlineMarkup;

/// Heights a frame is tried at, pixels.
const HEIGHTS: [u32; 3] = [300, 400, 500];

/// Options, preview and code; nothing is framed before it is opened.
#[component]
pub fn Post(
    /// `s1.…`.
    link: ErasedMemo<String>,
    /// The question that is explained in it.
    why: ErasedMemo<Option<WhyTarget>>,
    /// The picture that is downloaded.
    picture: RwSignal<PostPicture>,
    /// Whether the code is shown at once.
    is_open: bool,
) -> impl IntoView {
    let open = RwSignal::new(is_open);
    view! {
        <h3>{text::POST}</h3>
        <p class="hint">{text::ABOUT}</p>
        <button type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
            {text::OPEN}
        </button>
        <Show when=move || open.get()>{fetched_choices(link, why, picture)}</Show>
    }
}

/// The choices, as soon as it is known whether the world is one of the site's own. One that cannot be fetched counts as none: its
/// world is in the link.
fn fetched_choices(
    link: ErasedMemo<String>,
    why: ErasedMemo<Option<WhyTarget>>,
    picture: RwSignal<PostPicture>,
) -> impl IntoView {
    let session = use_session();
    let view = FetchedView::fetch(move || async move {
        let story = story_title(&session.document_untracked()).await;
        let mut known = Vec::new();
        for name in WorldName::candidates(&session.document_untracked()) {
            known.extend(gallery::load_published(name).await);
        }
        let known = Arc::new(known);
        Some(ViewFn::from(
            move || view! { <Choices link why picture story=story.clone() known=known.clone()/> },
        ))
    });
    view! { <Fetched view failed=NOT_FETCHED/> }
}

#[component]
fn Choices(
    link: ErasedMemo<String>,
    why: ErasedMemo<Option<WhyTarget>>,
    picture: RwSignal<PostPicture>,
    /// The title of the example or lesson that it is.
    story: Option<String>,
    /// Worlds of the site that this may be.
    known: Arc<Vec<PublishedWorld>>,
) -> impl IntoView {
    let session = use_session();
    let view = view_in_sight(session, why.with_untracked(Option::is_some));
    let options = RwSignal::new(EmbedOptions { view, ..EmbedOptions::default() });
    let height = RwSignal::new(400_u32);
    let starts_at_press = RwSignal::new(false);
    let typed = RwSignal::new(None::<String>);
    let title = ErasedMemo::new(move || {
        let document = session.document();
        let policy = selected_policy(session);
        typed.get().unwrap_or_else(|| {
            let view = options.get().view;
            default_title(view, &document, story.as_deref(), why.get().as_ref(), policy.as_deref())
        })
    });
    // An example explains its own question.
    let own = match known.as_slice() {
        [PublishedWorld { name: WorldName::Example(_), why, .. }] => why.clone(),
        _ => None,
    };
    let named = move |view: EmbedView| {
        let document = session.document();
        session.drafts.with(|drafts| {
            PublishedWorld::named(&known, view, (&document, drafts), why.get().as_ref()).cloned()
        })
    };
    let named = StoredValue::new(named);
    let named = move |view: EmbedView| named.with_value(|named| named(view));
    let explains = ErasedMemo::new(move || {
        why.with(Option::is_some) || matches!(named(EmbedView::Why), Some(WorldName::Example(_)))
    });
    Effect::new(move |_| {
        if !explains.get() && options.with_untracked(|options| options.view == EmbedView::Why) {
            options.update(|options| options.view = EmbedView::default());
        }
    });
    Effect::new(move |_| {
        let view = options.get().view;
        let asked = (view == EmbedView::Why).then(|| why.get().or_else(|| own.clone())).flatten();
        picture.set(PostPicture { file: picture_of(&session.document(), view), asked });
    });
    let embed = ErasedMemo::new(move || {
        let document = session.document();
        let view = options.get().view;
        let named = named(view);
        // A lesson of the document's own has no number. Beside an example there is no lesson.
        let tells_example = matches!(document.story, Story::Example(_));
        let has_number = view == EmbedView::Lesson
            && named.is_none()
            && !tells_example
            && document.open_own_lesson().is_none();
        let lesson = has_number.then_some(document.lesson);
        let mut query = EmbedOptions { lesson, ..options.get() }.query();
        query.push_str(&named.as_ref().map(WorldName::embed_query).unwrap_or_default());
        if view == EmbedView::Policy
            && let Some(name) = other_policy(session, &document)
        {
            query.push_str(&format!("&{POLICY}={name}"));
        }
        let in_link = format!("#{}", link.get());
        EmbedCode {
            site: location::site_url(),
            query,
            opened: named.as_ref().and_then(WorldName::playground_query).unwrap_or_else(|| in_link.clone()),
            world: if named.is_some() { String::new() } else { in_link },
            title: title.get(),
            picture: picture.get().file,
            height: height.get(),
            starts_at_press: starts_at_press.get(),
        }
    });
    let has_policy = policy_named(&session.document_untracked(), None).is_some();
    let offered = EmbedView::ALL.into_iter().filter(|view| *view != EmbedView::Policy || has_policy);
    let views = offered.map(|view| {
        let chosen = move || options.get().view == view;
        let is_out = move || view == EmbedView::Why && !explains.get();
        view! {
            <button type="button" aria-pressed=move || chosen().to_string() aria-disabled=move || is_out().to_string()
                on:click=move |_| if !untrack(is_out) { options.update(|options| options.view = view) }>{view.title()}</button>
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
        <Show when=move || !explains.get()><p class="hint">{text::WHY_NEEDS_ONE}</p></Show>
        <div class="button-row" role="group" aria-label=text::THEME>{themes.into_iter().collect_view()}</div>
        <label class="check">
            <input type="checkbox" prop:checked=move || options.get().read_only
                on:change:target=move |event| options.update(|options| options.read_only = event.target().checked())/>
            {text::READ_ONLY}
        </label>
        <div class="field">
            <label for="embed-title">{text::TITLE}</label>
            <input id="embed-title" type="text" maxlength="120" prop:value=move || title.get() on:input:target=move |event| typed.set(Some(event.target().value()))/>
        </div>
        <h4>{text::PREVIEW}</h4>
        <div class="button-row" role="group" aria-label=text::HEIGHT>{heights.into_iter().collect_view()}</div>
        <Preview embed/>
        <h4>{text::CODE}</h4>
        <p class="hint">{dyn_view(move || view! { <InlineMarkup text=text::about_picture(&picture.get().file)/> })}</p>
        <label class="check">
            <input type="checkbox" prop:checked=move || starts_at_press.get() on:change:target=move |event| starts_at_press.set(event.target().checked())/>
            {text::STARTS_AT_PRESS}
        </label>
        <ul class="rows" aria-label=text::CODE>
            {dyn_view(move || embed.with(EmbedCode::formats).into_iter().map(|form| view! { <Code form/> }).collect_view())}
        </ul>
    }
}

/// The view of what the reader has before them.
fn view_in_sight(session: Session, can_ask: bool) -> EmbedView {
    let views = session.views;
    let (view, side, panel) = untrack(|| (views.view(), views.side(), views.panel()));
    let is_narrow = element_size::is_window_narrow();
    let side_is_seen = !is_narrow || matches!(view, View::Build | View::Why);
    let results_are_alone = if is_narrow { view == View::Run } else { panes::are_results_alone() };
    session.selection.with_untracked(|selection| {
        InSight {
            side: side_is_seen.then_some(side),
            can_ask,
            selection: selection.as_ref(),
            is_matrix_alone: results_are_alone && panel == Panel::Matrix,
        }
        .view()
    })
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
