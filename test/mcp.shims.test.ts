import { describe, expect, test } from 'vitest'
import { DefaultJsonSchemaValidator } from '../src/mcp/shims.ts'

describe('The check of an answer to a form, in the bundle', () => {
  const check = new DefaultJsonSchemaValidator().getValidator({
    type: 'object',
    properties: {
      approve: { type: 'boolean' },
      reason: { type: 'string', maxLength: 5 },
      level: { type: 'string', enum: ['low', 'high'] },
    },
    required: ['approve'],
  })

  test.each([[{ approve: true }], [{ approve: false, reason: 'short', level: 'low' }]])(
    'takes %j',
    answer => {
      expect(check(answer)).toEqual({ valid: true, data: answer, errorMessage: undefined })
    },
  )

  test.each([
    [{}, 'approve'],
    [{ approve: 'yes' }, 'approve'],
    [{ approve: true, reason: 'too long' }, 'reason'],
    [{ approve: true, level: 'middle' }, 'level'],
    ['yes', 'object'],
  ])('refuses %j and names %s', (answer, named) => {
    const { valid, errorMessage } = check(answer)
    expect(valid).toBe(false)
    expect(errorMessage).toContain(named)
  })
})
