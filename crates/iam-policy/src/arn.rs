//! ARNs and patterns of ARNs.
//!
//! An ARN has six components: `arn:partition:service:region:account:resource`; the resource may hold further colons
//! (IAM User Guide, *IAM ARNs*).

use crate::pattern::{Pattern, ends_in_wildcard, matches_bytes, split_colons};
use crate::rule::Rule;

const COMPONENTS: usize = 6;

/// An ARN taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arn<'t> {
    /// `aws`, `aws-cn`, `aws-us-gov` …
    pub partition: &'t str,
    /// `s3`.
    pub service: &'t str,
    /// `eu-west-1`, or empty.
    pub region: &'t str,
    /// Twelve digits, or empty.
    pub account: &'t str,
    /// The rest, colons included.
    pub resource: &'t str,
}

impl<'t> Arn<'t> {
    /// Takes `text` apart; `None` where it has not six components or does not start with `arn`.
    pub fn parse(text: &'t str) -> Option<Self> {
        let (partition, rest) = split_component(text.strip_prefix("arn:")?)?;
        let (service, rest) = split_component(rest)?;
        let (region, rest) = split_component(rest)?;
        let (account, resource) = split_component(rest)?;
        Some(Self { partition, service, region, account, resource })
    }
}

/// The text before and after the first colon. Components are short: looking at byte after byte is faster than the
/// standard library's search.
pub(crate) fn split_component(text: &str) -> Option<(&str, &str)> {
    let colon = text.bytes().position(|byte| byte == b':')?;
    Some((text.get(..colon)?, text.get(colon + 1..)?))
}

/// Whether `text` is an account id: twelve digits.
pub fn is_account_id(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Compares component by component, each with its own wildcards: the rule of the ARN condition operators (IAM User
/// Guide, *Condition operators*). A pattern or text with fewer than six components does not match.
pub(crate) fn matches_strictly(pattern: &Pattern, text: &str) -> bool {
    let mut wanted = split_colons(pattern.as_bytes(), COMPONENTS);
    let mut found = text.as_bytes().splitn(COMPONENTS, |byte| *byte == b':');
    for _ in 0..COMPONENTS {
        match (wanted.next(), found.next()) {
            (Some(wanted), Some(found)) if matches_bytes(wanted, found, false) => {}
            _ => return false,
        }
    }
    true
}

/// Whether a pattern has the six components of an ARN.
pub(crate) fn has_all_components(pattern: &Pattern) -> bool {
    split_colons(pattern.as_bytes(), COMPONENTS).count() == COMPONENTS
}

/// Matches an element of `Resource` against the ARN of a request (IAM User Guide, *Resource*): component by component,
/// where a `*` at the end of a component may run on past colons. An earlier text of that page said that it may not, so
/// a match that needs it is [`Rule::ResourceRunsOn`].
pub(crate) fn matches_resource(pattern: &Pattern, text: &str) -> Option<Rule> {
    if pattern.is_everything() {
        return Some(Rule::Resource);
    }
    let tail = pattern.after_literal_prefix(text)?;
    // Where all colons stand before the first wildcard, each component is its own and the last one is left.
    if pattern.prefix_colons() >= COMPONENTS - 1 {
        return tail.matches(false).then_some(Rule::Resource);
    }
    if matches_strictly(pattern, text) {
        return Some(Rule::Resource);
    }
    spans_components(pattern, text).then_some(Rule::ResourceRunsOn)
}

/// The components of the pattern one after the other; after one that ends in `*` the next may begin at any later colon.
/// The service component takes no wildcard, so running on starts behind it.
fn spans_components(pattern: &Pattern, text: &str) -> bool {
    let wanted: Vec<&[u8]> = split_colons(pattern.as_bytes(), COMPONENTS).collect();
    let Some((head, tail)) = wanted.split_at_checked(3) else {
        return false;
    };
    let mut found = text.as_bytes().splitn(4, |byte| *byte == b':');
    for part in head {
        if !found.next().is_some_and(|found| matches_bytes(part, found, false)) {
            return false;
        }
    }
    found.next().is_some_and(|rest| runs_on_from(tail, rest, wanted.len() < COMPONENTS))
}

/// At most three components are left, so the recursion is at most three deep; each level tries each colon once. Only the
/// `*` at the end of a component runs on, so what stands before it must fit the text up to the next colon.
fn runs_on_from(wanted: &[&[u8]], text: &[u8], short: bool) -> bool {
    let Some((first, rest)) = wanted.split_first() else {
        return false;
    };
    if rest.is_empty() && !short {
        return matches_bytes(first, text, false);
    }
    let component = text.split(|byte| *byte == b':').next().unwrap_or(&[]);
    if !matches_bytes(first, component, false) {
        return false;
    }
    if rest.is_empty() {
        return ends_in_wildcard(first);
    }
    for (place, byte) in text.iter().enumerate() {
        if *byte == b':' {
            if runs_on_from(rest, text.get(place + 1..).unwrap_or(&[]), short) {
                return true;
            }
            if !ends_in_wildcard(first) {
                return false;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: Option<Rule>) {
        assert_eq!(matches_resource(&Pattern::new(pattern), text), expected, "{pattern} on {text}");
    }

    #[test]
    fn component_by_component() {
        let yes = Some(Rule::Resource);
        check("*", "arn:aws:s3:::b", yes);
        check("arn:aws:s3:::b/*", "arn:aws:s3:::b/a/c", yes);
        check("arn:aws:s3:::b/*", "arn:aws:s3:::b", None);
        check("arn:aws:s3:::B", "arn:aws:s3:::b", None);
        check("arn:aws:sns:us-east-1:*:topic", "arn:aws:sns:us-east-1:111122223333:topic", yes);
        check(
            "arn:aws:logs:*:*:log-group:a:*",
            "arn:aws:logs:us-east-1:111122223333:log-group:a:log-stream:s",
            yes,
        );
        check("arn:aws:s*:::b", "arn:aws:s3:::b", yes);
    }

    #[test]
    fn only_a_star_at_the_end_of_a_component_runs_on() {
        let disputed = Some(Rule::ResourceRunsOn);
        check("arn:aws:iam::*", "arn:aws:iam::111122223333:user/ann", disputed);
        let group = "arn:aws:logs:us-east-1:111122223333:log-group:g:x";
        check("arn:aws:logs:us-*:log-group:g:x", group, disputed);
        check("arn:aws:logs:u*1:log-group:g:x", group, None);
        check("arn:aws:logs:us-*", group, disputed);
        check("arn:aws:sns:u*1:topic", "arn:aws:sns:us-east-1:111122223331:topic", None);
        check("arn:aws:sns:us-east-1?111122223333:topic", "arn:aws:sns:us-east-1:111122223333:topic", None);
        check("arn:aws:sns:u*3:topic", "arn:aws:sns:us-east-1:111122223333:topic", None);
    }
}
