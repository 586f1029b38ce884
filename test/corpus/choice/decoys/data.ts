import type { Decoys } from './decoy.ts'

/** Databases, analytics and the web. */
export const data: Decoys = {
  postgres_query: ['Run a read-only SQL query.', { sql: 'The SQL query to execute' }],
  bigquery_export_results: [
    'Export the results of a query to Cloud Storage as CSV or JSON.',
    { query: 'SQL query', destination: 'Bucket URI', format: 'CSV or JSON' },
  ],
  mongodb_count: [
    'Count the documents in a collection that match a filter.',
    { database: 'Database', collection: 'Collection', query: 'Filter' },
  ],
  mongodb_delete_many: [
    'Delete all documents that match the filter.',
    { database: 'Database', collection: 'Collection', filter: 'Filter' },
  ],
  mongodb_update_many: [
    'Update all documents that match the filter.',
    { database: 'Database', collection: 'Collection', filter: 'Filter', update: 'Update operators' },
  ],
  elasticsearch_search: [
    'Search an index with the query DSL.',
    { index: 'Index', query: 'Query body', size: 'Number of hits' },
  ],
  web_search: [
    'Search the web and return the top results.',
    { query: 'Search query', count: 'Number of results' },
  ],
  fetch: [
    'Fetch a URL and return its contents as Markdown.',
    { url: 'URL to fetch', max_length: 'Maximum number of characters', start_index: 'Where to start' },
  ],
  browser_take_screenshot: [
    'Take a screenshot of the current page.',
    { full_page: 'Whole page', element: 'Element to capture' },
  ],
  memory_create_entities: [
    'Create multiple new entities in the knowledge graph.',
    { entities: 'Entities with name, type and observations' },
  ],
}
