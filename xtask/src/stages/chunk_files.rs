//! Which files a chunk of the built site is made of, as the loader of chunks says once it is minified.

/// The chunk's own file, and those of the code that it shares with others; nothing if the loader is written otherwise than expected.
pub(super) fn of_chunk(loader: &str, chunk: &str) -> Option<Vec<String>> {
    let own = format!("split_{chunk}.wasm");
    let (_, behind) = loader.split_once(&format!("./{own}\""))?;
    let (_, list) = behind.split_once("},[")?;
    let (list, _) = list.split_once(']')?;
    let shared = list.split(',').filter(|name| !name.is_empty());
    shared.map(|name| shared_file(loader, name)).chain([Some(own)]).collect()
}

/// The file that a constant stands for: `c=a(()=>{const t=s(new URL("./chunk_27.wasm",import.meta.url)); …`
fn shared_file(loader: &str, constant: &str) -> Option<String> {
    let mut parts = loader.split("./chunk_");
    let mut before = parts.next()?;
    for part in parts {
        let (definition, _) = before.rsplit_once("(()=>")?;
        let (name, _) = definition.rsplit_once('=')?;
        if name.rsplit([',', ' ', ';']).next() == Some(constant) {
            let (number, _) = part.split_once(".wasm")?;
            return Some(format!("chunk_{number}.wasm"));
        }
        before = part;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = "const c=a(()=>{const t=s(new URL(\"./chunk_27.wasm\",import.meta.url));return t.catch(()=>{}),\
        async n=>WebAssembly.instantiateStreaming(t,n)},[]),at=a(()=>{const t=s(new URL(\"./chunk_30.wasm\",import.meta.url));\
        return t.catch(()=>{}),async n=>WebAssembly.instantiateStreaming(t,n)},[]),Gt=e(a(()=>{const t=s(new URL(\
        \"./split_why.wasm\",import.meta.url));return t.catch(()=>{}),async n=>WebAssembly.instantiateStreaming(t,n)},[at,c])),\
        Ht=e(a(()=>{const t=s(new URL(\"./split_why_picture.wasm\",import.meta.url));return t.catch(()=>{}),\
        async n=>WebAssembly.instantiateStreaming(t,n)},[]));";

    #[test]
    fn a_chunk_has_shared_files_and_its_own() {
        let files = |chunk| of_chunk(LOADER, chunk);
        let why = ["chunk_30.wasm", "chunk_27.wasm", "split_why.wasm"].map(str::to_owned);
        assert_eq!(files("why"), Some(why.to_vec()));
        assert_eq!(files("why_picture"), Some(vec!["split_why_picture.wasm".to_owned()]));
        assert_eq!(files("words"), None);
    }

    #[test]
    fn a_loader_of_another_form_is_not_guessed_at() {
        assert_eq!(of_chunk(&LOADER.replace("const c=", "const d="), "why"), None);
    }
}
