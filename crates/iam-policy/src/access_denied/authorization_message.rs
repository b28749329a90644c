//! The output of `aws sts decode-authorization-message` (STS API reference, *DecodeAuthorizationMessage*).

use super::{Denial, DenialSource};
use crate::explanation::EvaluationDecision;
use crate::json::{self, Node};
use crate::request::Principal;

/// The denied request; `None` where the JSON is something else.
pub(super) fn parse(root: &Node) -> Option<Denial> {
    let inner = root.member("DecodedMessage").and_then(Node::as_str).map(|text| json::parse(text).root);
    let decoded = inner.as_ref().unwrap_or(root);
    let explicit = decoded.member("explicitDeny")?.as_bool()?;
    let context = decoded.member("context")?;
    let text = |key: &str| context.member(key).and_then(Node::as_str);
    let mut denial = Denial::new(
        DenialSource::Decoded,
        if explicit { "explicitDeny: true" } else { "explicitDeny: false" },
    );
    denial.caller = context
        .member("principal")
        .and_then(|principal| principal.member("arn")?.as_str())
        .and_then(|arn| Principal::parse(arn, None).ok());
    denial.action = text("action").map(ToOwned::to_owned);
    denial.resource = text("resource").map(ToOwned::to_owned);
    denial.decision =
        Some(if explicit { EvaluationDecision::ExplicitDeny } else { EvaluationDecision::ImplicitDeny });
    Some(denial)
}
