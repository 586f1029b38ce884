import { spawnSync } from 'node:child_process'

/** Debian's packages by a program that each of them brings. */
const packages: Readonly<Record<string, string>> = {
  chromium: 'chromium',
  'dbus-run-session': 'dbus-daemon',
  'dbus-send': 'dbus-bin',
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
}

const there = (program: string) => spawnSync('which', [program]).status === 0

/** Installs what the system tests find on a desktop and not on a bare machine. */
export function debian(): void {
  const missing = Object.entries(packages).filter(([program]) => !there(program))
  if (missing.length === 0) return
  const names = missing.map(([, name]) => name)
  const apt = (...words: string[]) =>
    spawnSync('apt-get', [...words], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update', '-qq')
  const { status, stderr } = apt('install', '-y', '-qq', '--no-install-recommends', ...names)
  if (status !== 0)
    throw new Error(
      `The system tests need Debian's packages ${names.join(', ')}; install them as root. ${stderr ?? ''}`,
    )
}
