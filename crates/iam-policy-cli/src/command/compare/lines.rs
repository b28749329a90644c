//! `--jsonl`: a comparison a line.

use iam_policy::document::PolicyType;
use iam_policy::json::{self, Json};
use iam_policy_compare::{Comparison, Options, PolicyPair};

use crate::error::CliError;
use crate::input::Input;
use crate::output::{self, Outcome};
use crate::text::compare as text;

/// Answers each line, one by one, so that a program can ask and wait. A line without `type` is about `policy_type`.
pub(super) fn answer(
    input: &Input,
    policy_type: PolicyType,
    options: &Options<'_>,
    passes: &dyn Fn(&Comparison) -> bool,
) -> Result<Outcome, CliError> {
    let mut bad = Vec::new();
    let mut outcome = Outcome::Found;
    input.each_line(|number, line| {
        let answer = match pair(line, policy_type) {
            Some((id, pair)) => {
                let comparison = pair.compare(options);
                if !passes(&comparison) || !pair.after.as_ref().is_none_or(super::is_valid) {
                    outcome = Outcome::Nothing;
                }
                let json = comparison.to_json().compact();
                // An object has members: the id stands before them.
                format!("{{\"id\":{id},{}", json.strip_prefix('{').unwrap_or(&json))
            }
            None => {
                bad.push(number);
                Json::object().with("id", Json::Null).with_text("error", &text::bad_line(number)).compact()
            }
        };
        output::write_bytes(Outcome::Found, format!("{answer}\n").as_bytes()).map(drop)
    })?;
    match bad.first() {
        Some(first) => Err(CliError::Comparisons { first: *first, count: bad.len() }),
        None => Ok(outcome),
    }
}

/// The id as it was written, and the policies. `None` where the line is none of a pair.
fn pair(line: &str, policy_type: PolicyType) -> Option<(&str, PolicyPair)> {
    let parsed = json::parse(line);
    if !parsed.errors.is_empty() {
        return None;
    }
    let id = parsed.root.member("id").map_or("null", |id| id.range.slice(line));
    Some((id, PolicyPair::from_json(&parsed.root, line, policy_type).ok()?))
}
