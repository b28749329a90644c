//! What Debian's packages can give: programs, and a Rust that compiles for the browser where rustup reaches nothing.

use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::error::{Context, TaskError};
use crate::paths::Paths;
use crate::process::{self, announce};
use crate::wasm_toolchain::WASM_TARGET;

/// Where Debian's rustc looks for the standard libraries.
const RUSTLIB: &str = "/usr/lib/rustlib";

/// Whether this is Debian or one of its kind.
pub(super) fn is_available() -> bool {
    Path::new("/etc/debian_version").exists() && process::find_on_path("apt-get").is_some()
}

/// Whether packages can be installed here.
pub(super) fn can_install() -> bool {
    is_available() && is_root()
}

/// Installs packages, if this may be done here.
pub(super) fn install(paths: &Paths, packages: &[&str]) -> Result<(), TaskError> {
    if !is_available() {
        return Err(TaskError::new("this is not Debian: there is no apt-get"));
    }
    if !is_root() {
        return Err(TaskError::new(format!(
            "not run as root. You may do it yourself: sudo apt-get install {}",
            packages.join(" ")
        )));
    }
    if apt_get(paths, packages).is_ok() {
        return Ok(());
    }
    let mut update = Command::new("apt-get");
    update.arg("update");
    process::run_logged(&mut update, &paths.log("apt-update"), Duration::from_secs(300))?;
    apt_get(paths, packages)
}

fn apt_get(paths: &Paths, packages: &[&str]) -> Result<(), TaskError> {
    let mut command = Command::new("apt-get");
    command
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive");
    process::run_logged(&mut command, &paths.log("apt-install"), Duration::from_secs(900))
}

/// Downloads a package, and those it needs that are not installed, and unpacks them into a folder of the cache. Nothing
/// is installed, so this needs no root.
pub(super) fn unpack(paths: &Paths, package: &str) -> Result<PathBuf, TaskError> {
    let needed = match not_installed(package) {
        Some(needed) => needed,
        None if is_root() => {
            let mut update = Command::new("apt-get");
            update.arg("update");
            process::run_logged(&mut update, &paths.log("apt-update"), Duration::from_secs(300))?;
            not_installed(package).unwrap_or_default()
        }
        None => Vec::new(),
    };
    if needed.is_empty() {
        return Err(TaskError::new(format!("apt-get knows no {package}")));
    }
    let folder = paths.cache.join(package);
    let archives = folder.join("archives");
    fs::create_dir_all(&archives).context(format_args!("make {}", archives.display()))?;
    let mut download = Command::new("apt-get");
    download.arg("download").args(&needed).current_dir(&archives);
    process::run_logged(&mut download, &paths.log("apt-download"), Duration::from_secs(300))?;
    for entry in fs::read_dir(&archives).context(format_args!("read {}", archives.display()))? {
        let archive = entry.context(format_args!("read {}", archives.display()))?.path();
        let mut dpkg = Command::new("dpkg-deb");
        dpkg.arg("--extract").arg(&archive).arg(&folder);
        process::run_logged(&mut dpkg, &paths.log("dpkg-deb"), Duration::from_secs(120))?;
    }
    fs::remove_dir_all(&archives).context(format_args!("remove {}", archives.display()))?;
    Ok(folder)
}

/// What installing a package would install, if apt-get knows it.
fn not_installed(package: &str) -> Option<Vec<String>> {
    let mut simulate = Command::new("apt-get");
    simulate.args(["install", "--simulate", "--no-install-recommends", package]);
    Some(would_install(&process::capture(&mut simulate)?))
}

fn would_install(simulation: &str) -> Vec<String> {
    let lines = simulation.lines().filter_map(|line| line.strip_prefix("Inst "));
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|data| data.uid() == 0)
}

/// Installs Debian's newer Rust, and links its `cargo` and `rustc` into a folder of ours: nobody's default changes.
pub(super) fn install_rust(paths: &Paths) -> Result<(), TaskError> {
    let packages = ["rustc-web", "cargo-web", "rust-web-src"];
    announce(&format!("installing Debian's packages {}", packages.join(", ")), "1 minute");
    install(paths, &packages)?;
    install(paths, &[&format!("lld-{}", llvm_major()?)])?;
    let folder = rust_programs(paths);
    fs::create_dir_all(&folder).context(format_args!("make {}", folder.display()))?;
    for program in ["cargo", "rustc"] {
        let link = folder.join(program);
        if !link.exists() {
            symlink(Path::new("/usr/bin").join(program), &link)
                .context(format_args!("make {}", link.display()))?;
        }
    }
    Ok(())
}

/// Builds the standard library for the browser, and puts it where that Rust looks for it.
pub(super) fn install_wasm_std(paths: &Paths) -> Result<(), TaskError> {
    announce(&format!("building Rust's standard library for {WASM_TARGET}"), "1 minute");
    let llvm = llvm_major()?;
    let libraries = build_std(paths, llvm)?;
    install_std(&libraries)?;
    link_linker(llvm)?;
    let work = build_folder(paths);
    fs::remove_dir_all(&work).context(format_args!("remove {}", work.display()))
}

/// Where `install_rust` leaves `cargo` and `rustc`.
pub(super) fn rust_programs(paths: &Paths) -> PathBuf {
    paths.cache.join("debian-rust/bin")
}

fn llvm_major() -> Result<u32, TaskError> {
    let rustc = Path::new("/usr/bin/rustc");
    let about = process::capture(Command::new(rustc).arg("-vV")).unwrap_or_default();
    about
        .lines()
        .find_map(|line| line.strip_prefix("LLVM version: ")?.split('.').next()?.parse().ok())
        .ok_or_else(|| TaskError::new(format!("{} does not say its LLVM version", rustc.display())))
}

fn build_folder(paths: &Paths) -> PathBuf {
    paths.cache.join("debian-rust/build")
}

/// Builds an empty crate together with the standard library; the libraries are then beside it.
fn build_std(paths: &Paths, llvm: u32) -> Result<PathBuf, TaskError> {
    let programs = rust_programs(paths);
    let work = build_folder(paths);
    let source = work.join("src");
    fs::create_dir_all(&source).context(format_args!("make {}", source.display()))?;
    let manifest = "[package]\nname = \"nothing\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n";
    fs::write(work.join("Cargo.toml"), manifest).context("write the manifest of an empty crate")?;
    fs::write(source.join("lib.rs"), "").context("write an empty crate")?;
    let mut cargo = Command::new(programs.join("cargo"));
    cargo
        .args(["build", "--release", "--target", WASM_TARGET])
        .arg("-Zbuild-std=std,panic_abort,proc_macro,test")
        .current_dir(&work)
        .env("RUSTC", programs.join("rustc"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", format!("/usr/bin/wasm-ld-{llvm}"))
        // Without it, a program built with `lto = true` finds nothing to optimize.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Cembed-bitcode=yes")
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("RUSTFLAGS");
    process::run_logged(&mut cargo, &paths.log("wasm-std"), Duration::from_secs(1200))?;
    Ok(work.join(format!("target/{WASM_TARGET}/release/deps")))
}

/// Puts the libraries where rustup would have put them: all at once, for somebody may be compiling.
fn install_std(libraries: &Path) -> Result<(), TaskError> {
    let folder = Path::new(RUSTLIB).join(WASM_TARGET);
    let action = || format!("put the standard library into {}", folder.display());
    let new = folder.with_extension("new");
    let new_libraries = new.join("lib");
    fs::create_dir_all(&new_libraries).context(action())?;
    for entry in fs::read_dir(libraries).context(action())? {
        let file = entry.context(action())?.path();
        let name = file.file_name().map(|n| n.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        if name.ends_with(".rlib") && !name.starts_with("libnothing") {
            fs::copy(&file, new_libraries.join(name)).context(action())?;
        }
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).context(action())?;
    }
    fs::rename(&new, &folder).context(action())
}

/// Debian has the linker elsewhere than where its rustc looks.
fn link_linker(llvm: u32) -> Result<(), TaskError> {
    let host = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let folder = Path::new(RUSTLIB).join(host).join("bin");
    let linker = folder.join("rust-lld");
    if linker.exists() {
        return Ok(());
    }
    fs::create_dir_all(&folder).context(format_args!("make {}", folder.display()))?;
    // It may be a link that leads to an older linker, gone since.
    let _ = fs::remove_file(&linker);
    symlink(format!("/usr/lib/llvm-{llvm}/bin/lld"), &linker)
        .context(format_args!("make {}", linker.display()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_simulation_names_what_is_missing() {
        let simulation = "Reading package lists...\nInst libvpx7 (1.12.0-1 Debian:12.14/oldstable [amd64])\n\
                          Inst firefox-esr (140.10.2esr-1 Debian [amd64])\nConf libvpx7 (1.12.0-1 Debian [amd64])\n";
        assert_eq!(super::would_install(simulation), ["libvpx7", "firefox-esr"]);
    }
}
