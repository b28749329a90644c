// Bundles the policy editor into one file of the site, at every build: `node editor/bundle.mjs FILE [--minify]`, or as a hook of
// Trunk (Trunk.toml).

import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/**
 * CodeMirror puts its styles into a <style> element wherever there is a <head>, which the page's policy refuses. As constructed
 * sheets, which it has for shadow trees, they are allowed.
 */
const constructedStyles = {
  name: 'constructed-styles',
  setup(build) {
    build.onLoad({ filter: /style-mod\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace('!root.head && root.adoptedStyleSheets', 'root.adoptedStyleSheets');
      if (contents === source) throw new Error('style-mod has changed: see editor/bundle.mjs');
      return { contents };
    });
  },
};

const [, , file, option] = process.argv;
const { TRUNK_STAGING_DIR, TRUNK_PROFILE } = process.env;

await build({
  entryPoints: [fileURLToPath(new URL('main.mjs', import.meta.url))],
  outfile: file ?? join(TRUNK_STAGING_DIR, 'editor.js'),
  bundle: true,
  minify: option === '--minify' || TRUNK_PROFILE === 'release',
  // A plain script with one global name: it also loads where modules cannot, as in a sandboxed frame.
  format: 'iife',
  globalName: 'PolicyTextEditor',
  target: 'es2022',
  banner: { js: '/* CodeMirror, (c) by Marijn Haverbeke and others, MIT license: codemirror.net */' },
  plugins: [constructedStyles],
  logLevel: 'warning',
});
