//! A look at the same question under other circumstances: what is left out and what is set, and the way back.

use aws_world::api::Authorization;
use iam_policy::evaluation::{Hypothesis, authorize, what_if};
use iam_policy::explanation::AuthorizationResult;
use iam_policy::render;
use iam_policy::request::{ContextValue, is_multivalued};
use leptos::prelude::*;

use crate::browser::focus;
use crate::components::verdict::VerdictChip;
use crate::session::matrix::Verdict;
use crate::session::{Session, use_session};
use crate::text::why as text;

/// The decision with the reader's changes made.
pub fn changed(authorization: &Authorization, changes: &[Hypothesis]) -> Authorization {
    let (request, policies) = what_if(&authorization.request, &authorization.policies, changes);
    let result = authorize(&request, &policies);
    Authorization { request, policies, result }
}

/// Makes one more change, for this look only.
pub fn change(session: Session, change: Hypothesis) {
    session.explanation.suppose(change);
    focus::focus_after_update("what-if-0".into());
}

/// A value as a reader writes it; several, with commas between, for a key that takes several.
pub fn value(key: &str, text: &str) -> ContextValue {
    if is_multivalued(key) {
        let parts = text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
        return ContextValue::Many(parts.collect());
    }
    ContextValue::One(text.trim().to_owned())
}

/// A value in one line.
pub fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::One(text) => text.clone(),
        ContextValue::Many(texts) => texts.join(", "),
        ContextValue::Unknown(_) => text::VALUE_NOT_KNOWN.to_owned(),
    }
}

fn sentence(change: &Hypothesis) -> String {
    match change {
        Hypothesis::WithoutPolicy(source) => text::left_out(&render::source_name(source)),
        Hypothesis::WithoutStatement(source, index) => {
            text::statement_left_out(index + 1, &render::source_name(source))
        }
        Hypothesis::Key(key, Some(value)) => text::key_is(key, &shown(value)),
        Hypothesis::Key(key, None) => text::key_is_not_there(key),
    }
    .replace('`', "")
}

/// What is otherwise in this look, what comes of it, and the way back.
#[component]
pub fn Banner(
    /// Which of the explanations shown.
    place: usize,
    changes: Vec<Hypothesis>,
    /// The words of the verdict in the world.
    in_world: &'static str,
    now: AuthorizationResult,
) -> impl IntoView {
    let session = use_session();
    let now_words = render::verdict(&now);
    let back = move |index: usize| {
        let is_left = session.explanation.take_back(index);
        focus::focus_after_update(if is_left { "what-if-0" } else { "explanation-0" }.into());
    };
    let all_back = move |_| {
        session.explanation.take_back_all();
        focus::focus_after_update("explanation-0".into());
    };
    let lines = changes.iter().enumerate().map(|(index, change)| {
        let text = sentence(change);
        let label = text::put_back(&text);
        view! {
            <li>
                <span>{text}</span>
                <button type="button" class="quiet" aria-label=label on:click=move |_| back(index)>{text::PUT_BACK}</button>
            </li>
        }
    });
    view! {
        <section class="what-if" id=format!("what-if-{place}") tabindex="-1" aria-label=text::WHAT_IF>
            <p><strong>{text::WHAT_IF_COLON}</strong><VerdictChip verdict=Verdict::from(now.decision) words=now_words/>
                {if in_world == now_words { text::STILL_WITH } else { text::WITH }}</p>
            <ul>{lines.collect_view()}</ul>
            <p class="hint">{text::a_look_only(in_world)}</p>
            <button type="button" on:click=all_back>{text::PUT_EVERYTHING_BACK}</button>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::{ContextValue, value};

    #[test]
    fn a_key_that_takes_several_values_is_cut_at_commas() {
        assert_eq!(value("aws:SourceIp", " 192.0.2.1 "), ContextValue::One("192.0.2.1".into()));
        assert_eq!(
            value("aws:tagkeys", "team, cost"),
            ContextValue::Many(vec!["team".into(), "cost".into()])
        );
    }
}
