import { store } from '../../src/zendesk/auth/store.ts'

// Runs in a process of its own, for a keychain is found by the environment: keychain.probe.ts ACT FOLDER
const [act, folder = ''] = process.argv.slice(2)
const accessToken = process.env['ACCESS_TOKEN'] ?? ''
const account = 'acme.zendesk.com'
const said: string[] = []
const kept = store({
  folder,
  tell: line => said.push(line),
  world: { sleep: ms => new Promise(resolve => setTimeout(resolve, ms)) },
  keychainSeconds: 5,
})
const acts: Record<string, () => Promise<unknown>> = {
  where: () => kept.where(),
  tokens: () => kept.tokens(account),
  forget: () => kept.forget(account),
  keep: () =>
    kept.keep(
      {
        account,
        clientId: 'deskwarden',
        grant: 'authorization_code',
        user: { id: 1, name: 'Ada', role: 'admin' },
        scopes: ['read'],
        signedInAtMs: 0,
      },
      { accessToken, refreshToken: `${accessToken}-refresh` },
    ),
}

const startedMs = Date.now()
const answer = await (acts[act ?? '']?.() ?? Promise.reject(new Error('no such act'))).then(
  value => ({ value: value ?? null }),
  (error: unknown) => ({ error: error instanceof Error ? `${error.name}: ${error.message}` : '' }),
)
process.stdout.write(JSON.stringify({ ...answer, said, ms: Date.now() - startedMs }))
process.exit(0)
