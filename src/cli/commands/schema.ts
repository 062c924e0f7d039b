import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonSchema, SCHEMAS, type SchemaName } from '../schemas.ts';
import { UsageError } from '../usage-error.ts';

/** Prints the JSON Schema of a document. */
export async function schemaCommand(typed: string, { stdout }: Environment): Promise<number> {
  if (!isSchemaName(typed)) {
    throw new UsageError(`Schemas are there for: ${Object.keys(SCHEMAS).join(', ')}.`);
  }
  stdout.write(`${JSON.stringify(jsonSchema(typed), null, 2)}\n`);
  return EXIT.done;
}

function isSchemaName(text: string): text is SchemaName {
  return Object.hasOwn(SCHEMAS, text);
}
