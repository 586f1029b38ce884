import type { Decoys } from './decoy.ts'

/** Calendars, files, notes and sheets. */
export const office: Decoys = {
  calendar_list_events: [
    'List upcoming events from a calendar.',
    { calendar_id: 'Calendar', time_min: 'Start time', time_max: 'End time', max_results: 'Maximum number' },
  ],
  calendar_create_event: [
    'Create a calendar event and invite attendees.',
    {
      summary: 'Title of the event',
      start: 'Start time',
      end: 'End time',
      attendees: 'Email addresses to invite',
    },
  ],
  calendar_update_event: [
    'Change the time, title or guests of an existing event.',
    { event_id: 'Event', summary: 'Title', start: 'Start time', end: 'End time' },
  ],
  calendar_delete_event: [
    'Delete an event from the calendar.',
    { event_id: 'ID of the event to delete', send_updates: 'Who is notified' },
  ],
  drive_search_files: [
    'Search for files in Google Drive.',
    { query: 'Search query', page_size: 'Results per page' },
  ],
  drive_list_comments: [
    'List the comments on a document.',
    { file_id: 'File', include_deleted: 'Show deleted comments too' },
  ],
  read_file: ['Read the complete contents of a file from the file system.', { path: 'Path of the file' }],
  write_file: [
    'Create a new file or completely overwrite an existing one.',
    { path: 'Path of the file', content: 'Content to write' },
  ],
  delete_file: ['Delete a file. This cannot be undone.', { path: 'Path of the file' }],
  list_directory: ['List all files and directories in a path.', { path: 'Path of the directory' }],
  search_files: [
    'Recursively search for files matching a pattern.',
    { path: 'Where to start', pattern: 'Pattern', exclude: 'Patterns to leave out' },
  ],
  notion_search: [
    'Search pages and databases in the Notion workspace.',
    { query: 'Text to search for', filter: 'page or database', sort: 'Sort by last edited time' },
  ],
  notion_create_page: [
    'Create a new page in Notion.',
    { parent: 'Parent page or database', title: 'Page title', content: 'Markdown content' },
  ],
  notion_get_self: ["Retrieve your token's bot user.", {}],
  confluence_add_comment: [
    'Add a comment to a Confluence page.',
    { page_id: 'Page ID', content: 'Comment in Markdown' },
  ],
  sheets_append_rows: [
    'Append rows to a spreadsheet.',
    { spreadsheet_id: 'Spreadsheet', range: 'Range', values: 'Rows to add' },
  ],
  asana_create_task: [
    'Create a task in a project with assignee and due date.',
    { name: 'Task name', project: 'Project', assignee: 'User', due_on: 'Due date', notes: 'Description' },
  ],
  asana_update_task: [
    'Update a task: complete it, reassign it or move its due date.',
    { task_id: 'Task', completed: 'Whether it is done', assignee: 'User', due_on: 'Due date' },
  ],
}
