// A page as a person meets it: what stands there by name, a press, a text that is written.

import assert from 'node:assert/strict';
import { until } from './webdriver.mjs';

const site = process.env.BASE_URL;

/** The elements in sight that fit; runs in the page. */
function find({ css, name, says, within }) {
  const flat = (text) => text.replace(/\s+/g, ' ').trim();
  const nameOf = (element) => flat(
    element.getAttribute('aria-label') ?? ([...(element.labels ?? [])].map((label) => label.innerText).join(' ') || element.innerText),
  );
  const fits = (element) => {
    if (says !== undefined) return flat(element.innerText).includes(says);
    if (name === undefined) return true;
    return name.startsWith('~') ? nameOf(element).includes(name.slice(1)) : nameOf(element) === name;
  };
  const roots = within ? [...document.querySelectorAll(within)] : [document];
  const all = roots.flatMap((root) => [...root.querySelectorAll(css)]);
  return all.filter((element) => element.checkVisibility({ visibilityProperty: true }) && fits(element));
}

/** What throws is kept; runs in the page. */
function watchFaults() {
  window.faults = [];
  addEventListener('error', ({ message }) => window.faults.push(message));
  addEventListener('unhandledrejection', ({ reason }) => window.faults.push(String(reason)));
}

const BUTTONS = 'button, [role=button], [role=tab], summary';

/** A button by its name; a name that begins with `~` is a part of it. */
export const button = (name, within) => ({ css: BUTTONS, name, within });

/** A field or box by its label. */
export const field = (name, within) => ({ css: 'input, select, textarea', name, within });

/** What has this text in it. */
export const text = (css, says) => ({ css, says });

export class Page {
  constructor(session) {
    this.session = session;
  }

  /** Goes to an address, and watches from then on. */
  async open(address) {
    await this.session.goTo(address);
    await this.session.run(watchFaults);
  }

  all(place) {
    return this.session.run(find, place);
  }

  /** Waits until it is in sight. */
  see(place) {
    return until(JSON.stringify(place), async () => (await this.all(place))[0]);
  }

  /** Waits until nothing such is in sight. */
  seeNo(place) {
    return until(`no ${JSON.stringify(place)}`, async () => (await this.all(place)).length === 0);
  }

  /** Waits until there are so many. */
  count(place, number) {
    return until(`${number} of ${JSON.stringify(place)}`, async () => (await this.all(place)).length === number);
  }

  /** Presses it, once it is there and can be. */
  press(place) {
    return until(`${JSON.stringify(place)} to press`, async () => {
      const [element] = await this.all(place);
      if (!element || await this.session.run((element) => element.disabled, element)) return false;
      await this.session.click(element);
      return true;
    });
  }

  /** Writes by keyboard where the focus is. */
  write(letters) {
    return this.session.keyboard([...letters].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
  }

  /** Selects everything where the focus is. */
  selectAll() {
    const control = '\uE009';
    return this.session.keyboard([
      { type: 'keyDown', value: control }, { type: 'keyDown', value: 'a' }, { type: 'keyUp', value: 'a' }, { type: 'keyUp', value: control },
    ]);
  }

  /** Replaces what a field has. */
  async fill(place, letters) {
    await this.press(place);
    await this.selectAll();
    await this.write(letters);
  }

  /** What an element says, or a field has. */
  async read(place) {
    return this.session.run((element) => element.value ?? element.innerText, await this.see(place));
  }

  /** Goes into the frame. */
  async enter(place) {
    await this.session.frame(await this.see(place));
    await this.session.run(watchFaults);
  }

  /** Goes back from the frame to the page around it. */
  async leave() {
    await this.quiet();
    await this.session.frame(null);
  }

  /** Nothing has thrown in the page or frame that one is in. */
  async quiet() {
    assert.deepEqual(await this.session.run(() => window.faults), [], 'the page is quiet');
  }

  /** Makes the browser one that has never been here: starting another takes it longer than most of what is tried. */
  async forget() {
    await this.session.frame(null);
    await this.session.goTo(`${site}icon.svg`);
    await this.session.run(async () => {
      localStorage.clear();
      sessionStorage.clear();
      await Promise.all((await navigator.serviceWorker.getRegistrations()).map((worker) => worker.unregister()));
      await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
    });
  }
}
