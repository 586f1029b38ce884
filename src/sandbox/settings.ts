/** The figures of an account: plan limits, reaches and how long its jobs take. */
export interface Settings {
  /** Enterprise: 700 calls in each minute of the clock. */
  readonly perMinute: number
  readonly ticketListsPerMinute: number
  readonly deepPagesPerMinute: number
  readonly ticketUpdatesPerMinute: number
  readonly updatesPerTicket: number
  readonly ticketDeletionsPerMinute: number
  readonly updatesPerUser: number
  readonly userUpdatesPerSecond: number
  readonly updatesPerOrganization: number
  readonly searchesPerMinute: number
  readonly exportsPerMinute: number
  readonly jobsAtOnce: number
  readonly jobQueueMs: number
  readonly jobItemMs: number
  readonly commentsPerTicket: number
  readonly offsetReach: number
  readonly searchReach: number
  readonly exportCursorMs: number
  readonly keyMs: number
  /** New and changed records appear in search only after this time. */
  readonly indexLagMs: number
}

/** An Enterprise account. */
export const enterprise: Settings = {
  perMinute: 700,
  ticketListsPerMinute: 700,
  deepPagesPerMinute: 50,
  ticketUpdatesPerMinute: 100,
  updatesPerTicket: 30,
  ticketDeletionsPerMinute: 400,
  updatesPerUser: 5,
  userUpdatesPerSecond: 1,
  updatesPerOrganization: 5,
  searchesPerMinute: 2_500,
  exportsPerMinute: 100,
  jobsAtOnce: 30,
  jobQueueMs: 1_000,
  jobItemMs: 50,
  commentsPerTicket: 5_000,
  offsetReach: 10_000,
  searchReach: 1_000,
  exportCursorMs: 3_600_000,
  keyMs: 7_200_000,
  indexLagMs: 0,
}
