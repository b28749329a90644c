//! AWS's managed policies. Their texts are a large part of the site and a fresh world uses none of them, so the first load
//! has only what an administrator has: the parts that offer the others, and those that open worlds, have them.

use aws_world::World;
use aws_world::iam::{AwsManagedPolicy, aws_managed_policies};
use leptos::prelude::*;

use super::Session;
use super::catalog::Catalog;

impl Session {
    /// AWS's managed policies. What is offered can be attached: from here on every step begins by letting its world know
    /// them.
    ///
    /// Only a part that is fetched later may ask: the texts come with whoever calls this.
    pub fn aws_managed(&self) -> &'static [AwsManagedPolicy] {
        self.catalog.set_value(Some(Catalog(World::with_catalog)));
        aws_managed_policies()
    }
}

#[cfg(test)]
mod tests {
    use aws_world::ApiCall;
    use aws_world::iam::{IamCall, Identity};

    use super::*;
    use crate::session::command::Command;
    use crate::session::document::Document;
    use crate::session::saved_document::Drafts;
    use crate::session::selection::Selection;
    use crate::session::test_worlds::user;

    const ARN: &str = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

    /// What is offered can be attached, whatever was shown before and is shown after.
    #[test]
    fn offered_aws_managed_policies_are_known_to_the_world() {
        let owner = Owner::new();
        owner.set();
        let session = Session::new(Document::default(), Drafts::new());
        let attach = || {
            let call = IamCall::AttachPolicy { to: Identity::User("ann".into()), policy_arn: ARN.into() };
            session.call("Attach", vec![ApiCall::Iam(call)]).refused
        };
        let is_known = || session.document_untracked().world().aws_managed_document(ARN).is_some();
        session.call("Create", vec![ApiCall::Iam(user("ann"))]);
        assert!(!is_known());
        assert!(session.aws_managed().iter().any(|policy| policy.arn == ARN));
        assert_eq!((attach(), is_known()), (None, true));
        session.select(Selection::Policy(ARN.into()));
        // Undo goes back to a world that did not know it; what is open stays open.
        session.undo();
        assert!(!is_known() && session.selection.get_untracked().is_some());
        session.redo();
        assert!(is_known());
        session.perform(Command::Reset);
        session.call("Create", vec![ApiCall::Iam(user("ann"))]);
        assert_eq!((attach(), is_known()), (None, true));
    }
}
