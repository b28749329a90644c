//! `cargo xtask`: everything that is done to this repository besides editing it.
//!
//! Each module uses only those above it in the order that `tests/module_order.rs` lists: `setup` installs the
//! programs, `wasm_toolchain` runs those that compile the site, `build` makes `dist/`, `stages` are the checks of
//! `test`. Every command has a module of its name, but for `module`, which is `js_package`.

mod app;
mod arguments;
mod build;
mod embed_bundle;
mod embed_page;
mod error;
mod fonts;
mod js_package;
mod lesson;
mod package;
mod page;
mod paths;
mod process;
mod reference;
mod screenshots;
mod serve;
mod served_site;
mod server;
mod setup;
mod shared_code;
mod side_lane;
mod site;
mod split;
mod stages;
mod test;
mod wasm_binary;
mod wasm_toolchain;

use std::process::ExitCode;

use error::TaskError;
use paths::Paths;

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--release]   set up, build, and serve the site on this computer
                                 (rebuilds when a file is saved; --release serves dist/ as it is published)
  build [--address URL]          release build into dist/, to be put in any folder of any static host; with the address
                                 it will have come previews, canonical addresses and the sitemap
  package                        the site as a zip into target/package, with scripts that set its address
  test [--all]                   set up and run the checks; with --all, as CI does, those in other engines and the longer
                                 end-to-end tests too
  test --only STAGE [-- ARGS]    one of: lint, native, clients, module, web, build, size, e2e, engines; ARGS go to what
                                 runs the tests
  clients [PART]                 every world by the real AWS CLI, where `test` plays one in sixteen; PART of a title chooses
  screenshots [--out DIR] [SCENE…]
                                 pictures of the release build, and docs/playground.png
  lesson new NAME                a lesson's folder, with a text to fill in
  module                         the evaluator as a package for JavaScript, into target/iam-js
  lesson add NAME FOLDER         a lesson's folder, with the files that the playground made
  reference                      write the service reference and the SDKs' operations anew, from their packages
  fonts                          make the fonts and the tables of their widths anew, from npm packages
  setup                          only the set-up
  help                           this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<ExitCode, TaskError> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", arguments),
    };
    if matches!(command, "help" | "--help" | "-h") || rest.iter().any(|a| a == "--help") {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    let paths = Paths::find()?;
    match command {
        "serve" => serve::command(&paths, rest)?,
        "build" => build::command(&paths, rest)?,
        "package" => package::command(&paths, rest)?,
        "test" => return test::command(&paths, rest),
        "clients" => stages::clients::command(&paths, rest)?,
        "screenshots" => screenshots::command(&paths, rest)?,
        "lesson" => lesson::command(&paths, rest)?,
        "module" => js_package::command(&paths, rest)?,
        "reference" => reference::command(&paths, rest)?,
        "fonts" => fonts::command(&paths, rest)?,
        "setup" => setup::command(&paths, rest)?,
        other => {
            return Err(TaskError::new(format!("There is no command `{other}`.\n\n{HELP}")));
        }
    }
    Ok(ExitCode::SUCCESS)
}
