// For pages that embed the playground. A frame of it grows with what it shows, and
//
//   <iam-playground src="…/embed/?view=world#s1.…" title="…" height="400"></iam-playground>
//
// is such a frame, made when the reader comes near it: until then nothing is loaded.
(() => {
  if (customElements.get('iam-playground')) return;
  const here = document.currentScript?.src ?? location.href;
  const NEAR = '400px';
  const LOWEST = 120;
  const HIGHEST = 5000;

  addEventListener('message', ({ source, data }) => {
    if (data?.type !== 'iam-playground:height' || !Number.isFinite(data.height)) return;
    // The sender is known by its window: in a sandboxed frame its origin says nothing.
    const frames = [...document.querySelectorAll('iframe'), ...made];
    const frame = frames.find((frame) => frame.contentWindow === source);
    if (frame) frame.style.height = `${Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(data.height)))}px`;
  });

  const made = new Set();

  customElements.define('iam-playground', class extends HTMLElement {
    connectedCallback() {
      if (this.frame || this.watcher) return;
      this.style.display ||= 'block';
      this.style.minHeight ||= `${this.height}px`;
      this.watcher = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.load();
      }, { rootMargin: NEAR });
      this.watcher.observe(this);
    }

    disconnectedCallback() {
      this.watcher?.disconnect();
      this.watcher = undefined;
      if (this.frame) made.delete(this.frame);
    }

    get height() {
      return Number.parseInt(this.getAttribute('height'), 10) || 400;
    }

    /** Makes the frame, in the place of what stood in the element. */
    load() {
      this.watcher?.disconnect();
      if (this.frame) return;
      const frame = document.createElement('iframe');
      const address = new URL(this.getAttribute('src') ?? 'embed/', here);
      if (!/^https?:$/.test(address.protocol)) return;
      frame.src = address.href;
      frame.title = this.getAttribute('title') ?? 'IAM Playground';
      frame.style.cssText = `display:block;width:100%;height:${this.height}px;border:0`;
      this.frame = frame;
      made.add(frame);
      this.replaceChildren(frame);
    }
  });
})();
