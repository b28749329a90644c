//! Input nobody should write: a finding with a place, never a panic, never a wrong Allow. Sizes are such that work that grows
//! with the square of the input would not end.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

use iam_policy::document::{FindingCode, PolicyDocument, PolicyType};
use iam_policy::reference::Reference;
use iam_policy::simulate::simulate;
use iam_policy::span::LineColumn;

const TYPES: [PolicyType; 8] = [
    PolicyType::Identity,
    PolicyType::Resource,
    PolicyType::Trust,
    PolicyType::PermissionsBoundary,
    PolicyType::Session,
    PolicyType::ServiceControl,
    PolicyType::ResourceControl,
    PolicyType::VpcEndpoint,
];

/// `text` has an error of this kind at this place as an identity policy, and nobody is allowed by it as any policy.
#[track_caller]
fn refused(text: &str, code: &str, line: usize, column: usize) {
    for policy_type in TYPES {
        let document = PolicyDocument::parse(text, policy_type);
        assert_eq!(document.text(), text);
        assert!(!document.is_valid(), "{policy_type:?}");
        for finding in document.findings() {
            assert!(text.get(finding.range.start..finding.range.end).is_some(), "{finding:?}");
        }
    }
    let document = PolicyDocument::parse(text, PolicyType::Identity);
    let errors: Vec<(&str, usize, usize)> = document
        .errors()
        .iter()
        .take(60)
        .map(|error| (error.code.as_str(), LineColumn::at(text, error.range.start)))
        .map(|(code, place)| (code, place.line, place.column))
        .collect();
    assert!(errors.contains(&(code, line, column)), "{errors:?}");
    assert!(!allows(text));
}

/// Whether the policy, given in a string, allows what any policy in these tests is about.
fn allows(policy: &str) -> bool {
    let quoted = policy.chars().fold(String::new(), |quoted, character| match character {
        '"' => quoted + "\\\"",
        '\\' => quoted + "\\\\",
        '\0'..='\u{1f}' => quoted + &format!("\\u{:04x}", u32::from(character)),
        other => {
            let mut quoted = quoted;
            quoted.push(other);
            quoted
        }
    });
    let request = format!(r#"{{"PolicyInputList":["{quoted}"],"ActionNames":["s3:GetObject"]}}"#);
    let answer = simulate(request.as_bytes(), &Reference::common(), false);
    assert!(answer.contains("\"EvalDecision\"") || answer.contains("\"Line\""), "{answer}");
    answer.contains("\"allowed\"")
}

const ALLOW: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;

fn policy(statements: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#)
}

#[test]
fn nothing_at_all() {
    refused("", "json-syntax", 1, 1);
    refused(" \r\n\t", "json-syntax", 2, 2);
    refused("{}", "missing-statement", 1, 1);
    refused("[]", "not-an-object", 1, 1);
    refused("null", "not-an-object", 1, 1);
    refused("\"\"", "not-an-object", 1, 1);
    refused(r#"{"Statement":[]}"#, "empty-statement", 1, 14);
    refused(r#"{"Statement":[{}]}"#, "missing-effect", 1, 15);
    refused(r#"{"Statement":{"Effect":"","Action":"","Resource":""}}"#, "bad-effect", 1, 24);
    refused(&policy(r#"{"Effect":"Allow","Action":[],"Resource":"*"}"#), "empty-list", 1, 65);
    refused(&policy(r#"{"Effect":"Allow","Action":"*","Resource":[]}"#), "empty-list", 1, 80);
    refused(&policy(r#"{"Effect":"Allow","Action":"","Resource":"*"}"#), "bad-action", 1, 65);
    refused(&policy(r#"{"Effect":"Allow","Action":"*","Resource":""}"#), "bad-resource", 1, 80);
}

#[test]
fn wrong_types_everywhere() {
    refused(r#"{"Version":2012,"Statement":[]}"#, "bad-version", 1, 12);
    refused(r#"{"Version":"2012-10-17","Id":7,"Statement":7}"#, "not-a-text", 1, 30);
    refused(r#"{"Statement":"Allow"}"#, "bad-statement", 1, 14);
    refused(&policy("1"), "bad-statement", 1, 38);
    refused(&policy(r#"[{"Effect":"Allow","Action":"*","Resource":"*"}]"#), "bad-statement", 1, 38);
    for (statement, code) in [
        (r#"{"Sid":1,"Effect":"Allow","Action":"*","Resource":"*"}"#, "not-a-text"),
        (r#"{"Effect":["Allow"],"Action":"*","Resource":"*"}"#, "bad-effect"),
        (r#"{"Effect":true,"Action":"*","Resource":"*"}"#, "bad-effect"),
        (r#"{"Effect":"Allow","Action":{"a":1},"Resource":"*"}"#, "not-a-text"),
        (r#"{"Effect":"Allow","Action":[["*"]],"Resource":"*"}"#, "not-a-text"),
        (r#"{"Effect":"Allow","Action":"*","Resource":null}"#, "not-a-text"),
        (r#"{"Effect":"Allow","Action":"*","Resource":[1,"*"]}"#, "not-a-text"),
        (r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":[]}"#, "bad-condition"),
        (r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":"true"}}"#, "bad-condition"),
        (
            r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a:b":{}}}}"#,
            "bad-condition-value",
        ),
        (
            r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a:b":null}}}"#,
            "bad-condition-value",
        ),
        (
            r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"":{"a:b":"c"}}}"#,
            "unknown-operator",
        ),
        (
            r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"":"c"}}}"#,
            "bad-condition-key",
        ),
    ] {
        let document = PolicyDocument::parse(&policy(statement), PolicyType::Identity);
        let codes: Vec<_> = document.errors().iter().map(|error| error.code.as_str()).collect();
        assert!(codes.contains(&code), "{statement}: {codes:?}");
        assert!(!allows(&policy(statement)), "{statement}");
    }
    for principal in ["1", "[\"*\"]", "{}", "{\"AWS\":{}}", "{\"AWS\":7}", "{\"\":\"*\"}", "null", "\"ann\""]
    {
        let statement =
            format!(r#"{{"Effect":"Allow","Principal":{principal},"Action":"*","Resource":"*"}}"#);
        let document = PolicyDocument::parse(&policy(&statement), PolicyType::Resource);
        assert!(!document.is_valid(), "{principal}");
    }
}

#[test]
fn marks_line_ends_and_halves_of_characters() {
    refused(&format!("\u{feff}{}", policy(ALLOW)), "json-syntax", 1, 1);
    refused(&policy(&ALLOW.replace("Allow", "\\ud800llow")), "json-syntax", 1, 49);
    refused(&policy(&ALLOW.replace("\"*\"}", "\"*\\udc00\"}")), "json-syntax", 1, 82);
    refused(&policy(&ALLOW.replace("Allow", "Al\0low")), "json-syntax", 1, 51);
    // Line ends of any kind are white space; lines are counted alike.
    let spread = policy(ALLOW).replace(',', ",\r\n");
    assert!(PolicyDocument::parse(&spread, PolicyType::Identity).is_valid() && allows(&spread));
    refused(&spread.replace("Allow", "allow"), "bad-effect", 2, 24);
    refused(&policy(ALLOW).replace(',', ",\r").replace("\"Action\"", "\"Acton\""), "missing-action", 2, 14);
}

#[test]
fn keys_that_stand_twice() {
    refused(
        &policy(r#"{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}"#),
        "duplicate-key",
        1,
        55,
    );
    refused(&policy(&format!(r#"{ALLOW}],"Statement":[{ALLOW}"#)), "duplicate-key", 1, 86);
    refused(
        &policy(r#"{"Effect":"Allow","Action":"s3:*","Action":"*","Resource":"*"}"#),
        "duplicate-key",
        1,
        72,
    );
    let twice = r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a:b":"true"},"Bool":{"a:c":"true"}}}"#;
    refused(&policy(twice), "duplicate-key", 1, 119);
}

#[test]
fn numbers_beyond_what_a_computer_counts() {
    for number in [
        "1e400",
        "-1e400",
        "123456789012345678901234567890.5",
        "1e99999999999999999999",
        "0.0000000000000000000000000001",
    ] {
        let condition =
            format!(r#""Resource":"*","Condition":{{"NumericEquals":{{"s3:max-keys":{number}}}}}}}"#);
        let text = policy(&ALLOW.replace("\"Resource\":\"*\"}", &condition));
        assert!(PolicyDocument::parse(&text, PolicyType::Identity).is_valid(), "{number}");
        assert!(!allows(&text), "{number}");
    }
    for (number, column) in [
        ("01", 128),
        ("1.", 128),
        (".5", 128),
        ("+1", 128),
        ("1e", 128),
        ("0x10", 129),
        ("NaN", 128),
        ("-", 128),
    ] {
        let condition =
            format!(r#""Resource":"*","Condition":{{"NumericEquals":{{"s3:max-keys":{number}}}}}}}"#);
        let text = policy(&ALLOW.replace("\"Resource\":\"*\"}", &condition));
        refused(&text, "json-syntax", 1, column);
    }
}

#[test]
fn nesting_of_a_million_levels() {
    for (open, column) in [("[", 65), ("{\"a\":", 321)] {
        refused(&open.repeat(200_000), "json-syntax", 1, 1.max(column));
    }
    let inside = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    refused(&policy(&inside), "bad-statement", 1, 38);
}

#[test]
fn a_policy_of_a_megabyte() {
    // One name of a megabyte, one pattern of stars, a hundred thousand escapes.
    let long =
        policy(&ALLOW.replace("{\"Effect\"", &format!("{{\"Sid\":\"{}\",\"Effect\"", "a".repeat(1_000_000))));
    assert!(allows(&long));
    let document = PolicyDocument::parse(&long, PolicyType::Identity);
    assert!(document.refusals().iter().any(|refusal| refusal.code == FindingCode::Size));
    let stars = ALLOW.replace("\"Action\":\"*\"", &format!("\"Action\":\"s3:{}x\"", "*a".repeat(100_000)));
    assert!(!allows(&policy(&stars)));
    let escapes =
        ALLOW.replace("\"Effect\"", &format!("\"Sid\":\"{}\",\"Effect\"", "\\u0041".repeat(100_000)));
    assert!(allows(&policy(&escapes)));
    refused(&"\u{e9}".repeat(100_000), "json-syntax", 1, 1);
    refused(&"{".repeat(200_000), "json-syntax", 1, 2);
    refused(&format!("{} x", policy(ALLOW) + &" ".repeat(200_000)), "json-syntax", 1, 200_087);
}

#[test]
fn twenty_thousand_statements() {
    let statement = |number: usize, effect: &str| {
        format!(
            r#"{{"Sid":"S{number}","Effect":"{effect}","Action":"example:Get*","Resource":"arn:aws:s3:::b{number}/*"}}"#
        )
    };
    let many =
        |count, effect| (0..count).map(|number| statement(number, effect)).collect::<Vec<_>>().join(",");
    let text = policy(&many(20_000, "Allow"));
    let document = PolicyDocument::parse(&text, PolicyType::Identity);
    assert!(document.is_valid() && document.statements().len() == 20_000);
    assert!(!allows(&text));
    // The last statement decides, and is found.
    assert!(allows(&policy(&format!("{},{ALLOW}", many(20_000, "Allow")))));
    assert!(!allows(&policy(&format!("{ALLOW},{}", many(20_000, "Perhaps")))));
    // A name that stands twice among very many.
    let twice = policy(&format!("{},{}", many(20_000, "Allow"), statement(19_999, "Allow")));
    let document = PolicyDocument::parse(&twice, PolicyType::Identity);
    let codes = document.refusals();
    assert!(
        matches!(codes.as_slice(), [size, sid] if size.code == FindingCode::Size && sid.code == FindingCode::DuplicateSid),
        "{codes:?}"
    );
}

#[test]
fn twenty_thousand_requests() {
    let lines: String = (0..20_000)
        .map(|number| {
            if number % 2 == 0 { "{\"ActionNames\": [\"s3:GetObject\"]}\n" } else { "{\"ActionNames\": [}\n" }
        })
        .collect();
    let answers = simulate(lines.as_bytes(), &Reference::common(), false);
    assert_eq!(answers.lines().count(), 20_000);
    assert!(answers.ends_with("\"Line\":20000,\"Column\":18}}\n"), "{}", &answers[answers.len() - 200..]);
    let array = format!("[{}]", "{\"ActionNames\": [\"s3:GetObject\"]},".repeat(10_000));
    assert_eq!(
        simulate(array.as_bytes(), &Reference::common(), false).matches("implicitDeny").count(),
        10_000
    );
    let results = r#"{"ActionNames":["#.to_owned()
        + &"\"s3:GetObject\",".repeat(400)
        + r#""s3:GetObject"],"ResourceArns":["#;
    let too_many = results + &"\"*\",".repeat(400) + r#""*"]}"#;
    assert!(simulate(too_many.as_bytes(), &Reference::common(), false).contains("more than 100000 results"));
    // Few results, each of which tells every one of very many statements.
    let statements = vec![ALLOW; 2_000].join(",");
    let actions = vec!["\"s3:GetObject\""; 51].join(",");
    let request = format!(r#"{{"PolicyInputList":[{}],"ActionNames":[{actions}]}}"#, policy(&statements));
    assert!(
        simulate(request.as_bytes(), &Reference::common(), true)
            .contains("more than 100000 statements to judge")
    );
    assert!(simulate(request.as_bytes(), &Reference::common(), false).contains("allowed"));
}

#[test]
fn a_policy_of_which_something_was_not_read_is_not_valid() {
    let text =
        r#"{"D": {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": x}]}}"#;
    let read = iam_policy::json::parse(text).root;
    let policy = read.member("D").expect("a policy").clone();
    let document = PolicyDocument::from_json_node(text, policy.clone(), PolicyType::Identity);
    assert_eq!(document.text(), policy.range.slice(text));
    assert!(!document.is_valid());
}
