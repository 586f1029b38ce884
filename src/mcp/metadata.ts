import { getOAuthProtectedResourceMetadataUrl } from '@modelcontextprotocol/server'

/** The document of RFC 9728 that tells a client who issues tokens for this server; at least `resource`. */
export interface ResourceMetadata extends Readonly<Record<string, unknown>> {
  readonly resource: string
}

/** Where the document is fetched, as the challenge names it. */
export const metadataUrl = ({ resource }: ResourceMetadata): string =>
  getOAuthProtectedResourceMetadataUrl(new URL(resource))

/** Whether a path asks for the document: at the root, or with the resource's own path behind it. */
export const isMetadata = (path: string): boolean =>
  /^\/\.well-known\/oauth-protected-resource(\/mcp)?$/.test(path)
