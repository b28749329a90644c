//! Lessons, read from their folders.

use aws_world::app::App;
use aws_world::ec2::{Instance, MetadataOptions};
use aws_world::logs::LogsCall;
use aws_world::s3::S3Call;
use aws_world::{ApiCall, SimTime, World, snapshot};
use iam_policy::json::{self, Value};

use crate::goal::Goal;

/// One lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The folder's name without its number; part of the lesson's address.
    pub slug: &'static str,
    /// Title.
    pub title: String,
    /// What people believe before it.
    pub misconception: String,
    /// How long it takes.
    pub minutes: u32,
    /// Short paragraphs: plain text with `code` and **bold** markers only.
    pub text: Vec<String>,
    /// What to do.
    pub goals: Vec<Goal>,
    /// Three hints, the third one tells everything.
    pub hints: Vec<String>,
    start: &'static str,
}

/// A lesson's folder as it is built in.
struct Folder {
    slug: &'static str,
    text: &'static str,
    start: &'static str,
}

macro_rules! folder {
    ($number:literal, $slug:literal) => {
        Folder {
            slug: $slug,
            text: include_str!(concat!("../content/", $number, "-", $slug, "/lesson.md")),
            start: include_str!(concat!("../content/", $number, "-", $slug, "/start.json")),
        }
    };
}

const FOLDERS: &[Folder] = &[folder!("01", "no-credentials"), folder!("02", "keys"), folder!("03", "role")];

/// Worlds that several lessons start in, by name.
const WORLDS: &[(&str, &str)] = &[("photo-app", include_str!("../content/worlds/photo-app.json"))];

impl Lesson {
    /// The world the lesson starts in.
    pub fn start(&self) -> World {
        let start = json::parse(self.start).root;
        match start.member("world") {
            Some(json::Node { value: Value::String(name), .. }) => shared_world(name),
            // A world of its own.
            Some(world) => snapshot::read_json(world).unwrap_or_else(|_| empty_world()),
            None => empty_world(),
        }
    }
}

/// All lessons in order.
pub fn lessons() -> Vec<Lesson> {
    FOLDERS.iter().map(read_lesson).collect()
}

/// The photo app on a bare instance, with an empty bucket and a log group: where the story starts. Made here rather than
/// read, since a first visit needs nothing else that reads worlds; a test compares it with the saved one.
pub fn seed_world() -> World {
    const ACCOUNT: &str = "111122223333";
    let mut world = World::new(20_260_302, SimTime(1_772_442_000));
    world.add_account(ACCOUNT, "Photo app");
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
        world.call(&administrator, call);
    }
    world
}

fn shared_world(name: &str) -> World {
    let found = WORLDS.iter().find(|(known, _)| *known == name);
    found.map_or_else(empty_world, |(_, text)| read_world(text))
}

/// Built-in worlds are read by a test, so the empty world is never seen.
fn read_world(text: &str) -> World {
    snapshot::from_json(text).unwrap_or_else(|_| empty_world())
}

fn empty_world() -> World {
    World::new(1, SimTime(0))
}

/// Front matter between lines of `---`, one `key: value` a line; then paragraphs.
fn read_lesson(folder: &Folder) -> Lesson {
    let mut parts = folder.text.splitn(3, "---\n");
    let (_, front_matter, text) = (parts.next(), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let mut lesson = Lesson {
        slug: folder.slug,
        title: String::new(),
        misconception: String::new(),
        minutes: 0,
        text: text
            .split("\n\n")
            .map(|paragraph| paragraph.trim().to_owned())
            .filter(|it| !it.is_empty())
            .collect(),
        goals: Vec::new(),
        hints: Vec::new(),
        start: folder.start,
    };
    for (key, value) in front_matter.lines().filter_map(|line| line.split_once(": ")) {
        match key {
            "title" => value.clone_into(&mut lesson.title),
            "misconception" => value.clone_into(&mut lesson.misconception),
            "minutes" => lesson.minutes = value.parse().unwrap_or(0),
            "goal" => lesson.goals.extend(Goal::read(value)),
            "hint" => lesson.hints.push(value.to_owned()),
            _ => {}
        }
    }
    lesson
}
