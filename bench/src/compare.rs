//! Comparison of pairs of AWS's managed policies: each against itself with a change, and the ten largest with each other; and
//! of a whole identity.

use cpu_time::ThreadTime;
use iam_policy::document::PolicyType;
use iam_policy::evaluation::{AttachedPolicy, PolicySet};
use iam_policy::reference::Reference;
use iam_policy::request::Principal;
use iam_policy_compare::{Answer, Comparison, Options, View, compare};
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
        all.push(("the first statement less", with(statements[1..].to_vec())));
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

/// CPU time of this thread, which other programs do not lengthen, in milliseconds.
pub fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let start = ThreadTime::now();
    let answer = run();
    (answer, start.elapsed().as_secs_f64() * 1e3)
}

/// Times of questions and their answers.
#[derive(Default)]
pub struct Times {
    times: Vec<(f64, String)>,
    answers: std::collections::BTreeMap<&'static str, usize>,
    unwitnessed: usize,
    invented: usize,
}

impl Times {
    pub fn add(&mut self, name: String, time: f64, comparison: &Comparison) {
        *self.answers.entry(comparison.answer.name()).or_default() += 1;
        for group in comparison.gained.iter().chain(&comparison.lost) {
            match &group.witness {
                Some(witness) => self.invented += usize::from(!witness.is_known_action),
                None => self.unwitnessed += 1,
            }
        }
        if comparison.answer == Answer::Undecided {
            println!("    undecided: {name}: {:?}", comparison.undecided);
        }
        self.times.push((time, name));
    }

    pub fn print(mut self, title: &str, target: &str) {
        self.times.sort_by(|one, other| one.0.total_cmp(&other.0));
        let at = |share: f64| self.times[((self.times.len() - 1) as f64 * share) as usize].0;
        println!("{} {title}: {:?}", self.times.len(), self.answers);
        println!("    groups without a witness: {}; with an action that AWS does not have: {}", self.unwitnessed, self.invented);
        println!("    median {:.3} ms, p99 {:.2} ms, slowest {:.1} ms (target: {target})", at(0.5), at(0.99), at(1.0));
        for (time, name) in self.times.iter().rev().take(5) {
            println!("        {time:.1} ms: {name}");
        }
    }
}

/// All of the reference, its services read, which happens when they are first asked for.
pub fn reference() -> Reference {
    let reference = Reference::all();
    for service in reference.services() {
        std::hint::black_box(service.actions().count());
    }
    reference
}

/// Prints times and answers. `EVERY=20` takes one pair of twenty.
pub fn measure(managed: &[(String, String)]) {
    let reference = reference();
    let options = Options { reference: Some(&reference), ..Options::default() };
    let every = std::env::var("EVERY").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let mut changed = Times::default();
    for (name, before, after) in pairs(managed).into_iter().step_by(every) {
        let views = [before, after].map(|text| View::document(PolicyType::Identity, &text));
        let (comparison, time) = timed(|| compare(&views[0], &views[1], &options));
        changed.add(name, time, &comparison);
    }
    changed.print("pairs of a managed policy and a change of it", "median 0.5 ms, p99 20 ms");
    let mut largest: Vec<&(String, String)> = managed.iter().collect();
    largest.sort_by_key(|(_, text)| std::cmp::Reverse(text.len()));
    let mut of_largest = Times::default();
    for one in largest.iter().take(10) {
        for other in largest.iter().take(10) {
            let views = [one, other].map(|(_, text)| View::document(PolicyType::Identity, text));
            let (comparison, time) = timed(|| compare(&views[0], &views[1], &options));
            of_largest.add(format!("{} and {}", one.0, other.0), time, &comparison);
        }
    }
    of_largest.print("pairs of the ten largest", "100 ms each");
    let mut identities = Times::default();
    for start in (0..managed.len()).step_by(managed.len().div_ceil(10 / every.clamp(1, 5))) {
        let policies: Vec<&(String, String)> = managed.iter().cycle().skip(start).step_by(37).take(20).collect();
        let views = [false, true].map(|is_changed| identity(&policies, is_changed));
        let (comparison, time) = timed(|| compare(&views[0], &views[1], &options));
        identities.add(format!("{} and the next", policies[0].0), time, &comparison);
    }
    identities.print("identities with 20 policies, a boundary and service control policies", "100 ms each");
}

/// A role with these policies, one action more in the last if it is changed.
fn identity(policies: &[&(String, String)], is_changed: bool) -> View {
    let attached = |text: &str, policy_type| AttachedPolicy::inline(text, policy_type, "policy", "app");
    let statement = |text: &str| format!(r#"{{"Version": "2012-10-17", "Statement": [{text}]}}"#);
    let all = r#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#;
    let boundary = r#"{"Effect": "Allow", "NotAction": ["iam:*", "organizations:*"], "Resource": "*"}"#;
    let regions = r#"{"Effect": "Deny", "NotAction": ["iam:*", "sts:*"], "Resource": "*",
        "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-west-1", "us-east-1"]}}}"#;
    let trail = r#"{"Effect": "Deny", "Action": ["cloudtrail:Delete*", "cloudtrail:Stop*"], "Resource": "*"}"#;
    let mut identity: Vec<AttachedPolicy> =
        policies.iter().map(|(_, text)| attached(text, PolicyType::Identity)).collect();
    if is_changed {
        let more = r#"{"Effect": "Allow", "Action": "sqs:DeleteQueue", "Resource": "arn:aws:sqs:eu-west-1:*:jobs"}"#;
        identity.push(attached(&statement(more), PolicyType::Identity));
    }
    let level = |text: &str| vec![attached(&statement(text), PolicyType::ServiceControl)];
    let caller = Principal::RoleSession {
        role_arn: "arn:aws:iam::111122223333:role/app".to_owned(),
        session_arn: "arn:aws:sts::111122223333:assumed-role/app/session".to_owned(),
    };
    let policies = PolicySet {
        identity,
        permissions_boundary: Some(attached(&statement(boundary), PolicyType::PermissionsBoundary)),
        service_control: vec![level(all), level(&[all, regions, trail].join(", "))],
        ..PolicySet::default()
    };
    View::identity(caller, policies)
}
