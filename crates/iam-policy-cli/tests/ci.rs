//! The script of `docs/compare-in-ci.md` on a repository whose files' names and policies try to get out of the comment.
//! `UPDATE_COMMANDS=1` writes the comment; read it before you keep it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const BUCKET: &str = "arn:aws:s3:::photos/*";

fn policy(action: &str, resource: &str) -> String {
    let statement = serde_json::json!({ "Effect": "Allow", "Action": action, "Resource": resource });
    serde_json::json!({ "Version": "2012-10-17", "Statement": statement }).to_string()
}

struct Repository {
    folder: PathBuf,
}

impl Repository {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let repository = Self { folder };
        repository.git(&["init", "-q"]);
        repository
    }

    fn git(&self, words: &[&str]) -> String {
        let settings =
            ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
        let mut git = Command::new("git");
        git.current_dir(&self.folder).args(settings).args(words);
        let output = git.output().expect("git runs");
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8").trim().to_owned()
    }

    /// A commit of these files alone.
    fn commit(&self, files: &[(&str, String)]) -> String {
        self.git(&["rm", "-rq", "--ignore-unmatch", "."]);
        for (path, text) in files {
            let path = self.folder.join(path);
            fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", "files"]);
        self.git(&["rev-parse", "HEAD"])
    }

    fn comment(&self, base: &str, head: &str) -> Output {
        let program = Path::new(env!("CARGO_BIN_EXE_iam-policy")).parent().expect("it is in a folder");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::iter::once(program.to_owned()).chain(std::env::split_paths(&path));
        Command::new("node")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/compare-policies.mjs"))
            .current_dir(&self.folder)
            .env("PATH", std::env::join_paths(path).expect("a path"))
            .envs([("BASE", base), ("HEAD", head), ("POLICY_TYPES", "policies/scp/=scp\n")])
            .output()
            .expect("node runs")
    }
}

#[test]
fn comment_quotes_names_and_values_and_fails_on_wider() {
    let repository = Repository::new("comment");
    let base = repository.commit(&[
        ("policies/app.json", policy("s3:GetObject", BUCKET)),
        ("policies/same.json", policy("s3:GetObject", BUCKET)),
        ("policies/narrower.json", policy("s3:*", BUCKET)),
        ("policies/scp/guard.json", policy("s3:*", "*")),
        ("elsewhere.json", policy("s3:GetObject", BUCKET)),
    ]);
    let head = repository.commit(&[
        ("policies/app.json", policy("s3:*Object", "arn:aws:s3:::pho`to``s<img src=x>/[a](b)/@team*")),
        ("policies/same.json", format!("\n{}", policy("s3:GetObject", BUCKET))),
        ("policies/narrower.json", policy("s3:GetObject", BUCKET)),
        ("policies/scp/guard.json", policy("*", "*")),
        ("policies/`\n# $(touch owned) <b> --help.json", policy("sqs:SendMessage", "*")),
        ("policies/malformed.json", "{".to_owned()),
        ("elsewhere.json", policy("*", "*")),
    ]);
    let output = repository.comment(&base, &head);
    let comment = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{comment}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(!repository.folder.join("owned").exists());
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ci/comment.md");
    if std::env::var_os("UPDATE_COMMANDS").is_some() {
        fs::write(&expected, &comment).expect("the file can be written");
    }
    assert_eq!(comment, fs::read_to_string(expected).unwrap_or_default());
}

#[test]
fn status_is_0_where_nothing_is_newly_allowed() {
    let repository = Repository::new("narrower");
    let base = repository.commit(&[("policies/app.json", policy("s3:*", BUCKET))]);
    let head = repository.commit(&[("policies/app.json", policy("s3:GetObject", BUCKET))]);
    let output = repository.comment(&base, &head);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let back = repository.comment(&head, &base);
    assert_eq!(back.status.code(), Some(0), "what the base has got since is none of the pull request");
}
