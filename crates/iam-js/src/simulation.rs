//! What a world's programs do when they run now, and what its principals may do.

use aws_world::CallRecord;
use aws_world::api::Authorization;
use aws_world::json::Json;
use aws_world::program::{AppRun, ProviderOutcome};
use aws_world::world::AccessQuery;
use aws_world::{World, snapshot};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::json::{self, Node};
use iam_policy::render;

use crate::simulation_error::SimulationError;

/// Runs every program of a document (or of a saved world alone) on a copy of its world, and asks the questions, a list of
/// objects with `PrincipalArn`, `ActionName` and `ResourceArn`. JSON in, JSON out.
pub(crate) fn simulate(document: &str, questions: &str) -> Result<String, SimulationError> {
    let document = parse(document).map_err(SimulationError::DocumentNotJson)?;
    let saved = document.member("world").unwrap_or(&document);
    let world = snapshot::read_json(saved).map_err(SimulationError::World)?;
    let asked = parse(questions).map_err(SimulationError::QuestionsNotJson)?;
    let asked = asked.as_array().ok_or(SimulationError::QuestionsNotAList)?;
    let answers = asked.iter().map(|node| answer(&world, node)).collect::<Result<Vec<_>, _>>()?;
    let answer =
        Json::object().with("Programs", Json::List(programs(&world))).with("Answers", Json::List(answers));
    Ok(answer.compact())
}

/// The JSON tree, or the byte where the text ceases to be JSON.
fn parse(text: &str) -> Result<Node, usize> {
    let parsed = json::parse(text);
    match parsed.errors.first() {
        Some(error) => Err(error.range.start),
        None => Ok(parsed.root),
    }
}

fn programs(world: &World) -> Vec<Json> {
    let mut programs = Vec::new();
    for account in world.accounts().values() {
        for instance in account.ec2.instances.values() {
            let run = world.clone().run_app(&instance.id);
            programs.extend(run.map(|run| program(&instance.app.name, &run)));
        }
        for workload in account.workloads.values() {
            let run = world.clone().run_workload(&workload.name);
            programs.extend(run.map(|run| program(&workload.name, &run)));
        }
    }
    programs
}

fn program(name: &str, run: &AppRun) -> Json {
    let providers = run.chain.iter().map(|attempt| {
        let (outcome, reason) = match &attempt.outcome {
            ProviderOutcome::Nothing(reason) => ("Nothing", reason.as_str()),
            ProviderOutcome::Found(_) => ("Found", ""),
            ProviderOutcome::NotAsked => ("NotAsked", ""),
        };
        Json::object()
            .with_text("Provider", attempt.provider)
            .with_text("Outcome", outcome)
            .with_text_if_any("Reason", reason)
    });
    Json::object()
        .with_text("Name", name)
        .with("Succeeded", Json::Bool(run.succeeded()))
        .with("CredentialProviders", Json::List(providers.collect()))
        .with("Calls", Json::List(run.calls.iter().map(|record| call(record)).collect()))
        .with("Log", Json::List(run.log.iter().map(|line| Json::text(line)).collect()))
}

fn call(record: &CallRecord) -> Json {
    let authorizations = record.authorizations.iter().map(decision);
    let mut call = Json::object()
        .with_text("Operation", record.call.name())
        .with_text_if_any("CallerArn", record.caller_arn.as_deref().unwrap_or_default())
        .with("Succeeded", Json::Bool(record.result.is_ok()));
    if let Err(error) = &record.result {
        let error =
            Json::object().with_text("Code", error.code.as_str()).with_text("Message", &error.message);
        call = call.with("Error", error);
    }
    call.with("Decisions", Json::List(authorizations.collect()))
}

fn decision(authorization: &Authorization) -> Json {
    let Authorization { request, result, .. } = authorization;
    let decision = match result.decision {
        EvaluationDecision::Allowed => "allowed",
        EvaluationDecision::ExplicitDeny => "explicitDeny",
        EvaluationDecision::ImplicitDeny => "implicitDeny",
    };
    Json::object()
        .with_text("ActionName", &request.action)
        .with_text("ResourceArn", &request.resource)
        .with_text("Decision", decision)
        .with_text("Verdict", render::verdict(result))
        .with_text("Sentence", &render::deciding_sentence(request, result))
}

fn answer(world: &World, node: &Node) -> Result<Json, SimulationError> {
    let member = |name: &'static str| {
        let text = node.member(name).and_then(Node::as_str).map(ToOwned::to_owned);
        text.ok_or(SimulationError::MissingMember(name))
    };
    let query = AccessQuery {
        principal_arn: member("PrincipalArn")?,
        action: member("ActionName")?,
        resource: member("ResourceArn")?,
    };
    let authorization = world
        .simulate_access(&query)
        .ok_or_else(|| SimulationError::UnknownPrincipal(query.principal_arn.clone()))?;
    let answer = decision(&authorization).with_text("PrincipalArn", &query.principal_arn);
    let denied = render::error_message(&authorization.request, &authorization.result);
    Ok(answer.with_text_if_any("ErrorMessage", &denied.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::{SimulationError, simulate};

    const SAVED: &str = include_str!("../../../tests/saved/version-1.json");

    #[test]
    fn programs_run_and_questions_are_answered() {
        let questions = r#"[{"PrincipalArn": "arn:aws:iam::111122223333:root", "ActionName": "s3:ListBucket", "ResourceArn": "arn:aws:s3:::photo-app-bucket"}]"#;
        let answer = simulate(SAVED, questions).unwrap();
        assert!(answer.starts_with(r#"{"Programs":[{"Name":"photo-app","#), "{answer}");
        assert!(answer.contains(r#""Operation":"PutObject""#), "{answer}");
        assert!(answer.contains(r#""Answers":[{"ActionName":"s3:ListBucket""#), "{answer}");
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let refusal = |document, questions| simulate(document, questions).unwrap_err().to_string();
        assert!(refusal("{", "[]").starts_with("The document is not JSON"));
        assert!(refusal("{}", "[]").contains("no version"));
        assert!(refusal(SAVED, "[").starts_with("The list of questions is not JSON"));
        assert_eq!(refusal(SAVED, "{}"), "The questions are a list.");
        assert_eq!(refusal(SAVED, "[{}]"), "A question has no text `PrincipalArn`.");
        let nobody = r#"[{"PrincipalArn": "arn:aws:iam::111122223333:user/nobody", "ActionName": "s3:GetObject", "ResourceArn": "*"}]"#;
        let nobody = simulate(SAVED, nobody);
        assert!(
            matches!(nobody, Err(SimulationError::UnknownPrincipal(arn)) if arn.ends_with("user/nobody"))
        );
    }
}
