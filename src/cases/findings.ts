/** Findings as they stand in a saved case: checked before the tree builds on them. */
import { z } from 'zod';
import type { ErrorCode } from '../backup/types.ts';
import {
  BACKUP_TOOLS,
  type BackupFinding,
  type ElsewhereFinding,
  type ExtractFinding,
  type FindFinding,
  type Finding,
  type FoundBackup,
  OUTCOMES,
  type ProtectFinding,
  type RuledOut,
  type RuledOutReason,
  type ScanFinding,
  type WatchFinding,
  type WrittenEntry,
} from '../flows/effects.ts';
import { TOOL_SAYINGS, type ToolSaying } from '../flows/error-codes.ts';

/** Complete by its type; a list of the same codes in the engine is out of this room's reach. */
const CODES: Readonly<Record<ErrorCode, ErrorCode>> = {
  'no-backup': 'no-backup',
  'no-access': 'no-access',
  'dangling-link': 'dangling-link',
  unfinished: 'unfinished',
  running: 'running',
  damaged: 'damaged',
  unsupported: 'unsupported',
  'password-needed': 'password-needed',
  'wrong-password': 'wrong-password',
  'keybag-damaged': 'keybag-damaged',
  'output-unwritable': 'output-unwritable',
  'disk-full': 'disk-full',
  'read-failed': 'read-failed',
  cancelled: 'cancelled',
  'file-missing': 'file-missing',
  'file-short': 'file-short',
  'key-unavailable': 'key-unavailable',
  'name-refused': 'name-refused',
};
const REASONS: Readonly<Record<RuledOutReason, RuledOutReason>> = {
  'no-backup': 'no-backup',
  'no-access': 'no-access',
  declined: 'declined',
  'no-password': 'no-password',
  unreadable: 'unreadable',
  'not-inside': 'not-inside',
  'wrong-time': 'wrong-time',
  'icloud-photos': 'icloud-photos',
  'needs-other-computer': 'needs-other-computer',
  'not-protected': 'not-protected',
  'not-ready': 'not-ready',
  'nothing-written': 'nothing-written',
  'restore-without-it': 'restore-without-it',
  'restore-source-gone': 'restore-source-gone',
  'no-cloud-backup': 'no-cloud-backup',
  'date-unknown': 'date-unknown',
};

const text = z.string().nullable();
const count = z.number().int().nonnegative();
const code = z.enum(CODES);

const identity = z.object({ path: z.string(), udid: text, lastBackup: text });

const found: z.ZodType<FoundBackup> = identity.extend({
  deviceName: text,
  productType: text,
  productName: text,
  productVersion: text,
  encrypted: z.boolean().nullable(),
  archived: z.boolean(),
  state: z.enum(['finished', 'interrupted', 'running', 'damaged', 'unsupported']),
  stateReason: text,
  legacy: z.boolean(),
  live: z.boolean(),
});

const scan: z.ZodType<ScanFinding> = z.object({
  effect: z.literal('scan'),
  outcome: z.enum(OUTCOMES.scan),
  backups: z.array(found),
  problems: z.array(z.object({ path: z.string(), code, message: z.string() })),
  // What was saved before programs were looked for names none.
  tools: z.array(z.enum(BACKUP_TOOLS)).default([]),
});

const find: z.ZodType<FindFinding> = z.object({
  effect: z.literal('find'),
  outcome: z.enum(OUTCOMES.find),
  backup: identity,
  code: code.nullable(),
  counts: z
    .object({
      total: count,
      original: count,
      reduced: count,
      thumbnail: count,
      none: count,
      trashed: count,
    })
    .nullable(),
  matching: count,
  matchingTrashed: count,
  icloudPhotos: z.enum(['on', 'off', 'unknown']),
  newer: z.object({ lastBackup: text, missing: count }).nullable(),
});

const elsewhere: z.ZodType<ElsewhereFinding> = z.object({
  effect: z.literal('elsewhere'),
  outcome: z.enum(OUTCOMES.elsewhere),
  backup: identity,
  deep: z.boolean(),
  pictures: count,
  matching: count,
});

const watch: z.ZodType<WatchFinding> = z.object({
  effect: z.literal('watch'),
  outcome: z.enum(OUTCOMES.watch),
  path: text,
});

const backup: z.ZodType<BackupFinding> = z.object({
  effect: z.literal('backup'),
  outcome: z.enum(OUTCOMES.backup),
  said: z.enum(Object.keys(TOOL_SAYINGS) as ToolSaying[]).nullable(),
  folder: text,
  path: text,
  encrypted: z.boolean().nullable(),
});

const written: z.ZodType<WrittenEntry> = z.object({
  path: z.string(),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  check: z.enum(['fingerprint', 'size', 'unconfirmed']),
});

const extract: z.ZodType<ExtractFinding> = z.object({
  effect: z.literal('extract'),
  outcome: z.enum(OUTCOMES.extract),
  path: z.string(),
  folder: z.string(),
  files: count,
  proved: count,
  bytes: count,
  failed: count,
  onlySmall: z.boolean(),
  // What was saved before there were contact sheets names none.
  sheet: text.default(null),
  written: z.array(written).default([]),
});

const protect: z.ZodType<ProtectFinding> = z.object({
  effect: z.literal('protect'),
  outcome: z.enum(OUTCOMES.protect),
  copies: z.array(z.object({ backup: identity, copy: z.string() })),
  code: code.nullable(),
});

const ruledOut: z.ZodType<RuledOut> = z.object({
  effect: z.null(),
  branch: z.enum(['extraction', 'computer-restore', 'icloud-restore']),
  reason: z.enum(REASONS),
});

export const learnt = z.object({
  after: count,
  finding: z.union([scan, find, elsewhere, watch, backup, extract, protect, ruledOut]),
});

/**
 * What was learnt, of which anything that another version wrote in a way of its own is left out: the tree then
 * asks again from there on.
 */
export const learntList = z.array(z.unknown()).transform((all) =>
  all.flatMap((one): { after: number; finding: Finding }[] => {
    const read = learnt.safeParse(one);
    return read.success ? [read.data] : [];
  }),
);
