//! A CloudFormation template in YAML
//! [AWS::IAM](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html). Inline policies are
//! resources of their own, so that what they name can come after the identity.

use super::document::{Part, Value};
use super::labels::Labels;
use super::plan::{Bucket, Id, Identity, Kind, Plan, Policy, plan};
use crate::iam::Tags;
use crate::json::Json;
use crate::world::Account;

pub(super) fn template(account: &Account) -> String {
    let plan = plan(account);
    let labels = Labels::new(&plan, &|id| logical_id(id, &account.id), false);
    let writer = Writer { labels: &labels };
    let mut out = String::from(
        "# IAM, bucket policies and instance profiles. Deploy with:\n\
         # aws cloudformation deploy --template-file iam.yaml --stack-name iam --capabilities CAPABILITY_NAMED_IAM\n",
    );
    for note in &plan.left_out {
        out.push_str(&format!("# {note}\n"));
    }
    out.push_str("AWSTemplateFormatVersion: \"2010-09-09\"\nResources:");
    let resources = resources(&plan, &labels);
    if resources.is_empty() {
        out.push_str(" {}\n");
        return out;
    }
    out.push('\n');
    for (label, kind, properties) in resources {
        out.push_str(&format!("  {label}:\n    Type: {kind}\n    Properties:"));
        writer.value(&Value::Object(properties), 3, &mut out);
    }
    out
}

/// Letters and digits only: `photo-app` becomes `PhotoApp`, with what it is behind it.
fn logical_id(id: &Id, account: &str) -> String {
    let mut label = String::new();
    let mut starts = true;
    for character in id.name.replace(account, "-account-").chars() {
        if !character.is_ascii_alphanumeric() {
            starts = true;
        } else if starts {
            label.push(character.to_ascii_uppercase());
            starts = false;
        } else {
            label.push(character);
        }
    }
    let kind = match id.kind {
        Kind::User => "User",
        Kind::Group => "Group",
        Kind::Role => "Role",
        Kind::Policy => "Policy",
        Kind::InstanceProfile => "InstanceProfile",
        Kind::Bucket => "Bucket",
    };
    if !label.ends_with(kind) {
        label.push_str(kind);
    }
    label
}

type Properties = Vec<(String, Value)>;

fn resources(plan: &Plan, labels: &Labels) -> Vec<(String, &'static str, Properties)> {
    let mut all = Vec::new();
    for policy in &plan.policies {
        all.push((labels.of(&policy.id).to_owned(), "AWS::IAM::ManagedPolicy", managed_policy(policy)));
    }
    for identity in &plan.identities {
        let label = labels.of(&identity.id);
        let kind = match identity.id.kind {
            Kind::User => "AWS::IAM::User",
            Kind::Group => "AWS::IAM::Group",
            _ => "AWS::IAM::Role",
        };
        all.push((label.to_owned(), kind, properties(identity)));
        for (number, (name, document)) in identity.inline.iter().enumerate() {
            let inline = format!("{label}Inline{}", number + 1);
            all.push((inline, "AWS::IAM::Policy", inline_policy(&identity.id, name, document)));
        }
    }
    for (id, role, _) in &plan.profiles {
        let mut properties = Vec::new();
        add(&mut properties, "InstanceProfileName", Value::text(&id.name));
        add(&mut properties, "Roles", Value::List(vec![name_of(role)]));
        all.push((labels.of(id).to_owned(), "AWS::IAM::InstanceProfile", properties));
    }
    for bucket in &plan.buckets {
        let label = labels.of(&bucket.id).to_owned();
        let policy = bucket.policy.as_ref().map(|policy| {
            let mut properties = Vec::new();
            add(&mut properties, "Bucket", name_of(&bucket.id));
            add(&mut properties, "PolicyDocument", policy.clone());
            (format!("{label}Policy"), "AWS::S3::BucketPolicy", properties)
        });
        all.push((label, "AWS::S3::Bucket", bucket_properties(bucket)));
        all.extend(policy);
    }
    all
}

fn add(properties: &mut Properties, name: &str, value: Value) {
    properties.push((name.to_owned(), value));
}

fn name_of(id: &Id) -> Value {
    Value::Text(vec![Part::Name(id.clone())])
}

fn add_path(properties: &mut Properties, path: &str) {
    if path != "/" {
        add(properties, "Path", Value::text(path));
    }
}

fn add_tags(properties: &mut Properties, tags: &Tags) {
    if tags.is_empty() {
        return;
    }
    let tag = |(key, value): (&String, &String)| {
        Value::object(vec![("Key", Value::text(key)), ("Value", Value::text(value))])
    };
    add(properties, "Tags", Value::List(tags.iter().map(tag).collect()));
}

fn managed_policy(policy: &Policy) -> Properties {
    let mut properties = Vec::new();
    add(&mut properties, "ManagedPolicyName", Value::text(&policy.id.name));
    add_path(&mut properties, &policy.path);
    if let Some(description) = Value::unless_empty(&policy.description) {
        add(&mut properties, "Description", description);
    }
    add(&mut properties, "PolicyDocument", policy.document.clone());
    properties
}

fn properties(identity: &Identity) -> Properties {
    let mut properties = Vec::new();
    let name = match identity.id.kind {
        Kind::User => "UserName",
        Kind::Group => "GroupName",
        _ => "RoleName",
    };
    add(&mut properties, name, Value::text(&identity.id.name));
    add_path(&mut properties, &identity.path);
    if let Some((trust, description, duration)) = &identity.role {
        if let Some(description) = Value::unless_empty(description) {
            add(&mut properties, "Description", description);
        }
        if *duration != 3600 {
            add(&mut properties, "MaxSessionDuration", Value::Plain(duration.to_string()));
        }
        add(&mut properties, "AssumeRolePolicyDocument", trust.clone());
    }
    if !identity.groups.is_empty() {
        add(&mut properties, "Groups", Value::List(identity.groups.iter().map(name_of).collect()));
    }
    if !identity.attached.is_empty() {
        let attached = identity.attached.iter().cloned().map(Value::Text).collect();
        add(&mut properties, "ManagedPolicyArns", Value::List(attached));
    }
    if let Some(boundary) = &identity.boundary {
        add(&mut properties, "PermissionsBoundary", Value::Text(boundary.clone()));
    }
    add_tags(&mut properties, &identity.tags);
    properties
}

fn inline_policy(of: &Id, name: &str, document: &Value) -> Properties {
    let member = match of.kind {
        Kind::User => "Users",
        Kind::Group => "Groups",
        _ => "Roles",
    };
    let mut properties = Vec::new();
    add(&mut properties, "PolicyName", Value::text(name));
    add(&mut properties, member, Value::List(vec![name_of(of)]));
    add(&mut properties, "PolicyDocument", document.clone());
    properties
}

fn bucket_properties(bucket: &Bucket) -> Properties {
    let settings = bucket.public_access_block.settings();
    let settings = settings.map(|(name, on)| (name, Value::Plain(on.to_string()))).into();
    let mut properties = Vec::new();
    add(&mut properties, "BucketName", Value::Text(bucket.name.clone()));
    add(&mut properties, "PublicAccessBlockConfiguration", Value::object(settings));
    properties
}

struct Writer<'a> {
    labels: &'a Labels,
}

impl Writer<'_> {
    /// A value behind its key or dash, with the end of the line.
    fn value(&self, value: &Value, depth: usize, out: &mut String) {
        match value {
            Value::List(items) if !items.is_empty() => {
                out.push('\n');
                for item in items {
                    indent(depth, out);
                    out.push('-');
                    self.item(item, depth + 1, out);
                }
            }
            Value::Object(members) if !members.is_empty() => {
                out.push('\n');
                self.members(members, depth, false, out);
            }
            Value::List(_) => out.push_str(" []\n"),
            Value::Object(_) => out.push_str(" {}\n"),
            Value::Plain(text) => out.push_str(&format!(" {text}\n")),
            Value::Text(parts) => out.push_str(&format!(" {}\n", self.text(parts))),
        }
    }

    /// An item of a list: an object begins on the line of its dash.
    fn item(&self, value: &Value, depth: usize, out: &mut String) {
        match value {
            Value::Object(members) if !members.is_empty() => {
                out.push(' ');
                self.members(members, depth, true, out);
            }
            other => self.value(other, depth, out),
        }
    }

    fn members(&self, members: &[(String, Value)], depth: usize, on_line: bool, out: &mut String) {
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

    fn text(&self, parts: &[Part]) -> String {
        match parts {
            [Part::Text(text)] => quoted(text),
            [Part::Account] => "!Ref AWS::AccountId".to_owned(),
            [Part::Name(id)] => format!("!Ref {}", self.labels.of(id)),
            [Part::Arn(id)] if id.kind == Kind::Policy => format!("!Ref {}", self.labels.of(id)),
            [Part::Arn(id)] => format!("!GetAtt {}.Arn", self.labels.of(id)),
            parts => {
                let text: String = parts.iter().map(|part| self.substituted(part)).collect();
                format!("!Sub {}", quoted(&text))
            }
        }
    }

    /// Within `!Sub`, where what AWS is to see as `${…}` is written `${!…}`.
    fn substituted(&self, part: &Part) -> String {
        match part {
            Part::Text(text) => text.replace("${", "${!"),
            Part::Account => "${AWS::AccountId}".to_owned(),
            Part::Arn(id) if id.kind != Kind::Policy => format!("${{{}.Arn}}", self.labels.of(id)),
            Part::Arn(id) | Part::Name(id) => format!("${{{}}}", self.labels.of(id)),
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
