//! The binary form of WebAssembly modules: what one imports, one that passes imports on, one that only holds files.

use crate::error::TaskError;

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM_SECTION: u8 = 0;
const IMPORT_SECTION: u8 = 2;
const EXPORT_SECTION: u8 = 7;

/// The kinds of what is imported, as the binary format numbers them. A function's type would be a number in its own
/// module, so functions are not passed on.
const TABLE: u8 = 1;
const MEMORY: u8 = 2;
const GLOBAL: u8 = 3;

/// A memory, a table or a global that a module imports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Import {
    pub(crate) module: String,
    pub(crate) name: String,
    kind: u8,
    /// Its type, as the module has it.
    ty: Vec<u8>,
}

/// The imports of a module, in their order.
pub(crate) fn of(module: &[u8]) -> Result<Vec<Import>, TaskError> {
    let unreadable = || TaskError::new("A WebAssembly module has imports that xtask cannot read.");
    let body = module.strip_prefix(HEADER).ok_or_else(unreadable)?;
    let mut reader = Reader { rest: body };
    while !reader.rest.is_empty() {
        let (id, length) = (reader.byte(), reader.number());
        let content = length.and_then(|length| reader.bytes(length)).ok_or_else(unreadable)?;
        if id == Some(IMPORT_SECTION) {
            return Reader { rest: content }.imports().ok_or_else(unreadable);
        }
    }
    Ok(Vec::new())
}

/// A module that does nothing and has each of these files as a custom section of this name.
pub(crate) fn holding(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut module = HEADER.to_vec();
    for (name, content) in files {
        let mut section = text(name);
        section.extend(content);
        module.push(CUSTOM_SECTION);
        module.extend(number(section.len()));
        module.extend(section);
    }
    module
}

/// A module that imports all of these from the module `from` and exports them under their names.
pub(crate) fn passed_on(imports: &[Import], from: &str) -> Vec<u8> {
    let mut imported = number(imports.len());
    let mut exported = number(imports.len());
    for (at, import) in imports.iter().enumerate() {
        imported.extend(text(from));
        imported.extend(text(&import.name));
        imported.push(import.kind);
        imported.extend(&import.ty);
        let index = imports.iter().take(at).filter(|earlier| earlier.kind == import.kind).count();
        exported.extend(text(&import.name));
        exported.push(import.kind);
        exported.extend(number(index));
    }
    let mut module = HEADER.to_vec();
    for (id, content) in [(IMPORT_SECTION, imported), (EXPORT_SECTION, exported)] {
        module.push(id);
        module.extend(number(content.len()));
        module.extend(content);
    }
    module
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(bytes)
    }

    /// An unsigned number in LEB128, the format's encoding.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0_usize;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        String::from_utf8(self.bytes(length)?.to_vec()).ok()
    }

    fn imports(&mut self) -> Option<Vec<Import>> {
        let count = self.number()?;
        (0..count).map(|_| self.import()).collect()
    }

    fn import(&mut self) -> Option<Import> {
        let (module, name, kind) = (self.text()?, self.text()?, self.byte()?);
        let before = self.rest;
        match kind {
            TABLE => {
                self.byte()?;
                self.limits()?;
            }
            MEMORY => self.limits()?,
            // Its type, and whether it can change.
            GLOBAL => drop(self.bytes(2)?),
            _ => return None,
        }
        let ty = before.get(..before.len() - self.rest.len())?.to_vec();
        Some(Import { module, name, kind, ty })
    }

    fn limits(&mut self) -> Option<()> {
        let has_maximum = self.byte()? & 1 == 1;
        self.number()?;
        if has_maximum {
            self.number()?;
        }
        Some(())
    }
}

fn number(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

fn text(text: &str) -> Vec<u8> {
    let mut bytes = number(text.len());
    bytes.extend(text.bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_custom_sections_of_a_module() {
        let module = holding(&[("a".into(), vec![7, 8]), ("b".into(), Vec::new())]);
        assert_eq!(module, [HEADER, b"\0\x04\x01a\x07\x08", b"\0\x02\x01b"].concat());
        assert_eq!(of(&module).expect("a module"), []);
    }

    fn import(name: &str, kind: u8, ty: &[u8]) -> Import {
        Import { module: "main".to_owned(), name: name.to_owned(), kind, ty: ty.to_vec() }
    }

    #[test]
    fn what_is_passed_on_is_imported_with_the_same_types() {
        let imports = [
            import("memory", MEMORY, &[0, 22]),
            // A function reference, at least 6,657 of them and at most 8,000.
            import("table", TABLE, &[0x70, 1, 0x81, 0x34, 0xc0, 0x3e]),
            import("stack", GLOBAL, &[0x7f, 1]),
            import("base", GLOBAL, &[0x7f, 0]),
        ];
        assert_eq!(of(&passed_on(&imports, "main")).expect("well formed"), imports);
    }

    #[test]
    fn a_function_and_a_module_that_is_cut_off_are_refused() {
        let function = passed_on(&[import("f", 0, &[0])], "main");
        assert!(of(&function).is_err());
        let whole = passed_on(&[import("memory", MEMORY, &[0, 22])], "main");
        assert!(of(whole.get(..20).expect("it is longer")).is_err());
        assert!(of(b"not a module").is_err());
        assert_eq!(of(HEADER).expect("nothing is imported"), []);
    }
}
