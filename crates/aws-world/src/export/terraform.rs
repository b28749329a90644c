//! A Terraform configuration for the provider `hashicorp/aws`
//! [aws_iam_role](https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role).

use iam_policy::json::write_escaped;

use super::document::{TemplateValue, TextSegment};
use super::logical_ids::LogicalIds;
use super::plan::{Plan, PlannedBucket, PlannedIdentity, plan};
use super::resource_id::{ResourceId, ResourceKind};
use crate::model::account::Account;
use crate::model::iam::Tags;
use crate::text::export as text;

pub(super) fn configuration(account: &Account) -> String {
    let plan = plan(account);
    let logical_ids =
        LogicalIds::new(&plan, &|id| label(&id.name.replace(account.id.as_str(), "account")), true);
    let mut writer = HclWriter { logical_ids: &logical_ids, out: String::new() };
    writer.out.push_str(&format!("# {}\n", text::TERRAFORM_TITLE));
    for note in &plan.omissions {
        writer.out.push_str(&format!("# {note}\n"));
    }
    writer.out.push_str("\ndata \"aws_caller_identity\" \"current\" {}\n");
    writer.all(&plan);
    writer.out
}

/// `photo-app` becomes `photo_app`; a label begins with a letter.
fn label(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
    if plain.starts_with(|c: char| c.is_ascii_alphabetic()) { plain } else { format!("_{plain}") }
}

fn resource_type(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::User => "aws_iam_user",
        ResourceKind::Group => "aws_iam_group",
        ResourceKind::Role => "aws_iam_role",
        ResourceKind::Policy => "aws_iam_policy",
        ResourceKind::InstanceProfile => "aws_iam_instance_profile",
        ResourceKind::Bucket => "aws_s3_bucket",
    }
}

fn word(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::User => "user",
        ResourceKind::Group => "group",
        _ => "role",
    }
}

fn name_of(id: &ResourceId) -> TemplateValue {
    TemplateValue::Text(vec![TextSegment::Name(id.clone())])
}

struct HclWriter<'a> {
    logical_ids: &'a LogicalIds,
    out: String,
}

impl HclWriter<'_> {
    fn all(&mut self, plan: &Plan) {
        for policy in &plan.policies {
            self.begin("aws_iam_policy", self.logical_ids.get(&policy.id).to_owned());
            self.text("name", &policy.id.name);
            self.path(&policy.path);
            if let Some(description) = TemplateValue::unless_empty(&policy.description) {
                self.member("description", &description);
            }
            self.document("policy", &policy.document);
            self.tags(&policy.tags);
            self.end();
        }
        for identity in &plan.identities {
            self.identity(identity);
        }
        for (id, role, tags) in &plan.profiles {
            self.begin("aws_iam_instance_profile", self.logical_ids.get(id).to_owned());
            self.text("name", &id.name);
            self.member("role", &name_of(role));
            self.tags(tags);
            self.end();
        }
        for bucket in &plan.buckets {
            self.bucket(bucket);
        }
    }

    fn identity(&mut self, identity: &PlannedIdentity) {
        let label = self.logical_ids.get(&identity.id).to_owned();
        let kind = word(identity.id.kind);
        self.begin(resource_type(identity.id.kind), label.clone());
        self.text("name", &identity.id.name);
        self.path(&identity.path);
        if let Some((trust, description, duration)) = &identity.role {
            if let Some(description) = TemplateValue::unless_empty(description) {
                self.member("description", &description);
            }
            if *duration != 3600 {
                self.member("max_session_duration", &TemplateValue::Plain(duration.to_string()));
            }
            self.document("assume_role_policy", trust);
        }
        if let Some(boundary) = &identity.boundary {
            self.member("permissions_boundary", &TemplateValue::Text(boundary.clone()));
        }
        self.tags(&identity.tags);
        self.end();
        if !identity.groups.is_empty() {
            self.begin("aws_iam_user_group_membership", label.clone());
            self.member("user", &name_of(&identity.id));
            self.member("groups", &TemplateValue::List(identity.groups.iter().map(name_of).collect()));
            self.end();
        }
        for (number, arn) in identity.attached.iter().enumerate() {
            self.begin(&format!("aws_iam_{kind}_policy_attachment"), format!("{label}_{}", number + 1));
            self.member(kind, &name_of(&identity.id));
            self.member("policy_arn", &TemplateValue::Text(arn.clone()));
            self.end();
        }
        for (number, (name, document)) in identity.inline.iter().enumerate() {
            self.begin(&format!("aws_iam_{kind}_policy"), format!("{label}_{}", number + 1));
            self.text("name", name);
            self.member(kind, &name_of(&identity.id));
            self.document("policy", document);
            self.end();
        }
    }

    fn bucket(&mut self, bucket: &PlannedBucket) {
        let label = self.logical_ids.get(&bucket.id).to_owned();
        let bucket_id = name_of(&bucket.id);
        self.begin("aws_s3_bucket", label.clone());
        self.member("bucket", &TemplateValue::Text(bucket.name.clone()));
        self.end();
        self.begin("aws_s3_bucket_public_access_block", label.clone());
        self.member("bucket", &bucket_id);
        let block = bucket.public_access_block;
        for (name, on) in [
            ("block_public_acls", block.block_public_acls),
            ("block_public_policy", block.block_public_policy),
            ("ignore_public_acls", block.ignore_public_acls),
            ("restrict_public_buckets", block.restrict_public_buckets),
        ] {
            self.member(name, &TemplateValue::Plain(on.to_string()));
        }
        self.end();
        if let Some(policy) = &bucket.policy {
            self.begin("aws_s3_bucket_policy", label);
            self.member("bucket", &bucket_id);
            self.document("policy", policy);
            self.end();
        }
    }

    fn begin(&mut self, kind: &str, label: String) {
        self.out.push_str(&format!("\nresource \"{kind}\" \"{label}\" {{\n"));
    }

    fn end(&mut self) {
        self.out.push_str("}\n");
    }

    fn text(&mut self, name: &str, text: &str) {
        self.member(name, &TemplateValue::text(text));
    }

    fn path(&mut self, path: &str) {
        if path != "/" {
            self.text("path", path);
        }
    }

    fn tags(&mut self, tags: &Tags) {
        if !tags.is_empty() {
            let tags = tags.iter().map(|(key, value)| (key.clone(), TemplateValue::text(value))).collect();
            self.member("tags", &TemplateValue::Object(tags));
        }
    }

    fn member(&mut self, name: &str, value: &TemplateValue) {
        let value = self.value(value, 1);
        self.out.push_str(&format!("  {name} = {value}\n"));
    }

    fn document(&mut self, name: &str, document: &TemplateValue) {
        let document = match document {
            // What is no JSON stays a text.
            TemplateValue::Text(_) => self.value(document, 1),
            other => format!("jsonencode({})", self.value(other, 1)),
        };
        self.out.push_str(&format!("  {name} = {document}\n"));
    }

    fn value(&self, value: &TemplateValue, depth: usize) -> String {
        let inner = "  ".repeat(depth + 1);
        let outer = "  ".repeat(depth);
        match value {
            TemplateValue::Plain(text) => text.clone(),
            TemplateValue::Text(segments) => self.template(segments),
            TemplateValue::List(items) if items.is_empty() => "[]".to_owned(),
            TemplateValue::Object(members) if members.is_empty() => "{}".to_owned(),
            TemplateValue::List(items) => {
                let items: String =
                    items.iter().map(|item| format!("{inner}{},\n", self.value(item, depth + 1))).collect();
                format!("[\n{items}{outer}]")
            }
            TemplateValue::Object(members) => {
                let members: String = members
                    .iter()
                    .map(|(name, value)| format!("{inner}{} = {}\n", key(name), self.value(value, depth + 1)))
                    .collect();
                format!("{{\n{members}{outer}}}")
            }
        }
    }

    fn template(&self, segments: &[TextSegment]) -> String {
        if let [TextSegment::Arn(_) | TextSegment::Name(_) | TextSegment::Account] = segments {
            return segments.iter().map(|segment| self.reference(segment)).collect();
        }
        let text: String = segments
            .iter()
            .map(|segment| match segment {
                TextSegment::Text(text) => escaped(text),
                other => format!("${{{}}}", self.reference(other)),
            })
            .collect();
        format!("\"{text}\"")
    }

    fn reference(&self, segment: &TextSegment) -> String {
        let (id, attribute) = match segment {
            TextSegment::Text(text) => return format!("\"{}\"", escaped(text)),
            TextSegment::Account => return "data.aws_caller_identity.current.account_id".to_owned(),
            TextSegment::Arn(id) => (id, "arn"),
            TextSegment::Name(id) if id.kind == ResourceKind::Bucket => (id, "id"),
            TextSegment::Name(id) => (id, "name"),
        };
        format!("{}.{}.{attribute}", resource_type(id.kind), self.logical_ids.get(id))
    }
}

fn key(name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if plain { name.to_owned() } else { format!("\"{}\"", escaped(name)) }
}

/// Within quotes: HCL's escapes, which are JSON's, and templates' beginnings doubled.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    write_escaped(&mut out, text);
    out.replace("${", "$${").replace("%{", "%%{")
}
