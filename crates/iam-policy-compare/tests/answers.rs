//! Answers to single questions, each beside its near miss.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySource};
use iam_policy::reference::Reference;
use iam_policy_compare::{
    Answer, Callers, Existence, Options, StatementEffect, View, Zone, compare, gained, granted_access,
    grants, is_public, statement_effect,
};

/// Statements separated by `;`: effect, actions, resources, and the conditions as JSON.
fn policy(text: &str) -> String {
    let statements = text.split(';').map(|statement| {
        let mut words = statement.split_whitespace();
        let mut list = || {
            let listed: Vec<String> =
                words.next().unwrap_or_default().split(',').map(|word| format!("\"{word}\"")).collect();
            listed.join(",")
        };
        let (effect, actions, resources) = (list(), list(), list());
        let condition = words.next().map_or_else(String::new, |json| format!(r#","Condition":{json}"#));
        format!(r#"{{"Effect":{effect},"Action":[{actions}],"Resource":[{resources}]{condition}}}"#)
    });
    let statements: Vec<String> = statements.collect();
    format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","))
}

fn view(text: &str) -> View {
    View::document(PolicyType::Identity, &policy(text))
}

#[track_caller]
fn check(before: &str, after: &str, expected: Answer) {
    let comparison = compare(&view(before), &view(after), &Options::default());
    assert_eq!(comparison.answer, expected, "{before} / {after}: {comparison:?}");
    assert!(comparison.gained.iter().chain(&comparison.lost).all(|group| group.witness.is_some()));
}

/// The service-wide ARN of S3 has no Region, so the Region of the request is free; that of Step Functions has one.
#[test]
fn region_of_a_request_for_a_whole_service() {
    let region = |operator: &str| format!(r#"{{"{operator}":{{"aws:RequestedRegion":"eu-*"}}}}"#);
    for action in ["s3:ListAllMyBuckets", "states:ListStateMachines"] {
        let limited = format!("Allow {action} * {}", region("StringNotLike"));
        check("Allow iam:GetRole *", &format!("Allow iam:GetRole *;{limited}"), Answer::Wider);
        check(&limited, &format!("Allow {action} *"), Answer::Wider);
        check(&format!("Allow {action} *"), &format!("Allow {action} *;{limited}"), Answer::Equivalent);
    }
}

/// The policies of the user behind a federated user are its own.
#[test]
fn sessions_of_federated_users() {
    let of = |kind: &str| format!(r#"Allow s3:Get* * {{"StringEquals":{{"aws:PrincipalType":"{kind}"}}}}"#);
    check("Allow iam:GetRole *", &format!("Allow iam:GetRole *;{}", of("FederatedUser")), Answer::Wider);
    check("Allow iam:GetRole *", &format!("Allow iam:GetRole *;{}", of("Anonymous")), Answer::Equivalent);
}

#[test]
fn two_policies() {
    use Answer::{Equivalent, Incomparable, Narrower, Wider};
    let bucket = "arn:aws:s3:::photos";
    check("Allow s3:Get* *", "Allow s3:Get* *", Equivalent);
    check("Allow s3:Get* *", "Allow s3:Get*,s3:GetObject *", Equivalent);
    check("Allow s3:Get* *", "Allow s3:* *", Wider);
    check("Allow s3:* *", "Allow s3:* *;Deny s3:Delete* *", Narrower);
    check("Allow s3:Get* *", "Allow s3:Put* *", Incomparable);
    check(&format!("Allow s3:Get* {bucket}/*"), &format!("Allow s3:Get* {bucket}*"), Wider);
    check(&format!("Allow s3:Get* {bucket}*"), &format!("Allow s3:Get* {bucket},{bucket}?*"), Equivalent);
    check(
        r#"Allow s3:Get* * {"IpAddress":{"aws:SourceIp":["10.0.0.0/9","10.128.0.0/9"]}}"#,
        r#"Allow s3:Get* * {"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"#,
        Equivalent,
    );
    check(
        r#"Allow s3:Get* * {"StringEquals":{"aws:PrincipalTag/a":"x"}}"#,
        r#"Allow s3:Get* * {"StringEqualsIfExists":{"aws:PrincipalTag/a":"x"}}"#,
        Wider,
    );
    check(
        r#"Allow s3:Get* arn:aws:s3:::home/${aws:username}/*"#,
        r#"Allow s3:Get* arn:aws:s3:::home/${aws:username}*"#,
        Wider,
    );
    check(
        r#"Allow s3:Get* arn:aws:s3:::home/*"#,
        r#"Allow s3:Get* arn:aws:s3:::home/*,arn:aws:s3:::home/${aws:username}"#,
        Equivalent,
    );
}

#[test]
fn gained_is_one_direction_of_a_comparison() {
    let [before, after] = ["Allow s3:GetObject *", "Allow s3:PutObject *;Allow iam:GetUser *"].map(view);
    let options = Options::default();
    let both = compare(&before, &after, &options);
    assert_eq!(gained(&before, &after, &options), (both.gained, Vec::new()));
    assert_eq!(gained(&after, &before, &options), (both.lost, Vec::new()));
    assert_eq!(gained(&after, &after, &options), (Vec::new(), Vec::new()));
}

#[test]
fn group_has_every_wildcard_entry_that_is_gained() {
    let actions = |before: &str, after: &str| {
        let comparison = compare(&view(before), &view(after), &Options::default());
        comparison.gained.into_iter().map(|group| group.actions).collect::<Vec<_>>()
    };
    let all = "Allow s3:Get*,s3:List*,s3:Describe*,sqs:*Message *";
    let entries = ["s3:Describe*", "s3:Get*", "s3:List*", "sqs:*Message"];
    assert_eq!(actions("Allow iam:GetUser *", all), [entries]);
    assert_eq!(actions("Allow s3:List* *", all), [["s3:Describe*", "s3:Get*", "sqs:*Message"]]);
    assert_eq!(actions("Allow sqs:*,s3:* *", all), [] as [Vec<String>; 0]);
    let suffixes = "Allow s3:*Tagging,s3:*Acl *";
    assert_eq!(actions("Allow iam:GetUser *", suffixes), [["s3:*Acl", "s3:*Tagging"]]);
    let denied = "Allow s3:* *; Deny s3:Put* *";
    assert_eq!(actions(denied, suffixes), [["s3:*Acl", "s3:*Tagging"]]);
    assert_eq!(actions(denied, "Allow s3:*Tagging,s3:Get*Acl *"), [["s3:*Tagging"]]);
    let three = "Allow s3:*Version,s3:*Acl,s3:Put?bject *";
    assert_eq!(actions(denied, three), [["s3:*Acl", "s3:*Version", "s3:Put?bject"]]);
    assert_eq!(actions("Allow s3:*Acl,s3:PutO* *", three), [["s3:*Version", "s3:Put?bject"]]);
}

#[test]
fn groups_name_what_is_gained_and_who_allows_it() {
    let reference = Reference::common();
    let options = Options { reference: Some(&reference), ..Options::default() };
    let before = view("Allow s3:GetObject arn:aws:s3:::photos/*");
    let after = view("Allow s3:GetObject arn:aws:s3:::photos/*,arn:aws:s3:::drafts/*;Allow sqs:* *");
    let comparison = compare(&before, &after, &options);
    let groups: Vec<(&[String], &[String], bool)> = comparison
        .gained
        .iter()
        .map(|group| (group.actions.as_slice(), group.resources.as_slice(), group.is_wider))
        .collect();
    let all = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    let expected = [
        (all(&["sqs:*"]), all(&["*"]), false),
        (all(&["s3:GetObject"]), all(&["arn:aws:s3:::drafts/*"]), true),
    ];
    let expected: Vec<(&[String], &[String], bool)> =
        expected.iter().map(|(actions, resources, wider)| (&actions[..], &resources[..], *wider)).collect();
    assert_eq!(groups, expected);
    let witness = comparison.gained[1].witness.as_ref().unwrap();
    assert!(witness.is_usual && witness.request.resource.starts_with("arn:aws:s3:::drafts/"));
    let json = comparison.to_json().compact();
    assert!(json.starts_with(r#"{"answer":"wider","gained":[{"actions":["sqs:*"],"#), "{json}");
}

/// An action on something that exists is shown rather than a shorter one on something that does not.
#[test]
fn witnesses_are_about_what_exists() {
    let reference = Reference::all();
    let shown = |resources: &[&str]| {
        let resources: Vec<String> = resources.iter().map(|arn| (*arn).to_owned()).collect();
        let options = Options { reference: Some(&reference), resources: &resources, ..Options::default() };
        let comparison = compare(&view("Allow iam:GetRole *"), &view("Allow iam:GetRole,s3:* *"), &options);
        let request = comparison.gained[0].witness.as_ref().unwrap().request.clone();
        (request.action, request.resource)
    };
    let bucket = "arn:aws:s3:::photos";
    let (action, resource) = shown(&[bucket, "arn:aws:iam::111122223333:role/app"]);
    assert_eq!(resource, bucket);
    let resources: Vec<_> = reference.action(&action).unwrap().resources().collect();
    assert!(resources.iter().any(|taken| taken.resource_type.name == "bucket"), "{action}");
    assert_eq!(shown(&["arn:aws:s3:::photos/1.jpg"]).1, "arn:aws:s3:::photos/1.jpg");
    let of_others = shown(&["arn:aws:sqs:eu-west-1:111122223333:jobs"]);
    assert_eq!(of_others, shown(&[]));
    assert!(!of_others.1.contains("photos"));
}

/// The first actions of a wildcard take a bucket; one that takes an object is shown for objects.
#[test]
fn witnesses_are_of_actions_that_take_the_resource() {
    let reference = Reference::all();
    // What exists comes first, and there is no object.
    let resources = ["arn:aws:s3:::photos".to_owned()];
    let options = Options { reference: Some(&reference), resources: &resources, ..Options::default() };
    for (resource, name) in [
        ("arn:aws:s3:::photos/*", "object"),
        ("arn:aws:s3:::photos", "bucket"),
        ("arn:aws:iam::111122223333:role/app", "role"),
    ] {
        let service = resource.split(':').nth(2).unwrap();
        let after = format!("Allow sts:GetCallerIdentity *;Allow {service}:Get* {resource}");
        let comparison = compare(&view("Allow sts:GetCallerIdentity *"), &view(&after), &options);
        let witness = comparison.gained[0].witness.as_ref().unwrap();
        assert!(witness.is_usual, "{witness:?}");
        let resources: Vec<_> = reference.action(&witness.request.action).unwrap().resources().collect();
        assert!(resources.iter().any(|taken| taken.resource_type.name == name), "{witness:?}");
    }
}

/// What an operator takes for the value of a variable depends on the operator: any case of it, or a component of an ARN.
#[test]
fn operators_compare_with_a_variable_in_their_own_way() {
    let tagged =
        |operator: &str| format!(r#"{{"{operator}":{{"aws:ResourceTag/t":"${{aws:PrincipalTag/t}}"}}}}"#);
    let (any_case, exact) = (tagged("StringEqualsIgnoreCase"), tagged("StringEquals"));
    check(&format!("Allow s3:Get* * {exact}"), &format!("Allow s3:Get* * {any_case}"), Answer::Wider);
    check(&format!("Allow s3:Get* * {any_case}"), &format!("Allow s3:Get* * {exact}"), Answer::Narrower);
    let allowed = format!("Allow s3:Get* * {any_case}");
    check("Allow sqs:Get* *", &format!("Allow sqs:Get* *;{allowed};Deny s3:* * {exact}"), Answer::Wider);
    check(
        "Allow sqs:Get* *",
        &format!("Allow sqs:Get* *;{allowed};Deny s3:* * {any_case}"),
        Answer::Equivalent,
    );
    let from = |operator: &str, arn: &str| {
        format!(r#"Allow s3:Get* * {{"{operator}":{{"aws:SourceArn":"{arn}"}}}}"#)
    };
    for (arn, expected) in [
        // Only a tag with a colon tells them apart.
        ("arn:aws:s3:${aws:PrincipalTag/t}:111122223333:x", Answer::Undecided),
        ("arn:aws:s3:eu-west-1:111122223333:${aws:PrincipalTag/t}", Answer::Equivalent),
    ] {
        let [before, after] = ["ArnEquals", "StringEquals"].map(|operator| view(&from(operator, arn)));
        assert_eq!(compare(&before, &after, &Options::default()).answer, expected, "{arn}");
    }
}

#[test]
fn a_malformed_policy_lets_nothing_through_and_is_named() {
    let malformed = View::document(PolicyType::Identity, r#"{"Statement": {"Effect": "allow"}}"#);
    let comparison = compare(&malformed, &view("Allow s3:Get* *"), &Options::default());
    assert_eq!(comparison.answer, Answer::Wider);
    assert_eq!(comparison.malformed.len(), 1);
}

#[test]
fn access_that_is_granted() {
    let granted = |actions: &str, resources: &str| {
        let list = |text: &str| [text.to_owned()];
        let view = view("Allow s3:Get* arn:aws:s3:::photos/*;Deny s3:GetObject arn:aws:s3:::photos/secret/*");
        grants(&view, &list(actions), &list(resources), &Options::default())
    };
    assert!(matches!(granted("s3:GetObject", "arn:aws:s3:::photos/*"), Existence::Witness(_)));
    assert_eq!(granted("s3:GetObject", "arn:aws:s3:::photos/secret/*"), Existence::Never);
    assert_eq!(granted("s3:Put*", "*"), Existence::Never);
}

#[test]
fn the_public_and_other_accounts() {
    let public = |principal: &str, condition: &str, zone: Zone| {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{principal},"Action":"s3:GetObject",
            "Resource":"arn:aws:s3:::photos/*"{condition}}}]}}"#
        );
        is_public(&View::document(PolicyType::Resource, &text), zone, &Options::default())
    };
    let everyone = r#""*""#;
    let one = r#"{"AWS":"444455556666"}"#;
    let home = Zone::Account("111122223333".into());
    let organization =
        Zone::Organization { id: "o-1234567890".into(), accounts: vec!["111122223333".into()] };
    let of_organization = r#","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1234567890"}}"#;
    assert!(matches!(public(everyone, "", Zone::Named), Existence::Witness(_)));
    assert_eq!(public(one, "", Zone::Named), Existence::Never);
    assert!(matches!(public(one, "", home.clone()), Existence::Witness(_)));
    assert_eq!(public(r#"{"AWS":"111122223333"}"#, "", home), Existence::Never);
    // Whoever is denied is not who is left.
    let denied = r#"},{"Effect":"Deny","Principal":{"AWS":["111122223333","444455556666"]},"Action":"*","Resource":"*""#;
    let users = r#","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/*"}}"#;
    let both = |condition: &str| [condition, denied].concat();
    assert!(matches!(public(everyone, &both(users), Zone::Nobody), Existence::Witness(_)));
    assert!(matches!(public(everyone, "", organization.clone()), Existence::Witness(_)));
    assert_eq!(public(everyone, of_organization, organization), Existence::Never);
}

/// Each sort of callers by itself: whom a policy lets in, and whom it does not.
#[test]
fn access_of_sorts_of_callers() {
    use iam_policy::request::Principal;
    let let_in = |principal: &str, condition: &str, callers: Callers| {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{principal},"Action":"s3:GetObject",
            "Resource":"arn:aws:s3:::photos/*"{condition}}}]}}"#
        );
        let view = View::document(PolicyType::Resource, &text);
        let options = Options { zone: Zone::AllBut(callers), ..Options::default() };
        let [actions, resources] = ["s3:*", "arn:aws:s3:::photos/*"].map(|text| [text.to_owned()]);
        let found = granted_access(&view, &actions, &resources, &options);
        assert!(found.undecided.is_empty() && found.lost.is_empty());
        found
            .gained
            .into_iter()
            .filter_map(|group| group.witness)
            .map(|witness| witness.request.caller)
            .next()
    };
    let account = |id: &str| Callers::OfAccount(id.to_owned());
    let signed = r#","Condition":{"Null":{"aws:PrincipalArn":"false"}}"#;
    let of_account = r#","Condition":{"StringEquals":{"aws:PrincipalAccount":"444455556666"}}"#;
    let is_of =
        |caller: Option<Principal>, id: &str| caller.is_some_and(|caller| caller.account() == Some(id));
    assert_eq!(let_in(r#""*""#, "", Callers::Anonymous), Some(Principal::Anonymous));
    assert_eq!(let_in(r#""*""#, signed, Callers::Anonymous), None);
    assert!(let_in(r#""*""#, signed, Callers::AccountsBesides("111122223333".into())).is_some());
    assert!(let_in(r#""*""#, of_account, Callers::AccountsBesides("111122223333".into())).is_none());
    assert!(is_of(let_in(r#""*""#, of_account, account("444455556666")), "444455556666"));
    assert!(let_in(r#""*""#, of_account, account("777788889999")).is_none());
    assert!(is_of(let_in(r#"{"AWS":"444455556666"}"#, "", account("444455556666")), "444455556666"));
    assert!(
        let_in(r#"{"AWS":"444455556666"}"#, "", Callers::AccountsBesides("111122223333".into())).is_none()
    );
    let provider = |name: &str| Callers::One(Principal::Federated { provider: name.to_owned() });
    let federated = r#"{"Federated":"accounts.example.com"}"#;
    assert!(let_in(federated, "", provider("accounts.example.com")).is_some());
    assert!(let_in(federated, "", provider("other.example.com")).is_none());
    assert!(let_in(federated, "", Callers::AccountsBesides("111122223333".into())).is_none());
}

/// The root user of an account that nobody names is the public too.
#[test]
fn root_users_are_among_the_public() {
    let text = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",
        "Resource":"arn:aws:s3:::photos/*","Condition":{"StringEquals":{"aws:PrincipalType":"Account"}}}]}"#;
    let view = View::document(PolicyType::Resource, text);
    assert!(matches!(is_public(&view, Zone::Named, &Options::default()), Existence::Witness(_)));
}

#[track_caller]
fn check_statement(text: &str, index: usize, expected: &StatementEffect) {
    let attached = AttachedPolicy::inline(&policy(text), PolicyType::Identity, "p", "x");
    let source: PolicySource = attached.source.clone();
    let view = View::documents(PolicyType::Identity, vec![attached]);
    let effect = statement_effect(&view, &source, index, &Options::default()).unwrap();
    assert_eq!(&effect, expected, "{text}");
}

#[test]
fn statements_that_do_not_matter() {
    use StatementEffect::{AlwaysDenied, ChangesNothing, Matters, NeverApplies};
    let matters = Matters(Vec::new());
    check_statement("Allow s3:Get* *;Deny s3:GetObject *", 1, &matters);
    check_statement("Allow s3:Get* *;Deny s3:PutObject *", 1, &ChangesNothing);
    check_statement("Allow s3:Get* *;Deny s3:* *", 0, &AlwaysDenied);
    check_statement("Allow s3:Get* *;Allow s3:GetObject *", 1, &ChangesNothing);
    check_statement("Allow s3:Get* *;Allow s3:GetObject *", 0, &matters);
    check_statement(
        r#"Allow s3:* * {"NumericLessThan":{"s3:max-keys":"5"},"NumericGreaterThan":{"s3:max-keys":"5"}}"#,
        0,
        &NeverApplies,
    );
    check_statement(
        r#"Allow s3:* * {"NumericLessThan":{"s3:max-keys":"6"},"NumericGreaterThan":{"s3:max-keys":"5"}}"#,
        0,
        &matters,
    );
}

#[test]
fn values_that_add_nothing() {
    let attached = AttachedPolicy::inline(
        &policy("Allow s3:Get*,s3:GetObject,s3:Put* *"),
        PolicyType::Identity,
        "p",
        "x",
    );
    let source = attached.source.clone();
    let view = View::documents(PolicyType::Identity, vec![attached]);
    let Some(StatementEffect::Matters(idle)) = statement_effect(&view, &source, 0, &Options::default())
    else {
        panic!("the statement matters");
    };
    let idle: Vec<&str> = idle.iter().map(|value| value.text.as_str()).collect();
    assert_eq!(idle, ["s3:GetObject"]);
}
