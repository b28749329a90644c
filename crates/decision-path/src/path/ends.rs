//! The two ends of a path: who asks, and what for.

use iam_policy::arn::Arn;
use iam_policy::request::Principal;

use super::Decision;
use crate::text;

/// An end of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// A short name.
    pub name: String,
    /// What it is.
    pub note: String,
    /// For its glyph.
    pub kind: EndKind,
}

/// The glyphs of ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndKind {
    /// A user, a role's session, an account.
    Identity,
    /// An AWS service.
    Service,
    /// Nobody signed the request.
    Anonymous,
    /// A resource.
    Resource(ResourceKind),
}

/// The kinds of resources that have a glyph of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResourceKind {
    /// A bucket of S3, or an object in one.
    Bucket,
    /// A KMS key.
    Key,
    /// A log group.
    LogGroup,
    /// An IAM role.
    Role,
    /// An IAM user.
    User,
    /// An IAM group.
    Group,
    /// A managed policy, or one of an organization.
    Policy,
    /// An instance profile.
    InstanceProfile,
    /// An identity provider.
    IdentityProvider,
    /// An EC2 instance.
    Instance,
    /// A Lambda function.
    Function,
    /// A DynamoDB table.
    Table,
    /// A queue of SQS.
    Queue,
    /// Any other, or no single one.
    Other,
}

pub(super) fn caller(caller: &Principal) -> End {
    let (name, note, kind) = match caller {
        Principal::Root { account } => (account.clone(), text::ends::ROOT_USER, EndKind::Identity),
        Principal::User { arn } => (last(arn), text::ends::USER, EndKind::Identity),
        Principal::RoleSession { role_arn, .. } => {
            (last(role_arn), text::ends::ROLE_SESSION, EndKind::Identity)
        }
        Principal::FederatedUser { arn, .. } => (last(arn), text::ends::FEDERATED_USER, EndKind::Identity),
        Principal::Federated { provider } => (last(provider), text::ends::FEDERATED, EndKind::Identity),
        Principal::Service { name } => (name.clone(), text::ends::SERVICE, EndKind::Service),
        Principal::OriginAccessIdentity { arn } => (last(arn), text::ends::CLOUDFRONT, EndKind::Service),
        Principal::Anonymous => (text::ends::ANYONE.to_owned(), text::ends::NOT_SIGNED, EndKind::Anonymous),
    };
    End { name, note: note.to_owned(), kind }
}

fn last(arn: &str) -> String {
    arn.rsplit(['/', ':']).next().unwrap_or(arn).to_owned()
}

pub(super) fn resource(decision: &Decision<'_>) -> End {
    let request = decision.request;
    let (service, name, kind) = match Arn::parse(&request.resource) {
        Some(arn) => {
            let name = (decision.name_of)(&request.resource).unwrap_or_else(|| short_name(arn));
            (arn.service, name, resource_kind(arn))
        }
        None => (request.action_name().service(), request.resource.clone(), ResourceKind::Other),
    };
    let name = if name == "*" { text::ends::NO_SINGLE_RESOURCE.to_owned() } else { name };
    let service = text::ends::service(service).map_or_else(|| service.to_ascii_lowercase(), str::to_owned);
    End { name, note: service, kind: EndKind::Resource(kind) }
}

/// By the type of resource that the ARN names.
fn resource_kind(arn: Arn<'_>) -> ResourceKind {
    let of_type = arn.resource.split(['/', ':']).next().unwrap_or_default();
    match (arn.service, of_type) {
        // Of S3's ARNs those of access points and jobs have an account or a Region; a bucket's has neither.
        ("s3", _) if arn.region.is_empty() && arn.account.is_empty() && arn.resource != "*" => {
            ResourceKind::Bucket
        }
        ("kms", "key" | "alias") => ResourceKind::Key,
        ("logs", "log-group") => ResourceKind::LogGroup,
        ("iam", "role") | ("sts", "assumed-role") => ResourceKind::Role,
        ("iam", "user") => ResourceKind::User,
        ("iam", "group") => ResourceKind::Group,
        ("iam" | "organizations", "policy") => ResourceKind::Policy,
        ("iam", "instance-profile") => ResourceKind::InstanceProfile,
        ("iam", "oidc-provider" | "saml-provider") => ResourceKind::IdentityProvider,
        ("ec2", "instance") => ResourceKind::Instance,
        ("lambda", "function") => ResourceKind::Function,
        ("dynamodb", "table") => ResourceKind::Table,
        ("sqs", name) if name != "*" => ResourceKind::Queue,
        _ => ResourceKind::Other,
    }
}

/// What tells the resource from its neighbors: an object's key without its folders, a name without its type.
fn short_name(arn: Arn<'_>) -> String {
    let resource = arn.resource.trim_end_matches(":*");
    let name = match arn.service {
        "logs" => resource.strip_prefix("log-group:").unwrap_or(resource),
        "kms" => short_key_id(resource.strip_prefix("key/").unwrap_or(resource)),
        _ => resource.rsplit(['/', ':']).find(|part| !part.is_empty()).unwrap_or(resource),
    };
    name.to_owned()
}

/// `1234abcd` of `1234abcd-12ab-34cd-56ef-1234567890ab`: a key's id is a UUID, and its first group tells keys apart.
pub fn short_key_id(id: &str) -> &str {
    match id.split_once('-') {
        Some((group, rest)) if group.len() == 8 && rest.len() == 27 => group,
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resource_has_the_glyph_of_the_type_that_its_arn_names() {
        let kinds = [
            ("arn:aws:s3:::photos", ResourceKind::Bucket),
            ("arn:aws:s3:::photos/cat.jpg", ResourceKind::Bucket),
            ("arn:aws:s3:us-east-1:111122223333:accesspoint/photos", ResourceKind::Other),
            ("arn:aws:kms:us-east-1:111122223333:key/1234abcd", ResourceKind::Key),
            ("arn:aws:logs:us-east-1:111122223333:log-group:/web:*", ResourceKind::LogGroup),
            ("arn:aws:logs:us-east-1:111122223333:destination:web", ResourceKind::Other),
            ("arn:aws:iam::111122223333:role/path/Auditor", ResourceKind::Role),
            ("arn:aws:iam::111122223333:user/ann", ResourceKind::User),
            ("arn:aws:iam::aws:policy/AdministratorAccess", ResourceKind::Policy),
            ("arn:aws:iam::111122223333:mfa/ann", ResourceKind::Other),
            ("arn:aws:ec2:us-east-1:111122223333:instance/*", ResourceKind::Instance),
            ("arn:aws:ec2:us-east-1:111122223333:subnet/subnet-1", ResourceKind::Other),
            ("arn:aws:lambda:us-east-1:111122223333:function:resize:live", ResourceKind::Function),
            ("arn:aws:lambda:us-east-1:111122223333:layer:fonts", ResourceKind::Other),
            ("arn:aws:dynamodb:us-east-1:111122223333:table/Photos/index/Day", ResourceKind::Table),
            ("arn:aws:sqs:us-east-1:111122223333:photos", ResourceKind::Queue),
            ("arn:aws:sns:us-east-1:111122223333:photos", ResourceKind::Other),
        ];
        for (arn, kind) in kinds {
            assert_eq!(Arn::parse(arn).map(resource_kind), Some(kind), "{arn}");
        }
    }

    #[test]
    fn key_is_known_by_the_first_group_of_its_id() {
        let shortened = [
            ("1234abcd-12ab-34cd-56ef-1234567890ab", "1234abcd"),
            ("mrk-1234abcd12ab34cd56ef1234567890ab", "mrk-1234abcd12ab34cd56ef1234567890ab"),
            ("alias/photos-of-june", "alias/photos-of-june"),
            ("1234abcd", "1234abcd"),
        ];
        for (id, short) in shortened {
            assert_eq!(short_key_id(id), short);
        }
    }
}
