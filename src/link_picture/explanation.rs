//! An explanation: its verdict, the cause, the decision path, the deciding statement.

use std::fmt::Write as _;

use aws_world::api::Authorization;
use decision_path::path::{Decision, DecisionPath, deciding_request};
use decision_path::statement::{Mark, StatementText};
use decision_path::svg::{self, Escaped};
use iam_policy::render;

use super::markup::{inline_markup, sheet, verdict_chip};
use crate::session::authorization_lookup::{Lookup, look_up_authorizations};
use crate::session::document::Document;
use crate::session::matrix::Verdict;
use crate::session::request_path::policy_selection;
use crate::session::selection::WhyTarget;
use crate::text::embed;
use crate::text::why as text;
use crate::ui::inline_markup::capitalized;

const STYLES: &str = include_str!("../../style/why.css");

/// The explanation of a verdict.
#[derive(Debug)]
pub(super) struct Explanation {
    pub(super) html: String,
    /// A path for each request of the call, and the index of the one that decided.
    pub(super) paths: Vec<DecisionPath>,
    pub(super) deciding: usize,
}

impl Explanation {
    /// `None` where no decision was made: the app says why.
    pub(super) fn of(document: &Document, why: &WhyTarget) -> Option<Self> {
        let Lookup::Found(all) = look_up_authorizations(document, why) else { return None };
        let name_of = |id: &str| document.world().name_of(id);
        let decisions: Vec<Decision<'_>> = all
            .iter()
            .map(|Authorization { request, policies, result }| Decision {
                request,
                policies,
                result,
                name_of: &name_of,
            })
            .collect();
        let deciding = deciding_request(all.iter().map(|authorization| authorization.result.decision));
        let decision = decisions.get(deciding)?;
        let Decision { request, result, .. } = decision;
        let mut out = format!(
            r#"<section class="region embed-part" data-part="why" aria-label="{}"><div class="why">{}{}<div><article class="explanation">"#,
            Escaped(embed::WHY),
            sheet(STYLES),
            sheet(svg::STYLE),
        );
        let _ = write!(
            out,
            r#"<div class="verdict-line">{}<h3><code>{}</code></h3><p class="on-resource">{}<code>{}</code></p></div><p class="deciding">{}</p>"#,
            verdict_chip(Verdict::from(result.decision), render::verdict(result)),
            Escaped(&request.action),
            Escaped(text::ON),
            Escaped(&request.resource),
            inline_markup(&render::deciding_sentence(request, result)),
        );
        out.push_str(r#"<div class="path-and-statement"><div><div class="decision-path"></div></div>"#);
        out.push_str(&deciding_statement(document, deciding, decision).unwrap_or_default());
        out.push_str("</div></article></div></div></section>");
        Some(Self { html: out, paths: decisions.iter().map(DecisionPath::new).collect(), deciding })
    }
}

/// The statement with the elements marked that made the decision.
fn deciding_statement(document: &Document, request: usize, decision: &Decision<'_>) -> Option<String> {
    let statement = StatementText::new(decision)?;
    let at = statement.deciding.statement;
    let (_, policy, outcome) = decision.result.statement_at(at)?;
    let name = capitalized(&render::statement_name(outcome));
    let title = text::statement_of(&name, &render::source_name(&policy.source));
    let label = Escaped(text::DECIDING_STATEMENT);
    let open = policy_selection(document, &policy.source).map(|_| {
        let label = Escaped(&text::open_policy(&policy.source.name)).to_string();
        format!(
            r#"<button type="button" class="quiet" aria-label="{label}">{}</button>"#,
            Escaped(text::OPEN)
        )
    });
    let mut out = format!(
        r#"<section class="deciding-statement" aria-label="{label}"><div class="deciding-head"><p>{}</p>{}</div><pre class="marked-json" tabindex="0" aria-label="{label}" data-request="{request}" data-gate="{}" data-policy="{}">"#,
        inline_markup(&title),
        open.unwrap_or_default(),
        at.gate,
        at.policy,
    );
    for line in &statement.lines {
        for segment in line {
            let text = Escaped(&segment.text);
            let _ = match segment.mark {
                Mark::None => write!(out, "{text}"),
                Mark::Folded => write!(out, r#"<span class="folded">{text}</span>"#),
                Mark::Element => write!(out, r#"<mark class="deciding-element">{text}</mark>"#),
                Mark::Value => write!(out, r#"<mark class="deciding-element value">{text}</mark>"#),
            };
        }
        out.push('\n');
    }
    out.push_str("</pre></section>");
    Some(out)
}
