/** An answer that refuses: Zendesk's status, body and headers, in the shapes A to F of its reference. */
export class Rejection extends Error {
  readonly status: number
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`Zendesk answers ${status}`)
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/** One reason under `details`: the sentence is for people, the word for programs. */
export interface Flaw {
  readonly description: string
  readonly error: 'BlankValue' | 'InvalidValue' | 'InvalidFormat' | 'DuplicateValue' | 'TooManyValues'
  readonly ticket_field_id?: number
  readonly ticket_field_type?: string
}

/** 422, shape A with details: the record's own rules refuse it. */
export const invalid = (details: Readonly<Record<string, readonly Flaw[]>>) =>
  new Rejection(422, { error: 'RecordInvalid', description: 'Record validation errors', details })

/** 422 for one field. */
export const flawed = (field: string, description: string, error: Flaw['error'] = 'InvalidValue') =>
  invalid({ [field]: [{ description, error }] })

/** `Name: x has already been taken`, as recorded. */
export const taken = (field: string, description: string) => flawed(field, description, 'DuplicateValue')

export const notFound = () => new Rejection(404, { error: 'RecordNotFound', description: 'Not found' })

export const noEndpoint = () => new Rejection(404, { error: 'InvalidEndpoint', description: 'Not found' })

/** 403, shape B: the role is too small. */
export const forbidden = () =>
  new Rejection(403, {
    error: {
      title: 'Forbidden',
      message:
        'You do not have access to this page. Please contact the account owner of this help desk for further help.',
    },
  })

/** 403 about where a request comes from. No source quotes it: the shape is that of every other 403. */
export const addressRefused = () =>
  new Rejection(403, {
    error: {
      title: 'Forbidden',
      message:
        'Access from your IP address is not allowed. Please contact the account owner of this help desk.',
    },
  })

export const scopeMissing = (scope: string) =>
  new Rejection(403, {
    error: 'Forbidden',
    description: `You are missing the following required scopes: ${scope}`,
  })

/** 401, shape D. */
export const unauthenticated = () =>
  new Rejection(
    401,
    { error: "Couldn't authenticate you" },
    { 'www-authenticate': 'Basic realm="Web Password"' },
  )

export const badToken = () => {
  const why = 'The access token provided is expired, revoked, malformed or invalid for other reasons.'
  return new Rejection(
    401,
    { error: 'invalid_token', error_description: why },
    { 'www-authenticate': `Bearer realm="Zendesk", error="invalid_token", error_description="${why}"` },
  )
}

/** 400, shape B: the type of a value is wrong. */
export const badAttribute = (name: string, rule: string) =>
  new Rejection(400, {
    error: {
      title: 'Invalid attribute',
      message: `You passed an invalid value for the ${name} attribute. ${rule}`,
    },
  })

export const parameterMissing = (name: string) =>
  new Rejection(400, { error: 'ParameterMissing', description: `Parameter ${name} is required` })

/** The recorded text has two spaces where the name is missing. */
export const tooManyValues = (name = '') =>
  new Rejection(400, {
    error: 'TooManyValues',
    description: `Parameter ${name} cannot specify more than 100 values`,
    max_count: 100,
  })

/** 400, shape C: how lists are paged. */
export const badPage = (code: 'InvalidPaginationDepth' | 'InvalidPaginationParameter', detail: string) =>
  new Rejection(400, {
    errors: [
      {
        code,
        title:
          code === 'InvalidPaginationDepth'
            ? 'Pagination depth is invalid'
            : 'Pagination parameter is invalid',
        detail,
      },
    ],
  })

/** Not confirmed by a recording: third parties agree on this text. */
export const conflict = () =>
  new Rejection(409, {
    error: 'UpdateConflict',
    description:
      'Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data and try again.',
  })

export const keyReused = () =>
  new Rejection(400, {
    errors: [
      {
        code: 'IdempotentRequestError',
        title: 'Idempotent request error',
        detail: "Request parameters don't match the given idempotency key",
      },
    ],
  })

export const badSearch = (description: string) => new Rejection(422, { error: 'invalid', description })

export const tooManyJobs = (kind: string, ids: readonly string[], waitSeconds: number) =>
  new Rejection(
    429,
    {
      error: 'TooManyJobs',
      description: `Too many ${kind} jobs are currently queued or running. Try again later.`,
      current_job_ids: ids,
    },
    { 'retry-after': String(waitSeconds) },
  )

/** 500, shape E. */
export const broken = () => new Rejection(500, { status: 500, error: 'Internal Server Error' })
