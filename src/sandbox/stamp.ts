/** A moment as Zendesk writes it: UTC, whole seconds. */
export const stamp = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
