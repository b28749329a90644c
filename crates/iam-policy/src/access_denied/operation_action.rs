//! Maps operations, as CloudTrail and the SDKs name them, to IAM actions. Most names are the same; these are not (Amazon S3 API
//! reference, *Actions defined by Amazon S3* in the Service Authorization Reference; Lambda Developer Guide, *Logging
//! Lambda API calls*).

/// Where the source of an event, or the name of a client, is not the prefix of its actions.
const PREFIXES: [(&str, &str); 16] = [
    ("monitoring", "cloudwatch"),
    ("cloudwatchlogs", "logs"),
    ("cloudwatchevents", "events"),
    ("eventbridge", "events"),
    ("email", "ses"),
    ("sesv2", "ses"),
    ("tagging", "tag"),
    ("streams.dynamodb", "dynamodb"),
    ("awssecuritytokenservice", "sts"),
    ("sfn", "states"),
    ("ssoadmin", "sso"),
    ("route53resolver", "route53resolver"),
    ("apigatewayv2", "apigateway"),
    ("cognitoidentityprovider", "cognito-idp"),
    ("elasticloadbalancingv2", "elasticloadbalancing"),
    ("opensearch", "es"),
];

/// S3's operations that need a permission of another name.
const S3: [(&str, &str); 34] = [
    ("ListObjects", "ListBucket"),
    ("ListObjectsV2", "ListBucket"),
    ("HeadBucket", "ListBucket"),
    ("HeadObject", "GetObject"),
    ("SelectObjectContent", "GetObject"),
    ("CopyObject", "PutObject"),
    ("CreateMultipartUpload", "PutObject"),
    ("UploadPart", "PutObject"),
    ("UploadPartCopy", "PutObject"),
    ("CompleteMultipartUpload", "PutObject"),
    ("ListParts", "ListMultipartUploadParts"),
    ("ListMultipartUploads", "ListBucketMultipartUploads"),
    ("DeleteObjects", "DeleteObject"),
    ("ListBuckets", "ListAllMyBuckets"),
    ("ListObjectVersions", "ListBucketVersions"),
    ("GetBucketLifecycle", "GetLifecycleConfiguration"),
    ("GetBucketLifecycleConfiguration", "GetLifecycleConfiguration"),
    ("PutBucketLifecycle", "PutLifecycleConfiguration"),
    ("PutBucketLifecycleConfiguration", "PutLifecycleConfiguration"),
    ("DeleteBucketLifecycle", "PutLifecycleConfiguration"),
    ("GetBucketEncryption", "GetEncryptionConfiguration"),
    ("PutBucketEncryption", "PutEncryptionConfiguration"),
    ("DeleteBucketEncryption", "PutEncryptionConfiguration"),
    ("GetBucketReplication", "GetReplicationConfiguration"),
    ("PutBucketReplication", "PutReplicationConfiguration"),
    ("DeleteBucketReplication", "PutReplicationConfiguration"),
    ("GetBucketCors", "GetBucketCORS"),
    ("PutBucketCors", "PutBucketCORS"),
    ("DeleteBucketCors", "PutBucketCORS"),
    ("DeleteBucketTagging", "PutBucketTagging"),
    ("GetPublicAccessBlock", "GetBucketPublicAccessBlock"),
    ("PutPublicAccessBlock", "PutBucketPublicAccessBlock"),
    ("DeletePublicAccessBlock", "PutBucketPublicAccessBlock"),
    ("DeleteBucketPublicAccessBlock", "PutBucketPublicAccessBlock"),
];

/// The action of an event, by `eventSource` (`s3.amazonaws.com`) and `eventName`. `None` where no policy is asked about it.
pub(super) fn action_of_event(source: &str, name: &str) -> Option<String> {
    let host = source.split_once(".amazonaws.com").map_or(source, |(host, _)| host);
    if matches!(host, "signin" | "") || name.is_empty() {
        return None;
    }
    action_of_operation(host, name)
}

/// The action of an operation, by the service's prefix, host or client name.
pub(super) fn action_of_operation(service: &str, operation: &str) -> Option<String> {
    let known = PREFIXES.iter().find(|(name, _)| *name == service);
    let service = known.map_or(service, |(_, prefix)| *prefix);
    let name = without_date(operation);
    let name = match service {
        "s3" => S3.iter().find(|(event, _)| *event == name).map_or(name, |(_, action)| *action),
        "lambda" if name == "Invoke" => "InvokeFunction",
        "apigateway" => http_method(name)?,
        // Which permission a statement needs depends on what it says.
        "dynamodb" if matches!(name, "ExecuteStatement" | "BatchExecuteStatement" | "ExecuteTransaction") => {
            return None;
        }
        _ => name,
    };
    Some(format!("{service}:{name}"))
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

/// API Gateway's actions are HTTP methods.
fn http_method(operation: &str) -> Option<&'static str> {
    let methods = [
        ("Get", "GET"),
        ("Create", "POST"),
        ("Import", "POST"),
        ("Update", "PATCH"),
        ("Put", "PUT"),
        ("Delete", "DELETE"),
    ];
    methods.iter().find(|(start, _)| operation.starts_with(start)).map(|(_, method)| *method)
}
