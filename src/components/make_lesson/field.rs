//! Fields of the form, each with what is to be mended in it.

use leptos::prelude::*;

use crate::session::lesson_findings::{LessonField, LessonFinding};
use crate::text::make_lesson as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::inline_markup::InlineMarkup;

/// What was found when the lesson was to be saved.
#[derive(Clone, Copy, Debug)]
pub struct Findings(pub Signal<Vec<LessonFinding>>);

impl Findings {
    /// What is to be mended in a field, tracked; empty where nothing is.
    fn of(self, field: LessonField) -> String {
        let texts = |found: &Vec<LessonFinding>| {
            let texts = found.iter().filter(|finding| finding.field == field);
            texts.map(|finding| finding.text.clone()).collect::<Vec<_>>().join(" ")
        };
        self.0.with(texts)
    }
}

/// Id of the element of a field.
pub fn element_id(field: LessonField) -> String {
    match field {
        LessonField::Title => "lesson-name".to_owned(),
        LessonField::Misconception => "lesson-misconception".to_owned(),
        LessonField::Minutes => "lesson-minutes".to_owned(),
        LessonField::Unlocks => "lesson-unlocks".to_owned(),
        LessonField::Text => "lesson-text".to_owned(),
        LessonField::Goals => "goal-kind".to_owned(),
        LessonField::GoalBeginsStep(place) => format!("goal-{place}-begins"),
        LessonField::GoalStep(place) => format!("goal-{place}-step"),
        LessonField::GoalText(place) => format!("goal-{place}"),
        LessonField::GoalCheck(place) => format!("goal-{place}-check"),
        LessonField::ReplyText(place) => format!("reply-{place}"),
        LessonField::ReplyCheck(place) => format!("reply-{place}-check"),
        LessonField::QuestionText(place) => format!("question-{place}"),
        LessonField::ChoiceText(place, at) => format!("question-{place}-{at}-text"),
        LessonField::ChoiceCheck(place, at) => format!("question-{place}-{at}-is"),
        LessonField::ChoiceReply(place, at) => format!("question-{place}-{at}-reply"),
        LessonField::Hint(place) => format!("lesson-hint-{place}"),
        LessonField::Start => "lesson-start".to_owned(),
        LessonField::Solution => "lesson-solution".to_owned(),
    }
}

/// What its author calls a field.
pub fn name(field: LessonField) -> String {
    let hint = |place: usize| text::HINT.get(place).copied().unwrap_or_default();
    match field {
        LessonField::Title => text::LESSON_TITLE.to_owned(),
        LessonField::Misconception => text::MISCONCEPTION.to_owned(),
        LessonField::Minutes => text::MINUTES.to_owned(),
        LessonField::Unlocks => text::UNLOCKS.to_owned(),
        LessonField::Text => text::TEXT.to_owned(),
        LessonField::Goals => text::GOALS.to_owned(),
        LessonField::GoalBeginsStep(place) => text::in_goal(place + 1, text::BEGINS_STEP),
        LessonField::GoalStep(place) => text::in_goal(place + 1, text::STEP),
        LessonField::GoalText(place) => text::in_goal(place + 1, text::SENTENCE),
        LessonField::GoalCheck(place) => text::in_goal(place + 1, text::CHECK),
        LessonField::ReplyText(place) => text::in_reply(place + 1, text::REPLY),
        LessonField::ReplyCheck(place) => text::in_reply(place + 1, text::SAID_WHEN),
        LessonField::QuestionText(place) => text::in_question(place + 1, text::QUESTION),
        LessonField::ChoiceText(place, at) => text::in_answer(place + 1, at + 1, text::SAYS),
        LessonField::ChoiceCheck(place, at) => text::in_answer(place + 1, at + 1, text::IT_IS),
        LessonField::ChoiceReply(place, at) => text::in_answer(place + 1, at + 1, text::SAID_TO_IT),
        LessonField::Hint(place) => hint(place).to_owned(),
        LessonField::Start | LessonField::Solution => text::WORLD_NOW.to_owned(),
    }
}

/// What the elements of a field need to say what is to be mended in it.
#[derive(Clone, Copy, Debug)]
pub struct Mending {
    field: LessonField,
    findings: Findings,
}

impl Mending {
    /// Of a field.
    pub fn of(field: LessonField) -> Self {
        Self { field, findings: expect_context() }
    }

    fn text(self) -> String {
        self.findings.of(self.field)
    }

    /// `aria-invalid`.
    pub fn is_invalid(self) -> Option<&'static str> {
        (!self.text().is_empty()).then_some("true")
    }

    /// `aria-describedby`: a hint, and what is to be mended.
    pub fn described_by(self, hint: Option<&str>) -> Option<String> {
        let own = (!self.text().is_empty()).then(|| self.id());
        let ids: Vec<String> = hint.map(ToOwned::to_owned).into_iter().chain(own).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// Id of the hint of the field, and `aria-describedby` of its element.
    fn with_hint(self, hint: &str) -> (Option<String>, impl Fn() -> Option<String> + 'static) {
        let hint_id = (!hint.is_empty()).then(|| [&element_id(self.field), "-hint"].concat());
        let described = hint_id.clone();
        (hint_id, move || self.described_by(described.as_deref()))
    }

    fn id(self) -> String {
        [&element_id(self.field), "-finding"].concat()
    }

    /// The text under the field.
    pub fn view(self) -> impl IntoView {
        dyn_view(move || {
            let text = self.text();
            (!text.is_empty()).then(|| view! { <p class="error-text" id=self.id()><InlineMarkup text/></p> })
        })
    }
}

/// A field of one line, or of several.
#[component]
pub fn DraftField(
    field: LessonField,
    /// Label.
    label: &'static str,
    /// The text.
    value: RwSignal<String>,
    /// Said under the field.
    #[prop(optional)]
    hint: &'static str,
    /// What is expected, greyed.
    #[prop(optional)]
    placeholder: &'static str,
    /// How many lines it has; one, if nothing is said.
    #[prop(optional)]
    lines: Option<u32>,
) -> impl IntoView {
    let mending = Mending::of(field);
    let id = element_id(field);
    let (hint_id, described) = mending.with_hint(hint);
    let invalid = move || mending.is_invalid();
    let input = match lines {
        Some(lines) => view! {
            <textarea id=id.clone() rows=lines.to_string() aria-describedby=described aria-invalid=invalid
                prop:value=move || value.get() on:input:target=move |event| value.set(event.target().value())></textarea>
        }
        .into_any(),
        None => view! {
            <input id=id.clone() type="text" autocomplete="off" autocapitalize="off" spellcheck="true" placeholder=placeholder
                aria-describedby=described aria-invalid=invalid
                prop:value=move || value.get() on:input:target=move |event| value.set(event.target().value())/>
        }
        .into_any(),
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {input}
            {hint_id.map(|id| view! { <p class="hint" id=id><InlineMarkup text=hint/></p> })}
            {mending.view()}
        </div>
    }
}

/// A field that is ticked.
#[component]
pub fn DraftTick(
    field: LessonField,
    /// Label.
    label: &'static str,
    /// Whether it is ticked.
    value: RwSignal<bool>,
    /// Said under it.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView {
    let mending = Mending::of(field);
    let id = element_id(field);
    let (hint_id, described) = mending.with_hint(hint);
    view! {
        <label class="tick">
            <input id=id type="checkbox" aria-describedby=described aria-invalid=move || mending.is_invalid()
                prop:checked=move || value.get() on:change:target=move |event| value.set(event.target().checked())/>
            <span>{label}</span>
        </label>
        {hint_id.map(|id| view! { <p class="hint" id=id>{hint}</p> })}
        {mending.view()}
    }
}
