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
use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::evaluation::{AttachedPolicy, PolicySet, PolicySource, authorize, decide};
use iam_policy::explanation::{AuthorizationResult, Certainty, EvaluationDecision};
use iam_policy::render;
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext};

const ACCOUNT: &str = "111122223333";

#[test]
fn every_case_of_the_suite() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut cases, mut failures) = (0, String::new());
    for file in files.iter().filter(|file| file.file_stem().is_some_and(|stem| stem != "README")) {
        let text = std::fs::read_to_string(file).unwrap();
        cases += run_file(&file.file_name().unwrap().to_string_lossy(), &text, &mut failures);
    }
    println!("{cases} cases");
    assert!(failures.is_empty(), "\n{failures}");
    assert!(cases >= 500, "only {cases} cases");
}

/// Returns the number of cases; appends what failed.
fn run_file(name: &str, text: &str, failures: &mut String) -> usize {
    let (mut cases, mut cited) = (0, false);
    let mut policies = PolicySet::default();
    let mut fence: Option<(String, String)> = None;
    for (index, line) in text.lines().enumerate() {
        if let Some((kind, body)) = &mut fence {
            if line != "```" {
                if kind == "requests" && !line.trim().is_empty() {
                    cases += 1;
                    if let Err(message) = run_case(line, &policies) {
                        writeln!(failures, "{name}:{}: {line}\n    {message}", index + 1).unwrap();
                    }
                }
                body.push_str(line);
                body.push('\n');
                continue;
            }
            if kind != "requests"
                && let Err(message) = attach(kind, body, &mut policies)
            {
                writeln!(failures, "{name}:{}: {message}", index + 1).unwrap();
            }
            fence = None;
        } else if let Some(info) = line.strip_prefix("```") {
            if !cited {
                writeln!(failures, "{name}:{}: no `AWS:` line cites the page", index + 1).unwrap();
            }
            fence = Some((info.trim().to_owned(), String::new()));
        } else if line.starts_with("# ") {
            cited = false;
        } else if line.starts_with("## ") {
            policies = PolicySet::default();
        } else if line.starts_with("AWS: ") {
            cited = true;
        }
    }
    cases
}

/// Adds a policy: the info string is `identity`, `resource`, `trust`, `boundary`, `session`, `endpoint`, or `scp` or
/// `rcp` with a level; ` invalid` behind it for a document with errors.
fn attach(info: &str, body: &str, policies: &mut PolicySet) -> Result<(), String> {
    let (info, invalid) = info.strip_suffix(" invalid").map_or((info, false), |info| (info, true));
    let (kind, rest) = info.split_once(' ').unwrap_or((info, ""));
    let policy = |policy_type| {
        let text = if body.contains("\"Statement\"") || !body.contains("\"Effect\"") {
            body.to_owned()
        } else {
            format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{body}]}}")
        };
        let document = PolicyDocument::parse(&text, policy_type);
        if document.is_valid() == invalid {
            return Err(format!("{:#?}", document.errors()));
        }
        let source = PolicySource { policy_type, name: kind.into(), arn: None, attached_to: String::new() };
        Ok(AttachedPolicy { document: Arc::new(document), source })
    };
    match kind {
        "identity" => policies.identity.push(policy(PolicyType::Identity)?),
        "resource" => policies.resource.push(policy(PolicyType::Resource)?),
        "grant" => policies.grants.push(policy(PolicyType::Grant)?),
        "trust" => policies.resource.push(policy(PolicyType::Trust)?),
        "boundary" => policies.permissions_boundary = Some(policy(PolicyType::PermissionsBoundary)?),
        "session" => policies.session.get_or_insert_default().push(policy(PolicyType::Session)?),
        "endpoint" => policies.vpc_endpoint.get_or_insert_default().push(policy(PolicyType::VpcEndpoint)?),
        "scp" => level(&mut policies.service_control, rest, policy(PolicyType::ServiceControl)?)?,
        "rcp" => level(&mut policies.resource_control, rest, policy(PolicyType::ResourceControl)?)?,
        "object-of-another-account" => {
            policies.resource_only_denies = true;
            return Ok(());
        }
        "restrict-public-buckets" => {
            policies.restrict_public_buckets = true;
            return Ok(());
        }
        _ => return Err(format!("unknown kind of block `{kind}`")),
    }
    Ok(())
}

fn level(levels: &mut Vec<Vec<AttachedPolicy>>, level: &str, policy: AttachedPolicy) -> Result<(), String> {
    let level: usize = level.parse().map_err(|_| format!("`{level}` is no level"))?;
    levels.resize_with(levels.len().max(level + 1), Vec::new);
    levels[level].push(policy);
    Ok(())
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
    let deciding = result.deciding_gate.map(|index| format!("{:?}", result.gates[index].gate));
    if gate.is_some() && gate != deciding.as_deref() {
        return Err(format!("decided at {deciding:?}\n{told}"));
    }
    if because.is_some_and(|because| !told.contains(because)) {
        return Err(format!("is explained by\n{told}"));
    }
    adding_a_deny_never_allows(&request, policies, result.decision)
}

/// Everything that is said about a decision.
fn tell(request: &AuthorizationRequest, result: &AuthorizationResult) -> String {
    let mut told = format!("      = {}\n", render::deciding_sentence(request, result));
    if let Some(message) = render::error_message(request, result) {
        writeln!(told, "      ! {message}").unwrap();
    }
    writeln!(told, "      certainty {:?}", result.certainty()).unwrap();
    for rule in result.rules() {
        writeln!(told, "      {rule:?}: {} {}", rule.page().title, render::rule_note(rule)).unwrap();
    }
    for key in &result.missing_context_keys {
        writeln!(told, "      missing {key}").unwrap();
    }
    for gate in &result.gates {
        writeln!(told, "      {:?} {:?} {}", gate.gate, gate.verdict, render::gate_sentence(gate)).unwrap();
        for element in gate.policies.iter().flat_map(|policy| &policy.statements).flat_map(|it| &it.elements)
        {
            let (sentence, note) = (render::element_sentence(element), render::rule_note(element.rule));
            writeln!(told, "        {}: {} {sentence} {note}", element.name, element.matches).unwrap();
            assert_eq!(element.matches, element.reason.is_ok());
            let documented = element.rule.certainty() == Certainty::Documented;
            assert_eq!(note.is_empty(), documented, "{:?} says what the sources say", element.rule);
        }
    }
    told
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

/// `CALLER ACTION RESOURCE [owner ACCOUNT] [ [key = value; key = {a, b}] ]`.
fn request(text: &str) -> Result<AuthorizationRequest, String> {
    let (head, context) = match text.split_once(" [") {
        Some((head, context)) => (head, context.trim().strip_suffix(']').ok_or("the context is not closed")?),
        None => (text, ""),
    };
    let words: Vec<&str> = head.split_whitespace().collect();
    let (caller, action, resource, owner) = match words.as_slice() {
        [caller, action, resource] => (caller, action, resource, None),
        [caller, action, resource, "owner", owner] => (caller, action, resource, Some((*owner).to_owned())),
        _ => return Err("a request is `CALLER ACTION RESOURCE [owner ACCOUNT]`".to_owned()),
    };
    Ok(AuthorizationRequest {
        caller: self::caller(caller)?,
        action: (*action).to_owned(),
        resource: (*resource).to_owned(),
        resource_account: owner,
        context: self::context(context)?,
    })
}

fn caller(text: &str) -> Result<Principal, String> {
    let (name, account) = text.split_once('@').unwrap_or((text, ACCOUNT));
    let (kind, name) = name.split_once('/').unwrap_or((name, ""));
    Ok(match kind {
        "root" => Principal::Root { account: account.into() },
        "user" => Principal::User { arn: format!("arn:aws:iam::{account}:user/{name}") },
        "role" => Principal::RoleSession {
            role_arn: format!("arn:aws:iam::{account}:role/{name}"),
            session_arn: format!(
                "arn:aws:sts::{account}:assumed-role/{}/s1",
                name.rsplit('/').next().unwrap_or(name)
            ),
        },
        "federated" => Principal::FederatedUser {
            arn: format!("arn:aws:sts::{account}:federated-user/{name}"),
            source_arn: format!("arn:aws:iam::{account}:user/ann"),
        },
        "service" => Principal::Service { name: name.into() },
        "provider" => Principal::Federated { provider: name.into() },
        "anonymous" => Principal::Anonymous,
        _ => return Err(format!("unknown caller `{text}`")),
    })
}

fn context(text: &str) -> Result<RequestContext, String> {
    let mut context = RequestContext::default();
    for entry in text.split(';').filter(|entry| !entry.trim().is_empty()) {
        let (key, value) = entry.split_once('=').ok_or("a context entry is `key = value`")?;
        let value = value.trim();
        let value = match value.strip_prefix('{').and_then(|value| value.strip_suffix('}')) {
            Some(many) => {
                let parts = many.split(',').map(str::trim).filter(|part| !part.is_empty());
                ContextValue::Many(parts.map(str::to_owned).collect())
            }
            None => ContextValue::One(value.to_owned()),
        };
        context.set(key.trim(), value);
    }
    Ok(context)
}
