use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet, authorize};
use iam_policy::request::{AuthorizationRequest, Principal, RequestContext};

use super::*;

fn shown(policy: &str, action: &str) -> Vec<String> {
    let ann = "arn:aws:iam::111122223333:user/ann";
    let policies = PolicySet {
        identity: vec![AttachedPolicy::inline(policy, PolicyType::Identity, "photos", ann)],
        ..PolicySet::default()
    };
    let request = AuthorizationRequest {
        caller: Principal::User { arn: ann.into() },
        action: action.into(),
        resource: "arn:aws:s3:::photos/cat.jpg".into(),
        resource_account: Some("111122223333".into()),
        context: RequestContext::default(),
    };
    let result = authorize(&request, &policies);
    let decision = Decision { request: &request, policies: &policies, result: &result, name_of: &|_| None };
    let statement = StatementText::new(&decision).expect("a statement");
    let marked = |segment: &Segment| match segment.mark {
        Mark::None => segment.text.clone(),
        Mark::Folded => format!("({})", segment.text.trim()),
        Mark::Element => format!("[{}]", segment.text),
        Mark::Value => format!("<{}>", segment.text),
    };
    statement.lines.iter().map(|line| line.iter().map(marked).collect()).collect()
}

#[test]
fn marks_stand_on_the_formatted_text() {
    let minified = r#"{"Statement":[{"Effect":"Allow","Action":["s3:PutObject","s3:Get*"],"Resource":"arn:aws:s3:::other/*"}]}"#;
    assert_eq!(
        shown(minified, "s3:GetObject"),
        [
            "{",
            "  \"Effect\": \"Allow\",",
            "  \"Action\": [\"s3:PutObject\", \"s3:Get*\"],",
            "  [\"Resource\": \"arn:aws:s3:::other/*\"]",
            "}",
        ]
    );
}

#[test]
fn white_space_in_strings_stays_and_the_value_that_matched_is_marked() {
    let spaced = "{\"Statement\" : [ {\"Effect\":\"Deny\",\n\"Action\":[ \"s3:*\" ] , \"Resource\":\"*\",\"Condition\" : {\"StringNotEquals\":{\"aws:username\" :\"a  b\"}}}]}";
    assert_eq!(
        shown(spaced, "s3:GetObject"),
        [
            "{",
            "  \"Effect\": \"Deny\",",
            "  \"Action\": [\"s3:*\"],",
            "  \"Resource\": \"*\",",
            "  \"Condition\": {",
            "    \"StringNotEquals\": {",
            "      [\"aws:username\": \"a  b\"]",
            "    }",
            "  }",
            "}",
        ]
    );
    let deny = r#"{"Statement":{"Effect":"Deny","Action":["s3:Put*","s3:Get*"],"Resource":"*"}}"#;
    assert_eq!(
        shown(deny, "s3:GetObject").get(2).map(String::as_str),
        Some("  [\"Action\": [\"s3:Put*\", ]<\"s3:Get*\">[]],")
    );
}

#[test]
fn long_lists_fold_around_what_is_marked() {
    let mut actions: Vec<String> =
        (0..20).map(|index| format!("\"s3:ActionWithALongName{index}\"")).collect();
    actions.insert(10, "\"s3:GetObject\"".into());
    let policy =
        format!(r#"{{"Statement":{{"Effect":"Deny","Action":[{}],"Resource":"*"}}}}"#, actions.join(","));
    assert_eq!(
        shown(&policy, "s3:GetObject"),
        [
            "{",
            "  \"Effect\": \"Deny\",",
            "  [\"Action\": [],",
            "(… 9 more)",
            "    [\"s3:ActionWithALongName9\",]",
            "    <\"s3:GetObject\">[,]",
            "    [\"s3:ActionWithALongName10\",]",
            "(… 9 more)",
            "  []],",
            "  \"Resource\": \"*\"",
            "}",
        ]
        .map(|line| if line == "  [\"Action\": []," {
            "  [\"Action\": []".to_owned()
        } else {
            line.to_owned()
        })
    );
}
