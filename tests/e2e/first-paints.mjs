// Takes what embeds show first of every example, of every lesson and of the first world: `first-paints.mjs FOLDER`, into which the
// files go.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { firstPaints, take } from './first-paint.mjs';

const [folder] = process.argv.slice(2);

await mkdir(folder, { recursive: true });
// Nobody looks: a frame need not wait for the next sixtieth of a second.
const browser = await chromium.launch({ ...launchOptions, args: [...launchOptions.args, '--disable-frame-rate-limit', '--disable-gpu-vsync'] });
const all = await firstPaints();
const subject = ([name]) => name.split('.')[1];
const waiting = [...new Set(all.map(subject))].map((one) => all.filter((each) => subject(each) === one));
let count = 0;
const worker = async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block' });
  const page = await context.newPage();
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    for (const [name, taken] of await take(page, group)) {
      await writeFile(join(folder, `${name}.json`), JSON.stringify(taken));
      count += 1;
    }
  }
};
await Promise.all([worker(), worker()]);
await browser.close();
console.log(`${count} first paints of embeds`);
