//! A CloudFormation template in YAML
//! [AWS::IAM](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html). Inline policies are
//! resources of their own, so that what they name can come after the identity.

use super::document::{TemplateValue, TextSegment};
use super::logical_ids::LogicalIds;
use super::plan::{Plan, PlannedBucket, PlannedIdentity, PlannedPolicy, plan};
use super::resource_id::{ResourceId, ResourceKind};
use crate::json::Json;
use crate::model::account::Account;
use crate::model::iam::Tags;
use crate::text::export as text;

pub(super) fn template(account: &Account) -> String {
    let plan = plan(account);
    let logical_ids = LogicalIds::new(&plan, &|id| logical_id(id, &account.id), false);
    let writer = YamlWriter { logical_ids: &logical_ids };
    let mut out = format!(
        "# {}\n# aws cloudformation deploy --template-file iam.yaml --stack-name iam --capabilities CAPABILITY_NAMED_IAM\n",
        text::CLOUD_FORMATION_TITLE
    );
    for note in &plan.omissions {
        out.push_str(&format!("# {note}\n"));
    }
    out.push_str("AWSTemplateFormatVersion: \"2010-09-09\"\nResources:");
    let resources = resources(&plan, &logical_ids);
    if resources.is_empty() {
        out.push_str(" {}\n");
        return out;
    }
    out.push('\n');
    for (logical_id, kind, properties) in resources {
        out.push_str(&format!("  {logical_id}:\n    Type: {kind}\n    Properties:"));
        writer.value(&TemplateValue::Object(properties), 3, &mut out);
    }
    out
}

/// Letters and digits only: `photo-app` becomes `PhotoApp`, with what it is behind it.
fn logical_id(id: &ResourceId, account: &str) -> String {
    let mut name = String::new();
    let mut starts = true;
    for character in id.name.replace(account, "-account-").chars() {
        if !character.is_ascii_alphanumeric() {
            starts = true;
        } else if starts {
            name.push(character.to_ascii_uppercase());
            starts = false;
        } else {
            name.push(character);
        }
    }
    let kind = match id.kind {
        ResourceKind::User => "User",
        ResourceKind::Group => "Group",
        ResourceKind::Role => "Role",
        ResourceKind::Policy => "Policy",
        ResourceKind::InstanceProfile => "InstanceProfile",
        ResourceKind::Bucket => "Bucket",
    };
    if !name.ends_with(kind) {
        name.push_str(kind);
    }
    name
}

type Properties = Vec<(String, TemplateValue)>;

fn resources(plan: &Plan, logical_ids: &LogicalIds) -> Vec<(String, &'static str, Properties)> {
    let mut all = Vec::new();
    for policy in &plan.policies {
        all.push((logical_ids.get(&policy.id).to_owned(), "AWS::IAM::ManagedPolicy", managed_policy(policy)));
    }
    for identity in &plan.identities {
        let logical_id = logical_ids.get(&identity.id);
        let kind = match identity.id.kind {
            ResourceKind::User => "AWS::IAM::User",
            ResourceKind::Group => "AWS::IAM::Group",
            _ => "AWS::IAM::Role",
        };
        all.push((logical_id.to_owned(), kind, properties(identity)));
        for (number, (name, document)) in identity.inline.iter().enumerate() {
            let inline = format!("{logical_id}Inline{}", number + 1);
            all.push((inline, "AWS::IAM::Policy", inline_policy(&identity.id, name, document)));
        }
    }
    for (id, role, _) in &plan.profiles {
        let mut properties = Vec::new();
        add(&mut properties, "InstanceProfileName", TemplateValue::text(&id.name));
        add(&mut properties, "Roles", TemplateValue::List(vec![name_of(role)]));
        all.push((logical_ids.get(id).to_owned(), "AWS::IAM::InstanceProfile", properties));
    }
    for bucket in &plan.buckets {
        let logical_id = logical_ids.get(&bucket.id).to_owned();
        let policy = bucket.policy.as_ref().map(|policy| {
            let mut properties = Vec::new();
            add(&mut properties, "Bucket", name_of(&bucket.id));
            add(&mut properties, "PolicyDocument", policy.clone());
            (format!("{logical_id}Policy"), "AWS::S3::BucketPolicy", properties)
        });
        all.push((logical_id, "AWS::S3::Bucket", bucket_properties(bucket)));
        all.extend(policy);
    }
    all
}

fn add(properties: &mut Properties, name: &str, value: TemplateValue) {
    properties.push((name.to_owned(), value));
}

fn name_of(id: &ResourceId) -> TemplateValue {
    TemplateValue::Text(vec![TextSegment::Name(id.clone())])
}

fn add_path(properties: &mut Properties, path: &str) {
    if path != "/" {
        add(properties, "Path", TemplateValue::text(path));
    }
}

fn add_tags(properties: &mut Properties, tags: &Tags) {
    if tags.is_empty() {
        return;
    }
    let tag = |(key, value): (&String, &String)| {
        TemplateValue::object(vec![("Key", TemplateValue::text(key)), ("Value", TemplateValue::text(value))])
    };
    add(properties, "Tags", TemplateValue::List(tags.iter().map(tag).collect()));
}

fn managed_policy(policy: &PlannedPolicy) -> Properties {
    let mut properties = Vec::new();
    add(&mut properties, "ManagedPolicyName", TemplateValue::text(&policy.id.name));
    add_path(&mut properties, &policy.path);
    if let Some(description) = TemplateValue::unless_empty(&policy.description) {
        add(&mut properties, "Description", description);
    }
    add(&mut properties, "PolicyDocument", policy.document.clone());
    properties
}

fn properties(identity: &PlannedIdentity) -> Properties {
    let mut properties = Vec::new();
    let name = match identity.id.kind {
        ResourceKind::User => "UserName",
        ResourceKind::Group => "GroupName",
        _ => "RoleName",
    };
    add(&mut properties, name, TemplateValue::text(&identity.id.name));
    add_path(&mut properties, &identity.path);
    if let Some((trust, description, duration)) = &identity.role {
        if let Some(description) = TemplateValue::unless_empty(description) {
            add(&mut properties, "Description", description);
        }
        if *duration != 3600 {
            add(&mut properties, "MaxSessionDuration", TemplateValue::Plain(duration.to_string()));
        }
        add(&mut properties, "AssumeRolePolicyDocument", trust.clone());
    }
    if !identity.groups.is_empty() {
        add(&mut properties, "Groups", TemplateValue::List(identity.groups.iter().map(name_of).collect()));
    }
    if !identity.attached.is_empty() {
        let attached = identity.attached.iter().cloned().map(TemplateValue::Text).collect();
        add(&mut properties, "ManagedPolicyArns", TemplateValue::List(attached));
    }
    if let Some(boundary) = &identity.boundary {
        add(&mut properties, "PermissionsBoundary", TemplateValue::Text(boundary.clone()));
    }
    add_tags(&mut properties, &identity.tags);
    properties
}

fn inline_policy(identity: &ResourceId, name: &str, document: &TemplateValue) -> Properties {
    let member = match identity.kind {
        ResourceKind::User => "Users",
        ResourceKind::Group => "Groups",
        _ => "Roles",
    };
    let mut properties = Vec::new();
    add(&mut properties, "PolicyName", TemplateValue::text(name));
    add(&mut properties, member, TemplateValue::List(vec![name_of(identity)]));
    add(&mut properties, "PolicyDocument", document.clone());
    properties
}

fn bucket_properties(bucket: &PlannedBucket) -> Properties {
    let settings = bucket.public_access_block.settings();
    let settings = settings.map(|(name, on)| (name, TemplateValue::Plain(on.to_string()))).into();
    let mut properties = Vec::new();
    add(&mut properties, "BucketName", TemplateValue::Text(bucket.name.clone()));
    add(&mut properties, "PublicAccessBlockConfiguration", TemplateValue::object(settings));
    properties
}

struct YamlWriter<'a> {
    logical_ids: &'a LogicalIds,
}

impl YamlWriter<'_> {
    /// A value behind its key or dash, with the end of the line.
    fn value(&self, value: &TemplateValue, depth: usize, out: &mut String) {
        match value {
            TemplateValue::List(items) if !items.is_empty() => {
                out.push('\n');
                for item in items {
                    indent(depth, out);
                    out.push('-');
                    self.item(item, depth + 1, out);
                }
            }
            TemplateValue::Object(members) if !members.is_empty() => {
                out.push('\n');
                self.members(members, depth, false, out);
            }
            TemplateValue::List(_) => out.push_str(" []\n"),
            TemplateValue::Object(_) => out.push_str(" {}\n"),
            TemplateValue::Plain(text) => out.push_str(&format!(" {text}\n")),
            TemplateValue::Text(segments) => out.push_str(&format!(" {}\n", self.text(segments))),
        }
    }

    /// An item of a list: an object begins on the line of its dash.
    fn item(&self, value: &TemplateValue, depth: usize, out: &mut String) {
        match value {
            TemplateValue::Object(members) if !members.is_empty() => {
                out.push(' ');
                self.members(members, depth, true, out);
            }
            other => self.value(other, depth, out),
        }
    }

    fn members(&self, members: &[(String, TemplateValue)], depth: usize, on_line: bool, out: &mut String) {
        for (index, (name, value)) in members.iter().enumerate() {
            if index > 0 || !on_line {
                indent(depth, out);
            }
            let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if plain && name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                out.push_str(name);
            } else {
                out.push_str(&quoted(name));
            }
            out.push(':');
            self.value(value, depth + 1, out);
        }
    }

    fn text(&self, segments: &[TextSegment]) -> String {
        match segments {
            [TextSegment::Text(text)] => quoted(text),
            [TextSegment::Account] => "!Ref AWS::AccountId".to_owned(),
            [TextSegment::Name(id)] => format!("!Ref {}", self.logical_ids.get(id)),
            [TextSegment::Arn(id)] if id.kind == ResourceKind::Policy => {
                format!("!Ref {}", self.logical_ids.get(id))
            }
            [TextSegment::Arn(id)] => format!("!GetAtt {}.Arn", self.logical_ids.get(id)),
            segments => {
                let text: String = segments.iter().map(|segment| self.substituted(segment)).collect();
                format!("!Sub {}", quoted(&text))
            }
        }
    }

    /// Within `!Sub`, where what AWS is to see as `${…}` is written `${!…}`.
    fn substituted(&self, segment: &TextSegment) -> String {
        match segment {
            TextSegment::Text(text) => text.replace("${", "${!"),
            TextSegment::Account => "${AWS::AccountId}".to_owned(),
            TextSegment::Arn(id) if id.kind != ResourceKind::Policy => {
                format!("${{{}.Arn}}", self.logical_ids.get(id))
            }
            TextSegment::Arn(id) | TextSegment::Name(id) => format!("${{{}}}", self.logical_ids.get(id)),
        }
    }
}

/// A JSON string is a YAML string.
fn quoted(text: &str) -> String {
    Json::text(text).compact()
}

fn indent(depth: usize, out: &mut String) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}
