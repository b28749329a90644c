//! The ends of a path: kinds of callers, names of services.

pub(crate) const ROOT_USER: &str = "root user";
pub(crate) const USER: &str = "user";
pub(crate) const ROLE_SESSION: &str = "role session";
pub(crate) const FEDERATED_USER: &str = "federated user";
pub(crate) const FEDERATED: &str = "identity provider";
pub(crate) const SERVICE: &str = "AWS service";
pub(crate) const CLOUDFRONT: &str = "CloudFront";
pub(crate) const ANYONE: &str = "anyone";
pub(crate) const NOT_SIGNED: &str = "not signed";
pub(crate) const NO_SINGLE_RESOURCE: &str = "no single resource";

/// A service's name, of those that a path most often ends at.
pub(crate) fn service(prefix: &str) -> Option<&'static str> {
    let name = match prefix.to_ascii_lowercase().as_str() {
        "s3" => "S3",
        "logs" => "CloudWatch Logs",
        "cloudwatch" => "CloudWatch",
        "iam" => "IAM",
        "sts" => "STS",
        "kms" => "KMS",
        "ec2" => "EC2",
        "sqs" => "SQS",
        "sns" => "SNS",
        "lambda" => "Lambda",
        "dynamodb" => "DynamoDB",
        "organizations" => "Organizations",
        "secretsmanager" => "Secrets Manager",
        "ssm" => "Systems Manager",
        _ => return None,
    };
    Some(name)
}
