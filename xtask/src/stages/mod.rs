//! The stages of `cargo xtask test`, in the order they are told: what fails soonest comes first, and what keeps every core
//! busy last.

mod aws_data;
mod chunk_files;
pub(crate) mod clients;
mod e2e;
mod engines;
mod first_load;
mod html;
mod links;
mod lint;
mod module;
mod native;
mod size;
mod validation;
mod web;

use crate::build;
use crate::error::TaskError;
use crate::paths::Paths;
use crate::setup;

/// How a stage ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StageStatus {
    Passed,
    Failed,
    /// What it needs has failed, or this machine lacks something.
    Skipped,
}

/// Which of two lanes runs a stage. A stage keeps about one core busy, but the first and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lane {
    /// The stages in their order.
    Main,
    /// Beside them; the main lane takes it where it comes to it first.
    Side,
    /// In the main lane; the side lane takes it once its own stages have begun.
    Either,
}

pub(crate) struct Stage {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// What `--only` calls it, with others.
    groups: &'static [&'static str],
    /// The stage without which this one makes no sense.
    pub(crate) needs: Option<&'static str>,
    pub(crate) lane: Lane,
    /// Why it cannot run on this machine, if so: then it is skipped, but not in CI.
    pub(crate) unavailable: fn() -> Option<String>,
    pub(crate) run: fn(&Paths, &[String]) -> Result<(), TaskError>,
    /// What a run without `--all` has of it.
    pub(crate) usual: Usual,
}

/// What a run without `--all`, which leaves out what takes long, has of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Usual {
    Whole,
    /// What is left when its program is given this.
    Given(&'static [&'static str]),
    Nothing,
}

impl Stage {
    pub(crate) fn is_in(&self, group: &str) -> bool {
        self.groups.contains(&group)
    }
}

pub(crate) const STAGES: [Stage; 16] = [
    Stage {
        name: "set-up",
        about: "everything the other stages need",
        groups: &["setup"],
        needs: None,
        lane: Lane::Main,
        unavailable: never,
        run: setup::command,
        usual: Usual::Given(&["--usual"]),
    },
    Stage {
        name: "fmt",
        about: "the code is formatted",
        groups: &["lint"],
        needs: None,
        lane: Lane::Main,
        unavailable: never,
        run: lint::fmt,
        usual: Usual::Whole,
    },
    Stage {
        name: "clippy",
        about: "no lint is broken",
        groups: &["lint"],
        needs: None,
        lane: Lane::Main,
        unavailable: never,
        run: lint::clippy,
        usual: Usual::Whole,
    },
    Stage {
        name: "native",
        about: "tests that need no browser",
        groups: &["native"],
        needs: None,
        lane: Lane::Main,
        unavailable: never,
        run: native::run,
        usual: Usual::Whole,
    },
    Stage {
        name: "aws-data",
        about: "the service reference is its source's, and every AWS managed policy is understood",
        groups: &["native"],
        needs: None,
        lane: Lane::Either,
        unavailable: never,
        run: aws_data::run,
        usual: Usual::Whole,
    },
    Stage {
        name: "clients",
        about: "the real AWS CLI takes every line of some worlds, and does what ours do",
        groups: &["clients"],
        needs: None,
        lane: Lane::Either,
        unavailable: setup::python::unavailable,
        run: clients::run,
        usual: Usual::Whole,
    },
    Stage {
        name: "build",
        about: "the release build",
        groups: &["build", "size", "e2e", "engines"],
        needs: Some("set-up"),
        lane: Lane::Side,
        unavailable: never,
        run: release_build,
        usual: Usual::Whole,
    },
    Stage {
        name: "size",
        about: "the first load fits its budget",
        groups: &["size"],
        needs: Some("build"),
        lane: Lane::Main,
        unavailable: never,
        run: size::run,
        usual: Usual::Whole,
    },
    Stage {
        name: "links",
        about: "the site refers to itself only, by relative addresses",
        groups: &["size"],
        needs: Some("build"),
        lane: Lane::Main,
        unavailable: never,
        run: links::run,
        usual: Usual::Whole,
    },
    Stage {
        name: "html",
        about: "every page follows the HTML standard",
        groups: &["size"],
        needs: Some("build"),
        lane: Lane::Main,
        unavailable: never,
        run: validation::run,
        usual: Usual::Whole,
    },
    Stage {
        name: "module",
        about: "the package for JavaScript, in Node and for TypeScript",
        groups: &["module"],
        needs: Some("set-up"),
        lane: Lane::Side,
        unavailable: never,
        run: module::run,
        usual: Usual::Whole,
    },
    Stage {
        name: "web",
        about: "components and storage, in headless Chromium",
        groups: &["web"],
        needs: Some("set-up"),
        lane: Lane::Side,
        unavailable: never,
        run: web::run,
        usual: Usual::Whole,
    },
    Stage {
        name: "firefox",
        about: "the same in headless Firefox",
        groups: &["web"],
        needs: Some("set-up"),
        lane: Lane::Side,
        unavailable: setup::firefox::unavailable,
        run: web::run_in_firefox,
        usual: Usual::Nothing,
    },
    Stage {
        name: "engines",
        about: "what matters most of the release build, in Firefox",
        groups: &["engines"],
        needs: Some("build"),
        lane: Lane::Side,
        unavailable: setup::firefox::unavailable,
        run: engines::run_in_firefox,
        usual: Usual::Nothing,
    },
    Stage {
        name: "webkit",
        about: "the same in WebKit, Safari's engine",
        groups: &["engines"],
        needs: Some("build"),
        lane: Lane::Side,
        unavailable: setup::webkit::unavailable,
        run: engines::run_in_webkit,
        usual: Usual::Nothing,
    },
    Stage {
        name: "e2e",
        about: "the release build, used as a person would",
        groups: &["e2e"],
        needs: Some("build"),
        lane: Lane::Main,
        unavailable: never,
        run: e2e::run,
        usual: Usual::Given(&["--project=usual"]),
    },
];

/// What `--only` can be given, each once.
pub(crate) fn groups() -> Vec<&'static str> {
    let mut groups = Vec::new();
    for group in STAGES.iter().flat_map(|stage| stage.groups) {
        if !groups.contains(group) {
            groups.push(*group);
        }
    }
    groups
}

/// For stages that run on every machine.
fn never() -> Option<String> {
    None
}

fn release_build(paths: &Paths, _: &[String]) -> Result<(), TaskError> {
    if !build::release_if_stale(paths)? {
        println!("dist/ is newer than every source: nothing to build");
    }
    Ok(())
}
