import { serving } from '../src/mcp/serving.ts'
import { stdio } from '../src/mcp/stdio.ts'
import { info, smallDoor } from './mcp.door.ts'

// A process of its own for the clients that start one: the small door over stdin and stdout.
const small = smallDoor()
const report = () => {}
const connection = stdio(
  serving(small.door, info, report),
  { agent: 'operator' },
  { input: process.stdin, output: process.stdout, report },
)
process.once('SIGTERM', () => {
  void connection.close()
  setTimeout(small.release, 20)
})
