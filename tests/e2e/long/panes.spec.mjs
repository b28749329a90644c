// The panes of a wide window, and what stays in sight at every size.

import { button, cell, createRole, createUser, open, showMatrix, untilSetUp, untilStripIsGone } from '../actions.mjs';
import { expect, test } from '../fixtures.mjs';
import { tabTo } from '../keys.mjs';

const DESKTOP = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

const sizes = (page) => page.evaluate(() => localStorage.getItem('iam-playground.panes'));
const width = (page, pane) => page.locator(pane).evaluate((element) => element.offsetWidth);
const height = (page, pane) => page.locator(pane).evaluate((element) => element.offsetHeight);
/** How far an element reaches behind the goals at the foot, in pixels. */
const behindGoals = async (page, element) => {
  const [box, foot] = [await element.boundingBox(), await page.locator('.story-foot').boundingBox()];
  return box.y + box.height - foot.y;
};

test.describe('at 1280 by 720', () => {
  test.use({ viewport: DESKTOP });

  test('a border moves by keyboard, says where it is, and is remembered', async ({ page }) => {
    await open(page);
    await createUser(page, 'ann');
    const border = page.getByRole('separator', { name: 'Width of the lesson' });
    await tabTo(page, 'Width of the lesson');
    await expect(border).toBeFocused();
    const before = await width(page, '.lesson');
    const said = Number(await border.getAttribute('aria-valuenow'));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => width(page, '.lesson')).toBeGreaterThan(before + 30);
    await expect.poll(async () => Number(await border.getAttribute('aria-valuenow'))).toBeGreaterThan(said);
    const moved = await width(page, '.lesson');
    await page.reload();
    await expect.poll(() => width(page, '.lesson')).toBe(moved);
    await border.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => width(page, '.lesson')).toBe(before);
    expect(await sizes(page)).toBe('');
  });

  test('the story closes to a strip, is remembered, and opens with the next story', async ({ page }) => {
    await open(page);
    const before = await width(page, '.lesson');
    await button(page, 'Close the lesson panel').focus();
    await page.keyboard.press('Enter');
    const back = button(page, 'Open the lesson panel');
    await expect(back).toBeFocused();
    expect(await width(page, '.lesson')).toBeLessThan(60);
    await expect(page.locator('#lesson-title')).toBeHidden();
    await page.reload();
    await expect(back).toBeVisible();
    await back.click();
    expect(await width(page, '.lesson')).toBe(before);
    await button(page, 'Close the lesson panel').click();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('Two locks on a role');
    await page.keyboard.press('Enter');
    await expect(page.locator('#lesson-title')).toHaveText('Two locks on a role');
    await expect(page.locator('#lesson-title')).toBeVisible();
    expect(await page.evaluate(() => localStorage.getItem('iam-playground.story-closed'))).toBe(null);
  });

  test('a border moves with the pointer', async ({ page }) => {
    await open(page);
    const border = page.getByRole('separator', { name: 'Height of the world' });
    const { x, y, width: across } = await border.boundingBox();
    const before = await height(page, '.world');
    await page.mouse.move(x + across / 2, y + 4);
    await page.waitForFunction(() => document.querySelector('.playground[data-movable]'));
    await page.mouse.down();
    await page.mouse.move(x + across / 2, y - 60, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => height(page, '.world')).toBeLessThan(before - 40);
    expect(await sizes(page)).toMatch(/^map:\d/);
  });

  for (const kept of ['story:0 map:9000', 'not a size', '{"story":20}']) {
    test(`sizes that are unreadable or absurd are ignored: ${kept}`, async ({ page }) => {
      await open(page);
      const before = await width(page, '.lesson');
      await page.evaluate((kept) => localStorage.setItem('iam-playground.panes', kept), kept);
      await page.reload();
      await expect(page.getByRole('grid')).toBeVisible();
      expect(await width(page, '.lesson')).toBe(before);
    });
  }

  test('a pane fills the screen, with the goals, and Escape returns', async ({ page }) => {
    await open(page);
    const before = await width(page, '.world');
    await button(page, 'Fill the screen: World').click();
    await expect(page.locator('.panels')).toBeHidden();
    expect(await width(page, '.world')).toBeGreaterThan(before + 200);
    await expect(page.locator('.story-foot .goal').first()).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid')).toBeVisible();
    expect(await width(page, '.world')).toBe(before);
  });

  test('an explanation has the width of the map, and Escape leads back to its cell', async ({ page }) => {
    await open(page);
    await createUser(page, 'ann');
    await cell(page, 'ann', 's3:GetObject').click();
    await expect(page.locator('.why .verdict-line')).toBeVisible();
    await expect(page.getByRole('grid')).toBeHidden();
    expect(await width(page, '.side')).toBe(await width(page, '.world'));
    await page.locator('.explanation').first().focus();
    await page.keyboard.press('Escape');
    await expect(cell(page, 'ann', 's3:GetObject')).toBeFocused();
    await page.getByRole('tab', { name: 'Why' }).click();
    await expect(page.getByRole('grid')).toBeHidden();
    await showMatrix(page);
    await expect(page.getByRole('grid')).toBeVisible();
  });

  for (const viewport of [DESKTOP, { width: 1440, height: 900 }]) {
    test(`beside an editor the map is whole at ${viewport.width} px, and a card leads out of it`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await open(page);
      await createRole(page, 'PhotoAppRole');
      await button(page, 'Create inline policy').click();
      await expect(page.locator('.side .cm-content')).toBeVisible();
      await untilStripIsGone(page);
      const map = page.locator('.world-map');
      expect(await map.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      const pane = await map.boundingBox();
      const cards = map.locator('.card');
      await expect(cards).toHaveCount(5);
      for (const card of await cards.all()) {
        const [box, title] = [await card.boundingBox(), await card.locator('.card-title').boundingBox()];
        const name = await card.innerText();
        expect(box.x, name).toBeGreaterThanOrEqual(pane.x);
        expect(box.x + box.width, name).toBeLessThanOrEqual(pane.x + pane.width);
        expect(box.y + box.height, name).toBeLessThanOrEqual(pane.y + pane.height);
        // The name has the card's width, and none of its lines is outside.
        expect(title.width, name).toBeGreaterThan(box.width * 0.6);
        expect(title.y + title.height, name).toBeLessThanOrEqual(box.y + box.height);
      }
      for (const add of ['instance', 'user', 'group', 'role', 'policy', 'resource']) {
        await expect(map.getByRole('button', { name: `Create ${add}`, exact: true })).toBeInViewport({ ratio: 1 });
      }
      await cards.filter({ hasText: 'photo-app-bucket' }).click();
      await expect(page.locator('.inspector h3').first()).toHaveText('photo-app-bucket');
    });
  }

  test('beside an editor the matrix shows four rows', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page);
    for (const name of ['ann', 'bob', 'eve']) await createUser(page, name, ['AmazonS3ReadOnlyAccess']);
    await button(page, 'Create policy').first().click();
    await page.getByRole('dialog').getByLabel('Policy name').fill('Long');
    await page.getByRole('dialog').getByRole('button', { name: 'Create policy' }).click();
    await expect(page.locator('.side .cm-content')).toBeVisible();
    await untilStripIsGone(page);
    const tabs = page.getByRole('tablist', { name: 'Results' });
    expect(await tabs.evaluate((list) => list.scrollWidth - list.clientWidth), 'no tab is cut off').toBeLessThanOrEqual(0);
    const box = await page.locator('.matrix-scroll').boundingBox();
    const rows = await page.locator('.matrix tbody tr').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().bottom));
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(rows[3]).toBeLessThanOrEqual(Math.min(box.y + box.height, 800) + 1);
  });

  test('beside an editor a pane fills the screen too', async ({ page }) => {
    await open(page);
    await button(page, 'Create policy').first().click();
    await page.getByRole('dialog').getByLabel('Policy name').fill('Long');
    await page.getByRole('dialog').getByRole('button', { name: 'Create policy' }).click();
    await expect(page.locator('.side .cm-content')).toBeVisible();
    await untilStripIsGone(page);
    for (const [name, pane] of [['World', '.world'], ['Results', '.panels'], ['Inspector and why', '.side']]) {
      await button(page, `Fill the screen: ${name}`).click();
      expect(await width(page, pane), name).toBeGreaterThan(page.viewportSize().width - 60);
      await page.keyboard.press('Escape');
      await expect(page.locator('.playground[data-filled]')).toHaveCount(0);
    }
  });

  test('a policy is written on 20 lines of 70 columns, with Save and findings in sight', async ({ page }) => {
    await open(page);
    await createUser(page, 'ann');
    await button(page, 'Create policy').first().click();
    await page.getByRole('dialog').getByLabel('Policy name').fill('Long');
    await page.getByRole('dialog').getByRole('button', { name: 'Create policy' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const text = page.locator('.side .cm-content');
    await expect(text).toBeVisible();
    const lines = Array.from({ length: 60 }, (_, line) => `    "s3:Action${line}",`).join('\n');
    await text.fill(`{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Allow", "Action": [\n${lines}\n  ], "Resource": "*" }]\n}`);
    const room = await page.locator('.side .cm-scroller').evaluate((scroller) => {
      const line = scroller.querySelector('.cm-line');
      const range = document.createRange();
      range.selectNodeContents(line.firstChild ?? line);
      const gutter = scroller.querySelector('.cm-gutters')?.offsetWidth ?? 0;
      const canvas = document.createElement('canvas').getContext('2d');
      canvas.font = getComputedStyle(line).font;
      return {
        lines: Math.floor(Math.min(scroller.clientHeight, window.innerHeight) / line.offsetHeight),
        columns: Math.floor((scroller.clientWidth - gutter) / canvas.measureText('0').width),
      };
    });
    expect(room.lines).toBeGreaterThanOrEqual(20);
    expect(room.columns).toBeGreaterThanOrEqual(70);
    await expect(button(page, 'Save')).toBeInViewport();
    await expect(page.locator('.side .findings')).toBeInViewport();
  });
});

for (const viewport of [DESKTOP, PHONE]) {
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport });

    for (const number of [1, 6, 13, 17, 18]) {
      test(`the goals of lesson ${number} are in sight on every tab`, async ({ page }) => {
        await open(page, `?lesson=${number}`);
        const foot = page.locator('.story-foot');
        await untilSetUp(page, number);
        const views = viewport === PHONE ? ['Lesson', 'Build', 'Run', 'Why'] : ['Run console', 'CloudTrail', 'Why', 'Access matrix'];
        for (const view of views) {
          const chooser = viewport === PHONE ? page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }) : page.getByRole('tab', { name: view });
          await chooser.click();
          await expect(foot.locator('.goal:visible').first(), view).toBeInViewport({ ratio: 1 });
          await expect(foot.getByRole('heading'), view).toBeInViewport({ ratio: 1 });
        }
      });
    }

    if (viewport === PHONE) {
      test('the first open goal is there in full, and a press shows all', async ({ page }) => {
        await open(page, '?lesson=13');
        await untilSetUp(page, 13);
        const foot = page.locator('.story-foot');
        const low = await height(page, '.story-foot');
        expect(low).toBeLessThanOrEqual(200);
        await expect(foot.locator('.goal:visible')).toHaveCount(1);
        const goal = foot.locator('.goal:visible > span');
        expect(await goal.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(0);
        const { x, y } = await foot.locator('.goal:visible').boundingBox();
        await page.mouse.click(x + 40, y + 8);
        await expect.poll(() => foot.locator('.goal:visible').count()).toBeGreaterThan(1);
        expect(await height(page, '.story-foot')).toBeGreaterThan(low);
        await button(page, 'Fewer goals').click();
        await expect(foot.locator('.goal:visible')).toHaveCount(1);
        await expect(button(page, 'All goals')).toBeVisible();
      });
    }

    test('a goal that turns is seen and announced', async ({ page }) => {
      await open(page);
      await expect(page.locator('.story-foot')).toContainText('Goals: 0 of 1');
      await button(page, 'Run the app').click();
      await expect(page.locator('.story-foot')).toContainText('Goals: 1 of 1');
      await expect(page.locator('.story-foot').getByRole('status').first()).toContainText('Goal met: Run the app');
      await expect(button(page, 'Next lesson')).toBeInViewport();
      await button(page, 'Next lesson').click();
      await expect(page.locator('#lesson-panel')).toBeFocused();
    });
  });
}

for (const viewport of [DESKTOP, { width: 768, height: 1024 }, PHONE]) {
  test.describe(`above the goals at ${viewport.width} px`, () => {
    test.use({ viewport });

    test('the reply to an answer and the next hint are seen where they come', async ({ page }) => {
      await open(page, '?lesson=10');
      await untilSetUp(page, 10);
      await page.getByRole('group', { name: 'Answers' }).getByRole('button').nth(1).click();
      const reply = page.locator('.lesson-question .reply');
      await expect.poll(() => behindGoals(page, reply)).toBeLessThanOrEqual(0);
      await expect(reply).toBeInViewport({ ratio: 1 });
      for (const hint of [1, 2]) {
        await button(page, `Hint ${hint} of 3`).click();
        const shown = page.locator('.hints li').nth(hint - 1);
        await expect.poll(() => behindGoals(page, shown)).toBeLessThanOrEqual(0);
      }
    });

    if (viewport !== DESKTOP) {
      test('the end of the page is not behind all of them', async ({ page }) => {
        await open(page, '?lesson=13');
        await untilSetUp(page, 13);
        await button(page, 'All goals').click();
        await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
        await expect.poll(() => behindGoals(page, button(page, 'Help and keyboard'))).toBeLessThanOrEqual(0);
      });
    }
  });
}

for (const viewport of [DESKTOP, { width: 1440, height: 900 }]) {
  test.describe(`at ${viewport.width} px with a role`, () => {
    test.use({ viewport });

    test('the head of the world is one row', async ({ page }) => {
      await open(page);
      await createRole(page, 'PhotoAppRole');
      const one = page.locator('.world-head').getByRole('button', { name: 'Outline' });
      const last = button(page, 'Steal the session');
      await expect(last).toBeVisible();
      await untilStripIsGone(page);
      const middle = async (element) => {
        const { y, height } = await element.boundingBox();
        return y + height / 2;
      };
      expect(Math.abs((await middle(one)) - (await middle(last)))).toBeLessThan(6);
    });
  });
}

for (const viewport of [PHONE, { width: 768, height: 1024 }]) {
  test.describe(`messages at ${viewport.width} px`, () => {
    test.use({ viewport });

    test('are over the bar and nothing below it, and in sight further down the page', async ({ page }) => {
      await open(page);
      if (viewport === PHONE) await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Build' }).click();
      await createUser(page, 'ann');
      const notice = page.locator('.notice');
      await expect(notice).toBeVisible();
      await page.evaluate(() => window.scrollTo(0, 0));
      const bar = await page.locator('.top-bar').boundingBox();
      const end = async () => {
        const { y, height } = await notice.boundingBox();
        return y + height;
      };
      await expect.poll(end).toBeLessThanOrEqual(bar.y + bar.height);
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      await expect(notice).toBeInViewport({ ratio: 1 });
    });
  });
}
