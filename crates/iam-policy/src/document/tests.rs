use super::*;
use crate::reference::Reference;
use crate::span::LineColumn;

/// Findings as `code` or `code!` for errors, with the text they point at.
fn findings(text: &str, policy_type: PolicyType) -> Vec<(String, String)> {
    let document = PolicyDocument::parse(text, policy_type);
    assert_eq!(document.text(), text);
    let name = |finding: &Finding| match finding.severity {
        Severity::Error => format!("{}!", finding.code),
        _ => finding.code.to_string(),
    };
    let findings = document.findings_with(&Reference::common());
    findings.iter().map(|found| (name(found), found.range.slice(text).to_owned())).collect()
}

#[track_caller]
fn check(policy_type: PolicyType, text: &str, expected: &[(&str, &str)]) {
    let found = findings(text, policy_type);
    let found: Vec<(&str, &str)> = found.iter().map(|(code, text)| (code.as_str(), text.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

/// An identity policy with one statement of these members.
fn statement(members: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":{{{members}}}}}"#)
}

#[track_caller]
fn check_statement(members: &str, expected: &[(&str, &str)]) {
    check(PolicyType::Identity, &statement(members), expected);
}

const READ: &str = r#""Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*""#;

#[test]
fn a_good_policy_has_no_findings() {
    check_statement(READ, &[]);
    check_statement(
        &format!(
            r#""Sid":"Read1",{READ},"Condition":{{"Bool":{{"aws:SecureTransport":true}},"NumericLessThan":{{"s3:max-keys":10}}}}"#
        ),
        &[],
    );
    check(
        PolicyType::Trust,
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com","lambda.amazonaws.com"]},"Action":"sts:AssumeRole"}]}"#,
        &[],
    );
    check(
        PolicyType::Identity,
        &format!(
            "{{\r\n\"Version\": \"2012-10-17\",\r\n\"Id\": \"x\", \"Statement\": [ {{{READ}}} ]\r\n}}\r\n"
        ),
        &[],
    );
}

#[test]
fn wrong_elements() {
    check(PolicyType::Identity, "", &[("json-syntax!", "")]);
    check(PolicyType::Identity, "[]", &[("not-an-object!", "[]")]);
    check(PolicyType::Identity, "{}", &[("missing-statement!", "{}")]);
    check(PolicyType::Identity, r#"{"Statement":[]}"#, &[("empty-statement!", "[]")]);
    check(PolicyType::Identity, r#"{"Statement":"x"}"#, &[("bad-statement!", "\"x\"")]);
    check(PolicyType::Identity, r#"{"Statement":["x"]}"#, &[("bad-statement!", "\"x\"")]);
    check(
        PolicyType::Identity,
        &format!(r#"{{"Version":"2012-10-18","Statement":{{{READ}}}}}"#),
        &[("bad-version!", "\"2012-10-18\"")],
    );
    check(
        PolicyType::Identity,
        &format!(r#"{{"version":"2012-10-17","Statement":{{{READ}}}}}"#),
        &[("unknown-element!", "\"version\"")],
    );
    check_statement(&format!(r#"{READ},"Actions":"x""#), &[("unknown-element!", "\"Actions\"")]);
    check_statement(&format!(r#"{READ},"Effect":"Deny""#), &[("duplicate-key!", "\"Effect\"")]);
    check_statement(&format!(r#"{READ},"NotAction":"s3:PutObject""#), &[("both-forms!", "\"NotAction\"")]);
    check_statement(&format!(r#"{READ},"NotResource":"*""#), &[("both-forms!", "\"NotResource\"")]);
    check_statement(&format!(r#"{READ},"Principal":"*""#), &[("principal-not-allowed!", "\"Principal\"")]);
    check_statement(
        r#""Effect":"allow","Action":"s3:GetObject","Resource":"*""#,
        &[("bad-effect!", "\"allow\"")],
    );
    check_statement(r#""Effect":"Allow","Action":[],"Resource":"*""#, &[("empty-list!", "[]")]);
    check_statement(r#""Effect":"Allow","Action":3,"Resource":"*""#, &[("not-a-text!", "3")]);
    check_statement(&format!(r#""Sid":"read it",{READ}"#), &[("bad-sid!", "\"read it\"")]);
    let twice =
        format!(r#"{{"Version":"2012-10-17","Statement":[{{"Sid":"a",{READ}}},{{"Sid":"a",{READ}}}]}}"#);
    check(PolicyType::Identity, &twice, &[("duplicate-sid!", "\"a\"")]);
}

#[test]
fn missing_elements_point_at_the_statement() {
    let codes = |text: &str, policy_type| {
        findings(text, policy_type).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(
        codes(&statement(""), PolicyType::Identity),
        ["missing-effect!", "missing-action!", "missing-resource!"]
    );
    assert_eq!(codes(&statement(READ), PolicyType::Resource), ["missing-principal!"]);
    let trust = statement(r#""Effect":"Allow","Action":"sts:AssumeRole""#);
    assert_eq!(codes(&trust, PolicyType::Trust), ["missing-principal!"]);
    let trust = statement(
        r#""Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole","Resource":"*""#,
    );
    assert_eq!(codes(&trust, PolicyType::Trust), ["resource-in-trust-policy!"]);
}

#[test]
fn actions_and_resources() {
    for bad in ["GetObject", ":GetObject", "s3:", "s3*:Get", "s3:Get Object", "", "s3 :GetObject", "*:Get"] {
        let text = format!(r#""Effect":"Allow","Action":"{bad}","Resource":"*""#);
        check_statement(&text, &[("bad-action!", &format!("\"{bad}\""))]);
    }
    for bad in [
        "bucket",
        "arn:aws:s3",
        "arn:aws:*:::b",
        "arn:aws:s*:::b",
        "arn:aws::::b",
        "arn:aws:s3::b",
        "",
        "**",
        "s3:::b",
    ] {
        let text = format!(r#""Effect":"Allow","Action":"s3:*","Resource":"{bad}""#);
        check_statement(&text, &[("bad-resource!", &format!("\"{bad}\""))]);
    }
    check_statement(
        r#""Effect":"Allow","Action":["s3:ListObjects","s3:Get*","S3:getobject","s3:Nothing*"],"Resource":"*""#,
        &[("unknown-action", "\"s3:ListObjects\""), ("unknown-action", "\"s3:Nothing*\"")],
    );
    check_statement(
        r#""Effect":"Allow","Action":"elsewhere:Anything","Resource":"*""#,
        &[("unknown-action", "\"elsewhere:Anything\"")],
    );
    check_statement(r#""Effect":"Allow","Action":"athena:Anything","Resource":"*""#, &[]);
    check_statement(
        r#""Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"arn:aws:s3:::b""#,
        &[("resource-type", "\"s3:GetObject\"")],
    );
    check_statement(
        r#""Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::b/*"]"#,
        &[("resource-type", "\"s3:ListBucket\"")],
    );
    check_statement(
        r#""Effect":"Allow","Action":["s3:ListAllMyBuckets","s3:ListBucket"],"Resource":"arn:aws:s3:::b""#,
        &[("resource-type", "\"s3:ListAllMyBuckets\"")],
    );
    check_statement(r#""Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"arn:aws:s3:::*""#, &[]);
    check_statement(
        r#""Effect":"Allow","Action":["logs:FilterLogEvents","logs:TagResource"],"Resource":"arn:aws:logs:*:*:log-group:app""#,
        &[("resource-type", "\"logs:FilterLogEvents\"")],
    );
    check_statement(
        r#""Effect":"Allow","Action":"logs:FilterLogEvents","Resource":"arn:aws:logs:*:*:log-group:app:*""#,
        &[],
    );
    check_statement(
        r#""Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${aws:username}""#,
        &[],
    );
}

#[test]
fn arns_that_cannot_be_and_variables_that_are_not_replaced() {
    for arn in [
        "arn:aws:iam:us-east-1:111122223333:role/r",
        "arn:aws:iam::111122223333:rolle/r",
        "arn:aws:s3:us-east-1::b",
        "arn:aws:s3:us-east-1:111122223333:b/k",
        "arn:aw:s3:::b/*",
        "arn::s3:::b/*",
    ] {
        let members = format!(r#""Effect":"Deny","Action":["iam:*","s3:*"],"Resource":["*","{arn}"]"#);
        check_statement(&members, &[("impossible-arn!", &format!("\"{arn}\""))]);
        let bucket = format!(r#"{{"Principal":"*",{}}}"#, members.replace("Resource", "NotResource"));
        let text = format!(r#"{{"Version":"2012-10-17","Statement":{bucket}}}"#);
        check(PolicyType::Resource, &text, &[]);
    }
    check_statement(
        r#""Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:${aws:PrincipalAccount}:q""#,
        &[("variable-before-resource", "\"arn:aws:sqs:*:${aws:PrincipalAccount}:q\"")],
    );
    check_statement(r#""Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:*:${aws:username}""#, &[]);
}

#[test]
fn principals() {
    let text = |principal: &str| {
        statement(&format!(
            r#""Effect":"Allow","Principal":{principal},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*""#
        ))
    };
    for good in [
        r#""*""#,
        r#"{"AWS":["111122223333","arn:aws:iam::111122223333:root","*","arn:aws:iam::111122223333:role/p/r"]}"#,
        r#"{"Service":"s3.amazonaws.com"}"#,
        r#"{"AWS":"AIDAEXAMPLEEXAMPLE123"}"#,
        r#"{"Federated":["accounts.google.com","arn:aws:iam::111122223333:saml-provider/p"]}"#,
    ] {
        check(PolicyType::Resource, &text(good), &[]);
    }
    for bad in [
        "arn:aws:iam::111122223333:group/g",
        "arn:aws:iam::111122223333:user/*",
        "11112222333",
        "ann",
        "arn:aws:iam::111122223333:user/",
        "arn:aws:sts::111122223333:assumed-role/r",
        "arn:aws:s3:::b",
    ] {
        check(
            PolicyType::Resource,
            &text(&format!(r#"{{"AWS":"{bad}"}}"#)),
            &[("bad-principal!", &format!("\"{bad}\""))],
        );
    }
    check(PolicyType::Resource, &text(r#""ann""#), &[("bad-principal!", "\"ann\"")]);
    check(PolicyType::Resource, &text(r#"{"Service":"ec2"}"#), &[("bad-principal!", "\"ec2\"")]);
    check(PolicyType::Resource, &text(r#"{"User":"ann"}"#), &[("unknown-principal-type!", "\"User\"")]);
    check(PolicyType::Resource, &text("{}"), &[("empty-principal!", "\"Principal\":{}")]);
    check(PolicyType::Resource, &text(r#"{"AWS":[]}"#), &[("empty-list!", "[]")]);
    let not = statement(
        r#""Effect":"Allow","NotPrincipal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*""#,
    );
    check(PolicyType::Resource, &not, &[("not-principal", r#""NotPrincipal":{"AWS":"111122223333"}"#)]);
    let open = statement(r#""Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole""#);
    check(PolicyType::Trust, &open, &[("open-trust-policy", "\"*\"")]);
}

#[test]
fn conditions() {
    let text = |condition: &str| format!(r#"{READ},"Condition":{condition}"#);
    check_statement(
        &text(r#"{"StringSame":{"aws:username":"ann"}}"#),
        &[("unknown-operator!", "\"StringSame\"")],
    );
    check_statement(
        &text(r#"{"NullIfExists":{"aws:username":"true"}}"#),
        &[("unknown-operator!", "\"NullIfExists\"")],
    );
    check_statement(
        &text(r#"{"StringEquals":{"username":"ann"}}"#),
        &[("bad-condition-key!", "\"username\"")],
    );
    check_statement(&text(r#"{"StringEquals":"x"}"#), &[("bad-condition!", "\"x\"")]);
    check_statement(&text(r#"{"StringEquals":{"aws:username":null}}"#), &[("bad-condition-value!", "null")]);
    check_statement(
        &text(r#"{"StringEquals":{"aws:TagKeys":"a"}}"#),
        &[("multivalued-key", "\"StringEquals\"")],
    );
    check_statement(
        &text(r#"{"IpAddress":{"aws:SourceIp":"10.0.0.*"}}"#),
        &[("unreadable-value", "\"10.0.0.*\"")],
    );
    check_statement(
        &text(r#"{"StringEquals":{"aws:username":[]}}"#),
        &[("empty-condition", "\"aws:username\":[]")],
    );
    check(
        PolicyType::Identity,
        r#"{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/${aws:username}"}}"#,
        &[("variable-without-version", "\"arn:aws:s3:::b/${aws:username}\"")],
    );
}

#[test]
fn dangerous_policies() {
    check_statement(r#""Effect":"Allow","Action":"*","Resource":"*""#, &[("full-access", r#""Action":"*""#)]);
    check_statement(r#""Effect":"Deny","Action":"*","Resource":"*""#, &[]);
    check_statement(
        r#""Effect":"Allow","Action":"iam:PassRole","Resource":"*""#,
        &[("pass-role", "\"iam:PassRole\"")],
    );
    check_statement(
        r#""Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/app"}"#
            .trim_end_matches('}'),
        &[],
    );
}

/// What AWS accepts is no error, however dangerous; what it refuses is told once.
#[test]
fn errors_are_what_aws_refuses() {
    let codes = |members: &str| {
        let document = PolicyDocument::parse(&statement(members), PolicyType::Identity);
        let codes = |findings: &[Finding]| findings.iter().map(|it| it.code.as_str()).collect::<Vec<_>>();
        (codes(document.errors()), codes(&document.findings()))
    };
    assert_eq!(codes(r#""Effect":"Allow","Action":"*","Resource":"*""#), (vec![], vec!["full-access"]));
    let condition =
        |values: &str| codes(&format!(r#"{READ},"Condition":{{"Bool":{{"aws:SecureTransport":{values}}}}}"#));
    assert_eq!(condition("[]"), (vec![], vec!["empty-condition"]));
    assert_eq!(condition("[null]"), (vec!["bad-condition-value"], vec!["bad-condition-value"]));
}

#[test]
fn size_is_counted_without_white_space() {
    let long = statement(&format!(
        r#"{READ},"Condition":{{"StringEquals":{{"aws:username":"{}"}}}}"#,
        "a".repeat(7_000)
    ));
    assert_eq!(
        findings(&long, PolicyType::Identity).first().map(|(code, _)| code.clone()).as_deref(),
        Some("size!")
    );
    assert!(PolicyDocument::parse(&long, PolicyType::Identity).is_valid(), "too long, yet well-formed");
    let wide = statement(&format!("{READ}{}", " \n".repeat(7_000)));
    assert_eq!(findings(&wide, PolicyType::Identity), []);
}

#[test]
fn organizations_count_white_space() {
    let is_too_long = |policy_type: PolicyType, statement: &str, length: usize| {
        let text = format!(r#"{{"Version":"2012-10-17","Statement":{{"Sid":"",{statement}}}}}"#);
        let text = format!("{text}{}", " ".repeat(length - text.chars().count()));
        findings(&text, policy_type).contains(&("size!".to_owned(), String::new()))
    };
    let service = r#""Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::ä*""#;
    let resource = r#""Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*""#;
    for (policy_type, statement, most) in
        [(PolicyType::ServiceControl, service, 10_240), (PolicyType::ResourceControl, resource, 5_120)]
    {
        assert!(!is_too_long(policy_type, statement, most), "{policy_type:?} of {most} characters");
        assert!(is_too_long(policy_type, statement, most + 1), "{policy_type:?} of one more");
    }
    assert!(!is_too_long(PolicyType::Identity, service, 10_241), "IAM counts no white space");
}

#[test]
fn a_resource_control_policy_names_services_that_support_it() {
    let check_actions = |actions: &str, expected: &[(&str, &str)]| {
        let members = format!(r#""Effect":"Deny","Principal":"*","Action":{actions},"Resource":"*""#);
        check(PolicyType::ResourceControl, &statement(&members), expected);
    };
    check_actions(r#""*""#, &[("resource-control!", r#""*""#)]);
    check_actions(r#"["s3:*","ec2:*"]"#, &[("resource-control-service", r#""ec2:*""#)]);
    check_actions(r#"["s3:*Object","STS:AssumeRole"]"#, &[]);
    let full_access = r#""Effect":"Allow","Principal":"*","Action":"*","Resource":"*""#;
    check(PolicyType::ResourceControl, &statement(full_access), &[]);
}

/// A role that exists keeps such a trust policy, so none of these is an error.
#[test]
fn what_iam_refuses_of_a_new_trust_policy() {
    let check_trust = |members: &str, expected: &[(&str, &str)]| {
        check(PolicyType::Trust, &statement(&format!(r#""Effect":"Allow",{members}"#)), expected);
    };
    let finding = |range| [("new-trust-policy", range)];
    let ec2 = r#""Principal":{"Service":"ec2.amazonaws.com"}"#;
    check_trust(
        &format!(r#"{ec2},"Action":["sts:AssumeRole","s3:GetObject"]"#),
        &finding(r#""s3:GetObject""#),
    );
    check_trust(&format!(r#"{ec2},"Action":"*""#), &finding(r#""*""#));
    check_trust(&format!(r#"{ec2},"Action":"sts:*""#), &finding(r#""sts:*""#));
    check_trust(&format!(r#"{ec2},"Action":["sts:AssumeRole","STS:TagSession"]"#), &[]);
    let lambda = r#""Principal":{"Service":"lamda.amazonaws.com"},"Action":"sts:AssumeRole""#;
    check_trust(lambda, &finding(r#""lamda.amazonaws.com""#));
    let gitlab = r#""Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/gitlab.com"},"Action":"sts:AssumeRoleWithWebIdentity""#;
    check_trust(gitlab, &finding(r#""arn:aws:iam::111122223333:oidc-provider/gitlab.com""#));
    let of_a_group = r#""Condition":{"StringLike":{"gitlab.com:sub":"project_path:acme/*"}}"#;
    check_trust(&format!("{gitlab},{of_a_group}"), &[]);
    let bucket_policy = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lamda.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}}"#;
    check(PolicyType::Resource, bucket_policy, &[]);
}

#[test]
fn a_finding_has_a_line_and_column() {
    let text = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [{ \"Effect\": \"Maybe\" }]\n}";
    let document = PolicyDocument::parse(text, PolicyType::Identity);
    let finding = document.errors().iter().find(|error| error.code == FindingCode::BadEffect).unwrap();
    assert_eq!(
        LineColumn::at(text, finding.range.start),
        LineColumn { line: 3, column: 29, utf16_column: 29 }
    );
}

/// The ARN that fits says more than the form of one.
#[test]
fn a_bucket_for_its_objects_is_told_what_to_add() {
    let message = |action: &str, resource: &str| {
        let text =
            format!(r#"{{"Statement":{{"Effect":"Allow","Action":"{action}","Resource":"{resource}"}}}}"#);
        let findings = PolicyDocument::parse(&text, PolicyType::Identity).findings_with(&Reference::common());
        findings
            .into_iter()
            .find(|finding| finding.code == FindingCode::ResourceType)
            .map(|found| found.message)
    };
    assert_eq!(
        message("s3:GetObject", "arn:aws:s3:::photos").as_deref(),
        Some(
            "`s3:GetObject` is checked against the objects in the bucket: add `/*`, as in `arn:aws:s3:::photos/*`"
        )
    );
    assert_eq!(
        message("s3:ListBucket", "arn:aws:s3:::photos/*").as_deref(),
        Some(
            "`s3:ListBucket` is checked against the bucket, not the objects in the bucket: without `/*`, as in `arn:aws:s3:::photos`"
        )
    );
    assert_eq!(message("s3:GetObject", "arn:aws:s3:::photos/*"), None);
    assert_eq!(message("s3:ListBucket", "arn:aws:s3:::photos"), None);
}

/// Of many types a few are named, so that no single one passes for the answer.
#[test]
fn an_action_of_many_resource_types_names_a_few() {
    let message = |action: &str| {
        let text = format!(
            r#"{{"Statement":{{"Effect":"Allow","Action":"{action}","Resource":"arn:aws:sqs:::queue"}}}}"#
        );
        let findings = PolicyDocument::parse(&text, PolicyType::Identity).findings_with(&Reference::common());
        findings.into_iter().find(|finding| finding.code == FindingCode::ResourceType).unwrap().message
    };
    assert_eq!(
        message("lambda:GetLayerVersion"),
        "`lambda:GetLayerVersion` is checked against `arn:aws:lambda:${Region}:${Account}:layer:${LayerName}:${LayerVersion}`, and no resource of this statement is one"
    );
    let many = message("ec2:RunInstances");
    assert_eq!(many.matches(" or ").count(), 2, "{many}");
    assert!(many.contains(" other forms), and no resource"), "{many}");
}
