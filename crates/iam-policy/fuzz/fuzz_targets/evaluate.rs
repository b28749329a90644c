//! Questions made from the bytes: all three evaluators agree, and no Deny more ever allows.
#![no_main]
#![allow(dead_code, reason = "the generator is the tests', which also make choices from a seed")]

#[path = "../../tests/generate/mod.rs"]
mod generate;
#[path = "../../tests/oracle/mod.rs"]
mod oracle;

use generate::policy::attached;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{authorize, decide};
use iam_policy::explanation::EvaluationDecision;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let choices: Vec<usize> = bytes.iter().map(|byte| usize::from(*byte)).collect();
    let (request, mut policies) = generate::question(&mut generate::Chance(Box::new(choices.into_iter())));
    let expected = oracle::decide(&request, &policies).decision;
    assert_eq!(authorize(&request, &policies).decision, expected);
    assert_eq!(decide(&request, &policies), expected);
    let deny = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}}"#;
    policies.identity.push(attached(deny, PolicyType::Identity));
    let stricter = decide(&request, &policies);
    assert!(expected == EvaluationDecision::Allowed || stricter != EvaluationDecision::Allowed);
});
