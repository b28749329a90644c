// What a screen reader is given: names, roles and order, and what it is told of a run. The snapshots hold what a listener
// needs, not every line: what is not listed may stand between.

import { button, cell, createRole, open, runGreen } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

test('a row of the matrix, and the why of a cell nothing allows', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3ReadOnlyAccess'] });
  await page.getByRole('tab', { name: 'Access matrix' }).click();
  await expect(page.getByRole('grid')).toMatchAriaSnapshot(`
    - grid:
      - rowgroup:
        - row:
          - columnheader "Caller"
          - columnheader /PutObject on arn:aws:s3:::photo-app-bucket/
      - rowgroup:
        - row:
          - rowheader "PhotoAppRole role"
          - gridcell:
            - 'button "PhotoAppRole, s3:PutObject: No rule allows it. Why?"'
          - gridcell:
            - 'button "PhotoAppRole, s3:GetObject: Allowed. Why?"'
  `);
  await cell(page, 'PhotoAppRole', 's3:PutObject').click();
  await expect(page.locator('.why')).toMatchAriaSnapshot(`
    - article:
      - heading "s3:PutObject" [level=3]
      - paragraph:
        - code: arn:aws:s3:::photo-app-bucket/photos/cat.jpg
      - paragraph:
        - text: No rule allows it
      - paragraph: No identity-based policy allows it.
      - heading "What AWS answers" [level=4]
      - heading "The gates, in order" [level=4]
      - list:
        - listitem:
          - paragraph:
            - strong:
              - button "Explicit deny"
            - text: lets it through
        - listitem:
          - paragraph:
            - strong:
              - button "Resource control policies"
            - text: no such policy
        - listitem:
          - paragraph:
            - strong:
              - button "Service control policies"
            - text: no such policy
        - listitem:
          - paragraph:
            - strong:
              - button "Resource-based policy"
            - text: no such policy
        - listitem:
          - paragraph:
            - strong:
              - button "Identity-based policies"
            - text: does not allow it
  `);
});

/** Notes every sentence that the live region says, from now on. */
const listen = (page) => page.evaluate(() => {
  const region = document.getElementById('announcer');
  window.heard = [];
  new MutationObserver(() => {
    const text = region.textContent.trim();
    if (text) window.heard.push(text);
  }).observe(region, { subtree: true, childList: true, characterData: true });
});

test('the live region tells the story of the role, sentence by sentence', async ({ page }) => {
  await open(page);
  await listen(page);
  const heard = () => page.evaluate(() => window.heard.filter((text, index, all) => text !== all[index - 1]));
  await button(page, 'Run the app').click();
  await expect.poll(heard).toHaveLength(1);
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess'] });
  await expect.poll(heard).toHaveLength(2);
  await runGreen(page);
  await expect.poll(heard).toHaveLength(3);
  await button(page, 'Move the clock +7 hours').click();
  await runGreen(page);
  expect(await heard()).toEqual([
    'Run finished. Unable to locate credentials: nothing was called.',
    'Done: Create role PhotoAppRole. photo-app: s3:PutObject is now Allowed; photo-app: s3:GetObject is now Allowed; and 3 more changes.',
    'Run finished. 5 succeeded, 0 failed.',
    'The clock moved 7 hours ahead.',
    'Run finished. 5 succeeded, 0 failed.',
  ]);
});
