//! Looks up a denied request of a real account in the open world.

use aws_world::world::ActionOnResource;
use iam_policy::access_denied::Denial;
use iam_policy::arn::Arn;
use iam_policy::request::Principal;

use super::document::Document;
use super::selection::MatrixCaller;

/// What the world has of a denied request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DenialLookup {
    /// The text tells no caller or no action.
    NotTold,
    /// Its caller is not in the world.
    NoCaller,
    /// Its caller is; whether the resource is too, so that its own policy has a say.
    Caller {
        /// The row of the matrix.
        caller: MatrixCaller,
        /// The column.
        request: ActionOnResource,
        /// Whether the resource is there.
        resource: bool,
    },
}

/// Looks up the caller and the resource.
pub fn look_up_denial(document: &Document, denial: &Denial) -> DenialLookup {
    let (Some(principal), Some(action)) = (&denial.caller, &denial.action) else {
        return DenialLookup::NotTold;
    };
    let Some(caller) = caller(document, principal) else { return DenialLookup::NoCaller };
    let resource = denial.resource.clone().unwrap_or_else(|| "*".to_owned());
    let there = resource == "*" || is_there(document, &resource);
    DenialLookup::Caller {
        caller: MatrixCaller::Principal(caller),
        request: ActionOnResource { action: action.clone(), resource },
        resource: there,
    }
}

/// The user's ARN, or that of the session with the name it had. A session's ARN leaves out the path of its role.
fn caller(document: &Document, principal: &Principal) -> Option<String> {
    let account = document.world().accounts().get(principal.account()?)?;
    match principal {
        Principal::User { arn } => {
            account.iam.users.values().find(|user| user.arn == *arn).map(|user| user.arn.clone())
        }
        Principal::RoleSession { role_arn, session_arn } => {
            let name = role_arn.rsplit('/').next()?;
            account.iam.roles.get(name).map(|_| session_arn.clone())
        }
        _ => None,
    }
}

/// Whether the thing is in the world, where it is one that may have a policy of its own there.
fn is_there(document: &Document, arn: &str) -> bool {
    let world = document.world();
    let Some(parsed) = Arn::parse(arn) else { return false };
    let account = world.accounts().get(parsed.account);
    let last = parsed.resource.rsplit('/').next().unwrap_or_default();
    match parsed.service {
        "s3" => {
            let bucket = parsed.resource.split('/').next().unwrap_or_default();
            world.bucket(bucket).is_some()
        }
        "kms" => account.is_some_and(|account| account.kms.keys.contains_key(last)),
        "iam" if parsed.resource.starts_with("role/") => {
            account.is_some_and(|account| account.iam.roles.contains_key(last))
        }
        // What has no policy of its own needs no more than an account.
        "iam" | "ec2" | "cloudwatch" | "logs" => account.is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use iam_policy::access_denied::parse_denials;

    use super::*;
    use crate::session::command::Command;
    use aws_world::ApiCall;
    use aws_world::iam::IamCall;

    fn look(document: &Document, text: &str) -> DenialLookup {
        look_up_denial(document, &parse_denials(text).expect("a refusal").remove(0))
    }

    #[test]
    fn denial_lookup_finds_caller_by_name_and_resource_by_arn() {
        let mut document = Document::default();
        let create = IamCall::CreateUser {
            user_name: "ann".into(),
            path: "/".into(),
            tags: Default::default(),
            permissions_boundary: None,
        };
        Command::Call { name: "ann".into(), calls: vec![ApiCall::Iam(create)] }.perform(&mut document);
        let said = |user: &str, bucket: &str| {
            format!(
                "User: arn:aws:iam::111122223333:user/{user} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::{bucket}/a b.jpg\" because no identity-based policy allows the s3:GetObject action"
            )
        };
        let DenialLookup::Caller { request, resource, .. } =
            look(&document, &said("ann", "photo-app-bucket"))
        else {
            panic!("ann is there")
        };
        assert_eq!(request.resource, "arn:aws:s3:::photo-app-bucket/a b.jpg");
        assert!(resource);
        assert!(matches!(
            look(&document, &said("ann", "other")),
            DenialLookup::Caller { resource: false, .. }
        ));
        assert_eq!(look(&document, &said("bob", "photo-app-bucket")), DenialLookup::NoCaller);
        // A session keeps the name it had.
        let role = document.world().accounts().values().flat_map(|account| account.iam.roles.keys()).next();
        let session =
            format!("arn:aws:sts::111122223333:assumed-role/{}/alice@example.com", role.expect("a role"));
        let said = format!("User: {session} is not authorized to perform: ec2:RunInstances");
        let DenialLookup::Caller { caller, .. } = look(&document, &said) else { panic!("the role is there") };
        assert_eq!(caller, MatrixCaller::Principal(session));
        let silent = "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied";
        assert_eq!(look(&document, silent), DenialLookup::NotTold);
    }
}
