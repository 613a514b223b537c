import { parseArgs } from 'node:util'
import { CommandError } from '../../scripts/command-error.mjs'
import type { OperatorActor } from '../actor'
import type { Failure, Result } from '../result'
import type { Server } from '../server'
import { withServer } from './open-server'

const usage = [
  'Usage: npm run keyrail -- service-token create --name <name>',
  '       npm run keyrail -- service-token list',
  '       npm run keyrail -- service-token revoke <token key>',
].join('\n')

const operator: OperatorActor = { kind: 'operator', name: 'command line' }

/** Manages service tokens. `create` prints the token to stdout, alone and once. */
export async function serviceToken(args: readonly string[] = process.argv.slice(3)): Promise<string> {
  const { verb, name, tokenKey } = read(args)
  return withServer(async (server) => {
    if (verb === 'create') return create(server, name)
    return verb === 'list' ? list(server) : revoke(server, tokenKey)
  })
}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { name: { type: 'string' } }, allowPositionals: true })
    const [verb = '', tokenKey = '', ...rest] = positionals
    const fits = rest.length === 0 && (verb === 'revoke') === (tokenKey !== '') && (verb === 'create') === (values.name !== undefined)
    if (['create', 'list', 'revoke'].includes(verb) && fits) return { verb, tokenKey, name: values.name ?? '' }
  } catch {
    // unknown option: the usage follows
  }
  throw new CommandError(usage)
}

async function create({ serviceTokens }: Server, name: string): Promise<string> {
  const { token, secret } = done(await serviceTokens.create(operator, { name }))
  // stdout has the secret alone, so that it can be piped
  console.error(`Service token ${token.tokenKey} for "${token.name}". Store it now: it is shown once.`)
  return secret.reveal()
}

async function list({ serviceTokens }: Server): Promise<string> {
  const rows = done(await serviceTokens.list(operator))
  const line = ({ tokenKey, name, createdAt, lastUsedAt }: (typeof rows)[number]) =>
    `${tokenKey}  created ${createdAt.slice(0, 10)}  last used ${lastUsedAt?.slice(0, 16).replace('T', ' ') ?? 'never'.padEnd(16)}  ${name}`
  return rows.map(line).join('\n') || 'No service token yet.'
}

async function revoke({ serviceTokens }: Server, tokenKey: string): Promise<string> {
  done(await serviceTokens.revoke(operator, tokenKey))
  return `${tokenKey} is revoked: every later call with it is rejected.`
}

function done<T>(outcome: Result<T, Failure>): T {
  if (outcome.ok) return outcome.value
  const { code, detail, fields } = outcome.error
  if (code === 'not_found') throw new CommandError('There is no service token with this token key.')
  throw new CommandError(detail ?? Object.values(fields ?? {}).flat()[0] ?? `Rejected: ${code}.`)
}
