// The engines that are not Chromium's, each with its driver.

import { spawn } from 'node:child_process';
import { startDriver } from './webdriver.mjs';

const { FIREFOX, GECKODRIVER, WEBKIT_DRIVER, XVFB } = process.env;

/** A display that nobody sees; the server says itself which number was free. */
async function startDisplay() {
  const server = spawn(XVFB, ['-displayfd', '3', '-screen', '0', '1366x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`${XVFB} ended with ${code}`)));
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  return { name: `:${number}`, stop: () => server.kill() };
}

const ENGINES = {
  // Motion is drawn without a graphics card here, which takes longer than all else.
  firefox: () => startDriver(GECKODRIVER, (port) => ['--port', port], {
    'moz:firefoxOptions': {
      binary: FIREFOX,
      args: ['-headless', '--width=1366', '--height=900'],
      prefs: { 'ui.prefersReducedMotion': 1 },
    },
  }, process.env),

  async webkit() {
    const display = await startDisplay();
    const driver = await startDriver(WEBKIT_DRIVER, (port) => [`--port=${port}`], {}, { ...process.env, DISPLAY: display.name });
    return {
      session: driver.session,
      stop() {
        driver.stop();
        display.stop();
      },
    };
  },
};

/** Starts the driver of an engine. */
export function startEngine(name) {
  const start = ENGINES[name];
  if (!start || !process.env.BASE_URL) {
    throw new Error('Start this with `cargo xtask test --only engines`: it serves the site and finds the browsers.');
  }
  return start();
}
