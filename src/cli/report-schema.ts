/** A case's report as one JSON document; every rendering is made from it. */
import { z } from 'zod';
import type { Check } from '../backup/types.ts';

const text = z.string();
const time = z.iso.datetime();
const count = z.int().min(0);
const checks: Readonly<Record<Check, Check>> = {
  fingerprint: 'fingerprint',
  size: 'size',
  unconfirmed: 'unconfirmed',
};

const remark = z.strictObject({ at: time, step: text, text });
const answer = z.strictObject({ at: time.nullable(), step: text, question: text, answer: text });

export const reportSchema = z.strictObject({
  v: z.literal(1),
  case: z.strictObject({
    id: text,
    label: text.nullable(),
    startedAt: time,
    savedAt: time,
    status: z.enum(['open', 'waiting', 'ended']),
    step: text,
    /** Begun on another computer. */
    imported: z.boolean(),
  }),
  /** Whether personal data was replaced by placeholders. */
  redacted: z.boolean(),
  /** Which backroll saved the case, and the hash of its decision tree. */
  program: z.strictObject({
    version: text,
    tree: text,
    computer: z.enum(['macos', 'windows', 'linux']),
  }),
  outcome: z.strictObject({ code: text.nullable(), title: text, meaning: text }),
  next: z.array(text),
  waiting: z
    .strictObject({ for: z.enum(['restore', 'delay']), lookAgainAt: time, text })
    .nullable(),
  callerWords: z.array(remark),
  notes: z.array(remark),
  recovered: z.array(
    z.strictObject({
      folder: text,
      files: count,
      bytes: count,
      proved: count,
      failed: count,
      onlySmall: z.boolean(),
      written: z.array(
        z.strictObject({
          path: text,
          bytes: count,
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
          check: z.enum(checks),
        }),
      ),
      /** Files that only the list of checksums in the folder names. */
      notListed: count,
    }),
  ),
  copies: z.array(z.strictObject({ backup: text, copy: text })),
  tried: z.array(z.strictObject({ what: text, found: text })),
  ruledOut: z.array(text),
  notTried: z.array(z.strictObject({ what: text, why: text })),
  errors: z.array(z.strictObject({ at: time.nullable(), step: text, code: text, said: text })),
  backups: z.array(
    z.strictObject({
      name: text,
      path: text,
      udid: text.nullable(),
      productName: text.nullable(),
      productVersion: text.nullable(),
      lastBackup: time.nullable(),
      encrypted: z.boolean().nullable(),
      state: text,
      verdict: text,
      reason: text,
    }),
  ),
  consents: z.array(answer),
  answers: z.array(answer),
  timeline: z.array(z.strictObject({ at: time, step: text, event: text, text })),
});

export type ReportDocument = z.infer<typeof reportSchema>;
