//! Links of every version open, short ones stay short, and nothing that stands in a link does harm.

use std::fs;
use std::path::Path;

use aws_world::world::{ActionOnResource, HypotheticalCaller};
use iam_playground::session::document::Document;
use iam_playground::session::hypothetical_caller::{parse_keys, set_up};
use iam_playground::session::link::{self, LinkError, SharedDocument};
use iam_playground::session::saved_document::{self, Drafts};
use iam_playground::session::selection::{RequestCaller, WhyTarget};
use iam_policy::request::Principal;

/// The story's end: the role is built, attached, run, and its stolen session has expired.
const STORY: &str = include_str!("../crates/lessons/content/03-role/solution.json");

fn lesson(folder: &Path) -> Option<(String, Document)> {
    let text = fs::read_to_string(folder.join("solution.json")).ok()?;
    let name = folder.file_name()?.to_string_lossy().into_owned();
    Some((name, saved_document::from_json(&text).expect("a lesson's solution opens").0))
}

fn lessons() -> Vec<(String, Document)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/lessons/content");
    let folders = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = folders.filter_map(|folder| lesson(&folder)).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(all.len() >= 18);
    all
}

fn link_of(document: &Document) -> String {
    link::encode(document, &Drafts::new(), None)
}

fn opened(hash: &str) -> SharedDocument {
    link::decode(hash).expect("a link of a document").expect("an intact link")
}

fn json(document: &Document) -> String {
    saved_document::to_json(document, &Drafts::new())
}

#[test]
fn the_story_fits_in_900_characters() {
    let (document, _) = saved_document::from_json(STORY).unwrap();
    let link = link_of(&document);
    println!("the story: {} characters", link.len());
    assert!(link.len() <= 900, "{} characters", link.len());
    assert_eq!(json(&opened(&link).document), json(&document));
}

#[test]
fn every_lessons_solution_travels_whole_in_900_characters() {
    for (name, document) in lessons() {
        let link = link_of(&document);
        assert!(link.len() <= 900, "{name}: {} characters", link.len());
        assert_eq!(json(&opened(&link).document), json(&document), "{name}");
    }
}

#[test]
fn link_carries_explained_cell_and_drafts() {
    let request = ActionOnResource { action: "s3:GetObject".into(), resource: "arn:aws:s3:::b/é".into() };
    let subject = HypotheticalCaller {
        principal: Principal::Federated { provider: "token.actions.githubusercontent.com".into() },
        context: parse_keys("token.actions.githubusercontent.com:sub = repo:acme/é").unwrap(),
        session_policy: None,
    };
    let ann = RequestCaller::Principal("arn:aws:iam::111122223333:user/ann".into());
    for caller in [RequestCaller::App, ann, set_up(&subject)] {
        let why = WhyTarget::Cell(caller, request.clone());
        let mut drafts = Drafts::new();
        drafts.insert("policy:Logs".into(), "{ <b>not markup</b>".into());
        let shared = opened(&link::encode(&Document::default(), &drafts, Some(&why)));
        assert_eq!(shared.why, Some(why));
        assert_eq!(shared.drafts, drafts);
    }
}

/// Each file in `tests/links`: a link that was once given out, and in the second line what it opens as, for ever.
/// `NEW_LINKS=NAME` adds links of the newest version to those of the lessons named below; none is ever written anew.
#[test]
fn links_of_every_version_open() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    if let Ok(name) = std::env::var("NEW_LINKS") {
        give_out(&folder, &name);
    }
    let mut versions = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let (link, expected) = text.split_once('\n').expect("two lines");
        versions.push(link::version_of(link).expect("a link").0);
        let SharedDocument { document, drafts, why } = opened(link);
        assert_eq!(
            link::to_json(&document, &drafts, why.as_ref()).compact(),
            expected.trim_end(),
            "{}",
            path.display()
        );
    }
    assert!(versions.contains(&1) && versions.len() >= 3, "{versions:?}");
}

fn give_out(folder: &Path, name: &str) {
    let request = ActionOnResource {
        action: "s3:GetObject".into(),
        resource: "arn:aws:s3:::photo-app-bucket/photos/cat.jpg".into(),
    };
    let why = WhyTarget::Cell(RequestCaller::App, request);
    let mut drafts = Drafts::new();
    drafts.insert("policy:Logs".into(), "{\n\t\"Versio".into());
    for (lesson, document) in lessons() {
        let path = folder.join(format!("{name}-{lesson}.txt"));
        if ["03-role", "13-across-accounts", "18-confused-deputy"].contains(&lesson.as_str())
            && !path.exists()
        {
            let link = link::encode(&document, &drafts, Some(&why));
            let json = link::to_json(&document.without_journal(), &drafts, Some(&why)).compact();
            fs::write(path, format!("{link}\n{json}\n")).unwrap();
        }
    }
}

#[test]
fn damaged_link_says_what_is_wrong() {
    let link = link_of(&Document::default());
    let fault = |hash: &str| link::decode(hash).expect("of a document").unwrap_err().error.clone();
    assert_eq!(fault("#s2.AAAA"), LinkError::UnsupportedVersion(2));
    assert_eq!(fault("#s1."), LinkError::Truncated);
    assert_eq!(fault(&format!("#{}", &link[..link.len() - 8])), LinkError::Truncated);
    assert_eq!(fault(&format!("#s1.{}", "A".repeat(300_000))), LinkError::TooLong(300_000));
    for none in ["", "#", "#run", "#s1", "#s.AA", "#s-1.AA", "#s1234567.AA", "#story.one"] {
        assert!(link::decode(none).is_none(), "{none}");
    }
}

#[test]
fn truncated_link_opens_what_is_left() {
    let (document, _) = saved_document::from_json(STORY).unwrap();
    let link = link_of(&document);
    let cut = link::decode(&link[..link.len() * 2 / 3]).unwrap().unwrap_err();
    assert_eq!(cut.error, LinkError::Truncated);
    let rest = cut.recovered.as_ref().expect("something to open");
    assert!(rest.document.account().iam.roles.contains_key("PhotoAppRole"), "{}", cut.text);
    assert!(link::entity_counts(&rest.document).contains(&(1, "role")));
    assert!(json(&document).starts_with(&cut.text));
}

#[test]
fn truncated_file_opens_what_is_left() {
    let cut = link::decode_json(&STORY[..1_900]).unwrap_err();
    assert!(matches!(cut.error, LinkError::NotADocument(_)));
    assert!(
        cut.recovered.as_ref().is_some_and(|rest| rest
            .document
            .account()
            .iam
            .roles
            .contains_key("PhotoAppRole"))
    );
    let other = link::decode_json(r#"{"version":1,"name":"package"}"#).unwrap_err();
    assert!(other.recovered.is_none());
    assert!(link::decode_json(&"[".repeat(100_000)).is_err());
}

/// splitmix64, as `aws_world` has it: the same numbers at every run.
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed ^ (mixed >> 31)
}

/// Any bytes give a document or a fault, in little time and memory: links of noise, and links with places damaged.
#[test]
fn link_with_any_content_is_opened_or_refused() {
    const CHARACTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.#%\"<";
    let mut state = 7;
    let story = link_of(&saved_document::from_json(STORY).unwrap().0);
    let mut below = |end: usize| usize::try_from(random(&mut state) % end as u64).unwrap();
    let (mut read, mut refused) = (0, 0);
    for round in 0..2_000 {
        let mut link = if round % 2 == 0 {
            let noise = (0..below(400)).map(|_| CHARACTERS[below(CHARACTERS.len())]);
            b"s1.".iter().copied().chain(noise).collect()
        } else {
            story.clone().into_bytes()
        };
        for _ in 0..below(4) {
            let place = 3 + below(link.len() - 2);
            match below(3) {
                0 if place < link.len() => link[place] = CHARACTERS[below(CHARACTERS.len())],
                1 => link.truncate(place),
                _ => link.insert(place.min(link.len()), CHARACTERS[below(CHARACTERS.len())]),
            }
        }
        match link::decode(str::from_utf8(&link).unwrap()).expect("of a document") {
            Ok(_) => read += 1,
            Err(broken) => {
                assert!(broken.text.len() <= 4_000_000);
                refused += 1;
            }
        }
    }
    assert!(read > 100 && refused > 1_000, "{read} read, {refused} refused");
}
