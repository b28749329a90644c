// Who outside of the account is let in by a resource's policy: on its page, in the outline and on the map.

import { button, editor, open, write } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const BUCKET = 'photo-app-bucket';

const policy = (principal, condition) => JSON.stringify({
  Version: '2012-10-17',
  Statement: [{
    Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Resource: `arn:aws:s3:::${BUCKET}/*`,
    ...(condition && { Condition: condition }),
  }],
});

async function openBucketPolicy(page) {
  await open(page);
  await page.locator('.map').getByRole('button', { name: BUCKET }).click();
  await page.getByRole('tab', { name: 'Bucket policy' }).click();
  await expect(editor(page)).toBeVisible();
}

async function save(page, text) {
  await write(page, text);
  await button(page, 'Save').click();
  await expect(page.getByText('Not saved yet')).toHaveCount(0);
}

const outside = (page) => page.getByRole('region', { name: 'Access from outside the account' });

test('another account is told with its condition, a request away, in the outline and on the map', async ({ page }) => {
  await openBucketPolicy(page);
  await expect(outside(page)).toContainText('Nobody outside of this account: its policy allows them nothing');
  const size = async () => {
    const { width, height } = await page.locator('.map .card').filter({ hasText: BUCKET }).boundingBox();
    return { width, height };
  };
  const before = await size();
  await save(page, policy({ AWS: '444455556666' }, { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }));
  const sentence = `Account 444455556666 can s3:GetObject on every object of ${BUCKET}, when aws:SourceIp is in 203.0.113.0/24.`;
  await expect(outside(page)).toContainText(sentence);
  await expect(page.locator('.map').getByRole('img', { name: sentence })).toBeVisible();
  expect(await size()).toEqual(before);
  await expect(page.locator('.outline').getByRole('img', { name: sentence, includeHidden: true })).toHaveCount(1);
  await outside(page).getByRole('button', { name: `Why? ${sentence}` }).click();
  await expect(page.locator('.why')).toContainText('Decided for somebody outside of this account');
  await expect(page.locator('.why .verdict-line')).toContainText('Allowed');
});

test('a public bucket is told as public, and as held back by Block Public Access', async ({ page }) => {
  await openBucketPolicy(page);
  const blocked = page.getByRole('checkbox', { name: 'Block all public access' });
  if (await blocked.isChecked()) await blocked.uncheck();
  await save(page, policy('*'));
  await expect(outside(page)).toContainText(`Anyone on the internet can s3:GetObject on every object of ${BUCKET}.`);
  await blocked.check();
  await expect(outside(page)).toContainText('Block Public Access holds this back: Anyone on the internet can');
  await expect(page.locator('.map').getByRole('img', { name: /^Anyone on the internet/ })).toHaveCount(0);
});

test('of a world whose policies name nobody outside, the engine is not fetched', async ({ page }) => {
  await open(page);
  await page.locator('.map').getByRole('button', { name: BUCKET }).click();
  await expect(outside(page)).toContainText('Nobody outside of this account: its policy allows them nothing');
  const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  expect(fetched.filter((name) => name.includes('split_exposure'))).toEqual([]);
});
