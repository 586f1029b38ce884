import { type Disk, disk as realDisk } from '../../files/disk.ts'
import { codeOf } from '../../files/fault.ts'
import type { Anchor } from '../anchor.ts'
import { Head } from '../entry.ts'
import { blocks, linesOf } from '../lines.ts'

/** Appends heads to a file: on a disk, or of an owner, that whoever may change the journal cannot reach. */
export const fileAnchor = (path: string, disk: Disk = realDisk): Anchor => ({
  name: `file ${path}`,
  async keep(head) {
    const file = await disk.open(path, 'append').catch(error => {
      if (codeOf(error) !== 'ENOENT') throw error
      return disk.open(path, 'create')
    })
    try {
      const line = Buffer.from(`${JSON.stringify(head)}\n`)
      for (let sent = 0; sent < line.length; ) sent += await file.write(line.subarray(sent))
      await file.sync()
    } finally {
      await file.close()
    }
  },
})

/** Reads the heads that such a file holds, and counts the lines that are none. */
export async function heads(
  path: string,
  disk: Disk = realDisk,
): Promise<{ readonly heads: readonly Head[]; readonly unread: number }> {
  const found: Head[] = []
  let unread = 0
  const file = await disk.open(path, 'read')
  try {
    for await (const block of blocks(file))
      for (const { bytes } of linesOf(block)) {
        const head = parsed(bytes.toString())
        if (head) found.push(head)
        else unread++
      }
  } finally {
    await file.close()
  }
  return { heads: found, unread }
}

function parsed(line: string): Head | undefined {
  try {
    return Head.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
