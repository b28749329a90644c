//! Every lesson: its start fails a goal, its solution meets all. `UPDATE_LESSONS=1 cargo test -p lessons` writes the
//! solutions anew from the way they are played here.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::path::PathBuf;

use aws_world::app::{KeyPlace, Keys};
use aws_world::call::Response;
use aws_world::ec2::Ec2Call;
use aws_world::iam::trusted_entity::TrustedEntity;
use aws_world::iam::{IamCall, Identity, Tags};
use aws_world::sts::Credentials;
use aws_world::{ApiCall, snapshot};
use iam_policy::json;
use lessons::{Fact, Situation, SituationError, goals_met, lessons, seed_world};

const ACCOUNT: &str = "111122223333";
const INSTANCE: &str = "i-0abc1234def567890";
const S3: &str = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
const LOGS: &str = "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess";

fn call(situation: &mut Situation, call: impl Into<ApiCall>) -> Response {
    let administrator = situation.world.administrator(ACCOUNT);
    let record = situation.world.call(&administrator, call.into());
    record.result.unwrap_or_else(|error| panic!("{:?}: {error:?}", record.call))
}

fn iam(situation: &mut Situation, iam: IamCall) -> Response {
    call(situation, ApiCall::Iam(iam))
}

fn attach(situation: &mut Situation, to: &Identity) {
    for policy_arn in [S3, LOGS] {
        iam(situation, IamCall::AttachPolicy { to: to.clone(), policy_arn: policy_arn.to_owned() });
    }
}

fn play_no_credentials(situation: &mut Situation) {
    let run = situation.run_app(INSTANCE).unwrap();
    assert!(run.calls.is_empty());
    assert!(run.log.iter().any(|line| line.contains("Unable to locate credentials")), "{:#?}", run.log);
}

fn create_key(situation: &mut Situation) -> Credentials {
    let user_name = "photo-app".to_owned();
    iam(
        situation,
        IamCall::CreateUser {
            user_name: user_name.clone(),
            path: "/".into(),
            permissions_boundary: None,
            tags: Tags::new(),
        },
    );
    attach(situation, &Identity::User(user_name.clone()));
    let Response::Credentials(credentials) = iam(situation, IamCall::CreateAccessKey { user_name }) else {
        panic!("no access key");
    };
    credentials
}

fn play_keys(situation: &mut Situation) {
    let key = create_key(situation);
    let keys = Keys { access_key_id: key.access_key_id.clone(), secret_access_key: key.secret_access_key };
    situation.world.set_app_keys(INSTANCE, KeyPlace::Code, Some(keys));
    for _ in 0..2 {
        let run = situation.run_app(INSTANCE).unwrap();
        assert!(run.is_green(), "{:#?}", run.log);
    }
    assert_eq!(situation.leak_repository(INSTANCE).len(), 1);
    assert!(situation.run_stranger(0).unwrap().is_green());
    situation.world.advance(90 * 86_400);
    assert!(situation.run_stranger(0).unwrap().is_green());
    let access_key_id = key.access_key_id;
    iam(situation, IamCall::UpdateAccessKey { user_name: "photo-app".into(), access_key_id, active: false });
    let run = situation.run_stranger(0).unwrap();
    let codes: Vec<_> =
        run.calls.iter().map(|record| record.result.as_ref().unwrap_err().code.as_str()).collect();
    assert_eq!(codes, ["InvalidClientTokenId", "InvalidAccessKeyId", "InvalidAccessKeyId"]);
}

fn play_role(situation: &mut Situation) {
    let name = "PhotoAppRole".to_owned();
    let trust = TrustedEntity::Service("ec2.amazonaws.com".into()).trust_policy();
    iam(
        situation,
        IamCall::CreateRole {
            role_name: name.clone(),
            path: "/".into(),
            assume_role_policy_document: trust,
            description: "Lets the photo app store photos and write its log".into(),
            max_session_duration: 3600,
            permissions_boundary: None,
            tags: Tags::new(),
        },
    );
    attach(situation, &Identity::Role(name.clone()));
    iam(situation, IamCall::CreateInstanceProfile { instance_profile_name: name.clone() });
    iam(
        situation,
        IamCall::AddRoleToInstanceProfile { instance_profile_name: name.clone(), role_name: name.clone() },
    );
    let associate =
        Ec2Call::AssociateIamInstanceProfile { instance_id: INSTANCE.into(), instance_profile_name: name };
    call(situation, ApiCall::Ec2(associate));
    assert!(situation.run_app(INSTANCE).unwrap().is_green());
    assert!(situation.leak_repository(INSTANCE).is_empty());
    assert_eq!(situation.steal_session(INSTANCE).len(), 1);
    assert!(situation.run_stranger(0).unwrap().is_green());
    situation.world.advance(7 * 3600);
    let run = situation.run_app(INSTANCE).unwrap();
    assert!(run.is_green(), "{:#?}", run.log);
    let run = situation.run_stranger(0).unwrap();
    assert!(run.calls.iter().all(|record| record.result.as_ref().unwrap_err().code == "ExpiredToken"));
}

/// Plays a lesson from its start.
type Play = fn(&mut Situation);

const PLAYED: [(&str, Play); 3] =
    [("no-credentials", play_no_credentials), ("keys", play_keys), ("role", play_role)];

fn read(saved: &str) -> Result<Situation, SituationError> {
    Situation::from_saved(&json::parse(saved).root)
}

fn content(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content").join(path)
}

fn updating() -> bool {
    std::env::var_os("UPDATE_LESSONS").is_some()
}

#[test]
fn starts_fail_and_solutions_succeed() {
    assert_eq!(lessons().len(), PLAYED.len());
    for (position, lesson) in lessons().into_iter().enumerate() {
        let (slug, play) = PLAYED[position];
        assert_eq!(lesson.slug, slug);
        let mut situation = Situation::new(lesson.start());
        let met = goals_met(&lesson, &situation);
        assert!(met.contains(&false), "{slug}: the start meets every goal");
        play(&mut situation);
        assert!(
            goals_met(&lesson, &situation).iter().all(|met| *met),
            "{slug}: {:?}",
            goals_met(&lesson, &situation)
        );
        let path = content(&format!("0{}-{slug}/solution.json", position + 1));
        if updating() {
            std::fs::write(path, situation.saved().compact() + "\n").unwrap();
            continue;
        }
        let solution = read(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(solution, situation, "{slug}: run with UPDATE_LESSONS=1 when the change is meant");
        assert!(goals_met(&lesson, &solution).iter().all(|met| *met), "{slug}: solution.json");
    }
}

#[test]
fn every_lesson_is_complete() {
    for lesson in lessons() {
        let slug = lesson.slug;
        assert!(!lesson.title.is_empty() && !lesson.misconception.is_empty() && lesson.minutes > 0, "{slug}");
        assert_eq!(lesson.hints.len(), 3, "{slug}");
        assert!(!lesson.goals.is_empty() && !lesson.text.is_empty(), "{slug}");
        let text = std::fs::read_to_string(content(&format!(
            "0{}-{slug}/lesson.md",
            PLAYED.iter().position(|(name, _)| *name == slug).unwrap() + 1
        )))
        .unwrap();
        assert_eq!(text.matches("\ngoal: ").count(), lesson.goals.len(), "{slug}: a goal could not be read");
        for paragraph in &lesson.text {
            assert!(paragraph.chars().count() < 400, "{slug}: a long paragraph");
        }
    }
}

#[test]
fn the_seed_world_is_the_photo_app() {
    let world = seed_world();
    let path = content("worlds/photo-app.json");
    if updating() {
        let value: serde_json::Value = serde_json::from_str(&snapshot::to_json(&world)).unwrap();
        std::fs::write(path, serde_json::to_string_pretty(&value).unwrap() + "\n").unwrap();
        return;
    }
    assert_eq!(snapshot::from_json(&std::fs::read_to_string(path).unwrap()).unwrap(), world);
    assert_eq!(world.now().iso8601(), "2026-03-02T09:00:00Z");
}

#[test]
fn situations_survive_being_saved() {
    for (_, play) in PLAYED {
        let mut situation = Situation::new(seed_world());
        play(&mut situation);
        let saved = situation.saved().compact();
        let opened = read(&saved).unwrap();
        assert_eq!(opened, situation);
        assert_eq!(opened.saved().compact(), saved);
    }
    for (text, part) in [
        ("[]", "no version"),
        ("{}", "no version"),
        (r#"{"version":2}"#, "newer version"),
        (r#"{"version":1}"#, "no world"),
        (r#"{"version":1,"world":{"version":7}}"#, "version 7"),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.message.contains(part), "{text}: {}", error.message);
    }
}

#[test]
fn facts_keep_their_names() {
    for fact in Fact::ALL {
        assert_eq!(Fact::from_str(fact.as_str()), Some(fact));
    }
    assert_eq!(Fact::from_str("something-newer"), None);
}

#[test]
fn a_key_that_only_lost_its_policies_is_not_useless() {
    let lesson = lessons().into_iter().find(|lesson| lesson.slug == "keys").unwrap();
    let mut situation = Situation::new(seed_world());
    let key = create_key(&mut situation);
    let keys = Keys { access_key_id: key.access_key_id, secret_access_key: key.secret_access_key };
    situation.world.set_app_keys(INSTANCE, KeyPlace::Environment, Some(keys));
    situation.leak_repository(INSTANCE);
    for policy_arn in [S3, LOGS] {
        let from = Identity::User("photo-app".into());
        iam(&mut situation, IamCall::DetachPolicy { from, policy_arn: policy_arn.into() });
    }
    assert_eq!(goals_met(&lesson, &situation).last(), Some(&false));
}
