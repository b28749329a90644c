//! What all verdicts of a matrix hang on that was not imported.

use std::fmt::Write as _;

use decision_path::svg::Escaped;
use iam_policy::evaluation::{Assumption, MissingPolicy};
use iam_policy::render::assumption_name;
use iam_policy::request::UnknownFact;

use super::markup::{inline_markup, sheet};
use crate::session::assumptions::{missing_policy_id, paste_hint, plain_name, words_for_none};
use crate::text::assumptions as text;

const STYLES: &str = include_str!("../../style/assumptions.css");

/// The list, with what a reader can say about each; nothing where there is none.
pub(super) fn of_the_matrix(assumptions: &[Assumption]) -> String {
    if assumptions.is_empty() {
        return String::new();
    }
    let mut out = format!(
        r#"<div class="of-the-matrix"><p>{}</p>{}<ul class="assumptions" aria-label="{}">"#,
        Escaped(text::EVERY_VERDICT_ASSUMES),
        sheet(STYLES),
        Escaped(text::NOT_IMPORTED),
    );
    for assumption in assumptions {
        let plain = plain_name(assumption);
        let _ = write!(
            out,
            r#"<li><span class="missing">{}</span>"#,
            inline_markup(&assumption_name(assumption))
        );
        match assumption {
            Assumption::MissingPolicy(policy) => missing_policy(&mut out, policy, &plain),
            Assumption::UnknownFact(fact) => unknown_fact(&mut out, fact, &plain),
        }
        out.push_str("</li>");
    }
    out.push_str("</ul></div>");
    out
}

fn missing_policy(out: &mut String, policy: &MissingPolicy, plain: &str) {
    out.push_str(&says_none(words_for_none(policy), plain));
    let hint = paste_hint(policy).map(|hint| format!(r#"<p class="hint">{}</p>"#, Escaped(&hint)));
    let _ = write!(
        out,
        r#"<details id="{}"><summary aria-label="{}">{}</summary>{}<textarea rows="8" spellcheck="false" aria-label="{}"></textarea><p class="refused" role="alert"></p><button type="button">{}</button></details>"#,
        Escaped(&missing_policy_id(policy)),
        Escaped(&text::of_policy(text::PASTE_IT, plain)),
        Escaped(text::PASTE_IT),
        hint.unwrap_or_default(),
        Escaped(&text::text_of(plain)),
        Escaped(text::USE_THIS_POLICY),
    );
}

fn unknown_fact(out: &mut String, fact: &UnknownFact, plain: &str) {
    if matches!(fact, UnknownFact::Organization(_)) {
        out.push_str(&says_none(text::IN_NO_ORGANIZATION, plain));
    }
    if !matches!(fact, UnknownFact::ConditionKey(_)) {
        let _ = write!(
            out,
            r#"<form class="tell"><input type="text" autocomplete="off" autocapitalize="off" spellcheck="false" aria-label="{}"><button type="submit">{}</button><p class="refused" role="alert"></p></form>"#,
            Escaped(plain),
            Escaped(text::USE_THIS),
        );
    }
}

fn says_none(words: &str, plain: &str) -> String {
    let label = text::of_policy(words, plain);
    format!(
        r#"<button type="button" class="quiet" aria-label="{}">{}</button>"#,
        Escaped(&label),
        Escaped(words)
    )
}
