//! The parameters of a call: names in the API's spelling, with values, in the API's order. The AWS CLI line and the
//! CloudTrail event are two ways of writing them. Each service's are in `services/SERVICE/parameters.rs`.

use crate::json::Json;
use crate::model::iam::Tags;

/// A parameter's value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ParameterValue {
    Text(String),
    Number(u32),
    /// A policy document: JSON text within a parameter.
    Document(String),
    /// `status` of `UpdateAccessKey` and other plain flags.
    Flag(bool),
    Tags(Tags),
    /// Tags as S3 takes them: in a `TagSet`.
    Tagging(Tags),
    /// Names of settings, on or off.
    Settings(Vec<(&'static str, bool)>),
    /// Texts side by side: keys of tags, audiences.
    TagKeys(Vec<String>),
    /// ARNs of managed session policies.
    PolicyArns(Vec<String>),
    /// Messages of `PutLogEvents`.
    Messages(Vec<String>),
    /// A structure.
    Json(Json),
}

/// A parameter's name in the API's own spelling (`userName`) and its value.
pub(crate) type Parameter = (&'static str, ParameterValue);

pub(crate) fn text(value: &str) -> ParameterValue {
    ParameterValue::Text(value.to_owned())
}

pub(crate) fn document(value: &str) -> ParameterValue {
    ParameterValue::Document(value.to_owned())
}

/// Adds a parameter unless it says nothing: no path, no description.
pub(crate) fn push_if_given(parameters: &mut Vec<Parameter>, name: &'static str, value: &str) {
    if !(value.is_empty() || (name == "path" && value == "/")) {
        parameters.push((name, text(value)));
    }
}

pub(crate) fn push_boundary(parameters: &mut Vec<Parameter>, arn: Option<&str>) {
    parameters.extend(arn.map(|arn| ("permissionsBoundary", text(arn))));
}

pub(crate) fn push_tags(parameters: &mut Vec<Parameter>, tags: &Tags) {
    if !tags.is_empty() {
        parameters.push(("tags", ParameterValue::Tags(tags.clone())));
    }
}
