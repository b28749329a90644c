//! What is offered, and that it mends.

use aws_world::iam::{IamCall, Identity};

use super::*;
use crate::session::matrix::authorize_cell;
use crate::session::sign_in::SignIn;

fn call(document: &mut Document, call: IamCall) {
    let outcome = Command::Call { name: "Set up".into(), calls: vec![ApiCall::Iam(call)] }.perform(document);
    assert_eq!(outcome.refused, None);
}

fn user(document: &mut Document, name: &str) -> RequestCaller {
    let user_name = name.to_owned();
    let tags = Default::default();
    call(document, IamCall::CreateUser { user_name, path: "/".into(), permissions_boundary: None, tags });
    RequestCaller::Principal(format!("arn:aws:iam::{}:user/{name}", document.account().id))
}

fn found(document: &Document, caller: &RequestCaller, action: &str, resource: &str) -> (Fixes, WhyTarget) {
    let request = ActionOnResource { action: action.into(), resource: resource.into() };
    let authorization = authorize_cell(document, caller, &request).expect("a caller that is there");
    let target = WhyTarget::Cell(caller.clone(), request);
    (fixes(document, &target, &authorization), target)
}

const PHOTO: &str = "arn:aws:s3:::photo-app-bucket/photos/cat.jpg";

#[test]
fn fixes_are_ordered_narrowest_first_and_say_what_else_they_allow() {
    let mut document = Document::default();
    let ann = user(&mut document, "ann");
    let (fixes, target) = found(&document, &ann, "s3:PutObject", PHOTO);
    let places: Vec<&str> = fixes.offered.iter().map(|fix| fix.place.as_str()).collect();
    assert_eq!(
        places,
        [
            "a new inline policy of user ann, for this object",
            "a new inline policy of user ann, for every object of the bucket",
        ]
    );
    let first = fixes.offered.first().expect("a fix");
    assert_eq!((first.also.as_slice(), &first.remains), (&[][..], &None));
    let command = Command::Call { name: "Mend".into(), calls: first.calls.clone() };
    assert_eq!(command.perform(&mut document).refused, None);
    let Lookup::Found(all) = look_up_authorizations(&document, &target) else { panic!("no answer") };
    assert_eq!(all[0].result.decision, EvaluationDecision::Allowed);
}

#[test]
fn fix_says_that_its_policy_is_shared() {
    let mut document = Document::default();
    let (ann, _) = (user(&mut document, "ann"), user(&mut document, "bob"));
    let policy_document = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}"#;
    call(
        &mut document,
        IamCall::CreatePolicy {
            policy_name: "Shared".into(),
            path: "/".into(),
            policy_document: policy_document.into(),
            description: String::new(),
            tags: Default::default(),
        },
    );
    let policy_arn = format!("arn:aws:iam::{}:policy/Shared", document.account().id);
    for name in ["ann", "bob"] {
        let policy_arn = policy_arn.clone();
        call(&mut document, IamCall::AttachPolicy { to: Identity::User(name.into()), policy_arn });
    }
    let (fixes, _) = found(&document, &ann, "s3:PutObject", PHOTO);
    let shared = fixes.offered.iter().find(|fix| fix.place.contains("Shared")).expect("the shared policy");
    assert_eq!(shared.also, [format!("bob, s3:PutObject on {PHOTO}")]);
    assert!(shared.after.starts_with(policy_document.trim_end_matches("]}")), "{}", shared.after);
    assert_eq!(fixes.offered.last(), Some(shared), "what allows least comes first");
}

#[test]
fn explicit_deny_and_allowed_request_have_no_fix() {
    let mut document = Document::default();
    let ann = user(&mut document, "ann");
    let policy_document =
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#;
    call(
        &mut document,
        IamCall::PutInlinePolicy {
            of: Identity::User("ann".into()),
            policy_name: "No".into(),
            policy_document: policy_document.into(),
        },
    );
    assert_eq!(found(&document, &ann, "s3:PutObject", PHOTO).0, Fixes::default());
    assert_eq!(found(&document, &ann, "sts:GetCallerIdentity", "*").0, Fixes::default());
}

#[test]
fn across_accounts_the_caller_is_mended_first_and_the_rest_is_said() {
    let mut document = Document::default();
    Command::AddAccount("Partner".into()).perform(&mut document);
    let partner = document.world().accounts().values().last().expect("an account").id.clone();
    let home = document.account().id.to_string();
    let sign_in = |account: &str, document: &mut Document| {
        let sign_in = SignIn { account: account.to_owned(), principal: None };
        Command::SignIn(sign_in).perform(document);
    };
    sign_in(&partner, &mut document);
    let ann = user(&mut document, "ann");
    let (fixes, _) = found(&document, &ann, "s3:GetObject", PHOTO);
    let first = fixes.offered.first().expect("a fix");
    assert!(first.remains.is_some(), "the bucket has to allow it too");
    Command::Call { name: "Mend".into(), calls: first.calls.clone() }.perform(&mut document);
    assert_eq!(found(&document, &ann, "s3:GetObject", PHOTO).0.elsewhere, Some(home.clone()));
    sign_in(&home, &mut document);
    let (fixes, _) = found(&document, &ann, "s3:GetObject", PHOTO);
    let places: Vec<&str> = fixes.offered.iter().map(|fix| fix.place.as_str()).collect();
    assert_eq!(places, ["the bucket policy of photo-app-bucket"]);
    assert_eq!(fixes.offered[0].remains, None);
}
