/** The documents that have a JSON Schema, by the name they are asked for. Apart from the schemas, which take long to load. */
export const SCHEMA_NAMES = [
  'answers',
  'events',
  'scan',
  'photos',
  'extract',
  'compare',
  'protect',
  'verify',
  'doctor',
  'flow',
  'report',
  'case',
] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];
