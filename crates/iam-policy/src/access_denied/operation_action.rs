//! Maps operations, as CloudTrail and the SDKs name them, to IAM actions. Most names are the same; the others stand in
//! `reference/data/operations.txt` (botocore's models, with exceptions from AWS's documentation). What no source tells is not
//! guessed: the operation is then all that is known.

use crate::reference::Reference;

const OPERATIONS: &str = include_str!("../reference/data/operations.txt");

/// The operations of a service's clients, as the file lists them.
#[derive(Clone, Copy, Debug)]
struct Section {
    prefix: &'static str,
    answers_in_xml: bool,
    answers_in_json: bool,
    /// `=ACTIONS OPERATION…`, `- OPERATION…` and `+ OPERATION…`, one a line.
    exceptions: &'static str,
    /// Whether the prefix has stood in the file before: operations of a further client, as S3 Control's.
    is_further: bool,
}

/// What a section tells of an operation.
enum Needed {
    /// The action of the operation's name.
    Same {
        is_listed: bool,
    },
    /// Actions, joined by commas.
    Others(&'static str),
    Unknown,
}

impl Section {
    fn needed(self, operation: &str) -> Needed {
        for line in self.exceptions.lines() {
            let mut words = line.split(' ');
            let head = words.next().unwrap_or_default();
            if words.any(|word| word == operation) {
                return match (head.strip_prefix('='), head) {
                    (Some(actions), _) => Needed::Others(actions),
                    (None, "+") => Needed::Same { is_listed: true },
                    (None, _) => Needed::Unknown,
                };
            }
        }
        Needed::Same { is_listed: false }
    }

    fn full_name(self, action: &str) -> String {
        if action.contains(':') { action.to_owned() } else { format!("{}:{action}", self.prefix) }
    }
}

fn sections() -> impl Iterator<Item = (Section, std::str::Split<'static, char>)> {
    let parts = OPERATIONS.split("\n!").skip(1);
    let mut before = "";
    parts.filter_map(move |part| {
        let (head, exceptions) = part.split_once('\n').unwrap_or((part, ""));
        let mut names = head.split(' ');
        let prefix = names.next()?;
        let answers_in_xml = prefix.starts_with(['<', '~']);
        let answers_in_json = !prefix.starts_with('<');
        let prefix = prefix.trim_start_matches(['<', '~']);
        let is_further = prefix == before;
        before = prefix;
        Some((Section { prefix, answers_in_xml, answers_in_json, exceptions, is_further }, names))
    })
}

/// `Elastic Load Balancing v2`, `AmazonElasticLoadBalancingV2` and `elasticloadbalancing-v2` are one name.
fn plain(client: &str) -> String {
    let kept =
        client.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase()));
    let name: String = kept.collect();
    let short = name.strip_prefix("amazon").or_else(|| name.strip_prefix("aws"));
    short.filter(|short| short.len() > 1).map(str::to_owned).unwrap_or(name)
}

fn section_of(client: &str) -> Option<Section> {
    let name = plain(client);
    let own = sections().find(|(section, _)| !section.is_further && plain(section.prefix) == name);
    let found =
        own.or_else(|| sections().find(|(_, names)| names.clone().any(|of_client| of_client == name)));
    found.map(|(section, _)| section)
}

/// The actions that an operation of a client needs. Empty where they are not known.
pub(super) fn actions_of_operation(client: &str, operation: &str) -> Vec<String> {
    let Some(section) = section_of(client) else { return Vec::new() };
    let operation = without_date(operation);
    if operation.is_empty() || !operation.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Vec::new();
    }
    match section.needed(operation) {
        Needed::Same { .. } => vec![section.full_name(operation)],
        Needed::Others(actions) => actions.split(',').map(|action| section.full_name(action)).collect(),
        Needed::Unknown => Vec::new(),
    }
}

/// The action that an operation needs, by the service's prefix, host, or client's name. `None` where it is not known, or where
/// several are needed.
pub(super) fn action_of_operation(client: &str, operation: &str) -> Option<String> {
    match actions_of_operation(client, operation).as_mut_slice() {
        [action] => Some(std::mem::take(action)),
        _ => None,
    }
}

/// The action of an event, by `eventSource` (`s3.amazonaws.com`) and `eventName`. `None` where no policy is asked about it.
pub(super) fn action_of_event(source: &str, name: &str) -> Option<String> {
    let host = source.split_once(".amazonaws.com").map_or(source, |(host, _)| host);
    // Sign-in is no request that a policy decides.
    if matches!(host, "signin" | "") {
        return None;
    }
    action_of_operation(host, name)
}

/// Whether AWS may have the action: of a service that the reference does not know, that is not known.
pub(super) fn is_possible(action: &str, reference: &Reference) -> bool {
    let (service, _) = action.split_once(':').unwrap_or((action, ""));
    let is_known = reference.service(service).is_some() || reference.is_no_service(service);
    !is_known || reference.action(action).is_some()
}

/// The action that an operation needs where the text names no client, as boto3's does, by the error's code. `None` unless one
/// action is possible. Without a reference of all services only S3's operations and those of other names than their actions are
/// known, for any other service could have an operation of the name.
///
/// Services that answer in XML say `AccessDenied`, those that answer in JSON `AccessDeniedException`, EC2
/// `UnauthorizedOperation`, SNS `AuthorizationError` (each service's API reference, *Common Errors*).
pub(super) fn action_of_unnamed_client(
    operation: &str,
    code: Option<&str>,
    reference: Option<&Reference>,
) -> Option<String> {
    let says_code = |section: &Section| match code {
        Some("AccessDenied") => section.answers_in_xml,
        Some("AccessDeniedException") => section.answers_in_json,
        Some("UnauthorizedOperation") => section.prefix == "ec2",
        Some("AuthorizationError") => section.prefix == "sns",
        _ => true,
    };
    let is_whole = |reference: &&Reference| {
        reference.service_names().into_iter().all(|service| reference.service(service).is_some())
    };
    let reference = reference.filter(is_whole);
    let mut found = None;
    for (section, _) in sections().filter(|(section, _)| !section.is_further && says_code(section)) {
        let has_action = || {
            let service = reference.and_then(|reference| reference.service(section.prefix));
            service
                .and_then(|service| service.action(operation))
                .is_some_and(|action| action.name == operation)
        };
        let action = match section.needed(operation) {
            Needed::Same { is_listed } if is_listed || has_action() => section.full_name(operation),
            Needed::Same { .. } => continue,
            Needed::Others(actions) if !actions.contains(',') => section.full_name(actions),
            Needed::Others(_) | Needed::Unknown => return None,
        };
        if found.is_some() {
            return None;
        }
        found = Some(action);
    }
    found
}

/// `ListFunctions20150331`, `UpdateFunctionCode20150331v2`, `CreateDistribution2020_05_31`: the API's version is no part
/// of the name.
fn without_date(name: &str) -> &str {
    let is_year = |rest: &str| {
        let mut bytes = rest.bytes();
        rest.starts_with("20")
            && rest.len() >= 8
            && bytes.all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'v'))
    };
    let start = name.find("20").filter(|at| *at > 0 && name.get(*at..).is_some_and(is_year));
    start.and_then(|at| name.get(..at)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_operation_has_the_action_that_its_service_asks_about() {
        for (client, operation, action) in [
            ("s3", "PutObject", "s3:PutObject"),
            ("s3", "HeadObject", "s3:GetObject"),
            ("S3", "GetBucketCors", "s3:GetBucketCORS"),
            ("Amazon S3", "GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"),
            ("S3 Control", "PutPublicAccessBlock", "s3:PutAccountPublicAccessBlock"),
            ("s3", "PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
            ("Lambda", "Invoke", "lambda:InvokeFunction"),
            ("lambda", "UpdateFunctionCode20150331v2", "lambda:UpdateFunctionCode"),
            ("cloudfront", "CreateDistribution2020_05_31", "cloudfront:CreateDistribution"),
            ("Bedrock Runtime", "InvokeModel", "bedrock:InvokeModel"),
            ("Bedrock Runtime", "Converse", "bedrock:InvokeModel"),
            ("Elastic Load Balancing v2", "DescribeRules", "elasticloadbalancing:DescribeRules"),
            ("AmazonElasticLoadBalancing", "DescribeRules", "elasticloadbalancing:DescribeRules"),
            ("CloudWatch Logs", "PutLogEvents", "logs:PutLogEvents"),
            ("monitoring", "PutMetricData", "cloudwatch:PutMetricData"),
            ("CloudControl", "GetResource", "cloudformation:GetResource"),
            ("AWSSecurityTokenService", "AssumeRole", "sts:AssumeRole"),
            ("SFN", "StartExecution", "states:StartExecution"),
            ("SESv2", "SendEmail", "ses:SendEmail"),
            ("API Gateway", "GetRestApis", "apigateway:GET"),
            ("ApiGatewayV2", "CreateApi", "apigateway:POST"),
            ("OpenSearch", "DescribeDomain", "es:DescribeDomain"),
            ("DynamoDB", "TransactGetItems", "dynamodb:GetItem"),
            ("sqs", "SendMessageBatch", "sqs:SendMessage"),
            ("Cognito Identity Provider", "ListUsers", "cognito-idp:ListUsers"),
        ] {
            assert_eq!(
                action_of_operation(client, operation).as_deref(),
                Some(action),
                "{client} {operation}"
            );
        }
    }

    #[test]
    fn what_no_source_tells_is_not_guessed() {
        for (client, operation) in
            [("No Such Service", "GetThing"), ("s3", "RenameObject"), ("SSO", "GetRoleCredentials")]
        {
            assert_eq!(actions_of_operation(client, operation), [""; 0], "{client} {operation}");
        }
        assert_eq!(actions_of_operation("DynamoDB", "TransactWriteItems").len(), 4);
        assert_eq!(action_of_operation("DynamoDB", "TransactWriteItems"), None);
    }

    #[test]
    fn an_operation_alone_has_an_action_where_one_is_possible() {
        let reference = Reference::all();
        let action = |operation, code| action_of_unnamed_client(operation, code, Some(&reference));
        assert_eq!(action("HeadObject", None).as_deref(), Some("s3:GetObject"));
        assert_eq!(
            action("DescribeTimeToLive", Some("AccessDeniedException")).as_deref(),
            Some("dynamodb:DescribeTimeToLive")
        );
        // Of several services with this operation one answers in XML.
        assert_eq!(action("PutObject", Some("AccessDenied")).as_deref(), Some("s3:PutObject"));
        assert_eq!(action("PutObject", Some("AccessDeniedException")), None);
        assert_eq!(action("ListUsers", Some("AccessDenied")).as_deref(), Some("iam:ListUsers"));
        assert_eq!(action("ListUsers", Some("AccessDeniedException")), None);
        assert_eq!(action("CreateTags", Some("UnauthorizedOperation")).as_deref(), Some("ec2:CreateTags"));
        assert_eq!(action("TagResource", Some("AccessDeniedException")), None);
        assert_eq!(action("NoSuchOperation", None), None);
        // Of the common services alone it is not known whether another one has the operation.
        let common = Reference::common();
        assert_eq!(action_of_unnamed_client("ListUsers", Some("AccessDenied"), Some(&common)), None);
        // Without the reference S3's are known.
        assert_eq!(
            action_of_unnamed_client("PutObject", Some("AccessDenied"), None).as_deref(),
            Some("s3:PutObject")
        );
        assert_eq!(action_of_unnamed_client("ListUsers", Some("AccessDenied"), None), None);
    }

    /// Every action that the file names is one of the service reference.
    #[test]
    fn actions_of_operations_are_in_the_service_reference() {
        let reference = Reference::all();
        let mut named = 0;
        for (section, _) in sections() {
            let actions =
                section.exceptions.lines().filter_map(|line| line.strip_prefix('=')?.split(' ').next());
            for action in actions.flat_map(|actions| actions.split(',')) {
                let full = section.full_name(action);
                assert_eq!(
                    reference.action(&full).map(|known| known.full_name()),
                    Some(full.clone()),
                    "{full}"
                );
                named += 1;
            }
        }
        assert!(named > 100, "{named}");
    }
}
