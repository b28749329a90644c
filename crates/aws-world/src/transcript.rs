//! Any call as the AWS CLI line that makes it
//! [AWS CLI Command Reference](https://docs.aws.amazon.com/cli/latest/reference/), and a whole world as a script.

mod script;

use crate::api::ApiCall;
use crate::api::parameters::{Parameter, ParameterValue};
use crate::dispatch::parameters::parameters;
use crate::json::{Json, without_white_space};
use crate::model::iam::Tags;
use crate::model::s3::{PutObjectHeaders, S3Call};

pub use script::script;

/// How the AWS CLI is told to read a parameter from standard input.
const STANDARD_INPUT: &str = "file:///dev/stdin";

/// The AWS CLI line, quoted for a POSIX shell.
pub fn cli_line(call: &ApiCall) -> String {
    if let ApiCall::S3(S3Call::PutObject { bucket, key, body, headers }) = call {
        return put_object(bucket, key, body, headers);
    }
    let mut line = String::new();
    if let Some(text) = parameters(call).iter().find_map(looks_like_a_file) {
        line.push_str(&format!("printf %s {} | ", quoted(text)));
    }
    line.push_str("aws ");
    line.push_str(service_command(call));
    line.push(' ');
    line.push_str(&kebab_case(call.name()));
    if let ApiCall::S3(call) = call {
        s3_parameters(&mut line, call);
        return line;
    }
    for (name, value) in parameters(call) {
        let value = match value {
            ParameterValue::Flag(flag) => {
                push_flag(&mut line, name, flag);
                continue;
            }
            value => arguments(name, value),
        };
        push_option(&mut line, &kebab_case(name), &value);
    }
    if call.name() == "CreateVirtualMFADevice" {
        // The AWS CLI wants a file for the device's secret.
        line.push_str(" --outfile /tmp/mfa.png --bootstrap-method QRCodePNG");
    }
    line
}

/// `s3api put-object` takes its body from a file only; `s3 cp` makes the same call from standard input, but takes a key
/// that ends in `/` for a folder to put a file into.
fn put_object(bucket: &str, key: &str, body: &str, headers: &PutObjectHeaders) -> String {
    let PutObjectHeaders { server_side_encryption, ssekms_key_id, acl } = headers;
    if !key.ends_with('/') {
        let target = quoted(&format!("s3://{bucket}/{key}"));
        let mut line = format!("printf %s {} | aws s3 cp - {target}", quoted(body));
        for (name, value) in
            [("sse", server_side_encryption), ("sse-kms-key-id", ssekms_key_id), ("acl", acl)]
        {
            push_if_given(&mut line, name, value);
        }
        return line;
    }
    let mut line = format!("printf %s {} >/tmp/body && aws s3api put-object", quoted(body));
    push_option(&mut line, "bucket", &quoted(bucket));
    push_option(&mut line, "key", &quoted(key));
    line.push_str(" --body /tmp/body");
    push_if_given(&mut line, "server-side-encryption", server_side_encryption);
    push_if_given(&mut line, "ssekms-key-id", ssekms_key_id);
    push_if_given(&mut line, "acl", acl);
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

/// Buckets outside the first region name their region twice, and an object's text goes to standard output.
fn s3_parameters(line: &mut String, call: &S3Call) {
    for (name, value) in parameters(&ApiCall::S3(call.clone())) {
        let value = arguments(name, value);
        push_option(line, &kebab_case(name), &value);
        if name == "region" && value != crate::model::region::DEFAULT_REGION {
            push_option(line, "create-bucket-configuration", &format!("LocationConstraint={value}"));
        }
    }
    if matches!(call, S3Call::GetObject { .. }) {
        line.push_str(" /dev/stdout");
    }
}

fn service_command(call: &ApiCall) -> &'static str {
    match call {
        ApiCall::Iam(_) => "iam",
        ApiCall::Sts(_) => "sts",
        ApiCall::Ec2(_) => "ec2",
        ApiCall::S3(_) => "s3api",
        ApiCall::CloudWatch(_) => "cloudwatch",
        ApiCall::Kms(_) => "kms",
        ApiCall::Logs(_) => "logs",
        ApiCall::Organizations(_) => "organizations",
    }
}

fn push_option(line: &mut String, name: &str, value: &str) {
    line.push_str(" --");
    line.push_str(name);
    // A value that looks like an option, once the shell has taken its quotes, must be tied to its own.
    line.push(if value.trim_start_matches('\'').starts_with('-') { '=' } else { ' ' });
    line.push_str(value);
}

fn push_if_given(line: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        push_option(line, name, &quoted(value));
    }
}

fn push_flag(line: &mut String, name: &str, flag: bool) {
    line.push_str(if flag { " --" } else { " --no-" });
    line.push_str(&kebab_case(name));
}

fn arguments(name: &'static str, value: ParameterValue) -> String {
    let parameter = (name, value);
    if looks_like_a_file(&parameter).is_some() {
        return STANDARD_INPUT.to_owned();
    }
    match parameter.1 {
        ParameterValue::Text(text) if name == "iamInstanceProfile" => format!("Name={}", quoted(&text)),
        ParameterValue::Text(text) if name == "target" => format!("Id={},Type=ACCOUNT", quoted(&text)),
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
    let event = |message: &String| {
        let message = Json::text(message).compact().replace('\'', "'\\''");
        format!("{{\"timestamp\":'$(date +%s)000',\"message\":{message}}}")
    };
    format!("'[{}]'", messages.iter().map(event).collect::<Vec<_>>().join(","))
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

/// A word for a POSIX shell: as it is when nothing in it means anything to a shell, else in single quotes.
fn quoted(word: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || "-_./:=+@%,".contains(character);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}
