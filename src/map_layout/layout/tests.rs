mod crossing;

use super::super::bands::{FITS, FITS_OUTSIDE};
use super::super::build_context::map_context;
use super::*;
use crate::session::document::Document;
use crate::session::map_items::map_items;
use crate::session::test_worlds::{crowded, example, questions_of_examples};
use crate::text::kinds;

fn layout(document: &Document, pinned: &[Selection]) -> WorldMap {
    arrange(&Scene::of(document), &MapContext::default(), pinned)
}

fn stands_well(map: &WorldMap) {
    for (index, a) in map.nodes.iter().enumerate() {
        assert!(a.top >= 0 && a.top + a.height <= map.height && a.left + a.width <= 1000, "{a:?}");
        assert!(a.item.is_external() || a.bottom() <= map.top + map.inside, "{a:?}");
        for b in &map.nodes[index + 1..] {
            assert!(
                a.left != b.left || a.top + a.height <= b.top || b.top + b.height <= a.top,
                "{a:?} {b:?}"
            );
        }
    }
}

#[test]
fn wire_of_an_app_without_credentials_is_a_stub() {
    let map = layout(&Document::default(), &[]);
    stands_well(&map);
    let kinds: Vec<WireKind> = map.wires.iter().map(|wire| wire.kind).collect();
    assert_eq!(kinds, [WireKind::Outcome(Verdict::NoCredentials)]);
    assert_eq!((map.stub, &*map.signs), (Some((214, 107)), &[((214, 107), Verdict::NoCredentials)][..]));
}

#[test]
fn of_any_number_of_things_each_is_shown_or_counted_once() {
    for count in [1, 10, 50, 200] {
        let document = crowded(count);
        let all = map_items(&document);
        for pinned in [vec![], vec![all[all.len() / 2].selection.clone()]] {
            let map = layout(&document, &pinned);
            stands_well(&map);
            for item in &all {
                let standing = |node: &&Node| match node.hidden.is_empty() {
                    true => node.item.selection == item.selection,
                    false => node.hidden.contains(&item.selection),
                };
                assert_eq!(map.nodes.iter().filter(standing).count(), 1, "{count}: {item:?}");
            }
            for group in map.nodes.iter().filter(|node| !node.hidden.is_empty()) {
                assert_eq!(group.item.title, format!("and {} more", group.hidden.len()));
                assert!(group.hidden.contains(&group.item.selection));
                assert!(!group.hidden.iter().any(|hidden| pinned.contains(hidden)));
            }
            for lane in Lane::ALL {
                let cards = map.nodes.iter().filter(|node| node.item.lane == lane).count();
                assert!(cards <= FITS + FITS_OUTSIDE + 1, "{count}: {cards}");
            }
        }
    }
}

#[test]
fn what_is_selected_is_shown_with_its_own_and_wires_end_at_the_card_that_counts() {
    let document = crowded(200);
    let group = Selection::Group("group-152".into());
    let user = Selection::User("user-151".into());
    let own = |map: &WorldMap, selection: &Selection| {
        map.nodes.iter().any(|node| node.item.selection == *selection && node.hidden.is_empty())
    };
    let before = layout(&document, &[]);
    assert!(!own(&before, &group) && !own(&before, &user));
    let map = layout(&document, std::slice::from_ref(&group));
    assert!(own(&map, &group) && own(&map, &user));
    let ends: Vec<String> = before.nodes.iter().map(|node| node.middle().to_string()).collect();
    let structure = || before.wires.iter().filter(|wire| wire.kind == WireKind::Structure);
    assert!(structure().count() > 0);
    let at_card = |wire: &Wire| wire.path.rsplit(' ').next().is_some_and(|y| ends.iter().any(|end| end == y));
    assert!(structure().all(at_card), "{:?}", before.wires);
}

#[test]
fn what_is_in_use_comes_first_in_a_crowded_lane_alone() {
    let role = Selection::Role("role-098".into());
    let first = |count: usize| {
        let context = MapContext { steps: vec![role.clone()], ..MapContext::default() };
        let map = arrange(&Scene::of(&crowded(count)), &context, &[]);
        stands_well(&map);
        let first = map.nodes.iter().find(|node| node.item.lane == Lane::Identities).cloned();
        (map.dense, first.expect("an identity"))
    };
    let (dense, node) = first(100);
    assert!(dense && node.active && node.item.selection == role && node.top < 40, "{node:?}");
    let role = Selection::Role("role-003".into());
    let context = MapContext { steps: vec![role.clone()], ..MapContext::default() };
    let map = arrange(&Scene::of(&crowded(5)), &context, &[]);
    let identities: Vec<&Node> = map.nodes.iter().filter(|node| node.item.lane == Lane::Identities).collect();
    assert!(
        !map.dense
            && identities.len() > 1
            && identities.first().is_some_and(|node| node.item.selection != role)
    );
}

#[test]
fn member_of_the_organization_stands_in_its_frame_where_no_request_is_followed() {
    let member = Selection::Account("444455556666".into());
    let map = |name: &str| {
        let mut document = example(name);
        document.expected.clear();
        let context = map_context(&document, None);
        let map = arrange(&Scene::of(&document), &context, &[]);
        stands_well(&map);
        map
    };
    let in_organization = map("06-region-guardrail");
    let node = in_organization.node(&member).expect("the card of the member account");
    let [frame] = in_organization.frames.as_slice() else { panic!("{:?}", in_organization.frames) };
    assert_eq!(frame.selection, Selection::Organization);
    assert!(frame.top < node.top && node.bottom() < frame.top + frame.height, "{frame:?} {node:?}");
    assert!(in_organization.top + in_organization.inside < node.top);

    let without = map("09-external-id");
    let node = without.node(&member).expect("the card of the account that a role trusts");
    assert!(without.frames.is_empty() && node.top > without.top + without.inside, "{node:?}");
}

/// The pane above an explanation leaves 130 pixels in a window of 1280 by 720, so letters of 13 pixels have 11 or more.
#[test]
fn path_through_two_accounts_is_low() {
    let names = ["01-one-side-of-the-border", "08-trust-is-a-policy-too", "09-external-id"];
    for (name, question) in questions_of_examples().iter().filter(|(name, _)| names.contains(&name.as_str()))
    {
        let document = example(name);
        let context = map_context(&document, Some(question)).in_low_pane();
        let map = arrange(&Scene::of(&document), &context, &[]);
        stands_well(&map);
        assert!(map.height <= 153, "{name}: {}", map.height);
        let verdict = map.verdict.expect("a verdict");
        assert!(verdict.place.0 > 0 && verdict.place.0 + verdict.place.1 <= 1000, "{name}: {verdict:?}");
    }
}

#[test]
fn kinds_have_plurals() {
    let words = ["User", "Customer managed policy", "Access key"].map(kinds::several);
    assert_eq!(words, ["Users", "Customer managed policies", "Access keys"]);
}
