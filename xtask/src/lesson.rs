//! `cargo xtask lesson new NAME`: the folder of a lesson, with a text to fill in. `cargo xtask lesson add NAME FOLDER`: the same
//! with the files that the playground made.

use std::fs;
use std::path::Path;

use crate::error::{Context, TaskError};
use crate::paths::Paths;

const CONTENT: &str = "crates/lessons/content";

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    let content = paths.root.join(CONTENT);
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let folder = match *words.as_slice() {
        ["new", name] => {
            let folder = create_folder(&content, name)?;
            fs::write(content.join(&folder).join("lesson.md"), template(name)).context("write lesson.md")?;
            folder
        }
        ["add", name, from] => add(&content, name, Path::new(from))?,
        _ => {
            return Err(TaskError::new(
                "It is `cargo xtask lesson new NAME`, for example `lesson new session-tags`, or \
                 `cargo xtask lesson add NAME FOLDER` with the folder that the playground’s lesson.md, start.json and solution.json are in.",
            ));
        }
    };
    println!(
        "{CONTENT}/{folder}/lesson.md is there, and docs/authoring.md says what each line means.\n\
         Then: UPDATE_LESSONS=1 cargo test -p lessons"
    );
    Ok(())
}

/// Takes over the files of a lesson that was made in the playground; returns the name of its folder.
fn add(content: &Path, name: &str, from: &Path) -> Result<String, TaskError> {
    let mut files = Vec::new();
    for file in ["lesson.md", "start.json", "solution.json"] {
        let path = from.join(file);
        if file == "solution.json" && !path.exists() {
            return Err(TaskError::new(format!(
                "{} has no solution.json. A lesson of the site needs a solution: in the playground, under Make a lesson, try it as a \
                 learner, solve it, press “Take this world as the solution”, save it and download the files again.",
                from.display()
            )));
        }
        let text = fs::read_to_string(&path).context(format_args!("read {}", path.display()))?;
        files.push((file, text));
    }
    let folder = create_folder(content, name)?;
    for (file, text) in files {
        fs::write(content.join(&folder).join(file), text).context(format_args!("write {file}"))?;
    }
    Ok(folder)
}

/// Makes the folder after the last one; returns its name.
fn create_folder(content: &Path, name: &str) -> Result<String, TaskError> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if name.is_empty() || !name.bytes().all(fits) {
        return Err(TaskError::new(format!(
            "`{name}` is no name for a lesson: small letters, digits and hyphens."
        )));
    }
    let mut last = 0;
    for entry in fs::read_dir(content).context(format_args!("look into {}", content.display()))? {
        let folder = entry.context("look at a lesson")?.file_name();
        let Some((number, slug)) = folder.to_str().and_then(|folder| folder.split_once('-')) else {
            continue;
        };
        if slug == name {
            return Err(TaskError::new(format!("There is a lesson `{name}` already.")));
        }
        last = last.max(number.parse().unwrap_or(0));
    }
    let folder = format!("{:02}-{name}", last + 1);
    let path = content.join(&folder);
    fs::create_dir(&path).context(format_args!("make {}", path.display()))?;
    Ok(folder)
}

/// A lesson that is complete and small: everything in it is there to be replaced.
fn template(name: &str) -> String {
    format!(
        "---
title: {name}
misconception: What people believe before it.
minutes: 5
unlocks: What one understands after it.
identity: user/alice
goal: Answer the question. | answered {name}/why
goal: Let Alice read photos and change none. | allowed user/alice s3:GetObject arn:aws:s3:::photo-app-bucket/photos/cat.jpg; denied user/alice s3:PutObject arn:aws:s3:::photo-app-bucket/photos/cat.jpg
question: {name}/why | May Alice read a photo now?
choice: Yes. | allowed user/alice s3:GetObject arn:aws:s3:::photo-app-bucket/photos/cat.jpg | Look at her row: nothing allows it.
choice: No. | denied user/alice s3:GetObject arn:aws:s3:::photo-app-bucket/photos/cat.jpg by identity-policies | Right. Nothing allows it.
hint: Where to look.
hint: What to think of.
hint: What to do, step by step.
reply: What to say when everything is granted. | allowed user/alice s3:PutObject arn:aws:s3:::photo-app-bucket/photos/cat.jpg
reply: What to say when Alice is gone. | not exists user/alice
---
The situation, in a few short sentences.

What is going on, with AWS's **terms** explained where they first appear.

What to do.

## start
$ aws iam create-user --user-name alice

## solution
# answer {name}/why 2
$ aws iam put-user-policy --user-name alice --policy-name Read --policy-document '{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::photo-app-bucket/*\"}}]}}'

## reply 1
$ aws iam attach-user-policy --user-name alice --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess

## reply 2
$ aws iam delete-user --user-name alice
"
    )
}

#[cfg(test)]
mod tests {
    use super::{add, create_folder};

    #[test]
    fn a_lesson_comes_after_the_last_and_has_a_name_of_its_own() {
        let content = std::env::temp_dir().join(format!("xtask-lesson-{}", std::process::id()));
        std::fs::create_dir_all(content.join("07-here")).expect("a folder");
        assert_eq!(create_folder(&content, "next").expect("made"), "08-next");
        for name in ["here", "Big", "", "a b"] {
            assert!(create_folder(&content, name).is_err(), "{name}");
        }
        std::fs::remove_dir_all(&content).expect("removed");
    }

    #[test]
    fn a_lesson_made_in_the_playground_is_taken_over_as_a_whole_or_not_at_all() {
        let content = std::env::temp_dir().join(format!("xtask-lesson-add-{}", std::process::id()));
        let downloads = content.join("downloads");
        std::fs::create_dir_all(&downloads).expect("a folder");
        for file in ["lesson.md", "start.json"] {
            std::fs::write(downloads.join(file), file).expect("written");
        }
        let refused = add(&content, "mine", &downloads).expect_err("no solution.json").to_string();
        assert!(refused.contains("Take this world as the solution"), "{refused}");
        assert!(!content.join("01-mine").exists());
        std::fs::write(downloads.join("solution.json"), "{}").expect("written");
        assert_eq!(add(&content, "mine", &downloads).expect("added"), "01-mine");
        assert_eq!(std::fs::read_to_string(content.join("01-mine/start.json")).expect("there"), "start.json");
        std::fs::remove_dir_all(&content).expect("removed");
    }
}
