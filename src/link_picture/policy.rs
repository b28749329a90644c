//! One policy: its name, and its document.

use decision_path::svg::Escaped;
use iam_policy::json::reformat;

use super::markup::{icon, sheet};
use crate::session::document::Document;
use crate::session::map_items::{item_of, policy_named};
use crate::session::selection::{IdentityKind, Selection};
use crate::text::embed;
use crate::text::inspector::policy as text;

const STYLES: &str = include_str!("../../style/inspector.css");

/// The policy with this name, or the first; `None` where there is none, or none whose document is known.
pub(super) fn policy(document: &Document, name: Option<&str>) -> Option<String> {
    let selection = policy_named(document, name)?;
    let item = item_of(document, &selection)?;
    let (arn, written) = match &selection {
        Selection::Policy(arn) => (arn.clone(), managed(document, arn)?),
        Selection::InlinePolicy(kind, owner, name) => {
            (text::part_of(kind.title(), owner), inline(document, *kind, owner, name)?)
        }
        _ => return None,
    };
    Some(format!(
        r#"<section class="region embed-part" data-part="build" aria-label="{}"><div class="inspector">{}<div class="thing-head">{}<div><p class="label">{}</p><h3>{}</h3><p class="arn">{}</p></div></div><pre class="marked-json" tabindex="0" aria-label="{}">{}</pre></div></section>"#,
        Escaped(embed::DETAILS),
        sheet(STYLES),
        icon("policy"),
        Escaped(item.kind),
        Escaped(&item.title),
        Escaped(&arn),
        Escaped(text::POLICY_DOCUMENT),
        Escaped(&reformat(&written).unwrap_or(written)),
    ))
}

fn managed(document: &Document, arn: &str) -> Option<String> {
    if let Some(by_aws) = document.world().aws_managed_document(arn) {
        return Some(by_aws.0.text().to_owned());
    }
    let policy = document.account().iam.policies.values().find(|policy| policy.arn == arn)?;
    let version = policy.versions.iter().find(|version| version.id == policy.default_version)?;
    Some(version.document.0.text().to_owned())
}

fn inline(document: &Document, kind: IdentityKind, owner: &str, name: &str) -> Option<String> {
    let permissions = document.permissions(kind, owner)?;
    Some(permissions.inline.get(name)?.0.text().to_owned())
}
