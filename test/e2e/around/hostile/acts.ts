/** The arguments of an act. */
interface Target {
  /** The element of the React root. */
  root: HTMLElement;
  /**
   * Our elements and texts, outermost first: box, container, frame, region and its content. Without <body> and above.
   */
  ours: HTMLElement[];
  /** Returns a deterministic number from 0 to 1. */
  random(): number;
  /** Aborts at the end of the case. */
  signal: AbortSignal;
}

interface Act {
  act(target: Target): void;
  /** Whether all nodes of ours are still in the document, so that the login has to work. */
  intact: boolean;
}

const textNodes = (root: Node): Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
};

/** Like Google Translate: replaces the text node with two nested elements that contain the translation. */
const translate = (root: Node) => {
  for (const text of textNodes(root)) {
    if (!text.data.trim() || text.parentElement?.localName === 'font') continue;
    const inner = document.createElement('font');
    inner.textContent = text.data.toUpperCase();
    const outer = document.createElement('font');
    outer.append(inner);
    text.replaceWith(outer);
  }
};

const wrap = (element: Element | undefined) => {
  if (!element?.parentNode) return;
  const wrapper = document.createElement('div');
  element.replaceWith(wrapper);
  wrapper.append(element);
};

const clone = (element: Element | undefined) => element?.replaceWith(element.cloneNode(true));

/** Moves it to the end of the page. */
const shelve = ({ signal }: Target, element: Element | undefined) => {
  if (!element) return;
  const shelf = document.body.appendChild(document.createElement('div'));
  shelf.append(element);
  signal.addEventListener('abort', () => shelf.remove());
};

const pick = ({ ours, random }: Target) => ours[Math.floor(random() * ours.length)];
const [BOX, CONTAINER] = [0, 1];
const find = (target: Target, selector: string) => target.ours.find((element) => element.matches(selector));
const REGION = '[role=status], [role=alert]';

/** Changes that translators, extensions, consent managers, head managers and other scripts make. */
export const ACTS: Record<string, Act> = {
  nothing: { intact: true, act: () => undefined },
  'every text translated once': { intact: true, act: ({ root }) => translate(root) },
  'every text translated, again and again': {
    intact: true,
    act({ root, signal }) {
      translate(root);
      const observer = new MutationObserver(() => translate(root));
      observer.observe(root, { subtree: true, childList: true, characterData: true });
      signal.addEventListener('abort', () => observer.disconnect());
    },
  },
  'neighbouring texts joined': { intact: true, act: ({ root }) => root.normalize() },
  'texts split': {
    intact: true,
    act({ root }) {
      for (const text of textNodes(root)) if (text.length > 1) text.splitText(1);
    },
  },
  'foreign elements around every element': {
    intact: true,
    act({ ours }) {
      for (const element of ours) {
        element.before(document.createElement('hr'));
        element.after(document.createElement('hr'), 'foreign');
      }
    },
  },
  'every element wrapped': { intact: true, act: ({ ours }) => ours.forEach(wrap) },
  'some element wrapped': { intact: true, act: (target) => wrap(pick(target)) },
  'the box wrapped': { intact: true, act: ({ ours }) => wrap(ours[BOX]) },
  'the box moved': { intact: true, act: (target) => shelve(target, target.ours[BOX]) },
  'the box put last': { intact: true, act: ({ ours }) => ours[BOX]?.parentNode?.append(ours[BOX]) },
  'the container wrapped': { intact: true, act: ({ ours }) => wrap(ours[CONTAINER]) },
  'the container moved': { intact: true, act: (target) => shelve(target, target.ours[CONTAINER]) },
  'the region wrapped': { intact: true, act: (target) => wrap(find(target, REGION)) },
  'the region moved': { intact: true, act: (target) => shelve(target, find(target, REGION)) },
  'the children of the box in another order': {
    intact: true,
    act: ({ ours: [box] }) => box?.append(...[...box.childNodes].reverse()),
  },
  'the head emptied': { intact: true, act: () => document.head.replaceChildren() },
  'some element moved': { intact: false, act: (target) => shelve(target, pick(target)) },
  'some element removed': { intact: false, act: (target) => pick(target)?.remove() },
  'another element removed': { intact: false, act: (target) => pick(target)?.remove() },
  'every element removed': {
    intact: false,
    act({ ours }) {
      for (const element of ours) element.remove();
    },
  },
  'the box removed': { intact: false, act: ({ ours }) => ours[BOX]?.remove() },
  'the box emptied': { intact: false, act: ({ ours }) => ours[BOX]?.replaceChildren() },
  'the container removed': { intact: false, act: ({ ours }) => ours[CONTAINER]?.remove() },
  'the container emptied': { intact: false, act: ({ ours }) => ours[CONTAINER]?.replaceChildren() },
  'the region removed': { intact: false, act: (target) => find(target, REGION)?.remove() },
  'the region emptied': { intact: false, act: (target) => find(target, REGION)?.replaceChildren() },
  'the frame or code removed': { intact: false, act: (target) => find(target, 'iframe, img, svg')?.remove() },
  'the box replaced by its copy': { intact: false, act: ({ ours }) => clone(ours[BOX]) },
  'the container replaced by its copy': { intact: false, act: ({ ours }) => clone(ours[CONTAINER]) },
  'the region replaced by its copy': { intact: false, act: (target) => clone(find(target, REGION)) },
};
