//! The resource that AWS evaluates policies against, which is not always the one that a request names.

use std::borrow::Cow;

use crate::action_name::ActionName;
use crate::arn::{Arn, matches_resource};
use crate::pattern::{Pattern, is_wildcard_only, split_colons};
use crate::request::AuthorizationRequest;
use crate::rule::Rule;

use super::service_wide::{
    ServiceWide, find_service_wide, partition, service_wide_actions, service_wide_arn_format,
};

/// The resource of a request as policies are evaluated against it.
#[derive(Clone, Debug)]
pub(crate) struct EvalResource<'r> {
    /// The ARN, or `*`.
    text: Cow<'r, str>,
    kind: Kind<'r>,
    /// Whether the Region, where it is unknown, may be assumed in the caller's favor. The text has a `*` for it.
    region_in_favor: Option<bool>,
}

#[derive(Clone, Copy, Debug)]
enum Kind<'r> {
    /// The resource that the request names.
    AsNamed,
    /// No single resource of this service, in this partition.
    NoSingle { service: &'r str, partition: &'r str },
    /// The service as a whole, by this rule.
    ServiceWide(Rule),
    /// A log group; the text goes on with [`ANY_STREAM`].
    LogGroup,
}

/// Match of a pattern with the resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResourceMatch {
    /// The pattern covers the resource.
    Certain(Rule),
    /// The sources disagree on whether the pattern covers the resource: an Allow grants nothing, and a Deny applies.
    Disputed(Rule),
    /// The pattern covers the resource for some value of an unknown part. `in_favor` says whether that value may be assumed.
    Unknown { in_favor: bool },
}

/// Mapping of a request's resource to the one that policies are evaluated against, which depends on the action alone.
#[derive(Clone, Copy)]
pub(crate) enum ResourceMapping {
    /// The resource itself.
    Named,
    /// The resource itself, except for log groups.
    LogGroup,
    /// The service as a whole.
    Service(&'static ServiceWide),
}

impl ResourceMapping {
    pub(crate) fn new(action: ActionName<'_>) -> Self {
        match find_service_wide(action) {
            Some(row) => Self::Service(row),
            None if action.is_of_service("logs") && !is_evaluated_as_named(action) => Self::LogGroup,
            None => Self::Named,
        }
    }
}

/// The end of the ARN that a request about a log group names. Some error messages leave it out.
const NO_STREAM: &str = ":log-stream:";
const ANY_STREAM: &str = ":log-stream:*";

/// Services whose guides say that actions without a resource type are asked of `*` only (CodeCommit User Guide, *CodeCommit
/// permissions reference*; SQS Developer Guide, *Using policies with Amazon SQS*).
const EVALUATED_ON_WILDCARD_ONLY: [&str; 2] = ["codecommit", "sqs"];

/// Services no ARN of which has a Region (Service Authorization Reference), as far as they have actions without a resource type.
const WITHOUT_REGION: [&str; 12] = [
    "account",
    "billing",
    "budgets",
    "ce",
    "cloudfront",
    "globalaccelerator",
    "iam",
    "networkmanager",
    "organizations",
    "shield",
    "sso",
    "waf",
];

impl<'r> EvalResource<'r> {
    /// The resource that policies are evaluated against where `request` names `resource`.
    pub(crate) fn new(request: &'r AuthorizationRequest, action: ActionName<'r>, resource: &'r str) -> Self {
        Self::with_mapping(request, action, ResourceMapping::new(action), resource)
    }

    /// The resource that policies are evaluated against, for a mapping that is known.
    pub(crate) fn with_mapping(
        request: &'r AuthorizationRequest,
        action: ActionName<'r>,
        mapping: ResourceMapping,
        resource: &'r str,
    ) -> Self {
        match mapping {
            ResourceMapping::Service(row) => {
                return Self {
                    text: row.arn(request, resource).into(),
                    kind: Kind::ServiceWide(row.rule),
                    region_in_favor: row.region_in_favor(request, resource),
                };
            }
            ResourceMapping::LogGroup => {
                if let Some(group) = log_group(resource) {
                    let text = [group, ANY_STREAM].concat().into();
                    return Self { text, kind: Kind::LogGroup, region_in_favor: None };
                }
            }
            ResourceMapping::Named => {}
        }
        let kind = match resource {
            "*" => Kind::NoSingle { service: action.service(), partition: partition(request, resource) },
            _ => Kind::AsNamed,
        };
        Self { text: resource.into(), kind, region_in_favor: None }
    }

    /// The ARN, or `*`.
    pub(crate) fn text(&self) -> &str {
        match self.kind {
            Kind::LogGroup => self.text.strip_suffix('*').unwrap_or(&self.text),
            _ => &self.text,
        }
    }

    /// Whether the resource is a log group, or all of them.
    pub(crate) fn is_of_logs(&self) -> bool {
        matches!(self.kind, Kind::LogGroup | Kind::ServiceWide(Rule::ServiceWideArnOfLogs))
    }

    /// Whether the request names no single resource.
    pub(crate) fn is_no_single(&self) -> bool {
        matches!(self.kind, Kind::NoSingle { .. })
    }

    pub(crate) fn match_pattern(&self, pattern: &Pattern) -> Option<ResourceMatch> {
        let sure = |rule: Rule| match rule {
            Rule::Resource => ResourceMatch::Certain(self.rule()),
            other => ResourceMatch::Certain(other),
        };
        let found = matches_resource(pattern, self.text()).map(sure);
        let found = found.or_else(|| self.disputed_rule(pattern).map(ResourceMatch::Disputed));
        found.or_else(|| {
            let in_favor = self.region_in_favor?;
            let pattern_text = pattern.display();
            let text = with_region(self.text(), Arn::parse(&pattern_text)?.region)?;
            matches_resource(pattern, &text).map(|_| ResourceMatch::Unknown { in_favor })
        })
    }

    /// The rule of a match that no other rule made.
    fn rule(&self) -> Rule {
        match self.kind {
            Kind::AsNamed | Kind::NoSingle { .. } => Rule::Resource,
            Kind::ServiceWide(rule) => rule,
            Kind::LogGroup => Rule::LogGroup,
        }
    }

    fn disputed_rule(&self, pattern: &Pattern) -> Option<Rule> {
        match self.kind {
            Kind::AsNamed | Kind::ServiceWide(_) => None,
            Kind::NoSingle { service, partition } => {
                is_every_arn(pattern, service, partition).then_some(Rule::EveryArnOfService)
            }
            Kind::LogGroup => {
                let group = self.text.strip_suffix(ANY_STREAM).unwrap_or(&self.text);
                let covers = |text: &str| matches_resource(pattern, text).is_some();
                (covers(group) || covers(&self.text)).then_some(Rule::OtherFormOfLogGroup)
            }
        }
    }
}

/// What policies compare with the resource that a request for an action names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparedResource {
    /// The resource itself.
    Named,
    /// The resource itself, but of a log group its ARN with this behind it; other forms of it are [disputed](`Self::LOG_GROUP_FORMS`).
    LogGroup,
    /// An ARN of the service as a whole of this form, in which `${Partition}`, `${Region}` and `${Account}` are the request's,
    /// or `*` where they are not known.
    ServiceWide(String),
}

impl ComparedResource {
    /// What stands behind a log group's ARN in the form that counts, and in those that count for a Deny only.
    pub const LOG_GROUP_FORMS: [&'static str; 3] = [NO_STREAM, "", ANY_STREAM];

    /// Of an action, `service:Name`.
    pub fn of(action: &str) -> Self {
        let action = ActionName::new(action);
        match (ResourceMapping::new(action), service_wide_arn_format(action)) {
            (ResourceMapping::Service(_), Some(format)) => Self::ServiceWide(format),
            (ResourceMapping::LogGroup, _) => Self::LogGroup,
            _ => Self::Named,
        }
    }

    /// The actions of the service that differ from its others here, as `service:Name`.
    pub fn exceptional_actions(service: &str) -> Vec<String> {
        let mut actions = service_wide_actions(service);
        if service.eq_ignore_ascii_case("logs") {
            let named = LOG_ACTIONS_AS_NAMED.iter().map(|name| ["logs:", name].concat());
            actions.extend(named);
        }
        actions
    }
}

/// The form of the ARN that the action is asked of where the Service Authorization Reference has this form.
pub(crate) fn evaluated_arn_format(action: ActionName<'_>, form: String) -> String {
    if form.ends_with(":log-group:${LogGroupName}")
        && matches!(ResourceMapping::new(action), ResourceMapping::LogGroup)
    {
        return form + NO_STREAM;
    }
    form
}

/// Three actions are asked of the group's bare ARN, and four of a log stream (Service Authorization Reference).
const LOG_ACTIONS_AS_NAMED: [&str; 7] = [
    "TagResource",
    "UntagResource",
    "ListTagsForResource",
    "CreateLogStream",
    "DeleteLogStream",
    "GetLogEvents",
    "PutLogEvents",
];

fn is_evaluated_as_named(action: ActionName<'_>) -> bool {
    action.is_one_of("logs", &LOG_ACTIONS_AS_NAMED)
}

fn with_region(arn: &str, region: &str) -> Option<String> {
    let Arn { partition, service, account, resource, .. } = Arn::parse(arn)?;
    Some(["arn", partition, service, region, account, resource].join(":"))
}

/// The ARN of the log group that an action on a group is asked about, however it is written (CloudWatch Logs User Guide,
/// *Overview of managing access permissions*).
fn log_group(resource: &str) -> Option<&str> {
    let arn = Arn::parse(resource).filter(|arn| arn.service == "logs")?;
    let name = arn.resource.strip_prefix("log-group:")?;
    let written_behind = match name.split_once(':') {
        None => "",
        Some((_, "*")) => ":*",
        Some((_, "log-stream:")) => NO_STREAM,
        Some((_, "log-stream:*")) => ANY_STREAM,
        Some(_) => return None,
    };
    resource.strip_suffix(written_behind)
}

/// Whether a pattern matches every ARN of a service: nothing but wildcards behind the service.
fn is_every_arn(pattern: &Pattern, service: &str, partition: &str) -> bool {
    let is_one_of = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(service));
    if is_one_of(&EVALUATED_ON_WILDCARD_ONLY) {
        return false;
    }
    let mut parts = split_colons(pattern.as_bytes(), 6);
    let starts = parts.next() == Some(b"arn")
        && parts.next().is_some_and(|part| part == partition.as_bytes() || is_wildcard_only(part))
        && parts.next().is_some_and(|part| part.eq_ignore_ascii_case(service.as_bytes()));
    let mut rest = parts.enumerate().peekable();
    let has_no_region = is_one_of(&WITHOUT_REGION);
    starts
        && rest.peek().is_some()
        && rest
            .all(|(place, part)| is_wildcard_only(part) || (place == 0 && part.is_empty() && has_no_region))
}

#[cfg(test)]
mod tests {
    use super::{WITHOUT_REGION, is_evaluated_as_named};
    use crate::action_name::ActionName;
    use crate::arn::Arn;
    use crate::reference::Reference;

    #[test]
    fn tables_agree_with_the_service_reference() {
        let reference = Reference::all();
        for service in WITHOUT_REGION {
            let types = reference.service(service).unwrap().resource_types();
            for format in types.flat_map(|known| known.arn_formats()) {
                assert_eq!(Arn::parse(&format).unwrap().region, "", "{format}");
            }
        }
        let logs = reference.service("logs").unwrap();
        for action in logs.actions() {
            let names = action.resources().map(|taken| taken.resource_type.name).collect::<Vec<_>>();
            let full_name = action.full_name();
            let is_of_stream = names == ["log-stream"];
            let is_tagging = names.contains(&"log-group") && names.contains(&"delivery");
            assert_eq!(
                is_evaluated_as_named(ActionName::new(&full_name)),
                is_of_stream || is_tagging,
                "{full_name}"
            );
        }
    }
}
