//! Reads the AWS CLI lines that the transcript writes: the way back from [`aws_world::transcript::cli_line`].

mod kms;
mod organizations;
mod s3;
mod sign_in;

use std::collections::BTreeMap;

use aws_world::ApiCall;
use aws_world::cloudwatch::CloudWatchCall;
use aws_world::ec2::{Ec2Call, MetadataParameters};
use aws_world::iam::{IamCall, Identity, Taggable, Tags};
use aws_world::logs::LogsCall;
use aws_world::sts::{MfaParameters, SessionParameters, StsCall};

/// The words of a line as a POSIX shell splits it.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            '\'' => word.get_or_insert_default().extend(characters.by_ref().take_while(|next| *next != '\'')),
            '\\' => word.get_or_insert_default().extend(characters.next()),
            ' ' => words.extend(word.take()),
            // The command substitution in log events holds a space of its own.
            '$' => {
                let word = word.get_or_insert_default();
                word.push('$');
                word.extend(characters.by_ref().take_while(|next| *next != ')'));
                word.push(')');
            }
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    words
}

struct Options(BTreeMap<String, Vec<String>>);

impl Options {
    fn read(words: &[String]) -> Self {
        let mut options: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut name = String::new();
        for word in words {
            match word.strip_prefix("--") {
                Some(option) => {
                    let (option, value) =
                        option.split_once('=').map_or((option, None), |(o, v)| (o, Some(v)));
                    name = option.to_owned();
                    options.entry(name.clone()).or_default().extend(value.map(str::to_owned));
                }
                None => options.entry(name.clone()).or_default().push(word.clone()),
            }
        }
        Self(options)
    }

    fn maybe(&self, name: &str) -> Option<String> {
        self.0.get(name)?.first().cloned()
    }

    fn text(&self, name: &str) -> String {
        self.maybe(name).unwrap_or_default()
    }

    fn path(&self) -> String {
        self.maybe("path").unwrap_or_else(|| "/".into())
    }

    fn number(&self, name: &str) -> Option<u32> {
        self.maybe(name)?.parse().ok()
    }

    fn tags(&self) -> Tags {
        let text = self.maybe("tags").unwrap_or_else(|| "[]".into());
        Self::tag_list(serde_json::from_str(&text).expect("tags are JSON"))
    }

    fn tag_list(list: Vec<BTreeMap<String, String>>) -> Tags {
        list.into_iter().map(|mut tag| (tag.remove("Key").unwrap(), tag.remove("Value").unwrap())).collect()
    }

    fn texts(&self, name: &str) -> Vec<String> {
        let words = self.0.get(name).cloned().unwrap_or_default();
        match words.first().filter(|word| word.starts_with('[')) {
            Some(list) => serde_json::from_str(list).expect("keys are JSON"),
            None => words,
        }
    }

    fn profile(&self) -> String {
        self.text("iam-instance-profile").trim_start_matches("Name=").to_owned()
    }

    fn metadata_options(&self) -> MetadataParameters {
        let text = self.maybe("metadata-options").unwrap_or_else(|| "{}".into());
        let options: serde_json::Value = serde_json::from_str(&text).expect("options are JSON");
        let text = |name: &str| options[name].as_str().unwrap_or_default().to_owned();
        let hops = options["HttpPutResponseHopLimit"].as_u64();
        MetadataParameters {
            http_tokens: text("HttpTokens"),
            http_put_response_hop_limit: hops.map(|hops| hops.try_into().unwrap()),
            http_endpoint: text("HttpEndpoint"),
        }
    }

    fn mfa(&self) -> MfaParameters {
        MfaParameters { serial_number: self.maybe("serial-number"), token_code: self.maybe("token-code") }
    }

    fn session(&self) -> SessionParameters {
        let arns = self.0.get("policy-arns").cloned().unwrap_or_default();
        SessionParameters {
            policy: self.maybe("policy"),
            policy_arns: arns.iter().map(|arn| arn.trim_start_matches("arn=").to_owned()).collect(),
            tags: self.tags(),
            transitive_tag_keys: self.texts("transitive-tag-keys"),
            source_identity: self.maybe("source-identity"),
        }
    }

    fn identity(&self, kind: &str) -> Identity {
        match kind {
            "user" => Identity::User(self.text("user-name")),
            "group" => Identity::Group(self.text("group-name")),
            _ => Identity::Role(self.text("role-name")),
        }
    }

    fn taggable(&self, kind: &str) -> Taggable {
        match kind {
            "user" => Taggable::User(self.text("user-name")),
            "role" => Taggable::Role(self.text("role-name")),
            "policy" => Taggable::Policy(self.text("policy-arn")),
            _ => Taggable::InstanceProfile(self.text("instance-profile-name")),
        }
    }
}

/// The call that a line makes. Panics at a line the transcript would not write.
pub(crate) fn read(line: &str) -> ApiCall {
    let mut words = words(line);
    if words.first().is_some_and(|word| word == "printf") {
        let rest = words.split_off(words.iter().position(|word| word == "aws").expect("a command"));
        let text = words.swap_remove(2);
        if let Some(put) = s3::put_object(&rest, &text) {
            return ApiCall::S3(put);
        }
        // Standard input holds a parameter.
        words = rest;
        for word in &mut words {
            *word = word.replace("file:///dev/stdin", &text);
        }
    }
    let options = Options::read(&words[3..]);
    match words[1].as_str() {
        "iam" => ApiCall::Iam(iam(&words[2], &options)),
        "sts" => ApiCall::Sts(sts(&words[2], &options)),
        "ec2" => ApiCall::Ec2(ec2(&words[2], &options)),
        "s3api" => ApiCall::S3(s3::read(&words[2], &options)),
        "organizations" => ApiCall::Organizations(organizations::read(&words[2], &options)),
        "kms" => ApiCall::Kms(kms::read(&words[2], &options)),
        "cloudwatch" => ApiCall::CloudWatch(cloudwatch(&words[2], &options)),
        "logs" => ApiCall::Logs(logs(&words[2], &options)),
        other => panic!("no such service: {other}"),
    }
}

fn iam(command: &str, o: &Options) -> IamCall {
    let (user_name, group_name, role_name) = (o.text("user-name"), o.text("group-name"), o.text("role-name"));
    let (policy_arn, policy_name) = (o.text("policy-arn"), o.text("policy-name"));
    let (access_key_id, version_id) = (o.text("access-key-id"), o.text("version-id"));
    let (policy_document, description) = (o.text("policy-document"), o.text("description"));
    let instance_profile_name = o.text("instance-profile-name");
    match command {
        "create-user" => IamCall::CreateUser {
            user_name,
            path: o.path(),
            permissions_boundary: o.maybe("permissions-boundary"),
            tags: o.tags(),
        },
        "update-user" => IamCall::UpdateUser { user_name, new_user_name: o.text("new-user-name") },
        "delete-user" => IamCall::DeleteUser { user_name },
        "create-access-key" => IamCall::CreateAccessKey { user_name },
        "update-access-key" => {
            IamCall::UpdateAccessKey { user_name, access_key_id, active: o.text("status") == "Active" }
        }
        "delete-access-key" => IamCall::DeleteAccessKey { user_name, access_key_id },
        "create-group" => IamCall::CreateGroup { group_name, path: o.path() },
        "update-group" => IamCall::UpdateGroup { group_name, new_group_name: o.text("new-group-name") },
        "delete-group" => IamCall::DeleteGroup { group_name },
        "add-user-to-group" => IamCall::AddUserToGroup { group_name, user_name },
        "remove-user-from-group" => IamCall::RemoveUserFromGroup { group_name, user_name },
        "create-role" => IamCall::CreateRole {
            role_name,
            path: o.path(),
            assume_role_policy_document: o.text("assume-role-policy-document"),
            description,
            max_session_duration: o.number("max-session-duration").unwrap_or(3600),
            permissions_boundary: o.maybe("permissions-boundary"),
            tags: o.tags(),
        },
        "update-role" => IamCall::UpdateRole {
            role_name,
            description,
            max_session_duration: o.number("max-session-duration").unwrap_or(3600),
        },
        "update-assume-role-policy" => IamCall::UpdateAssumeRolePolicy { role_name, policy_document },
        "delete-role" => IamCall::DeleteRole { role_name },
        "create-policy" => IamCall::CreatePolicy {
            policy_name,
            path: o.path(),
            policy_document,
            description,
            tags: o.tags(),
        },
        "create-policy-version" => IamCall::CreatePolicyVersion {
            policy_arn,
            policy_document,
            set_as_default: o.0.contains_key("set-as-default"),
        },
        "set-default-policy-version" => IamCall::SetDefaultPolicyVersion { policy_arn, version_id },
        "delete-policy-version" => IamCall::DeletePolicyVersion { policy_arn, version_id },
        "delete-policy" => IamCall::DeletePolicy { policy_arn },
        "create-instance-profile" => IamCall::CreateInstanceProfile { instance_profile_name },
        "delete-instance-profile" => IamCall::DeleteInstanceProfile { instance_profile_name },
        "add-role-to-instance-profile" => {
            IamCall::AddRoleToInstanceProfile { instance_profile_name, role_name }
        }
        "remove-role-from-instance-profile" => {
            IamCall::RemoveRoleFromInstanceProfile { instance_profile_name, role_name }
        }
        _ => match sign_in::sign_in(command, o)
            .map(IamCall::from)
            .or_else(|| sign_in::service_linked_role(command, o))
            .or_else(|| sign_in::saml_provider(command, o))
        {
            Some(call) => call,
            None => iam_on_identities(command, o, policy_arn, policy_name),
        },
    }
}

fn iam_on_identities(command: &str, o: &Options, policy_arn: String, policy_name: String) -> IamCall {
    let parts: Vec<&str> = command.split('-').collect();
    match parts[..] {
        ["attach", kind, "policy"] => IamCall::AttachPolicy { to: o.identity(kind), policy_arn },
        ["detach", kind, "policy"] => IamCall::DetachPolicy { from: o.identity(kind), policy_arn },
        ["put", kind, "policy"] => IamCall::PutInlinePolicy {
            of: o.identity(kind),
            policy_name,
            policy_document: o.text("policy-document"),
        },
        ["delete", kind, "policy"] => IamCall::DeleteInlinePolicy { of: o.identity(kind), policy_name },
        ["create", "open", ..] => IamCall::CreateOpenIdConnectProvider {
            url: o.text("url"),
            client_id_list: o.texts("client-id-list"),
        },
        ["delete", "open", ..] => IamCall::DeleteOpenIdConnectProvider {
            open_id_connect_provider_arn: o.text("open-id-connect-provider-arn"),
        },
        ["put", kind, "permissions", "boundary"] => IamCall::PutPermissionsBoundary {
            of: o.identity(kind),
            permissions_boundary: o.text("permissions-boundary"),
        },
        ["delete", kind, "permissions", "boundary"] => {
            IamCall::DeletePermissionsBoundary { of: o.identity(kind) }
        }
        ["tag", kind, ..] => IamCall::Tag { what: o.taggable(kind), tags: o.tags() },
        ["untag", kind, ..] => IamCall::Untag { what: o.taggable(kind), tag_keys: o.texts("tag-keys") },
        _ => panic!("no such command: {command}"),
    }
}

fn sts(command: &str, o: &Options) -> StsCall {
    match command {
        "get-caller-identity" => StsCall::GetCallerIdentity,
        "assume-role-with-web-identity" => StsCall::AssumeRoleWithWebIdentity {
            role_arn: o.text("role-arn"),
            role_session_name: o.text("role-session-name"),
            web_identity_token: o.text("web-identity-token"),
            duration_seconds: o.number("duration-seconds"),
            session: o.session(),
        },
        "assume-role-with-saml" => StsCall::AssumeRoleWithSaml {
            role_arn: o.text("role-arn"),
            principal_arn: o.text("principal-arn"),
            saml_assertion: o.text("saml-assertion"),
            duration_seconds: o.number("duration-seconds"),
            session: o.session(),
        },
        "get-session-token" => {
            StsCall::GetSessionToken { duration_seconds: o.number("duration-seconds"), mfa: o.mfa() }
        }
        "get-federation-token" => StsCall::GetFederationToken {
            name: o.text("name"),
            duration_seconds: o.number("duration-seconds"),
            session: o.session(),
        },
        _ => StsCall::AssumeRole {
            role_arn: o.text("role-arn"),
            role_session_name: o.text("role-session-name"),
            external_id: o.maybe("external-id"),
            duration_seconds: o.number("duration-seconds"),
            session: o.session(),
            mfa: o.mfa(),
        },
    }
}

fn ec2(command: &str, o: &Options) -> Ec2Call {
    let (association_id, instance_profile_name) = (o.text("association-id"), o.profile());
    match command {
        "associate-iam-instance-profile" => {
            Ec2Call::AssociateIamInstanceProfile { instance_id: o.text("instance-id"), instance_profile_name }
        }
        "replace-iam-instance-profile-association" => {
            Ec2Call::ReplaceIamInstanceProfileAssociation { association_id, instance_profile_name }
        }
        "describe-iam-instance-profile-associations" => Ec2Call::DescribeIamInstanceProfileAssociations,
        "run-instances" => Ec2Call::RunInstances {
            image_id: o.text("image-id"),
            instance_type: o.text("instance-type"),
            instance_profile_name,
            metadata_options: o.metadata_options(),
        },
        "modify-instance-metadata-options" => Ec2Call::ModifyInstanceMetadataOptions {
            instance_id: o.text("instance-id"),
            metadata_options: MetadataParameters {
                http_tokens: o.text("http-tokens"),
                http_put_response_hop_limit: o.number("http-put-response-hop-limit"),
                http_endpoint: o.text("http-endpoint"),
            },
        },
        "terminate-instances" => Ec2Call::TerminateInstances { instance_id: o.text("instance-ids") },
        "describe-instances" => Ec2Call::DescribeInstances,
        _ => Ec2Call::DisassociateIamInstanceProfile { association_id },
    }
}

fn cloudwatch(command: &str, o: &Options) -> CloudWatchCall {
    let namespace = o.text("namespace");
    match (command, o.number("value")) {
        ("put-metric-data", Some(value)) => {
            CloudWatchCall::PutMetricData { namespace, metric_name: o.text("metric-name"), value }
        }
        _ => CloudWatchCall::ListMetrics { namespace },
    }
}

fn logs(command: &str, o: &Options) -> LogsCall {
    let (log_group_name, log_stream_name) = (o.text("log-group-name"), o.text("log-stream-name"));
    match command {
        "create-log-group" => LogsCall::CreateLogGroup { log_group_name },
        "create-log-stream" => LogsCall::CreateLogStream { log_group_name, log_stream_name },
        "delete-log-group" => LogsCall::DeleteLogGroup { log_group_name },
        "put-retention-policy" => LogsCall::PutRetentionPolicy {
            log_group_name,
            retention_in_days: o.number("retention-in-days").unwrap_or_default(),
        },
        "delete-retention-policy" => LogsCall::DeleteRetentionPolicy { log_group_name },
        "delete-log-stream" => LogsCall::DeleteLogStream { log_group_name, log_stream_name },
        "describe-log-groups" => {
            LogsCall::DescribeLogGroups { log_group_name_prefix: o.text("log-group-name-prefix") }
        }
        "put-resource-policy" => LogsCall::PutResourcePolicy {
            policy_name: o.text("policy-name"),
            policy_document: o.text("policy-document"),
        },
        "describe-resource-policies" => LogsCall::DescribeResourcePolicies,
        "delete-resource-policy" => LogsCall::DeleteResourcePolicy { policy_name: o.text("policy-name") },
        "describe-log-streams" => LogsCall::DescribeLogStreams { log_group_name },
        "get-log-events" => LogsCall::GetLogEvents { log_group_name, log_stream_name },
        "filter-log-events" => {
            LogsCall::FilterLogEvents { log_group_name, filter_pattern: o.text("filter-pattern") }
        }
        _ => {
            let events = o.text("log-events").replace("$(date +%s)", "1");
            let events: Vec<serde_json::Value> = serde_json::from_str(&events).expect("events are JSON");
            let messages =
                events.iter().map(|event| event["message"].as_str().unwrap_or_default().to_owned());
            LogsCall::PutLogEvents { log_group_name, log_stream_name, messages: messages.collect() }
        }
    }
}
