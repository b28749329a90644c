//! What picks a goal by which somebody is allowed no more than a policy.

use leptos::prelude::*;

use super::goal_picker::choice;
use crate::session::access_limits::limit_check;
use crate::session::lesson_draft::GoalDraft;
use crate::session::selection::RequestCaller;
use crate::session::use_session;
use crate::text::make_lesson as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::inline_markup::InlineMarkup;

const POLICY: &str = "goal-policy";
const POLICY_HINT: &str = "goal-policy-hint";
const POLICY_ERROR: &str = "goal-policy-error";

/// Where the author begins.
const BEGINNING: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject"],
      "Resource": ["arn:aws:s3:::photo-app-bucket/*"]
    }
  ]
}"#;

/// Somebody and a policy as a goal, or as a state that is replied to.
#[component]
pub fn LimitPicker(add: Callback<GoalDraft>, add_reply: Callback<GoalDraft>) -> impl IntoView {
    let session = use_session();
    let rows: Vec<(String, String)> = session.matrix.with_untracked(|matrix| {
        let rows = matrix.rows.iter().filter_map(|row| match &row.caller {
            RequestCaller::Principal(arn) => Some((row.name.clone(), arn.clone())),
            RequestCaller::App | RequestCaller::Hypothetical(_) => None,
        });
        rows.collect()
    });
    if rows.is_empty() {
        return ().into_any();
    }
    let who = RwSignal::new(0_usize);
    let policy = RwSignal::new(BEGINNING.to_owned());
    let error = RwSignal::new(None::<String>);
    let names = rows.iter().map(|(name, _)| name.clone()).collect();
    let rows = StoredValue::new(rows);
    let picked = move || {
        let (name, arn) = rows.with_value(|rows| rows.get(who.get_untracked()).cloned())?;
        let check = limit_check(&arn, &policy.get_untracked());
        error.set(check.as_ref().err().cloned());
        Some(GoalDraft { text: text::limit(&name), check: check.ok()?, ..GoalDraft::default() })
    };
    let press = move |_| picked().into_iter().for_each(|goal| add.run(goal));
    // What is said to what goes beyond it is the author's to write.
    let press_reply = move |_| {
        if let Some(goal) = picked() {
            let check = ["not ", &goal.check].concat();
            add_reply.run(GoalDraft { text: String::new(), check, ..goal });
        }
    };
    let described = move || {
        if error.with(Option::is_some) {
            [POLICY_HINT, " ", POLICY_ERROR].concat()
        } else {
            POLICY_HINT.to_owned()
        }
    };
    view! {
        <fieldset class="from-matrix">
            <legend>{text::NO_MORE_THAN}</legend>
            {choice("goal-limited", text::WHO, names, who)}
            <div class="field">
                <label for=POLICY>{text::LIMIT_POLICY}</label>
                <textarea id=POLICY rows="9" spellcheck="false" aria-describedby=described
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:value=move || policy.get() on:input:target=move |event| policy.set(event.target().value())></textarea>
                <p class="hint" id=POLICY_HINT>{text::LIMIT_HINT}</p>
                {dyn_view(move || error.get().map(|text| view! { <p class="error-text" id=POLICY_ERROR role="alert"><InlineMarkup text/></p> }))}
            </div>
            <div class="button-row">
                <button type="button" aria-label=text::ADD_LIMIT on:click=press>{text::ADD_GOAL}</button>
                <button type="button" aria-label=text::ADD_LIMIT_REPLY on:click=press_reply>{text::ADD_REPLY}</button>
            </div>
        </fieldset>
    }
    .into_any()
}
