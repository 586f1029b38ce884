import type { Decoys } from './decoy.ts'

const channel = { channel_id: 'The ID of the channel' }

/** Chat, mail and telephone: Slack, Teams, Gmail, Outlook, Twilio. */
export const messages: Decoys = {
  slack_post_message: [
    'Post a new message to a Slack channel.',
    { ...channel, text: 'The message text to post' },
  ],
  slack_reply_to_thread: [
    'Reply to a specific message thread in Slack.',
    { ...channel, thread_ts: 'The timestamp of the parent message', text: 'The reply text' },
  ],
  slack_get_channel_history: [
    'Get recent messages from a channel, with the latest message first.',
    { ...channel, limit: 'Number of messages to retrieve', cursor: 'Pagination cursor for next page' },
  ],
  slack_get_thread_replies: [
    'Get all replies in a message thread.',
    { ...channel, thread_ts: 'The timestamp of the parent message' },
  ],
  slack_search_messages: [
    'Search messages across all channels and conversations.',
    { query: 'Search query', count: 'Number of results' },
  ],
  slack_list_channels: [
    'List public channels in the workspace.',
    { limit: 'Maximum number', cursor: 'Pagination cursor for next page' },
  ],
  slack_get_users: [
    'Get a list of all users in the workspace with their basic profile information.',
    { cursor: 'Pagination cursor', limit: 'Maximum number of users' },
  ],
  slack_get_user_profile: [
    'Get detailed profile information for a specific user.',
    { user_id: 'The ID of the user' },
  ],
  slack_create_user_group: [
    'Create a user group that can be mentioned.',
    { name: 'Name of the group', handle: 'Mention handle', description: 'Short description' },
  ],
  slack_delete_message: ['Delete a message from a channel.', { ...channel, ts: 'Timestamp of the message' }],
  teams_send_chat_message: [
    'Send a message in a Microsoft Teams chat.',
    { chat_id: 'Chat ID', content: 'Message content' },
  ],
  teams_list_team_members: ['List the members of a team.', { team_id: 'ID of the team' }],
  gmail_send_email: [
    'Send a new email, optionally with attachments.',
    {
      to: 'Recipient addresses',
      subject: 'Email subject',
      body: 'Email body',
      cc: 'CC recipients',
      bcc: 'BCC recipients',
    },
  ],
  gmail_reply_to_email: [
    'Reply to an email in its thread.',
    { message_id: 'ID of the message', body: 'Reply text', reply_all: 'Reply to everyone' },
  ],
  gmail_search_emails: [
    'Search emails using Gmail search syntax.',
    { query: 'Gmail search query', max_results: 'Maximum number of results' },
  ],
  gmail_read_email: ['Read the content of a specific email.', { message_id: 'ID of the email message' }],
  gmail_delete_email: ['Permanently delete an email.', { message_id: 'ID of the email message to delete' }],
  gmail_modify_labels: [
    'Add or remove labels on an email: archive, star, mark as read or as spam.',
    { message_id: 'Message', add: 'Labels to add', remove: 'Labels to remove' },
  ],
  outlook_create_draft: [
    'Create a draft email.',
    { subject: 'Subject', body: 'Body', to: 'Recipients', importance: 'low, normal or high' },
  ],
  twilio_send_sms: [
    'Send an SMS message to a phone number.',
    { to: 'Phone number to send to', body: 'Message text' },
  ],
}
