//! AWS managed policies: the real documents of those a learner meets first. `aws_managed/README.md` says where they
//! come from.

use std::sync::{Arc, OnceLock};

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::sorted_map::SortedMap;

use super::StoredDocument;

/// An AWS managed policy of the built-in catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AwsManagedPolicy {
    /// Name.
    pub name: &'static str,
    /// Full ARN.
    pub arn: &'static str,
    /// One line: what for.
    pub purpose: &'static str,
    /// The real document's text.
    pub document: &'static str,
}

/// A catalog entry: name, path within the ARN, purpose.
macro_rules! policy {
    ($name:literal, $path:literal, $purpose:literal) => {
        AwsManagedPolicy {
            name: $name,
            arn: concat!("arn:aws:iam::aws:policy", $path, $name),
            purpose: $purpose,
            document: include_str!(concat!("aws_managed/", $name, ".json")),
        }
    };
}

/// What every account's first administrator has.
const ADMINISTRATOR_ACCESS: AwsManagedPolicy =
    policy!("AdministratorAccess", "/", "Everything in every service");

/// The AWS managed policies at hand
/// [AWS Managed Policy Reference](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html).
pub fn aws_managed_policies() -> &'static [AwsManagedPolicy] {
    const POLICIES: &[AwsManagedPolicy] = &[
        ADMINISTRATOR_ACCESS,
        policy!(
            "PowerUserAccess",
            "/",
            "Everything except managing users, groups, roles and the organization"
        ),
        policy!("AmazonS3FullAccess", "/", "Everything in S3, in every bucket"),
        policy!("AmazonS3ReadOnlyAccess", "/", "Reads and lists every bucket"),
        policy!("CloudWatchLogsFullAccess", "/", "Everything in CloudWatch Logs"),
        policy!("CloudWatchLogsReadOnlyAccess", "/", "Reads every log group"),
        policy!("CloudWatchAgentServerPolicy", "/", "What the CloudWatch agent on an instance needs"),
        policy!("AmazonEC2ReadOnlyAccess", "/", "Describes instances and everything around them"),
        policy!("AmazonSSMManagedInstanceCore", "/", "What Systems Manager on an instance needs"),
        policy!("AWSLambdaBasicExecutionRole", "/service-role/", "Lets a Lambda function write its log"),
        policy!("IAMReadOnlyAccess", "/", "Reads all of IAM"),
        policy!("IAMUserChangePassword", "/", "Lets a user change their own password"),
        policy!("AWSLambda_FullAccess", "/", "Everything in Lambda, and passing roles to it"),
        policy!("AWSLambda_ReadOnlyAccess", "/", "Reads Lambda and what belongs to it"),
        policy!(
            "AWSLambdaVPCAccessExecutionRole",
            "/service-role/",
            "Lets a Lambda function in a VPC write its log and use network interfaces"
        ),
        policy!(
            "AWSLambdaSQSQueueExecutionRole",
            "/service-role/",
            "Lets a Lambda function read a queue and write its log"
        ),
        policy!(
            "AWSLambdaDynamoDBExecutionRole",
            "/service-role/",
            "Lets a Lambda function read a table’s stream and write its log"
        ),
        policy!("AmazonEC2FullAccess", "/", "Everything in EC2 and around it"),
        policy!(
            "AmazonECSTaskExecutionRolePolicy",
            "/service-role/",
            "Lets ECS pull images and write logs for a task"
        ),
        policy!("AmazonEC2ContainerRegistryReadOnly", "/", "Reads and pulls container images"),
        policy!("AmazonDynamoDBFullAccess", "/", "Everything in DynamoDB"),
        policy!("AmazonDynamoDBReadOnlyAccess", "/", "Reads every DynamoDB table"),
        policy!("AmazonSQSFullAccess", "/", "Everything in SQS"),
        policy!("AmazonSQSReadOnlyAccess", "/", "Lists queues and reads their settings"),
        policy!("AmazonSNSFullAccess", "/", "Everything in SNS"),
        policy!("AmazonSSMFullAccess", "/", "Everything in Systems Manager"),
        policy!("AmazonSSMReadOnlyAccess", "/", "Reads Systems Manager and its parameters"),
        policy!("AmazonRDSReadOnlyAccess", "/", "Reads databases’ settings and metrics"),
        policy!("CloudWatchReadOnlyAccess", "/", "Reads metrics, alarms and logs"),
        policy!("CloudWatchFullAccess", "/", "Everything in CloudWatch and CloudWatch Logs"),
        policy!("SecretsManagerReadWrite", "/", "Everything in Secrets Manager, secrets themselves included"),
        policy!(
            "AWSKeyManagementServicePowerUser",
            "/",
            "Creates and lists KMS keys; uses them where their key policy lets it"
        ),
        policy!("AmazonAPIGatewayPushToCloudWatchLogs", "/service-role/", "Lets API Gateway write its log"),
        policy!("AWSXRayDaemonWriteAccess", "/", "Sends traces to X-Ray"),
        policy!("AWSCloudTrail_ReadOnlyAccess", "/", "Reads trails and their events"),
        policy!("AWSOrganizationsReadOnlyAccess", "/", "Reads the organization: accounts, units, policies"),
        policy!("IAMFullAccess", "/", "Everything in IAM, so also giving oneself any permission"),
        policy!("AWSSupportAccess", "/", "Opens and answers support cases"),
    ];
    POLICIES
}

/// The documents of some, by ARN.
fn documents(policies: &[AwsManagedPolicy]) -> Arc<SortedMap<StoredDocument>> {
    let mut documents = SortedMap::new();
    for policy in policies {
        let document = PolicyDocument::parse(policy.document, PolicyType::Identity);
        documents.insert(policy.arn.to_owned(), StoredDocument(Arc::new(document)));
    }
    Arc::new(documents)
}

/// The documents of all, read once.
pub(crate) fn built_in_documents() -> Arc<SortedMap<StoredDocument>> {
    static READ: OnceLock<Arc<SortedMap<StoredDocument>>> = OnceLock::new();
    Arc::clone(READ.get_or_init(|| documents(aws_managed_policies())))
}

/// Those of a world without the catalog.
pub(crate) fn first_documents() -> Arc<SortedMap<StoredDocument>> {
    documents(&[ADMINISTRATOR_ACCESS])
}

#[cfg(test)]
mod tests {
    use super::aws_managed_policies;
    use crate::{SimTime, World};
    use iam_policy::document::{PolicyDocument, PolicyType};

    #[test]
    fn every_document_is_valid() {
        for policy in aws_managed_policies() {
            let document = PolicyDocument::parse(policy.document, PolicyType::Identity);
            assert!(document.is_valid(), "{}: {:?}", policy.name, document.errors());
        }
    }

    #[test]
    fn a_world_gets_the_catalog_later() {
        let full = World::new(7, SimTime::default());
        let mut world = World::without_catalog(7, SimTime::default());
        world.add_account("111122223333", "Photo app");
        let attached = world.accounts().values().flat_map(|account| account.iam.roles.values());
        for arn in attached.flat_map(|role| &role.permissions.attached) {
            assert_eq!(world.aws_managed_document(arn), full.aws_managed_document(arn), "{arn}");
        }
        let later = world.with_catalog().unwrap();
        assert!(full.aws_managed().eq(later.aws_managed()));
        assert_eq!(later.own_aws_managed().count(), 0);
        assert_eq!(later.with_catalog(), None);
        assert_eq!(full.with_catalog(), None);
    }

    #[test]
    fn the_catalog_stays_small() {
        let size: usize = aws_managed_policies().iter().map(|policy| policy.document.len()).sum();
        assert!(size < 40_000, "{size} bytes");
    }
}
