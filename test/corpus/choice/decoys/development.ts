import type { Decoys } from './decoy.ts'

const repository = { owner: 'Repository owner', repo: 'Repository name' }
const paging = { page: 'Page number for pagination', per_page: 'Results per page (max 100)' }

/** Code, issues and what runs in production: GitHub, GitLab, Jira, Linear, Sentry. */
export const development: Decoys = {
  github_create_issue: [
    'Create a new issue in a GitHub repository.',
    {
      ...repository,
      title: 'Issue title',
      body: 'Issue body content',
      labels: 'Labels to apply',
      assignees: 'Usernames to assign',
    },
  ],
  github_list_issues: [
    'List issues in a GitHub repository with filtering options.',
    {
      ...repository,
      state: 'Filter by state (open, closed, all)',
      labels: 'Filter by labels',
      sort: 'Sort order',
      ...paging,
    },
  ],
  github_get_issue: [
    'Get details of a specific issue in a GitHub repository.',
    { ...repository, issue_number: 'The number of the issue' },
  ],
  github_update_issue: [
    'Update an existing issue: title, body, state, labels, assignees or milestone.',
    {
      ...repository,
      issue_number: 'Issue number to update',
      state: 'New state (open or closed)',
      assignees: 'New assignees',
    },
  ],
  github_add_issue_comment: [
    'Add a comment to an existing issue or pull request.',
    { ...repository, issue_number: 'Issue number to comment on', body: 'Comment text' },
  ],
  github_search_issues: [
    'Search for issues and pull requests across GitHub repositories using the search syntax.',
    {
      q: 'Search query using GitHub issues search syntax',
      sort: 'Sort field',
      order: 'Sort order',
      ...paging,
    },
  ],
  github_search_users: [
    'Search for GitHub users by name, location, or repositories.',
    { q: 'Search query using GitHub users search syntax', ...paging },
  ],
  github_get_me: [
    'Get details of the authenticated GitHub user.',
    { reason: 'Optional reason for the request' },
  ],
  github_create_pull_request: [
    'Create a new pull request in a GitHub repository.',
    {
      ...repository,
      title: 'PR title',
      head: 'Branch containing changes',
      base: 'Branch to merge into',
      draft: 'Create as draft PR',
    },
  ],
  github_merge_pull_request: [
    'Merge a pull request in a GitHub repository.',
    { ...repository, pull_number: 'Pull request number', merge_method: 'merge, squash or rebase' },
  ],
  github_delete_file: [
    'Delete a file from a GitHub repository.',
    {
      ...repository,
      path: 'Path to the file to delete',
      message: 'Commit message',
      branch: 'Branch to delete from',
    },
  ],
  gitlab_create_merge_request: [
    'Open a merge request in a GitLab project.',
    {
      project_id: 'ID or path of the project',
      source_branch: 'Source branch',
      target_branch: 'Target branch',
      title: 'Title',
    },
  ],
  gitlab_list_group_members: [
    'List all members of a GitLab group.',
    { group_id: 'The ID or URL-encoded path of the group', query: 'Filter by name, email or username' },
  ],
  gitlab_create_group: [
    'Create a new project group.',
    {
      name: 'Name of the group',
      path: 'Path of the group',
      visibility: 'private, internal or public',
      parent_id: 'Parent group',
    },
  ],
  jira_create_issue: [
    'Create a new Jira issue (task, bug, story or support ticket) with an optional epic link.',
    {
      project_key: 'The project key',
      summary: 'Title of the issue',
      issue_type: 'Issue type',
      assignee: 'Assignee email or name',
      description: 'Issue description',
      priority: 'Issue priority',
    },
  ],
  jira_get_issue: [
    'Get details of a specific Jira issue including its fields, comments and relationships.',
    {
      issue_key: 'Jira issue key (e.g. PROJ-123)',
      fields: 'Fields to return',
      comment_limit: 'Maximum number of comments',
    },
  ],
  jira_search: [
    'Search Jira issues using JQL.',
    {
      jql: 'JQL query string',
      fields: 'Comma-separated fields to return',
      limit: 'Maximum number of results',
    },
  ],
  jira_update_issue: [
    'Update an existing Jira issue, including its status, assignee, priority and attachments.',
    { issue_key: 'Jira issue key', fields: 'Fields to update', attachments: 'Files to attach' },
  ],
  jira_transition_issue: [
    'Move a Jira issue to a new status.',
    {
      issue_key: 'Jira issue key',
      transition_id: 'ID of the transition',
      comment: 'Comment to add during the transition',
    },
  ],
  jira_delete_issue: ['Delete an existing Jira issue.', { issue_key: 'Jira issue key' }],
  jira_add_comment: [
    'Add a comment to a Jira issue.',
    { issue_key: 'Jira issue key', comment: 'Comment text in Markdown' },
  ],
  jira_batch_create_issues: [
    'Create multiple Jira issues in a batch.',
    { issues: 'JSON array of issue objects', validate_only: 'Only validate without creating' },
  ],
  jira_get_user_profile: [
    'Retrieve profile information for a specific Jira user.',
    { user_identifier: 'Email, username, key or account ID of the user' },
  ],
  linear_create_issue: [
    'Create a new Linear issue.',
    {
      title: 'The issue title',
      team: 'Team name or ID',
      description: 'Markdown',
      assignee: 'User to assign',
      priority: '0 none to 4 low',
    },
  ],
  linear_list_teams: [
    "List the teams in the user's Linear workspace.",
    { query: 'Search query', limit: 'Number of results' },
  ],
  linear_list_comments: ['List comments for a specific Linear issue.', { issueId: 'The issue ID' }],
  sentry_search_issues: [
    'Search for grouped errors and incidents in Sentry.',
    {
      organization_slug: "The organization's slug",
      query: 'Sentry search query',
      sort: 'Sort by date, freq or user',
    },
  ],
  sentry_find_organizations: [
    'Find organizations that the user has access to in Sentry.',
    { query: 'Filter by name' },
  ],
  pagerduty_create_incident: [
    'Create a new incident and page the on-call responder.',
    {
      title: 'Incident title',
      service_id: 'Affected service',
      urgency: 'high or low',
      escalation_policy_id: 'Escalation policy',
    },
  ],
}
