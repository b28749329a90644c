//! `cargo xtask serve`: the site on this computer, for a user or for somebody who changes it.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use crate::arguments::Arguments;
use crate::build;
use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::server;
use crate::setup;
use crate::wasm_toolchain::WasmToolchain;

/// Where to look for a free port when none is asked for.
const PORTS: std::ops::Range<u16> = 8080..8100;

#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    port: Option<u16>,
    release: bool,
}

pub(crate) fn command(paths: &Paths, arguments: &[String]) -> Result<(), TaskError> {
    let options = Options::parse(arguments)?;
    let toolchain = setup::wasm_toolchain(paths)?;
    let port = free_port(options.port)?;
    if options.release {
        build::build_release_if_stale(paths, &toolchain)?;
        let server = server::start(&paths.dist(), "/", port)?;
        print_address(&server.address);
        loop {
            thread::park();
        }
    }
    serve_and_rebuild(paths, &toolchain, port)
}

impl Options {
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

/// Trunk compiles without optimizing, serves, and compiles again when a file is saved.
fn serve_and_rebuild(paths: &Paths, toolchain: &WasmToolchain, port: u16) -> Result<(), TaskError> {
    println!("Compiling: the first time takes about 3 minutes.");
    let mut trunk = toolchain.command("trunk")?;
    trunk
        .args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()])
        .arg("--dist")
        // Apart from dist/, which is always a release build.
        .arg(paths.root.join("target/serve"))
        .args(
            build::sources(paths).into_iter().flat_map(|source| ["--watch".into(), source.into_os_string()]),
        )
        .current_dir(&paths.root);
    let mut child = trunk.spawn().context("start trunk")?;
    thread::spawn(move || {
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            thread::sleep(Duration::from_millis(300));
        }
        print_address(&format!("http://127.0.0.1:{port}/"));
    });
    let status = child.wait().context("wait for trunk")?;
    if status.success() { Ok(()) } else { Err(TaskError::new(format!("trunk serve ended ({status})."))) }
}

fn print_address(address: &str) {
    println!("\nIAM Playground is at {address}   (Ctrl+C stops it)\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<Options> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Options::parse(&arguments).ok()
    }

    #[test]
    fn reads_its_options() {
        let options = Options { port: Some(9000), release: true };
        assert_eq!(read("--release --port 9000"), Some(options));
        assert_eq!(read(""), Some(Options::default()));
        assert_eq!(read("--port"), None);
        assert_eq!(read("--port nine"), None);
        assert_eq!(read("--fast"), None);
    }
}
