import { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { deaf, listener, look } from './leaks.ts'

// Node tells of every process and connection, whoever makes it.

/** Hears what a stream brings, without reading it. */
function overhear(stream: Readable, where: string): void {
  const heard = listener(where)
  const { push } = stream
  stream.push = (chunk, encoding) => {
    if (chunk !== null) heard(chunk)
    return push.call(stream, chunk, encoding)
  }
}

/** What Node tells of. */
function told<T>(message: unknown, name: string, kind: abstract new (...words: never[]) => T): T {
  const value: unknown = Reflect.get(Object(message), name)
  if (value instanceof kind) return value
  throw new Error(`Node tells of no ${name} any more`)
}

subscribe('child_process', message => {
  const child = told(message, 'process', ChildProcess)
  child.once('spawn', () => {
    const line = child.spawnargs.join(' ')
    look('the arguments of a process', line)
    for (const name of ['stdout', 'stderr'] as const) {
      const stream = child[name]
      if (stream) overhear(stream, `${name} of ${line}`)
      else if (line.includes('deskwarden.js')) deaf(`${name} of ${line}`)
    }
  })
})

// The accounts of the tests answer in this process, and tokens are what they are asked for.
const own = new Set<number | undefined>()
subscribe('net.server.socket', message => {
  own.add(told(message, 'socket', Socket).localPort)
})
subscribe('net.client.socket', message => {
  const socket = told(message, 'socket', Socket)
  const heard = listener('what a server of the program answered')
  const { push } = socket
  socket.push = (chunk, encoding) => {
    if (chunk !== null && !own.has(socket.remotePort)) heard(chunk)
    return push.call(socket, chunk, encoding)
  }
})
