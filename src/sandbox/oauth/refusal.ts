import { Rejection } from '../errors.ts'

/** The token endpoint's errors, each with what Zendesk says of it. */
const words = {
  invalid_request:
    'The request is missing a required parameter, includes an unsupported parameter or parameter value, or is otherwise malformed.',
  invalid_client:
    'The client identifier provided is invalid, the client failed to authenticate, the client did not include its credentials, provided multiple client credentials, or used unsupported credentials type.',
  invalid_grant:
    'The provided access grant is invalid, expired, or revoked (e.g. invalid assertion, expired authorization token, bad end-user password credentials, or mismatching authorization code and redirection URI).',
  unauthorized_client: 'The authenticated client is not authorized to use the access grant type provided.',
  unsupported_grant_type:
    'The access grant included - its type or another attribute - is not supported by the authorization server.',
  invalid_scope:
    'The requested scope is invalid, unknown, malformed, or exceeds the previously granted scope.',
} as const

/** An error in the form of RFC 6749: 401 where the client itself is not known, else 400. */
export const refusal = (error: keyof typeof words, description: string = words[error]) =>
  new Rejection(error === 'invalid_client' ? 401 : 400, { error, error_description: description })
