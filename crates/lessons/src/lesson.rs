//! Lessons, read from their text.

use aws_world::ec2::{Instance, MetadataOptions};
use aws_world::logs::LogsCall;
use aws_world::program::App;
use aws_world::s3::S3Call;
use aws_world::world::ActionOnResource;
use aws_world::{ApiCall, SimTime, World};

use crate::check::GoalCheck;
use crate::check_parser::{full_arn, parse_checks};
use crate::goal::{Choice, Goal, LessonQuestion, LessonStep, Reply};
use crate::milestone::Milestone;
use crate::syntax_error::FrontMatterError;
use crate::text::{self, front_matter};

/// One lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    /// Title.
    pub title: String,
    /// What people believe before it.
    pub misconception: String,
    /// How long it takes.
    pub minutes: u32,
    /// What one understands after it.
    pub unlocks: String,
    /// It goes on in the user's present world; otherwise it has a start of its own.
    pub world_stays: bool,
    /// ARN of the identity whose permissions the lesson is about.
    pub identity: Option<String>,
    /// What happens to the goals when that identity is granted `"Action": "*", "Resource": "*"`.
    pub wildcard: WildcardOutcome,
    /// Short paragraphs: plain text with `code` and **bold** markers only.
    pub text: Vec<String>,
    /// What to do.
    pub goals: Vec<Goal>,
    /// The steps its goals belong to; none where it is one step.
    pub steps: Vec<LessonStep>,
    /// Three hints, the third one tells everything.
    pub hints: Vec<String>,
    /// What is said to states that are wrong and worth understanding.
    pub replies: Vec<Reply>,
    /// Requests that the access matrix asks besides those of the goals.
    pub columns: Vec<ActionOnResource>,
    /// Questions that goals ask to be answered.
    pub questions: Vec<LessonQuestion>,
    /// The lines that `start.json`, `solution.json` and the states behind the replies are played from, by name.
    pub scripts: Vec<(String, Vec<String>)>,
}

/// What happens to a lesson's goals when its identity is granted everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WildcardOutcome {
    /// A goal is missed, then and ever after.
    #[default]
    Fails,
    /// It is no way to the goals; once they are met, something stands against it.
    Stopped,
    /// It does not matter here.
    Allowed,
}

/// Something in a lesson's text that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonError {
    /// Line of the text, from 1; 0 where something is missing altogether.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// A lesson's entry in the list of lessons, known before its text is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LessonSummary {
    /// Name of its folder.
    pub folder: &'static str,
    /// Title.
    pub title: &'static str,
    /// How long it takes.
    pub minutes: &'static str,
}

/// All lessons in order.
pub fn index() -> Vec<LessonSummary> {
    let listed = |line: &'static str| {
        let mut parts = line.split('\t');
        let mut next = || parts.next().unwrap_or_default();
        LessonSummary { folder: next(), title: next(), minutes: next() }
    };
    include_str!("../content/index.txt").lines().map(listed).collect()
}

/// What the path says of a lesson: the misconception, and what one understands instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Insight {
    /// What people believe before it.
    pub misconception: &'static str,
    /// What one understands after it.
    pub unlocks: &'static str,
    /// How many goals it has.
    pub goals: usize,
}

/// What the path says of every lesson, in the order of [`index`].
pub fn insights() -> Vec<Insight> {
    let insight = |line: &'static str| {
        let mut parts = line.split('\t');
        let mut next = || parts.next().unwrap_or_default();
        let (misconception, unlocks) = (next(), next());
        Insight { misconception, unlocks, goals: next().parse().unwrap_or_default() }
    };
    include_str!("../content/insights.txt").lines().map(insight).collect()
}

/// The part of a lesson that the user sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonCard {
    /// Title.
    pub title: String,
    /// What people believe before it.
    pub misconception: String,
    /// Short paragraphs.
    pub text: Vec<String>,
    /// What to do.
    pub goals: Vec<String>,
    /// Three hints.
    pub hints: Vec<String>,
}

/// The milestone that meets the one goal of the first lesson.
pub const FIRST_MILESTONE: Milestone = Milestone::RanWithoutCredentials;

/// The first lesson, which is always there: the part that the user sees, written by the tests. It is read without the rest of the lessons' machinery, so that a page can
/// show it before it has that.
pub fn first() -> LessonCard {
    let mut card = LessonCard::default();
    for line in include_str!("../content/first.txt").lines() {
        let (key, value) = line.split_once('\t').unwrap_or_default();
        let value = value.to_owned();
        match key {
            "title" => card.title = value,
            "misconception" => card.misconception = value,
            "goal" => card.goals.push(value),
            "hint" => card.hints.push(value),
            _ => card.text.push(value),
        }
    }
    card
}

/// The photo app on a bare instance, with an empty bucket and a log group: where the story starts. Made here rather than
/// read, since a first visit needs nothing else that reads worlds; a test compares it with the saved one. Of AWS's managed
/// policies it knows what the administrator has; `World::with_catalog` adds the others.
pub fn seed_world() -> World {
    const ACCOUNT: &str = "111122223333";
    let mut world = World::without_catalog(20_260_302, SimTime(1_772_442_000));
    world.add_account(ACCOUNT, text::world::ACCOUNT);
    let app = App {
        name: "photo-app".into(),
        bucket: "photo-app-bucket".into(),
        log_group: "/photo-app/web".into(),
        ..App::default()
    };
    let (bucket, log_group_name) = (app.bucket.clone(), app.log_group.clone());
    world.place_instance(
        ACCOUNT,
        Instance {
            id: "i-0abc1234def567890".into(),
            name: "photo-app".into(),
            region: "us-east-1".into(),
            public_ip: "198.51.100.10".into(),
            profile: None,
            app,
            metadata_options: MetadataOptions::default(),
            session: None,
            session_without_token: None,
        },
    );
    let administrator = world.administrator(ACCOUNT);
    for call in [
        ApiCall::S3(S3Call::CreateBucket { bucket, region: "us-east-1".into() }),
        ApiCall::Logs(LogsCall::CreateLogGroup { log_group_name }),
    ] {
        world.call_of_program(&administrator, call);
    }
    world
}

impl Lesson {
    /// Parses a lesson: front matter between lines of `---`, one `key: value` a line; then paragraphs; then, after
    /// headings (`## start`), the lines its worlds are played from. What cannot be read comes back beside it.
    pub fn parse(text: &str) -> (Self, Vec<LessonError>) {
        let mut lesson = Self::default();
        let mut errors = Vec::new();
        let mut fences = 0;
        let mut paragraph = String::new();
        for (index, line) in text.lines().enumerate() {
            if fences < 2 {
                let read = match line {
                    "---" => {
                        fences += 1;
                        Ok(())
                    }
                    "" => Ok(()),
                    line => lesson.parse_front_matter_line(line),
                };
                errors.extend(
                    read.err().map(|error| LessonError { line: index + 1, message: error.to_string() }),
                );
            } else if let Some(name) = line.strip_prefix("## ") {
                lesson.scripts.push((name.trim().to_owned(), Vec::new()));
            } else if let Some((_, lines)) = lesson.scripts.last_mut() {
                lines.extend(Some(line.to_owned()).filter(|line| !line.is_empty()));
            } else if line.is_empty() {
                lesson.text.extend(Some(std::mem::take(&mut paragraph)).filter(|text| !text.is_empty()));
            } else {
                if !paragraph.is_empty() {
                    paragraph.push(' ');
                }
                paragraph.push_str(line);
            }
        }
        lesson.text.extend(Some(paragraph).filter(|text| !text.is_empty()));
        (lesson, errors)
    }

    /// One line of the front matter.
    fn parse_front_matter_line(&mut self, line: &str) -> Result<(), FrontMatterError> {
        let (key, value) = line.split_once(": ").ok_or(FrontMatterError::NoKey)?;
        let text = || value.to_owned();
        match key {
            "title" => self.title = text(),
            "misconception" => self.misconception = text(),
            "minutes" => {
                self.minutes = value.parse().map_err(|_| FrontMatterError::Value(front_matter::MINUTES))?
            }
            "unlocks" => self.unlocks = text(),
            "world" => self.world_stays = value == "stays",
            "identity" => self.identity = Some(full_arn(value)),
            "wildcard" => {
                self.wildcard = match value {
                    "allowed" => WildcardOutcome::Allowed,
                    "stopped" => WildcardOutcome::Stopped,
                    _ => return Err(FrontMatterError::Value(front_matter::WILDCARD)),
                }
            }
            "goal" => {
                let (text, checks) =
                    value.rsplit_once(" | ").ok_or(FrontMatterError::Value(front_matter::GOAL))?;
                self.goals.push(Goal { text: text.to_owned(), check: parse_checks(checks)? });
            }
            "column" => {
                let (action, resource) =
                    value.split_once(' ').ok_or(FrontMatterError::Value(front_matter::COLUMN))?;
                self.columns
                    .push(ActionOnResource { action: action.to_owned(), resource: full_arn(resource) });
            }
            "step" => self.steps.push(LessonStep { text: text(), first_goal: self.goals.len() }),
            "hint" => self.hints.push(text()),
            "reply" => {
                let (text, checks) =
                    value.rsplit_once(" | ").ok_or(FrontMatterError::Value(front_matter::REPLY))?;
                self.replies.push(Reply { text: text.to_owned(), check: parse_checks(checks)? });
            }
            "question" => {
                let (id, text) =
                    value.split_once(" | ").ok_or(FrontMatterError::Value(front_matter::QUESTION))?;
                let (id, text) = (id.to_owned(), text.to_owned());
                self.questions.push(LessonQuestion { id, text, choices: Vec::new() });
            }
            "choice" => {
                let parts: Vec<&str> = value.split(" | ").collect();
                let [text, check, reply] = *parts.as_slice() else {
                    return Err(FrontMatterError::Value(front_matter::CHOICE));
                };
                let question = self
                    .questions
                    .last_mut()
                    .ok_or(FrontMatterError::Value(front_matter::CHOICE_WITHOUT_QUESTION))?;
                let (text, reply, check) = (text.to_owned(), reply.to_owned(), parse_checks(check)?);
                question.choices.push(Choice { text, check, reply });
            }
            other => return Err(FrontMatterError::UnknownKey(other.to_owned())),
        }
        Ok(())
    }

    /// Whether a goal or a reply asks for a limit.
    pub fn has_limits(&self) -> bool {
        let replies = self.replies.iter().map(|reply| &reply.check);
        self.goals.iter().map(|goal| &goal.check).chain(replies).any(GoalCheck::has_limit)
    }

    /// The part that the user sees.
    pub fn card(&self) -> LessonCard {
        LessonCard {
            title: self.title.clone(),
            misconception: self.misconception.clone(),
            text: self.text.clone(),
            goals: self.goals.iter().map(|goal| goal.text.clone()).collect(),
            hints: self.hints.clone(),
        }
    }

    /// The lines under a heading.
    pub fn script(&self, name: &str) -> Option<&[String]> {
        self.scripts.iter().find(|(known, _)| known == name).map(|(_, lines)| lines.as_slice())
    }
}
