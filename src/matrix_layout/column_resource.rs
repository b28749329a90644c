//! What a column's head says of its resource: as little as tells it from the other columns.

use aws_world::iam::Role;
use aws_world::world::ActionOnResource;

use crate::session::document::Document;
use crate::session::matrix::Matrix;

/// The short name of a column's resource; the whole one where another column of the same action has the same short name.
pub fn column_resource(matrix: &Matrix, column: usize) -> String {
    let Some(request) = matrix.requests.get(column) else { return String::new() };
    let short = short_resource(&request.resource);
    let is_taken = matrix.requests.iter().any(|other| {
        other.action == request.action
            && other.resource != request.resource
            && short_resource(&other.resource) == short
    });
    if is_taken { resource_part(&request.resource).to_owned() } else { short }
}

/// Whether the role that a column asks for expects an external ID: the matrix asks without one.
pub fn lacks_external_id(document: &Document, request: &ActionOnResource) -> bool {
    let expects = |role: &Role| role.trust_policy.0.text().contains("sts:ExternalId");
    request.action == "sts:AssumeRole" && document.world().role_by_arn(&request.resource).is_some_and(expects)
}

/// The last part of an ARN.
fn resource_part(arn: &str) -> &str {
    arn.splitn(6, ':').nth(5).unwrap_or(arn)
}

/// `arn:aws:s3:::photos/2026/cat.jpg` → `…/cat.jpg`; a name that begins with a slash stays whole.
fn short_resource(arn: &str) -> String {
    let part = resource_part(arn);
    let part = part.strip_prefix("log-group:").unwrap_or(part);
    let part = part.split_once(':').map_or(part, |(name, _)| name);
    if part.starts_with('/') {
        return part.to_owned();
    }
    match part.trim_end_matches('/').rsplit_once('/') {
        Some((_, last)) => format!("…/{last}"),
        None => part.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::command::Command;
    use crate::session::matrix::compute_matrix;
    use crate::session::test_worlds::example;

    #[test]
    fn resources_are_short_and_differ() {
        assert_eq!(short_resource("arn:aws:s3:::photo-app-bucket/photos/cat.jpg"), "…/cat.jpg");
        assert_eq!(short_resource("arn:aws:s3:::photo-app-bucket"), "photo-app-bucket");
        assert_eq!(
            short_resource("arn:aws:logs:us-east-1:111122223333:log-group:/photo-app/web:*"),
            "/photo-app/web"
        );
        assert_eq!(short_resource("arn:aws:iam::111122223333:role/Admin"), "…/Admin");
        assert_eq!(short_resource("*"), "*");

        let mut document = Document::default();
        let other = aws_world::world::ActionOnResource {
            action: "s3:GetObject".into(),
            resource: "arn:aws:s3:::photo-archive/photos/cat.jpg".into(),
        };
        Command::AddRequests(vec![other]).perform(&mut document);
        let matrix = compute_matrix(&document, None);
        let heads: Vec<String> = (0..matrix.requests.len())
            .filter(|column| matrix.requests[*column].action == "s3:GetObject")
            .map(|column| column_resource(&matrix, column))
            .collect();
        assert_eq!(heads, ["photo-app-bucket/photos/cat.jpg", "photo-archive/photos/cat.jpg"]);
    }
    #[test]
    fn external_id_is_missing_where_the_role_expects_one() {
        let document = example("09-external-id");
        let role = ActionOnResource {
            action: "sts:AssumeRole".into(),
            resource: "arn:aws:iam::111122223333:role/ForPartner".into(),
        };
        assert!(lacks_external_id(&document, &role), "{role:?}");
        let other =
            ActionOnResource { resource: "arn:aws:iam::111122223333:role/Other".into(), ..role.clone() };
        let read = ActionOnResource { action: "iam:GetRole".into(), ..role };
        assert!(![other, read].iter().any(|request| lacks_external_id(&document, request)));
    }
}
