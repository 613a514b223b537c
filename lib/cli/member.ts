import { parseArgs } from 'node:util'
import { CommandError } from '../../scripts/command-error.mjs'
import type { OperatorActor, Role } from '../actor'
import type { OrgId, UserId } from '../ids'
import type { MemberView } from '../organizations/index'
import type { Failure, Result } from '../result'
import type { Server } from '../server'
import { withServer } from './open-server'

const usage = [
  'Usage: npm run keyrail -- member list --org <slug>',
  '       npm run keyrail -- member role <role> --org <slug> --email <email>',
  '       npm run keyrail -- member remove --org <slug> --email <email>',
  '       npm run keyrail -- member reactivate --org <slug> --email <email>',
].join('\n')

const operator: OperatorActor = { kind: 'operator', name: 'command line' }

/** Manages the members of an organization that has no active administrator. */
export async function member(args: readonly string[] = process.argv.slice(3)): Promise<string> {
  const { verb, role, org, email } = read(args)
  return withServer(async (server) => {
    const orgId = await server.organizations.orgIdOf(org)
    if (!orgId) throw new CommandError(`There is no organization with the slug ${org}.`)
    const members = done(await server.organizations.members(operator, orgId))
    if (verb === 'list') return members.map(toLine).join('\n')
    const found = members.find((each) => each.email === email.trim().toLowerCase())
    if (!found) throw new CommandError(`${email} is not a member of ${org}.`)
    if (verb === 'role') return await giveRole(server, orgId, found, role)
    return verb === 'remove' ? await remove(server, orgId, found) : await reactivate(server, orgId, found)
  })
}

const verbs = ['list', 'role', 'remove', 'reactivate']

function read(args: readonly string[]) {
  try {
    const options = { org: { type: 'string' }, email: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [verb = '', role = '', ...rest] = positionals
    const fits = rest.length === 0 && (verb === 'role') === (role !== '') && (verb === 'list') === (values.email === undefined)
    if (verbs.includes(verb) && fits && values.org) return { verb, role, org: values.org, email: values.email ?? '' }
  } catch {
    // unknown option: the usage follows
  }
  throw new CommandError(usage)
}

const toLine = ({ name, email, role, active, tokens }: MemberView): string =>
  `${(active ? role : 'inactive').padEnd(8)}  ${email}  ${name}, ${tokens} ${tokens === 1 ? 'token' : 'tokens'}`

async function giveRole({ organizations }: Server, orgId: OrgId, { userId, email }: MemberView, role: string): Promise<string> {
  done(await organizations.changeRole(operator, orgId, { userId, role: role as Role }))
  return `${email} is now ${role}.`
}

async function remove({ organizations }: Server, orgId: OrgId, { userId, email }: MemberView): Promise<string> {
  const { tokens } = done(await organizations.removeMember(operator, orgId, userId as UserId))
  return `Removed ${email}; ${tokens} ${tokens === 1 ? 'token' : 'tokens'} deleted permanently.`
}

async function reactivate({ organizations }: Server, orgId: OrgId, { userId, email, role }: MemberView): Promise<string> {
  done(await organizations.reactivateMember(operator, orgId, userId as UserId))
  return `${email} reactivated as ${role}.`
}

function done<T>(outcome: Result<T, Failure>): T {
  if (outcome.ok) return outcome.value
  const { code, detail, fields } = outcome.error
  if (code === 'not_found') throw new CommandError('This member is already deactivated.')
  throw new CommandError(detail ?? Object.values(fields ?? {}).flat()[0] ?? `Rejected: ${code}.`)
}
