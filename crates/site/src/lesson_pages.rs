//! A page for each lesson: what one believes, what is so, the decision it is about, what to do.

use std::path::Path;

use aws_world::api::Authorization;
use aws_world::{AccessQuery, World};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::json;
use lessons::{ExpectedDecision, GoalCheck, Lesson, LessonState, LessonSummary};
use maud::{Markup, html};

use crate::decision;
use crate::error::BuildError;
use crate::files;
use crate::index_page;
use crate::page::{LESSONS, SitePage, lesson_prose, prose};
use crate::text::error;
use crate::text::lesson as text;

/// Where the lessons are, in the repository.
const CONTENT: &str = "crates/lessons/content";

/// The worlds that a lesson begins and ends with.
#[derive(Debug)]
struct Worlds {
    start: World,
    solution: World,
}

pub(crate) fn pages(root: &Path) -> Result<Vec<SitePage>, BuildError> {
    let listed = lessons::index();
    let mut pages: Vec<SitePage> = Vec::new();
    for (index, lesson) in listed.iter().enumerate() {
        let folder = root.join(CONTENT).join(lesson.folder);
        let file = folder.join("lesson.md");
        let (read, errors) = Lesson::parse(&files::read(&file)?);
        if let Some(wrong) = errors.first() {
            return Err(error::in_line(&file.display(), wrong.line, &wrong.message).into());
        }
        let worlds = Worlds {
            start: world(&folder.join("start.json"))?,
            solution: world(&folder.join("solution.json"))?,
        };
        let others = listed.iter().filter(|other| other.folder != lesson.folder);
        pages.push(page(index + 1, lesson.folder, &read, &worlds, others.map(link).collect()));
    }
    let all = index_page::Texts {
        title: text::ALL,
        introduction: text::WHAT_A_LESSON_IS,
        description: text::all_description(pages.len()),
        invitation: text::START,
    };
    pages.extend(index_page::index_page(LESSONS, all, &pages));
    Ok(pages)
}

fn world(file: &Path) -> Result<World, BuildError> {
    let state = LessonState::from_json(&json::parse(&files::read(file)?).root);
    state.map(|state| state.world).map_err(|error| error::in_file(&file.display(), &error).into())
}

/// Folder and title of a lesson's page.
fn link(lesson: &LessonSummary) -> (String, String) {
    (format!("{LESSONS}{}/", lesson.folder), lesson.title.to_owned())
}

fn page(
    number: usize,
    folder: &str,
    lesson: &Lesson,
    worlds: &Worlds,
    related: Vec<(String, String)>,
) -> SitePage {
    let card = lesson.card();
    let body = html! {
        p class="believed" { span class="label" { (text::MYTH) } s { (prose(&card.misconception)) } }
        @for paragraph in &card.text { p { (lesson_prose(paragraph)) } }
        (shown_decision(lesson, worlds))
        h2 { (text::WHAT_TO_TRY) }
        ul { @for goal in &card.goals { li { (prose(goal)) } } }
        @if !lesson.unlocks.is_empty() {
            p { span class="label" { (text::AFTER_IT) } (prose(&lesson.unlocks)) }
        }
        p class="small" { (text::minutes(lesson.minutes)) }
    };
    SitePage {
        folder: format!("{LESSONS}{folder}/"),
        title: lesson.title.clone(),
        description: text::description(&plain(&card.misconception)),
        opened: format!("lesson={number}"),
        embedded: format!("view=lesson&lesson={number}"),
        invitation: text::PLAY,
        body,
        summary: html! { span class="label" { (text::MYTH) } s { (prose(&card.misconception)) } },
        files: Vec::new(),
        related,
    }
}

/// The decision that the lesson is about, with the policies behind it.
fn shown_decision(lesson: &Lesson, worlds: &Worlds) -> Markup {
    let at_start =
        first_decision(lesson, &worlds.start).map(|answer| (text::AT_THE_START, &worlds.start, answer));
    let shown = at_start.or_else(|| {
        let end = &worlds.solution;
        let answer = requests_of_apps(end).into_iter().next().or_else(|| request_of_user(end))?;
        Some((text::AT_THE_END, end, answer))
    });
    html! {
        @match shown {
            Some((heading, world, answer)) => {
                h2 { (heading) }
                (decision::request(&answer))
                (decision::answer(world, &answer))
                (decision::policies(&answer))
            }
            None => p { (text::NO_REQUEST) },
        }
    }
}

/// The first decision at the start that a goal wants turned, or that refuses an app, or that a question is about.
fn first_decision(lesson: &Lesson, start: &World) -> Option<Authorization> {
    let wanted = lesson.goals.iter().flat_map(|goal| expected_decisions(&goal.check));
    let mut to_turn = wanted.filter_map(|wanted| {
        let answer = start.simulate_access(&wanted.question)?;
        (is_allowed(&answer) != wanted.allowed).then_some(answer)
    });
    let choices = lesson.questions.iter().flat_map(|question| &question.choices);
    let mut asked = choices.flat_map(|choice| choice.check.questions());
    to_turn
        .next()
        .or_else(|| requests_of_apps(start).into_iter().find(|answer| !is_allowed(answer)))
        .or_else(|| asked.find_map(|question| start.simulate_access(question)))
}

fn is_allowed(answer: &Authorization) -> bool {
    answer.result.decision == EvaluationDecision::Allowed
}

fn expected_decisions(check: &GoalCheck) -> Vec<&ExpectedDecision> {
    match check {
        GoalCheck::Decides(decision) => vec![decision],
        GoalCheck::All(checks) | GoalCheck::Any(checks) => {
            checks.iter().flat_map(expected_decisions).collect()
        }
        _ => Vec::new(),
    }
}

/// The decisions about the apps when they run: EC2's request for the role, then those of the calls.
fn requests_of_apps(world: &World) -> Vec<Authorization> {
    let mut running = world.clone();
    let instances = world.accounts().values().flat_map(|account| account.ec2.instances.values());
    let runs = instances.filter_map(|instance| running.run_app(&instance.id));
    runs.flat_map(|run| {
        let roles = run.chain.iter().filter_map(|attempt| attempt.authorization.as_deref().cloned());
        let calls = run.calls.iter().flat_map(|record| record.authorizations.iter().cloned());
        roles.chain(calls).collect::<Vec<_>>()
    })
    .collect()
}

/// The decision about the first user, who asks for what the first app writes.
fn request_of_user(world: &World) -> Option<Authorization> {
    let user = world.accounts().values().find_map(|account| account.iam.users.values().next())?;
    let instance = world.accounts().values().find_map(|account| account.ec2.instances.values().next())?;
    let resource = format!("arn:aws:s3:::{}/photos/cat.jpg", instance.app.bucket);
    world.simulate_access(&AccessQuery {
        principal_arn: user.arn.clone(),
        action: "s3:PutObject".to_owned(),
        resource,
    })
}

/// Without marks.
fn plain(text: &str) -> String {
    text.replace(['`', '*'], "")
}
