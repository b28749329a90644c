// The policy editor: CodeMirror with what the app knows about policies. Everything about IAM comes from the app through
// callbacks; positions are UTF-16 units. The app's side is src/browser/editor.rs.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, hoverTooltip, keymap, lineNumbers,
} from '@codemirror/view';
import { appearance } from './appearance.mjs';

const setMarks = StateEffect.define();

/** Ranges of the selected explanation, each with a class. */
const marks = StateField.define({
  create: () => Decoration.none,
  update(shown, transaction) {
    let next = shown.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setMarks)) continue;
      const length = transaction.newDoc.length;
      const inside = effect.value.filter(({ from, to }) => from < to && to <= length);
      next = Decoration.set(inside.map(({ from, to, name }) => Decoration.mark({ class: name }).range(from, to)), true);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Ctrl+Enter runs the app and Ctrl+K finds, also from here. */
const appShortcuts = new Set(['Mod-Enter', 'Mod-k', 'Ctrl-k']);
const keys = [...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]
  .filter(({ key, mac }) => !appShortcuts.has(key) && !appShortcuts.has(mac));

/** A completion source from what the app answers, `from\nto\ntext\tnote\n…`, as CodeMirror wants it. */
function completionSource(complete) {
  return (context) => {
    const answer = complete(context.state.doc.toString(), context.pos);
    if (!answer) return null;
    const [from, to, ...options] = answer.split('\n');
    return {
      from: Number(from),
      to: Number(to),
      options: options.map((line, index) => {
        const [label, detail] = line.split('\t');
        return { label, detail, boost: -index / options.length };
      }),
      validFor: (text) => !text.endsWith(':'),
    };
  };
}

function hoverSource(describe) {
  return hoverTooltip((view, pos) => {
    const answer = describe(view.state.doc.toString(), pos);
    if (!answer) return null;
    const [from, to, ...lines] = answer.split('\n');
    return {
      pos: Number(from),
      end: Number(to),
      above: true,
      create() {
        const dom = document.createElement('div');
        dom.className = 'editor-hover';
        dom.append(...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })));
        return { dom };
      },
    };
  });
}

/**
 * Replaces a selection with what is typed. Left to the browser, it keeps the looks of the text it replaces in style attributes,
 * which the page's policy refuses.
 */
function replaceSelection(event, view) {
  const selection = getSelection();
  if (event.inputType !== 'insertText' || !event.data || !selection.rangeCount || selection.isCollapsed || view.composing) return false;
  // The editor may not have heard of it yet.
  const range = selection.getRangeAt(0);
  const from = view.posAtDOM(range.startContainer, range.startOffset);
  const to = view.posAtDOM(range.endContainer, range.endOffset);
  const insert = () => view.state.update({
    changes: { from, to, insert: event.data }, selection: { anchor: from + event.data.length }, userEvent: 'input.type', scrollIntoView: true,
  });
  const isDone = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, event.data, insert));
  if (!isDone) view.dispatch(insert());
  return true;
}

/** What stays in sight over the end of the editor, such as Save and what is wrong: a line behind it is not seen. */
const footOf = (host) => host.closest('.policy-editor')?.querySelector('.editor-foot');

/** So many pixels stay between the line of the cursor and what is over the editor. */
const ABOVE_FOOT = 8;

/** Keeps the line of the cursor above the foot, also when that grows. Gives what ends it. */
function keepAboveFoot(view, foot) {
  const isBehind = (line) => !line || line.bottom + ABOVE_FOOT > foot.getBoundingClientRect().top;
  const show = () => {
    const { head } = view.state.selection.main;
    // Where the line is seen nothing is dispatched: that would put back a selection that the page has just made.
    if (view.hasFocus && isBehind(view.coordsAtPos(head))) view.dispatch({ effects: EditorView.scrollIntoView(head) });
  };
  const growth = new ResizeObserver(() => {
    show();
    // What the foot has moved meanwhile is laid out by then.
    requestAnimationFrame(show);
  });
  growth.observe(foot);
  return () => growth.disconnect();
}

/** Puts an editor into `host`. */
export function mount(host, { id, label, describedBy, text, onInput, complete, describe }) {
  let reportsInput = true;
  // Timers of CodeMirror outlive the editor; the app's answers do not.
  let isMounted = true;
  const foot = footOf(host);
  const ask = (answer) => (text, pos) => (isMounted ? answer(text, pos) : null);
  const view = new EditorView({
    parent: host,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), lintGutter(), highlightActiveLine(), highlightActiveLineGutter(), drawSelection(), history(),
        indentOnInput(), bracketMatching(), closeBrackets(), json(), marks, ...appearance,
        // Three times as many as are in sight: each is laid out at every letter.
        autocompletion({ override: [completionSource(ask(complete))], activateOnTyping: true, maxRenderedOptions: 30 }),
        hoverSource(ask(describe)),
        keymap.of(keys),
        EditorView.domEventHandlers({ beforeinput: replaceSelection }),
        EditorView.scrollMargins.of(() => (foot ? { bottom: foot.offsetHeight + ABOVE_FOOT } : null)),
        EditorState.tabSize.of(2),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          id, 'aria-label': label, 'aria-describedby': describedBy, autocapitalize: 'off', spellcheck: 'false',
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && reportsInput && isMounted) onInput(update.state.doc.toString());
        }),
      ],
    }),
  });
  const letGo = foot ? keepAboveFoot(view, foot) : () => {};
  return {
    setText(next) {
      if (view.state.doc.toString() === next) return;
      reportsInput = false;
      // A step of its own, however soon after a key.
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, annotations: isolateHistory.of('full') });
      reportsInput = true;
    },
    /** `severity\tfrom\tto\tmessage` a line. */
    setFindings(list) {
      const length = view.state.doc.length;
      const found = (list ? list.split('\n') : []).map((line) => {
        const [severity, from, to, message] = line.split('\t');
        return { severity, message, from: Math.min(Number(from), length), to: Math.min(Number(to), length) };
      });
      view.dispatch(setDiagnostics(view.state, found));
    },
    /** `class\tfrom\tto` a line. */
    setMarks(list) {
      const shown = (list ? list.split('\n') : []).map((line) => {
        const [name, from, to] = line.split('\t');
        return { name, from: Number(from), to: Number(to) };
      });
      view.dispatch({ effects: setMarks.of(shown) });
    },
    select(from, to) {
      const length = view.state.doc.length;
      view.focus();
      view.dispatch({ selection: { anchor: Math.min(from, length), head: Math.min(to, length) }, scrollIntoView: true });
    },
    focus: () => view.focus(),
    destroy() {
      isMounted = false;
      letGo();
      view.destroy();
    },
  };
}
