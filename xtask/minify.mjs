// Minifies a page in its place: its comments go, white space becomes one space, styles and scripts are esbuild's to
// shorten. What stands in quotes stays, and so does every space that may be seen.

import { readFile, writeFile } from 'node:fs/promises';
import { transform } from 'esbuild';

const [, , file] = process.argv;
const html = await readFile(file, 'utf8');

const PIECES = /<!--[\s\S]*?-->|(<(style|script)\b[^>]*>)([\s\S]*?)<\/\2>|<[^>]*>|[^<]+/g;
const options = { minify: true, target: 'es2022', charset: 'utf8' };

/** A script's names are other scripts' too, so they stay; a module's are its own. */
async function shortened(kind, tag, text) {
  if (kind === 'style') return (await transform(text, { ...options, target: undefined, loader: 'css' })).code.trim();
  const isModule = /\btype="?module/.test(tag);
  return (await transform(text, { ...options, loader: 'js', format: isModule ? 'esm' : undefined })).code.trim();
}

/** A tag, its quoted values as they are. */
function withSingleSpaces(tag) {
  return tag.replace(/"[^"]*"|\s*(\/?>)|\s+/g, (found, end) => (found.startsWith('"') ? found : (end ?? ' ')));
}

let page = '';
for (const [piece, tag, kind, text] of html.matchAll(PIECES)) {
  if (piece.startsWith('<!--')) continue;
  else if (kind) page += `${tag.replace(/\s+/g, ' ')}${await shortened(kind, tag, text)}</${kind}>`;
  else if (piece.startsWith('<')) page += withSingleSpaces(piece);
  else page += piece.replace(/\s+/g, ' ');
}
// The head's elements are never shown.
const [head, ...body] = page.split('</head>');
await writeFile(file, [head.replace(/> </g, '><'), ...body].join('</head>'));
