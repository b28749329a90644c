//! A policy as a form: a card for each statement. Whatever is changed here is a change of the text.

pub mod actions;
pub mod arn_builder;
pub mod choice;
pub mod condition_form;
pub mod conditions;
pub mod disclosure;
pub mod entries;
pub mod levels;
pub mod principals;
pub mod resources;
pub mod statement;
pub mod written;

use iam_policy::document::PolicyType;
use iam_policy::json::SyntaxError;
use iam_policy::span::LineColumn;
use iam_policy_ide::{PolicyEdit, VisualPolicy, VisualStatement, form_model as as_form, rewrite};
use leptos::prelude::*;

use crate::browser::{focus, keyboard};
use crate::session::{PolicyView, Session, use_session};
use crate::text::visual_editor as said;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::lazy_view::lazy_view;
use statement::Statement;

lazy_view!(VISUAL = visual_chunk: visual in visual);

/// The form, as soon as it is here.
pub fn form(edited: Edited) -> AnyView {
    provide_context(edited);
    VISUAL.show(None)
}

/// The styles of the form, which are not missed before.
const STYLES: &str = include_str!("../../../../style/visual-editor.css");

/// The policy that a form is about. A handle: copying it copies no data.
#[derive(Clone, Copy, Debug)]
pub struct Edited {
    id: &'static str,
    text: ErasedMemo<String>,
    policy_type: PolicyType,
    on_input: Callback<String>,
    session: Session,
    /// The texts before each change that was made here.
    past: StoredValue<Vec<String>>,
    /// Whether there are any.
    can_undo: RwSignal<bool>,
    /// Counts what gives statements other places: their cards are made anew then.
    moves: RwSignal<u32>,
}

impl Edited {
    /// A form for `text` whose element ids begin with `id`.
    pub fn new(
        id: &'static str,
        text: ErasedMemo<String>,
        policy_type: PolicyType,
        on_input: Callback<String>,
    ) -> Self {
        Self {
            id,
            text,
            policy_type,
            on_input,
            session: use_session(),
            past: StoredValue::new(Vec::new()),
            can_undo: RwSignal::new(false),
            moves: RwSignal::new(0),
        }
    }

    /// Makes changes as one. Says whether they could be made; if not, the reader is told.
    fn edit(self, edits: &[PolicyEdit]) -> bool {
        let before = self.text.get_untracked();
        let Some(after) = edits.iter().try_fold(before.clone(), |text, edit| rewrite(&text, edit)) else {
            self.session.tell(said::NOT_HERE, true);
            return false;
        };
        if after != before {
            self.past.update_value(|past| past.push(before));
            self.can_undo.set(true);
            self.on_input.run(after);
        }
        true
    }

    fn undo(self) {
        let Some(before) = self.past.try_update_value(Vec::pop).flatten() else { return };
        let had_focus = focus::save_focus();
        let count = self.count();
        self.on_input.run(before);
        self.say(said::UNDONE.to_owned());
        self.can_undo.set(!self.past.with_value(Vec::is_empty));
        if self.count() == count {
            had_focus.restore();
        } else {
            self.moves.update(|moves| *moves += 1);
            focus::focus_without_scrolling(self.element("add"));
        }
    }

    /// How many statements there are.
    fn count(self) -> usize {
        self.text.with_untracked(|text| form_of(text).map_or(0, |policy| policy.statements.len()))
    }

    /// Says something to screen readers.
    fn say(self, text: String) {
        self.session.messages.announce(text);
    }

    fn element(self, part: &str) -> String {
        [self.id, "-", part].concat()
    }
}

/// A statement of the policy that a form is about, by its place.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    edited: Edited,
    index: usize,
    statement: ErasedMemo<VisualStatement>,
}

impl Card {
    /// An element id in this card.
    fn element(self, part: &str) -> String {
        format!("{}-{}-{part}", self.edited.id, self.index)
    }

    fn number(self) -> usize {
        self.index + 1
    }
}

fn visual() -> AnyView {
    let edited = expect_context::<Edited>();
    let policy = ErasedMemo::new(move || edited.text.with(|text| form_of(text)));
    let error = ErasedMemo::new(move || policy.with(|policy| policy.as_ref().err().copied()));
    view! {
        <style>{STYLES}</style>
        <div class="visual-editor">
            {dyn_view(move || match error.get() {
                Some(error) => view! { <Broken edited error/> }.into_any(),
                None => view! { <Statements edited policy/> }.into_any(),
            })}
        </div>
    }
    .into_any()
}

/// An empty text is a policy without statements.
fn form_of(text: &str) -> Result<VisualPolicy, SyntaxError> {
    if text.trim().is_empty() { Ok(VisualPolicy::default()) } else { as_form(text) }
}

#[component]
fn Broken(edited: Edited, error: SyntaxError) -> impl IntoView {
    let place = edited.text.with_untracked(|text| LineColumn::at(text, error.range.start));
    let open = move |_| {
        edited.session.policy_view.set(PolicyView::Json);
        focus::focus_without_scrolling(edited.id.to_owned());
    };
    view! {
        <div class="broken" role="status">
            <p>{said::BROKEN}" "<strong>{said::place(place.line, place.column)}</strong></p>
            <button type="button" on:click=open>{said::OPEN_JSON}</button>
        </div>
    }
}

#[component]
fn Statements(edited: Edited, policy: ErasedMemo<Result<VisualPolicy, SyntaxError>>) -> impl IntoView {
    let read = move |read: fn(&VisualPolicy) -> usize| policy.with(|policy| policy.as_ref().map_or(0, read));
    let count = ErasedMemo::new(move || read(|policy| policy.statements.len()));
    let hidden = ErasedMemo::new(move || {
        policy.with(|policy| policy.as_ref().map_or(Vec::new(), |policy| policy.only_in_json.clone()))
    });
    let cards = move || {
        let moves = edited.moves.get();
        (0..count.get()).map(|index| (index, moves)).collect::<Vec<_>>()
    };
    let card = move |index: usize| {
        let statement = ErasedMemo::new(move || {
            policy.with(|policy| policy.as_ref().ok()?.statements.get(index).cloned()).unwrap_or_default()
        });
        Card { edited, index, statement }
    };
    let add = move |_| {
        if edited.edit(&[PolicyEdit::AddStatement(new_statement(edited))]) {
            focus::focus_without_scrolling(format!(
                "{}-{}-card",
                edited.id,
                count.get_untracked().saturating_sub(1)
            ));
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let control = event.ctrl_key() || event.meta_key();
        let undoes = control && !event.shift_key() && event.key().eq_ignore_ascii_case("z");
        if undoes && edited.can_undo.get_untracked() && !keyboard::is_in_text_field(&event) {
            event.prevent_default();
            event.stop_propagation();
            edited.undo();
        }
    };
    view! {
        <div on:keydown=on_key>
            <OnlyInJson elements=hidden/>
            <Show when=move || count.get() == 0><p class="empty">{said::NO_STATEMENTS}</p></Show>
            <For each=cards key=|key| *key let((index, _))>
                <Statement card=card(index) count/>
            </For>
            <div class="button-row">
                <button type="button" id=edited.element("add") on:click=add>{said::ADD_STATEMENT}</button>
                <Show when=move || edited.can_undo.get()>
                    <button type="button" class="quiet" on:click=move |_| edited.undo()>{said::UNDO}</button>
                </Show>
            </div>
        </div>
    }
}

/// What the form does not show, by name.
#[component]
fn OnlyInJson(elements: ErasedMemo<Vec<String>>) -> impl IntoView {
    view! {
        <Show when=move || !elements.with(Vec::is_empty)>
            <p class="only-in-json">{said::ONLY_IN_JSON}" "<code>{dyn_view(move || elements.get().join(", "))}</code></p>
        </Show>
    }
}

/// A statement to begin with, of the elements that such a policy has. Somebody has to be named where it is attached to what
/// is asked for: this account, which gives nobody anything by itself.
fn new_statement(edited: Edited) -> String {
    let account = edited.session.document_untracked().account().id.clone();
    let principal = format!(r#""Principal": {{"AWS": "arn:aws:iam::{account}:root"}}"#);
    match edited.policy_type {
        PolicyType::Trust => format!(r#"{{"Effect": "Allow", {principal}, "Action": "sts:AssumeRole"}}"#),
        PolicyType::Resource => {
            format!(r#"{{"Effect": "Allow", {principal}, "Action": [], "Resource": []}}"#)
        }
        PolicyType::ServiceControl => r#"{"Effect": "Deny", "Action": [], "Resource": []}"#.to_owned(),
        // What AWS takes there.
        PolicyType::ResourceControl => {
            r#"{"Effect": "Deny", "Principal": "*", "Action": [], "Resource": []}"#.to_owned()
        }
        _ => r#"{"Effect": "Allow", "Action": [], "Resource": []}"#.to_owned(),
    }
}
