//! Comparison of pairs of AWS's managed policies: each against itself with a change, and the ten largest with each other.

use std::time::Instant;

use iam_policy::document::PolicyType;
use iam_policy::reference::Reference;
use iam_policy_compare::{Answer, Options, View, compare};
use serde_json::Value;

/// Pairs of texts with what was done to the first to get the second.
fn pairs(managed: &[(String, String)]) -> Vec<(String, String, String)> {
    let mut pairs = Vec::new();
    for (name, text) in managed {
        let before: Value = serde_json::from_str(text).unwrap();
        for (change, after) in changes(&before) {
            pairs.push((format!("{name}: {change}"), text.clone(), after.to_string()));
        }
    }
    pairs
}

/// The policy without a statement, an action, a resource or a condition, and with one of each more.
fn changes(policy: &Value) -> Vec<(&'static str, Value)> {
    let mut all = Vec::new();
    let statements: Vec<Value> = match &policy["Statement"] {
        Value::Array(statements) => statements.clone(),
        one => vec![one.clone()],
    };
    let with = |statements: Vec<Value>| serde_json::json!({"Version": "2012-10-17", "Statement": statements});
    let last = statements.len() - 1;
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut statements = statements.clone();
        change(&mut statements[last]);
        with(statements)
    };
    if last > 0 {
        all.push(("a statement less", with(statements[..last].to_vec())));
    }
    let mut more = statements.clone();
    more.push(serde_json::json!({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}));
    all.push(("a statement more", with(more)));
    for (element, less, added) in
        [("Action", "an action less", "an action more"), ("Resource", "a resource less", "a resource more")]
    {
        let listed = statements[last][element].as_array().filter(|listed| listed.len() > 1);
        if listed.is_some() {
            all.push((less, changed(&|statement| drop(statement[element].as_array_mut().unwrap().pop()))));
        }
        let value = if element == "Action" { "sqs:Send*" } else { "arn:aws:s3:::photos/*" };
        let is_there = statements[last].get(element).is_some();
        if is_there {
            all.push((added, changed(&|statement| {
                let mut listed = match statement[element].take() {
                    Value::Array(listed) => listed,
                    one => vec![one],
                };
                listed.push(value.into());
                statement[element] = Value::Array(listed);
            })));
        }
    }
    if statements[last].get("Condition").is_some() {
        all.push(("no condition", changed(&|statement| drop(statement.as_object_mut().unwrap().remove("Condition")))));
    } else {
        let condition = serde_json::json!({"Bool": {"aws:SecureTransport": "true"}});
        all.push(("a condition more", changed(&|statement| statement["Condition"] = condition.clone())));
    }
    all.push(("nothing", with(statements.clone())));
    all
}

/// Prints times and answers.
pub fn measure(managed: &[(String, String)]) {
    let reference = Reference::all();
    let options = Options { reference: Some(&reference), ..Options::default() };
    let mut times = Vec::new();
    let mut answers = std::collections::BTreeMap::<&str, usize>::new();
    let mut slowest = (0.0, String::new());
    let mut unwitnessed = 0;
    for (name, before, after) in pairs(managed) {
        let views = [before, after].map(|text| View::document(PolicyType::Identity, &text));
        let start = Instant::now();
        let comparison = compare(&views[0], &views[1], &options);
        let time = start.elapsed().as_secs_f64() * 1e3;
        times.push(time);
        if time > slowest.0 {
            slowest = (time, name.clone());
        }
        *answers.entry(comparison.answer.name()).or_default() += 1;
        let groups = comparison.gained.iter().chain(&comparison.lost);
        unwitnessed += groups.filter(|group| group.witness.is_none()).count();
        if comparison.answer == Answer::Undecided {
            println!("    undecided: {name}: {:?}", comparison.undecided);
        }
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("{} pairs of a managed policy and a change of it: {answers:?}", times.len());
    println!("    groups without witness: {unwitnessed}");
    println!("    median {:.3} ms (target 0.5), p99 {:.2} ms (target 20), slowest {:.1} ms: {}", at(0.5), at(0.99), slowest.0, slowest.1);
    let mut largest: Vec<&(String, String)> = managed.iter().collect();
    largest.sort_by_key(|(_, text)| std::cmp::Reverse(text.len()));
    largest.truncate(10);
    let mut slowest = (0.0, String::new());
    let mut answers = std::collections::BTreeMap::<&str, usize>::new();
    for one in &largest {
        for other in &largest {
            let views = [one, other].map(|(_, text)| View::document(PolicyType::Identity, text));
            let start = Instant::now();
            let comparison = compare(&views[0], &views[1], &options);
            let time = start.elapsed().as_secs_f64() * 1e3;
            *answers.entry(comparison.answer.name()).or_default() += 1;
            if time > slowest.0 {
                slowest = (time, format!("{} and {}", one.0, other.0));
            }
        }
    }
    println!("the ten largest with each other: {answers:?}; slowest {:.1} ms (target 100): {}", slowest.0, slowest.1);
}
