//! One line for each AWS managed policy of the built-in catalog: what it is for.

pub(crate) const ADMINISTRATOR_ACCESS: &str = "Everything in every service";
pub(crate) const POWER_USER_ACCESS: &str =
    "Everything except managing users, groups, roles and the organization";
pub(crate) const AMAZON_S3_FULL_ACCESS: &str = "Everything in S3, in every bucket";
pub(crate) const AMAZON_S3_READ_ONLY_ACCESS: &str = "Reads and lists every bucket";
pub(crate) const CLOUD_WATCH_LOGS_FULL_ACCESS: &str = "Everything in CloudWatch Logs";
pub(crate) const CLOUD_WATCH_LOGS_READ_ONLY_ACCESS: &str = "Reads every log group";
pub(crate) const CLOUD_WATCH_AGENT_SERVER_POLICY: &str = "What the CloudWatch agent on an instance needs";
pub(crate) const AMAZON_EC2_READ_ONLY_ACCESS: &str = "Describes instances and everything around them";
pub(crate) const AMAZON_SSM_MANAGED_INSTANCE_CORE: &str = "What Systems Manager on an instance needs";
pub(crate) const AWS_LAMBDA_BASIC_EXECUTION_ROLE: &str = "Lets a Lambda function write its log";
pub(crate) const IAM_READ_ONLY_ACCESS: &str = "Reads all of IAM";
pub(crate) const IAM_USER_CHANGE_PASSWORD: &str = "Lets a user change their own password";
pub(crate) const AWS_LAMBDA_FULL_ACCESS: &str = "Everything in Lambda, and passing roles to it";
pub(crate) const AWS_LAMBDA_READ_ONLY_ACCESS: &str = "Reads Lambda and what belongs to it";
pub(crate) const AWS_LAMBDA_VPC_ACCESS_EXECUTION_ROLE: &str =
    "Lets a Lambda function in a VPC write its log and use network interfaces";
pub(crate) const AWS_LAMBDA_SQS_QUEUE_EXECUTION_ROLE: &str =
    "Lets a Lambda function read a queue and write its log";
pub(crate) const AWS_LAMBDA_DYNAMO_DB_EXECUTION_ROLE: &str =
    "Lets a Lambda function read a table’s stream and write its log";
pub(crate) const AMAZON_EC2_FULL_ACCESS: &str = "Everything in EC2 and around it";
pub(crate) const AMAZON_ECS_TASK_EXECUTION_ROLE_POLICY: &str =
    "Lets ECS pull images and write logs for a task";
pub(crate) const AMAZON_EC2_CONTAINER_REGISTRY_READ_ONLY: &str = "Reads and pulls container images";
pub(crate) const AMAZON_DYNAMO_DB_FULL_ACCESS: &str = "Everything in DynamoDB";
pub(crate) const AMAZON_DYNAMO_DB_READ_ONLY_ACCESS: &str = "Reads every DynamoDB table";
pub(crate) const AMAZON_SQS_FULL_ACCESS: &str = "Everything in SQS";
pub(crate) const AMAZON_SQS_READ_ONLY_ACCESS: &str = "Lists queues and reads their settings";
pub(crate) const AMAZON_SNS_FULL_ACCESS: &str = "Everything in SNS";
pub(crate) const AMAZON_SSM_FULL_ACCESS: &str = "Everything in Systems Manager";
pub(crate) const AMAZON_SSM_READ_ONLY_ACCESS: &str = "Reads Systems Manager and its parameters";
pub(crate) const AMAZON_RDS_READ_ONLY_ACCESS: &str = "Reads databases’ settings and metrics";
pub(crate) const CLOUD_WATCH_READ_ONLY_ACCESS: &str = "Reads metrics, alarms and logs";
pub(crate) const CLOUD_WATCH_FULL_ACCESS: &str = "Everything in CloudWatch and CloudWatch Logs";
pub(crate) const SECRETS_MANAGER_READ_WRITE: &str =
    "Everything in Secrets Manager, secrets themselves included";
pub(crate) const AWS_KEY_MANAGEMENT_SERVICE_POWER_USER: &str =
    "Creates and lists KMS keys; uses them where their key policy lets it";
pub(crate) const AMAZON_API_GATEWAY_PUSH_TO_CLOUD_WATCH_LOGS: &str = "Lets API Gateway write its log";
pub(crate) const AWS_X_RAY_DAEMON_WRITE_ACCESS: &str = "Sends traces to X-Ray";
pub(crate) const AWS_CLOUD_TRAIL_READ_ONLY_ACCESS: &str = "Reads trails and their events";
pub(crate) const AWS_ORGANIZATIONS_READ_ONLY_ACCESS: &str =
    "Reads the organization: accounts, units, policies";
pub(crate) const IAM_FULL_ACCESS: &str = "Everything in IAM, so also giving oneself any permission";
pub(crate) const AWS_SUPPORT_ACCESS: &str = "Opens and answers support cases";
