// For pages that embed the playground. A frame of it is as high as it asks to be, for what it shows first and for what a press opens,
// and no higher than the window or half as high again as it was made; what is longer scrolls inside it. And
//
//   <iam-playground src="…/embed/?view=world#s1.…" title="…" height="400"><a href="…"><img src="…" alt="…"></a></iam-playground>
//
// is such a frame, made when the reader comes near it; with `start="press"`, when the picture in it, or the button below that, is pressed. Until then
// nothing is loaded. Where this script does not run, the picture and the link in the element are what the reader gets.
// `theme` can be changed at any time. A goal that is met is told with the event `iam-playground:goal`, whose detail has
// `goal` (its number, from 1), `met` and `of`. Before each frame is a link that is seen when it has the focus and leads past it:
// the snippet's own, or one that is made here.
(() => {
  if (customElements.get('iam-playground')) return;
  const here = document.currentScript?.src ?? location.href;
  const site = new URL('./', here).href;
  const NEAR = '400px';
  const LOWEST = 120;
  const HIGHEST = 5000;
  const GROWTH = 1.5;

  const made = new Set();

  /** The playground's own frame that a message is from. The sender is known by its window: in a sandbox its origin is "null". */
  function sender(source) {
    const written = [...document.querySelectorAll('iframe')].filter((frame) => frame.src.startsWith(site));
    return [...made, ...written].find((frame) => frame.contentWindow === source);
  }

  const firstHeights = new WeakMap();

  /** As high as a frame may become. A height in its address is its author's. */
  function mostHeight(frame) {
    if (!firstHeights.has(frame)) firstHeights.set(frame, frame.clientHeight);
    if (new URL(frame.src).searchParams.has('height')) return HIGHEST;
    return Math.min(HIGHEST, Math.max(innerHeight, Math.round(firstHeights.get(frame) * GROWTH)));
  }

  /** Before a frame a link past it, so that somebody who reads on by keyboard does not go through all of it. */
  function addSkipLink(frame) {
    const written = frame.previousElementSibling;
    const isWritten = written?.hasAttribute('data-iam-playground-skip');
    if (isWritten && written.dataset.iamPlaygroundSkip === 'ready') return;
    const link = isWritten ? written : document.createElement('a');
    link.dataset.iamPlaygroundSkip = 'ready';
    const hide = () => { link.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'; };
    hide();
    link.addEventListener('focus', () => { link.style.cssText = 'position:absolute;z-index:1;padding:4px 8px;background:#fff;color:#00439c'; });
    link.addEventListener('blur', hide);
    // The snippet's own leads to its caption.
    if (isWritten) return;
    link.href = '#';
    link.textContent = `Skip ${frame.title || 'IAM Playground'}`;
    const end = document.createElement('span');
    end.tabIndex = -1;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopPropagation();
      end.focus();
    });
    frame.before(link);
    frame.after(end);
  }

  // Those that are there already are hidden before anything is drawn in the frames, so that nothing moves then.
  for (const frame of document.querySelectorAll('a[data-iam-playground-skip] + iframe')) {
    if (frame.src.startsWith(site)) addSkipLink(frame);
  }

  addEventListener('message', ({ source, data }) => {
    if (typeof data?.type !== 'string' || !data.type.startsWith('iam-playground:')) return;
    const frame = sender(source);
    if (!frame) return;
    addSkipLink(frame);
    if (data.type === 'iam-playground:height' && Number.isFinite(data.height)) {
      frame.style.height = `${Math.min(mostHeight(frame), Math.max(LOWEST, Math.ceil(data.height)))}px`;
    }
    if (data.type === 'iam-playground:goal') {
      const [goal, met, of] = [data.goal, data.met, data.of].map(Number);
      const target = frame.closest('iam-playground') ?? frame;
      target.dispatchEvent(new CustomEvent(data.type, { bubbles: true, composed: true, detail: { goal, met, of } }));
    }
  });

  customElements.define('iam-playground', class extends HTMLElement {
    static observedAttributes = ['theme'];

    connectedCallback() {
      if (this.frame || this.watcher) return;
      this.style.display ||= 'block';
      this.style.minHeight ||= `${this.height}px`;
      if (this.getAttribute('start') === 'press') {
        this.addEventListener('click', this);
        this.offerStart();
        return;
      }
      this.watcher = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.load();
      }, { rootMargin: NEAR });
      this.watcher.observe(this);
    }

    disconnectedCallback() {
      this.removeEventListener('click', this);
      this.starter?.remove();
      this.watcher?.disconnect();
      this.watcher = undefined;
      if (this.frame) made.delete(this.frame);
    }

    attributeChangedCallback(name, before, theme) {
      if (before !== theme) this.frame?.contentWindow?.postMessage({ type: 'iam-playground:theme', theme }, '*');
    }

    /** Below the picture, what says that it can be pressed. Its click is one of the element. */
    offerStart() {
      this.starter = document.createElement('button');
      this.starter.type = 'button';
      this.starter.textContent = 'Press to start';
      this.starter.style.cssText = 'display:block;margin:8px 0;padding:8px 16px;border:0;border-radius:8px;background:#00439c;color:#fff;font:600 16px/1.25 system-ui,sans-serif;cursor:pointer';
      this.append(this.starter);
    }

    /** The picture is pressed, and not to open its link elsewhere. */
    handleEvent(event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      this.removeEventListener('click', this);
      this.load({ start: 'now' });
      this.frame?.focus();
    }

    get height() {
      return Number.parseInt(this.getAttribute('height'), 10) || 400;
    }

    /** Makes the frame, in the place of what stood in the element, with these options more. */
    load(options = {}) {
      this.watcher?.disconnect();
      if (this.frame) return;
      const address = new URL(this.getAttribute('src') ?? 'embed/', here);
      if (!/^https?:$/.test(address.protocol)) return;
      const theme = this.getAttribute('theme');
      for (const [name, value] of Object.entries({ ...(theme ? { theme } : {}), ...options })) address.searchParams.set(name, value);
      const frame = document.createElement('iframe');
      frame.src = address.href;
      frame.title = this.getAttribute('title') ?? 'IAM Playground';
      frame.allow = 'clipboard-write';
      frame.style.cssText = `display:block;width:100%;height:${this.height}px;border:0`;
      this.frame = frame;
      made.add(frame);
      this.replaceChildren(frame);
      addSkipLink(frame);
    }
  });
})();
