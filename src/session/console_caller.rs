//! The caller of the console's calls: the principal that the user is signed in as.

use aws_world::api::Caller;

use super::document::Document;
use super::sign_in::sign_in_options;

/// Ids for further accounts, as AWS's documentation writes them.
const EXAMPLE_ACCOUNT_IDS: [&str; 7] = [
    "444455556666",
    "777788889999",
    "222233334444",
    "555566667777",
    "888899990000",
    "123456789012",
    "999900001111",
];

impl Document {
    /// The caller of the console's calls. Falls back to the administrator if the principal no longer exists.
    pub fn caller(&self) -> Caller {
        let account = self.account();
        let administrator = || self.world().administrator(&account.id);
        let Some(arn) = &self.sign_in.principal else { return administrator() };
        if !sign_in_options(account).iter().any(|person| person.arn.as_ref() == Some(arn)) {
            return administrator();
        }
        match account.iam.roles.values().find(|role| role.arn == *arn) {
            Some(role) => {
                let session = format!("arn:aws:sts::{}:assumed-role/{}/you", account.id, role.name);
                Caller::SignedIn { arn: session }
            }
            None => Caller::SignedIn { arn: arn.clone() },
        }
    }

    /// An id that no account has.
    pub fn free_account_id(&self) -> String {
        let is_free = |id: &String| !self.world().accounts().contains_key(id);
        let further = (1_u64..).map(|n| format!("{:012}", 100_000_000_000 + n));
        EXAMPLE_ACCOUNT_IDS.into_iter().map(str::to_owned).chain(further).find(is_free).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use aws_world::ApiCall;
    use aws_world::iam::{IamCall, Identity};

    use super::*;
    use crate::session::command::Command;
    use crate::session::saved_document;
    use crate::session::sign_in::SignIn;
    use crate::session::test_worlds::with_catalog;

    fn create_user(name: &str) -> Command {
        let call = IamCall::CreateUser {
            user_name: name.into(),
            path: "/".into(),
            permissions_boundary: None,
            tags: Default::default(),
        };
        Command::Call { name: "Create user".into(), calls: vec![ApiCall::Iam(call)] }
    }

    fn sign_in(document: &mut Document, account: &str, principal: Option<&str>) {
        let principal = principal.map(str::to_owned);
        Command::SignIn(SignIn { account: account.to_owned(), principal }).perform(document);
    }

    #[test]
    fn console_calls_need_permissions_of_the_signed_in_principal() {
        let mut document = with_catalog();
        create_user("ann").perform(&mut document);
        let home = document.account().id.clone();
        let ann = format!("arn:aws:iam::{home}:user/ann");
        sign_in(&mut document, &home, Some(&ann));
        let refused = create_user("bob").perform(&mut document).refused.expect("a refusal");
        assert!(
            refused.message.contains("user/ann is not authorized to perform: iam:CreateUser"),
            "{refused:?}"
        );
        let (reopened, _) =
            saved_document::from_json(&saved_document::to_json(&document, &Default::default()))
                .expect("saved work");
        assert_eq!(reopened.sign_in, document.sign_in);

        sign_in(&mut document, &home, None);
        let call = IamCall::AttachPolicy {
            to: Identity::User("ann".into()),
            policy_arn: "arn:aws:iam::aws:policy/IAMFullAccess".into(),
        };
        Command::Call { name: "Attach".into(), calls: vec![ApiCall::Iam(call)] }.perform(&mut document);
        sign_in(&mut document, &home, Some(&ann));
        assert_eq!(create_user("bob").perform(&mut document).refused, None);
        let delete = IamCall::DeleteUser { user_name: "bob".into() };
        Command::Call { name: "Delete".into(), calls: vec![ApiCall::Iam(delete)] }.perform(&mut document);
        assert!(!document.account().iam.users.contains_key("bob"));
    }

    #[test]
    fn a_second_account_has_its_own_people_and_the_app_stays_at_home() {
        let mut document = Document::default();
        let home = document.account().id.clone();
        Command::AddAccount("Partner".into()).perform(&mut document);
        sign_in(&mut document, "444455556666", None);
        assert_eq!(document.account().name, "Partner");
        create_user("zoe").perform(&mut document);
        assert!(document.account().iam.users.contains_key("zoe"));
        assert_eq!(document.home().id, home);
        assert!(!document.instance_id().is_empty());
        assert_eq!(document.free_account_id(), "777788889999");
    }
}
