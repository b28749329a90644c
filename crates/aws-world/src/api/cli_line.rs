//! An AWS CLI line, quoted for a POSIX shell
//! [AWS CLI Command Reference](https://docs.aws.amazon.com/cli/latest/reference/). What a service's commands take in another
//! way than the rest is in `services/SERVICE/cli_line.rs`.

use iam_policy::shell::{push_option, push_quoted_option, quoted};

use super::parameters::{Parameter, ParameterValue};
use crate::json::{Json, without_white_space};
use crate::model::iam::Tags;

/// The argument that makes the AWS CLI read a parameter from standard input.
const STANDARD_INPUT: &str = "file:///dev/stdin";

/// `aws COMMAND OPERATION --parameter value …`, for an operation and parameters in the API's spelling.
pub(crate) fn cli_line(command: &str, operation: &str, parameters: Vec<Parameter>) -> String {
    cli_line_with(command, operation, parameters, |_, _| None)
}

/// [`cli_line`] for a command that takes some texts in another form, which `special` gives for a parameter's name
/// and text.
pub(crate) fn cli_line_with(
    command: &str,
    operation: &str,
    parameters: Vec<Parameter>,
    special: fn(&str, &str) -> Option<String>,
) -> String {
    let mut line = String::new();
    if let Some(text) = parameters.iter().find_map(looks_like_a_file) {
        line.push_str(&format!("printf %s {} | ", quoted(text)));
    }
    line.push_str("aws ");
    line.push_str(command);
    line.push(' ');
    line.push_str(&kebab_case(operation));
    for parameter in parameters {
        let name = parameter.0;
        if let ParameterValue::Flag(flag) = parameter.1 {
            push_flag(&mut line, name, flag);
            continue;
        }
        let special = match &parameter.1 {
            ParameterValue::Text(text) if looks_like_a_file(&parameter).is_none() => special(name, text),
            _ => None,
        };
        let value = special.unwrap_or_else(|| argument(parameter));
        push_quoted_option(&mut line, &kebab_case(name), &value);
    }
    line
}

/// A text that the AWS CLI would take for the name of a file, or of a page, that holds the parameter
/// [Loading a parameter from a file](https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html).
fn looks_like_a_file((name, value): &Parameter) -> Option<&str> {
    let ParameterValue::Text(text) = value else { return None };
    // An identity provider's address is no such text for the AWS CLI either.
    if *name == "url" {
        return None;
    }
    is_address(text).then_some(text.as_str())
}

fn is_address(text: &str) -> bool {
    ["file://", "fileb://", "http://", "https://"].iter().any(|start| text.starts_with(start))
}

/// Adds an option unless its value is empty.
pub(crate) fn push_option_if_given(line: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        push_option(line, name, value);
    }
}

fn push_flag(line: &mut String, name: &str, flag: bool) {
    line.push_str(if flag { " --" } else { " --no-" });
    line.push_str(&kebab_case(name));
}

/// A parameter's value as the words behind its option.
pub(crate) fn argument(parameter: Parameter) -> String {
    if looks_like_a_file(&parameter).is_some() {
        return STANDARD_INPUT.to_owned();
    }
    match parameter.1 {
        ParameterValue::Text(text) => quoted(&text),
        ParameterValue::Number(number) => number.to_string(),
        ParameterValue::Document(text) => quoted(&without_white_space(&text)),
        ParameterValue::Flag(_) => String::new(),
        ParameterValue::Json(json) => quoted(&json.compact()),
        // JSON: the shorthand form cannot hold every character.
        ParameterValue::Tags(tags) => quoted(&tag_list(&tags).compact()),
        ParameterValue::Tagging(tags) => quoted(&Json::object().with("TagSet", tag_list(&tags)).compact()),
        ParameterValue::Settings(settings) => {
            settings.iter().map(|(name, on)| format!("{name}={on}")).collect::<Vec<_>>().join(",")
        }
        ParameterValue::PolicyArns(arns) => {
            arns.iter().map(|arn| format!("arn={}", quoted(arn))).collect::<Vec<_>>().join(" ")
        }
        ParameterValue::TagKeys(keys) => tag_keys(&keys),
        ParameterValue::Messages(messages) => log_events(&messages),
    }
}

/// JSON where the AWS CLI would take a key for an option or a file's address.
fn tag_keys(keys: &[String]) -> String {
    if keys.iter().any(|key| key.starts_with('-') || is_address(key)) {
        return quoted(&list(keys.iter().map(|key| Json::text(key))));
    }
    keys.iter().map(|key| quoted(key)).collect::<Vec<_>>().join(" ")
}

fn tag_list(tags: &Tags) -> Json {
    let tag =
        |(key, value): (&String, &String)| Json::object().with_text("Key", key).with_text("Value", value);
    Json::List(tags.iter().map(tag).collect())
}

fn list(items: impl Iterator<Item = Json>) -> String {
    Json::List(items.collect()).compact()
}

/// CloudWatch Logs takes events of today only, so the shell fills in the time, in milliseconds.
fn log_events(messages: &[String]) -> String {
    const NOW: &str = "$(date +%s)000";
    let mut argument = String::new();
    let mut text = "[".to_owned();
    for (index, message) in messages.iter().enumerate() {
        text.push_str(if index == 0 { "{\"timestamp\":" } else { ",{\"timestamp\":" });
        argument.push_str(&quoted(&text));
        argument.push_str(NOW);
        text = format!(",\"message\":{}}}", Json::text(message).compact());
    }
    text.push(']');
    argument + &quoted(&text)
}

/// `AttachUserPolicy`, `policyArn` → `attach-user-policy`, `policy-arn`.
fn kebab_case(name: &str) -> String {
    // The CLI's own words for abbreviations.
    let name = &name
        .replace("IDConnect", "IdConnect")
        .replace("IDList", "IdList")
        .replace("MFAD", "MfaD")
        .replace("aWSS", "awsS")
        .replace("sAML", "saml")
        .replace("SAML", "Saml");
    if name == "ListObjectsV2" {
        return "list-objects-v2".to_owned();
    }
    let mut out = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(character.to_ascii_lowercase());
    }
    out
}
