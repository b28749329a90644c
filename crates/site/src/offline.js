// Keeps the site for offline use, and says when a newer version is ready. In a frame, and where the browser refuses, it does
// nothing. The app hears `iam-playground:update` and answers with `iam-playground:reload`.
(() => {
  if (window.top !== window || !('serviceWorker' in navigator)) return;
  const ready = (worker) => {
    window.dispatchEvent(new Event('iam-playground:update'));
    window.addEventListener('iam-playground:reload', () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
      worker.postMessage('take-over');
    });
  };
  addEventListener('load', async () => {
    try {
      const registration = await navigator.serviceWorker.register('./worker.js');
      // The first version that is kept replaces nothing.
      const watch = (worker) =>
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed' && navigator.serviceWorker.controller) ready(worker);
        });
      if (registration.waiting && navigator.serviceWorker.controller) ready(registration.waiting);
      watch(registration.installing);
      registration.addEventListener('updatefound', () => watch(registration.installing));
    } catch {
      // Then there is no offline use; everything else is as it was.
    }
  });
})();
