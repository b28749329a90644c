//! One policy: what it is, its document, and where it can be edited its editor.

use std::fmt::Write as _;

use decision_path::svg::Escaped;
use iam_policy::json::reformat;

use super::editor::{Editor, tabs};
use super::markup::{icon, sheet};
use crate::session::document::Document;
use crate::session::inline_draft::draft_key;
use crate::session::map_items::{item_of, policy_named};
use crate::session::saved_document::Drafts;
use crate::session::selection::{IdentityKind, Selection};
use crate::session::written_policy::in_several_lines;
use crate::text::inspector::item_page as page;
use crate::text::inspector::policy as text;
use crate::text::{buttons, embed, glossary};
use crate::ui::form_styles::FORM_STYLES;

const STYLES: &str = include_str!("../../style/inspector.css");

/// The policy with this name, or the first, with what is unsaved in it; `None` where there is none, or none whose document is
/// known.
pub(super) fn policy(document: &Document, drafts: &Drafts, name: Option<&str>) -> Option<String> {
    let selection = policy_named(document, name)?;
    let item = item_of(document, &selection)?;
    let button =
        |class: &str, words: &str| format!(r#"<button type="button"{class}>{}</button>"#, Escaped(words));
    let connect = [button("", page::CONNECT), button("", page::DETACH)].concat();
    let delete = button(r#" class="danger""#, buttons::DELETE);
    let (arn, actions, content) = match &selection {
        Selection::Policy(arn) => match document.world().aws_managed_document(arn) {
            Some(by_aws) => (arn.clone(), connect, written_by_aws(by_aws.0.text())),
            None => {
                let draft = drafts.get(&["policy:", arn].concat());
                let editor = editor(customer_managed(document, arn)?, draft, None);
                (arn.clone(), [connect, delete].concat(), in_tabs(&editor))
            }
        },
        Selection::InlinePolicy(kind, owner, name) => {
            let draft = drafts.get(&draft_key(*kind, owner, name));
            let shared_by = match kind {
                IdentityKind::User => text::OF_THE_USER,
                IdentityKind::Group => text::OF_THE_GROUP,
                IdentityKind::Role => text::OF_THE_ROLE,
            };
            let limit = Some((kind.named(owner).inline_policy_limit(), shared_by));
            let editor = editor(inline(document, *kind, owner, name)?, draft, limit);
            let actions = [button("", &text::open(owner)), delete].concat();
            (text::part_of(kind.title(), owner), actions, editor)
        }
        _ => return None,
    };
    Some(format!(
        r#"<section class="region embed-part" data-part="build" aria-label="{}"><div class="inspector"><div class="thing-head">{}<div><p class="label"><button type="button" class="term" title="{}">{}</button></p><h3>{}</h3><p class="arn">{}</p></div><div class="button-row">{actions}</div></div>{content}{}{}</div></section>"#,
        Escaped(embed::DETAILS),
        icon("policy"),
        Escaped(glossary::WHAT_IS_THAT),
        Escaped(item.kind),
        Escaped(&item.title),
        Escaped(&arn),
        sheet(STYLES),
        sheet(FORM_STYLES),
    ))
}

/// One that nobody else edits.
fn written_by_aws(written: &str) -> String {
    format!(
        r#"<p class="hint">{}</p><pre class="marked-json" tabindex="0" aria-label="{}">{}</pre>"#,
        Escaped(text::AWS_WRITES_IT),
        Escaped(text::POLICY_DOCUMENT),
        Escaped(&reformat(written).unwrap_or_else(|| written.to_owned())),
    )
}

fn editor(written: &str, draft: Option<&String>, limit: Option<(usize, &'static str)>) -> String {
    let in_lines = in_several_lines(written);
    Editor { text: draft.unwrap_or(&in_lines), is_draft: draft.is_some(), limit }.html()
}

/// The editor on the first of the tabs that a policy of the account has.
fn in_tabs(editor: &str) -> String {
    let titles = [text::PERMISSIONS, text::ENTITIES_ATTACHED, text::VERSIONS, text::TAGS];
    let mut out = String::new();
    tabs(&mut out, "policy", text::POLICY, &titles, 0);
    let _ = write!(out, r#"<div class="tab-panel" role="tabpanel" id="policy-panel">{editor}</div>"#);
    out
}

fn customer_managed<'d>(document: &'d Document, arn: &str) -> Option<&'d str> {
    let policy = document.account().iam.policies.values().find(|policy| policy.arn == arn)?;
    let default = policy.versions.iter().find(|version| version.id == policy.default_version)?;
    Some(default.document.0.text())
}

fn inline<'d>(document: &'d Document, kind: IdentityKind, owner: &str, name: &str) -> Option<&'d str> {
    Some(document.permissions(kind, owner)?.inline.get(name)?.0.text())
}
