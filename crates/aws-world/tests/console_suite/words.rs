//! What the words of a case stand for: steps of programs, assertions of a SAML provider.

use aws_world::World;
use aws_world::program::ProgramStep;
use aws_world::sts::SamlAssertion;

use super::ACCOUNT;

const PROVIDER: &str = "https://idp.example.com/saml";

/// What the provider of the cases says about itself: as long as AWS wants it.
pub(super) fn metadata() -> String {
    format!("<EntityDescriptor entityID=\"{PROVIDER}\"><!--{}--></EntityDescriptor>", "-".repeat(1000))
}

/// `also`: tags as `KEY=VALUE`, `named NAME` for a source identity.
pub(super) fn assertion(world: &World, subject: &str, role: &str, also: &[&str]) -> SamlAssertion {
    let mut assertion = SamlAssertion {
        issuer: PROVIDER.into(),
        recipient: "https://signin.aws.amazon.com/saml".into(),
        subject: subject.into(),
        subject_type: "persistent".into(),
        session_name: subject.into(),
        roles: vec![format!("arn:aws:iam::{ACCOUNT}:role/{role}")],
        expires: world.now().plus(300),
        ..SamlAssertion::default()
    };
    for word in also {
        match word.split_once('=') {
            Some((key, value)) => assertion.tags.insert(key.into(), value.into()),
            None => assertion.source_identity = (*word).into(),
        }
    }
    assertion
}

/// `put KEY TEXT`, `get KEY`, `list PREFIX`, `open the stream`, `log`, `measure NAMESPACE NAME VALUE`, `who`, `assume ARN`, `wait SECONDS`.
pub(super) fn step(text: &str) -> ProgramStep {
    let words: Vec<&str> = text.split(' ').collect();
    match words[..] {
        ["put", key, body] => ProgramStep::PutObject { key: key.into(), body: body.into() },
        ["get", key] => ProgramStep::GetObject { key: key.into() },
        ["list", prefix] => ProgramStep::ListObjects { prefix: prefix.into() },
        ["open", "the", "stream"] => ProgramStep::CreateLogStream,
        ["log"] => ProgramStep::PutLogEvents,
        ["measure", namespace, metric_name, value] => ProgramStep::PutMetricData {
            namespace: namespace.into(),
            metric_name: metric_name.into(),
            value: value.parse().unwrap(),
        },
        ["who"] => ProgramStep::GetCallerIdentity,
        ["assume", arn] => ProgramStep::AssumeRole { role_arn: arn.into() },
        ["wait", seconds] => ProgramStep::Wait { seconds: seconds.parse().unwrap() },
        _ => panic!("no such step: {text}"),
    }
}
