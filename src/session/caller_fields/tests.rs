use super::*;
use crate::session::hypothetical_caller::{from_text, to_text};
use CallerField as F;
use CallerKind as K;

const ACCOUNT: &str = "111122223333";
const GITHUB: &str = "token.actions.githubusercontent.com";

fn fields(kind: CallerKind, values: &[(CallerField, &str)]) -> CallerFields {
    let values = values.iter().map(|(field, value)| (*field, (*value).to_owned()));
    CallerFields { kind, values: values.collect() }
}

/// Each form, the caller in its saved form, and how the form is filled in when that is opened again.
#[test]
fn each_kind_makes_its_caller_and_is_filled_in_again() {
    for (form, saved) in [
        (
            fields(
                K::WebIdentity,
                &[
                    (
                        F::OidcProvider,
                        "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
                    ),
                    (F::Subject, "repo:acme/app:ref:refs/heads/main"),
                    (F::Audience, "sts.amazonaws.com"),
                    (F::Claims, "actor = octocat\nenvironment = prod"),
                    (F::ConditionKeys, "aws:sourceip = 192.0.2.1"),
                ],
            ),
            r#"{"type":"Federated","provider":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com","context":{"aws:sourceip":"192.0.2.1","token.actions.githubusercontent.com:actor":"octocat","token.actions.githubusercontent.com:aud":"sts.amazonaws.com","token.actions.githubusercontent.com:environment":"prod","token.actions.githubusercontent.com:sub":"repo:acme/app:ref:refs/heads/main"}}"#,
        ),
        (
            fields(
                K::Saml,
                &[
                    (F::SamlProvider, "arn:aws:iam::111122223333:saml-provider/Okta"),
                    (F::Subject, "ann@example.com"),
                    (F::Claims, "sub_type = persistent"),
                ],
            ),
            r#"{"type":"Federated","provider":"arn:aws:iam::111122223333:saml-provider/Okta","context":{"saml:sub":"ann@example.com","saml:sub_type":"persistent"}}"#,
        ),
        (
            fields(
                K::RoleSession,
                &[
                    (F::Role, "arn:aws-us-gov:iam::444455556666:role/team/Deploy"),
                    (F::SessionName, "ann@example.com"),
                    (F::Tags, "team = blue"),
                    (F::SessionPolicy, "{}"),
                ],
            ),
            r#"{"type":"AssumedRole","role":"arn:aws-us-gov:iam::444455556666:role/team/Deploy","arn":"arn:aws-us-gov:sts::444455556666:assumed-role/Deploy/ann@example.com","context":{"aws:principaltag/team":"blue"},"session_policy":"{}"}"#,
        ),
        (
            fields(
                K::User,
                &[(F::User, "arn:aws:iam::444455556666:user/team/ann"), (F::Tags, "team = blue")],
            ),
            r#"{"type":"IAMUser","arn":"arn:aws:iam::444455556666:user/team/ann","context":{"aws:principaltag/team":"blue"}}"#,
        ),
        (
            fields(K::User, &[(F::User, "arn:aws:iam::444455556666:root")]),
            r#"{"type":"Root","account":"444455556666"}"#,
        ),
        (
            fields(
                K::Service,
                &[
                    (F::Service, "sns.amazonaws.com"),
                    (F::SourceAccount, "444455556666"),
                    (F::SourceArn, "arn:aws:sns:us-east-1:444455556666:alarms"),
                ],
            ),
            r#"{"type":"AWSService","service":"sns.amazonaws.com","context":{"aws:sourceaccount":"444455556666","aws:sourcearn":"arn:aws:sns:us-east-1:444455556666:alarms"}}"#,
        ),
        (
            fields(K::Anonymous, &[(F::ConditionKeys, "aws:sourceip = 192.0.2.1")]),
            r#"{"type":"Anonymous","context":{"aws:sourceip":"192.0.2.1"}}"#,
        ),
    ] {
        let caller = form.caller(ACCOUNT).unwrap_or_else(|error| panic!("{error:?} of {form:?}"));
        assert_eq!(to_text(&caller), saved);
        assert_eq!(from_text(saved), Some(caller.clone()));
        assert_eq!(fields_of(&caller), Some(form));
    }
}

#[test]
fn provider_by_its_address_is_that_of_the_account() {
    for (written, provider) in [
        (GITHUB, "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"),
        ("https://gitlab.example.com/", "arn:aws:iam::111122223333:oidc-provider/gitlab.example.com"),
        ("accounts.google.com", "accounts.google.com"),
    ] {
        let caller = fields(K::WebIdentity, &[(F::OidcProvider, written), (F::Subject, "s")]).caller(ACCOUNT);
        let principal = caller.expect("a caller").principal;
        assert_eq!(principal, Principal::Federated { provider: provider.to_owned() });
    }
}

#[test]
fn first_field_that_has_to_be_changed_is_told() {
    use FieldProblem::{Line, Malformed, Missing};
    let role = (F::Role, "arn:aws:iam::444455556666:role/Deploy");
    let session = (F::SessionName, "ann");
    let github = (F::OidcProvider, GITHUB);
    let subject = (F::Subject, "repo:acme/app:pull_request");
    for (kind, values, field, problem) in [
        (K::WebIdentity, vec![], F::OidcProvider, Missing),
        (K::WebIdentity, vec![github], F::Subject, Missing),
        (K::WebIdentity, vec![(F::OidcProvider, "github"), subject], F::OidcProvider, Malformed),
        (K::WebIdentity, vec![(F::OidcProvider, role.1), subject], F::OidcProvider, Malformed),
        (K::WebIdentity, vec![github, subject, (F::Claims, "a = b\n\nactor")], F::Claims, Line(3)),
        (K::Saml, vec![(F::SamlProvider, role.1), subject], F::SamlProvider, Malformed),
        (K::RoleSession, vec![(F::Role, "Deploy"), session], F::Role, Malformed),
        (K::RoleSession, vec![(F::Role, "arn:aws:iam::4444:role/Deploy"), session], F::Role, Malformed),
        (K::RoleSession, vec![role, (F::SessionName, "a b")], F::SessionName, Malformed),
        (K::RoleSession, vec![role, session, (F::Tags, "= b")], F::Tags, Line(1)),
        (K::RoleSession, vec![role, session, (F::SessionPolicy, "{")], F::SessionPolicy, Malformed),
        (K::RoleSession, vec![role, session, (F::ConditionKeys, "team = blue")], F::ConditionKeys, Line(1)),
        (K::User, vec![(F::User, role.1)], F::User, Malformed),
        (K::Service, vec![(F::Service, "s3")], F::Service, Malformed),
        (
            K::Service,
            vec![(F::Service, "s3.amazonaws.com"), (F::SourceAccount, "1")],
            F::SourceAccount,
            Malformed,
        ),
        (K::Service, vec![(F::Service, "s3.amazonaws.com"), (F::SourceArn, "b")], F::SourceArn, Malformed),
        (K::Anonymous, vec![(F::ConditionKeys, "x")], F::ConditionKeys, Line(1)),
    ] {
        assert_eq!(fields(kind, &values).caller(ACCOUNT), Err((field, problem)), "{kind:?} {values:?}");
    }
}

/// What was written for one kind is kept while another is looked at, and is no part of that one's caller.
#[test]
fn fields_of_other_kinds_are_left_out() {
    let written = [(F::SourceAccount, "x"), (F::Subject, ""), (F::ConditionKeys, "")];
    let caller = fields(K::Anonymous, &written).caller(ACCOUNT).expect("a caller");
    assert_eq!(caller.context, RequestContext::default());
}
