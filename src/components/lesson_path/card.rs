//! A finished lesson to look up: what people believe, what is so, and its text. The reader's world stays as it is.

use leptos::children::ViewFn;
use leptos::prelude::*;
use lessons::{Insight, Lesson, LessonSummary};

use crate::components::lesson_files;
use crate::text::{lesson_path as text, lessons as said};
use crate::ui::dyn_view::dyn_view;
use crate::ui::fetched::{Fetched, FetchedView};
use crate::ui::inline_markup::InlineMarkup;

/// Folded until it is wanted; its text is fetched then.
#[component]
pub fn ReferenceCard(place: usize, listed: LessonSummary, insight: Insight) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggle = move |_| is_open.update(|open| *open = !*open);
    let body = move || is_open.get().then(|| view! { <CardText place insight/> });
    let id = format!("card-{place}");
    view! {
        <button type="button" class="quiet" aria-expanded=move || is_open.get().to_string() aria-controls=id.clone()
            aria-label=text::of_lesson(text::CARD, listed.title) on:click=toggle>{text::CARD}</button>
        <div class="reference-card" id=id>{dyn_view(body)}</div>
    }
}

#[component]
fn CardText(place: usize, insight: Insight) -> impl IntoView {
    let view = FetchedView::fetch(move || async move {
        let paragraphs = Lesson::parse(&lesson_files::fetch_text(place, "lesson.md").await?).0.text;
        let paragraph = |text: String| view! { <p><InlineMarkup text/></p> };
        Some(ViewFn::from(move || paragraphs.clone().into_iter().map(paragraph).collect_view()))
    });
    view! {
        <p class="misconception"><span class="label">{text::BELIEVED}</span><s><InlineMarkup text=insight.misconception/></s></p>
        <p><span class="label">{text::IS_SO}</span><InlineMarkup text=insight.unlocks/></p>
        <Fetched view failed=said::LESSON_NOT_FETCHED/>
    }
}
