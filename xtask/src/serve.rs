//! `cargo xtask serve`: the site on this computer, for a user or for somebody who changes it.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::app::{self, Profile};
use crate::arguments::Arguments;
use crate::build;
use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::server;
use crate::setup;

/// Where to look for a free port when none is asked for.
const PORTS: std::ops::Range<u16> = 8080..8100;

/// How often the sources are looked at.
const POLL: Duration = Duration::from_millis(500);

#[derive(Debug, Default, PartialEq, Eq)]
struct ServeOptions {
    port: Option<u16>,
    release: bool,
}

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    let options = ServeOptions::parse(arguments)?;
    let port = free_port(options.port)?;
    if options.release {
        build::release_if_stale(paths)?;
        let server = server::start(&paths.dist(), "/", port)?;
        print_address(&server.address);
        loop {
            thread::park();
        }
    }
    serve_and_rebuild(paths, port)
}

impl ServeOptions {
    fn parse(arguments: &[String]) -> Result<Self, TaskError> {
        let mut options = Self::default();
        let mut arguments = Arguments::new("serve", arguments);
        while let Some(argument) = arguments.next() {
            match argument {
                "--release" => options.release = true,
                "--port" => {
                    let port =
                        arguments.value(argument, "a number, as in --port 8080", |text| text.parse().ok());
                    options.port = Some(port?);
                }
                other => return Err(arguments.unknown(other)),
            }
        }
        Ok(options)
    }
}

/// The wanted port if it is free, or the first free one.
fn free_port(wanted: Option<u16>) -> Result<u16, TaskError> {
    let is_free = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok();
    match wanted {
        Some(port) if is_free(port) => Ok(port),
        Some(port) => Err(TaskError::new(format!("Port {port} is in use. Take another with --port."))),
        None => PORTS.into_iter().find(|port| is_free(*port)).ok_or_else(|| {
            TaskError::new(format!("The ports {PORTS:?} are all in use. Take another with --port."))
        }),
    }
}

/// Compiles without optimizing, serves, and compiles again when a file is saved. A source that does not compile leaves
/// what is served as it is.
fn serve_and_rebuild(paths: &Paths, port: u16) -> Result<(), TaskError> {
    println!("Compiling: the first time takes a few minutes.");
    let mut built = build::last_change(paths);
    let toolchain = setup::serve_toolchain_while(paths, |toolchain| {
        app::compile(paths, toolchain, Profile::Development)
    })?;
    // Apart from dist/, which is always a release build.
    let site = paths.root.join("target/serve");
    build::development(paths, &toolchain, &site)?;
    let mut number = 1;
    write_build_id(&site, number)?;
    let server = server::start(&site, "/", port)?;
    print_address(&server.address);
    loop {
        thread::sleep(POLL);
        let changed = build::last_change(paths);
        if changed == built {
            continue;
        }
        built = changed;
        let started = Instant::now();
        match build::development(paths, &toolchain, &site) {
            Ok(()) => {
                number += 1;
                write_build_id(&site, number)?;
                println!("Built in {} s.", started.elapsed().as_secs());
            }
            Err(error) => eprintln!("\n{error}"),
        }
    }
}

/// Tells the pages that are open that there is another build: they load again.
fn write_build_id(site: &Path, number: u32) -> Result<(), TaskError> {
    let id = format!("{}-{number}", std::process::id());
    fs::write(site.join("build-id"), id).context("note the build's number")
}

fn print_address(address: &str) {
    println!("\nIAM Playground is at {address}   (Ctrl+C stops it)\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<ServeOptions> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        ServeOptions::parse(&arguments).ok()
    }

    #[test]
    fn reads_its_options() {
        let options = ServeOptions { port: Some(9000), release: true };
        assert_eq!(read("--release --port 9000"), Some(options));
        assert_eq!(read(""), Some(ServeOptions::default()));
        assert_eq!(read("--port"), None);
        assert_eq!(read("--port nine"), None);
        assert_eq!(read("--fast"), None);
    }
}
