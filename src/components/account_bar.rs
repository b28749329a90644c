//! Above the map: which account it shows, and in whose name the reader acts.

use leptos::prelude::*;

use crate::session::command::Command;
use crate::session::selection::Selection;
use crate::session::sign_in::{SignIn, SignInOption, sign_in_options};
use crate::session::{Dialog, use_session};
use crate::text::account_bar as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::icon::Icon;

/// The accounts, and the choice of whom to act as.
#[component]
pub fn AccountBar() -> impl IntoView {
    let session = use_session();
    let accounts = session.derive(|document| {
        let shown = document.account().id.clone();
        let all = document.world().accounts().values();
        all.map(|a| (a.id.to_string(), a.name.clone(), a.id == shown)).collect::<Vec<_>>()
    });
    let tab = move |(id, name, shown): (String, String, bool)| {
        let label = text::account(&name, &id);
        view! {
            <button type="button" class="account" aria-label=label title=id.clone() aria-pressed=shown.to_string()
                on:click=move |_| session.open_selection(Selection::Account(id.clone()))>
                <Icon name="account"/>
                {name}
            </button>
        }
    };
    view! {
        <div class="account-bar">
            <div class="button-row" role="group" aria-label=text::ACCOUNTS>
                {dyn_view(move || accounts.get().into_iter().map(tab).collect_view())}
                <button type="button" class="add" aria-label=text::ADD_ACCOUNT on:click=move |_| session.dialog.set(Some(Dialog::AddAccount))>{text::ADD}</button>
                <button type="button" class="add" on:click=move |_| session.select(Selection::Organization)>{text::ORGANIZATION}</button>
            </div>
            <ActAs/>
        </div>
    }
}

#[component]
fn ActAs() -> impl IntoView {
    let session = use_session();
    let choices =
        session.derive(|document| (sign_in_options(document.account()), document.sign_in.principal.clone()));
    let choose = move |value: String| {
        let account = session.document_untracked().account().id.to_string();
        let principal = (!value.is_empty()).then_some(value);
        session.perform(Command::SignIn(SignIn { account, principal }));
    };
    let option = move |person: SignInOption, chosen: &Option<String>| {
        let selected = person.arn == *chosen;
        view! { <option value=person.arn.unwrap_or_default() selected=selected>{person.title}</option> }
    };
    let acts = ErasedMemo::new(move || choices.with(|(_, chosen)| chosen.is_some()));
    view! {
        <p class="act-as" class:acting=move || acts.get()>
            <label for="act-as">{text::ACTING_AS}</label>
            <select id="act-as" on:change:target=move |event| choose(event.target().value())>
                {dyn_view(move || {
                    let (people, chosen) = choices.get();
                    people.into_iter().map(|person| option(person, &chosen)).collect_view()
                })}
            </select>
            {dyn_view(move || acts.get().then(|| view! {
                <button type="button" class="quiet" on:click=move |_| session.act_as_administrator()>{text::BACK_TO_ADMINISTRATOR}</button>
            }))}
        </p>
    }
}
