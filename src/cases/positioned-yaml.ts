/** YAML, and with it JSON, as plain values with the place of each. The text is anybody's, so it is bounded. */
import {
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';

/** Both count from 1; a column counts UTF-16 units. */
export interface Place {
  line: number;
  column: number;
}

export interface PositionedYaml {
  value: unknown;
  /** Where a value stands; for one that is not there, the nearest thing around it. */
  placeOf: (path: readonly PropertyKey[]) => Place;
}

export interface SyntaxProblem extends Place {
  message: string;
}

export const MOST_CHARACTERS = 4 * 1024 * 1024;
const DEEPEST = 16;
const START: Place = { line: 1, column: 1 };

/**
 * Texts and numbers are given as they are written: `2026` is a date, `off` and `no` are answers.
 * @param isNumber whether what stands at this path is meant as a number.
 * @returns all problems of the syntax; none of them repeats a value.
 */
export function readPositionedYaml(
  text: string,
  isNumber: (path: readonly string[]) => boolean,
): PositionedYaml | { problems: SyntaxProblem[] } {
  if (text.length > MOST_CHARACTERS) {
    return { problems: [{ ...START, message: 'The file is too large: 4 MB is the most.' }] };
  }
  try {
    return read(text, isNumber);
  } catch (error) {
    // What is nested thousands of times deep has no room on the stack.
    if (!(error instanceof RangeError)) throw error;
    return { problems: [{ ...START, message: TOO_DEEP }] };
  }
}

const TOO_DEEP = 'Something is nested too deeply here.';
const NO_ALIASES = 'Anchors and aliases are not taken. Write the answer out.';
const OWN_WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: NO_ALIASES,
  RESOURCE_EXHAUSTION: TOO_DEEP,
};

function read(written: string, isNumber: (path: readonly string[]) => boolean) {
  const lines = new LineCounter();
  // The core schema leaves `off`, `y` and dates as the strings that they are written as.
  const document = parseDocument(asYaml(written), { lineCounter: lines, schema: 'core' });
  const placeAt = (offset: number | undefined): Place => {
    const { line, col } = lines.linePos(offset ?? 0);
    return line > 0 ? { line, column: col } : START;
  };
  const problems = document.errors.map(({ pos, message, code }) => ({
    ...placeAt(pos[0]),
    message: OWN_WORDS[code] ?? firstSentence(message),
  }));
  visit(document, {
    Alias: (_, { range }) => {
      const place = placeAt(range?.[0]);
      const isTold = problems.some(
        ({ line, column }) => line === place.line && column === place.column,
      );
      if (!isTold) problems.push({ ...place, message: NO_ALIASES });
    },
    Collection: (_, { range }, path) => {
      if (path.length <= 2 * DEEPEST) return;
      problems.push({ ...placeAt(range?.[0]), message: TOO_DEEP });
      return visit.BREAK;
    },
  });
  if (problems.length > 0) return { problems };
  const root = document.contents;
  return {
    value: plain(root, [], isNumber),
    placeOf: (path: readonly PropertyKey[]) => placeAt(nodeAt(root, path)?.range?.[0]),
  };
}

/** Tabs may stand between the values of JSON, and not in YAML; a space each keeps every place. */
function asYaml(text: string): string {
  if (!text.includes('\t') || !/^\s*[{[]/.test(text)) return text;
  try {
    JSON.parse(text);
    return text.replaceAll('\t', ' ');
  } catch {
    return text;
  }
}

/** The parser adds its own place and an excerpt of the text, in which a secret could stand. */
function firstSentence(message: string): string {
  const [first = message] = message.split('\n');
  const sentence = first.replace(/ at line \d+, column \d+:?$/, '');
  return `${sentence.replace(/\.$/, '')}.`;
}

function plain(
  node: unknown,
  path: readonly string[],
  isNumber: (path: readonly string[]) => boolean,
): unknown {
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => {
        const name = isScalar(key) ? String(key.source ?? key.value) : '';
        return [name, plain(value, [...path, name], isNumber)];
      }),
    );
  }
  if (isSeq(node)) return node.items.map((item) => plain(item, [...path, '-'], isNumber));
  if (!isScalar(node)) return null;
  if (node.value === null || typeof node.value === 'boolean' || isNumber(path)) return node.value;
  return String(node.source ?? node.value);
}

/** Looks by the text of a key: a step that is a number for YAML is a text here. */
function nodeAt(root: Node | null, path: readonly PropertyKey[]): Node | null {
  let at: unknown = root;
  let found: Node | null = root;
  for (const key of path) {
    if (isMap(at)) {
      const pair = at.items.find(
        (one) => isScalar(one.key) && String(one.key.source ?? one.key.value) === String(key),
      );
      at = pair?.value;
      found = isScalar(pair?.key) ? pair.key : found;
    } else if (isSeq(at)) {
      at = at.items[Number(key)];
      found = isMap(at) || isSeq(at) || isScalar(at) || isAlias(at) ? at : found;
    } else {
      break;
    }
  }
  return found;
}
