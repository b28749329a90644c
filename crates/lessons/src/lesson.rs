//! Lessons, read from their folders.

use aws_world::{SimTime, World, snapshot};
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

/// The photo app on a bare instance, with an empty bucket and a log group: where the story starts.
pub fn seed_world() -> World {
    shared_world("photo-app")
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
