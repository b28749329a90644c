//! The output of `aws sts decode-authorization-message` (STS API reference, *DecodeAuthorizationMessage*).

use super::{Denial, DenialSource, caller_name, record_context};
use crate::explanation::EvaluationDecision;
use crate::json::{self, Node};

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
    let caller = context.member("principal").and_then(|principal| principal.member("arn")?.as_str());
    denial.caller = caller.and_then(caller_name::principal);
    denial.caller_name = caller.map(ToOwned::to_owned);
    record_context::fill_decoded(&mut denial.context, context);
    denial.action = text("action").map(ToOwned::to_owned);
    denial.resource = text("resource").map(ToOwned::to_owned);
    denial.decision =
        Some(if explicit { EvaluationDecision::ExplicitDeny } else { EvaluationDecision::ImplicitDeny });
    Some(denial)
}
