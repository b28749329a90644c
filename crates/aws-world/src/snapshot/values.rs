//! Values of the saved form as they are written.

use iam_policy::sorted_map::SortedMap;

use crate::clock::SimTime;
use crate::json::Json;
use crate::model::iam::StoredDocument;
use crate::model::region::DEFAULT_REGION;

/// A list by name: an object whose members are the things' own objects.
pub(super) fn named<T>(things: &SortedMap<T>, write: &dyn Fn(&T) -> Json) -> Json {
    Json::Object(things.iter().map(|(name, thing)| (name.clone(), write(thing))).collect())
}

pub(super) fn list<'a, T: 'a>(
    things: impl IntoIterator<Item = &'a T>,
    write: impl Fn(&'a T) -> Json,
) -> Json {
    Json::List(things.into_iter().map(write).collect())
}

pub(super) fn time(time: SimTime) -> Json {
    Json::Number(time.0)
}

pub(super) fn texts(texts: &[String]) -> Json {
    list(texts, |text| Json::text(text))
}

pub(super) fn document(document: &StoredDocument) -> Json {
    Json::text(document.0.text())
}

pub(super) fn region(json: Json, region: &str) -> Json {
    json.with_text_if_any("region", if region == DEFAULT_REGION { "" } else { region })
}
