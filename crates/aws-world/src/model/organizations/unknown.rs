//! Facts of an organization that an import may lack: its id and its management account. No value is invented for one
//! that a condition could test.

use super::Organization;

/// The id of the management account while it is unknown: no account of AWS has this id.
pub(crate) const UNKNOWN_MANAGEMENT_ACCOUNT: &str = "000000000000";

/// Whether it reads like the id of an organization: `o-`, with 10 to 32 lower case letters or digits behind it
/// [Organization](https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html).
pub(crate) fn is_organization_id(text: &str) -> bool {
    text.strip_prefix("o-").is_some_and(|rest| {
        (10..=32).contains(&rest.len())
            && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

impl Organization {
    /// Whether its id is the real one. Until then the values of `aws:PrincipalOrgID`, `aws:ResourceOrgID` and
    /// the paths are unknown.
    pub fn id_is_known(&self) -> bool {
        !self.id.is_empty()
    }

    /// Whether it is known which account manages it. Until then its policies count for every account that came in, and an
    /// account of no number stands for the one that they do not limit.
    pub fn management_account_is_known(&self) -> bool {
        self.management_account != UNKNOWN_MANAGEMENT_ACCOUNT
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot;

    /// Imports of before made up an id and named no management account.
    #[test]
    fn snapshot_with_invented_organization_id_opens_with_unknown_id() {
        let saved = r#"{"version":1,"seed":"0","issued":"9","now":0,"accounts":{"111122223333":{"name":"a"}},
            "organization":{"id":"o-0123456789","management_account":"","root":"r-0123",
            "accounts":{"111122223333":"r-0123"},"policy_types":["SERVICE_CONTROL_POLICY"]}}"#;
        let world = snapshot::from_json(saved).expect("it keeps opening");
        let organization = world.organization().expect("an organization");
        assert!(!organization.id_is_known() && !organization.management_account_is_known());
        assert!(organization.tree_is_assumed && world.accounts().contains_key(UNKNOWN_MANAGEMENT_ACCOUNT));
        assert_eq!(snapshot::from_json(&snapshot::to_json(&world)).expect("saved"), world);
        // One that was made here keeps its own.
        let own = saved.replace(r#""management_account":"""#, r#""management_account":"111122223333""#);
        let world = snapshot::from_json(&own).expect("it keeps opening");
        let organization = world.organization().expect("an organization");
        assert!(organization.id == "o-0123456789" && !organization.tree_is_assumed);
        assert_eq!(world.accounts().len(), 1);
    }
}
