//! Which question goes with a link: a link asks a cell of the matrix, in the world as it is now.

use aws_world::api::Authorization;
use decision_path::path::deciding_request;
use iam_policy::render;

use super::authorization_lookup::{Lookup, look_up_authorizations};
use super::document::Document;
use super::fix::cell_target;
use super::matrix::authorize_cell;
use super::selection::WhyTarget;

/// What a link can ask of an explanation that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareableQuestion {
    /// The same question.
    Same(WhyTarget),
    /// Nothing: it was decided under circumstances that no link carries.
    Past,
}

/// The question of an explanation as a link asks it. A call that was made is asked again by its caller, where that is decided alike
/// now.
pub fn shareable_question(document: &Document, explained: &WhyTarget) -> ShareableQuestion {
    let same = match explained {
        WhyTarget::Cell(..) => Some(explained.clone()),
        WhyTarget::Journal(_) | WhyTarget::MetadataTrust => asked_again(document, explained),
        WhyTarget::Draft(_) | WhyTarget::Outsider(_) | WhyTarget::State(_) => None,
    };
    same.map_or(ShareableQuestion::Past, ShareableQuestion::Same)
}

fn asked_again(document: &Document, explained: &WhyTarget) -> Option<WhyTarget> {
    let Lookup::Found(all) = look_up_authorizations(document, explained) else { return None };
    let then = all.get(deciding_request(all.iter().map(|decided| decided.result.decision)))?;
    let cell = cell_target(explained, then)?;
    let WhyTarget::Cell(caller, request) = &cell else { return None };
    let now = authorize_cell(document, caller, request)?;
    is_decided_alike(then, &now).then_some(cell)
}

fn is_decided_alike(then: &Authorization, now: &Authorization) -> bool {
    let words = |decided: &Authorization| render::verdict(&decided.result);
    then.result.decision == now.result.decision && words(then) == words(now)
}

#[cfg(test)]
mod tests {
    use aws_world::iam::{IamCall, Identity};

    use super::*;
    use crate::session::command::Command;
    use crate::session::link;
    use crate::session::saved_document::Drafts;
    use crate::session::selection::RequestCaller;
    use crate::session::sign_in::SignIn;
    use crate::session::test_worlds::{apply_calls, questions_of_examples, user, with_catalog};

    const ADMINISTRATOR: &str = "arn:aws:iam::aws:policy/AdministratorAccess";

    /// Ann was refused to create bob.
    fn refused() -> (Document, WhyTarget) {
        let mut document = with_catalog();
        apply_calls(&mut document, vec![user("ann")]);
        let account = document.account().id.to_string();
        sign_in(&mut document, Some("arn:aws:iam::111122223333:user/ann"), &account);
        let calls = vec![aws_world::ApiCall::Iam(user("bob"))];
        let outcome = Command::Call { name: "Create user bob".into(), calls }.perform(&mut document);
        assert!(outcome.refused.is_some());
        let explained = document.explained_refusal().expect("a refusal");
        assert!(matches!(explained, WhyTarget::Journal(_)));
        sign_in(&mut document, None, &account);
        (document, explained)
    }

    fn sign_in(document: &mut Document, principal: Option<&str>, account: &str) {
        let (account, principal) = (account.to_owned(), principal.map(ToOwned::to_owned));
        Command::SignIn(SignIn { account, principal }).perform(document);
    }

    #[test]
    fn call_that_was_refused_is_asked_as_a_cell_that_a_link_carries() {
        let (document, explained) = refused();
        let ShareableQuestion::Same(cell) = shareable_question(&document, &explained) else {
            panic!("it would be refused again")
        };
        let WhyTarget::Cell(RequestCaller::Principal(arn), request) = &cell else { panic!("{cell:?}") };
        assert_eq!(
            (arn.as_str(), request.action.as_str()),
            ("arn:aws:iam::111122223333:user/ann", "iam:CreateUser")
        );
        let link = link::encode(&document, &Drafts::new(), Some(&cell));
        assert_eq!(link::decode(&link).expect("a link").expect("intact").why, Some(cell));
    }

    #[test]
    fn call_that_would_be_decided_otherwise_now_is_in_no_link() {
        let (mut document, explained) = refused();
        let attach =
            IamCall::AttachPolicy { to: Identity::User("ann".into()), policy_arn: ADMINISTRATOR.into() };
        apply_calls(&mut document, vec![attach]);
        assert_eq!(shareable_question(&document, &explained), ShareableQuestion::Past);
        assert_eq!(shareable_question(&document, &WhyTarget::Journal(999)), ShareableQuestion::Past);
    }

    #[test]
    fn cell_of_the_matrix_is_in_the_link_as_it_is() {
        let document = Document::default();
        for (_, cell) in questions_of_examples() {
            assert_eq!(shareable_question(&document, &cell), ShareableQuestion::Same(cell));
        }
    }
}
