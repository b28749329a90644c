//! Values of the saved form as they are read.

use std::sync::Arc;

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::json::{self, Value};
use iam_policy::sorted_map::SortedMap;

use super::SnapshotError;
use crate::clock::SimTime;
use crate::model::iam::StoredDocument;
use crate::model::region::DEFAULT_REGION;
use crate::text::snapshot as expected;

pub(super) type Read<T> = Result<T, SnapshotError>;

/// A value of the saved form, with the way to it for messages.
#[derive(Clone)]
pub(super) struct SavedNode<'a> {
    value: Option<&'a json::Node>,
    place: String,
}

impl<'a> SavedNode<'a> {
    pub(super) fn root(value: &'a json::Node) -> Self {
        Self { value: Some(value), place: String::new() }
    }

    pub(super) fn damaged(&self, expected: &'static str) -> SnapshotError {
        SnapshotError::Damaged { expected, path: self.place.clone() }
    }

    pub(super) fn get(&self, name: &str) -> Self {
        let place = if self.place.is_empty() { name.to_owned() } else { format!("{}.{name}", self.place) };
        Self { value: self.value.and_then(|value| value.member(name)).filter(is_given), place }
    }

    pub(super) fn at(&self, index: usize) -> Self {
        let place = format!("{}[{index}]", self.place);
        Self { value: self.value.and_then(|value| value.as_array()?.get(index)).filter(is_given), place }
    }

    pub(super) fn is_there(&self) -> bool {
        self.value.is_some()
    }

    pub(super) fn text(&self) -> Read<String> {
        self.value
            .and_then(json::Node::as_str)
            .map(str::to_owned)
            .ok_or_else(|| self.damaged(expected::A_TEXT))
    }

    pub(super) fn text_or(&self, default: &str) -> Read<String> {
        if self.is_there() { self.text() } else { Ok(default.to_owned()) }
    }

    pub(super) fn number(&self) -> Read<i64> {
        self.value.and_then(json::Node::as_i64).ok_or_else(|| self.damaged(expected::A_NUMBER))
    }

    pub(super) fn small_number_or(&self, default: u32) -> Read<u32> {
        if !self.is_there() {
            return Ok(default);
        }
        u32::try_from(self.number()?).map_err(|_| self.damaged(expected::A_SMALL_NUMBER))
    }

    pub(super) fn unsigned(&self) -> Read<u64> {
        self.text()?.parse().map_err(|_| self.damaged(expected::A_NUMBER))
    }

    pub(super) fn flag_or(&self, default: bool) -> Read<bool> {
        match self.value {
            None => Ok(default),
            Some(value) => value.as_bool().ok_or_else(|| self.damaged(expected::A_BOOLEAN)),
        }
    }

    pub(super) fn time(&self) -> Read<SimTime> {
        self.number().map(SimTime)
    }

    pub(super) fn document(&self, policy_type: PolicyType) -> Read<StoredDocument> {
        Ok(StoredDocument(Arc::new(PolicyDocument::parse(&self.text()?, policy_type))))
    }

    /// What `read` makes of this, if it is there.
    pub(super) fn maybe<T>(&self, read: impl FnOnce(&Self) -> Read<T>) -> Read<Option<T>> {
        if self.is_there() { read(self).map(Some) } else { Ok(None) }
    }

    /// A list; none when it is not there.
    pub(super) fn list<T>(&self, read: &dyn Fn(&Self) -> Read<T>) -> Read<Vec<T>> {
        let Some(value) = self.value else { return Ok(Vec::new()) };
        let length = value.as_array().ok_or_else(|| self.damaged(expected::A_LIST))?.len();
        let mut list = Vec::with_capacity(length);
        for index in 0..length {
            list.push(read(&self.at(index))?);
        }
        Ok(list)
    }

    /// Things by name; none when they are not there.
    pub(super) fn named<T>(&self, read: &dyn Fn(&str, &Self) -> Read<T>) -> Read<SortedMap<T>> {
        let mut things = SortedMap::new();
        let Some(value) = self.value else { return Ok(things) };
        let Value::Object(members) = &value.value else { return Err(self.damaged(expected::AN_OBJECT)) };
        for member in members {
            let name = &member.key;
            things.insert(name.clone(), read(name, &self.get(name))?);
        }
        Ok(things)
    }

    pub(super) fn pair<A, B>(
        &self,
        first: impl FnOnce(&Self) -> Read<A>,
        second: impl FnOnce(&Self) -> Read<B>,
    ) -> Read<(A, B)> {
        Ok((first(&self.at(0))?, second(&self.at(1))?))
    }

    pub(super) fn third(&self) -> Self {
        self.at(2)
    }
}

/// `null` stands for what is not there.
fn is_given(value: &&json::Node) -> bool {
    value.value != Value::Null
}

pub(super) fn region(node: &SavedNode<'_>) -> Read<String> {
    node.get("region").text_or(DEFAULT_REGION)
}
