// The thread that reads a long text in which requests are refused: it loads `crates/import-reader` and posts what was found.
onmessage = async ({ data: [script, text] }) => {
  try {
    const { default: init, denials } = await import(script);
    await init();
    postMessage([denials(text)]);
  } catch {
    postMessage([]);
  }
};
