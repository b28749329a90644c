//! AWS managed policies: the real documents of those a learner meets first. `aws_managed/README.md` says where they
//! come from.

use std::sync::{Arc, OnceLock};

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::sorted_map::SortedMap;

use super::StoredDocument;
use crate::text::aws_managed_policies as text;

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
    ($name:literal, $path:literal, $purpose:expr) => {
        AwsManagedPolicy {
            name: $name,
            arn: concat!("arn:aws:iam::aws:policy", $path, $name),
            purpose: $purpose,
            document: include_str!(concat!("aws_managed/", $name, ".json")),
        }
    };
}

/// The policy of every account's first administrator.
const ADMINISTRATOR_ACCESS: AwsManagedPolicy =
    policy!("AdministratorAccess", "/", text::ADMINISTRATOR_ACCESS);

/// The AWS managed policies at hand
/// [AWS Managed Policy Reference](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html).
pub fn aws_managed_policies() -> &'static [AwsManagedPolicy] {
    const POLICIES: &[AwsManagedPolicy] = &[
        ADMINISTRATOR_ACCESS,
        policy!("PowerUserAccess", "/", text::POWER_USER_ACCESS),
        policy!("AmazonS3FullAccess", "/", text::AMAZON_S3_FULL_ACCESS),
        policy!("AmazonS3ReadOnlyAccess", "/", text::AMAZON_S3_READ_ONLY_ACCESS),
        policy!("CloudWatchLogsFullAccess", "/", text::CLOUD_WATCH_LOGS_FULL_ACCESS),
        policy!("CloudWatchLogsReadOnlyAccess", "/", text::CLOUD_WATCH_LOGS_READ_ONLY_ACCESS),
        policy!("CloudWatchAgentServerPolicy", "/", text::CLOUD_WATCH_AGENT_SERVER_POLICY),
        policy!("AmazonEC2ReadOnlyAccess", "/", text::AMAZON_EC2_READ_ONLY_ACCESS),
        policy!("AmazonSSMManagedInstanceCore", "/", text::AMAZON_SSM_MANAGED_INSTANCE_CORE),
        policy!("AWSLambdaBasicExecutionRole", "/service-role/", text::AWS_LAMBDA_BASIC_EXECUTION_ROLE),
        policy!("IAMReadOnlyAccess", "/", text::IAM_READ_ONLY_ACCESS),
        policy!("IAMUserChangePassword", "/", text::IAM_USER_CHANGE_PASSWORD),
        policy!("AWSLambda_FullAccess", "/", text::AWS_LAMBDA_FULL_ACCESS),
        policy!("AWSLambda_ReadOnlyAccess", "/", text::AWS_LAMBDA_READ_ONLY_ACCESS),
        policy!(
            "AWSLambdaVPCAccessExecutionRole",
            "/service-role/",
            text::AWS_LAMBDA_VPC_ACCESS_EXECUTION_ROLE
        ),
        policy!(
            "AWSLambdaSQSQueueExecutionRole",
            "/service-role/",
            text::AWS_LAMBDA_SQS_QUEUE_EXECUTION_ROLE
        ),
        policy!(
            "AWSLambdaDynamoDBExecutionRole",
            "/service-role/",
            text::AWS_LAMBDA_DYNAMO_DB_EXECUTION_ROLE
        ),
        policy!("AmazonEC2FullAccess", "/", text::AMAZON_EC2_FULL_ACCESS),
        policy!(
            "AmazonECSTaskExecutionRolePolicy",
            "/service-role/",
            text::AMAZON_ECS_TASK_EXECUTION_ROLE_POLICY
        ),
        policy!("AmazonEC2ContainerRegistryReadOnly", "/", text::AMAZON_EC2_CONTAINER_REGISTRY_READ_ONLY),
        policy!("AmazonDynamoDBFullAccess", "/", text::AMAZON_DYNAMO_DB_FULL_ACCESS),
        policy!("AmazonDynamoDBReadOnlyAccess", "/", text::AMAZON_DYNAMO_DB_READ_ONLY_ACCESS),
        policy!("AmazonSQSFullAccess", "/", text::AMAZON_SQS_FULL_ACCESS),
        policy!("AmazonSQSReadOnlyAccess", "/", text::AMAZON_SQS_READ_ONLY_ACCESS),
        policy!("AmazonSNSFullAccess", "/", text::AMAZON_SNS_FULL_ACCESS),
        policy!("AmazonSSMFullAccess", "/", text::AMAZON_SSM_FULL_ACCESS),
        policy!("AmazonSSMReadOnlyAccess", "/", text::AMAZON_SSM_READ_ONLY_ACCESS),
        policy!("AmazonRDSReadOnlyAccess", "/", text::AMAZON_RDS_READ_ONLY_ACCESS),
        policy!("CloudWatchReadOnlyAccess", "/", text::CLOUD_WATCH_READ_ONLY_ACCESS),
        policy!("CloudWatchFullAccess", "/", text::CLOUD_WATCH_FULL_ACCESS),
        policy!("SecretsManagerReadWrite", "/", text::SECRETS_MANAGER_READ_WRITE),
        policy!("AWSKeyManagementServicePowerUser", "/", text::AWS_KEY_MANAGEMENT_SERVICE_POWER_USER),
        policy!(
            "AmazonAPIGatewayPushToCloudWatchLogs",
            "/service-role/",
            text::AMAZON_API_GATEWAY_PUSH_TO_CLOUD_WATCH_LOGS
        ),
        policy!("AWSXRayDaemonWriteAccess", "/", text::AWS_X_RAY_DAEMON_WRITE_ACCESS),
        policy!("AWSCloudTrail_ReadOnlyAccess", "/", text::AWS_CLOUD_TRAIL_READ_ONLY_ACCESS),
        policy!("AWSOrganizationsReadOnlyAccess", "/", text::AWS_ORGANIZATIONS_READ_ONLY_ACCESS),
        policy!("IAMFullAccess", "/", text::IAM_FULL_ACCESS),
        policy!("AWSSupportAccess", "/", text::AWS_SUPPORT_ACCESS),
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

/// The documents of a world without the catalog.
pub(crate) fn first_documents() -> Arc<SortedMap<StoredDocument>> {
    documents(&[ADMINISTRATOR_ACCESS])
}

#[cfg(test)]
mod tests {
    use super::aws_managed_policies;
    use crate::{SimTime, World};
    use iam_policy::document::{PolicyDocument, PolicyType};
    use iam_policy::json::{self, Node, Value};

    #[test]
    fn every_document_is_valid() {
        for policy in aws_managed_policies() {
            let document = PolicyDocument::parse(policy.document, PolicyType::Identity);
            assert!(document.is_valid(), "{}: {:?}", policy.name, document.errors());
        }
    }

    #[test]
    fn every_document_has_its_elements_in_the_order_in_which_aws_prints_them() {
        let order = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
        let place = |key: &str| order.iter().position(|element| *element == key);
        for policy in aws_managed_policies() {
            let root = json::parse(policy.document).root;
            let keys = |node: &Node| -> Vec<String> {
                let Value::Object(members) = &node.value else { panic!("{}: an object", policy.name) };
                members.iter().map(|member| member.key.clone()).collect()
            };
            assert_eq!(keys(&root), ["Version", "Statement"], "{}", policy.name);
            for statement in root.member("Statement").and_then(Node::as_array).unwrap() {
                let places: Vec<_> = keys(statement).iter().map(|key| place(key).unwrap()).collect();
                assert!(places.is_sorted(), "{}: {:?}", policy.name, keys(statement));
            }
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
