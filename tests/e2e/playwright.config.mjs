import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { launchOptions, siteAddress } from './browser.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  snapshotPathTemplate: '{testDir}/reviewed/{arg}{ext}',
  // A test that passes at the second try has found something.
  retries: 0,
  // A test keeps one core busy. With more of them than cores, waiting for a state times out on a slow machine.
  workers: Math.min(availableParallelism(), 4),
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  // `cargo xtask test --all` and `--only e2e` run both; `cargo xtask test` leaves out what takes long: every size, example and lesson,
  // and what is seldom changed.
  projects: [
    { name: 'usual', testIgnore: 'long/**' },
    { name: 'long', testMatch: 'long/**/*.spec.mjs' },
  ],
  use: {
    baseURL: siteAddress,
    launchOptions,
    // One browser context serves many tests, emptied between them: the browser starts and compiles less.
    reuseContext: true,
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
    // What it keeps would answer before the tests' own answers; tests/e2e/long/offline.spec.mjs is about it.
    serviceWorkers: 'block',
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
