//! Cases of what the editor offers. `|` marks the place in a text.

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::reference::Reference;

use super::{CompletionNames, append_statement, complete, describe, wildcard_expansions};

fn at(marked: &str) -> (String, usize) {
    let offset = marked.find('|').expect("a mark");
    (marked.replacen('|', "", 1), offset)
}

fn names() -> CompletionNames {
    CompletionNames {
        resources: vec![
            ("arn:aws:s3:::photos".into(), "bucket".into()),
            ("arn:aws:logs:eu-west-1:111122223333:log-group:app:*".into(), "log group".into()),
        ],
        principals: vec![("arn:aws:iam::111122223333:role/app".into(), "role".into())],
        providers: vec![("arn:aws:iam::111122223333:saml-provider/office".into(), "SAML provider".into())],
    }
}

#[track_caller]
fn offers(marked: &str, policy_type: PolicyType, first: &[&str], absent: &[&str]) {
    let (text, offset) = at(marked);
    let found = complete(&text, policy_type, offset, &Reference::common(), &names()).expect("an offer");
    let texts: Vec<&str> = found.options.iter().map(|option| option.text.as_str()).collect();
    assert_eq!(texts.get(..first.len()), Some(first), "{marked}: {texts:?}");
    for text in absent {
        assert!(!texts.contains(text), "{marked} offers {text}");
    }
}

#[test]
fn completion_knows_what_may_stand_where() {
    let identity = PolicyType::Identity;
    offers(r#"{"|"}"#, identity, &["Version", "Id", "Statement"], &[]);
    offers(r#"{"Version": "2012-10-17", "St|"}"#, identity, &["Id", "Statement"], &["Version"]);
    offers(
        r#"{"Statement": [{"Effect": "Allow", "|"}]}"#,
        identity,
        &["Sid", "Action"],
        &["Effect", "Principal"],
    );
    offers(r#"{"Statement": {"|": 1}}"#, PolicyType::Trust, &["Sid", "Effect", "Principal"], &["Resource"]);
    offers(r#"{"Statement": [{"Effect": "|"}]}"#, identity, &["Allow", "Deny"], &[]);
    offers(r#"{"Statement": [{"Action": ["s3:GetObject", "|"]}]}"#, identity, &[], &["s3:GetObject"]);
    offers(
        r#"{"Statement": [{"Action": "s3:Get|"}]}"#,
        identity,
        &["s3:*", "s3:AbortMultipartUpload"],
        &["ec2:"],
    );
    offers(
        r#"{"Statement": [{"Action": "s3:GetObject", "Resource": "|"}]}"#,
        identity,
        &[
            "arn:aws:s3:::photos",
            "*",
            "arn:aws:s3:${Region}:${Account}:accesspoint/${AccessPointName}/object/${ObjectName}",
        ],
        &["arn:aws:logs:eu-west-1:111122223333:log-group:app:*"],
    );
    offers(
        r#"{"Statement": [{"Action": "s3:ListBucket", "Condition": {"StringLike": {"|"}}}]}"#,
        identity,
        &[],
        &["StringLike", "ec2:Region"],
    );
    offers(r#"{"Statement": [{"Condition": {"|"}}]}"#, identity, &["StringEquals"], &[]);
    offers(
        r#"{"Statement": [{"Condition": {"Bool": {"aws:SecureTransport": "|"}}}]}"#,
        identity,
        &["true"],
        &[],
    );
    offers(
        r#"{"Statement": [{"Principal": {"AWS": "|"}}]}"#,
        PolicyType::Trust,
        &["arn:aws:iam::111122223333:role/app", "*"],
        &[],
    );
    offers(
        r#"{"Statement": [{"Principal": {"Service": "|"}}]}"#,
        PolicyType::Trust,
        &["ec2.amazonaws.com"],
        &[],
    );
}

#[test]
fn condition_keys_are_those_of_the_statements_services_and_the_global_ones() {
    let (text, offset) =
        at(r#"{"Statement": [{"Action": "s3:ListBucket", "Condition": {"StringLike": {"|"}}}]}"#);
    let found = complete(&text, PolicyType::Identity, offset, &Reference::common(), &names()).expect("keys");
    for key in ["s3:prefix", "aws:SourceIp", "aws:PrincipalTag/${TagKey}"] {
        assert!(found.options.iter().any(|option| option.text == key), "{key}");
    }
}

#[test]
fn nothing_is_offered_outside_texts_and_where_anything_may_stand() {
    for marked in
        [r#"|{"Version": "2012-10-17"}"#, r#"{"Statement": [{"Sid": "|"}]}"#, "|", r#"{"a": [1, |]}"#]
    {
        let (text, offset) = at(marked);
        assert_eq!(
            complete(&text, PolicyType::Identity, offset, &Reference::common(), &names()),
            None,
            "{marked}"
        );
    }
}

#[track_caller]
fn says(marked: &str, expected: &[&str]) {
    let (text, offset) = at(marked);
    let description = describe(&text, offset, &Reference::common());
    let lines = description.map(|description| description.lines).unwrap_or_default();
    for part in expected {
        assert!(lines.iter().any(|line| line.contains(part)), "{marked}: {part} in {lines:?}");
    }
    assert_eq!(expected.is_empty(), lines.is_empty(), "{marked}: {lines:?}");
}

#[test]
fn description_says_what_stands_there() {
    says(
        r#"{"Statement": [{"Action": "s3:Get|Object"}]}"#,
        &["s3:GetObject: Read", "object", "Condition keys:"],
    );
    says(r#"{"Statement": [{"Action": "s3:ListAll|MyBuckets"}]}"#, &["Resource: * only"]);
    says(r#"{"Statement": [{"Action": "logs:Put|*"}]}"#, &["logs:Put* matches ", "logs:PutAccountPolicy"]);
    says(r#"{"Statement": [{"Condition": {"String|Like": {}}}]}"#, &["wildcards"]);
    says(
        r#"{"Statement": [{"Condition": {"ForAnyValue:String|NotEquals": {}}}]}"#,
        &["Negated", "one value"],
    );
    says(r#"{"Statement": [{"Condition": {"StringLike": {"s3:pre|fix": ""}}}]}"#, &["s3:prefix: text."]);
    says(r#"{"Statement": [{"Condition": {"StringLike": {"aws:Principal|Tag/team": ""}}}]}"#, &[]);
    says(r#"{"Statement": [{"Effect": "Al|low"}]}"#, &[]);
}

#[test]
fn wildcard_expansions_of_a_document() {
    let text = r#"{"Statement": [{"Effect": "Allow", "Action": ["s3:Get*", "s3:PutObject", "*", "x:*"], "Resource": "*"}]}"#;
    let document = PolicyDocument::parse(text, PolicyType::Identity);
    let found = wildcard_expansions(&document, &Reference::common());
    let [expansion] = found.as_slice() else { panic!("one wildcard with a known service: {found:?}") };
    assert_eq!((expansion.pattern.as_str(), expansion.service.as_str()), ("s3:Get*", "s3"));
    assert!(expansion.covered.iter().all(|name| name.starts_with("s3:Get")));
    assert!(
        expansion.covered.len() > 20 && expansion.covered.len() < expansion.service_action_count,
        "{} of {}",
        expansion.covered.len(),
        expansion.service_action_count
    );
}

#[test]
fn half_written_texts_and_places_that_are_none_do_no_harm() {
    let text = r#"{"Versión": "😀", "Statement": [{"Action": ["s3:Get*", "\u00e9:"], "Condition": {"Bool": {"aws:ü": "t"}}}, "x]"#;
    let (reference, names) = (Reference::common(), names());
    let ends = text.char_indices().map(|(end, _)| end).chain([text.len()]);
    let mut offers = 0;
    for end in ends {
        let text = text.get(..end).expect("a whole character");
        for offset in 0..=end + 1 {
            if let Some(found) = complete(text, PolicyType::Identity, offset, &reference, &names) {
                assert!(text.get(found.range.start..found.range.end).is_some(), "{text} at {offset}");
                offers += 1;
            }
            if let Some(found) = describe(text, offset, &reference) {
                assert!(text.get(found.range.start..found.range.end).is_some(), "{text} at {offset}");
            }
        }
        wildcard_expansions(&PolicyDocument::parse(text, PolicyType::Identity), &reference);
    }
    assert!(offers > 100, "{offers}");
}

#[test]
fn a_statement_more_leaves_the_rest_as_written() {
    let more = r#"{"Effect":"Allow","Action":"s3:Get*"}"#;
    let cases = [
        (
            "",
            "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \"Action\": \"s3:Get*\"\n    }\n  ]\n}",
        ),
        (
            r#"{"Statement":[{ "Sid":"a"}]}"#,
            r#"{"Statement":[{ "Sid":"a"}, {"Effect":"Allow","Action":"s3:Get*"}]}"#,
        ),
        (
            "{\n \"Statement\": [\n   {\"Sid\": \"a\"}\n ], \"Id\": \"x\"}",
            "{\n \"Statement\": [\n   {\"Sid\": \"a\"},\n   {\n     \"Effect\": \"Allow\",\n     \"Action\": \"s3:Get*\"\n   }\n ], \"Id\": \"x\"}",
        ),
        (
            r#"{"Statement":{"Sid":"a"}}"#,
            "{\"Statement\":[{\"Sid\":\"a\"},\n{\n  \"Effect\": \"Allow\",\n  \"Action\": \"s3:Get*\"\n}]}",
        ),
        (
            r#"{"Id":"x"}"#,
            "{\"Id\":\"x\", \"Statement\": [{\n  \"Effect\": \"Allow\",\n  \"Action\": \"s3:Get*\"\n}]}",
        ),
        (
            r#"{"Statement":[]}"#,
            "{\"Statement\":[{\n  \"Effect\": \"Allow\",\n  \"Action\": \"s3:Get*\"\n}]}",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(append_statement(text, more).as_deref(), Some(expected), "{text}");
    }
    for text in ["{", "[]", r#"{"Statement": 1}"#, r#"{"Statement": [], "Statement": []}"#] {
        assert_eq!(append_statement(text, more), None, "{text}");
    }
}
