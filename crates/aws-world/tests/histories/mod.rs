//! Generated histories: worlds that random calls, runs and passing time have led to.

mod calls;
mod keys;
mod values;

use aws_world::ec2::{Instance, MetadataOptions};
use aws_world::program::{AccessKeyPair, App, KeyLocation};
use aws_world::{ApiCall, CallRecord, Caller, SimTime, World, transcript};
use iam_policy::explanation::EvaluationDecision;

use self::calls::{organizations, other_services, roles_and_policies, sign_in, tagging, users_and_groups};
use self::values::{access_key, name, pick};
use crate::cli_parser;

pub(crate) const ACCOUNT: &str = "111122223333";

pub(crate) const PARTNER: &str = "444455556666";

pub(crate) const INSTANCES: [&str; 3] = ["i-1", "i-2", "i-nowhere"];

/// A step of a history, as numbers: what they mean depends on the world at that moment.
pub(crate) type Step = [u8; 6];

pub(crate) fn start() -> World {
    let mut world = World::new(42, SimTime(1_772_442_000));
    world.add_account(ACCOUNT, "One");
    world.add_account(PARTNER, "Two");
    for (id, ip) in [("i-1", "198.51.100.1"), ("i-2", "198.51.100.2")] {
        let app =
            App { name: "app".into(), bucket: "photos".into(), log_group: "web".into(), ..App::default() };
        world.place_instance(
            ACCOUNT,
            Instance {
                id: id.into(),
                name: id.into(),
                region: "eu-west-1".into(),
                public_ip: ip.into(),
                profile: None,
                app,
                metadata_options: MetadataOptions::default(),
                session: None,
                session_without_token: None,
            },
        );
    }
    world
}

pub(crate) fn caller(world: &World, number: u8) -> Caller {
    let source_ip = "192.0.2.1".to_owned();
    match number % 16 {
        0 => Caller::Anonymous { source_ip },
        1 => Caller::Signed { credentials: access_key(world, number / 16), source_ip },
        2 => match world.sessions().values().next() {
            Some(session) => Caller::Signed { credentials: session.credentials.clone(), source_ip },
            None => Caller::Anonymous { source_ip },
        },
        3 => Caller::SignedIn { arn: format!("arn:aws:iam::{ACCOUNT}:user/{}", name(number / 16)) },
        4 => Caller::SignedIn { arn: format!("arn:aws:iam::{ACCOUNT}:root") },
        5 => world.administrator(PARTNER),
        6 => Caller::SignedIn {
            arn: pick(&["", "arn", "arn:aws:sts::111122223333:assumed-role/b"], number).into(),
        },
        _ => world.administrator(ACCOUNT),
    }
}

pub(crate) fn call_of(step: Step, world: &World) -> ApiCall {
    match step[0] % 8 {
        0 | 1 => ApiCall::Iam(users_and_groups(step, world)),
        2..=4 => ApiCall::Iam(roles_and_policies(step)),
        5 if (step[0] / 8).is_multiple_of(2) => ApiCall::Iam(sign_in(step).into()),
        5 => ApiCall::Iam(tagging(step)),
        7 => ApiCall::Organizations(organizations(step, world)),
        6 if (step[0] / 8).is_multiple_of(3) => ApiCall::Kms(keys::keys(step, world)),
        _ => other_services(step, world),
    }
}

/// Documents lose their white space in a CLI line, and an empty flag list its flag: compare what the line says.
pub(crate) fn check_cli_line(call: &ApiCall) {
    let line = transcript::cli_line(call);
    assert_eq!(transcript::cli_line(&cli_parser::read(&line)), line, "{call:?}");
}

/// What is said of a refusal, and what is recorded of it, can be read back to the request.
fn check_refusal(record: &CallRecord) {
    let (Err(error), Some(asked)) = (&record.result, record.authorizations.last()) else { return };
    if !error.message.contains(" is not authorized to perform: ") {
        return;
    }
    let request = &asked.request;
    for text in [&error.message, &record.event()] {
        let read = iam_policy::access_denied::parse_denials(text).unwrap().remove(0);
        let caller = read.caller.as_ref().map(|caller| caller.display_name().into_owned());
        assert_eq!(caller.as_deref(), Some(&*request.caller.display_name()), "{text}");
        assert_eq!(read.action.as_ref(), Some(&request.action), "{text}");
        // No name in AWS has a space; where one is asked for, only the reason behind it shows where it ends.
        if request.resource != "*" && (read.decision.is_some() || !request.resource.contains(' ')) {
            assert_eq!(read.resource.as_ref(), Some(&request.resource), "{text}");
        }
        assert!(read.decision.is_none_or(|decision| decision == asked.result.decision), "{text}");
        let decided = asked.result.deciding_gate.and_then(|gate| asked.result.gates.get(gate));
        let gates = decided.map(|outcome| outcome.gate);
        if read.decision == Some(EvaluationDecision::ImplicitDeny) {
            assert_eq!(read.gate, gates, "{text}");
        }
    }
}

pub(crate) fn call(world: &mut World, step: Step) {
    let call = call_of(step, world);
    check_cli_line(&call);
    let caller = caller(world, step[5]);
    let before = world.clone();
    let record = world.call(&caller, call);
    let event: serde_json::Value = serde_json::from_str(&record.event()).unwrap();
    assert_eq!(event.get("errorCode").is_some(), record.result.is_err());
    if let Err(error) = &record.result {
        assert_eq!(*world, before, "{:?} failed with {error:?} and changed the world", record.call);
    }
    check_refusal(&record);
    let changed = *world != before;
    assert!(!changed || record.result.is_ok());
    // Nobody gains anything but by a call that was asked for and allowed. STS has two calls that nothing can deny.
    if changed {
        let asked = &record.authorizations;
        assert!(
            asked.iter().all(|it| it.result.decision == EvaluationDecision::Allowed),
            "{:?}",
            record.call
        );
        assert!(!asked.is_empty() || matches!(record.call, ApiCall::Sts(_)), "{:?}", record.call);
    }
}

pub(crate) fn take(world: &mut World, step: Step) {
    let instance = pick(&INSTANCES, step[1]);
    match step[0] {
        0..=199 => call(world, step),
        200..=209 => world.advance(i64::from(step[1]) * 600),
        210..=224 => {
            let place = [KeyLocation::Code, KeyLocation::Environment, KeyLocation::SharedFile]
                [usize::from(step[2]) % 3];
            let key = access_key(world, step[3]);
            let keys =
                AccessKeyPair { access_key_id: key.access_key_id, secret_access_key: key.secret_access_key };
            world.set_app_keys(instance, place, (!step[4].is_multiple_of(3)).then_some(keys));
        }
        225..=239 => {
            world.run_app(instance);
        }
        240..=244 => {
            world.leak_repository(instance);
        }
        245..=249 => {
            world.steal_session(instance);
        }
        _ => {
            world.run_stranger(usize::from(step[1] % 4));
        }
    }
}

pub(crate) fn play(steps: &[Step]) -> World {
    let mut world = start();
    for step in steps {
        take(&mut world, *step);
    }
    world
}
