//! Runs every case of `tests/simulate/*.md`; `tests/simulate/README.md` tells how a case is written.

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

use iam_policy::json;
use iam_policy::reference::Reference;
use iam_policy::simulate::simulate;
use test_support::{Case, File, MarkdownPart, files, parts};

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/simulate");
    let reference = Arc::new(Reference::all());
    let mut cases: Vec<Case> = files(&folder).iter().flat_map(|file| cases_of(file, &reference)).collect();
    cases.push(Case::new("broken_requests_never_panic_and_never_allow", || {
        broken_requests_never_panic_and_never_allow();
        Ok(())
    }));
    test_support::run(cases, 120)
}

/// A request, and what its answer has to be like.
struct Exchange {
    options: String,
    request: String,
    /// Kinds and bodies of the blocks behind the request.
    expectations: Vec<(String, String)>,
}

/// A case for each request.
fn cases_of(file: &File, reference: &Arc<Reference>) -> Vec<Case> {
    let mut exchanges: Vec<(String, Exchange)> = Vec::new();
    let mut heading = "";
    for part in parts(&file.text) {
        match part {
            MarkdownPart::Heading { text, .. } => heading = text,
            MarkdownPart::Prose(_) => {}
            MarkdownPart::Block { info, body, first_line } => {
                match (info.strip_prefix("request"), exchanges.last_mut()) {
                    (Some(options), _) => {
                        let name = format!("{}:{first_line}: {heading}", file.name);
                        let options = options.to_owned();
                        exchanges.push((name, Exchange { options, request: body, expectations: Vec::new() }));
                    }
                    (None, Some((_, exchange))) => exchange.expectations.push((info.to_owned(), body)),
                    (None, None) => {
                        let message = format!("the block `{info}` has no request before it");
                        return vec![Case::new(format!("{}:{first_line}", file.name), || Err(message))];
                    }
                }
            }
        }
    }
    exchanges
        .into_iter()
        .map(|(name, exchange)| {
            let reference = Arc::clone(reference);
            Case::new(name, move || check(&exchange, &reference))
        })
        .collect()
}

fn check(exchange: &Exchange, reference: &Reference) -> Result<(), String> {
    let explains = exchange.options.contains("explain");
    let input = if exchange.options.contains("escaped") {
        unescape(exchange.request.trim_end())
    } else {
        exchange.request.as_bytes().to_vec()
    };
    let answer = simulate(&input, reference, explains);
    if !answer_is_json(&answer) {
        return Err(format!("not JSON\n{answer}"));
    }
    if let Some(respelled) = respelled(&input) {
        let other = simulate(&respelled, reference, explains);
        if !other.eq_ignore_ascii_case(&answer) {
            return Err(format!("another spelling of its actions answers\n{other}"));
        }
    }
    if exchange.expectations.is_empty() {
        return Err("the request has no answer".to_owned());
    }
    for (kind, expected) in &exchange.expectations {
        compare(kind, expected, &answer).map_err(|message| format!("{message}\n{answer}"))?;
    }
    Ok(())
}

/// The requests with their actions spelled otherwise; `None` where they have none.
fn respelled(input: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(input).ok()?;
    let respelled = match json::parse(text).errors.is_empty() {
        true => respelled_value(text),
        false => text.split_inclusive('\n').map(respelled_value).collect(),
    };
    (respelled != text).then(|| respelled.into_bytes())
}

fn respelled_value(text: &str) -> String {
    let parsed = json::parse(text);
    let requests = parsed.root.as_array().unwrap_or(std::slice::from_ref(&parsed.root));
    let named = requests.iter().filter_map(|request| request.member("ActionNames")?.as_array());
    let mut respelled = text.to_owned();
    for action in named.flatten().filter(|_| parsed.errors.is_empty()) {
        let range = action.range.start..action.range.end;
        if !text[range.clone()].contains('\\') {
            let swapped = |letter: char| match letter.is_ascii_lowercase() {
                true => letter.to_ascii_uppercase(),
                false => letter.to_ascii_lowercase(),
            };
            respelled.replace_range(range.clone(), &text[range].chars().map(swapped).collect::<String>());
        }
    }
    respelled
}

/// A single value, or one on each line.
fn answer_is_json(answer: &str) -> bool {
    let whole = |text: &str| json::parse(text).errors.is_empty();
    answer.ends_with('\n') && (whole(answer) || answer.lines().all(whole))
}

fn compare(kind: &str, expected: &str, answer: &str) -> Result<(), String> {
    let tight = without_space(answer);
    match kind {
        "answer" if without_space(expected) == tight => Ok(()),
        "answer" => Err("is another answer".to_owned()),
        "contains" => match expected.lines().find(|line| !tight.contains(&without_space(line))) {
            None => Ok(()),
            Some(line) => Err(format!("lacks {line}")),
        },
        "lacks" => match expected.lines().find(|line| tight.contains(&without_space(line))) {
            None => Ok(()),
            Some(line) => Err(format!("has {line}")),
        },
        "decisions" => {
            let decisions = decisions(answer);
            if expected == decisions { Ok(()) } else { Err(format!("decides\n{decisions}")) }
        }
        "text" if expected == answer => Ok(()),
        "text" => Err("is another text".to_owned()),
        _ => Err(format!("unknown kind of block `{kind}`")),
    }
}

/// A line for each request: its decisions, or the error's code and place.
fn decisions(answer: &str) -> String {
    let whole = json::parse(answer);
    let answers: Vec<json::Node> = match (whole.errors.is_empty(), whole.root.as_array()) {
        (true, Some(items)) => items.to_vec(),
        (true, None) => vec![whole.root],
        (false, _) => answer.lines().map(|line| json::parse(line).root).collect(),
    };
    let mut told = String::new();
    for answer in &answers {
        if let Some(error) = answer.member("Error") {
            let number = |name| error.member(name).and_then(json::Node::as_i64).unwrap();
            let code = error.member("Code").and_then(json::Node::as_str).unwrap();
            assert!(!error.member("Message").and_then(json::Node::as_str).unwrap().is_empty());
            writeln!(told, "{code} {}:{}", number("Line"), number("Column")).unwrap();
        } else {
            let results = answer.member("EvaluationResults").and_then(json::Node::as_array).unwrap();
            let decision = |result: &json::Node| result.member("EvalDecision")?.as_str().map(str::to_owned);
            writeln!(told, "{}", results.iter().filter_map(decision).collect::<Vec<_>>().join(" ")).unwrap();
        }
    }
    told
}

/// Leaves out white space that is not inside a string.
fn without_space(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    let keep = |character: &char| {
        let kept = in_string || !character.is_ascii_whitespace();
        if escaped {
            escaped = false;
        } else if *character == '"' {
            in_string = !in_string;
        } else {
            escaped = in_string && *character == '\\';
        }
        kept
    };
    json.chars().filter(keep).collect()
}

/// `\xNN`, `\r`, `\n`, `\\`; line ends stay.
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match (byte, if byte == b'\\' { rest.next() } else { None }) {
            (b'\\', Some(b'x')) => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
            }
            (b'\\', Some(b'r')) => bytes.push(b'\r'),
            (b'\\', Some(b'n')) => bytes.push(b'\n'),
            (b'\\', Some(other)) => bytes.push(other),
            _ => bytes.push(byte),
        }
    }
    bytes
}

fn broken_requests_never_panic_and_never_allow() {
    // A request that is allowed, with one byte replaced at each place: whatever is still allowed has to be a whole request.
    let whole = r#"{"PolicyInputList":["{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"],"ActionNames":["s3:GetObject"]}"#;
    let reference = Reference::common();
    assert!(simulate(whole.as_bytes(), &reference, true).contains("\"allowed\""));
    for at in 0..whole.len() {
        for byte in [b'"', b'\\', b'{', b'}', b'[', b']', b',', b':', 0, 0xff, 0xc3, b'\n', b'*'] {
            let mut broken = whole.as_bytes().to_vec();
            broken[at] = byte;
            let answer = simulate(&broken, &reference, true);
            assert!(answer_is_json(&answer), "{}", String::from_utf8_lossy(&broken));
            let sound = std::str::from_utf8(&broken).is_ok_and(|text| json::parse(text).errors.is_empty());
            assert!(sound || !answer.contains("\"allowed\""), "{}", String::from_utf8_lossy(&broken));
        }
    }
    for length in 0..whole.len() {
        assert!(
            !simulate(&whole.as_bytes()[..length], &reference, false).contains("\"allowed\""),
            "{length}"
        );
    }
}
