// Bundles the policy editor into one file of the site. Trunk runs this at every build (Trunk.toml).

import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

await build({
  entryPoints: [fileURLToPath(new URL('main.mjs', import.meta.url))],
  outfile: join(process.env.TRUNK_STAGING_DIR, 'editor.js'),
  bundle: true,
  minify: process.env.TRUNK_PROFILE === 'release',
  // A plain script with one global name: it also loads where modules cannot, as in a sandboxed frame.
  format: 'iife',
  globalName: 'PolicyTextEditor',
  target: 'es2022',
  banner: { js: '/* CodeMirror, (c) by Marijn Haverbeke and others, MIT license: codemirror.net */' },
  logLevel: 'warning',
});
