//! Runs every case of `tests/suite/*.md`; `tests/suite/README.md` tells how a case is written.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use cases::{attach, request};
use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::{
    AttachedPolicy, PolicySet, PolicySource, authorize, decide, decide_with_assumptions,
};
use iam_policy::explanation::{AuthorizationResult, Certainty, EvaluationDecision};
use iam_policy::render;
use iam_policy::request::AuthorizationRequest;
use test_support::{Case, File, MarkdownPart, files, parts};

mod cases;

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    test_support::run(files(&folder).iter().flat_map(cases_of).collect(), 1100)
}

/// A case for each line of the `requests` blocks, and one for each block that cannot be read.
fn cases_of(file: &File) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut is_cited = false;
    let mut policies = PolicySet::default();
    for part in parts(&file.text) {
        match part {
            MarkdownPart::Heading { level: 1, .. } => is_cited = false,
            MarkdownPart::Heading { .. } => policies = PolicySet::default(),
            MarkdownPart::Prose(line) => is_cited |= line.starts_with("AWS: "),
            MarkdownPart::Block { info, first_line, .. } if !is_cited => {
                let message = format!("no `AWS:` line cites the page of the block `{info}`");
                cases.push(Case::new(format!("{}:{first_line}", file.name), || Err(message)));
            }
            MarkdownPart::Block { info: "requests", body, first_line } => {
                let policies = Arc::new(policies.clone());
                for (index, line) in body.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                    let name = format!("{}:{}: {line}", file.name, first_line + index);
                    let (line, policies) = (line.to_owned(), Arc::clone(&policies));
                    cases.push(Case::new(name, move || run_case(&line, &policies)));
                }
            }
            MarkdownPart::Block { info, body, first_line } => {
                if let Err(message) = attach(info, &body, &mut policies) {
                    cases.push(Case::new(format!("{}:{first_line}: {info}", file.name), || Err(message)));
                }
            }
        }
    }
    cases
}

fn run_case(line: &str, policies: &PolicySet) -> Result<(), String> {
    let (asked, expected) = line.split_once(" -> ").ok_or("a case is `REQUEST -> DECISION`")?;
    let request = request(asked)?;
    let (expected, because) = match expected.split_once(" because ") {
        Some((expected, because)) => (expected, Some(because.trim())),
        None => (expected, None),
    };
    let (decision, gate) = match expected.trim().split_once(" at ") {
        Some((decision, gate)) => (decision, Some(gate)),
        None => (expected.trim(), None),
    };
    let result = authorize(&request, policies);
    let told = tell(&request, &result);
    if format!("{:?}", result.decision) != decision {
        return Err(format!("is {:?}\n{told}", result.decision));
    }
    if decide(&request, policies) != result.decision {
        return Err("`decide` and `authorize` differ".to_owned());
    }
    if decide_with_assumptions(&request, policies) != (result.decision, result.assumptions.clone()) {
        return Err("`decide_with_assumptions` and `authorize` differ".to_owned());
    }
    let deciding = result.deciding_gate.map(|index| format!("{:?}", result.gates[index].gate));
    if gate.is_some() && gate != deciding.as_deref() {
        return Err(format!("decided at {deciding:?}\n{told}"));
    }
    if because.is_some_and(|because| !told.contains(because)) {
        return Err(format!("is explained by\n{told}"));
    }
    spelling_never_counts(&request, policies, &result)?;
    adding_a_deny_never_allows(&request, policies, result.decision)
}

/// Everything that is said about a decision.
fn tell(request: &AuthorizationRequest, result: &AuthorizationResult) -> String {
    let mut told = format!("      = {}\n", render::deciding_sentence(request, result));
    if let Some(message) = render::error_message(request, result) {
        writeln!(told, "      ! {message}").unwrap();
    }
    writeln!(told, "      verdict {}", render::verdict(result)).unwrap();
    writeln!(told, "      certainty {:?}", result.certainty()).unwrap();
    for rule in result.rules() {
        writeln!(told, "      {rule:?}: {} {}", rule.page().title, render::rule_note(rule)).unwrap();
    }
    for key in &result.missing_context_keys {
        writeln!(told, "      missing {key}").unwrap();
    }
    for gate in &result.gates {
        writeln!(told, "      {:?} {:?} {}", gate.gate, gate.verdict, render::gate_sentence(request, gate))
            .unwrap();
        for element in gate.policies.iter().flat_map(|policy| &policy.statements).flat_map(|it| &it.elements)
        {
            let (sentence, note) = (render::element_sentence(element), render::rule_note(element.rule));
            writeln!(told, "        {}: {} {sentence} {note}", element.name, element.matches).unwrap();
            assert!(sentence.ends_with('.') && !sentence.contains(".."), "{sentence}");
            assert_eq!(element.matches, element.reason.is_ok());
            let documented = element.rule.certainty() == Certainty::Documented;
            assert_eq!(note.is_empty(), documented, "{:?} says what the sources say", element.rule);
        }
    }
    told
}

/// AWS compares actions without regard to case.
fn spelling_never_counts(
    request: &AuthorizationRequest,
    policies: &PolicySet,
    result: &AuthorizationResult,
) -> Result<(), String> {
    for action in spellings(&request.action) {
        let respelled = AuthorizationRequest { action: action.clone(), ..request.clone() };
        let other = authorize(&respelled, policies);
        let what = |result: &AuthorizationResult| {
            (
                result.decision,
                result.special_rule,
                result.deciding_gate,
                result.certainty(),
                result.determining.clone(),
            )
        };
        if what(&other) != what(result) || decide(&respelled, policies) != result.decision {
            return Err(format!("as `{action}` is\n{}", tell(&respelled, &other)));
        }
        let (said, known) = (tell(&respelled, &other), tell(request, result));
        if !said.eq_ignore_ascii_case(&known) {
            return Err(format!("written `{action}`, it is explained by\n{said}"));
        }
    }
    Ok(())
}

/// Other ways to write an action.
fn spellings(action: &str) -> [String; 3] {
    let swapped = |letter: char| match letter.is_ascii_lowercase() {
        true => letter.to_ascii_uppercase(),
        false => letter.to_ascii_lowercase(),
    };
    [action.to_ascii_uppercase(), action.to_ascii_lowercase(), action.chars().map(swapped).collect()]
}

fn adding_a_deny_never_allows(
    request: &AuthorizationRequest,
    policies: &PolicySet,
    before: EvaluationDecision,
) -> Result<(), String> {
    let mut stricter = policies.clone();
    let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}"#;
    let document = Arc::new(PolicyDocument::parse(text, PolicyType::Identity));
    let policy_type = PolicyType::Identity;
    let source = PolicySource { policy_type, name: "deny".into(), arn: None, attached_to: String::new() };
    stricter.identity.push(AttachedPolicy { document, source });
    let after = decide(request, &stricter);
    let allowed = EvaluationDecision::Allowed;
    if before != allowed && after == allowed { Err("a Deny more allows".to_owned()) } else { Ok(()) }
}
