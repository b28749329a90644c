// One first paint: what an embed shows of an example, a lesson or the first world before the app is there. Of a drawing it has
// the widths between which every place moves evenly.

import { readFile, readdir } from 'node:fs/promises';
import { siteAddress } from './browser.mjs';

/** As wide as a column of a post, and as wide as it takes to show every drawing. */
const COLUMN = { width: 640, height: 400 };
const ROOMY = { width: 1000, height: 400 };

/** Widths of a drawing, pixels, from a narrow phone to a wide column. */
const NARROWEST = 240;
const WIDEST = 1200;

/** Half of what the drawing's own numbers are rounded to, twice: at the ends and where they are compared. */
const ROUNDING = 0.11;

/** Names that an embed's address may have for a policy: those of IAM, as they are in the name of a file. */
const POLICY_NAME = /^[\w+=,.@-]{1,128}$/;

/** The names of policies in an example. An embed shows those of the account that it opens with. */
async function policiesOf(example) {
  const { world } = JSON.parse(await readFile(new URL(`../../examples/built/${example}.json`, import.meta.url), 'utf8'));
  const found = new Set();
  const look = (value, key) => {
    if (typeof value === 'string' && /:policy\//.test(value)) found.add(value.split('/').at(-1));
    if (value === null || typeof value !== 'object') return;
    if (key === 'inline' && !Array.isArray(value)) for (const name of Object.keys(value)) found.add(name);
    for (const [name, inner] of Object.entries(value)) look(inner, name);
  };
  look(world);
  return [...found].filter((name) => POLICY_NAME.test(name)).sort();
}

/** Every first paint by its name, with what asks for it in an embed's address; content.html in xtask builds the same names. */
export async function firstPaints() {
  const names = async (place, ending) => {
    const entries = await readdir(new URL(`../../${place}`, import.meta.url), { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() ? ending === '' && /^\d/.test(entry.name) : ending !== '' && entry.name.endsWith(ending))
      .map((entry) => entry.name.slice(0, entry.name.length - ending.length)).sort();
  };
  const examples = await names('examples', '.md');
  const lessons = await names('crates/lessons/content', '');
  const policies = await Promise.all(examples.map(policiesOf));
  return [
    ...['world', 'matrix'].map((view) => [view, `?view=${view}`]),
    ...examples.flatMap((example) => ['world', 'why', 'matrix', 'policy'].map((view) => [`${view}.${example}`, `?view=${view}&example=${example}`])),
    ...examples.flatMap((example, place) => policies[place].map((policy) => [`policy.${example}.${policy}`, `?view=policy&example=${example}&policy=${encodeURIComponent(policy)}`])),
    ...lessons.flatMap((lesson, place) => [['', ''], ['.solution', '&step=solution']].map(([step, asks]) => [`lesson.${lesson}${step}`, `?view=lesson&lesson=${place + 1}${asks}`])),
  ];
}

/** Resolves in the page when the embed is all there: nothing in it has changed for a while. */
const isThere = () => new Promise((done) => {
  let timer;
  const drawn = () => [...document.querySelectorAll('.decision-path')].every((frame) => frame.firstElementChild || !frame.clientWidth);
  const isWhole = () => document.querySelector('#app .embed-foot') && !document.querySelector('#app :is(.fetching, .plain-editor)') && drawn();
  const changes = new MutationObserver(() => wait());
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!isWhole()) return wait();
      changes.disconnect();
      done();
    }, 200);
  };
  changes.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  wait();
});

/** The markup of the app, without drawings; what only its script has set is in attributes. `undefined` where an editor does not show all of its text. */
function markup(address) {
  const app = document.getElementById('app');
  const copy = app.cloneNode(true);
  const own = app.querySelectorAll('*');
  for (const [place, element] of [...copy.querySelectorAll('*')].entries()) {
    const { localName, selected, checked, value, type } = own[place];
    if (localName === 'option') element.toggleAttribute('selected', selected);
    if (localName === 'textarea') element.textContent = value;
    if (localName === 'input') element.toggleAttribute('checked', checked);
    if (localName === 'input' && !['checkbox', 'radio'].includes(type)) element.setAttribute('value', value);
  }
  // The editor measures itself by script; a picture of it is laid out by the page at every width.
  const TOKEN = /("(?:[^"\\]|\\.)*"(?=\s*:))|("(?:[^"\\]|\\.)*"?)|\b(true|false|null|\d+)\b/g;
  const COLORS = ['json-key', 'json-text', 'json-value'];
  const spanOf = (name, content) => {
    const span = document.createElement('span');
    span.className = name;
    span.append(...content);
    return span;
  };
  /** A line with the colors of its tokens, and the marks of the explanation. */
  const colored = (line) => {
    const text = line.textContent;
    const marks = [];
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let from = 0; texts.nextNode(); from += texts.currentNode.length) {
      const mark = texts.currentNode.parentElement.closest('.match, .mismatch');
      if (mark) marks.push({ from, to: from + texts.currentNode.length, name: mark.classList.contains('match') ? 'match' : 'mismatch' });
    }
    const marked = (from, to) => {
      const pieces = [];
      let end = from;
      for (const mark of marks) {
        const [first, last] = [Math.max(mark.from, end), Math.min(mark.to, to)];
        if (first >= last) continue;
        pieces.push(text.slice(end, first), spanOf(mark.name, [text.slice(first, last)]));
        end = last;
      }
      return [...pieces, text.slice(end, to)].filter((piece) => piece !== '');
    };
    const pieces = [];
    let end = 0;
    for (const found of text.matchAll(TOKEN)) {
      const name = COLORS[found.slice(1).findIndex((token) => token !== undefined)];
      const after = found.index + found[0].length;
      pieces.push(...marked(end, found.index), spanOf(name, marked(found.index, after)));
      end = after;
    }
    return [...pieces, ...marked(end, text.length)];
  };
  const pictureOf = (area) => {
    const editor = document.createElement('div');
    for (const [name, value] of Object.entries({ class: 'editor-picture', role: 'textbox', tabindex: '0', 'aria-multiline': 'true', 'aria-readonly': 'true', 'aria-label': area.querySelector('.cm-content').getAttribute('aria-label') })) editor.setAttribute(name, value);
    for (const [place, line] of [...area.querySelectorAll('.cm-line')].entries()) {
      const number = spanOf('number', [place + 1]);
      number.setAttribute('aria-hidden', 'true');
      editor.append(number, spanOf('line', colored(line)));
    }
    return editor;
  };
  if (app.querySelector('.cm-gap')) return undefined;
  for (const [place, area] of [...app.querySelectorAll('.json-area')].entries()) {
    if (area.querySelector('.cm-content')) copy.querySelectorAll('.json-area')[place].replaceChildren(pictureOf(area));
  }
  const comments = [];
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.remove();
  // The page's policy lets a script set styles, and no markup.
  for (const element of copy.querySelectorAll('[style]')) {
    element.dataset.style = element.getAttribute('style');
    element.removeAttribute('style');
  }
  for (const frame of copy.querySelectorAll('.decision-path')) {
    frame.replaceChildren();
    frame.removeAttribute('data-width');
  }
  for (const link of copy.querySelectorAll(`a[href^="${address}"]`)) link.setAttribute('href', `../${link.getAttribute('href').slice(address.length)}`);
  return copy.innerHTML;
}

/**
 * In the page: one drawing by width, as pieces from one width to another, with the drawing at the first and its numbers at the
 * second.
 */
async function pieces({ place, narrowest, widest, rounding }) {
  const NUMBERS = /-?\d+(\.\d+)?/g;
  const frame = document.querySelectorAll('.decision-path')[place];
  const drawn = new Map();
  const at = async (width) => {
    if (!drawn.has(width)) {
      frame.style.cssText = `width: ${width}px; min-width: ${width}px; max-width: ${width}px; flex: none`;
      while (Number(frame.firstElementChild?.getAttribute('width')) !== width) await new Promise(requestAnimationFrame);
      const text = frame.innerHTML.replaceAll(/<!--.*?-->/g, '');
      drawn.set(width, { text, form: text.replace(NUMBERS, '#'), numbers: (text.match(NUMBERS) ?? []).map(Number) });
    }
    return drawn.get(width);
  };
  const isEven = async (from, to) => {
    for (const width of [0, 0.5, 0.25, 0.75].map((part) => Math.round(from + (to - from) * part))) {
      const [first, last, between] = [await at(from), await at(to), await at(width)];
      if (first.form !== last.form || first.form !== between.form) return false;
      const far = (width - from) / (to - from);
      if (!between.numbers.every((number, place) => Math.abs(first.numbers[place] + (last.numbers[place] - first.numbers[place]) * far - number) <= rounding)) return false;
    }
    return true;
  };
  const even = [];
  const split = async (from, to) => {
    if (from === to || await isEven(from, to)) return even.push([from, to]);
    const middle = Math.floor((from + to) / 2);
    await split(from, middle);
    await split(middle + 1, to);
  };
  await split(narrowest, widest);
  const joined = [even[0]];
  for (const [from, to] of even.slice(1)) {
    const last = joined.at(-1);
    if (await isEven(last[0], to)) last[1] = to;
    else joined.push([from, to]);
  }
  return joined.map(([from, to]) => ({ from, to, start: drawn.get(from).text, end: drawn.get(to).numbers }));
}

/** The drawings of what an address shows. */
async function drawings(page, query) {
  await page.setViewportSize(ROOMY);
  await page.goto(`${siteAddress}embed/${query}&start=now`);
  await page.evaluate(isThere);
  const found = [];
  for (let place = 0; place < await page.locator('.decision-path').count(); place += 1) {
    found.push(await page.evaluate(pieces, { place, narrowest: NARROWEST, widest: WIDEST, rounding: ROUNDING }));
  }
  return found;
}

/**
 * The first paints of one example, lesson or world, by their names: whatever the view, the same decision is drawn. A policy that
 * its account does not have, and one of which the editor shows a part, have none.
 */
export async function take(page, group) {
  const taken = new Map();
  let drawn;
  for (const [name, query] of group) {
    await page.setViewportSize(COLUMN);
    // The app itself, and not what a page draws of a lesson before it.
    await page.goto(`${siteAddress}embed/${query}&start=now`);
    // What is said of a policy comes with the service reference, and with what proves it.
    if (query.includes('view=policy')) await page.waitForLoadState('networkidle');
    await page.evaluate(isThere);
    if (query.includes('policy=') && await page.locator('.embed-problem').count()) continue;
    const html = await page.evaluate(markup, siteAddress);
    if (html === undefined) continue;
    const hasDrawing = html.includes('class="decision-path"');
    if (hasDrawing) drawn ??= await drawings(page, query);
    taken.set(name, { html, drawings: hasDrawing ? drawn : [] });
  }
  return taken;
}
