//! Denials from real accounts and what is parsed from them: cases as data in `tests/access_denied/`, one file a source. A case is a
//! title (`## …`), the text (lines that begin with `> `) and the expected denial. `UPDATE_DENIED=1` writes the
//! latter; read the difference before you keep it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::fmt::Write;
use std::path::Path;

use iam_policy::access_denied::{Denial, parse_denials, requirements};
use iam_policy::explanation::{AccountSide, EvaluationDecision};
use iam_policy::render;

fn shown(text: &str) -> String {
    match parse_denials(text) {
        Err(why) => format!("not read: {why:?}\n"),
        Ok(denials) => denials.iter().map(denial).collect::<Vec<_>>().join("and\n"),
    }
}

fn denial(denial: &Denial) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").unwrap();
        }
    };
    line("form", Some(&format!("{:?}", denial.source)));
    line("caller", denial.caller.as_ref().map(|caller| format!("{caller:?}")).as_deref());
    line("action", denial.action.as_deref());
    line("operation", denial.operation.as_deref());
    line("resource", denial.resource.as_deref());
    line("owner", denial.resource_account.as_deref());
    let decision = denial.decision.map(|decision| match decision {
        EvaluationDecision::ExplicitDeny => "explicit",
        _ => "implicit",
    });
    line("deny", decision);
    line("gate", denial.gate.map(render::gate_kind));
    line("policy", denial.policy_arn.as_deref());
    line("encoded", denial.encoded.as_deref());
    line("endpoint", denial.vpc_endpoint.as_deref());
    for needed in requirements(denial) {
        let named = if needed.is_named { ", named" } else { "" };
        let must = if needed.must_allow { "allow" } else { "not deny" };
        let side = match needed.side {
            AccountSide::Same => "",
            AccountSide::Caller => " (caller's)",
            AccountSide::Resource => " (resource's)",
        };
        let kind = render::gate_kind(needed.gate);
        line("needs", Some(&format!("{kind}{side} of {}: {must}{named}", needed.document.owner)));
        line("    by", needed.document.command.as_deref());
    }
    out
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/access_denied");
    let update = std::env::var_os("UPDATE_DENIED").is_some();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = std::fs::read_to_string(&path).unwrap();
        let mut parts = file.split("\n## ");
        let mut written = parts.next().unwrap().to_owned();
        for case in parts {
            let (title, rest) = case.split_once('\n').unwrap();
            let text: Vec<&str> = rest.lines().filter_map(|line| line.strip_prefix("> ")).collect();
            let expected: Vec<&str> =
                rest.lines().filter(|line| !line.starts_with("> ") && !line.trim().is_empty()).collect();
            let found = shown(&text.join("\n"));
            if !update {
                assert_eq!(found.trim_end(), expected.join("\n"), "{title} in {}", path.display());
            }
            let text: String = text.iter().map(|line| format!("> {line}\n")).collect();
            write!(written, "\n## {title}\n\n{text}\n{found}").unwrap();
            count += 1;
        }
        if update {
            std::fs::write(&path, written).unwrap();
        }
    }
    assert!(count > 30, "{count} cases only");
}

/// Nothing that somebody pastes makes the parser panic, wherever it is cut.
#[test]
fn cut_and_damaged_texts() {
    let whole = r#"{"Records":[{"eventSource":"s3.amazonaws.com","eventName":"GetObject","errorCode":"AccessDenied","errorMessage":"User: arn:aws:iam::111122223333:user/ä is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/ü\" because no session policy allows the s3:GetObject action","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/a/b"}}]}"#;
    for (end, _) in whole.char_indices() {
        for text in [&whole[..end], &whole[end..]] {
            for denial in parse_denials(text).unwrap_or_default() {
                for needed in requirements(&denial) {
                    assert!(!render::requirement(&denial, &needed).is_empty());
                }
                assert!(!render::denial_meaning(&denial).is_empty());
            }
        }
    }
}

#[test]
fn sentences() {
    let text = "User: arn:aws:sts::111122223333:assumed-role/App/i-0abc is not authorized to perform: s3:GetObject on \
                resource: \"arn:aws:s3:::photos/cat.jpg\" with an explicit deny in a resource-based policy";
    let denial = parse_denials(text).unwrap().remove(0);
    assert_eq!(
        render::denial_meaning(&denial),
        "A Deny statement in a resource-based policy decided it. AWS names one kind of policy only; others may deny it too."
    );
    let sentences: Vec<String> =
        requirements(&denial).iter().map(|needed| render::requirement(&denial, needed)).collect();
    assert_eq!(
        sentences,
        [
            "If account 111122223333 is in an organization: its resource control policies must allow s3:GetObject on every level from the root down, and none may deny it.",
            "If account 111122223333 is in an organization: its service control policies must allow s3:GetObject on every level from the root down, and none may deny it.",
            "The policy of arn:aws:s3:::photos/cat.jpg may allow s3:GetObject in the place of the caller's policies, or has to as well if the bucket is another account's, and must not deny it.",
            "The identity-based policies of arn:aws:iam::111122223333:role/App must allow s3:GetObject in one statement, and deny it in none.",
            "If arn:aws:iam::111122223333:role/App has a permissions boundary: it must allow s3:GetObject and not deny it.",
            "If arn:aws:sts::111122223333:assumed-role/App/i-0abc was made with a session policy: it must allow s3:GetObject and not deny it.",
        ]
    );
}
