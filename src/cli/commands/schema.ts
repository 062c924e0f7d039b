import type { Environment } from '../environment.ts';
import { EXIT } from '../exit-codes.ts';
import type { SchemaName } from '../schema-names.ts';
import { jsonSchema } from '../schemas.ts';

/** Prints the JSON Schema of a document. */
export function schemaCommand(name: SchemaName, { stdout }: Environment): number {
  stdout.write(`${JSON.stringify(jsonSchema(name), null, 2)}\n`);
  return EXIT.done;
}
