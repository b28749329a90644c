//! Bucket policies: what `aws s3api get-bucket-policy` prints, with or without `--query Policy`, or
//! `{"BucketPolicies": {"NAME": …}}`. Only the last names its buckets; elsewhere the policy's own `Resource` does.

use iam_policy::document::PolicyType;
use iam_policy::json::{self, Node, Value};

use super::Import;
use crate::text::import as text;

impl Import {
    pub(super) fn bucket_policies(&mut self, node: Node) {
        let Value::Object(members) = node.value else { return };
        for member in members {
            let subject = text::entity("bucket", &member.key);
            if let Some(document) = self.account_document(Some(member.value), PolicyType::Resource, &subject)
            {
                self.buckets.push((member.key, document));
            }
        }
    }

    pub(super) fn bucket_policy(&mut self, node: Node) {
        let inner = node.as_str().map(|text| json::parse(text).root);
        let Some(name) = bucket_of(inner.as_ref().unwrap_or(&node)) else {
            self.report("", text::NO_BUCKET_IN_RESOURCE);
            return;
        };
        let subject = text::entity("bucket", &name);
        if let Some(document) = self.account_document(Some(node), PolicyType::Resource, &subject) {
            self.buckets.push((name, document));
        }
    }
}

/// The bucket that the first resource names.
fn bucket_of(policy: &Node) -> Option<String> {
    let statements = policy.member("Statement")?;
    let one = std::slice::from_ref(statements);
    statements.as_array().unwrap_or(one).iter().find_map(|statement| {
        let resource = statement.member("Resource").or_else(|| statement.member("NotResource"))?;
        let one = std::slice::from_ref(resource);
        resource.as_array().unwrap_or(one).iter().find_map(|resource| {
            let name = resource.as_str()?.strip_prefix("arn:aws:s3:::")?.split('/').next()?;
            let plain = !name.is_empty() && !name.contains(['*', '?', '$']);
            plain.then(|| name.to_owned())
        })
    })
}
