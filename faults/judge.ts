/** The promises, each looked at by what lies on the disk: what a run left, and what it said of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sha256 } from '../test/folders.ts';
import type { Caused, Code, Fault, Outcome } from './fault.ts';
import type { Stage } from './stage.ts';
import { filesIn, type Sums, sumsOf } from './tree.ts';

/** The names of backroll's own folders for private copies. */
const PRIVATE = /^backroll-/;
const LIST = 'SHA256SUMS.txt';
const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

interface Document {
  wrote?: { path: string; sha256: string; source: string }[];
  unchanged?: { path: string; sha256: string; source: string }[] | boolean;
  failed?: { message: string }[];
  copy?: string;
}

/** What a run that a fault happened to must not have done; empty when it kept every promise. */
export function afterFault(stage: Stage, fault: Fault, caused: Caused): string[] {
  const { outcomes, elsewhere = [], foreign = [] } = caused;
  const wasKilled = outcomes.some(({ code }) => code === 'SIGKILL');
  const folders = [stage.to, ...elsewhere];
  return [
    ...outcomes.flatMap((outcome) => judgeOutcome(stage, fault.codes, outcome, caused)),
    ...(outcomes.every(endedWell) ? unlistedIn(stage, foreign) : []),
    ...folders.flatMap((folder) => judgeFolder(stage, folder, foreign)),
    ...(fault.leaves === 'nothing' && !wasKilled ? unfinishedIn(stage, folders) : []),
    ...(wasKilled ? [] : privateIn(stage)),
    ...judgeSource(stage, caused.changed ?? []),
  ];
}

/** The same of the next run, which nothing hinders: everything is there, and nothing else. */
export function afterNextRun(stage: Stage, outcome: Outcome, { foreign = [] }: Caused): string[] {
  const { known, to, command } = stage;
  const there = new Set(filesIn(to));
  const missing = [...known.sums.keys()].filter((path) => !there.has(path));
  const list = command.gives === 'photos' && there.has(LIST) ? listed(to) : new Map();
  const unlisted = [...known.sums.keys()].filter((path) => !list.has(path));
  return [
    ...judgeOutcome(stage, [], outcome, {}),
    ...(outcome.code === known.code ? [] : [`the next run ends with ${outcome.code}`]),
    ...missing.map((path) => `after the next run there is no ${path}`),
    ...(command.gives === 'photos' ? unlisted.map((path) => `${LIST} does not name ${path}`) : []),
    ...judgeFolder(stage, to, foreign),
    ...unfinishedIn(stage, [to]).map((what) => `after the next run: ${what}`),
    ...privateIn(stage).map((what) => `after the next run: ${what}`),
  ];
}

type Told = Pick<Caused, 'areParts' | 'isUnread' | 'mustFail'>;

function judgeOutcome(
  stage: Stage,
  codes: readonly Code[],
  outcome: Outcome,
  told: Told,
): string[] {
  const { code, stdout, stderr } = outcome;
  const broken: string[] = [];
  if (code === null || ![stage.known.code, ...codes].includes(code)) {
    broken.push(`it ends with ${code}: ${stderr.trim().slice(0, 300)}`);
  }
  if (/\n\s+at |inside backroll/.test(stderr)) broken.push(`it crashes: ${stderr.slice(0, 600)}`);
  if (told.mustFail && endedWell(outcome)) broken.push(`it ends with ${code}, as if all were well`);
  if (endedWell(outcome))
    broken.push(...(told.isUnread ? [] : judgeDocument(stage, outcome, told)));
  else if (typeof code === 'number' && stderr === '') broken.push(`it ends with ${code}, wordless`);
  else if (code === 73 && stdout.endsWith('\n'))
    broken.push('it fails, and gives a whole document');
  return broken;
}

function endedWell({ code }: Outcome): boolean {
  return code === 0 || code === 3;
}

/** What it says that it did is done. */
function judgeDocument(stage: Stage, { stdout, stderr }: Outcome, told: Told): string[] {
  let document: Document;
  try {
    document = JSON.parse(stdout);
  } catch {
    return [`it gives half a document: ${stdout.slice(-80)} ${stderr.slice(0, 80)}`];
  }
  if (stage.command.gives === 'copy') return judgeCopy(stage, document.copy ?? '');
  const { wrote = [], unchanged, failed = [] } = document;
  const files = [...wrote, ...(Array.isArray(unchanged) ? unchanged : [])];
  const untrue = files.filter(({ path, sha256: sum }) => !existsSync(path) || sha256(path) !== sum);
  const count = files.length + failed.length;
  const expected = told.areParts ? 0 : stage.known.sums.size + stage.known.failed;
  return [
    ...untrue.map(({ path }) => `it says that it wrote ${path}, which is not so`),
    ...(count < expected ? [`it tells of ${count} items, and there are ${expected}`] : []),
  ];
}

function judgeCopy(stage: Stage, copy: string): string[] {
  const path = (name: string) => join(basename(stage.source), name);
  const found = new Map([...sumsOf(copy)].map(([name, sum]) => [path(name), sum]));
  return sameSums(found, stage.known.sums) ? [] : [`it says that a copy is at ${copy}`];
}

/** Whatever bears a final name is whole and right. */
function judgeFolder(stage: Stage, folder: string, foreign: readonly string[]): string[] {
  const { known, command } = stage;
  const broken: string[] = [];
  const finals = filesIn(folder).filter((path) => !isHidden(path) && !foreign.includes(path));
  for (const path of finals) {
    if (path === LIST && command.gives === 'photos') continue;
    const wanted = known.sums.get(path);
    if (wanted === undefined) broken.push(`nothing should be named ${path}`);
    else if (wanted !== sha256(join(folder, path))) broken.push(`${path} holds other bytes`);
  }
  if (command.gives === 'copy') {
    if (finals.length > 0 && finals.length < known.sums.size) broken.push('a copy is not whole');
    return broken;
  }
  if (!finals.includes(LIST)) return broken;
  const there = new Set(finals);
  for (const [path, sum] of listed(folder)) {
    if (!there.has(path)) broken.push(`${LIST} names ${path}, which is not there`);
    else if (known.sums.get(path) !== sum) broken.push(`${LIST} has a wrong sum for ${path}`);
  }
  return broken;
}

/** Where every run ended well, the list is whole. */
function unlistedIn({ command, to }: Stage, foreign: readonly string[]): string[] {
  if (command.gives === 'copy') return [];
  const finals = filesIn(to).filter((path) => !isHidden(path) && !foreign.includes(path));
  const list: Sums = finals.includes(LIST) ? listed(to) : new Map();
  const unlisted = finals.filter((path) => path !== LIST && !list.has(path));
  return unlisted.map((path) => `${LIST} does not name ${path}`);
}

function listed(folder: string): Sums {
  const sums = new Map<string, string>();
  const lines = readFileSync(join(folder, LIST), 'utf8').split('\n');
  if (lines.pop() !== '') sums.set('(a line that is cut off)', '');
  for (const line of lines) {
    const [, sum = '', path = `(no line of a list) ${line}`] = LINE.exec(line) ?? [];
    sums.set(path, sum);
  }
  return sums;
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.'));
}

function unfinishedIn(stage: Stage, folders: readonly string[]): string[] {
  const ofCopy = stage.command.gives === 'copy';
  const hidden = folders.flatMap((folder) => filesIn(folder).filter(isHidden));
  const count = ofCopy ? new Set(hidden.map((path) => path.split('/')[0])).size : hidden.length;
  return count === 0 ? [] : [`${count} unfinished are left: ${hidden[0]}`];
}

function privateIn({ home }: Stage): string[] {
  const names = readdirSync(join(home, 'tmp')).filter((name) => PRIVATE.test(name));
  return names.map((name) => `a private copy is left: ${name}`);
}

/** A copy of the backup that was taken for this try; the practice phone itself is judged by its owner. */
function judgeSource(stage: Stage, changed: NonNullable<Caused['changed']>): string[] {
  if (changed === 'all' || stage.source === stage.original) return [];
  const original = sumsOf(stage.original);
  return [...sumsOf(stage.source)]
    .filter(([path, sum]) => original.get(path) !== sum && !changed.includes(path))
    .map(([path]) => `the backup was changed: ${path}`);
}

function sameSums(one: Sums, other: Sums): boolean {
  return one.size === other.size && [...one].every(([path, sum]) => other.get(path) === sum);
}
