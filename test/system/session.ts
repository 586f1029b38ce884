import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const run = promisify(execFile)

/** A bus on which nothing is started by being asked for. */
const plain = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`

/** A user's session on a private bus, with a home of its own. */
export async function session({ prompts = false } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'deskwarden-keychain-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const runtime = join(home, 'run')
  mkdirSync(runtime, { mode: 0o700 })
  const config = join(home, 'bus.conf')
  writeFileSync(config, plain)
  const own = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_RUNTIME_DIR: runtime,
  }
  const bus = spawn(
    'dbus-run-session',
    [
      ...(prompts ? [] : ['--config-file', config]),
      '--',
      'sh',
      '-c',
      'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat',
    ],
    { env: own, stdio: ['pipe', 'pipe', 'ignore'] },
  )
  // The bus ends with the program that it was started for, and takes whatever hangs on it along.
  onTestFinished(async () => {
    const exit = once(bus, 'exit')
    bus.stdin.end()
    await exit
  })
  const [address] = await once(bus.stdout, 'data')
  const env = { ...own, DBUS_SESSION_BUS_ADDRESS: String(address).trim() }
  const send = async (name: string, path: string, method: string, ...args: string[]) => {
    const fixed = ['--session', '--print-reply=literal', `--dest=${name}`, path, method]
    return (await run('dbus-send', [...fixed, ...args], { env })).stdout
  }
  return {
    env,
    folder: join(home, 'deskwarden'),
    /** Starts the Secret Service of GNOME, unlocked as by a login. */
    async unlock(): Promise<ChildProcess> {
      const daemon = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets', '--foreground'], {
        env,
        stdio: ['pipe', 'ignore', 'ignore'],
      })
      onTestFinished(() => void daemon.kill('SIGKILL'))
      daemon.stdin.end('password')
      for (let tries = 0; tries < 100; tries++) {
        const owned = await send(
          'org.freedesktop.DBus',
          '/org/freedesktop/DBus',
          'org.freedesktop.DBus.NameHasOwner',
          'string:org.freedesktop.secrets',
        )
        if (owned.includes('true')) return daemon
        await wait(50)
      }
      throw new Error('The Secret Service did not start.')
    },
    lock: () =>
      send(
        'org.freedesktop.secrets',
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        'array:objpath:/org/freedesktop/secrets/collection/login',
      ),
  }
}

/** Kills the Secret Service, and waits until it is gone. */
export async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}
