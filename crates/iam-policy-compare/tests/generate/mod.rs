//! Pairs of policies over a small vocabulary, and all requests of the small world that they are about.

use std::fmt;

use iam_policy::action_name::ActionName;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet, decide};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::request::derived_keys::{derive_keys, visit_caller_keys};
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext};
use iam_policy_compare::View;

/// xorshift64*: small, and good enough to choose test cases.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// Two policies of a type, and the keys that they ask for.
pub(crate) struct Pair {
    pub(crate) before: View,
    pub(crate) after: View,
    texts: [String; 2],
    sets: [PolicySet; 2],
    world: &'static World,
    keys: Vec<&'static KeyValues>,
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "before {}\nafter {}", self.texts[0], self.texts[1])
    }
}

/// Actions and resources that meet.
struct World {
    actions: &'static [&'static str],
    action_patterns: &'static [&'static str],
    resources: &'static [&'static str],
    resource_patterns: &'static [&'static str],
}

const WORLDS: [World; 4] = [
    World {
        actions: &[
            "s3:GetObject",
            "s3:GetObjectAcl",
            "s3:PutObject",
            "s3:Xyz",
            "sqs:SendMessage",
            "ec2:RunInstances",
        ],
        action_patterns: &[
            "s3:*",
            "s3:Get*",
            "s3:GetObject",
            "S3:getobject*",
            "s3:*Object",
            "*",
            "s3:?etObject",
            "sqs:*",
        ],
        resources: &[
            "arn:aws:s3:::a",
            "arn:aws:s3:::a/k",
            "arn:aws:s3:::ab",
            "arn:aws:s3:::b",
            "arn:aws:s3:::a/ann",
            "arn:aws-cn:s3:::a",
            "arn:aws:sqs:eu-west-1:111122223333:q",
            "*",
        ],
        resource_patterns: &[
            "*",
            "arn:aws:s3:::*",
            "arn:aws:s3:::a",
            "arn:aws:s3:::a/*",
            "arn:aws:s3:::a*",
            "arn:aws:s3:::?",
            "arn:*:s3:::a",
            "arn:aws:s3:::a/${aws:username}",
            "arn:aws:s3:::${aws:PrincipalTag/T}*",
            "arn:aws:sqs:*:*:*",
            "arn:aws:s3:*",
        ],
    },
    World {
        actions: &[
            "logs:DescribeLogGroups",
            "logs:PutRetentionPolicy",
            "logs:PutLogEvents",
            "logs:TagResource",
            "logs:FilterLogEvents",
        ],
        action_patterns: &[
            "logs:*",
            "logs:Put*",
            "logs:PutLogEvents",
            "logs:DescribeLogGroups",
            "logs:*Log*",
            "*",
        ],
        resources: &[
            "*",
            "arn:aws:logs:eu-west-1:111122223333:log-group:g",
            "arn:aws:logs:eu-west-1:111122223333:log-group:g:*",
            "arn:aws:logs:eu-west-1:111122223333:log-group:gh:log-stream:s",
            "arn:aws:logs:us-east-1:111122223333:log-group:g:log-stream:",
        ],
        resource_patterns: &[
            "*",
            "arn:aws:logs:*:*:*",
            "arn:aws:logs:eu-west-1:111122223333:log-group:g",
            "arn:aws:logs:eu-west-1:111122223333:log-group:g:*",
            "arn:aws:logs:*:*:log-group:g*",
            "arn:aws:logs:eu-*:log-group:*",
            "arn:aws:logs:*:111122223333:log-group:*:log-stream:*",
        ],
    },
    World {
        actions: &[
            "iam:ListRoles",
            "iam:GetRole",
            "iam:PassRole",
            "states:ListActivities",
            "sqs:ListQueues",
            "s3:ListAllMyBuckets",
        ],
        action_patterns: &[
            "iam:*",
            "iam:List*",
            "iam:PassRole",
            "states:*",
            "*",
            "sqs:List*",
            "s3:ListAllMyBuckets",
        ],
        resources: &[
            "*",
            "arn:aws:iam::111122223333:role/r",
            "arn:aws:iam::444455556666:role/p/r",
            "arn:aws:iam::111122223333:user/ann",
        ],
        resource_patterns: &[
            "*",
            "arn:aws:iam::*:*",
            "arn:aws:iam::111122223333:role/*",
            "arn:aws:iam::*:role/r",
            "arn:aws:iam:::*",
            "arn:aws:iam::111122223333:user/${aws:username}",
            "arn:aws:states:*:*:*",
            "arn:aws:sqs:*",
            "arn:aws:s3:::*",
            "arn:aws:iam::*",
        ],
    },
    World {
        actions: &["sqs:SendMessage", "sqs:SendMessageBatch", "sqs:ReceiveMessage"],
        action_patterns: &["sqs:*", "sqs:Send*", "sqs:SendMessage", "sqs:*Message", "*"],
        resources: &[
            "arn:aws:sqs:eu-west-1:111122223333:q",
            "arn:aws:sqs:us-east-1:111122223333:q",
            "arn:aws:sqs:eu-west-1:444455556666:q2",
            "arn:aws:sqs:eu-west-1:111122223333:q:x",
        ],
        resource_patterns: &[
            "*",
            "arn:aws:sqs:*:111122223333:q",
            "arn:aws:sqs:eu-*:111122223333:*",
            "arn:aws:sqs:*:*:q*",
            "arn:aws:sqs:*",
            "arn:aws:sqs:eu-west-1:*",
            "arn:aws:sqs:*1:111122223333:q",
            "arn:aws:sqs:us-*:q",
        ],
    },
];

/// A key, the operators that ask for it, values of policies and of requests.
struct KeyValues {
    key: &'static str,
    operators: &'static [&'static str],
    listed: &'static [&'static str],
    asked: &'static [&'static [&'static str]],
    /// It follows from the rest of a request.
    derived: bool,
}

const TEXTS: [&str; 8] = [
    "StringEquals",
    "StringNotEquals",
    "StringLike",
    "StringNotLike",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringEqualsIfExists",
    "StringNotLikeIfExists",
];

const KEYS: [KeyValues; 13] = [
    KeyValues {
        key: "aws:PrincipalTag/T",
        operators: &TEXTS,
        listed: &["a", "b", "A", "a*", "*", "k", ""],
        asked: &[&["a"], &["A"], &["b"], &["ab"], &["\u{212a}"], &[""], &["*"]],
        derived: false,
    },
    KeyValues {
        key: "aws:ResourceTag/T",
        operators: &TEXTS,
        listed: &["a", "b", "${aws:PrincipalTag/T}", "${aws:username}", "${aws:PrincipalTag/T, 'a'}x"],
        asked: &[&["a"], &["b"], &["ann"], &["ax"]],
        derived: false,
    },
    KeyValues {
        key: "aws:SourceIp",
        operators: &["IpAddress", "NotIpAddress", "IpAddressIfExists"],
        listed: &[
            "10.0.0.0/8",
            "10.1.0.0/16",
            "0.0.0.0/0",
            "2001:db8::/32",
            "10.1.2.3",
            "::/0",
            "10.0.0.0/9",
            "10.128.0.0/9",
        ],
        asked: &[&["10.1.2.3"], &["10.200.0.1"], &["11.0.0.1"], &["2001:db8::1"], &["::1"]],
        derived: false,
    },
    KeyValues {
        key: "aws:SecureTransport",
        operators: &["Bool", "BoolIfExists", "Null", "StringEquals"],
        listed: &["true", "false"],
        asked: &[&["true"], &["false"]],
        derived: false,
    },
    KeyValues {
        key: "s3:max-keys",
        operators: &[
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericEquals",
            "NumericNotEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEqualsIfExists",
        ],
        listed: &["10", "9", "10.0", "1e1", "-1", "9.5"],
        asked: &[&["10"], &["9"], &["9.7"], &["11"], &["-2"], &["0"]],
        derived: false,
    },
    KeyValues {
        key: "aws:CurrentTime",
        operators: &[
            "DateLessThan",
            "DateGreaterThan",
            "DateEquals",
            "DateNotEquals",
            "DateGreaterThanEquals",
        ],
        listed: &["2024-02-29T12:00:00Z", "2024-03-01", "1709208000", "soon"],
        asked: &[
            &["2024-02-29T12:00:00Z"],
            &["2024-03-01T00:00:00Z"],
            &["2024-02-29T12:00:00.5Z"],
            &["2023-01-01T00:00:00Z"],
            &["2025-01-01T00:00:00Z"],
        ],
        derived: false,
    },
    KeyValues {
        key: "aws:TagKeys",
        operators: &[
            "ForAllValues:StringEquals",
            "ForAnyValue:StringEquals",
            "ForAllValues:StringNotEquals",
            "ForAnyValue:StringNotLike",
            "ForAnyValue:StringLike",
            "Null",
            "StringEquals",
            "ForAllValues:StringLikeIfExists",
        ],
        listed: &["a", "b", "a*"],
        asked: &[&["a"], &["a", "b"], &["c"], &[""], &["", "a"], &["ab", "c"], &["b", "c"]],
        derived: false,
    },
    KeyValues {
        key: "aws:SourceArn",
        operators: &["ArnLike", "ArnNotLike", "ArnEquals", "ArnNotEqualsIfExists", "StringLike", "Null"],
        listed: &["arn:aws:s3:::a", "arn:aws:s3:::*", "arn:aws:*:*:111122223333:*", "arn:*:s3:::a*"],
        asked: &[
            &["arn:aws:s3:::a"],
            &["arn:aws:s3:::ab:c"],
            &["arn:aws:sns:eu-west-1:111122223333:t"],
            &["arn:aws:sns:eu-west-1:444455556666:t:x"],
        ],
        derived: false,
    },
    KeyValues {
        key: "kms:Blob",
        operators: &["BinaryEquals", "BinaryEqualsIfExists"],
        listed: &["QUJD", "QUI="],
        asked: &[&["QUJD"], &["QUI="], &["AAAA"]],
        derived: false,
    },
    KeyValues {
        key: "aws:username",
        operators: &["StringEquals", "StringNotEquals", "StringLike", "Null"],
        listed: &["ann", "bob", "a*"],
        asked: &[],
        derived: true,
    },
    KeyValues {
        key: "aws:PrincipalArn",
        operators: &["ArnLike", "ArnNotLike", "StringLike", "StringNotEquals", "Null"],
        listed: &[
            "arn:aws:iam::111122223333:user/ann",
            "arn:aws:iam::*:user/*",
            "arn:aws:iam::111122223333:role/*",
        ],
        asked: &[],
        derived: true,
    },
    KeyValues {
        key: "aws:RequestedRegion",
        operators: &["StringEquals", "StringNotEquals", "StringLike", "Null"],
        listed: &["eu-west-1", "us-east-1", "eu-*"],
        asked: &[&["eu-west-1"], &["us-east-1"], &["ap-south-1"]],
        derived: false,
    },
    KeyValues {
        key: "aws:ResourceAccount",
        operators: &["StringEquals", "StringNotEquals", "StringLike"],
        listed: &["111122223333", "444455556666", "${aws:PrincipalAccount}", "4*"],
        asked: &[],
        derived: true,
    },
];

/// Two policies: the later one is often the earlier one with a change.
pub(crate) fn pair(chance: &mut Chance) -> Pair {
    let world = &WORLDS[chance.below(WORLDS.len())];
    let keys: Vec<&KeyValues> = (0..1 + chance.below(2)).map(|_| &KEYS[chance.below(KEYS.len())]).collect();
    let mut before: Vec<String> = (0..1 + chance.below(3)).map(|_| statement(chance, world, &keys)).collect();
    let mut after = before.clone();
    match chance.below(5) {
        0 => after = (0..1 + chance.below(3)).map(|_| statement(chance, world, &keys)).collect(),
        1 => std::mem::swap(&mut before, &mut after),
        _ => {}
    }
    let at = chance.below(after.len());
    match chance.below(4) {
        0 => after[at] = statement(chance, world, &keys),
        1 => after.push(statement(chance, world, &keys)),
        2 => before.push(statement(chance, world, &keys)),
        _ => {}
    }
    let policy_type =
        [PolicyType::Identity, PolicyType::Identity, PolicyType::ServiceControl][chance.below(3)];
    let texts = [before, after]
        .map(|statements| format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(",")));
    let [before, after] = texts.each_ref().map(|text| View::document(policy_type, text));
    let sets = texts.each_ref().map(|text| set(policy_type, text));
    Pair { before, after, texts, sets, world, keys }
}

fn set(policy_type: PolicyType, text: &str) -> PolicySet {
    const EVERYTHING: &str = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    let attached = |text: &str, policy_type| AttachedPolicy::inline(text, policy_type, "p", "");
    match policy_type {
        PolicyType::ServiceControl => PolicySet {
            identity: vec![attached(EVERYTHING, PolicyType::Identity)],
            service_control: vec![vec![attached(text, policy_type)]],
            ..PolicySet::default()
        },
        _ => PolicySet { identity: vec![attached(text, policy_type)], ..PolicySet::default() },
    }
}

fn statement(chance: &mut Chance, world: &World, keys: &[&KeyValues]) -> String {
    let effect = chance.pick(&["Allow", "Allow", "Allow", "Deny"]);
    let action = chance.pick(&["Action", "Action", "Action", "NotAction"]);
    let resource = chance.pick(&["Resource", "Resource", "Resource", "NotResource"]);
    let mut text = format!(
        r#"{{"Effect":"{effect}","{action}":{},"{resource}":{}"#,
        list(chance, world.action_patterns),
        list(chance, world.resource_patterns)
    );
    let clauses: Vec<String> = (0..chance.below(3))
        .map(|_| {
            let key = keys[chance.below(keys.len())];
            let operator = chance.pick(key.operators);
            let values =
                if operator == "Null" { list(chance, &["true", "false"]) } else { list(chance, key.listed) };
            format!(r#""{operator}":{{"{}":{values}}}"#, key.key)
        })
        .collect();
    // The same operator twice would be an error.
    let distinct = clauses.len() < 2 || clauses[0].split(':').next() != clauses[1].split(':').next();
    if distinct && !clauses.is_empty() {
        text.push_str(&format!(r#","Condition":{{{}}}"#, clauses.join(",")));
    }
    text.push('}');
    text
}

fn list(chance: &mut Chance, from: &[&str]) -> String {
    let mut listed = vec![chance.pick(from)];
    while chance.below(3) == 0 {
        listed.push(chance.pick(from));
    }
    let texts: Vec<String> = listed.iter().map(|text| format!("\"{text}\"")).collect();
    format!("[{}]", texts.join(","))
}

impl Pair {
    /// As the views say, and many times faster: with other policies around them that allow everything.
    pub(crate) fn is_gained(&self, request: &AuthorizationRequest) -> bool {
        let mut request = request.clone();
        request.resource_account = request.caller.account().map(str::to_owned);
        let [before, after] = &self.sets;
        decide(&request, after) == EvaluationDecision::Allowed
            && decide(&request, before) != EvaluationDecision::Allowed
    }

    /// Every request of the small world, with the keys that follow from the rest of it.
    pub(crate) fn requests(&self) -> Vec<AuthorizationRequest> {
        let callers = [
            Principal::User { arn: "arn:aws:iam::111122223333:user/ann".into() },
            Principal::User { arn: "arn:aws:iam::444455556666:user/team/bob".into() },
        ];
        let role = Principal::RoleSession {
            role_arn: "arn:aws:iam::111122223333:role/r".into(),
            session_arn: "arn:aws:sts::111122223333:assumed-role/r/s".into(),
        };
        let tells_callers =
            self.keys.iter().any(|key| key.derived) || self.texts.iter().any(|text| text.contains("${aws:"));
        let callers: Vec<Principal> = callers.into_iter().chain(tells_callers.then_some(role)).collect();
        let mut keys: Vec<&KeyValues> = self.keys.clone();
        if self.texts.iter().any(|text| text.contains("PrincipalTag/T")) {
            keys.push(&KEYS[0]);
        }
        let mut contexts = vec![RequestContext::default()];
        keys.sort_by_key(|key| key.key);
        keys.dedup_by_key(|key| key.key);
        for key in keys.iter().filter(|key| !key.derived) {
            let mut next = contexts.clone();
            for values in key.asked {
                for context in &contexts {
                    let mut context = context.clone();
                    let value = match values {
                        [one] => ContextValue::One((*one).to_owned()),
                        many => ContextValue::Many(many.iter().map(|text| (*text).to_owned()).collect()),
                    };
                    context.set(key.key, value);
                    next.push(context);
                }
            }
            contexts = next;
        }
        let mut requests = Vec::new();
        for caller in &callers {
            for action in self.world.actions {
                for resource in self.world.resources {
                    for context in &contexts {
                        requests.push(request(caller, action, resource, context));
                    }
                }
            }
        }
        requests
    }
}

fn request(
    caller: &Principal,
    action: &str,
    resource: &str,
    context: &RequestContext,
) -> AuthorizationRequest {
    let mut context = context.clone();
    visit_caller_keys(caller, "aws", &mut |key, value| context.set(key, ContextValue::One(value.to_owned())));
    for (key, value) in derive_keys(Some(caller), ActionName::new(action), resource, None) {
        context.set(key, ContextValue::One(value));
    }
    AuthorizationRequest {
        caller: caller.clone(),
        action: action.to_owned(),
        resource: resource.to_owned(),
        resource_account: None,
        context,
    }
}
