//! The AWS CLI commands that print resource-based policies (AWS CLI Command Reference).

use crate::arn::Arn;
use crate::shell::{push_option, quoted};

/// The command for the resources of a service whose name begins like this. `{arn}` stands for the ARN of what carries the
/// policy, `{rest}` for its name behind the beginning, `{1}` for that name up to the first slash or colon, `{account}` for its
/// owner.
type PolicyCommand = (&'static str, &'static str, &'static str);

const COMMANDS: [PolicyCommand; 48] = [
    ("acm-pca", "", "acm-pca get-policy --resource-arn {arn} --query Policy --output text"),
    ("backup", "backup-vault:", "backup get-backup-vault-access-policy --backup-vault-name {rest}"),
    ("cloudtrail", "", "cloudtrail get-resource-policy --resource-arn {arn}"),
    (
        "codeartifact",
        "domain/",
        "codeartifact get-domain-permissions-policy --domain {rest} --domain-owner {account}",
    ),
    ("codebuild", "", "codebuild get-resource-policy --resource-arn {arn}"),
    ("codeguru-profiler", "profilingGroup/", "codeguruprofiler get-policy --profiling-group-name {rest}"),
    ("comprehend", "", "comprehend describe-resource-policy --resource-arn {arn}"),
    ("dsql", "cluster/", "dsql get-cluster-policy --identifier {rest}"),
    ("dynamodb", "table/", "dynamodb get-resource-policy --resource-arn {arn}"),
    ("ecr", "repository/", "ecr get-repository-policy --registry-id {account} --repository-name {rest}"),
    (
        "ecr-public",
        "repository/",
        "ecr-public get-repository-policy --registry-id {account} --repository-name {rest} --region us-east-1",
    ),
    ("elasticfilesystem", "file-system/", "efs describe-file-system-policy --file-system-id {rest}"),
    ("es", "domain/", "opensearch describe-domain-config --domain-name {1}"),
    ("events", "event-bus/", "events describe-event-bus --name {arn}"),
    ("execute-api", "", "apigateway get-rest-api --rest-api-id {1} --query policy --output text"),
    ("glacier", "vaults/", "glacier get-vault-access-policy --account-id {account} --vault-name {rest}"),
    ("glue", "", "glue get-resource-policy"),
    ("imagebuilder", "component/", "imagebuilder get-component-policy --component-arn {arn}"),
    (
        "imagebuilder",
        "container-recipe/",
        "imagebuilder get-container-recipe-policy --container-recipe-arn {arn}",
    ),
    ("imagebuilder", "image-recipe/", "imagebuilder get-image-recipe-policy --image-recipe-arn {arn}"),
    ("imagebuilder", "image/", "imagebuilder get-image-policy --image-arn {arn}"),
    ("kafka", "cluster/", "kafka get-cluster-policy --cluster-arn {arn}"),
    ("kinesis", "stream/", "kinesis get-resource-policy --resource-arn {arn}"),
    ("kms", "key/", "kms get-key-policy --key-id {arn} --policy-name default --query Policy --output text"),
    ("lambda", "function:", "lambda get-policy --function-name {arn} --query Policy --output text"),
    ("logs", "", "logs describe-resource-policies"),
    ("mediastore", "container/", "mediastore get-container-policy --container-name {rest}"),
    ("network-firewall", "", "network-firewall describe-resource-policy --resource-arn {arn}"),
    ("networkmanager", "", "networkmanager get-resource-policy --resource-arn {arn}"),
    ("organizations", "", "organizations describe-resource-policy"),
    ("redshift", "", "redshift get-resource-policy --resource-arn {arn}"),
    ("redshift-serverless", "", "redshift-serverless get-resource-policy --resource-arn {arn}"),
    ("route53resolver", "firewall-rule-group/", "route53resolver get-firewall-rule-group-policy --arn {arn}"),
    (
        "route53resolver",
        "resolver-query-log-config/",
        "route53resolver get-resolver-query-log-config-policy --arn {arn}",
    ),
    ("route53resolver", "resolver-rule/", "route53resolver get-resolver-rule-policy --arn {arn}"),
    (
        "s3-object-lambda",
        "accesspoint/",
        "s3control get-access-point-policy-for-object-lambda --account-id {account} --name {1}",
    ),
    ("s3tables", "bucket/", "s3tables get-table-bucket-policy --table-bucket-arn {arn}"),
    ("s3vectors", "bucket/", "s3vectors get-vector-bucket-policy --vector-bucket-arn {arn}"),
    ("schemas", "registry/", "schemas get-resource-policy --registry-name {rest}"),
    (
        "secretsmanager",
        "secret:",
        "secretsmanager get-resource-policy --secret-id {arn} --query ResourcePolicy --output text",
    ),
    ("serverlessrepo", "", "serverlessrepo get-application-policy --application-id {arn}"),
    ("ses", "identity/", "ses list-identity-policies --identity {rest}"),
    ("signer", "/signing-profiles/", "signer list-profile-permissions --profile-name {rest}"),
    ("sns", "", "sns get-topic-attributes --topic-arn {arn} --query Attributes.Policy --output text"),
    ("ssm", "document/", "ssm describe-document-permission --name {rest} --permission-type Share"),
    ("ssm", "", "ssm get-resource-policies --resource-arn {arn}"),
    ("ssm-incidents", "", "ssm-incidents get-resource-policies --resource-arn {arn}"),
    ("vpc-lattice", "", "vpc-lattice get-auth-policy --resource-identifier {arn}"),
];

/// Names that stand behind that of what carries the policy.
const INSIDE: [(&str, &str); 4] =
    [("dynamodb", "/index/"), ("dynamodb", "/stream/"), ("s3tables", "/table/"), ("s3vectors", "/index/")];

/// The command that prints the policy of the resource with this ARN; `None` where none is known for its kind, and where the
/// name is a pattern.
pub(super) fn policy_command(resource: &str) -> Option<String> {
    // A text like this would make the AWS CLI read a file, and what is asked for is one resource.
    if resource.contains("://") || resource.contains(['*', '?']) && !resource.contains(":s3:") {
        return None;
    }
    let arn = Arn::parse(resource)?;
    match arn.service {
        "s3" => s3(&arn),
        "sqs" => Some(queue(&arn)),
        "kms" if arn.resource.starts_with("alias/") => Some(alias(resource, &arn)),
        _ => {
            let find = |(service, start, _): &&PolicyCommand| {
                *service == arn.service && arn.resource.starts_with(start)
            };
            let (_, start, command) = COMMANDS.iter().find(find)?;
            Some(filled_in(command, start, holder(resource, arn.service)))
        }
    }
}

/// The ARN of what carries the policy.
fn holder<'r>(resource: &'r str, service: &str) -> &'r str {
    // Nobody can set a policy for this version (Lambda Developer Guide, *Working with resource-based policies*).
    let resource = resource.strip_suffix(":$LATEST").unwrap_or(resource);
    let end =
        INSIDE.iter().filter(|(of, _)| *of == service).filter_map(|(_, mark)| resource.find(mark)).min();
    end.and_then(|end| resource.get(..end)).unwrap_or(resource)
}

fn filled_in(command: &str, start: &str, holder: &str) -> String {
    let arn = Arn::parse(holder);
    let name = arn.map_or(holder, |arn| arn.resource);
    let rest = name.strip_prefix(start).unwrap_or(name);
    let mut line = "aws".to_owned();
    let mut option = None;
    for word in command.split(' ') {
        if let Some(name) = word.strip_prefix("--") {
            option = Some(name);
            continue;
        }
        let value = match word {
            "{arn}" => holder,
            "{rest}" => rest,
            "{1}" => rest.split(['/', ':']).next().unwrap_or(rest),
            "{account}" => arn.map_or("", |arn| arn.account),
            word => word,
        };
        match option.take() {
            Some(option) => push_option(&mut line, option, value),
            None => {
                line.push(' ');
                line.push_str(value);
            }
        }
    }
    push_region(&mut line, arn.map_or("", |arn| arn.region));
    line
}

/// Adds the Region in which the resource is.
pub(super) fn push_region(line: &mut String, region: &str) {
    if !region.is_empty() {
        push_option(line, "region", region);
    }
}

/// A bucket, or an access point, which has the account in its ARN.
fn s3(arn: &Arn<'_>) -> Option<String> {
    let mut line = String::new();
    if let Some(access_point) = arn.resource.strip_prefix("accesspoint/") {
        line.push_str("aws s3control get-access-point-policy");
        push_option(&mut line, "account-id", arn.account);
        push_option(&mut line, "name", access_point.split('/').next().unwrap_or(access_point));
    } else {
        let bucket = arn.resource.split('/').next().filter(|name| !name.contains(['*', '?']))?;
        if bucket.is_empty() {
            return None;
        }
        line.push_str("aws s3api get-bucket-policy");
        push_option(&mut line, "bucket", bucket);
    }
    line.push_str(" --query Policy --output text");
    push_region(&mut line, arn.region);
    Some(line)
}

/// SQS knows queues by their address, which it tells.
fn queue(arn: &Arn<'_>) -> String {
    let mut address = "aws sqs get-queue-url".to_owned();
    push_option(&mut address, "queue-name", arn.resource);
    push_option(&mut address, "queue-owner-aws-account-id", arn.account);
    push_region(&mut address, arn.region);
    let mut line = format!(
        "aws sqs get-queue-attributes --attribute-names Policy --query Attributes.Policy --output text --queue-url \"$({address} --output text)\""
    );
    push_region(&mut line, arn.region);
    line
}

/// The policy is that of the key behind the alias.
fn alias(resource: &str, arn: &Arn<'_>) -> String {
    let mut key = format!("aws kms describe-key --key-id {}", quoted(resource));
    push_region(&mut key, arn.region);
    let mut line = format!(
        "aws kms get-key-policy --policy-name default --query Policy --output text --key-id \"$({key} --query KeyMetadata.KeyId --output text)\""
    );
    push_region(&mut line, arn.region);
    line
}
