// What a screen reader is given: names, roles and order, and what it is told of a run. The snapshots hold what a listener
// needs, not every line: what is not listed may stand between.

import { button, cell, createRole, open, runGreen } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

test('the start page: title, regions and their headings in order', async ({ page }) => {
  await open(page);
  await expect(page.locator('#app')).toMatchAriaSnapshot(`
    - banner:
      - heading "IAM Playground" [level=1]
      - group "History":
        - button "Nothing to undo" [disabled]
        - button "Nothing to redo" [disabled]
      - group "Simulated clock":
        - time: 2 Mar 2026, 09:00 UTC
        - button "Move the clock +1 hour"
    - main:
      - region "No credentials, nobody is calling":
        - combobox "Lessons"
        - heading "No credentials, nobody is calling" [level=2]
        - button "Hint 1 of 3"
        - 'region "Goals: 0 of 1"':
          - 'heading "Goals: 0 of 1" [level=3]'
          - list:
            - listitem: "To do: Run the app without credentials and read its log."
      - region "World":
        - heading "World" [level=2]
        - button "Outline"
        - group "Run":
          - button "Run the app"
        - group "Accounts":
          - button "Account Photo app, 111122223333" [pressed]
        - paragraph:
          - combobox "Acting as"
        - button "Create user"
        - button "Create role"
        - button "Create policy"
        - button /photo-app app on/
        - button "photo-app-bucket empty bucket"
        - button "/photo-app/web no log events"
      - region "Results":
        - tablist "Results":
          - tab "Access matrix" [selected]
          - tab "Run console"
        - tabpanel:
          - 'grid "Access matrix: who may make which request"'
  `);
});

test('the run console: where the SDK looked, and the log', async ({ page }) => {
  await open(page);
  await button(page, 'Run the app').click();
  await expect(page.locator('.panels')).toMatchAriaSnapshot(`
    - region "Results":
      - tablist "Results":
        - tab "Run console" [selected]
      - tabpanel:
        - heading /The app ran on its instance 2026-03-02T09:00:00Z/ [level=3]
        - paragraph: /Unable to locate credentials/
        - heading "Log" [level=4]
        - heading "Where the SDK looked for credentials" [level=4]
        - list:
          - listitem:
            - strong: Code
            - text: The code passes no keys.
          - listitem:
            - strong: Environment variables
            - text: They are not set.
          - listitem:
            - strong: Shared credentials file
            - text: There is no such file.
          - listitem:
            - strong:
              - button "Instance metadata"
            - text: /404 Not Found/
  `);
});

test('the create role dialog: each step says where one is', async ({ page }) => {
  await open(page);
  await button(page, 'Create role').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create role' });
  await expect(dialog).toMatchAriaSnapshot(`
    - dialog "Create role":
      - banner:
        - heading "Create role" [level=2]
        - button "Close"
      - 'heading "Step 1 of 3: Trusted entity" [level=3]'
      - group "Trusted entity type":
        - radio /AWS service/ [checked]
        - radio /AWS account/
        - radio /Web identity/
        - radio /SAML 2.0 federation/
        - radio /Custom trust policy/
      - group "Service":
        - radio /EC2/ [checked]
        - radio /Lambda/
      - contentinfo:
        - button "Cancel"
        - button "Next"
  `);
  await expect(dialog.locator('[aria-current=step]')).toHaveText('Trusted entity');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('searchbox').fill('AmazonS3ReadOnlyAccess');
  await dialog.getByRole('checkbox', { name: 'AmazonS3ReadOnlyAccess' }).check();
  await expect(dialog).toMatchAriaSnapshot(`
    - dialog "Create role":
      - 'heading "Step 2 of 3: Permissions" [level=3]'
      - group "Permissions policies":
        - searchbox "Search policies"
        - list:
          - listitem:
            - checkbox /AmazonS3ReadOnlyAccess/ [checked]
        - paragraph: 1 policy
      - contentinfo:
        - button "Cancel"
        - button "Previous"
        - button "Next"
  `);
  await dialog.getByRole('button', { name: 'Next' }).click();
  await expect(dialog).toMatchAriaSnapshot(`
    - dialog "Create role":
      - 'heading "Step 3 of 3: Name and review" [level=3]'
      - textbox "Role name"
      - checkbox /Attach it to the instance photo-app/ [checked]
      - contentinfo:
        - button "Create role"
  `);
});

test('a role in the inspector', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3ReadOnlyAccess'] });
  await expect(page.locator('#inspector')).toMatchAriaSnapshot(`
    - heading "PhotoAppRole" [level=3]
    - paragraph: arn:aws:iam::111122223333:role/PhotoAppRole
    - button "Delete"
    - tablist "Role":
      - tab "Permissions" [selected]
      - tab "Trust relationships"
      - tab "Tags"
    - tabpanel:
      - list:
        - listitem:
          - button "AmazonS3ReadOnlyAccess"
          - button "Detach AmazonS3ReadOnlyAccess"
      - button "Attach policies"
      - button "Create inline policy"
      - heading "Permissions boundary" [level=4]
      - combobox "No permissions boundary. Set one:"
  `);
});

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
            - 'button "PhotoAppRole, s3:PutObject: Not allowed. Why?"'
          - gridcell:
            - 'button "PhotoAppRole, s3:GetObject: Allowed. Why?"'
  `);
  await cell(page, 'PhotoAppRole', 's3:PutObject').click();
  await expect(page.locator('.why')).toMatchAriaSnapshot(`
    - article:
      - text: Not allowed by any policy
      - heading "s3:PutObject" [level=3]
      - paragraph:
        - code: arn:aws:s3:::photo-app-bucket/photos/cat.jpg
      - paragraph:
        - text: No identity-based policy allows
        - code: s3:PutObject
        - text: ": no statement is about this action."
      - 'group "PhotoAppRole asks for s3:PutObject. Identity-based policies: stops here"':
        - 'button "Identity-based policies: stops here"'
        - 'button "AmazonS3ReadOnlyAccess: says nothing"'
      - region "The deciding statement, with what decided marked"
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
  // What is done, and a moment later what it changed in access.
  await expect.poll(heard).toHaveLength(3);
  await runGreen(page);
  await expect.poll(heard).toHaveLength(4);
  await button(page, 'Move the clock +7 hours').click();
  await runGreen(page);
  expect(await heard()).toEqual([
    'Run finished. Unable to locate credentials: nothing was called.',
    'Done: Create role PhotoAppRole. photo-app: s3:PutObject is now Allowed; photo-app: s3:GetObject is now Allowed; and 3 more changes.',
    'Create role PhotoAppRole: PhotoAppRole can now use every action of s3 and every action of s3-object-lambda on every resource, and 2 more changes.',
    'Run finished. 5 succeeded, 0 failed.',
    'The clock moved 7 hours ahead.',
    'Run finished. 5 succeeded, 0 failed.',
  ]);
});
