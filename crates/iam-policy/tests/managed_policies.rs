//! Every AWS managed policy, as the PyPI package moto carries them: parsed, kept as it was, free of errors, evaluated.
//!
//! `cargo xtask test --only native` fetches the package and names its folder in `MOTO_PACKAGE`; without that there is
//! nothing to do here.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::Arc;

use iam_policy::condition::OperatorFamily;
use iam_policy::document::{PolicyDocument, PolicyType, Severity, Statement, Text};
use iam_policy::evaluation::{AttachedPolicy, PolicySet, PolicySource, authorize, decide};
use iam_policy::explanation::{Effect, EvaluationDecision};
use iam_policy::json::{self, Value};
use iam_policy::reference::Reference;
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext};

#[test]
fn every_aws_managed_policy() {
    let Some(folder) = std::env::var_os("MOTO_PACKAGE") else {
        println!("skipped: MOTO_PACKAGE names no folder; `cargo xtask test --only native` fetches it");
        return;
    };
    let file = Path::new(&folder).join("moto/iam/aws_managed_policies.py");
    let text = std::fs::read_to_string(file).unwrap();
    // One assignment of a JSON text, in which nothing is escaped for Python.
    let text = text.split("\"\"\"").nth(1).unwrap();
    assert!(!text.contains('\\'), "an escape that Python reads");
    let parsed = json::parse(text);
    assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
    let Value::Object(policies) = &parsed.root.value else { panic!("no object") };

    let reference = Reference::all();
    let mut count = Count::default();
    for policy in policies {
        let document = policy.value.member("Document").unwrap().range.slice(text);
        count.look_at(&policy.key, document, &reference);
    }
    println!("{count:#?}");
    assert!(count.policies >= 1300);
    assert!(count.failures.is_empty(), "{:#?}", count.failures);
    // Roles to assume and KMS keys need their own policy's consent too, which nobody gives here. One policy of AWS's lists
    // DescribeLogGroups beside actions on some log groups; it is asked of all of them.
    let is_known = |asked: &String| {
        ["sts:AssumeRole", ":key/", "AWSThinkboxAssetServerPolicy: "]
            .iter()
            .any(|known| asked.contains(known))
    };
    assert!(count.unmet.iter().all(is_known), "unmet");
    assert!(count.unmet.len() < 10, "unmet");
}

#[derive(Debug, Default)]
struct Count {
    policies: usize,
    bytes: usize,
    statements: usize,
    /// Whose first Allow allows its first action.
    allowed: usize,
    /// Whose own Deny denies it.
    denied: usize,
    /// Which have no Allow.
    allow_nothing: usize,
    /// What is left.
    unmet: Vec<String>,
    longer_than_a_customers: usize,
    unknown_actions: usize,
    other_resources: usize,
    failures: Vec<String>,
}

impl Count {
    fn look_at(&mut self, name: &str, text: &str, reference: &Reference) {
        let document = PolicyDocument::parse(text, PolicyType::Identity);
        self.policies += 1;
        self.bytes += text.len();
        self.statements += document.statements().len();
        if document.text() != text {
            self.failures.push(format!("{name}: not the same text"));
        }
        for finding in document.findings_with(reference) {
            match (finding.severity, finding.code.as_str()) {
                // AWS's own policies may be longer than a customer's (IAM quotas).
                (Severity::Error, "size") => self.longer_than_a_customers += 1,
                (Severity::Error, _) => self.failures.push(format!("{name}: {finding:?}")),
                (_, "unknown-action") => self.unknown_actions += 1,
                (_, "resource-type") => self.other_resources += 1,
                _ => {}
            }
        }
        for value in document.statements().iter().flat_map(texts) {
            let written = value.range.slice(text);
            if json::parse(written).root.as_str().unwrap_or(written) != value.value {
                self.failures.push(format!("{name}: {value:?} is not at its place"));
            }
        }
        self.evaluate(name, document);
    }

    fn evaluate(&mut self, name: &str, document: PolicyDocument) {
        let Some(request) =
            document.statements().iter().find(|statement| statement.effect == Effect::Allow).map(request_for)
        else {
            self.allow_nothing += 1;
            return;
        };
        let source = PolicySource {
            policy_type: PolicyType::Identity,
            name: name.to_owned(),
            arn: None,
            attached_to: "ann".to_owned(),
        };
        let attached = AttachedPolicy { document: Arc::new(document), source };
        let policies = PolicySet { identity: vec![attached], ..PolicySet::default() };
        let decision = authorize(&request, &policies).decision;
        if decide(&request, &policies) != decision {
            self.failures.push(format!("{name}: decide and authorize differ on {request:?}"));
        }
        match decision {
            EvaluationDecision::Allowed => self.allowed += 1,
            EvaluationDecision::ExplicitDeny => self.denied += 1,
            EvaluationDecision::ImplicitDeny => self.unmet.push(format!("{name}: {request:?}")),
        }
    }
}

/// Every text of a statement that has a place.
fn texts(statement: &Statement) -> Vec<&Text> {
    let mut texts: Vec<&Text> = statement.sid.iter().collect();
    texts.extend(statement.action.values.iter().map(|value| &value.text));
    texts.extend(statement.resource.iter().flat_map(|element| &element.values).map(|value| &value.text));
    for clause in &statement.conditions {
        texts.extend([&clause.operator_text, &clause.key]);
        texts.extend(clause.values.iter().map(|value| &value.text));
    }
    texts
}

/// A request that the statement's first action, first resource and first values cover.
fn request_for(statement: &Statement) -> AuthorizationRequest {
    let mut context = RequestContext::default();
    let first = |values: &mut dyn Iterator<Item = &Text>, context: &mut RequestContext| {
        values.next().map_or_else(String::new, |text| filled(&text.value, context))
    };
    // What a key must be comes before what it must not be, and that before whether it is there.
    let mut clauses: Vec<_> = statement.conditions.iter().collect();
    clauses.sort_by_key(|clause| (clause.operator.family == OperatorFamily::Null, clause.operator.negated));
    for clause in clauses.into_iter().filter(|clause| has_a_simple_value(clause.operator.family)) {
        let value = match clause.operator.family {
            // Present is all it asks.
            OperatorFamily::Null if clause.values.iter().any(|value| value.text.value == "false") => {
                "x".to_owned()
            }
            OperatorFamily::Null => continue,
            _ if clause.operator.negated => "another".to_owned(),
            _ => first(&mut clause.values.iter().map(|value| &value.text), &mut context),
        };
        if context.get(&clause.key.value).is_none() {
            let several = clause.operator.set.is_some();
            let value = if several { ContextValue::Many(vec![value]) } else { ContextValue::One(value) };
            context.set(&clause.key.value, value);
        }
    }
    let action = match statement.action.negated {
        true => "example:Anything".to_owned(),
        false => first(&mut statement.action.values.iter().map(|value| &value.text), &mut context),
    };
    let action = if action == "x" { "example:Anything".to_owned() } else { action };
    let resource = match &statement.resource {
        Some(element) if !element.negated => {
            first(&mut element.values.iter().map(|value| &value.text), &mut context)
        }
        _ => "arn:aws:example:::anything".to_owned(),
    };
    AuthorizationRequest {
        caller: Principal::User { arn: "arn:aws:iam::111122223333:user/ann".to_owned() },
        action,
        resource,
        resource_account: Some("111122223333".to_owned()),
        context,
    }
}

/// Numbers and dates are left out: their first value is where they end.
fn has_a_simple_value(family: OperatorFamily) -> bool {
    !matches!(family, OperatorFamily::Numeric(_) | OperatorFamily::Date(_))
}

/// The pattern with something in place of its wildcards and variables, and the variables in the context.
fn filled(pattern: &str, context: &mut RequestContext) -> String {
    let (mut text, mut rest) = (String::new(), pattern);
    while let Some((before, after)) = rest.split_once("${") {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        match context.get(name) {
            Some(ContextValue::One(value)) => text.push_str(value),
            _ => {
                text.push('x');
                context.set(name, ContextValue::One("x".to_owned()));
            }
        }
        rest = behind;
    }
    text.push_str(rest);
    text.replace(['*', '?'], "x")
}
