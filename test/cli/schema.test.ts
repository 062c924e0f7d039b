import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { extract, openBackup, readCatalogue, scan } from '../../src/backup/index.ts';
import {
  compareDocument,
  extractDocument,
  photosDocument,
  scanDocument,
} from '../../src/cli/documents.ts';
import { print } from '../../src/cli/print.ts';
import { jsonSchema, SCHEMAS, type SchemaName } from '../../src/cli/schemas.ts';
import { json, run } from './inside.ts';
import { CHECKOUT, temporaryFolder } from './program.ts';

const { root, backups, password } = inject('practice');

const NAMES = Object.keys(SCHEMAS) as SchemaName[];

/** As a program reads it that the document is piped to. */
async function piped(document: Readonly<Record<string, unknown>>): Promise<unknown> {
  const pipe = new PassThrough();
  const read = text(pipe);
  await print(pipe, document);
  pipe.end();
  return JSON.parse(await read);
}

interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
}

/** Every schema inside a schema, itself included. */
function within(schema: Schema): Schema[] {
  const { properties = {}, items, anyOf = [], additionalProperties } = schema;
  const inner = [...Object.values(properties), ...anyOf, ...(items ? [items] : [])];
  if (typeof additionalProperties === 'object') inner.push(additionalProperties);
  return [schema, ...inner.flatMap(within)];
}

/** The keys and kinds of value of a document, as its schema must name them. */
function fits(schema: Schema, value: unknown): boolean {
  if (Array.isArray(schema.type)) {
    return schema.type.some((type) => fits({ ...schema, type }, value));
  }
  if (schema.anyOf) return schema.anyOf.some((one) => fits(one, value));
  if (value === null) return schema.type === 'null';
  if (Array.isArray(value)) {
    const { items } = schema;
    return schema.type === 'array' && items !== undefined && value.every((one) => fits(items, one));
  }
  if (typeof value === 'object') {
    const { properties = {}, required = [], additionalProperties } = schema;
    const others = typeof additionalProperties === 'object' ? additionalProperties : null;
    return (
      schema.type === 'object' &&
      required.every((key) => key in value) &&
      Object.entries(value).every(([key, one]) => {
        const known = properties[key] ?? others;
        return known !== null && fits(known, one);
      })
    );
  }
  return schema.type === typeof value || (schema.type === 'integer' && Number.isInteger(value));
}

describe('what the commands print is what their schema says', () => {
  const expectValid = async (name: SchemaName, document: Readonly<Record<string, unknown>>) => {
    const read = await piped(document);
    expect(SCHEMAS[name].safeParse(read).error?.issues).toBeUndefined();
    expect(fits(jsonSchema(name), read)).toBe(true);
  };

  test('scan, also of what cannot be looked at', async () => {
    const found = await scan([root]);
    expect(found.backups).toHaveLength(3);
    await expectValid('scan', scanDocument(found));
    const problem = { path: '/x', code: 'no-access', message: 'No.' } as const;
    await expectValid('scan', scanDocument({ backups: [], problems: [problem] }));
  });

  test.each(['archived', 'latest', 'encrypted'] as const)(
    'photos and extract of the %s backup',
    async (name) => {
      const backup = await openBackup(backups[name], { password });
      const catalogue = await readCatalogue(backup);
      expect(catalogue.photos.length).toBeGreaterThan(0);
      const photos = photosDocument(backup.summary, catalogue, catalogue.photos);
      await expectValid('photos', photos);
      const done = await extract(backup, catalogue.photos, { to: temporaryFolder() });
      backup.close();
      expect(done.wrote.length).toBeGreaterThan(0);
      await expectValid('extract', extractDocument(done));
      const { photos: lost } = catalogue;
      const found = { sameDevice: null, lost, trashed: lost.slice(0, 1), added: 1, kept: 2 };
      await expectValid('compare', compareDocument('/older', '/newer', found));
    },
  );

  test('answers, as in the examples', async () => {
    const yaml = readFileSync(join(CHECKOUT, 'examples', 'practice-phone.yaml'), 'utf8');
    const answers = parse(yaml, { schema: 'core' });
    await expectValid('answers', answers);
    expect(SCHEMAS.answers.safeParse({ ...answers, password: 'no' }).success).toBe(false);
  });
});

test('a key that is missing, and one too many, are refused', async () => {
  const document = (await piped(scanDocument(await scan([root])))) as { backups: object[] };
  expect(SCHEMAS.scan.safeParse({ ...document, more: 1 }).success).toBe(false);
  const [first, ...rest] = document.backups;
  const { udid: _, ...without } = first as { udid: string };
  expect(SCHEMAS.scan.safeParse({ ...document, backups: [without, ...rest] }).success).toBe(false);
  const unknown = { ...first, udid: null };
  expect(SCHEMAS.scan.safeParse({ ...document, backups: [unknown] }).success).toBe(true);
});

test.each(NAMES)('every object of the %s schema names all its keys', (name) => {
  const schema = jsonSchema(name) as Schema & { $schema: string };
  expect(schema.$schema).toContain('2020-12');
  const objects = within(schema).filter(({ properties }) => properties !== undefined);
  expect(objects.length).toBeGreaterThan(0);
  for (const one of objects) {
    expect(one.additionalProperties).toBe(false);
    if (name !== 'answers') expect(one.required).toEqual(Object.keys(one.properties ?? {}));
  }
});

test.each(NAMES)('"backroll schema %s" prints it', async (name) => {
  const { code, stdout, stderr } = await run(['schema', name]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual(jsonSchema(name));
});

test('another name: 2, and the names that there are', async () => {
  const { code, stdout, stderr } = await run(['schema', 'nothing']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  for (const name of NAMES) expect(stderr).toContain(name);
});

test('the program prints what its schema says', async () => {
  expect(SCHEMAS.scan.safeParse(await json(['scan', '--root', root])).error).toBeUndefined();
});
