//! Answers of ours to the questions of `iamspy.py`, each with its CPU time.

use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet};
use iam_policy::request::Principal;
use iam_policy_compare::{Existence, Options, View, grants};
use serde_json::Value;

use crate::compare::timed;

/// Reads lines of `{"policies", "action", "resource"}`; prints a line with the answer and milliseconds for each.
pub fn answer(file: &str) {
    for line in std::fs::read_to_string(file).expect("a file of questions").lines() {
        let question: Value = serde_json::from_str(line).unwrap();
        let text = |name: &str| [question[name].as_str().unwrap().to_owned()];
        let policies: Vec<String> = question["policies"].as_array().unwrap().iter().map(Value::to_string).collect();
        let (answer, time) = timed(|| {
            let attached = |text: &String| AttachedPolicy::inline(text, PolicyType::Identity, "policy", "app");
            let set = PolicySet { identity: policies.iter().map(attached).collect(), ..PolicySet::default() };
            let caller = Principal::User { arn: "arn:aws:iam::111122223333:user/app".to_owned() };
            grants(&View::identity(caller, set), &text("action"), &text("resource"), &Options::default())
        });
        let answer = match answer {
            Existence::Witness(_) => "granted",
            Existence::Never => "never",
            Existence::Undecided(_) => "undecided",
        };
        println!("{answer} {time}");
    }
}
