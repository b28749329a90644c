//! Below the third hint: what the solution would change, and a press that applies it.

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;
use lessons::Lesson;

use super::LESSON_PANEL;
use crate::browser::focus;
use crate::components::lesson_files;
use crate::components::lesson_path::STYLES;
use crate::session::command::{Command, DocumentRef};
use crate::session::document::Document;
use crate::session::policy_changes::{PolicyChange, WorldDiff};
use crate::session::{saved_document, use_session};
use crate::text::lessons as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::fetched::{Fetched, FetchedView};
use crate::ui::inline_markup::InlineMarkup;
use crate::ui::lazy_view::split_point;
use crate::ui::text_diff::DiffView;

/// One step of a solution.
#[derive(Clone, Debug)]
pub enum Step {
    /// An AWS CLI line.
    Call(String),
    /// Anything else, in words.
    Done(String),
}

/// The solution of a lesson as a difference to the reader's world.
#[component]
pub fn ShowMe(index: usize, lesson: Arc<Lesson>) -> impl IntoView {
    let steps = StoredValue::new(steps(&lesson));
    let view = FetchedView::fetch(move || async move {
        let text = lesson_files::fetch_text(index, "solution.json").await?;
        let (document, _) = saved_document::from_json(&text).ok()?;
        let solution = DocumentRef(Arc::new(document));
        let show = solution_view().await.ok()?;
        Some(ViewFn::from(move || show(solution.clone(), steps.get_value())))
    });
    view! { <Fetched view failed=text::SOLUTION_NOT_FETCHED/> }
}

/// The solution of a lesson that the document brings along.
#[component]
pub fn OwnSolution(solution: DocumentRef) -> impl IntoView {
    let view = FetchedView::fetch(move || {
        let solution = solution.clone();
        async move {
            let show = solution_view().await.ok()?;
            Some(ViewFn::from(move || show(solution.clone(), Vec::new())))
        }
    });
    view! { <Fetched view failed=text::SOLUTION_NOT_FETCHED/> }
}

/// Shows a solution with its steps.
type ShowSolution = fn(DocumentRef, Vec<Step>) -> AnyView;

split_point!(solution_view: ShowSolution = shown_solution, in solution);

fn shown_solution(solution: DocumentRef, steps: Vec<Step>) -> AnyView {
    view! { <Solution solution steps/> }.into_any()
}

/// What is done, in order: calls as they are, everything else in words.
fn steps(lesson: &Lesson) -> Vec<Step> {
    let answered = |line: &str| {
        let (id, choice) = line.strip_prefix("# answer ")?.split_once(' ')?;
        let question = lesson.questions.iter().find(|question| question.id == id)?;
        let choice = question.choices.get(choice.parse::<usize>().ok()?.checked_sub(1)?)?;
        Some(text::answered(&question.text, &choice.text))
    };
    let step = |line: &String| match line.strip_prefix("$ ") {
        Some(call) => Some(Step::Call(call.to_owned())),
        None => answered(line).or_else(|| text::step(line)).map(Step::Done),
    };
    lesson.script("solution").unwrap_or_default().iter().filter_map(step).collect()
}

/// What a solution would change, and a press that applies it.
#[component]
fn Solution(solution: DocumentRef, steps: Vec<Step>) -> impl IntoView {
    let session = use_session();
    let then = Arc::clone(&solution.0);
    let changes =
        session.derive(move |document| WorldDiff::between(document.world(), Document::world(&then)));
    let apply = move |_| {
        let document = solution.clone();
        session.perform(Command::Open { name: text::THE_SOLUTION.to_owned(), document });
        // The hints go once all goals are met, and this button with them.
        focus::focus_without_scrolling(LESSON_PANEL.to_owned());
    };
    // Where nothing stays changed, the way is all there is to see.
    let is_way = changes.with_untracked(WorldDiff::is_empty);
    let steps = steps.into_iter().map(|step| match step {
        Step::Call(line) => view! { <li><code>{line}</code></li> }.into_any(),
        Step::Done(text) => view! { <li><InlineMarkup text/></li> }.into_any(),
    });
    let steps = steps.collect_view();
    view! {
        <section class="set-up solution-shown" aria-label=text::WOULD_CHANGE>
            <style>{STYLES}</style>
            <h3>{text::WOULD_CHANGE}</h3>
            {dyn_view(move || changes.with(shown))}
            <details open=is_way>
                <summary>{text::EVERY_STEP}</summary>
                <ol>{steps}</ol>
            </details>
            <button type="button" class="primary" on:click=apply>{text::APPLY}</button>
            <p class="hint">{text::UNDO_BRINGS_BACK}</p>
        </section>
    }
}

fn shown(changes: &WorldDiff) -> impl IntoView + use<> {
    if changes.is_empty() {
        return view! { <p class="hint">{text::NOTHING_LEFT}</p> }.into_any();
    }
    let policies = changes.policies.iter().cloned().map(|change| {
        let PolicyChange { policy, before, after } = change;
        view! { <h4>{policy}</h4> <DiffView before after/> }
    });
    let policies = policies.collect_view();
    view! { {policies}{calls(text::MADE, &changes.added_lines)}{calls(text::GONE, &changes.removed_lines)} }
        .into_any()
}

fn calls(title: &'static str, lines: &[String]) -> Option<AnyView> {
    let lines = (!lines.is_empty()).then(|| lines.join("\n"))?;
    Some(
        view! { <h4>{title}</h4> <pre class="solution" tabindex="0" aria-label=title>{lines}</pre> }
            .into_any(),
    )
}
