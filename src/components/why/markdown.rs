//! An explanation as Markdown, for an issue or a message to whoever can change the policy.

use aws_world::api::Authorization;
use iam_policy::explanation::{AccountSide, AuthorizationResult, Effect, GateOutcome};
use iam_policy::json::reformat;
use iam_policy::render;

use super::gates::{document_text, gate_name, gate_words};
use crate::text::why as words;

/// The request, the verdict and why, AWS's error text, every gate, and the policies that decided.
pub fn markdown(authorization: &Authorization) -> String {
    let Authorization { request, result, .. } = authorization;
    let mut text = words::head(
        render::verdict(result),
        &request.action,
        &request.resource,
        &request.caller.display_name(),
        &render::deciding_sentence(request, result),
    );
    if let Some(deny) = render::nearest_deny(request, result) {
        text.push_str(&format!("\n{deny}\n"));
    }
    if let Some(error) = render::error_message(request, result) {
        text.push_str(&format!("\n```text\n{error}\n```\n"));
    }
    if !result.missing_context_keys.is_empty() {
        let keys = result.missing_context_keys.join("`, `");
        text.push_str(&words::missing_keys(&keys));
    }
    text.push_str(words::TABLE_HEAD);
    for gate in &result.gates {
        let (_, word) = gate_words(gate);
        let sentence = render::gate_sentence(request, gate).replace('|', "\\|");
        text.push_str(&format!("| {}{} | {word} | {sentence} |\n", gate_name(gate.gate), side(gate)));
    }
    for gate in &result.gates {
        push_deciding(&mut text, authorization, gate);
    }
    push_rules(&mut text, result);
    text
}

/// How sure the answer is, and AWS's page for each rule that it rests on.
fn push_rules(text: &mut String, result: &AuthorizationResult) {
    text.push_str(&format!("\n{}\n\n", words::rests_on(render::certainty_word(result.certainty()))));
    for rule in result.rules() {
        let page = rule.page();
        let note = render::rule_note(rule);
        let colon = if note.is_empty() { "" } else { ": " };
        text.push_str(&format!("- [{}]({}){colon}{note}\n", page.title, page.url()));
    }
}

/// Behind a gate's name, where two accounts decide.
pub(super) fn side(gate: &GateOutcome) -> &'static str {
    match gate.side {
        AccountSide::Same => "",
        AccountSide::Caller => words::OF_THE_CALLERS_ACCOUNT,
        AccountSide::Resource => words::OF_THE_RESOURCES_ACCOUNT,
    }
}

/// The policies with a statement that applies.
fn push_deciding(text: &mut String, authorization: &Authorization, gate: &GateOutcome) {
    for policy in &gate.policies {
        let Some(statement) = policy.statements.iter().find(|statement| statement.applies) else { continue };
        let Some(document) = document_text(authorization, policy) else { continue };
        let denies = statement.effect == Effect::Deny;
        let name = render::source_name(&policy.source);
        let statement = render::statement_name(statement);
        text.push_str(&words::decides(&name, &statement, denies));
        text.push_str(&format!("\n```json\n{}\n```\n", reformat(&document).unwrap_or(document).trim()));
    }
}

#[cfg(test)]
mod tests {
    use aws_world::{AccessQuery, SimTime, World};

    use super::markdown;

    #[test]
    fn says_what_was_asked_what_aws_answers_and_who_decided() {
        let mut world = World::new(1, SimTime(1_772_442_000));
        world.add_account("111122223333", "One");
        let account = world.accounts().get("111122223333").expect("the account");
        let role = account.iam.roles.values().next().expect("the administrator");
        let question = AccessQuery {
            principal_arn: role.arn.clone(),
            action: "s3:GetObject".into(),
            resource: "arn:aws:s3:::photos/cat.jpg".into(),
        };
        let allowed = markdown(&world.simulate_access(&question).expect("somebody"));
        for part in [
            "### Allowed: `s3:GetObject` on `arn:aws:s3:::photos/cat.jpg`",
            "| Identity-based policies | lets it through |",
            "statement 1 allows it.",
            "```json\n{",
            "How sure this is: documented.\n\n- [IAM User Guide, Policy evaluation logic](https://docs.aws.amazon.com/",
        ] {
            assert!(allowed.contains(part), "{part}\n{allowed}");
        }
        assert!(!allowed.contains("```text"), "{allowed}");
    }
}
