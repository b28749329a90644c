// Builds the evaluator for the browser, says how large it is, and runs page.mjs in headless Chromium.
// CONTRIBUTING.md says what has to be there. CHROME names the browser.

import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const folder = import.meta.dirname;
const out = join(folder, 'target');
const require = createRequire(join(folder, '../../package.json'));
const { chromium } = require('playwright');

/** Those that the compiler has used anyway. */
const FEATURES = ['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue']
  .map((name) => `--enable-${name}`);

function compile(profile, ...features) {
  const run = (program, ...words) => execFileSync(program, words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  run('cargo', 'build', '--profile', profile, '--target', 'wasm32-unknown-unknown', '--target-dir', out, ...features);
  const name = `${profile}-bindgen`;
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', join(out, name),
    join(out, 'wasm32-unknown-unknown', profile, 'iam_policy_browser.wasm'));
  const file = join(out, name, 'iam_policy_browser_bg.wasm');
  run('wasm-opt', profile === 'small' ? '-Oz' : '-O3', ...FEATURES, file, '-o', file);
  return file;
}

/** All policies of the Python file, without white space. */
function managedPolicies() {
  const text = readFileSync(process.env.AWS_MANAGED_POLICIES ?? join(folder, '../aws_managed_policies.py'), 'utf8');
  const json = text.slice(text.indexOf('"""') + 3, text.lastIndexOf('"""'));
  return Object.entries(JSON.parse(json)).map(([name, policy]) => [name, JSON.stringify(policy.Document)]);
}

/** Constants of ../src/work.rs, so that both benches have one source. */
function constants() {
  const source = readFileSync(join(folder, '../src/work.rs'), 'utf8');
  const raw = (name) => source.split(`const ${name}: &str = r#"`)[1].split('"#;')[0];
  const ten = source.split('MANAGED: [&str; 10] = [')[1].split('];')[0].match(/[A-Za-z]+/g);
  return { role: raw('ROLE'), scp: raw('SCP'), boundary: raw('BOUNDARY'), ten };
}

const small = readFileSync(compile('small'));
const compressed = brotliCompressSync(small);
console.log(`evaluator alone: ${small.length} bytes, ${compressed.length} with brotli`);
compile('release', '--features', 'rows');

await build({
  entryPoints: [join(folder, 'page.mjs')], bundle: true, format: 'esm', outfile: join(out, 'page.js'), logLevel: 'error',
  // Node's modules are for reading its data from disk, which these calls do not.
  external: ['node:path', 'node:url', 'fs/promises'],
});
const managed = managedPolicies();
const { ten, ...texts } = constants();
const work = {
  ...texts,
  ten: ten.map((name) => managed.find(([known]) => known === name)[1]),
  managed: managed.map(([, text]) => text),
  bytes: managed.reduce((sum, [, text]) => sum + text.length, 0),
};
const types = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html', json: 'application/json' };
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://here').pathname;
  response.setHeader('Content-Type', types[path.split('.').pop()] ?? 'text/html');
  if (path === '/') response.end('<!doctype html><title>bench</title>');
  else if (path === '/work.json') response.end(JSON.stringify(work));
  else if (statSync(join(out, path), { throwIfNoEntry: false })) response.end(readFileSync(join(out, path)));
  else { response.statusCode = 404; response.end(); }
});
await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ['--no-sandbox'] });
const address = `http://127.0.0.1:${server.address().port}/`;

const cold = [];
for (let round = 0; round < 9; round += 1) {
  const page = await browser.newPage();
  await page.goto(address);
  cold.push(await page.evaluate(async (policy) => {
    const start = performance.now();
    const { default: init, simulate } = await import('/small-bindgen/iam_policy_browser.js');
    await init();
    simulate(JSON.stringify({ PolicyInputList: [policy], ActionNames: ['s3:GetObject'], ResourceArns: ['arn:aws:s3:::photos/a'] }));
    return performance.now() - start;
  }, work.role));
  await page.close();
}
cold.sort((a, b) => a - b);
console.log(`first decision from a cold module: ${cold[4].toFixed(1)} ms (median of 9, from ${cold[0].toFixed(1)} to ${cold[8].toFixed(1)})`);

const page = await browser.newPage();
await page.goto(address);
const results = await page.evaluate(async () => {
  const { default: init, ...ours } = await import('/release-bindgen/iam_policy_browser.js');
  await init();
  const { run } = await import('/page.js');
  return run(ours, await (await fetch('/work.json')).json());
});
console.log(JSON.stringify(results, null, 2));
await browser.close();
server.close();
