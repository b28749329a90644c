// How the browser is started, for the tests and for the pictures.

const chrome = process.env.CHROME;
const baseURL = process.env.BASE_URL;

if (!chrome || !baseURL) {
  throw new Error('Start this with `cargo xtask test --only e2e` or `cargo xtask screenshots`: it serves the site and finds a browser.');
}

/** The address of the built site, in a folder that is not the host's root. */
export const siteAddress = baseURL;

export const launchOptions = {
  executablePath: chrome,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    // What would be drawn by a process of the graphics card is drawn by the browser's own: a tenth less work.
    '--in-process-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
    // Letters as the browser with windows draws them.
    '--font-render-hinting=slight',
  ],
};
