import { z } from 'zod'

/** A schema without what makes it optional, gives it a default or lets it be null. */
export function bare(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return bare(schema.unwrap())
  if (schema instanceof z.ZodType) return schema
  throw new Error('an input that is no schema of zod')
}

/** The object that a schema holds, itself or as the entry of its list. */
export function objectIn(schema: unknown): z.ZodObject | undefined {
  const inner = bare(schema)
  if (inner instanceof z.ZodObject) return inner
  return inner instanceof z.ZodArray ? objectIn(inner.element) : undefined
}

/** A schema in place of another, with what is told of that one where it tells nothing else. */
const like = (schema: z.ZodType, old: z.ZodType) => {
  const meta = old.meta()
  return meta === undefined ? schema : schema.meta({ ...meta, ...schema.meta() })
}

/** The same schema with its innermost part changed: what makes it optional, its default and its words stay. */
export function inside(schema: unknown, change: (inner: z.ZodType) => z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return like(inside(schema.unwrap(), change).optional(), schema)
  if (schema instanceof z.ZodNullable) return like(inside(schema.unwrap(), change).nullable(), schema)
  if (schema instanceof z.ZodDefault)
    return like(inside(schema.unwrap(), change).default(schema.def.defaultValue), schema)
  const inner = bare(schema)
  return like(change(inner), inner)
}

/** The same object with other fields; its rules stay, for they look at what was given. */
export const reshaped = (object: z.ZodObject, shape: Readonly<Record<string, z.ZodType>>): z.ZodObject =>
  object.clone({ ...object.def, shape }, { parent: true })

/** The same list with other entries; its length stays bounded. */
export const relisted = (list: z.ZodArray, element: z.ZodType): z.ZodArray =>
  list.clone({ ...list.def, element }, { parent: true })

/** The fields of an object, as schemas. */
export const fieldsOf = (object: z.ZodObject): Readonly<Record<string, z.ZodType>> =>
  Object.fromEntries(Object.entries(object.shape).map(([name, schema]) => [name, whole(schema)]))

function whole(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema
  throw new Error('an input that is no schema of zod')
}

/** Whether a field has to be given. */
export const needed = (schema: unknown) => !whole(schema).safeParse(undefined).success
