//! Reading and writing, with failures that name the file.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::BuildError;
use crate::text::error as text;

pub(crate) fn read(file: &Path) -> Result<String, BuildError> {
    fs::read_to_string(file).map_err(|error| text::cannot_read(&file.display(), &error).into())
}

/// Writes a file, and makes the folder it is in.
pub(crate) fn write(file: &Path, text: &str) -> Result<(), BuildError> {
    let made = file.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(file, text))
        .map_err(|error| text::cannot_write(&file.display(), &error).into())
}

/// All files of a folder and of those in it, as paths from it with `/`, sorted.
pub(crate) fn all(folder: &Path) -> Result<Vec<String>, BuildError> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inside) = folders.pop() {
        let cannot = |error: std::io::Error| text::cannot_list(&folder.join(&inside).display(), &error);
        for entry in fs::read_dir(folder.join(&inside)).map_err(cannot)? {
            let entry = entry.map_err(cannot)?;
            let path = inside.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else {
                let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
                files.push(names.join("/"));
            }
        }
    }
    files.sort();
    Ok(files)
}
