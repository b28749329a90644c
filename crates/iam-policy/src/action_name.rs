//! The name of a requested action.

use crate::arn::split_component;

/// `service:Name` as a request names it. AWS compares both parts without regard to case (IAM User Guide, *IAM JSON policy
/// elements: Action*), so only this type compares them. [`as_str`](Self::as_str) is for showing.
#[derive(Clone, Copy, Debug)]
pub struct ActionName<'t> {
    text: &'t str,
    service: &'t str,
    name: &'t str,
}

impl<'t> ActionName<'t> {
    /// Splits `text` at its colon. Without one it is of no service and has no name.
    pub fn new(text: &'t str) -> Self {
        let (service, name) = split_component(text).unwrap_or_default();
        Self { text, service, name }
    }

    /// The name as given.
    pub fn as_str(self) -> &'t str {
        self.text
    }

    /// The part before the colon; empty where there is none.
    pub fn service(self) -> &'t str {
        self.service
    }

    /// The part after the colon; empty where there is none.
    pub fn name(self) -> &'t str {
        self.name
    }

    /// Whether it is this action, `service:Name`.
    pub fn is(self, known: &str) -> bool {
        self.text.eq_ignore_ascii_case(known)
    }

    /// Whether it is an action of the service with this prefix.
    pub fn is_of_service(self, service: &str) -> bool {
        self.service.eq_ignore_ascii_case(service)
    }

    /// Whether it is an action of the service with one of these names.
    pub fn is_one_of(self, service: &str, names: &[&str]) -> bool {
        self.is_of_service(service) && names.iter().any(|known| known.eq_ignore_ascii_case(self.name))
    }

    /// Whether it asks for a session of a role.
    pub fn assumes_role(self) -> bool {
        self.is_one_of("sts", &["AssumeRole"]) || self.assumes_role_with_token()
    }

    /// Whether it asks for a session of a role with an identity provider's token, so that no AWS credentials sign it.
    pub fn assumes_role_with_token(self) -> bool {
        self.is_one_of("sts", &["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"])
    }
}

#[cfg(test)]
mod tests {
    use super::ActionName;

    #[test]
    fn both_parts_are_compared_without_regard_to_case() {
        for raw in ["s3:GetObject", "S3:getobject", "s3:GETOBJECT"] {
            let action = ActionName::new(raw);
            assert!(action.is("s3:GetObject") && action.is_of_service("s3"), "{raw}");
            assert!(action.is_one_of("s3", &["PutObject", "GetObject"]), "{raw}");
            assert!(!action.is("s3:GetObjectAcl") && !action.is_of_service("s") && !action.assumes_role());
            assert!(!action.is_one_of("s3express", &["GetObject"]) && !action.is_one_of("s3", &["Get"]));
            assert_eq!(action.as_str(), raw);
        }
        assert!(ActionName::new("STS:assumerolewithsaml").assumes_role());
        assert!(!ActionName::new("sts:AssumeRoot").assumes_role());
    }

    #[test]
    fn malformed_names_have_no_service() {
        for (raw, service, name) in [
            ("s3", "", ""),
            ("", "", ""),
            (":GetObject", "", "GetObject"),
            ("s3:", "s3", ""),
            ("a:b:c", "a", "b:c"),
        ] {
            let action = ActionName::new(raw);
            assert_eq!((action.service(), action.name()), (service, name), "{raw}");
            assert!(!ActionName::new("s3").is_of_service("s3"));
        }
    }
}
