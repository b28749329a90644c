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
use std::process::ExitCode;

use iam_policy::access_denied::{
    Denial, DeniedBy, NotIam, denials_from_text, denials_to_text, parse_denials, parse_denials_with,
    remove_unknown_actions, requirements,
};
use iam_policy::explanation::{AccountSide, EvaluationDecision};
use iam_policy::reference::Reference;
use iam_policy::render;
use test_support::{Case, File};

/// The file whose cases tell how a text is read, and not what the request requires.
const READING_ALONE: &str = "kinds.md";

fn shown(text: &str, file: &str) -> String {
    let parsed = parse_denials(text);
    assert_eq!(denials_from_text(&denials_to_text(&parsed)).as_ref(), Some(&parsed));
    match parsed {
        Err(why) => format!("not read: {why:?}\n"),
        Ok(denials) => {
            let shown = denials.iter().map(|found| denial(found, file != READING_ALONE));
            shown.collect::<Vec<_>>().join("and\n")
        }
    }
}

fn denial(denial: &Denial, with_requirements: bool) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").unwrap();
        }
    };
    line("form", Some(&format!("{:?}", denial.source)));
    line("times", (denial.count > 1).then(|| denial.count.to_string()).as_deref());
    line("name", denial.caller_name.as_deref());
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
    line("by", denial.denied_by.map(DeniedBy::name));
    line("gate", denial.gate.map(render::gate_kind));
    line("policy", denial.policy_arn.as_deref());
    line("encoded", denial.encoded.as_deref());
    line("encoded", denial.encoded_is_cut.then_some("cut off"));
    line("not IAM", denial.not_iam.map(NotIam::code));
    line("endpoint", denial.vpc_endpoint.as_deref());
    for (key, value) in denial.context.iter() {
        line("key", Some(&format!("{key} {value:?}")));
    }
    for needed in requirements(denial).into_iter().filter(|_| with_requirements) {
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

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/access_denied");
    let files = test_support::files(&folder);
    if std::env::var_os("UPDATE_DENIED").is_some() {
        files.iter().for_each(update);
        return ExitCode::SUCCESS;
    }
    let mut cases: Vec<Case> = files.iter().flat_map(cases_of).collect();
    cases.push(Case::new("damaged_texts_never_panic", || {
        damaged_texts_never_panic();
        Ok(())
    }));
    cases.push(Case::new("spans_are_of_the_pasted_text", || {
        spans_are_of_the_pasted_text();
        Ok(())
    }));
    cases.push(Case::new("derived_actions_are_checked_by_the_services_that_are_known", || {
        derived_actions_are_checked_by_the_services_that_are_known();
        Ok(())
    }));
    cases.push(Case::new("requirements_are_sentences", || {
        requirements_are_sentences();
        Ok(())
    }));
    test_support::run(cases, 60)
}

/// Titles of the cases of a file, with their lines.
fn sections(file: &File) -> impl Iterator<Item = (&str, &str)> {
    file.text.split("\n## ").skip(1).map(|case| case.split_once('\n').unwrap())
}

fn pasted_text(section: &str) -> String {
    section.lines().filter_map(|line| line.strip_prefix("> ")).collect::<Vec<_>>().join("\n")
}

/// A case for each text.
fn cases_of(file: &File) -> Vec<Case> {
    let case = |(title, section): (&str, &str)| {
        let (section, name) = (section.to_owned(), file.name.clone());
        Case::new(format!("{}: {title}", file.name), move || {
            let expected = section.lines().filter(|line| !line.starts_with("> ") && !line.trim().is_empty());
            let (expected, found) =
                (expected.collect::<Vec<_>>().join("\n"), shown(&pasted_text(&section), &name));
            if found.trim_end() == expected {
                Ok(())
            } else {
                Err(format!("expected:\n{expected}\nfound:\n{found}"))
            }
        })
    };
    sections(file).map(case).collect()
}

fn update(file: &File) {
    let mut out = file.text.split("\n## ").next().unwrap().to_owned();
    for (title, section) in sections(file) {
        let text = pasted_text(section);
        let quoted: String = text.lines().map(|line| format!("> {line}\n")).collect();
        write!(out, "\n## {title}\n\n{quoted}\n{}", shown(&text, &file.name)).unwrap();
    }
    std::fs::write(&file.path, out).unwrap();
}

/// Nothing that somebody pastes makes the parser panic, wherever it is cut.
fn damaged_texts_never_panic() {
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

fn spans_are_of_the_pasted_text() {
    let one = "User: arn:aws:iam::111122223333:user/ä is not authorized to perform: s3:GetObject on resource: \\\"arn:aws:s3:::b\\/ü\\\"";
    let two = "User: arn:aws:iam::111122223333:user/b is not\n│ authorized to perform: iam:GetUser";
    let record = r#"{"eventSource":"s3.amazonaws.com","eventName":"GetObject","errorCode":"AccessDenied"}"#;
    let text = format!("“é” &quot;{one}, then\n│ {two}\n\n{record}\n");
    let spans: Vec<&str> =
        parse_denials(&text).unwrap().iter().map(|denial| denial.span.slice(&text)).collect();
    assert_eq!(spans, [one, two, record]);
}

fn derived_actions_are_checked_by_the_services_that_are_known() {
    let [none, common, all] = [Reference::default(), Reference::common(), Reference::all()];
    let event = |service: &str, name: &str| {
        format!(
            r#"{{"eventSource":"{service}.amazonaws.com","eventName":"{name}","errorCode":"AccessDenied"}}"#
        )
    };
    let sentence = "User: arn:aws:iam::111122223333:user/a is not authorized to perform: s3:NoSuchThing";
    for (text, reference, action) in [
        (event("s3", "NoSuchThing"), &none, Some("s3:NoSuchThing")),
        (event("s3", "NoSuchThing"), &common, None),
        (event("s3", "GetObject"), &common, Some("s3:GetObject")),
        (event("athena", "NoSuchThing"), &common, Some("athena:NoSuchThing")),
        (event("athena", "NoSuchThing"), &all, None),
        (event("athena", "GetWorkGroup"), &all, Some("athena:GetWorkGroup")),
        (sentence.to_owned(), &all, Some("s3:NoSuchThing")),
    ] {
        let mut denials = parse_denials(&text).unwrap();
        remove_unknown_actions(&mut denials, reference);
        assert_eq!(denials[0].action.as_deref(), action, "{text}");
        assert_eq!(
            parse_denials_with(&text, Some(reference)).unwrap()[0].action.as_deref(),
            action,
            "{text}"
        );
    }
}

fn requirements_are_sentences() {
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
            "The policy of arn:aws:s3:::photos/cat.jpg may allow s3:GetObject in the place of the caller's policies, or has to as well if the bucket is another account's, and must not deny it.",
            "If account 111122223333 is in an organization: its resource control policies must allow s3:GetObject on every level from the root down, and none may deny it.",
            "If account 111122223333 is in an organization: its service control policies must allow s3:GetObject on every level from the root down, and none may deny it.",
            "The identity-based policies of arn:aws:iam::111122223333:role/App must allow s3:GetObject in one statement, and deny it in none.",
            "If arn:aws:iam::111122223333:role/App has a permissions boundary: it must allow s3:GetObject and not deny it.",
            "If arn:aws:sts::111122223333:assumed-role/App/i-0abc was made with a session policy: it must allow s3:GetObject and not deny it.",
        ]
    );
}
