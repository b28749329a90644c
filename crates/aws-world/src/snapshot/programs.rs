//! Programs in the saved form: their steps, and the workloads that run elsewhere than on an instance.

use super::node::{Read, SavedNode};
use super::values::list;
use crate::json::Json;
use crate::model::program::{AccessKeyPair, App};
use crate::model::program::{Host, ProgramStep, Workload};
use crate::text::snapshot as expected;

/// A step is a list: its name, then what it takes.
pub(super) fn write_step(step: &ProgramStep) -> Json {
    let parts: Vec<&str> = match step {
        ProgramStep::PutObject { key, body } => vec!["PutObject", key, body],
        ProgramStep::GetObject { key } => vec!["GetObject", key],
        ProgramStep::ListObjects { prefix } => vec!["ListObjects", prefix],
        ProgramStep::CreateLogStream => vec!["CreateLogStream"],
        ProgramStep::PutLogEvents => vec!["PutLogEvents"],
        ProgramStep::PutMetricData { namespace, metric_name, value } => {
            let texts = ["PutMetricData", namespace, metric_name].map(Json::text);
            return Json::List(texts.into_iter().chain([Json::Number(i64::from(*value))]).collect());
        }
        ProgramStep::GetCallerIdentity => vec!["GetCallerIdentity"],
        ProgramStep::AssumeRole { role_arn } => vec!["AssumeRole", role_arn],
        ProgramStep::Wait { seconds } => {
            return Json::List(vec![Json::text("Wait"), Json::Number(i64::from(*seconds))]);
        }
    };
    Json::List(parts.into_iter().map(Json::text).collect())
}

pub(super) fn read_step(node: &SavedNode<'_>) -> Read<ProgramStep> {
    let text = |index: usize| node.at(index).text();
    Ok(match text(0)?.as_str() {
        "PutObject" => ProgramStep::PutObject { key: text(1)?, body: text(2)? },
        "GetObject" => ProgramStep::GetObject { key: text(1)? },
        "ListObjects" => ProgramStep::ListObjects { prefix: text(1)? },
        "CreateLogStream" => ProgramStep::CreateLogStream,
        "PutLogEvents" => ProgramStep::PutLogEvents,
        "PutMetricData" => ProgramStep::PutMetricData {
            namespace: text(1)?,
            metric_name: text(2)?,
            value: node.at(3).small_number_or(0)?,
        },
        "GetCallerIdentity" => ProgramStep::GetCallerIdentity,
        "AssumeRole" => ProgramStep::AssumeRole { role_arn: text(1)? },
        "Wait" => ProgramStep::Wait { seconds: node.at(1).small_number_or(0)? },
        _ => return Err(node.damaged(expected::A_STEP)),
    })
}

pub(super) fn write_workload(workload: &Workload) -> Json {
    let host = match &workload.host {
        Host::Instance { id } => vec!["instance", id],
        Host::LambdaFunction { name, role_arn } => vec!["lambda", name, role_arn],
        Host::GitHubActionsJob { repository, git_ref, role_arn } => {
            vec!["github", repository, git_ref, role_arn]
        }
        Host::CommandLine => vec!["cli"],
    };
    Json::object()
        .with("host", Json::List(host.into_iter().map(Json::text).collect()))
        .with_text_if_any("source_ip", &workload.source_ip)
        .with_if_any("app", write_app(&workload.app))
}

pub(super) fn read_workload(name: &str, node: &SavedNode<'_>) -> Read<Workload> {
    let host = node.get("host");
    let text = |index: usize| host.at(index).text();
    let host = match text(0)?.as_str() {
        "instance" => Host::Instance { id: text(1)? },
        "lambda" => Host::LambdaFunction { name: text(1)?, role_arn: text(2)? },
        "github" => Host::GitHubActionsJob { repository: text(1)?, git_ref: text(2)?, role_arn: text(3)? },
        "cli" => Host::CommandLine,
        _ => return Err(host.damaged(expected::A_HOST)),
    };
    Ok(Workload {
        name: name.to_owned(),
        host,
        source_ip: node.get("source_ip").text_or("")?,
        app: read_app(&node.get("app"))?,
    })
}

pub(super) fn read_app(node: &SavedNode<'_>) -> Read<App> {
    let keys = |name: &str| {
        node.get(name).maybe(|keys| {
            let (access_key_id, secret_access_key) = keys.pair(SavedNode::text, SavedNode::text)?;
            Ok(AccessKeyPair { access_key_id, secret_access_key })
        })
    };
    Ok(App {
        name: node.get("name").text_or("")?,
        bucket: node.get("bucket").text_or("")?,
        log_group: node.get("log_group").text_or("")?,
        keys_in_code: keys("keys_in_code")?,
        keys_in_environment: keys("keys_in_environment")?,
        keys_in_shared_file: keys("keys_in_shared_file")?,
        steps: node.get("steps").list(&read_step)?,
        in_container: node.get("in_container").flag_or(false)?,
    })
}

pub(super) fn write_app(app: &App) -> Json {
    let json = Json::object()
        .with_text_if_any("name", &app.name)
        .with_text_if_any("bucket", &app.bucket)
        .with_text_if_any("log_group", &app.log_group)
        .with_if_any("steps", list(&app.steps, write_step));
    let json = if app.in_container { json.with("in_container", Json::Bool(true)) } else { json };
    [
        ("keys_in_code", &app.keys_in_code),
        ("keys_in_environment", &app.keys_in_environment),
        ("keys_in_shared_file", &app.keys_in_shared_file),
    ]
    .into_iter()
    .fold(json, |json, (name, keys)| match keys {
        Some(AccessKeyPair { access_key_id, secret_access_key }) => {
            json.with(name, Json::List(vec![Json::text(access_key_id), Json::text(secret_access_key)]))
        }
        None => json,
    })
}
