  // Shows what the app draws first: of an example, a lesson or the first world as the build has taken it, of a world in the
  // address as a small module draws it, which is like the app's and not the same element by element. The app itself comes
  // once something is pointed at, has the focus or is pressed; what was pressed by then is carried out in it.
  const CONTROLS = "a, button, input, label, select, summary, textarea, [tabindex]";
  const MEANING = ["title", "aria-label", "data-request", "data-gate", "data-policy"];
  const PRESSED_BY_KEYS = "a, button, input, label, select, summary, textarea";
  /** What stands for the editor of a policy, which measures itself by script. */
  const EDITOR = ".editor-picture";
  /** Views by their icons, with icon and words where nothing can be run or built, as `src/pages/embed.rs` has them. */
  const READ_ONLY_VIEWS = [["run", "instance", "App"], ["role", "role", "World"]];
  const NUMBERS = /-?\d+(\.\d+)?/g;
  /** Families of ours, and how long they are waited for, milliseconds. */
  const FONTS = ["Inter", "JetBrains Mono"];
  const FONTS_LIMIT = 1500;
  const painted = document.getElementById("app");
  const secret = /^#\?secret=([a-zA-Z0-9]{1,32})$/.exec(location.hash)?.[1];
  const post = (message) => { if (parent !== window) parent.postMessage(message, "*"); };
  const postHeight = (height) => {
    post({ type: "iam-playground:height", height });
    if (secret) post({ message: "height", value: height, secret });
  };

  /** The drawing of a decision for this width: between two widths that it was taken at every place moves evenly. */
  const drawingAt = (pieces, width) => {
    const { from, to, start, end } = pieces.findLast((piece) => piece.from <= width) ?? pieces[0];
    const far = to > from ? (width - from) / (to - from) : 0;
    let place = 0;
    return start.replace(NUMBERS, (number) => {
      const other = end[place++];
      return Number(number) === other ? number : +(Number(number) + (other - number) * far).toFixed(3);
    });
  };

  /** Lines break at other words in other fonts, which would move what is below: so what is drawn waits for ours, if not for long. */
  const fontsInTime = () => {
    // A frame without an origin may not have them.
    if (origin === "null") return undefined;
    const own = [...document.fonts].filter(({ family }) => FONTS.includes(family.replaceAll('"', "")));
    const loaded = Promise.all(own.map((face) => face.load())).then(() => { document.documentElement.dataset.fonts = ""; }, () => {});
    return Promise.race([loaded, new Promise((late) => { setTimeout(late, FONTS_LIMIT); })]);
  };

  /** Shows the markup, with the drawings of decisions that `drawings` have for a width. */
  const showFirstPaint = (html, drawings, isSame) => {
    const root = document.documentElement;
    const holder = document.createElement("template");
    holder.innerHTML = html;
    for (const element of holder.content.querySelectorAll("[data-style]")) {
      element.style.cssText = element.dataset.style;
      element.removeAttribute("data-style");
    }
    for (const link of holder.content.querySelectorAll(".whole")) link.href = whole;
    if (isReadOnly) {
      holder.content.querySelector("main").classList.add("read-only");
      for (const part of holder.content.querySelectorAll(".dialogs, .next-lesson, .course-end")) part.remove();
      for (const [icon, own, words] of READ_ONLY_VIEWS) {
        const use = holder.content.querySelector(`.view-bar use[href="#i-${icon}"]`);
        use?.setAttribute("href", `#i-${own}`);
        if (use) use.closest("button").lastChild.data = words;
      }
    }
    const parts = [...holder.content.children];
    painted.querySelector(".empty").remove();
    painted.append(holder.content);

    const theme = query.get("theme");
    if (["light", "dark"].includes(theme)) root.dataset.theme = theme;
    const setTheme = ({ source, data }) => {
      if (source !== parent || parent === window || data?.type !== "iam-playground:theme") return;
      if (["light", "dark"].includes(data.theme)) root.dataset.theme = data.theme;
      else delete root.dataset.theme;
    };
    addEventListener("message", setTheme);

    const draw = () => {
      for (const [place, frame] of painted.querySelectorAll(".decision-path").entries()) {
        const width = frame.clientWidth;
        if (Number(frame.dataset.width ?? 0) === width) continue;
        frame.dataset.width = width;
        frame.innerHTML = width ? drawings[place](width) : "";
      }
    };
    draw();
    /** Of a statement that is longer than its box what decided is seen, as `show` in src/browser/scroll.rs has it. */
    for (const statement of painted.querySelectorAll(".deciding-statement pre")) {
      const [inner, outer] = [statement.querySelector(".deciding-element"), statement].map((element) => element?.getBoundingClientRect());
      if (inner) statement.scrollTop += Math.trunc(Math.min(Math.max(inner.bottom + 20 - outer.bottom, 0), inner.top - outer.top));
    }
    const fixed = Number(query.get("height"));
    const isFixed = Number.isInteger(fixed) && fixed >= 120 && fixed <= 5000;
    // What is laid out for the height that the frame was made with does not follow the frame when that grows.
    const frameHeight = `${innerHeight}px`;
    const keepFrameHeight = ({ style }) => {
      if (isFixed || parent === window) return;
      style.minHeight = frameHeight;
      style.setProperty("--frame-height", frameHeight);
    };
    keepFrameHeight(painted);
    if (isFixed) postHeight(fixed);
    // What is drawn changes the height, which an observer may not do within its call: that would be an error of the page.
    const sizes = new ResizeObserver(() => requestAnimationFrame(() => {
      if (!painted.isConnected) return;
      draw();
      if (!isFixed) postHeight(Math.ceil(painted.getBoundingClientRect().height));
    }));
    sizes.observe(painted);
    // Those that did not come in time come when they do.
    if (origin !== "null") setTimeout(() => { root.dataset.fonts = ""; });

    /** What tells a control, whatever is around it. */
    const meaning = (control) => [...MEANING.map((name) => control.getAttribute(name)), control.textContent].join();

    /** The app's own element in the place of this one. */
    const counterpart = (element) => {
      if (element.matches(EDITOR)) return document.querySelector("#app .json-area :is(.cm-content, textarea)");
      if (!isSame) {
        const app = document.getElementById("app");
        const own = element.id && app.querySelector(`#${CSS.escape(element.id)}`);
        if (own) return own;
        if (!element.matches(CONTROLS)) return element.classList.length ? app.querySelector(`.${element.classList[0]}`) : undefined;
        return [...app.querySelectorAll(element.localName)].find((control) => meaning(control) === meaning(element));
      }
      const steps = [];
      for (let at = element; at !== painted; at = at.parentElement) {
        const among = at.parentElement === painted ? parts : [...at.parentElement.children];
        steps.unshift(among.indexOf(at));
      }
      const found = steps.reduce((at, step) => at?.children[step], document.getElementById("app"));
      return found?.localName === element.localName ? found : undefined;
    };

    /** What an element says, without the text in an editor. */
    const textAround = (element) => [...element.querySelectorAll(".json-area")].reduce((text, area) => text.replace(area.textContent, ""), element.textContent);

    const pressed = new Map();
    let isComing = false;
    let takesPlace;

    /** The app in the place of the first paint, with the focus, scrolled and filled in as that was; then what was pressed. */
    const replace = () => {
      if (!painted.isConnected) return;
      takesPlace.disconnect();
      sizes.disconnect();
      removeEventListener("message", setTheme);
      const all = [...painted.querySelectorAll("*")].filter((element) => parts.some((part) => part.contains(element)));
      const hadFocus = parts.some((part) => part.contains(document.activeElement));
      const focused = hadFocus && counterpart(document.activeElement);
      const canScroll = isSame ? all : all.filter((element) => element.scrollTop || element.scrollLeft);
      const scrolled = canScroll.map((element) => [counterpart(element), element.scrollTop, element.scrollLeft])
        .filter(([own, top, left]) => own && (own.scrollTop !== top || own.scrollLeft !== left));
      const opened = all.filter((element) => element.localName === "details").map((element) => [counterpart(element), element.open]);
      const popover = all.find((element) => element.matches(":popover-open"));
      const shown = popover && counterpart(popover);
      const hasChanged = (field) => field.localName === "select" ? [...field.options].some((option) => option.selected !== option.defaultSelected) : field.value !== field.defaultValue || field.checked !== field.defaultChecked;
      const changed = all.filter((element) => element.matches("input, select, textarea") && hasChanged(element)).map((element) => [counterpart(element), element.value, element.checked]);
      const carriedOut = [...pressed].map(([element, event]) => [counterpart(element), event]);
      const { scrollX, scrollY } = window;
      keepFrameHeight(document.getElementById("app"));
      painted.remove();
      delete root.dataset.starting;
      for (const [element, open] of opened) if (element) element.open = open;
      for (const [element, top, left] of scrolled) element.scrollTo({ top, left, behavior: "instant" });
      scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
      const isSeen = (control) => control.getClientRects().length > 0;
      const first = () => [...document.querySelectorAll("main *")].find((control) => control.matches(CONTROLS) && isSeen(control));
      if (hadFocus) (focused ? focused : first())?.focus({ preventScroll: true });
      // By its button, which may have more to do than to show it.
      const shows = shown && document.querySelector(`#app [popovertarget="${CSS.escape(shown.id)}"]`);
      if (shows) shows.click();
      else shown?.showPopover();
      for (const [field, value, checked] of changed) {
        if (!field) continue;
        field.value = value;
        field.checked = checked;
        for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
      }
      for (const [element, event] of carriedOut) element?.dispatchEvent(event);
    };

    const come = () => {
      if (isComing) return;
      isComing = true;
      // The app takes the place of an element that is out of sight until all is there.
      const place = document.createElement("div");
      place.id = "app";
      painted.id = "first-paint";
      painted.before(place);
      root.dataset.starting = "";
      let limit;
      takesPlace = new MutationObserver(() => {
        const app = document.getElementById("app");
        const isDrawn = [...app.querySelectorAll(".decision-path")].every((frame) => frame.firstElementChild || !frame.clientWidth);
        const isThere = app.querySelector(".embed-foot") && !app.querySelector(".fetching, .plain-editor") && isDrawn;
        const text = () => parts.map(textAround).join("");
        if (app.querySelector(".not-fetched") || isThere && textAround(app) === text()) replace();
        // Should the app say anything else than was taken of it, it is what counts.
        else if (isThere) limit ??= setTimeout(replace, isSame ? 1000 : 0);
      });
      takesPlace.observe(document.body, { childList: true, subtree: true });
      start();
    };
    const keep = (element, event) => {
      pressed.delete(element);
      pressed.set(element, event);
      painted.querySelector(".starting").textContent = "Starting…";
      come();
    };
    const isShown = (target) => parts.some((part) => part.contains(target));
    if (startsNow) come();

    painted.addEventListener("pointerover", ({ target, pointerType }) => {
      if (pointerType !== "touch" && isShown(target) && target.closest(CONTROLS)) come();
    });
    painted.addEventListener("focusin", ({ target }) => { if (isShown(target)) come(); });
    painted.addEventListener("input", come);
    addEventListener("filedropped", come);
    painted.addEventListener("click", (event) => {
      const control = isShown(event.target) && event.target.closest(CONTROLS);
      if (!control || control.matches("input, label, select, summary, textarea, [popovertarget]")) return;
      if (control.matches("a[href]")) {
        const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey);
        if (!isPlain || !control.closest(".embed-foot")) return;
        const tab = open(control.href, "_blank");
        event.preventDefault();
        if (tab) {
          tab.opener = null;
          return;
        }
      }
      event.preventDefault();
      keep(control, new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
    });
    painted.addEventListener("keydown", (event) => {
      const { key, code, target, shiftKey, ctrlKey, altKey, metaKey } = event;
      const isPress = ["Enter", " "].includes(key) && !target.matches(PRESSED_BY_KEYS);
      const isMove = /^(Arrow|Home$|End$)/.test(key) && target.matches("[role]");
      if (!isShown(target) || !target.matches(CONTROLS) || !(isPress || isMove)) return;
      event.preventDefault();
      keep(target, new KeyboardEvent("keydown", { key, code, shiftKey, ctrlKey, altKey, metaKey, bubbles: true, cancelable: true, composed: true }));
    });
  };
