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
    Resource,
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
    let (service, name) = match Arn::parse(&request.resource) {
        Some(arn) => (arn.service, (decision.name_of)(&request.resource).unwrap_or_else(|| short_name(arn))),
        None => (request.action_name().service(), request.resource.clone()),
    };
    let name = if name == "*" { text::ends::NO_SINGLE_RESOURCE.to_owned() } else { name };
    let service = text::ends::service(service).map_or_else(|| service.to_ascii_lowercase(), str::to_owned);
    End { name, note: service, kind: EndKind::Resource }
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
