//! The questions of a lesson being made. A goal asks for each.

use leptos::prelude::*;

use super::field::{DraftField, Mending, element_id};
use super::goals::GoalRow;
use super::take_out;
use crate::session::lesson_draft::{ChoiceDraft, GoalDraft, QuestionDraft};
use crate::session::lesson_findings::LessonField;
use crate::text::make_lesson as text;
use crate::ui::dyn_view::dyn_view;

/// A question on the form.
#[derive(Clone, Copy, Debug)]
pub struct QuestionRow {
    id: StoredValue<String>,
    text: RwSignal<String>,
    choices: RwSignal<Vec<ChoiceRow>>,
}

/// One of its choices.
#[derive(Clone, Copy, Debug)]
struct ChoiceRow {
    text: RwSignal<String>,
    check: RwSignal<String>,
    reply: RwSignal<String>,
}

/// Checks of a choice that needs none: right or wrong whatever the world is.
const ALWAYS: [&str; 2] = ["right", "wrong"];

impl QuestionRow {
    /// Of a draft.
    pub fn new(draft: QuestionDraft) -> Self {
        let choices = draft.choices.into_iter().map(ChoiceRow::new).collect();
        Self {
            id: StoredValue::new(draft.id),
            text: RwSignal::new(draft.text),
            choices: RwSignal::new(choices),
        }
    }

    /// What is on it, tracked.
    pub fn draft(&self) -> QuestionDraft {
        QuestionDraft {
            id: self.id.get_value(),
            text: self.text.get(),
            choices: self.choices.get().iter().map(ChoiceRow::draft).collect(),
        }
    }

    /// What a goal says that asks for it.
    fn answered(&self) -> String {
        ["answered ", &self.id.get_value()].concat()
    }
}

impl ChoiceRow {
    fn new(draft: ChoiceDraft) -> Self {
        let ChoiceDraft { text, check, reply } = draft;
        Self { text: RwSignal::new(text), check: RwSignal::new(check), reply: RwSignal::new(reply) }
    }

    fn draft(&self) -> ChoiceDraft {
        ChoiceDraft { text: self.text.get(), check: self.check.get(), reply: self.reply.get() }
    }

    fn empty(check: &str) -> Self {
        Self::new(ChoiceDraft { check: check.to_owned(), ..ChoiceDraft::default() })
    }
}

/// The list, and what adds to it.
#[component]
pub fn Questions(questions: RwSignal<Vec<QuestionRow>>, goals: RwSignal<Vec<GoalRow>>) -> impl IntoView {
    let add = move |_| {
        // The first name that is free.
        let is_free = |id: &String| {
            questions.with_untracked(|rows| rows.iter().all(|row| row.id.with_value(|own| own != id)))
        };
        let id = (1_u32..).map(|number| ["own/", &number.to_string()].concat()).find(is_free);
        let row = QuestionRow::new(QuestionDraft { id: id.unwrap_or_default(), ..QuestionDraft::default() });
        row.choices.set(ALWAYS.map(ChoiceRow::empty).to_vec());
        let goal =
            GoalDraft { text: text::ANSWER_IT.to_owned(), check: row.answered(), ..GoalDraft::default() };
        questions.update(|rows| rows.push(row));
        goals.update(|rows| rows.push(GoalRow::new(goal)));
    };
    let rows = move || {
        let rows = questions.get().into_iter().enumerate();
        rows.map(|(place, row)| view! { <Row questions goals place row/> }).collect_view()
    };
    view! {
        <h3>{text::QUESTIONS}</h3>
        <ol class="own-goals">{dyn_view(rows)}</ol>
        <button type="button" class="add" on:click=add>{text::ADD_QUESTION}</button>
    }
}

#[component]
fn Row(
    questions: RwSignal<Vec<QuestionRow>>,
    goals: RwSignal<Vec<GoalRow>>,
    place: usize,
    row: QuestionRow,
) -> impl IntoView {
    let remove = move |_| {
        let check = row.answered();
        goals.update(|rows| rows.retain(|goal| !goal.asks(&check)));
        take_out(questions, place);
    };
    let add = move |_| row.choices.update(|rows| rows.push(ChoiceRow::empty("wrong")));
    let choices = move || {
        let rows = row.choices.get().into_iter().enumerate();
        rows.map(|(at, choice)| view! { <Choice of=row.choices question=place at choice/> }).collect_view()
    };
    view! {
        <li>
            <DraftField field=LessonField::QuestionText(place) label=text::QUESTION value=row.text/>
            {dyn_view(choices)}
            <div class="button-row">
                <button type="button" class="quiet" on:click=add>{text::ADD_ANSWER}</button>
                <button type="button" class="quiet" aria-label=text::remove_question(place + 1) on:click=remove>{text::REMOVE}</button>
            </div>
        </li>
    }
}

#[component]
fn Choice(of: RwSignal<Vec<ChoiceRow>>, question: usize, at: usize, choice: ChoiceRow) -> impl IntoView {
    let is_right = LessonField::ChoiceCheck(question, at);
    let mending = Mending::of(is_right);
    let remove = move |_| take_out(of, at);
    // A check that was written by hand stays to be chosen.
    let written = choice.check.get_untracked();
    let own = (!ALWAYS.contains(&written.as_str())).then_some((written.clone(), written));
    let options = ALWAYS.into_iter().zip(text::RIGHT_OR_WRONG);
    let options = options.map(|(check, label)| (check.to_owned(), label.to_owned())).chain(own);
    let options = options.map(|(check, label)| {
        let is_chosen = choice.check.with_untracked(|chosen| *chosen == check);
        view! { <option value=check selected=is_chosen>{label}</option> }
    });
    view! {
        <fieldset>
            <legend>{text::answer(at + 1)}</legend>
            <DraftField field=LessonField::ChoiceText(question, at) label=text::SAYS value=choice.text/>
            <div class="field">
                <label for=element_id(is_right)>{text::IT_IS}</label>
                <select id=element_id(is_right) aria-describedby=move || mending.described_by(None)
                    aria-invalid=move || mending.is_invalid() on:change:target=move |event| choice.check.set(event.target().value())>
                    {options.collect_view()}
                </select>
                {mending.view()}
            </div>
            <DraftField field=LessonField::ChoiceReply(question, at) label=text::SAID_TO_IT value=choice.reply/>
            <button type="button" class="quiet" aria-label=text::remove_answer(at + 1) on:click=remove>{text::REMOVE}</button>
        </fieldset>
    }
}
