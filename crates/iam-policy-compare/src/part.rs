//! Requests for actions of a class, and the names that witnesses are made with.

use std::cell::OnceCell;

use iam_policy::sorting::stable_sort;

use crate::action_index::{Covering, ServiceIndex};
use crate::attempt::Maker;
use crate::callers::CallerCase;
use crate::classes::ActionClass;
use crate::language::Language;
use crate::order::value_of;
use crate::resource_sets::Mode;
use crate::search::{Links, Situation};

/// A service, or all that no policy names.
#[derive(Debug)]
pub(crate) struct ServiceScope<'a, 'v> {
    pub(crate) name: Option<&'a str>,
    pub(crate) index: Option<ServiceIndex<'a, 'v>>,
    /// The reference's actions that no policy writes out, by the statements that are about them.
    pub(crate) unwritten: OnceCell<Vec<(Covering, Vec<String>)>>,
}

/// A part of all requests.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'a> {
    pub(crate) scope: &'a ServiceScope<'a, 'a>,
    pub(crate) covering: &'a Covering,
    pub(crate) actions: &'a ActionClass,
    pub(crate) links: Links,
    pub(crate) mode: &'a Mode,
    pub(crate) case: &'a CallerCase,
}

impl<'a> Part<'a> {
    pub(crate) fn situation(
        &self,
        constants: &'a [Option<bool>],
        groups: &'a [Vec<Language>],
    ) -> Situation<'a> {
        Situation {
            mode: self.mode,
            constants,
            caller: self.case,
            service: self.scope.name.unwrap_or("s3"),
            groups,
            links: self.links,
        }
    }

    /// The actions for witnesses: AWS's first, those asked about such a resource before the others, of these those of existing
    /// resources, the shortest first; then names that only policies have, then one that nobody has.
    pub(crate) fn names(&self, maker: &Maker<'_>) -> Vec<String> {
        let ActionClass { named, other, .. } = self.actions;
        let Some(reference) = maker.reference else { return named.iter().chain(other).cloned().collect() };
        let mut names: Vec<String> = named.clone();
        if let (Some(_), Some(index)) = (other, &self.scope.index) {
            let unwritten = self.scope.unwritten.get_or_init(|| index.unwritten(reference));
            let full = |name: &String| [index.service.as_str(), ":", name].concat();
            names.extend(value_of(unwritten, self.covering).into_iter().flatten().map(full));
        }
        names.extend(other.clone());
        let existing = maker.resources_of(self.scope.name.unwrap_or_default());
        let is_of_none = |name: &String| {
            if *self.mode == Mode::NoSingle || existing.is_empty() {
                return true;
            }
            let formats = maker.formats(name).unwrap_or_default();
            let takes = |resource: &&String| formats.iter().any(|format| format.contains(resource));
            !existing.iter().any(takes)
        };
        let rank = |name: &String| match reference.action(name) {
            Some(action) if (*self.mode == Mode::NoSingle) == action.resources().next().is_none() => 0,
            Some(_) => 1,
            None if Some(name) != other.as_ref() => 2,
            None => 3,
        };
        let ranked = |name: String| ((rank(&name), is_of_none(&name), name.len()), name);
        let mut ranked: Vec<((usize, bool, usize), String)> = names.into_iter().map(ranked).collect();
        stable_sort(&mut ranked, Ord::cmp);
        ranked.into_iter().map(|(_, name)| name).collect()
    }
}
