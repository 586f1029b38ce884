import process from 'node:process'
import { z } from 'zod'

/**
 * Stands in for the SDK's `_shims` in the bundle: zod checks the answers to elicitation, so that the 300 KB of ajv
 * that the SDK loads at import stay out.
 */
export class DefaultJsonSchemaValidator {
  getValidator(schema: z.core.JSONSchema.JSONSchema) {
    const checked = z.fromJSONSchema(schema)
    return (input: unknown) => {
      const answer = checked.safeParse(input)
      return answer.success
        ? { valid: true, data: answer.data, errorMessage: undefined }
        : { valid: false, data: undefined, errorMessage: z.prettifyError(answer.error) }
    }
  }
}

export { process }
