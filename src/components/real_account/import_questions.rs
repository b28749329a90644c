//! What the files do not tell: where the accounts work, whose the buckets are.

use std::sync::Arc;

use aws_world::import::{ImportAnswers, ImportedWorld};
use leptos::prelude::*;

use crate::text::import_account as text;

/// The answers before anything was said: the Region that the files name and no other, if there is one.
pub fn first_answers(imported: &ImportedWorld) -> ImportAnswers {
    let region = imported.questions.region.clone().unwrap_or_default();
    ImportAnswers { region, ..ImportAnswers::default() }
}

/// The questions, with what is answered.
#[component]
pub fn ImportQuestions(imported: Arc<ImportedWorld>, answers: RwSignal<ImportAnswers>) -> impl IntoView {
    let hint = match &imported.questions.region {
        Some(region) => text::named_region(region),
        None => text::REGION_HINT.to_owned(),
    };
    let organization = imported.world.organization();
    let stands_in = organization.filter(|organization| !organization.management_account_is_known());
    let stands_in = stands_in.map(|organization| organization.management_account.as_str());
    let accounts =
        imported.world.accounts().values().filter(|account| Some(account.id.as_str()) != stands_in);
    let accounts: Vec<_> = accounts.map(|account| (account.id.to_string(), account.name.clone())).collect();
    let buckets: Vec<String> = imported.questions.buckets.iter().map(|(name, _)| name.clone()).collect();
    let all = buckets.clone();
    let choose_all = move |owner: String| {
        answers.update(|answers| {
            answers.bucket_owners = all.iter().map(|bucket| (bucket.clone(), owner.clone())).collect();
        });
    };
    let several = buckets.len() > 1;
    let for_all = several.then(|| {
        view! { <Owner id="owner-of-all" label=text::ALL_BUCKETS.to_owned() accounts=accounts.clone() chosen=|_| String::new() answers choose=choose_all/> }
    });
    let rows = buckets.into_iter().enumerate().map(|(index, bucket)| {
        let (shown, set) = (bucket.clone(), bucket.clone());
        let chosen = move |answers: &ImportAnswers| answers.bucket_owners.get(&shown).cloned().unwrap_or_default();
        let choose = move |owner: String| answers.update(|answers| {
            answers.bucket_owners.insert(set.clone(), owner);
        });
        view! { <Owner id=format!("owner-{index}") label=text::owner_of(&bucket) accounts=accounts.clone() chosen answers choose/> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="field">
            <label for="import-region">{text::REGION}</label>
            <input id="import-region" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                aria-describedby="import-region-hint" prop:value=move || answers.with(|answers| answers.region.clone())
                on:input:target=move |event| answers.update(|answers| answers.region = event.target().value().trim().to_owned())/>
            <p class="hint" id="import-region-hint">{hint}</p>
        </div>
        {for_all}
        {rows}
    }
}

/// Whose a bucket is, or nobody knows.
#[component]
fn Owner(
    #[prop(into)] id: String,
    label: String,
    accounts: Vec<(String, String)>,
    chosen: impl Fn(&ImportAnswers) -> String + Send + Sync + 'static,
    answers: RwSignal<ImportAnswers>,
    choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = accounts.into_iter().map(|(account, name)| {
        let label = text::account(&name, &account);
        view! { <option value=account>{label}</option> }
    });
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id prop:value=move || answers.with(&chosen)
                on:change:target=move |event| choose(event.target().value())>
                <option value="">{text::OWNER_NOT_KNOWN}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}
