// `test` and `expect` for every test here. A page that logs an error, throws, or asks another host fails its test,
// whatever else the test looks at.

import { expect, test as base } from '@playwright/test';
import { siteAddress } from './browser.mjs';

export { expect };

const ownHost = new URL(siteAddress).host;

/** Whether this request stays in the page or goes to the site's own host. */
function isOwn(address) {
  const url = new URL(address);
  return url.host === ownHost || ['data:', 'blob:', 'about:'].includes(url.protocol);
}

/** Collects what a page must not do. */
function watch(context, complaints) {
  context.on('request', (request) => {
    if (!isOwn(request.url())) complaints.push(`a request to another host: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`status ${response.status()}: ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console error: ${message.text()}`);
  });
  context.on('weberror', (error) => {
    complaints.push(`uncaught: ${error.error().stack ?? error.error().message}`);
  });
}

export const test = base.extend({
  /**
   * What the page has done that it must not. A test that provokes such a thing on purpose empties the list.
   */
  complaints: [
    async ({ context }, use) => {
      const complaints = [];
      watch(context, complaints);
      await use(complaints);
      expect(complaints, 'the page is quiet and calls nobody').toEqual([]);
    },
    { auto: true },
  ],
});
