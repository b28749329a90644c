//! The skeleton of the inspector's pages: the head of an item with what can be done to it, then what the page is about. A page
//! brings its content only.

use aws_world::ApiCall;
use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::browser::focus;
use crate::components::glossary::Term;
use crate::session::selection::Selection;
use crate::session::{Dialog, Session, use_session};
use crate::text::buttons;
use crate::text::inspector::item_page as text;
use crate::ui::dyn_view::{Show, ShowCondition, dyn_view};
use crate::ui::erased_memo::ErasedMemo;

/// A call about an item, as one step of the history.
#[derive(Clone, Debug)]
pub struct ItemCall {
    step: String,
    call: ApiCall,
    next: Option<Selection>,
}

impl ItemCall {
    /// The call as a step with this name.
    pub fn new(step: String, call: ApiCall) -> Self {
        Self { step, call, next: None }
    }

    /// Selects another item once AWS has accepted the call.
    pub fn then_select(self, next: Selection) -> Self {
        Self { next: Some(next), ..self }
    }

    /// Makes the call. Returns whether AWS accepted it.
    fn make(self, session: Session) -> bool {
        let accepted = session.call(self.step, vec![self.call]).refused.is_none();
        if let Some(next) = self.next.filter(|_| accepted) {
            session.select(next);
        }
        accepted
    }
}

/// The page of an item.
#[component]
pub fn ItemPage(
    /// Icon of the sprite.
    icon: &'static str,
    /// What kind of item it is.
    kind: &'static str,
    /// Its name.
    #[prop(into)]
    title: Signal<String>,
    /// Its ARN, or what tells it apart where it has none.
    #[prop(into)]
    arn: Signal<String>,
    /// The call that gives it a new name.
    #[prop(optional, into)]
    rename: Option<Callback<String, ItemCall>>,
    /// Further buttons.
    #[prop(optional, into)]
    actions: ViewFn,
    /// The call that deletes it.
    #[prop(optional, into)]
    delete: Option<Callback<(), ItemCall>>,
    /// What that button says.
    #[prop(default = buttons::DELETE)]
    delete_label: &'static str,
    /// Whether it can be deleted, tracked; always, where nothing is said.
    #[prop(optional, into)]
    can_delete: Option<ShowCondition>,
    /// What the page is about.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let session = use_session();
    let delete = delete.map(|delete| {
        let press = move |_| {
            delete.run(()).make(session);
        };
        let when = can_delete.unwrap_or_else(|| ShowCondition::from(|| true));
        view! { <Show when><button type="button" class="danger" on:click=press>{delete_label}</button></Show> }
    });
    view! {
        <div class="thing-head">
            <svg class="icon" aria-hidden="true"><use href=format!("#i-{icon}")></use></svg>
            <div>
                <p class="label"><Term name=kind/></p>
                <h3>{dyn_view(move || title.get())}</h3>
                <p class="arn">{dyn_view(move || arn.get())}</p>
            </div>
            <div class="button-row">
                {connect_buttons(session)}
                {rename.map(|on_rename| view! { <Rename name=title.get_untracked() on_rename/> })}
                {actions.run()}
                {delete}
            </div>
        </div>
        {children.map(|children| children())}
    }
}

/// Connect and Detach, for what can be connected: the lists that dragging does without.
fn connect_buttons(session: Session) -> Option<AnyView> {
    use Selection::{AccessKey, Group, Instance, InstanceProfile, Policy, Role, User};
    let of = session.selection.get_untracked()?;
    let connects = matches!(
        of,
        Instance(_) | User(_) | Group(_) | Role(_) | Policy(_) | InstanceProfile(_) | AccessKey(..)
    );
    let (detach, of) = (of.clone(), of);
    connects.then(|| {
        view! {
            <button type="button" on:click=move |_| session.dialog.set(Some(Dialog::Connect(of.clone())))>{text::CONNECT}</button>
            <button type="button" on:click=move |_| session.dialog.set(Some(Dialog::Detach(detach.clone())))>{text::DETACH}</button>
        }
        .into_any()
    })
}

/// A name that can be changed: a button that opens a field.
#[component]
fn Rename(name: String, on_rename: Callback<String, ItemCall>) -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    let value = RwSignal::new(name);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if on_rename.run(value.get_untracked().trim().to_owned()).make(session) {
            let _ = open.try_set(false);
        }
    };
    let begin = move |_| {
        open.set(true);
        focus::focus_after_update("rename".into());
    };
    view! {
        <Show
            when=move || open.get()
            fallback=move || view! { <button type="button" on:click=begin>{text::RENAME}</button> }
        >
            <form class="rename" on:submit=submit>
                <label class="visually-hidden" for="rename">{text::NEW_NAME}</label>
                <input id="rename" type="text" autocomplete="off" spellcheck="false"
                    prop:value=move || value.get() on:input:target=move |event| value.set(event.target().value())/>
                <button type="submit" class="primary">{text::SAVE_NAME}</button>
                <button type="button" on:click=move |_| open.set(false)>{buttons::CANCEL}</button>
            </form>
        </Show>
    }
}

/// A button that opens another item.
#[component]
pub fn OpenItem(item: Selection, label: String) -> impl IntoView {
    let session = use_session();
    view! { <button type="button" on:click=move |_| session.select(item.clone())>{label}</button> }
}

/// The name of another item, which opens it.
#[component]
pub fn ItemLink(item: Selection, name: String) -> impl IntoView {
    let session = use_session();
    view! { <button type="button" class="link" on:click=move |_| session.select(item.clone())>{name}</button> }
}

/// A text of an item, tracked; empty where the item is gone.
pub fn text_of<T>(item: ErasedMemo<Option<T>>, text: fn(&T) -> &str) -> Signal<String>
where
    T: PartialEq + Send + Sync + 'static,
{
    Signal::derive(move || item.with(|item| item.as_ref().map(text).unwrap_or_default().to_owned()))
}
