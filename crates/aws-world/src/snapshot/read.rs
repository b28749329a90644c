//! The saved form of version 1 to a world.

use std::sync::Arc;

use super::node::{Read, SavedNode, region};
use super::programs::{read_app, read_workload};
use super::read_iam::iam;
use crate::model::account::Account;
use crate::model::account_id::AccountId;
use crate::model::cloudwatch::DataPoint;
use crate::model::ec2::{Instance, MetadataOptions, ProfileAssociation};
use crate::model::logs::{LogEvent, LogGroup, RETENTION_IN_DAYS};
use crate::model::program::{StolenCredentials, Stranger};
use crate::model::sts::{Credentials, SessionContext, SessionOwner, StsSession};
use crate::text::snapshot as expected;
use crate::world::WorldState;
use iam_policy::document::PolicyType;
use iam_policy::json;
use iam_policy::sorted_map::SortedMap;

pub(super) fn world(value: &json::Node) -> Read<WorldState> {
    let node = SavedNode::root(value);
    let mut world = WorldState::new(node.get("seed").unsigned()?, node.get("now").time()?);
    world.issued = node.get("issued").unsigned()?;
    world.accounts = Arc::new(node.get("accounts").named(&account)?);
    for (arn, document) in
        node.get("aws_managed").named(&|_, policy| policy.document(PolicyType::Identity))?.iter()
    {
        Arc::make_mut(&mut world.aws_managed).insert(arn.clone(), document.clone());
    }
    let mut sessions = SortedMap::new();
    for session in node.get("sessions").list(&session)? {
        sessions.insert(session.credentials.access_key_id.clone(), session);
    }
    world.sessions = Arc::new(sessions);
    world.stranger = node.get("stranger").maybe(stranger)?;
    world.coverage = node.get("coverage").maybe(super::coverage::read)?;
    world.organization = node.get("organization").maybe(super::organization::read)?;
    if world.organization.as_ref().is_some_and(|organization| !organization.management_account_is_known()) {
        world.add_management_account("");
    }
    Ok(world)
}

fn account(id: &str, node: &SavedNode<'_>) -> Read<Account> {
    let name = node.get("name").text_or("")?;
    let mut account = Account { id: AccountId::new(id), name, region: region(node)?, ..Account::default() };
    account.iam = iam(id, node)?;
    account.ec2.instances = node.get("instances").named(&instance)?;
    account.s3.buckets = node.get("buckets").named(&super::s3::read)?;
    account.kms = super::kms::read(id, node)?;
    account.cloudwatch.namespaces =
        node.get("metrics").named(&|_, metrics| metrics.named(&|_, points| points.list(&data_point)))?;
    account.logs.groups = node.get("log_groups").named(&|name, group| log_group(id, name, group))?;
    account.logs.resource_policies =
        node.get("log_policies").named(&|_, policy| policy.document(PolicyType::Resource))?;
    account.workloads = node.get("workloads").named(&read_workload)?;
    Ok(account)
}

fn instance(id: &str, node: &SavedNode<'_>) -> Read<Instance> {
    Ok(Instance {
        id: id.to_owned(),
        name: node.get("name").text_or("")?,
        region: region(node)?,
        public_ip: node.get("public_ip").text_or("")?,
        profile: node.get("profile").maybe(|profile| {
            let (id, instance_profile_name) = profile.pair(SavedNode::text, SavedNode::text)?;
            let instance_profile_id = profile.third().text()?;
            Ok(ProfileAssociation { id, instance_profile_name, instance_profile_id })
        })?,
        app: read_app(&node.get("app"))?,
        metadata_options: node.get("metadata_options").maybe(metadata_options)?.unwrap_or_default(),
        session: node.get("session").maybe(credentials)?,
        session_without_token: node.get("session_without_token").maybe(credentials)?,
    })
}

fn metadata_options(node: &SavedNode<'_>) -> Read<MetadataOptions> {
    Ok(MetadataOptions {
        tokens_required: node.at(0).flag_or(false)?,
        hop_limit: node.at(1).small_number_or(1)?,
        enabled: node.at(2).flag_or(true)?,
    })
}

fn credentials(node: &SavedNode<'_>) -> Read<Credentials> {
    let (access_key_id, secret_access_key) = node.pair(SavedNode::text, SavedNode::text)?;
    Ok(Credentials {
        access_key_id,
        secret_access_key,
        session_token: node.at(2).maybe(SavedNode::text)?,
        expiration: node.at(3).maybe(SavedNode::time)?,
    })
}

fn data_point(node: &SavedNode<'_>) -> Read<DataPoint> {
    let (time, value) = node.pair(SavedNode::time, SavedNode::number)?;
    let value = u32::try_from(value).map_err(|_| node.damaged(expected::A_NUMBER_OF_32_BITS))?;
    Ok(DataPoint { time, value })
}

fn retention(node: &SavedNode<'_>) -> Read<Option<u32>> {
    if !node.is_there() {
        return Ok(None);
    }
    let days = u32::try_from(node.number()?).ok().filter(|days| RETENTION_IN_DAYS.contains(days));
    days.map(Some).ok_or_else(|| node.damaged(expected::A_RETENTION))
}

fn log_group(account: &str, name: &str, node: &SavedNode<'_>) -> Read<LogGroup> {
    let region = region(node)?;
    Ok(LogGroup {
        name: name.to_owned(),
        arn: format!("arn:aws:logs:{region}:{account}:log-group:{name}"),
        region,
        retention_in_days: retention(&node.get("retention_in_days"))?,
        streams: node.get("streams").named(&|_, stream| {
            stream.list(&|event| {
                let (time, message) = event.pair(SavedNode::time, SavedNode::text)?;
                Ok(LogEvent { time, message })
            })
        })?,
    })
}

fn session(node: &SavedNode<'_>) -> Read<StsSession> {
    Ok(StsSession {
        credentials: credentials(&node.get("credentials"))?,
        account: AccountId::new(node.get("account").text()?),
        owner: session_owner(node)?,
        session_name: node.get("name").text()?,
        issued: node.get("issued").time()?,
        source_instance: node.get("source_instance").maybe(SavedNode::text)?,
        without_token: node.get("without_token").flag_or(false)?,
        context: session_context(&node.get("passed"))?,
    })
}

fn session_owner(node: &SavedNode<'_>) -> Read<SessionOwner> {
    for (name, of) in [
        ("user_id", SessionOwner::User as fn(String) -> SessionOwner),
        ("federated_by", SessionOwner::FederatedUser),
    ] {
        if let Some(id) = node.get(name).maybe(SavedNode::text)? {
            return Ok(of(id));
        }
    }
    node.get("role_id").text().map(SessionOwner::Role)
}

fn session_context(node: &SavedNode<'_>) -> Read<SessionContext> {
    Ok(SessionContext {
        policy: node.get("policy").maybe(|policy| policy.document(PolicyType::Session))?,
        policy_arns: node.get("policy_arns").list(&SavedNode::text)?,
        tags: node.get("tags").named(&|_, value| value.text())?,
        transitive_tag_keys: node.get("transitive_tag_keys").list(&SavedNode::text)?,
        source_identity: node.get("source_identity").maybe(SavedNode::text)?,
        federated_provider: node.get("federated_provider").maybe(SavedNode::text)?,
        federated_keys: node.get("federated_keys").named(&|_, value| value.text())?,
        mfa: node.get("mfa").flag_or(false)?,
    })
}

fn stranger(node: &SavedNode<'_>) -> Read<Stranger> {
    Ok(Stranger {
        source_ip: node.get("source_ip").text_or("")?,
        credentials: node.get("found").list(&|stolen| {
            Ok(StolenCredentials {
                found_in: stolen.get("place").text_or("")?,
                credentials: credentials(&stolen.get("credentials"))?,
                instance_id: stolen.get("instance_id").text_or("")?,
                found_at: stolen.get("found_at").time()?,
            })
        })?,
        last_search_was_empty: node.get("found_nothing").flag_or(false)?,
    })
}
