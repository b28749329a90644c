//! Plays the lines of a lesson's text into a world.

use std::path::{Path, PathBuf};

use aws_world::api::{Caller, Response};
use aws_world::program::{AccessKeyPair, KeyLocation, ProgramStep};
use lessons::{Lesson, LessonState};

#[path = "../../../aws-world/tests/cli_parser/mod.rs"]
mod cli_parser;

/// The account the photo app is in.
pub(crate) const ACCOUNT: &str = "111122223333";
/// The instance it runs on.
pub(crate) const INSTANCE: &str = "i-0abc1234def567890";

/// A lesson being played.
pub(crate) struct LessonPlayer<'l> {
    lesson: &'l Lesson,
    /// Where its files are.
    folder: PathBuf,
    pub(crate) lesson_state: LessonState,
    caller: Caller,
    created: String,
    key: AccessKeyPair,
}

impl<'l> LessonPlayer<'l> {
    /// The world that a lesson begins in.
    pub(crate) fn start(folder: &Path, lesson: &'l Lesson) -> Self {
        let world = lessons::seed_world().with_catalog().unwrap();
        let caller = world.administrator(ACCOUNT);
        let lesson_state = LessonState::new(world);
        let mut player = Self {
            lesson,
            folder: folder.to_owned(),
            lesson_state,
            caller,
            created: String::new(),
            key: AccessKeyPair::default(),
        };
        player.script("start");
        player
    }

    /// Plays the lines under a heading.
    pub(crate) fn script(&mut self, name: &str) {
        let lines = self.lesson.script(name).unwrap_or_else(|| panic!("no ## {name}"));
        for line in lines {
            self.line(line);
        }
    }

    fn line(&mut self, line: &str) {
        let root = self.lesson_state.world.organization().map(|it| it.root_id.clone()).unwrap_or_default();
        let line = line
            .replace("ROOT", &root)
            .replace("CREATED", &self.created)
            .replace("ACCESSKEY", &self.key.access_key_id);
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["$", "aws" | "printf", ..] => self.call(&line[2..]),
            ["#", "refused", "$", "aws", ..] => {
                let call = line.trim_start_matches("# refused $ ");
                let record = self.lesson_state.world.call(&self.caller, cli_parser::read(call));
                assert!(record.result.is_err(), "not refused: {line}");
            }
            ["#", "as", "in", file] => self.open(file),
            ["#", "from", "the", "solution"] => self.script("solution"),
            ["#", "as", user] => {
                self.caller = Caller::SignedIn { arn: format!("arn:aws:iam::{ACCOUNT}:{user}") };
            }
            ["#", "account", id, "joins"] => self.join(id),
            ["#", "account", id, name] => self.lesson_state.world.add_account(id, name),
            ["#", "as", "administrator", "of", account] => {
                self.caller = self.lesson_state.world.administrator(account);
            }
            ["#", "run", "the", "app"] => {
                self.lesson_state.run_app(INSTANCE).unwrap();
            }
            ["#", "leak", "the", "repository"] => {
                self.lesson_state.leak_repository(INSTANCE);
            }
            ["#", "steal", "the", "session"] => {
                self.lesson_state.steal_session(INSTANCE);
            }
            ["#", "the", "stranger", "calls"] => {
                self.lesson_state.run_stranger(0).unwrap();
            }
            ["#", "clock", number, unit] => {
                let unit = if *unit == "days" { 86_400 } else { 3_600 };
                self.lesson_state.world.advance(number.parse::<i64>().unwrap() * unit);
            }
            ["#", "created", "key", "into", place] => self.keys(place, Some(self.key.clone())),
            ["#", "no", "key", "in", place] => self.keys(place, None),
            ["#", "app", "only", steps @ ..] => self.steps(steps),
            ["#", "answer", question, choice] => self.answer(question, choice.parse().unwrap()),
            _ => panic!("what is meant by: {line}"),
        }
    }

    /// Takes a saved document for what has been played so far: a lesson made in the playground has no lines.
    fn open(&mut self, file: &str) {
        let path = self.folder.join(file);
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let saved = LessonState::from_json(&iam_policy::json::parse(&text).root);
        self.lesson_state = saved.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    fn call(&mut self, line: &str) {
        let record = self.lesson_state.world.call(&self.caller, cli_parser::read(line));
        match record.result.unwrap_or_else(|error| panic!("{line}: {error:?}")) {
            Response::Created(created) => self.created = created,
            Response::Credentials(key) => {
                self.key = AccessKeyPair {
                    access_key_id: key.access_key_id,
                    secret_access_key: key.secret_access_key,
                };
            }
            _ => {}
        }
    }

    /// The management account invites, the account accepts.
    fn join(&mut self, id: &str) {
        let before = self.caller.clone();
        self.call(&format!("aws organizations invite-account-to-organization --target Id={id},Type=ACCOUNT"));
        self.caller = self.lesson_state.world.administrator(id);
        self.call(&format!("aws organizations accept-handshake --handshake-id {}", self.created));
        self.caller = before;
    }

    fn keys(&mut self, place: &str, keys: Option<AccessKeyPair>) {
        let place = match place {
            "code" => KeyLocation::Code,
            "environment" => KeyLocation::Environment,
            _ => KeyLocation::SharedFile,
        };
        self.lesson_state.world.set_app_keys(INSTANCE, place, keys);
    }

    /// `get KEY`, `put KEY`, `list PREFIX`, `logs`, `metric`.
    fn steps(&mut self, words: &[&str]) {
        let mut instance = self.lesson_state.world.instance(INSTANCE).unwrap().1.clone();
        let mut words = words.iter().copied();
        let mut steps = Vec::new();
        while let Some(word) = words.next() {
            match word {
                "get" => steps.push(ProgramStep::GetObject { key: words.next().unwrap().into() }),
                "put" => {
                    steps.push(ProgramStep::PutObject {
                        key: words.next().unwrap().into(),
                        body: "(a photo)".into(),
                    });
                }
                "list" => steps.push(ProgramStep::ListObjects { prefix: words.next().unwrap().into() }),
                "logs" => steps.extend([ProgramStep::CreateLogStream, ProgramStep::PutLogEvents]),
                "metric" => steps.push(ProgramStep::PutMetricData {
                    namespace: "Photos".into(),
                    metric_name: "Stored".into(),
                    value: 1,
                }),
                other => panic!("no such step: {other}"),
            }
        }
        instance.app.steps = steps;
        self.lesson_state.world.place_instance(ACCOUNT, instance);
    }

    fn answer(&mut self, question: &str, choice: usize) {
        let lesson = self.lesson;
        let question = lesson.questions.iter().find(|it| it.id == question).unwrap_or_else(|| {
            panic!("no question {question}");
        });
        question.answer(choice - 1, &mut self.lesson_state);
    }
}
