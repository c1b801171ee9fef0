/** JSON schemas for editors, made from the shapes that Herald itself checks; they are committed next to the starter files. */
import { z } from 'zod';
import { communityShape } from './community-shape.js';
import { releaseShape } from './release-shape.js';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** By file name, ready to be written: `community.schema.json`, `release.schema.json`. */
export function generateSchemas(): Record<string, string> {
  const text = (shape: z.ZodType): string => `${JSON.stringify(schemaOf(shape), null, 2)}\n`;
  return { 'community.schema.json': text(communityShape), 'release.schema.json': text(releaseShape) };
}

/** A shape as a JSON schema of what is written (before defaults). */
export const schemaOf = (shape: z.ZodType): JsonSchema =>
  z.toJSONSchema(shape, { io: 'input', override: ({ jsonSchema }) => flattenNull(jsonSchema) });

/** `anyOf: [X, null]` becomes X that may be null, so that editors show the description of X. */
function flattenNull(schema: JsonSchema): void {
  const [inner, none, ...more] = schema.anyOf ?? [];
  if (inner === undefined || none === undefined || more.length > 0) return;
  if (typeof inner === 'boolean' || typeof none === 'boolean' || none.type !== 'null') return;
  delete schema.anyOf;
  const { type, enum: values, ...rest } = inner;
  const types = (Array.isArray(type) ? type : [type]).filter((name) => name !== undefined);
  Object.assign(schema, {
    ...rest,
    ...schema,
    type: [...new Set([...types, 'null'])],
    ...(values === undefined ? {} : { enum: [...values, null] }),
  });
}
