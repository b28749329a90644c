//! The stages of `cargo xtask test`, in the order they run: what fails soonest comes first.

mod aws_data;
mod e2e;
mod first_load;
mod html;
mod links;
mod lint;
mod native;
mod size;
mod web;

use crate::build;
use crate::failure::Outcome;
use crate::places::Places;
use crate::setup;

pub(crate) use e2e::browser_environment;

pub(crate) struct Stage {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// What `--only` calls it, with others.
    groups: &'static [&'static str],
    /// The stage without which this one makes no sense.
    pub(crate) needs: Option<&'static str>,
    pub(crate) run: fn(&Places, &[String]) -> Outcome<()>,
}

impl Stage {
    pub(crate) fn is_in(&self, group: &str) -> bool {
        self.groups.contains(&group)
    }
}

pub(crate) const STAGES: [Stage; 10] = [
    Stage {
        name: "set-up",
        about: "everything the other stages need",
        groups: &["setup"],
        needs: None,
        run: |places, _| setup::command(places, &[]),
    },
    Stage { name: "fmt", about: "the code is formatted", groups: &["lint"], needs: None, run: lint::fmt },
    Stage { name: "clippy", about: "no lint is broken", groups: &["lint"], needs: None, run: lint::clippy },
    Stage {
        name: "native",
        about: "tests that need no browser",
        groups: &["native"],
        needs: None,
        run: native::run,
    },
    Stage {
        name: "aws-data",
        about: "the service reference is its source's, and every AWS managed policy is understood",
        groups: &["native"],
        needs: None,
        run: aws_data::run,
    },
    Stage {
        name: "web",
        about: "components and storage, in headless Chromium",
        groups: &["web"],
        needs: Some("set-up"),
        run: web::run,
    },
    Stage {
        name: "build",
        about: "the release build",
        groups: &["build", "size", "e2e"],
        needs: Some("set-up"),
        run: release_build,
    },
    Stage {
        name: "size",
        about: "the first load fits its budget",
        groups: &["size"],
        needs: Some("build"),
        run: size::run,
    },
    Stage {
        name: "links",
        about: "the site refers to itself only, by relative addresses",
        groups: &["size"],
        needs: Some("build"),
        run: links::run,
    },
    Stage {
        name: "e2e",
        about: "the release build, used as a person would",
        groups: &["e2e"],
        needs: Some("build"),
        run: e2e::run,
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

fn release_build(places: &Places, _: &[String]) -> Outcome<()> {
    let kit = setup::web_kit(places)?;
    if !build::release_if_stale(places, &kit)? {
        println!("dist/ is newer than every source: nothing to build");
    }
    Ok(())
}
