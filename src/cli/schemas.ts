/**
 * The JSON documents of the command-line contract as schemas: exactly these keys, each always there,
 * `null` where something is unknown.
 */
import { z } from 'zod';
import {
  type Availability,
  type BackupState,
  type Check,
  ERROR_CODES,
  type FileRole,
  type ICloudPhotos,
  type PhotoKind,
} from '../backup/types.ts';
import { answersDocument } from '../cases/answers-file.ts';
import { caseDocument } from '../cases/saved-case.ts';
import type { CheckState } from '../doctor/result.ts';
import { type FlowStep, TAGS } from '../flows/document.ts';
import { BRANCHES } from '../flows/steps.ts';
import { batchSchema, checkedSchema } from './batch-schema.ts';
import { eventSchema } from './events-schema.ts';
import { reportSchema } from './report-schema.ts';
import type { SchemaName } from './schema-names.ts';

export type { SchemaName };

/** Every value of a union of texts, checked by the compiler to be neither more nor fewer. */
const oneOf = <Text extends string>(values: Readonly<Record<Text, true>>) =>
  z.enum(Object.keys(values) as [Text, ...Text[]]);

const v = z.literal(1);
const count = z.int().min(0);
const bytes = z.int().min(0);
const seconds = z.number().min(0);
const time = z.iso.datetime();
const text = z.string();
const errorCode = z.enum(ERROR_CODES);

const state = oneOf<BackupState>({
  finished: true,
  interrupted: true,
  running: true,
  damaged: true,
  unsupported: true,
});
const kind = oneOf<PhotoKind>({ photo: true, video: true, screenshot: true, live: true });
const availability = oneOf<Availability>({
  original: true,
  reduced: true,
  thumbnail: true,
  none: true,
});
const role = oneOf<FileRole>({
  original: true,
  edited: true,
  'live-movie': true,
  raw: true,
  reduced: true,
  thumbnail: true,
  jpeg: true,
});
const check = oneOf<Check>({ fingerprint: true, size: true, unconfirmed: true });
const onOrOff = oneOf<ICloudPhotos['state']>({ on: true, off: true, unknown: true });

const backup = z.strictObject({
  path: text,
  udid: text.nullable(),
  deviceName: text.nullable(),
  productType: text.nullable(),
  productName: text.nullable(),
  productVersion: text.nullable(),
  lastBackup: time.nullable(),
  encrypted: z.boolean().nullable(),
  archived: z.boolean(),
  state,
  stateReason: text.nullable(),
  legacy: z.boolean(),
});

const scan = z.strictObject({
  v,
  backups: z.array(backup),
  problems: z.array(z.strictObject({ path: text, code: errorCode, message: text })),
});

const photo = z.strictObject({
  id: text,
  uuid: text.nullable(),
  name: text.nullable(),
  path: text.nullable(),
  kind,
  takenAt: time.nullable(),
  addedAt: time.nullable(),
  trashed: z.boolean(),
  trashedAt: time.nullable(),
  expiresAt: time.nullable(),
  hidden: z.boolean(),
  favorite: z.boolean(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  durationSeconds: seconds.nullable(),
  bytes: bytes.nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  availability,
  companions: z.array(z.strictObject({ role, path: text, bytes: bytes.nullable() })),
  fingerprint: text.nullable(),
});

const photos = z.strictObject({
  v,
  backup: text,
  icloudPhotos: z.strictObject({ state: onOrOff, evidence: z.array(text) }),
  counts: z.strictObject({
    total: count,
    original: count,
    reduced: count,
    thumbnail: count,
    none: count,
    trashed: count,
  }),
  photos: z.array(photo),
});

const written = z.strictObject({
  id: text,
  role,
  source: text,
  path: text,
  bytes,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  check,
});

const extract = z.strictObject({
  v,
  wrote: z.array(written),
  unchanged: z.array(written),
  failed: z.array(
    z.strictObject({ id: text, source: text.nullable(), code: errorCode, message: text }),
  ),
  bytes,
  seconds,
});

const compare = z.strictObject({
  v,
  older: text,
  newer: text,
  sameDevice: z.boolean().nullable(),
  lost: z.array(photo),
  trashed: z.array(photo),
  added: count,
  kept: count,
});

const protect = z.strictObject({
  v,
  path: text,
  copy: text,
  files: count,
  bytes,
  skipped: count,
  unchanged: z.boolean(),
  seconds,
});

const verify = z.strictObject({
  v,
  backup: text,
  files: count,
  bytes,
  problems: z.array(
    z.strictObject({
      domain: text.nullable(),
      path: text,
      fileID: text.nullable(),
      code: errorCode,
      message: text,
    }),
  ),
  problemCount: count,
  unlisted: count,
  seconds,
});

const stepKind = oneOf<FlowStep['kind']>({
  choice: true,
  checklist: true,
  dates: true,
  folder: true,
  secret: true,
  phrase: true,
  backup: true,
  photos: true,
  busy: true,
  crossing: true,
  ending: true,
});

const flow = z.strictObject({
  v,
  steps: z.array(
    z.strictObject({
      id: text,
      branch: z.enum(BRANCHES),
      kind: stepKind,
      tags: z.array(z.enum(TAGS)),
      options: z.array(text),
    }),
  ),
  edges: z.array(z.strictObject({ from: text, to: text, on: text, guard: text.nullable() })),
});

const checkState = oneOf<CheckState>({ ok: true, warning: true, problem: true, skipped: true });

const doctor = z.strictObject({
  v,
  checks: z.array(
    z.strictObject({ id: text, title: text, state: checkState, seen: text, fix: text.nullable() }),
  ),
  problems: count,
  warnings: count,
});

const wizardDocument = z.union([reportSchema, batchSchema, checkedSchema]);
const commandDocument = z.union([scan, photos, extract, compare, protect, verify, doctor]);
const events = eventSchema(z.union([commandDocument, wizardDocument]));

export const SCHEMAS = {
  answers: answersDocument,
  events,
  scan,
  photos,
  extract,
  compare,
  protect,
  verify,
  doctor,
  flow,
  report: reportSchema,
  case: caseDocument,
} as const satisfies Readonly<Record<SchemaName, z.ZodType>>;

const TITLES: Readonly<Record<SchemaName, string>> = {
  answers: 'An answers file of backroll, as YAML or JSON',
  events: 'A line of what backroll writes with --events',
  scan: 'What backroll scan --json prints',
  photos: 'What backroll photos --json prints',
  extract: 'What backroll extract --json prints',
  compare: 'What backroll compare --json prints',
  protect: 'What backroll protect --json prints',
  verify: 'What backroll verify --json prints',
  doctor: 'What backroll doctor --json prints',
  flow: 'What backroll flow --format json prints',
  report: 'What backroll report --json prints',
  case: 'A case of backroll, as backroll case export writes it',
};

/** A document's JSON Schema, of the 2020-12 draft. */
export function jsonSchema(name: SchemaName): object {
  return z.toJSONSchema(SCHEMAS[name].meta({ title: TITLES[name] }), { io: 'output' });
}
