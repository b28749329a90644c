//! A world to its saved form.

use super::VERSION;
use super::programs::{write_app, write_workload};
use super::values::{document, list, named, region, texts, time};
use crate::json::Json;
use crate::model::account::Account;
use crate::model::cloudwatch::DataPoint;
use crate::model::ec2::{Instance, MetadataOptions};
use crate::model::iam::{
    AccessKey, Group, Iam, InstanceProfile, LoginProfile, ManagedPolicy, Permissions, Role, StoredDocument,
    Tags, User,
};
use crate::model::logs::LogGroup;
use crate::model::program::{StolenCredentials, Stranger};
use crate::model::sts::{Credentials, SessionContext, SessionOwner, StsSession};
use crate::world::WorldState;

fn unsigned(number: u64) -> Json {
    // A JSON number of 64 bits does not survive every reader.
    Json::Text(number.to_string())
}

pub(super) fn world(world: &WorldState) -> Json {
    let json = Json::object()
        .with("version", Json::Number(VERSION))
        .with("seed", unsigned(world.seed))
        .with("issued", unsigned(world.issued))
        .with("now", time(world.now))
        .with("accounts", named(&world.accounts, &account))
        .with_if_any("aws_managed", Json::Object(world.own_aws_managed().map(own_policy).collect()))
        .with_if_any("sessions", list(world.sessions.values(), session));
    let json = match &world.organization {
        Some(organization) => json.with("organization", super::organization::write(organization)),
        None => json,
    };
    let json = match &world.coverage {
        Some(coverage) => json.with("coverage", super::coverage::write(coverage)),
        None => json,
    };
    match &world.stranger {
        Some(found) => json.with("stranger", stranger(found)),
        None => json,
    }
}

fn own_policy((arn, policy): (&String, &StoredDocument)) -> (String, Json) {
    (arn.clone(), document(policy))
}

fn account(account: &Account) -> Json {
    let json = region(Json::object().with_text("name", &account.name), &account.region);
    let json = iam(json, &account.iam);
    super::kms::write(json, &account.kms)
        .with_if_any("instances", named(&account.ec2.instances, &instance))
        .with_if_any("buckets", named(&account.s3.buckets, &super::s3::write))
        .with_if_any("log_groups", named(&account.logs.groups, &log_group))
        .with_if_any("log_policies", named(&account.logs.resource_policies, &document))
        .with_if_any(
            "metrics",
            named(&account.cloudwatch.namespaces, &|metrics| named(metrics, &data_points)),
        )
        .with_if_any("workloads", named(&account.workloads, &write_workload))
}

pub(super) fn iam(json: Json, iam: &Iam) -> Json {
    json.with_if_any("users", named(&iam.users, &user))
        .with_if_any("groups", named(&iam.groups, &group))
        .with_if_any("roles", named(&iam.roles, &role))
        .with_if_any("policies", named(&iam.policies, &policy))
        .with_if_any("instance_profiles", named(&iam.instance_profiles, &instance_profile))
        .with_if_any("oidc_providers", named(&iam.oidc_providers, &|provider| texts(&provider.client_ids)))
        .with_if_any("saml_providers", named(&iam.saml_providers, &|provider| Json::text(&provider.metadata)))
        .with_if_any("mfa_devices", texts(&iam.mfa_devices))
}

fn path(json: Json, path: &str) -> Json {
    json.with_text_if_any("path", if path == "/" { "" } else { path })
}

fn tags(json: Json, tags: &Tags) -> Json {
    json.with_if_any("tags", named(tags, &|value| Json::text(value)))
}

fn permissions(json: Json, permissions: &Permissions) -> Json {
    json.with_if_any("attached", texts(&permissions.attached))
        .with_if_any("inline", named(&permissions.inline, &document))
        .with_text_if_any("boundary", permissions.boundary.as_deref().unwrap_or_default())
}

fn user(user: &User) -> Json {
    let json = path(Json::object().with_text("id", &user.id), &user.path).with("created", time(user.created));
    tags(permissions(json, &user.permissions), &user.tags)
        .with_if_any("access_keys", list(&user.access_keys, access_key))
        .with_if_any("login_profile", user.login_profile.as_ref().map_or(Json::object(), login_profile))
        .with_if_any("mfa_devices", texts(&user.mfa_devices))
}

fn login_profile(profile: &LoginProfile) -> Json {
    let json = Json::object().with("created", time(profile.created));
    if profile.password_reset_required { json.with("reset_required", Json::Bool(true)) } else { json }
}

fn access_key(key: &AccessKey) -> Json {
    let mut json = Json::object()
        .with_text("id", &key.id)
        .with_text("secret", &key.secret)
        .with("created", time(key.created));
    if !key.active {
        json = json.with("active", Json::Bool(false));
    }
    match &key.last_used {
        Some((used, service)) => json.with("last_used", Json::List(vec![time(*used), Json::text(service)])),
        None => json,
    }
}

fn group(group: &Group) -> Json {
    permissions(path(Json::object().with_text("id", &group.id), &group.path), &group.permissions)
        .with_if_any("users", texts(&group.users))
}

fn role(role: &Role) -> Json {
    let mut json = path(Json::object().with_text("id", &role.id), &role.path)
        .with_text_if_any("description", &role.description)
        .with("trust_policy", document(&role.trust_policy));
    if role.max_session_duration != 3600 {
        json = json.with("max_session_duration", Json::Number(i64::from(role.max_session_duration)));
    }
    tags(permissions(json, &role.permissions), &role.tags)
}

fn policy(policy: &ManagedPolicy) -> Json {
    let mut json = path(Json::object().with_text("id", &policy.id), &policy.path)
        .with_text_if_any("description", &policy.description)
        .with(
            "versions",
            list(&policy.versions, |version| {
                Json::List(vec![Json::text(&version.id), time(version.created), document(&version.document)])
            }),
        );
    if policy.default_version != "v1" {
        json = json.with_text("default_version", &policy.default_version);
    }
    if policy.versions_created != 1 {
        json = json.with("versions_created", Json::Number(i64::from(policy.versions_created)));
    }
    tags(json, &policy.tags)
}

fn instance_profile(profile: &InstanceProfile) -> Json {
    let json = Json::object()
        .with_text("id", &profile.id)
        .with_text_if_any("role", profile.role.as_deref().unwrap_or_default());
    tags(json, &profile.tags)
}

fn instance(instance: &Instance) -> Json {
    let json = Json::object().with_text_if_any("name", &instance.name);
    let mut json = region(json, &instance.region).with_text_if_any("public_ip", &instance.public_ip);
    if let Some(profile) = &instance.profile {
        let parts = [&profile.id, &profile.instance_profile_name, &profile.instance_profile_id];
        json = json.with("profile", list(parts, |part| Json::text(part)));
    }
    json = json.with_if_any("app", write_app(&instance.app));
    let options = instance.metadata_options;
    if options != MetadataOptions::default() {
        let parts = vec![
            Json::Bool(options.tokens_required),
            Json::Number(i64::from(options.hop_limit)),
            Json::Bool(options.enabled),
        ];
        json = json.with("metadata_options", Json::List(parts));
    }
    let sessions =
        [("session", &instance.session), ("session_without_token", &instance.session_without_token)];
    sessions.into_iter().fold(json, |json, (name, session)| match session {
        Some(session) => json.with(name, credentials(session)),
        None => json,
    })
}

fn credentials(credentials: &Credentials) -> Json {
    let mut parts = vec![Json::text(&credentials.access_key_id), Json::text(&credentials.secret_access_key)];
    if credentials.session_token.is_some() || credentials.expiration.is_some() {
        parts.push(credentials.session_token.as_deref().map_or(Json::Null, Json::text));
        parts.push(credentials.expiration.map_or(Json::Null, time));
    }
    Json::List(parts)
}

fn log_group(group: &LogGroup) -> Json {
    let streams = named(&group.streams, &|events| {
        list(events, |event| Json::List(vec![time(event.time), Json::text(&event.message)]))
    });
    let mut json = region(Json::object(), &group.region);
    if let Some(days) = group.retention_in_days {
        json = json.with("retention_in_days", Json::Number(i64::from(days)));
    }
    json.with_if_any("streams", streams)
}

fn data_points(points: &Vec<DataPoint>) -> Json {
    list(points, |point| Json::List(vec![time(point.time), Json::Number(i64::from(point.value))]))
}

fn session(session: &StsSession) -> Json {
    let (member, id) = match &session.owner {
        SessionOwner::Role(id) => ("role_id", id),
        SessionOwner::User(id) => ("user_id", id),
        SessionOwner::FederatedUser(id) => ("federated_by", id),
    };
    let json = Json::object()
        .with("credentials", credentials(&session.credentials))
        .with_text("account", &session.account)
        .with_text(member, id)
        .with_text("name", &session.session_name)
        .with("issued", time(session.issued))
        .with_text_if_any("source_instance", session.source_instance.as_deref().unwrap_or_default())
        .with_if_any("passed", session_context(&session.context));
    if session.without_token { json.with("without_token", Json::Bool(true)) } else { json }
}

fn session_context(context: &SessionContext) -> Json {
    let json = Json::object();
    let json = match &context.policy {
        Some(policy) => json.with("policy", document(policy)),
        None => json,
    };
    let json = if context.mfa { json.with("mfa", Json::Bool(true)) } else { json };
    tags(json.with_if_any("policy_arns", texts(&context.policy_arns)), &context.tags)
        .with_if_any("transitive_tag_keys", texts(&context.transitive_tag_keys))
        .with_text_if_any("source_identity", context.source_identity.as_deref().unwrap_or_default())
        .with_text_if_any("federated_provider", context.federated_provider.as_deref().unwrap_or_default())
        .with_if_any("federated_keys", named(&context.federated_keys, &|value| Json::text(value)))
}

fn stranger(stranger: &Stranger) -> Json {
    let json = Json::object()
        .with_text("source_ip", &stranger.source_ip)
        .with_if_any("found", list(&stranger.credentials, stolen));
    if stranger.last_search_was_empty { json.with("found_nothing", Json::Bool(true)) } else { json }
}

fn stolen(stolen: &StolenCredentials) -> Json {
    Json::object()
        .with_text("place", &stolen.found_in)
        .with("credentials", credentials(&stolen.credentials))
        .with_text("instance_id", &stolen.instance_id)
        .with("found_at", time(stolen.found_at))
}
