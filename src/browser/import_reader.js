// The thread that reads a real account's files: it loads `crates/import-reader` and says how far it is, what it found, and
// that it has ended. Started from a text of the page and not from a file, it is held by the page's own policy: it can
// send nothing to another host either.
onmessage = async ({ data: [script, now, files] }) => {
  try {
    const { default: init, Reading } = await import(script);
    await init();
    const reading = new Reading();
    for (const [name, file] of files) {
      const bytes = await file.arrayBuffer().catch(() => null);
      if (!bytes) return postMessage(["unreadable"]);
      reading.add(name, new Uint8Array(bytes));
    }
    const send = (text) => postMessage(["text", text]);
    reading.begin(now);
    for (let read, told; (read = reading.step(send)) !== undefined; told = read) {
      if (read !== told) postMessage(["read", read]);
    }
    reading.finish(send);
    postMessage(["end"]);
  } catch (error) {
    postMessage(["failed", String(error)]);
  }
};
