import type { Decoys } from './decoy.ts'

/** Customers as others keep them: CRMs, shops, payments, and other help desks in their own vocabulary. */
export const customers: Decoys = {
  salesforce_find_contact: [
    'Find a contact by name, email or phone.',
    { query: 'Name, email or phone', limit: 'Maximum number of records' },
  ],
  salesforce_create_account: [
    'Create an account record for a company.',
    { Name: 'Account name', Website: 'Website', Industry: 'Industry', OwnerId: 'Owner' },
  ],
  salesforce_update_opportunity: [
    'Update the stage, amount or close date of an opportunity.',
    { Id: 'Opportunity', StageName: 'Stage', Amount: 'Amount', CloseDate: 'Close date' },
  ],
  salesforce_create_case: [
    'Create a case for a customer issue.',
    {
      Subject: 'Subject',
      Description: 'Description',
      Priority: 'Priority',
      ContactId: 'Contact',
      Origin: 'Origin',
    },
  ],
  salesforce_query: ['Run a SOQL query and return the records.', { query: 'SOQL query' }],
  hubspot_search_contacts: [
    'Search CRM contacts by property.',
    { query: 'Text to search for', filters: 'Property filters', limit: 'Page size' },
  ],
  hubspot_create_contact: [
    'Create a new contact in the CRM.',
    { email: 'Email', firstname: 'First name', lastname: 'Last name', company: 'Company' },
  ],
  hubspot_create_company: [
    'Create a company in the CRM.',
    { name: 'Company name', domain: 'Company domain', industry: 'Industry' },
  ],
  hubspot_list_companies: [
    'List companies with their properties.',
    { limit: 'Page size', after: 'Cursor', properties: 'Properties to return' },
  ],
  hubspot_create_ticket: [
    'Create a support ticket in the HubSpot service pipeline.',
    {
      subject: 'Ticket name',
      content: 'Description',
      hs_pipeline_stage: 'Stage',
      hs_ticket_priority: 'Priority',
    },
  ],
  hubspot_merge_contacts: [
    'Merge two contact records into one.',
    { primary_id: 'Contact to keep', secondary_id: 'Contact to merge' },
  ],
  intercom_reply: [
    'Reply to a conversation as an admin or on behalf of a contact.',
    { conversation_id: 'Conversation', body: 'Reply', message_type: 'comment or note' },
  ],
  intercom_search_conversations: [
    'Search conversations by state, source, author or contact.',
    { query: 'Filter expression', starting_after: 'Cursor' },
  ],
  intercom_assign_conversation: [
    'Assign a conversation to a teammate or team.',
    { conversation_id: 'Conversation', assignee_id: 'Teammate or team' },
  ],
  intercom_archive_contact: ['Archive a contact.', { contact_id: 'Contact' }],
  helpscout_list_mailboxes: ['List the shared mailboxes of the account.', { page: 'Page number' }],
  gorgias_create_canned_reply: [
    'Save a reply template that agents insert into messages.',
    { name: 'Name', body: 'Reply text', tags: 'Tags' },
  ],
  servicenow_create_incident: [
    'Create an incident record.',
    {
      short_description: 'Summary',
      urgency: 'Urgency',
      assignment_group: 'Assignment group',
      caller_id: 'Caller',
    },
  ],
  delighted_list_survey_responses: [
    'List NPS survey responses with score and comment.',
    { since: 'Unix timestamp', trend: 'Trend', per_page: 'Results per page' },
  ],
  stripe_create_refund: [
    'Refund a payment in full or in part.',
    { payment_intent: 'Payment to refund', amount: 'Amount in cents', reason: 'Reason' },
  ],
  stripe_list_customers: [
    'List customers, the most recent first.',
    { email: 'Filter by email', limit: 'Maximum number', starting_after: 'Cursor' },
  ],
  stripe_list_invoices: [
    'List the invoices of a customer.',
    { customer: 'Customer', status: 'draft, open, paid or void', limit: 'Maximum number' },
  ],
  shopify_get_order: [
    'Get an order with its line items and fulfilment status.',
    { order_id: 'Order', fields: 'Fields to return' },
  ],
}
