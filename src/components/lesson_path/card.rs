//! A finished lesson to look up: what people believe, what is so, and its text. The reader's world stays as it is.

use leptos::prelude::*;
use lessons::{Insight, Lesson, LessonSummary};

use crate::components::lesson_files;
use crate::text::ui::LOADING;
use crate::text::{lesson_path as text, lessons as said};
use crate::ui::dyn_view::dyn_view;
use crate::ui::inline_markup::InlineMarkup;

/// Folded until it is wanted; its text is fetched then.
#[component]
pub fn ReferenceCard(place: usize, listed: LessonSummary, insight: Insight) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let paragraphs = RwSignal::new(None::<Vec<String>>);
    let toggle = move |_| {
        is_open.update(|open| *open = !*open);
        if is_open.get_untracked() && paragraphs.with_untracked(Option::is_none) {
            wasm_bindgen_futures::spawn_local(async move {
                let text = lesson_files::fetch_text(place, "lesson.md").await;
                let text = text
                    .map_or_else(|| vec![said::NOT_FETCHED.to_owned()], |text| Lesson::parse(&text).0.text);
                let _ = paragraphs.try_set(Some(text));
            });
        }
    };
    let body = move || {
        is_open.get().then(|| {
            let text = move || match paragraphs.get() {
                None => view! { <p role="status">{LOADING}</p> }.into_any(),
                Some(all) => all.into_iter().map(|text| view! { <p><InlineMarkup text/></p> }).collect_view().into_any(),
            };
            view! {
                <p class="misconception"><span class="label">{text::BELIEVED}</span><s><InlineMarkup text=insight.misconception/></s></p>
                <p><span class="label">{text::IS_SO}</span><InlineMarkup text=insight.unlocks/></p>
                {dyn_view(text)}
            }
        })
    };
    let id = format!("card-{place}");
    view! {
        <button type="button" class="quiet" aria-expanded=move || is_open.get().to_string() aria-controls=id.clone()
            aria-label=text::of_lesson(text::CARD, listed.title) on:click=toggle>{text::CARD}</button>
        <div class="reference-card" id=id>{dyn_view(body)}</div>
    }
}
