#!/bin/sh
# Tells the site where it will be: sh set-address.sh https://example.org/iam/ [FOLDER]. FOLDER is `site` beside this file
# unless another is named. For machines without Node.js: it does what set-address.mjs does, but leaves out the compressed
# copies (.br, .gz) of the files that it changes. Hosts send those files as they are then, or compress them by themselves.
set -eu
LC_ALL=C
export LC_ALL

address=${1:-}
site=${2:-$(dirname "$0")/site}
rest=${address#https://}
case $rest in
  "$address" | '' | *[!A-Za-z0-9._~:/%@!\$\(\)*+,\;=[\]-]*)
    echo 'It is `sh set-address.sh ADDRESS`, with the address of the folder that the site will be in: https://example.org/iam/' >&2
    exit 1
    ;;
esac
case $address in
  */) ;;
  *) address=$address/ ;;
esac

before=$(sed -n 's/^Sitemap: \(.*\)sitemap\.xml$/\1/p' "$site/robots.txt" 2>/dev/null || true)
if [ -z "$before" ]; then
  echo "$site is not the site of this package: its robots.txt names no sitemap." >&2
  exit 1
fi

# The first eight bytes of the hash, as the service worker has them.
hash() {
  if command -v sha256sum >/dev/null; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -c1-16
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pattern=$(printf '%s' "$before" | sed 's/[].*^$[]/\\&/g')

# What a file holds, with the address in it. A last line without an end stays without one.
with_address() {
  sed "s|$pattern|$address|g" "$1" >"$work/text"
  if [ -n "$(tail -c 1 "$1")" ]; then printf '%s' "$(cat "$work/text")"; else cat "$work/text"; fi
}

find "$site" -type f \( -name '*.html' -o -name oembed.json -o -name sitemap.xml -o -name robots.txt \) >"$work/files"
count=0
while IFS= read -r file; do
  if grep -qF "$before" "$file"; then
    with_address "$file" >"$work/new"
    cat "$work/new" >"$file"
    rm -f "$file.br" "$file.gz"
    count=$((count + 1))
  fi
done <"$work/files"

# The service worker keeps no file that is not as its list says.
sed -n 's/^const files = new Map(\[\(.*\)\]);$/\1/p' "$site/worker.js" | tr ']' '\n' |
  sed -n 's/^,*\["\(.*\)","\(.*\)"$/\1 \2/p' >"$work/list"
while read -r path old; do
  case $path in
    *.html) printf '%s %s\n' "$path" "$(hash "$site/$path")" ;;
    *) printf '%s %s\n' "$path" "$old" ;;
  esac
done <"$work/list" >"$work/renewed"
version=$(hash "$work/renewed")
map=$(sed 's/^\(.*\) \(.*\)$/["\1","\2"]/' "$work/renewed" | paste -s -d , -)
while IFS= read -r line; do
  case $line in
    "const version = "*) printf "const version = '%s';\n" "$version" ;;
    "const files = "*) printf 'const files = new Map([%s]);\n' "$map" ;;
    *) printf '%s\n' "$line" ;;
  esac
done <"$site/worker.js" >"$work/worker"
cat "$work/worker" >"$site/worker.js"
rm -f "$site/worker.js.br" "$site/worker.js.gz"

echo "$count files name $address now. Put the content of $site there."
