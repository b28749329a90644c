//! Comparison of every version of AWS's managed policies with the one before.

use iam_policy::document::PolicyType;
use iam_policy_compare::{Options, View, compare};
use serde_json::Value;

use crate::compare::{Times, reference, timed};

/// Reads a file of versions by policy, `{NAME: {"versions": {"v1": {"document"}}}}`; prints times and answers.
pub fn measure(file: &str) {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}; see CONTRIBUTING.md"));
    let policies: Value = serde_json::from_str(&text).unwrap();
    let reference = reference();
    let options = Options { reference: Some(&reference), ..Options::default() };
    let mut times = Times::default();
    for (name, policy) in policies.as_object().unwrap() {
        let versions = policy["versions"].as_object().unwrap().iter();
        let mut versions: Vec<(usize, String)> = versions
            .map(|(id, version)| (id.trim_start_matches('v').parse().unwrap(), version["document"].to_string()))
            .collect();
        versions.sort();
        for pair in versions.windows(2) {
            let [(earlier, before), (later, after)] = pair else { unreachable!() };
            let views = [before, after].map(|text| View::document(PolicyType::Identity, text));
            let (comparison, time) = timed(|| compare(&views[0], &views[1], &options));
            times.add(format!("{name} v{earlier} and v{later}"), time, &comparison);
        }
    }
    times.print("published changes of managed policies", "median 0.5 ms, p99 20 ms");
}
