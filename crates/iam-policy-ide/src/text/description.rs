//! Lines of descriptions, and the count of actions that a wildcard covers.

pub(crate) const EVERY_RESOURCE_ONLY: &str = "Resource: * only";

pub(crate) fn resource_types(names: &str) -> String {
    ["Resource types: ", names].concat()
}

pub(crate) fn condition_keys(names: &str) -> String {
    ["Condition keys: ", names].concat()
}

pub(crate) fn and_more(names: &str, more: usize) -> String {
    [names, " and ", &more.to_string(), " more"].concat()
}

/// Follows a pattern: ` matches 63 of 180 actions of s3`.
pub(crate) fn matches(covered: usize, count: usize, service: &str) -> String {
    [" matches ", &covered.to_string(), " of ", &count.to_string(), " actions of ", service].concat()
}

/// `values` is one of the constants below.
pub(crate) fn compares(values: &str) -> String {
    ["Compares ", values, "."].concat()
}

pub(crate) const TEXT: &str = "text, letter by letter";
pub(crate) const TEXT_IGNORE_CASE: &str = "text, without regard to case";
pub(crate) const TEXT_LIKE: &str = "text; * and ? are wildcards";
pub(crate) const NUMBERS: &str = "numbers";
pub(crate) const DATES: &str = "dates";
pub(crate) const BOOLEANS: &str = "true or false";
pub(crate) const BASE64: &str = "Base64";
pub(crate) const IP_ADDRESSES: &str = "IP addresses with CIDR ranges";
pub(crate) const ARNS: &str = "ARNs, part by part; * and ? are wildcards";
pub(crate) const NULL: &str = "whether the key is missing: true means it must not be there";

// These follow `compares`.

pub(crate) const NEGATED: &str = " Negated: also holds where the request does not carry the key.";
pub(crate) const IF_EXISTS: &str = " IfExists: holds where the request does not carry the key.";
pub(crate) const FOR_ALL_VALUES: &str =
    " ForAllValues: every value of the request has to match; with no value it holds.";
pub(crate) const FOR_ANY_VALUE: &str = " ForAnyValue: one value of the request has to match.";

/// `value` is one of the constants below.
pub(crate) fn key(key: &str, value: &str, is_multivalued: bool) -> String {
    let several = if is_multivalued {
        ". A request may carry several values: use ForAnyValue or ForAllValues"
    } else {
        ""
    };
    [key, ": ", value, several, "."].concat()
}

pub(crate) const A_TEXT: &str = "text";
pub(crate) const AN_ARN: &str = "an ARN";
pub(crate) const A_BOOLEAN: &str = "true or false";
pub(crate) const A_NUMBER: &str = "a number";
pub(crate) const A_DATE: &str = "a date";
pub(crate) const AN_IP_ADDRESS: &str = "an IP address";
