const user = 21_001_000_000_000
const organization = 21_002_000_000_000
const group = 21_003_000_000_000
const macro = 21_004_000_000_000
const field = 21_007_000_000_000
const brand = 21_008_000_000_000
const form = 21_009_000_000_000

/** Where each kind of record starts to count; tickets count from 1, and what is created later starts at `later`. */
export const base = {
  user,
  organization,
  group,
  macro,
  comment: 21_005_000_000_000,
  rating: 21_006_000_000_000,
  field,
  brand,
  form,
  attachment: 21_010_000_000_000,
  audit: 21_011_000_000_000,
  later: 21_900_000_000_001,
} as const

const redirectUris = ['http://127.0.0.1:8723/callback', 'http://localhost:8723/callback'] as const

/**
 * The records of the seed that tests and the demo may name: they stay what they are under every seed number.
 *
 * Tickets: each name says what the ticket is for. `long` has 40 comments of about 100 words; `fields` has 30 custom
 * fields, 10 of them filled; `archived` and `closedArchived` are closed for more than 120 days; `problem` has
 * `incidents`; `followedUp` is closed and `followUp` came after it; the `injection*` tickets carry orders aimed at an
 * agent; the `personal*` tickets carry made-up personal data.
 */
export const landmarks = {
  accountId: 21_000_000_000_001,
  subdomain: 'ostrello',
  supportEmail: 'help@ostrello.example',
  users: {
    admin: user + 1,
    secondAdmin: user + 2,
    agent: user + 3,
    otherAgent: user + 4,
    /** Sees only the tickets of its groups. */
    restrictedAgent: user + 13,
    /** Sees only the tickets assigned to it. */
    assignedOnlyAgent: user + 14,
    lightAgent: user + 15,
    endUser: user + 16,
    /** The same person twice: `mergeLoser` can be merged into `endUser`. */
    mergeLoser: user + 17,
    suspended: user + 18,
    deleted: user + 19,
    /** A member of two organizations. */
    twoOrganizations: user + 20,
    unverified: user + 21,
    /** Has no e-mail address and no tickets: free to delete. */
    idle: user + 22,
  },
  organizations: {
    main: organization + 1,
    /** Its members see each other's tickets. */
    shared: organization + 2,
    /** New tickets of its members go to a group. */
    routed: organization + 3,
    second: organization + 4,
  },
  groups: {
    support: group + 1,
    billing: group + 2,
    technical: group + 3,
    logistics: group + 4,
    business: group + 5,
    /** Private: is_public false. */
    trust: group + 6,
    deleted: group + 7,
  },
  macros: {
    first: macro + 1,
    inactive: macro + 13,
    forGroup: macro + 14,
    forUser: macro + 15,
  },
  fields: { product: field + 1, orderNumber: field + 2, serialNumber: field + 3, firmware: field + 4 },
  brands: { home: brand + 1, business: brand + 2 },
  forms: { request: form + 1, machine: form + 2 },
  tickets: {
    archived: 3,
    closedArchived: [3, 4, 5, 6],
    /** Archived; its requester was deleted since. */
    deletedRequester: 7,
    suspendedRequester: 190,
    closed: 150,
    followedUp: 151,
    followUp: 210,
    problem: 220,
    incidents: [221, 222, 223, 224, 225, 226],
    solvedProblem: 160,
    solvedIncidents: [161, 162, 163],
    long: 240,
    fields: 241,
    /** Has copied users and followers. */
    copied: 242,
    /** Internal from its first comment on. */
    internal: 243,
    noSubject: 244,
    /** Lists, links, remote images and a table. */
    html: 245,
    /** Attachments: two files, an inline picture. */
    attachments: 246,
    overdue: 247,
    dueSoon: 248,
    softDeleted: 249,
    /** In the private group. */
    trust: 250,
    external: 251,
    injectionVisible: 260,
    injectionComment: 261,
    injectionHidden: 262,
    injectionGerman: 263,
    injectionSubject: 264,
    personalCard: 270,
    personalIban: 271,
    personalPassport: 272,
    personalPassword: 273,
    /** Plain tickets of the end user, for writing: nothing else in the seed refers to them. */
    open: 300,
    fresh: 301,
    pending: 302,
    hold: 303,
    /** Solved, not yet rated: its requester can rate it. */
    solved: 304,
    ratedGood: 305,
    ratedBad: 306,
  },
  /** `apiToken` goes with the e-mail address of any agent or admin that is not suspended. */
  credentials: {
    apiToken: 'sandbox-token',
    adminEmail: 'nadia.okafor@ostrello.example',
    agentEmail: 'jonas.brandt@ostrello.example',
    bearers: {
      admin: { token: 'sandbox-bearer', userId: user + 1, scopes: ['read', 'write'] },
      impersonate: {
        token: 'sandbox-impersonate',
        userId: user + 1,
        scopes: ['read', 'write', 'impersonate'],
      },
      readOnly: { token: 'sandbox-read', userId: user + 1, scopes: ['tickets:read'] },
      agent: { token: 'sandbox-agent', userId: user + 3, scopes: ['read', 'write'] },
      restrictedAgent: { token: 'sandbox-restricted', userId: user + 13, scopes: ['read', 'write'] },
      lightAgent: { token: 'sandbox-light', userId: user + 15, scopes: ['read', 'write'] },
      endUser: { token: 'sandbox-end-user', userId: user + 16, scopes: ['read', 'write'] },
      /** Ended long ago. */
      expired: {
        token: 'sandbox-expired',
        userId: user + 1,
        scopes: ['read', 'write'],
        expiresAt: '2024-01-01T00:00:00Z',
      },
    },
  },
  /** The programs that the account's admins registered, by what they are for. */
  clients: {
    public: { id: 1, identifier: 'deskwarden-public', name: 'Deskwarden', redirectUris, ownerId: user + 1 },
    confidential: {
      id: 2,
      identifier: 'deskwarden-confidential',
      name: 'Deskwarden for services',
      secret: 'sandbox-client-secret',
      redirectUris,
      ownerId: user + 1,
    },
    /** An admin allows it to read tickets and users, and nothing else. */
    restricted: {
      id: 3,
      identifier: 'deskwarden-restricted',
      name: 'Deskwarden, restricted',
      redirectUris,
      scopes: ['tickets:read', 'users:read'],
      ownerId: user + 1,
    },
    /** Registered for another address. */
    elsewhere: {
      id: 4,
      identifier: 'deskwarden-elsewhere',
      name: 'Deskwarden, elsewhere',
      redirectUris: ['https://deskwarden.example/callback'],
      ownerId: user + 1,
    },
    /** From before 2026-04-30: its tokens do not expire unless it asks for it. */
    legacy: {
      id: 5,
      identifier: 'deskwarden-legacy',
      name: 'Deskwarden, of old',
      redirectUris,
      ownerId: user + 1,
      tokenSeconds: null,
    },
  },
} as const

/** Every client, in the form that the sandbox takes them. */
export const clients = Object.values(landmarks.clients)

/** Every token that the account knows, in the form that the sandbox takes them. */
export const credentials = [
  { apiToken: landmarks.credentials.apiToken },
  ...Object.values(landmarks.credentials.bearers).map(({ token, ...rest }) => ({ bearer: token, ...rest })),
]
