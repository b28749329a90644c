//! What clients say of the call before AWS's words: `An error occurred (…) when calling the … operation`, `operation error S3:
//! GetObject`, `Error executing "PutObject" on "https://…"`, `API: s3:PutBucketPolicy`.

use super::phrase::{Place, ahead, any_at, between, end_of, phrase_at, skip_space};
use super::token;

/// A call as a client tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) start: Place,
    pub(super) end: Place,
    /// The service, in lower case without spaces.
    pub(super) service: Option<String>,
    pub(super) operation: Option<String>,
    /// `service:Name`, where the client tells an action and not an operation.
    pub(super) action: Option<String>,
    /// The error code, where it stands with the operation.
    pub(super) code: Option<String>,
    pub(super) url: Option<String>,
    /// Whether it stands in a stack trace, behind the message.
    pub(super) is_in_trace: bool,
}

/// The longest name of a service.
const LONGEST_NAME: usize = 64;

/// The call that is told at `place`.
pub(super) fn call_at(text: &str, place: Place) -> Option<Call> {
    python(text, place)
        .or_else(|| go(text, place))
        .or_else(|| php(text, place))
        .or_else(|| cloud_formation(text, place))
        .or_else(|| java_script(text, place))
}

fn python(text: &str, place: Place) -> Option<Call> {
    let (_, behind) = any_at(text, place, &["An error occurred (", "A client error (", "A server error ("])?;
    let code_end = end_of(text, behind, |byte| byte != b')' && byte != b' ' && byte != b'"');
    let code = between(text, behind, code_end).replace('\n', "");
    let calling = any_at(text, code_end, &[") when calling the ", ") occurred when calling the "])?.1;
    let operation_end = end_of(text, calling, |byte| byte.is_ascii_alphanumeric() || byte == b'\n');
    let raw = between(text, calling, operation_end);
    let operation = raw.trim().replace('\n', "");
    let mut end = operation_end - (raw.len() - raw.trim_end().len());
    end = phrase_at(text, end, " operation").unwrap_or(end);
    // ` (reached max retries: 4)`
    if let Some(retries) = phrase_at(text, end, " (reached max retries: ") {
        end = end_of(text, retries, |byte| byte.is_ascii_digit()) + 1;
    }
    (!operation.is_empty() && !code.is_empty()).then(|| Call {
        start: place,
        end,
        operation: Some(operation),
        code: Some(code),
        ..Call::default()
    })
}

fn go(text: &str, place: Place) -> Option<Call> {
    let behind = phrase_at(text, place, "operation error ")?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'\n' | b'-');
    let name_end = behind + ahead(text, behind, LONGEST_NAME).bytes().take_while(is_name).count();
    let name = between(text, behind, name_end);
    let at = skip_space(text, phrase_at(text, name_end, ":")?);
    let end = end_of(text, at, |byte| byte.is_ascii_alphanumeric());
    let mut operation = between(text, at, end).to_owned();
    let mut end = end;
    // The line may end within the operation.
    if text.as_bytes().get(end) == Some(&b'\n') {
        let behind = end_of(text, end + 1, |byte| byte.is_ascii_alphanumeric());
        if phrase_at(text, behind, ", ").is_some() && !between(text, end + 1, behind).is_empty() {
            operation.push_str(between(text, end + 1, behind));
            end = behind;
        }
    }
    (!operation.is_empty()).then(|| Call {
        start: place,
        end,
        service: Some(service(name)),
        operation: Some(operation),
        code: go_code(text, end),
        ..Call::default()
    })
}

/// The code behind `api error `, or `…Exception: ` of an error that the client knows.
fn go_code(text: &str, end: Place) -> Option<String> {
    let rest = ahead(text, end, 600);
    let rest = rest.split("\n\n").next().unwrap_or(rest);
    let rest = rest.split("operation error").next().unwrap_or(rest);
    let flat = rest.replace('\n', " ");
    if let Some((_, behind)) = flat.split_once("api error ") {
        return behind.split([':', ' ']).next().map(ToOwned::to_owned);
    }
    let words = flat.split([',', ' ', ':']).filter(|word| !word.is_empty());
    let mut exceptions = words.filter(|word| {
        (word.ends_with("Exception") || word.ends_with("Fault"))
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    exceptions.next().map(ToOwned::to_owned)
}

fn php(text: &str, place: Place) -> Option<Call> {
    let behind = phrase_at(text, place, "Error executing \"")?;
    let end = end_of(text, behind, |byte| byte.is_ascii_alphanumeric());
    let operation = between(text, behind, end).to_owned();
    let mut call = Call {
        start: place,
        end,
        operation: Some(operation).filter(|name| !name.is_empty()),
        ..Call::default()
    };
    if let Some(address) = phrase_at(text, end, "\" on \"") {
        let address_end = end_of(text, address, |byte| !matches!(byte, b'"' | b' ' | b'\n' | b'<'));
        call.url = Some(between(text, address, address_end).to_owned());
        call.end = address_end + 1;
    }
    // The code stands near the end: `AccessDenied (client): Access Denied`.
    let rest = ahead(text, call.end, 1_600);
    let rest = rest.split("Error executing").next().unwrap_or(rest);
    let code = rest.find(" (client)").or_else(|| rest.find(" (server)"));
    call.code =
        code.and_then(|at| rest.get(..at)?.rsplit([' ', '\n', ';', ':']).next()).map(ToOwned::to_owned);
    if call.code.is_none() && rest.contains("403 Forbidden") {
        call.code = Some("403".to_owned());
    }
    call.service = call.url.as_deref().and_then(service_of_host);
    Some(call)
}

fn cloud_formation(text: &str, place: Place) -> Option<Call> {
    let found = token::action(text, phrase_at(text, place, "API: ")?)?;
    let (service, name) = found.text.split_once(':')?;
    Some(Call {
        start: place,
        end: found.end,
        service: Some(service.to_ascii_lowercase()),
        operation: Some(name.to_owned()),
        action: Some(found.text.clone()),
        ..Call::default()
    })
}

/// The functions of the SDK for JavaScript that read an error have the operation in their names, in its third version's first
/// years.
fn java_script(text: &str, place: Place) -> Option<Call> {
    let (_, behind) = any_at(
        text,
        place,
        &[
            "deserializeAws_restXml",
            "deserializeAws_restJson1",
            "deserializeAws_json1_1",
            "deserializeAws_json1_0",
            "deserializeAws_query",
            "deserializeAws_ec2",
            "de_",
        ],
    )?;
    let end = end_of(text, behind, |byte| byte.is_ascii_alphanumeric());
    let name = between(text, behind, end).strip_suffix("CommandError").filter(|name| !name.is_empty())?;
    let line = ahead(text, end, 400).split('\n').next().unwrap_or("");
    let client = line.split_once("client-").map(|(_, rest)| {
        rest.split(|character: char| !character.is_ascii_alphanumeric() && character != '-')
            .next()
            .unwrap_or("")
    });
    Some(Call {
        start: place,
        end,
        service: client.map(service).filter(|name| !name.is_empty()),
        operation: Some(name.to_owned()),
        is_in_trace: true,
        ..Call::default()
    })
}

/// The name of a service for the table of operations: in lower case, letters and digits alone.
pub(super) fn service(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// The service of an AWS address: `photos.s3.eu-west-1.amazonaws.com`, `dynamodb.us-east-1.amazonaws.com`.
pub(super) fn service_of_host(url: &str) -> Option<String> {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?', ':']).next()?;
    let host = host.strip_suffix(".amazonaws.com").or_else(|| host.strip_suffix(".amazonaws.com.cn"))?;
    let labels: Vec<&str> = host.split('.').collect();
    let is_s3 = |label: &&str| *label == "s3" || label.starts_with("s3-");
    if labels.iter().any(is_s3) {
        return Some("s3".to_owned());
    }
    labels.first().map(|label| service(label))
}

/// The S3 ARN of an S3 address, virtual-hosted or by path.
pub(super) fn s3_arn_of_url(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.split('?').next().unwrap_or(path).trim_end_matches(['`', '\'', '.', ',']);
    let china = host.ends_with(".amazonaws.com.cn");
    let host = host.strip_suffix(".amazonaws.com").or_else(|| host.strip_suffix(".amazonaws.com.cn"))?;
    let partition = if china {
        "aws-cn"
    } else if host.contains("us-gov-") {
        "aws-us-gov"
    } else {
        "aws"
    };
    let is_s3 = |label: &str| label == "s3" || label.starts_with("s3-");
    let mut labels = host.split('.');
    let first = labels.next()?;
    if is_s3(first) {
        return (!path.is_empty()).then(|| format!("arn:{partition}:s3:::{path}"));
    }
    let at =
        host.find(".s3.").or_else(|| host.find(".s3-")).or_else(|| host.strip_suffix(".s3").map(str::len))?;
    let bucket = host.get(..at)?;
    Some(if path.is_empty() {
        format!("arn:{partition}:s3:::{bucket}")
    } else {
        format!("arn:{partition}:s3:::{bucket}/{path}")
    })
}
