//! The record CloudTrail would keep of a call
//! [CloudTrail record contents](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html).

use iam_policy::request::Principal;

use super::CallRecord;
use super::parameters::parameters;
use crate::api::parameters::ParameterValue;
use crate::api::{ApiCall, ApiError, Caller, Response};
use crate::ids::uuid_from_text;
use crate::json::Json;
use crate::model::ec2::Ec2Call;
use crate::model::s3::S3Call;
use crate::world::{CallerIdentity, RoleIdentity, address};

impl CallRecord {
    /// The CloudTrail-shaped event, as JSON text. It is made when somebody asks: most calls are never looked at.
    pub fn event(&self) -> String {
        let Self { call, result, event_context, .. } = self;
        let identity = event_context.identity.as_ref();
        let mut event = Json::object()
            .with_text("eventVersion", "1.11")
            .with("userIdentity", user_identity(&event_context.caller, identity))
            .with_text("eventTime", &self.time.iso8601())
            .with_text("eventSource", call.service().event_source())
            .with_text("eventName", event_name(call))
            .with_text("awsRegion", &event_context.region)
            .with_text("sourceIPAddress", address(&event_context.caller))
            .with_text("userAgent", event_context.user_agent);
        if let Some(error) = &event_context.error {
            event =
                event.with_text("errorCode", error.code.as_str()).with_text("errorMessage", &error.message);
        }
        event = event
            .with("requestParameters", request_parameters(call))
            .with("responseElements", response_elements(call, result))
            .with("readOnly", Json::Bool(call.is_read_only()));
        let account = identity.map_or("", |identity| identity.account.as_str());
        // The id follows from what the event says and from how far the world has come.
        let id =
            uuid_from_text(&format!("{}{}{}", event_context.seed, event_context.issued, event.compact()));
        event
            .with_text("eventID", &id)
            .with_text("eventType", "AwsApiCall")
            .with("managementEvent", Json::Bool(!is_data_event(call)))
            .with_text("recipientAccountId", account)
            .with_text("eventCategory", if is_data_event(call) { "Data" } else { "Management" })
            .pretty()
    }

    /// Whether both are of one call, as far as CloudTrail could tell.
    pub fn is_of_same_call(&self, other: &Self) -> bool {
        let key = |record: &Self| (record.time, record.event_context.issued);
        key(self) == key(other)
            && self.call == other.call
            && self.event_context.caller == other.event_context.caller
    }
}

/// CloudTrail has its own names for some calls
/// [S3 events](https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html).
fn event_name(call: &ApiCall) -> &'static str {
    match call {
        ApiCall::S3(S3Call::ListObjectsV2 { .. }) => "ListObjects",
        ApiCall::S3(S3Call::PutPublicAccessBlock { .. }) => "PutBucketPublicAccessBlock",
        ApiCall::S3(S3Call::DeletePublicAccessBlock { .. }) => "DeleteBucketPublicAccessBlock",
        _ => call.name(),
    }
}

fn is_data_event(call: &ApiCall) -> bool {
    match call {
        ApiCall::S3(call) => call.key().is_some() || matches!(call, S3Call::ListObjectsV2 { .. }),
        ApiCall::Logs(crate::model::logs::LogsCall::PutLogEvents { .. }) | ApiCall::CloudWatch(_) => true,
        _ => false,
    }
}

/// [userIdentity element](https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html).
fn user_identity(caller: &Caller, identity: Option<&CallerIdentity>) -> Json {
    let Some(identity) = identity else {
        let key = match caller {
            Caller::Signed { credentials, .. } => credentials.access_key_id.as_str(),
            _ => "",
        };
        return Json::object().with_text("type", "Unknown").with_text_if_any("accessKeyId", key);
    };
    let kind = match &identity.principal {
        Principal::Root { .. } => "Root",
        Principal::User { .. } => "IAMUser",
        Principal::RoleSession { .. } => "AssumedRole",
        Principal::FederatedUser { .. } => "FederatedUser",
        Principal::Service { .. } => "AWSService",
        Principal::Federated { provider } if provider.contains(":saml-provider/") => "SAMLUser",
        Principal::Federated { .. } => "WebIdentityUser",
        Principal::OriginAccessIdentity { .. } | Principal::Anonymous => {
            return Json::object().with_text("type", "AWSAccount").with_text("accountId", "anonymous");
        }
    };
    let provider = match &identity.principal {
        Principal::Federated { provider } => provider,
        _ => "",
    };
    let json = Json::object()
        .with_text("type", kind)
        .with_text("principalId", &identity.user_id)
        .with_text_if_any("arn", identity.arn.as_deref().unwrap_or_default())
        .with_text_if_any("accountId", &identity.account)
        .with_text_if_any("identityProvider", provider)
        .with_text_if_any("accessKeyId", identity.access_key_id.as_deref().unwrap_or_default())
        .with_text_if_any("userName", identity.user_name.as_deref().unwrap_or_default());
    match identity.issued {
        Some(_) => json.with("sessionContext", session_context(identity)),
        None => json,
    }
}

fn session_context(identity: &CallerIdentity) -> Json {
    let mut context = Json::object();
    if let Some(role) = &identity.role {
        let issuer = Json::object()
            .with_text("type", "Role")
            .with_text("principalId", &role.id)
            .with_text("arn", &role.arn)
            .with_text("accountId", &identity.account)
            .with_text("userName", &role.name);
        context = context.with("sessionIssuer", issuer);
    }
    let created = identity.issued.map(crate::clock::SimTime::iso8601).unwrap_or_default();
    let attributes =
        Json::object().with_text("creationDate", &created).with_text("mfaAuthenticated", identity.mfa_text());
    context = context.with("attributes", attributes);
    let behind = identity.session.as_ref().and_then(|session| session.source_identity.as_deref());
    context = context.with_text_if_any("sourceIdentity", behind.unwrap_or_default());
    let on_instance = |role: &&RoleIdentity| {
        role.source_instance.as_ref().is_some_and(|arn| arn.starts_with("arn:aws:ec2:"))
    };
    match identity.role.as_ref().filter(on_instance) {
        Some(role) => context.with_text("ec2RoleDelivery", role.delivery),
        None => context,
    }
}

fn request_parameters(call: &ApiCall) -> Json {
    let mut json = Json::object();
    for (name, value) in parameters(call) {
        let name = match (call, name) {
            (ApiCall::Ec2(_), "instanceIds") => "instancesSet",
            (ApiCall::S3(_), "bucket") => "bucketName",
            (ApiCall::S3(S3Call::PutBucketPolicy { .. }), "policy") => "bucketPolicy",
            (ApiCall::S3(_), "serverSideEncryption") => "x-amz-server-side-encryption",
            (ApiCall::S3(_), "ssekmsKeyId") => "x-amz-server-side-encryption-aws-kms-key-id",
            (ApiCall::S3(_), "acl") => "x-amz-acl",
            (ApiCall::S3(_), "publicAccessBlockConfiguration") => "PublicAccessBlockConfiguration",
            // CloudTrail records neither secrets nor the content that a call writes.
            (_, "authenticationCode1" | "authenticationCode2" | "tokenCode") => continue,
            (_, "body" | "logEvents" | "webIdentityToken" | "password") => continue,
            (_, "plaintext" | "ciphertextBlob" | "sAMLAssertion") => continue,
            (_, name) => name,
        };
        json = json.with(name, parameter(name, value));
    }
    match &json {
        Json::Object(members) if members.is_empty() => Json::Null,
        _ => json,
    }
}

fn instances_set(id: &str) -> Json {
    Json::object().with("items", Json::List(vec![Json::object().with_text("instanceId", id)]))
}

fn parameter(name: &str, value: ParameterValue) -> Json {
    match value {
        ParameterValue::Text(text) if name == "iamInstanceProfile" => Json::object().with_text("name", &text),
        ParameterValue::Text(text) if name == "instancesSet" => instances_set(&text),
        ParameterValue::Text(text) if name == "target" => {
            Json::object().with_text("id", &text).with_text("type", "ACCOUNT")
        }
        ParameterValue::Text(text) | ParameterValue::Document(text) => Json::Text(text),
        ParameterValue::Number(number) => Json::Number(i64::from(number)),
        ParameterValue::Flag(flag) => Json::Bool(flag),
        ParameterValue::Json(json) => json,
        ParameterValue::Settings(settings) => {
            settings.into_iter().fold(Json::object(), |json, (name, on)| json.with(name, Json::Bool(on)))
        }
        ParameterValue::Tags(tags) | ParameterValue::Tagging(tags) => Json::List(
            tags.iter()
                .map(|(key, value)| Json::object().with_text("key", key).with_text("value", value))
                .collect(),
        ),
        ParameterValue::PolicyArns(arns) => {
            Json::List(arns.iter().map(|arn| Json::object().with_text("arn", arn)).collect())
        }
        ParameterValue::TagKeys(texts) | ParameterValue::Messages(texts) => {
            Json::List(texts.into_iter().map(Json::Text).collect())
        }
    }
}

/// The answer without secrets.
fn response_elements(call: &ApiCall, result: &Result<Response, ApiError>) -> Json {
    match (call, result) {
        (ApiCall::Iam(_), Ok(Response::Credentials(credentials))) => Json::object().with(
            "accessKey",
            Json::object().with_text("accessKeyId", &credentials.access_key_id).with_text("status", "Active"),
        ),
        (ApiCall::Sts(_), Ok(Response::Credentials(credentials))) => Json::object().with(
            "credentials",
            Json::object().with_text("accessKeyId", &credentials.access_key_id).with_text(
                "expiration",
                &credentials.expiration.map(|end| end.iso8601()).unwrap_or_default(),
            ),
        ),
        (ApiCall::Iam(_), Ok(Response::Created(arn))) => Json::object().with_text("arn", arn),
        (ApiCall::Ec2(Ec2Call::RunInstances { .. }), Ok(Response::Created(id))) => {
            Json::object().with("instancesSet", instances_set(id))
        }
        (ApiCall::Ec2(_), Ok(Response::Created(id))) => Json::object().with_text("associationId", id),
        _ => Json::Null,
    }
}
