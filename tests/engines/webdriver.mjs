// The part of the WebDriver protocol that these tests use.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** How the protocol says that a value is an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** A window of a laptop, where a display has room for it. */
const WINDOW = { x: 0, y: 0, width: 1366, height: 900 };

/** How long a state is waited for, in milliseconds, before it counts as one that does not come. */
const PATIENCE = 30_000;

/** Asks until the answer is one, and says what was waited for where it never is. */
export async function until(what, ask) {
  const end = Date.now() + PATIENCE;
  let last;
  do {
    try {
      last = await ask();
      if (last) return last;
    } catch (error) {
      // The page may be on its way, or the element gone between two requests.
      last = error.message;
    }
    await pause(50);
  } while (Date.now() < end);
  return assert.fail(`waited for ${what}; at last: ${last}`);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function ask(method, address, body) {
  const sent = method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) } : {};
  const response = await fetch(address, { method, ...sent });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** A driver that runs: `session` starts a browser, `stop` ends all. */
export async function startDriver(program, portOption, capabilities, environment) {
  const port = await freePort();
  const driver = spawn(program, portOption(port), { env: environment, stdio: 'ignore' });
  const failed = once(driver, 'error').then(([error]) => { throw error; });
  const address = `http://127.0.0.1:${port}`;
  await Promise.race([failed, until(`an answer of ${program}`, async () => (await fetch(`${address}/status`)).ok)]);
  failed.catch(() => {});
  return {
    async session() {
      const { sessionId } = await ask('POST', `${address}/session`, { capabilities: { alwaysMatch: capabilities } });
      const session = new Session(`${address}/session/${sessionId}`);
      await session.post('window/rect', WINDOW);
      return session;
    },
    stop: () => driver.kill(),
  };
}

/** A browser's window. */
class Session {
  constructor(address) {
    this.address = address;
  }

  get(path) {
    return ask('GET', `${this.address}/${path}`);
  }

  post(path, body) {
    return ask('POST', `${this.address}/${path}`, body);
  }

  goTo(url) {
    return this.post('url', { url });
  }

  /** Runs a function in the page; elements in its answer are references. */
  run(script, ...args) {
    return this.post('execute/sync', { script: `return (${script}).apply(null, arguments)`, args });
  }

  click(element) {
    return this.post(`element/${element[ELEMENT]}/click`);
  }

  /** Keys go down and up where the focus is. */
  keyboard(actions) {
    return this.post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Goes into a frame, or with `null` back to the page. */
  frame(element) {
    return this.post('frame', { id: element });
  }

  async screenshot() {
    return Buffer.from(await this.get('screenshot'), 'base64');
  }

  close() {
    return ask('DELETE', this.address);
  }
}
