//! Cases of the form: a text, a change, the text after it. What is not named by the change stays byte for byte.

use super::ListElement::{Action, Resource};
use super::PrincipalKind::{self, Aws, CanonicalUser, Everyone, Federated, Service};
use super::{ConditionRow, PolicyEdit, form_model, rewrite};

fn row(operator: &str, key: &str, values: &[&str]) -> ConditionRow {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    ConditionRow { operator: operator.into(), key: key.into(), values }
}

/// The text of a policy with one statement, in a form nobody's formatter would give it.
fn policy(statement: &str) -> String {
    ["{ \"Version\":\"2012-10-17\" ,\n\t\"Statement\": [\r\n   {", statement, "}\n ] , \"Note\" : 1 }\n"]
        .concat()
}

#[test]
fn an_edit_changes_its_element_alone() {
    let add = |list, text: &str| PolicyEdit::AddEntry(0, list, text.into());
    let remove = |list, place| PolicyEdit::RemoveEntry(0, list, place);
    let name = |kind, name: &str| PolicyEdit::AddPrincipal(0, kind, name.into());
    let unname = |place| PolicyEdit::RemovePrincipal(0, place);
    let is = || row("Bool", "aws:SecureTransport", &["true"]);
    let cases: Vec<(&str, PolicyEdit, &str)> = vec![
        (r#""Effect" :  "Allow""#, PolicyEdit::SetEffect(0, "Deny"), r#""Effect" :  "Deny""#),
        (r#""Action":"a:b""#, PolicyEdit::SetEffect(0, "Deny"), r#""Action":"a:b", "Effect": "Deny""#),
        (r#""Sid": "A", "X": {}"#, PolicyEdit::SetSid(0, "B".into()), r#""Sid": "B", "X": {}"#),
        (r#""Effect":"Deny""#, PolicyEdit::SetSid(0, "B".into()), r#""Sid": "B", "Effect":"Deny""#),
        (r#""Sid": "A",  "X": {}"#, PolicyEdit::SetSid(0, String::new()), r#""X": {}"#),
        (r#""Action": "s3:Get*""#, add(Action, "s3:PutObject"), r#""Action": ["s3:Get*", "s3:PutObject"]"#),
        (r#""Action": ["a:b" ,  "a:c"]"#, add(Action, "a:d"), r#""Action": ["a:b" ,  "a:c" ,  "a:d"]"#),
        ("\"Action\": [\n  \"a:b\"\n]", add(Action, "a:d"), "\"Action\": [\n  \"a:b\",\n  \"a:d\"\n]"),
        (r#""Action": [ ]"#, add(Action, "a:d"), r#""Action": ["a:d"]"#),
        (r#""Effect":"Deny""#, add(Resource, "*"), r#""Effect":"Deny", "Resource": "*""#),
        ("", add(Resource, "*"), r#""Resource": "*""#),
        (r#""NotAction": "a:b""#, add(Action, "a:b"), r#""NotAction": "a:b""#),
        (r#""Action": ["a:b" ,  "a:c"]"#, remove(Action, 0), r#""Action": ["a:c"]"#),
        (r#""Action": ["a:b" ,  "a:c" ]"#, remove(Action, 1), r#""Action": ["a:b" ]"#),
        (r#""Action": "a:b", "X": 1"#, remove(Action, 0), r#""Action": [], "X": 1"#),
        (
            r#""Resource": ["a", "\u0062"]"#,
            PolicyEdit::ReplaceEntry(0, Resource, 0, "say \"c\\".into()),
            r#""Resource": ["say \"c\\", "\u0062"]"#,
        ),
        (r#""Action" : "a:b""#, PolicyEdit::Negate(0, Action, true), r#""NotAction" : "a:b""#),
        (r#""NotResource" : "a""#, PolicyEdit::Negate(0, Resource, false), r#""Resource" : "a""#),
        (r#""Effect":"Deny""#, name(Everyone, "*"), r#""Effect":"Deny", "Principal": "*""#),
        (
            r#""X": 1"#,
            name(Service, "a.amazonaws.com"),
            r#""X": 1, "Principal": {"Service": "a.amazonaws.com"}"#,
        ),
        (r#""NotPrincipal" : {"AWS":"1"}"#, name(Aws, "2"), r#""NotPrincipal" : {"AWS":["1", "2"]}"#),
        (r#""Principal": {"AWS": ["1" ,"2"]}"#, name(Aws, "3"), r#""Principal": {"AWS": ["1" ,"2" ,"3"]}"#),
        (r#""Principal": {"AWS": ["1"]}"#, name(Aws, "1"), r#""Principal": {"AWS": ["1"]}"#),
        (
            r#""Principal": { "AWS": "1" }"#,
            name(Federated, "a.b"),
            r#""Principal": { "AWS": "1", "Federated": "a.b" }"#,
        ),
        (r#""Principal": {"AWS": "1"}"#, name(Everyone, "*"), r#""Principal": {"AWS": ["1", "*"]}"#),
        (r#""Principal":"*""#, name(Everyone, "*"), r#""Principal":"*""#),
        (r#""Principal":"*""#, name(Aws, "1"), r#""Principal":{"AWS": ["*", "1"]}"#),
        (r#""Principal":"*""#, name(Federated, "a.b"), r#""Principal":{"AWS": "*", "Federated": "a.b"}"#),
        (r#""Principal": {}"#, name(Everyone, "*"), r#""Principal": "*""#),
        (r#""Principal": {}"#, name(CanonicalUser, "c"), r#""Principal": {"CanonicalUser": "c"}"#),
        (r#""Principal": {"AWS": []}"#, name(Aws, "1"), r#""Principal": {"AWS": ["1"]}"#),
        (r#""Principal": {"AWS": ["1" , "2"]}"#, unname(1), r#""Principal": {"AWS": ["1"]}"#),
        (r#""Principal": {"AWS": "1", "Service": ["a"]}"#, unname(1), r#""Principal": {"AWS": "1"}"#),
        (r#""Principal": {"AWS": "1" ,"Service": "a"}"#, unname(0), r#""Principal": {"Service": "a"}"#),
        (r#""Principal": {"AWS": "1"}"#, unname(0), r#""Principal": {}"#),
        (r#""Principal" : "*""#, unname(0), r#""Principal" : {}"#),
        (
            r#""Principal": {"AWS": ["1"], "Service" :"a"}"#,
            PolicyEdit::ReplacePrincipal(0, 1, "b".into()),
            r#""Principal": {"AWS": ["1"], "Service" :"b"}"#,
        ),
        (r#""Principal" :"*""#, PolicyEdit::NegatePrincipal(0, true), r#""NotPrincipal" :"*""#),
        (
            r#""Effect": "Deny""#,
            PolicyEdit::AddCondition(0, is()),
            r#""Effect": "Deny", "Condition": {"Bool": {"aws:SecureTransport": "true"}}"#,
        ),
        (
            r#""Condition": {"Bool": {"a:b": true}}"#,
            PolicyEdit::AddCondition(0, is()),
            r#""Condition": {"Bool": {"a:b": true, "aws:SecureTransport": "true"}}"#,
        ),
        (
            r#""Condition": {"Null": {"a:b": true}}"#,
            PolicyEdit::AddCondition(0, is()),
            r#""Condition": {"Null": {"a:b": true}, "Bool": {"aws:SecureTransport": "true"}}"#,
        ),
        (
            r#""Condition": {"StringLike": {"S3:Prefix": ["a"]}}"#,
            PolicyEdit::AddCondition(0, row("StringLike", "s3:prefix", &["a", "b"])),
            r#""Condition": {"StringLike": {"S3:Prefix": ["a", "b"]}}"#,
        ),
        (
            r#""Condition": {"StringLike": {"s3:prefix": "a", "s3:delimiter": "/"}}"#,
            PolicyEdit::RemoveCondition(0, 0),
            r#""Condition": {"StringLike": {"s3:delimiter": "/"}}"#,
        ),
        (
            r#""X": 1, "Condition": {"StringLike": {"s3:prefix": "a"}}"#,
            PolicyEdit::RemoveCondition(0, 0),
            r#""X": 1"#,
        ),
        (
            r#""Condition": {"StringLike" : {"s3:prefix" : "a"}}"#,
            PolicyEdit::SetCondition(0, 0, row("StringEquals", "s3:delimiter", &["b"])),
            r#""Condition": {"StringEquals" : {"s3:delimiter" : "b"}}"#,
        ),
        (
            r#""Condition": {"StringLike": {"a:b": "a", "a:c": "d"}}"#,
            PolicyEdit::SetCondition(0, 0, row("StringEquals", "a:b", &["x", "y"])),
            r#""Condition": {"StringLike": {"a:c": "d"}, "StringEquals": {"a:b": ["x", "y"]}}"#,
        ),
    ];
    for (before, edit, after) in cases {
        assert_eq!(rewrite(&policy(before), &edit), Some(policy(after)), "{before} {edit:?}");
    }
}

#[test]
fn statements_come_and_go() {
    let cases = [
        (
            "{}",
            PolicyEdit::AddStatement(r#"{"Effect": "Deny"}"#.into()),
            "{\"Statement\": [{\n  \"Effect\": \"Deny\"\n}]}",
        ),
        (
            "{\"Statement\": {\"Effect\": \"Deny\"}}",
            PolicyEdit::DuplicateStatement(0),
            "{\"Statement\": [{\"Effect\": \"Deny\"}, {\"Effect\": \"Deny\"}]}",
        ),
        (
            "{\"Statement\": [\n {\"Sid\": \"A\", \"X\": 1},\n {\"Sid\": \"B\"}\n]}",
            PolicyEdit::DuplicateStatement(0),
            "{\"Statement\": [\n {\"Sid\": \"A\", \"X\": 1},\n {\"X\": 1},\n {\"Sid\": \"B\"}\n]}",
        ),
        (
            "{\"Statement\": [\n {\"Sid\": \"A\"},\n {\"Sid\": \"B\"}\n]}",
            PolicyEdit::RemoveStatement(1),
            "{\"Statement\": [\n {\"Sid\": \"A\"}\n]}",
        ),
        ("{\"Statement\": {\"Sid\": \"A\"}}", PolicyEdit::RemoveStatement(0), "{\"Statement\": []}"),
    ];
    for (before, edit, after) in cases {
        assert_eq!(rewrite(before, &edit).as_deref(), Some(after), "{before} {edit:?}");
    }
}

#[test]
fn what_a_form_cannot_show_is_named_and_left_alone() {
    let text =
        policy(r#""Effect": "Allow", "Action": ["a:b", 1], "Resource": "*", "Remark": {}, "Principal": "*""#);
    let shown = form_model(&text).expect("JSON");
    assert_eq!(shown.only_in_json, ["Note"]);
    let statement = shown.statements.first().expect("a statement");
    assert_eq!(statement.only_in_json, ["Action", "Remark"]);
    assert_eq!(statement.principal.named, [(Everyone, "*".to_owned())]);
    for edit in [
        PolicyEdit::AddEntry(0, Action, "a:c".into()),
        PolicyEdit::RemoveEntry(0, Action, 0),
        PolicyEdit::ReplaceEntry(0, Resource, 1, "x".into()),
        PolicyEdit::SetEffect(1, "Deny"),
        PolicyEdit::RemoveCondition(0, 0),
    ] {
        assert_eq!(rewrite(&text, &edit), None, "{edit:?}");
    }
    for twice in [r#""Effect": "Allow", "Effect": "Deny""#, r#""Action": "a:b", "NotAction": "a:c""#] {
        let shown = form_model(&policy(twice)).expect("JSON");
        assert!(shown.statements.iter().all(|statement| statement.only_in_json.len() == 2), "{twice}");
    }
    for (twice, edit) in [
        (r#""Sid": "A", "Sid": "B""#, PolicyEdit::SetSid(0, String::new())),
        (r#""Effect": "Allow", "Effect": "Deny""#, PolicyEdit::SetEffect(0, "Deny")),
        (r#""Condition": {}, "Condition": {}"#, PolicyEdit::AddCondition(0, row("Null", "a:b", &["true"]))),
    ] {
        assert_eq!(rewrite(&policy(twice), &edit), None, "{twice}");
    }
    for odd in [
        r#""Principal": "111122223333""#,
        r#""Principal": {"AWS": 5}"#,
        r#""Principal": {"Aws": "1"}"#,
        r#""Principal": {"AWS": "1", "AWS": "2"}"#,
        r#""Principal": {"AWS": "1"}, "NotPrincipal": {"AWS": "2"}"#,
    ] {
        let text = policy(odd);
        let shown = form_model(&text).expect("JSON");
        assert!(shown.statements.iter().all(|statement| !statement.principal.is_present), "{odd}");
        assert!(shown.statements.iter().all(|statement| !statement.only_in_json.is_empty()), "{odd}");
        for edit in [
            PolicyEdit::AddPrincipal(0, Aws, "1".into()),
            PolicyEdit::ReplacePrincipal(0, 0, "3".into()),
            PolicyEdit::RemovePrincipal(0, 0),
            PolicyEdit::NegatePrincipal(0, true),
        ] {
            assert_eq!(rewrite(&text, &edit), None, "{odd} {edit:?}");
        }
    }
    let broken = "{\"Statement\": [}";
    assert!(form_model(broken).is_err());
    assert_eq!(rewrite(broken, &PolicyEdit::AddStatement("{}".into())), None);
}

/// The suite's statements, one a line there, and the AWS managed policies of the simulated world as they are printed.
fn policies() -> Vec<String> {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = |folder: &str| -> Vec<String> {
        let files = std::fs::read_dir(here.join(folder)).expect("the folder").filter_map(Result::ok);
        files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect()
    };
    let suite = texts("../iam-policy/tests/suite");
    let lines = suite.iter().flat_map(|text| text.lines()).map(|line| line.trim_end_matches(','));
    let statements = lines.filter(|line| line.starts_with("{\"") && line.contains("\"Effect\""));
    let mut all: Vec<String> = statements.map(|line| ["{\"Statement\": [ ", line, "\n]}"].concat()).collect();
    all.extend(texts("../aws-world/src/model/iam/aws_managed"));
    all.retain(|text| form_model(text).is_ok());
    all
}

#[test]
fn an_edit_that_says_what_is_there_changes_nothing_and_an_entry_goes_as_it_came() {
    let texts = policies();
    assert!(texts.len() > 100, "{} texts", texts.len());
    for text in texts {
        let shown = form_model(&text).expect("JSON");
        for (index, statement) in shown.statements.iter().enumerate() {
            let same = |edit: PolicyEdit| assert_eq!(rewrite(&text, &edit).as_ref(), Some(&text), "{edit:?}");
            for (list, shown) in [(Action, &statement.actions), (Resource, &statement.resources)] {
                shown.values.iter().for_each(|value| same(PolicyEdit::AddEntry(index, list, value.clone())));
            }
            for (kind, name) in &statement.principal.named {
                same(PolicyEdit::AddPrincipal(index, *kind, name.clone()));
            }
            if statement.principal.is_present {
                same(PolicyEdit::NegatePrincipal(index, statement.principal.negated));
                let more = PolicyEdit::AddPrincipal(index, PrincipalKind::Aws, "000000000042".into());
                let added = rewrite(&text, &more).expect("added");
                let after = form_model(&added).expect("JSON");
                let there = after.statements.get(index).map(|statement| &statement.principal.named);
                let place = there.and_then(|all| all.iter().position(|(_, name)| name == "000000000042"));
                let taken = PolicyEdit::RemovePrincipal(index, place.expect("named"));
                let back = form_model(&rewrite(&added, &taken).expect("taken")).expect("JSON");
                // Everyone is a name among others then.
                let aws = |kind| if kind == Everyone { Aws } else { kind };
                let names = |policy: &super::VisualPolicy| -> Vec<(PrincipalKind, String)> {
                    let of = policy.statements.get(index).map(|statement| statement.principal.named.clone());
                    of.unwrap_or_default().into_iter().map(|(kind, name)| (aws(kind), name)).collect()
                };
                assert_eq!(names(&back), names(&shown), "{text}");
            }
            for (place, row) in statement.conditions.iter().enumerate() {
                same(PolicyEdit::SetCondition(index, place, row.clone()));
            }
            if statement.actions.values.is_empty() {
                continue;
            }
            let added =
                rewrite(&text, &PolicyEdit::AddEntry(index, Action, "new:Action".into())).expect("added");
            let last = statement.actions.values.len();
            let back = rewrite(&added, &PolicyEdit::RemoveEntry(index, Action, last)).expect("removed");
            assert_eq!(form_model(&back), Ok(shown.clone()), "{text}");
        }
    }
}
