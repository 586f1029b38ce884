import { tickets } from './tickets.ts'
import type { Tool } from './tool.ts'

/** Every tool, in the order in which clients see them. */
export const catalog: readonly Tool[] = [...tickets]
