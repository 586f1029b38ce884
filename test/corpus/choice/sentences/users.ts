import { here, type Sentences } from './sentence.ts'

const { maya, mayaTwin, jonas, leaver, spammer, acme, globex } = here

export const users: Sentences = {
  list_users: [
    ['list all users', {}],
    ['who are our agents?', { role: ['agent'] }],
    ['show me all admins', { role: ['admin'] }],
    ['give me all the customers', { role: ['end-user'] }],
    ['which people have an agent account', { role: ['agent'] }],
    ['list everyone with the custom role 5001', { permission_set: 5001 }],
    ['show end users, 100 at a time', { role: ['end-user'], limit: 100 }],
  ],
  get_user: [
    ['show me user 40001', { user_id: maya }],
    ['pull up the profile of user 40001', { user_id: maya }],
    ["what's the phone number of user 40001", { user_id: maya }],
    ['which organization does user 40001 belong to', { user_id: maya, fields: ['organizations'] }],
    ['is customer 40001 suspended?', { user_id: maya }],
    ["what's the email of the requester, id 40001?", { user_id: maya }],
    ['look up the user with id 40001', { user_id: maya }],
  ],
  get_current_user: [
    ['who am I?', {}],
    ['which account are you signed in with?', {}],
    ['whose login are you using', {}],
    ["what's my user id", {}],
    ['am I an admin?', {}],
    ['show my own profile', {}],
    ['what role do I have here', { fields: ['roles'] }],
  ],
  search_users: [
    ['who is maya@acme.example?', { query: 'maya@acme.example' }],
    ['find the customer called Maya Olsen', { query: 'Maya Olsen' }],
    ['look up a user by the name of Jonas Weber', { query: 'Jonas Weber' }],
    ['is there a user with the email lena@acme.example', { query: 'email:lena@acme.example' }],
    ['search for users named Smith', { query: 'name:Smith' }],
    ['find the customer with external id CRM-771', { external_id: 'CRM-771' }],
    ['whose phone number is +1 555 0100', { query: 'phone:15550100' }],
    ['do we have an account for maya@acme.example?', { query: 'maya@acme.example' }],
    ['find agent Weber', { query: 'Weber role:agent' }],
  ],
  create_user: [
    ['add maya@acme.example as a customer', { name: 'Maya Olsen', email: 'maya@acme.example' }],
    ['create a user for Lena Park', { name: 'Lena Park' }],
    [
      'register a new end user, no verification email please',
      { name: 'Lena Park', role: 'end-user', skip_verify_email: true },
    ],
    ['set up an account for our new agent Tom', { name: 'Tom Reed', role: 'agent' }],
    [
      'sign up jonas@acme.example as a contact at Acme',
      { name: 'Jonas Weber', email: 'jonas@acme.example', organization_id: acme },
    ],
    ['make a profile for the new customer', { name: 'Lena Park' }],
    ['invite Tom Reed as an agent', { name: 'Tom Reed', email: 'tom@help.example', role: 'agent' }],
  ],
  update_user: [
    ["change Maya's phone number to +1 555 0100", { user_id: maya, phone: '+1 555 0100' }],
    ['suspend this user', { user_id: spammer, suspended: true }],
    ['make Jonas an admin', { user_id: jonas, role: 'admin' }],
    ['move Maya to the organization Globex', { user_id: maya, organization_id: globex }],
    ["update the customer's email to maya@globex.example", { user_id: maya, email: 'maya@globex.example' }],
    [
      "add a note to the user's profile: prefers phone calls",
      { user_id: maya, notes: 'Prefers phone calls' },
    ],
    ['set the time zone of user 40001 to Berlin', { user_id: maya, time_zone: 'Berlin' }],
    ['promote user 40003 to agent', { user_id: jonas, role: 'agent' }],
    ['block the spammer, user 40009', { user_id: spammer, suspended: true }],
  ],
  merge_users: [
    ['merge these two users, they are the same person', { user_id: maya, id: mayaTwin }],
    ['Maya has two profiles, merge them', { user_id: maya, id: mayaTwin }],
    ['combine user 40001 into 40002', { user_id: maya, id: mayaTwin }],
    ['these two accounts belong to the same customer, put them together', { user_id: maya, id: mayaTwin }],
    ['deduplicate the user Maya Olsen: keep 40002', { user_id: maya, id: mayaTwin }],
    ['fold the duplicate contact into the main one', { user_id: maya, id: mayaTwin }],
  ],
  delete_user: [
    ['delete user 40009', { user_id: spammer }],
    ['remove the customer Maya Olsen', { user_id: maya }],
    ['get rid of that test user', { user_id: spammer }],
    ['Maya asked us to delete her account', { user_id: maya }],
    ["kill user 40009's account", { user_id: spammer }],
    ['drop the agent who left, id 40005', { user_id: leaver }],
  ],
}
