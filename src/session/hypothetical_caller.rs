//! Callers that are set up for questions: their saved form, and what answers for them. Code of the first load knows of them what
//! [`super::matrix::HYPOTHETICAL_CALLERS`] holds; this stands in what is fetched later.
//!
//! The saved form is a JSON object: the caller as `Principal::to_json` writes it, with `context`, the condition keys that its
//! requests carry, and `session_policy`.

use std::sync::Arc;

use aws_world::api::Authorization;
use aws_world::world::{ActionOnResource, HypotheticalCaller};
use iam_policy::json;
use iam_policy::request::{Principal, RequestContext};

use super::document::Document;
use super::matrix::{Cell, HYPOTHETICAL_CALLERS, HypotheticalCallers, Row};
use super::selection::RequestCaller;
use crate::text::session::hypothetical_caller as text;

/// Longer saved forms are not read.
const MAX_LENGTH: usize = 100_000;

/// The caller in a question.
pub fn set_up(caller: &HypotheticalCaller) -> RequestCaller {
    install();
    RequestCaller::Hypothetical(to_text(caller).into())
}

/// Reads [`RequestCaller::saved`].
pub fn read_caller(saved: &str) -> RequestCaller {
    match saved {
        "" => RequestCaller::App,
        text if text.starts_with('{') => {
            install();
            RequestCaller::Hypothetical(text.into())
        }
        arn => RequestCaller::Principal(arn.to_owned()),
    }
}

/// The saved form.
pub fn to_text(caller: &HypotheticalCaller) -> String {
    let policy = caller.session_policy.as_deref().unwrap_or_default();
    let context = caller.context.to_json();
    let saved = caller.principal.to_json().with_if_any("context", context);
    saved.with_text_if_any("session_policy", policy).compact()
}

/// Reads the saved form; `None` where it is damaged.
pub fn from_text(text: &str) -> Option<HypotheticalCaller> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    let root = json::parse(text).root;
    let session_policy = root.member("session_policy").and_then(|policy| Some(policy.as_str()?.to_owned()));
    Some(HypotheticalCaller {
        principal: Principal::from_json(&root)?,
        context: root.member("context").map(RequestContext::from_json).unwrap_or_default(),
        session_policy,
    })
}

fn install() {
    // Set already where another one was made or opened before.
    let _ = HYPOTHETICAL_CALLERS.set(HypotheticalCallers { row, authorize });
}

fn authorize(document: &Document, saved: &str, request: &ActionOnResource) -> Option<Authorization> {
    Some(document.world().simulate_access_of(&from_text(saved)?, request))
}

fn row(document: &Document, saved: &Arc<str>, requests: &[ActionOnResource]) -> Row {
    let caller = from_text(saved);
    let cells = requests.iter().map(|request| {
        let result =
            caller.as_ref().map(|caller| document.world().simulate_access_of(caller, request).result);
        Cell::from_decision(
            result
                .map(|result| aws_world::world::AccessDecision {
                    decision: result.decision,
                    assumptions: result.assumptions,
                })
                .as_ref(),
        )
    });
    let (name, kind) = caller.as_ref().map_or((text::DAMAGED.to_owned(), ""), |caller| {
        (
            name(caller),
            if document.world().knows_caller(&caller.principal) { kind(caller) } else { text::FROM_OUTSIDE },
        )
    });
    Row {
        caller: RequestCaller::Hypothetical(Arc::clone(saved)),
        name,
        kind: kind.to_owned(),
        cells: cells.collect(),
    }
}

/// The name in a row: of a token its subject, of a session role and session.
pub fn name(caller: &HypotheticalCaller) -> String {
    let subject = caller.context.iter().find(|(key, _)| key.ends_with(":sub"));
    match (&caller.principal, subject) {
        (Principal::Federated { .. }, Some((_, iam_policy::request::ContextValue::One(subject)))) => {
            subject.clone()
        }
        (Principal::RoleSession { session_arn, .. }, _) => {
            let session = session_arn.split_once(":assumed-role/").map(|(_, session)| session);
            session.unwrap_or(session_arn).to_owned()
        }
        (principal, _) => {
            let name = principal.display_name();
            let last = name.rsplit_once(":user/").map(|(_, last)| last.to_owned());
            last.unwrap_or_else(|| name.into_owned())
        }
    }
}

fn kind(caller: &HypotheticalCaller) -> &'static str {
    match &caller.principal {
        Principal::Root { .. } => text::ROOT_USER,
        Principal::User { .. } => text::USER,
        Principal::RoleSession { .. } => text::SESSION,
        Principal::FederatedUser { .. } => text::FEDERATED_USER,
        Principal::Federated { .. } => text::TOKEN,
        Principal::Service { .. } => text::SERVICE,
        Principal::OriginAccessIdentity { .. } => text::ORIGIN_ACCESS_IDENTITY,
        Principal::Anonymous => text::ANONYMOUS,
    }
}

/// A caller as somebody writes it: an ARN, a service's name, `anonymous`, or the host of an identity provider.
pub fn parse_principal(written: &str) -> Option<Principal> {
    let written = written.trim();
    if let Ok(principal) = Principal::parse(written, None) {
        return Some(principal);
    }
    let is_host = written.contains('.') && !written.contains([':', ' ', '@']) && !written.ends_with('.');
    is_host.then(|| Principal::Federated { provider: written.to_owned() })
}

/// Condition keys as somebody writes them, a line each: `aws:SourceIp = 192.0.2.1`. Of a key that is written several times the
/// request carries several values.
pub fn parse_keys(written: &str) -> Result<RequestContext, usize> {
    use iam_policy::request::ContextValue;
    let mut context = RequestContext::default();
    for (index, line) in written.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let (key, value) = line.split_once('=').ok_or(index + 1)?;
        let (key, value) = (key.trim(), value.trim().to_owned());
        if !key.contains(':') || key.contains(' ') {
            return Err(index + 1);
        }
        let value = match context.get(key) {
            Some(ContextValue::One(before)) => ContextValue::Many(vec![before.clone(), value]),
            Some(ContextValue::Many(before)) => {
                ContextValue::Many(before.iter().cloned().chain([value]).collect())
            }
            _ => ContextValue::One(value),
        };
        context.set(key, value);
    }
    Ok(context)
}

/// Condition keys as [`parse_keys`] reads them.
pub fn written_keys(context: &RequestContext) -> String {
    use iam_policy::request::ContextValue;
    let mut lines = Vec::new();
    for (key, value) in context.iter() {
        match value {
            ContextValue::One(value) => lines.push(format!("{key} = {value}")),
            ContextValue::Many(values) => lines.extend(values.iter().map(|value| format!("{key} = {value}"))),
            ContextValue::Unknown(_) => {}
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::matrix::{authorize_cell, compute_matrix};

    const GITHUB: &str = "token.actions.githubusercontent.com";

    fn subject() -> HypotheticalCaller {
        HypotheticalCaller {
            principal: Principal::Federated { provider: GITHUB.into() },
            context: parse_keys(&format!(
                "{GITHUB}:sub = repo:acme/app:ref:refs/heads/main\naws:TagKeys=a\naws:TagKeys = b"
            ))
            .expect("keys"),
            session_policy: Some("{}".into()),
        }
    }

    #[test]
    fn caller_keeps_all_it_was_set_up_with() {
        assert_eq!(from_text(&to_text(&subject())), Some(subject()));
        assert_eq!(read_caller(set_up(&subject()).saved()), set_up(&subject()));
        assert_eq!(from_text("{\"type\": \"IAMUser\"}"), None);
        assert_eq!(from_text(&" ".repeat(MAX_LENGTH + 1)), None);
        assert_eq!(read_caller(""), RequestCaller::App);
        assert_eq!(
            read_caller("arn:aws:iam::1:user/a"),
            RequestCaller::Principal("arn:aws:iam::1:user/a".into())
        );
    }

    #[test]
    fn keys_are_written_as_they_are_read() {
        let keys = subject().context;
        assert_eq!(parse_keys(&written_keys(&keys)), Ok(keys));
        for (written, line) in [("aws:SourceIp", 1), ("aws:a = b\nteam=blue", 2), ("a b:c = d", 1)] {
            assert_eq!(parse_keys(written), Err(line), "{written}");
        }
    }

    #[test]
    fn principals_are_read_as_they_are_written() {
        for (written, name) in [
            ("anonymous", "anonymous"),
            (" arn:aws:iam::111122223333:user/team/ann ", "arn:aws:iam::111122223333:user/team/ann"),
            ("ec2.amazonaws.com", "ec2.amazonaws.com"),
            (GITHUB, GITHUB),
        ] {
            let principal = parse_principal(written);
            assert_eq!(
                principal.map(|principal| principal.display_name().into_owned()).as_deref(),
                Some(name)
            );
        }
        for written in ["", "ann", "arn:aws:s3:::b", "mail@example.com", "two words.com"] {
            assert_eq!(parse_principal(written), None, "{written}");
        }
    }

    #[test]
    fn matrix_has_a_row_for_each_and_explains_it() {
        let mut document = Document::default();
        let RequestCaller::Hypothetical(saved) = set_up(&subject()) else { panic!("it is hypothetical") };
        let damaged: Arc<str> = "{}".into();
        document.callers = vec![Arc::clone(&saved), damaged];
        let matrix = compute_matrix(&document, None);
        let row =
            matrix.rows.iter().find(|row| row.caller == RequestCaller::Hypothetical(Arc::clone(&saved)));
        let row = row.expect("a row");
        assert_eq!(
            (row.name.as_str(), row.cells.len()),
            ("repo:acme/app:ref:refs/heads/main", matrix.requests.len())
        );
        let request = matrix.requests.first().expect("the app asks something");
        let authorization = authorize_cell(&document, &row.caller, request).expect("a decision");
        assert_eq!(
            crate::session::matrix::Verdict::from(authorization.result.decision),
            row.cells[0].verdict
        );
        assert_eq!(matrix.rows.last().expect("a row").name, text::DAMAGED);
        assert!(authorize_cell(&document, &matrix.rows.last().expect("a row").caller, request).is_none());
    }
}
