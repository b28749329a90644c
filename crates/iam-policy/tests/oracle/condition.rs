//! `Condition`.

use std::cmp::Ordering;
use std::net::IpAddr;

use super::Query;
use super::statement::{requested, strings};
use super::text::{PatternToken, arn_matches, components, matches, possible, resolve};
use iam_policy::request::{AuthorizationRequest, ContextValue};
use serde_json::Value;

pub(crate) fn all_hold(block: &Value, deny: bool, variables: bool, query: &Query) -> bool {
    let holds = |(operator, key, values): &(String, String, Vec<String>)| {
        holds(operator, key, values, deny, variables, query)
    };
    clauses(block).iter().all(holds)
}

/// Whether some condition asks for the role in `aws:PrincipalArn` positively.
pub(crate) fn asks_for_principal_arn(block: &Value) -> bool {
    clauses(block).iter().any(|(operator, key, _)| {
        let (_, name, _) = take_apart(operator);
        let by_arn = ["arnequals", "arnlike", "stringequals", "stringlike", "stringequalsignorecase"];
        key.eq_ignore_ascii_case("aws:PrincipalArn") && by_arn.contains(&name.as_str())
    })
}

/// Operator, key and values of every condition.
pub(crate) fn clauses(block: &Value) -> Vec<(String, String, Vec<String>)> {
    let mut all = Vec::new();
    for (operator, keys) in block.as_object().into_iter().flatten() {
        for (key, values) in keys.as_object().unwrap() {
            all.push((operator.clone(), key.clone(), strings(values)));
        }
    }
    all
}

/// Set operator, bare name, `IfExists`; all in lower case.
pub(crate) fn take_apart(operator: &str) -> (Option<String>, String, bool) {
    let lower = operator.to_ascii_lowercase();
    let (set, rest) = match lower.split_once(':') {
        Some((set, rest)) => (Some(set.to_owned()), rest.to_owned()),
        None => (None, lower),
    };
    match rest.strip_suffix("ifexists") {
        Some(name) => (set, name.to_owned(), true),
        None => (set, rest, false),
    }
}

fn holds(operator: &str, key: &str, values: &[String], deny: bool, variables: bool, query: &Query) -> bool {
    let request = query.request;
    let (set, name, if_exists) = take_apart(operator);
    let found = requested(request, key);
    // Where AWS leaves open which of two answers is right, an Allow needs both and a Deny one.
    let open = |one: bool, other: bool| if deny { one || other } else { one && other };
    if name == "null" {
        let asks = |wanted: &str| values.iter().any(|value| value.eq_ignore_ascii_case(wanted));
        let said = if found.is_empty() { asks("true") } else { asks("false") };
        let empty_text = !found.is_empty() && found.iter().all(String::is_empty);
        return match set.as_deref() {
            Some(set) if found.is_empty() => {
                query.record_rule("Null with a set operator, no key");
                set == "forallvalues"
            }
            Some(set) => {
                query.record_rule("Null with a set operator");
                open(said, set == "forallvalues")
            }
            None if empty_text => {
                query.record_rule("Null of an empty text");
                open(asks("true"), asks("false"))
            }
            None => said,
        };
    }
    if matches!(request.context.get(key), Some(ContextValue::Unknown(_))) {
        query.record_rule("a value that nobody told");
        return deny;
    }
    let negated = name.contains("not");
    let positive = name.replacen("not", "", 1);
    let all_values = set.as_deref() == Some("forallvalues");
    let any_value = set.as_deref() == Some("foranyvalue");
    if found.is_empty() || (all_values && found.iter().all(String::is_empty)) {
        return if_exists || all_values || (negated && !any_value);
    }
    let one = |requested: &String| one_holds(&positive, negated, values, deny, requested, variables, query);
    if any_value && found.iter().all(String::is_empty) {
        return open(false, found.iter().any(one));
    }
    if set.is_none() && found.len() > 1 {
        query.record_rule("several values without a set operator");
    }
    // Without a set operator one value is expected; of several all have to fit in an Allow, one in a Deny.
    if all_values || (!any_value && !deny) { found.iter().all(one) } else { found.iter().any(one) }
}

/// Policy values are alternatives, or exceptions under a negated operator. What cannot be read is equal to nothing; that
/// it is unequal counts in a Deny only.
fn one_holds(
    operator: &str,
    negated: bool,
    values: &[String],
    deny: bool,
    requested: &str,
    variables: bool,
    query: &Query,
) -> bool {
    let compared = |value| compare(operator, value, requested, variables, query.request);
    let all: Vec<_> = values.iter().map(|value| compared(value)).collect();
    if all.contains(&Compared::Yes) {
        return !negated;
    }
    let unreadable = all.contains(&Compared::Unreadable);
    if !unreadable && all.contains(&Compared::NotTold) {
        query.record_rule("a variable whose value nobody told");
        return deny;
    }
    if negated && unreadable {
        query.record_rule("unreadable value under a negated operator");
    }
    negated && (deny || !unreadable)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compared {
    Yes,
    No,
    Unreadable,
    /// A variable has a value, and nobody told it.
    NotTold,
}

fn compare(
    operator: &str,
    value: &str,
    requested: &str,
    variables: bool,
    request: &AuthorizationRequest,
) -> Compared {
    let yes = |holds| if holds { Compared::Yes } else { Compared::No };
    let ordered = |order: Option<Ordering>, name: &str| match order {
        None => Compared::Unreadable,
        Some(order) => yes(match name {
            "equals" => order == Ordering::Equal,
            "lessthan" => order == Ordering::Less,
            "lessthanequals" => order != Ordering::Greater,
            "greaterthan" => order == Ordering::Greater,
            "greaterthanequals" => order != Ordering::Less,
            other => panic!("{other}"),
        }),
    };
    let wildcards = ["stringlike", "arnlike", "arnequals"].contains(&operator);
    let texts = ["stringequals", "stringlike", "stringequalsignorecase", "arnequals", "arnlike"];
    if texts.contains(&operator) && possible(value, variables, wildcards, request).is_some() {
        return Compared::NotTold;
    }
    let resolved = || resolve(value, variables, wildcards, request);
    if let Some(name) = operator.strip_prefix("numeric") {
        let order = number(value).zip(number(requested)).map(|(wanted, found)| found.total_cmp(&wanted));
        return ordered(order, name);
    }
    if let Some(name) = operator.strip_prefix("date") {
        let order = seconds(value).zip(seconds(requested)).map(|(wanted, found)| found.total_cmp(&wanted));
        return ordered(order, name);
    }
    match operator {
        "stringequals" | "stringlike" => yes(resolved().is_some_and(|pattern| matches(&pattern, requested))),
        "stringequalsignorecase" => {
            let lower = |piece: PatternToken| match piece {
                PatternToken::Char(character) | PatternToken::Value(character) => character.to_lowercase(),
                other => panic!("{other:?}"),
            };
            yes(resolved().is_some_and(|pattern| {
                pattern.into_iter().flat_map(lower).eq(requested.chars().flat_map(char::to_lowercase))
            }))
        }
        "arnequals" | "arnlike" => match resolved().map(separated) {
            None => Compared::No,
            Some(pattern) if components(&pattern).len() < 6 => Compared::Unreadable,
            Some(_) if !is_arn(requested) => Compared::Unreadable,
            Some(pattern) => yes(arn_matches(&pattern, requested)),
        },
        "bool" => match (flag(value), flag(requested)) {
            (Some(wanted), Some(found)) => yes(wanted == found),
            _ => Compared::Unreadable,
        },
        "binaryequals" => match (base64(value), base64(requested)) {
            (Some(wanted), Some(found)) => yes(wanted == found),
            _ => Compared::Unreadable,
        },
        "ipaddress" => in_range(value, requested),
        other => panic!("{other}"),
    }
}

/// Without a written colon the value of a variable is the whole ARN.
fn separated(pattern: Vec<PatternToken>) -> Vec<PatternToken> {
    let written = pattern.contains(&PatternToken::Char(':'));
    let piece = |piece| match piece {
        PatternToken::Value(':') if !written => PatternToken::Char(':'),
        other => other,
    };
    pattern.into_iter().map(piece).collect()
}

fn is_arn(text: &str) -> bool {
    text.starts_with("arn:") && text.split(':').count() >= 6
}

fn flag(text: &str) -> Option<bool> {
    text.to_ascii_lowercase().parse().ok()
}

/// Small numbers only, which floating point holds exactly.
fn number(text: &str) -> Option<f64> {
    let digits = text.chars().next_back()?.is_ascii_digit() && !text.starts_with('.');
    text.parse::<f64>().ok().filter(|_| digits)
}

/// `YYYY-MM-DD`, `YYYY-MM-DDThh:mm:ssZ`, or seconds since 1970.
fn seconds(text: &str) -> Option<f64> {
    let (date, time) = text.split_once('T').unwrap_or((text, "00:00:00Z"));
    let parts: Vec<Option<u32>> = date.split('-').map(|part| part.parse().ok()).collect();
    let [Some(year), Some(month), Some(day)] = parts[..] else {
        return number(text);
    };
    let clock: Vec<u32> = time.strip_suffix('Z')?.split(':').map(|part| part.parse().unwrap()).collect();
    let leap = |year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let lengths = [31, if leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if !(1..=12).contains(&month) || day == 0 || day > lengths[month as usize - 1] {
        return None;
    }
    let years: u32 = (1970..year).map(|year| if leap(year) { 366 } else { 365 }).sum();
    let days = years + lengths[..month as usize - 1].iter().sum::<u32>() + day - 1;
    Some(f64::from(days) * 86_400.0 + f64::from(clock[0] * 3_600 + clock[1] * 60 + clock[2]))
}

/// As a string of bits.
fn base64(text: &str) -> Option<String> {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let body = text.trim_end_matches('=');
    if !text.len().is_multiple_of(4) || text.len() - body.len() > 2 {
        return None;
    }
    let bits = body.chars().map(|character| alphabet.find(character).map(|value| format!("{value:06b}")));
    let bits: String = bits.collect::<Option<_>>()?;
    Some(bits[..bits.len() / 8 * 8].to_owned())
}

fn in_range(range: &str, address: &str) -> Compared {
    let (network, prefix) = match range.split_once('/') {
        Some((network, prefix)) => (network, prefix.parse::<usize>().ok()),
        None => (range, Some(128)),
    };
    let (Some(network), Some(prefix)) = (bits(network), prefix) else {
        return Compared::Unreadable;
    };
    if range.contains('/') && prefix > network.len() {
        return Compared::Unreadable;
    }
    let Some(address) = bits(address) else {
        return Compared::Unreadable;
    };
    let prefix = prefix.min(network.len());
    let inside = network.len() == address.len() && network[..prefix] == address[..prefix];
    if inside { Compared::Yes } else { Compared::No }
}

fn bits(address: &str) -> Option<String> {
    Some(match address.parse().ok()? {
        IpAddr::V4(address) => format!("{:032b}", address.to_bits()),
        IpAddr::V6(address) => format!("{:0128b}", address.to_bits()),
    })
}
