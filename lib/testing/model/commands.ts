import fc from 'fast-check'
import { expect } from 'vitest'
import { addDuration } from '../../time/calendar'
import { type Lifetime, lifetimes, overlaps } from '../../tokens/input-schema'
import type { TokenStatus } from '../../tokens/schema'
import { neverJumped } from '../fixtures/clock'
import { expectAgreement, type Real, reachedLimit } from './agreement'
import {
  applySchedulerRun,
  extendedOverlapEnd,
  keep,
  listed,
  type ModelToken,
  rotate,
  rotating,
  rules,
  statusIn,
  use,
  verdictOf,
  type World,
} from './token-model'

type Command = fc.AsyncCommand<World, Real>
type Step = (world: World, real: Real, token: ModelToken) => Promise<void>

/** A step on an existing token, chosen by its number modulo the number of tokens. */
function onToken(name: string, which: number, step: Step): Command {
  return {
    check: ({ tokens }) => tokens.length > 0,
    run: async (world, real) => {
      const token = world.tokens[which % world.tokens.length]
      if (!token) throw new Error('There is no token.')
      await step(world, real, token)
      await expectAgreement(world, real)
    },
    toString: () => `${name}(${which})`,
  }
}

/** A step that changes a token if the model allows it, and is rejected otherwise. */
function change(
  name: string,
  which: number,
  allowed: (token: ModelToken, world: World) => boolean,
  act: (real: Real, token: ModelToken) => Promise<{ ok: boolean; error?: { code: string } }>,
  apply: (token: ModelToken, world: World) => void,
): Command {
  return onToken(name, which, async (world, real, token) => {
    const outcome = await act(real, token)
    const expected = expectedCode(token, allowed(token, world))
    expect(outcome.error?.code ?? 'ok', `${name} of a token that is ${statusIn(token, world.now)}`).toBe(expected)
    if (expected !== 'ok') return
    apply(token, world)
    world.audited += 1
  })
}

/** The expected result code: not found for a deleted token, `wrong_status` if not allowed, otherwise `code`. */
function expectedCode(token: ModelToken, allowed: boolean, code = 'ok'): string {
  if (token.deleted) return 'not_found'
  return allowed ? code : 'wrong_status'
}

const alive = (token: ModelToken, { now }: World): boolean => !token.deleted && token.expiresAt > now
const works = (token: ModelToken, { now }: World): boolean =>
  (['active', 'idle', 'expiring', 'removed', 'rotating'] as TokenStatus[]).includes(statusIn(token, now))

const create = (lifetime: Lifetime): Command => ({
  check: () => true,
  run: async (world, real) => {
    const created = await real.scene.tokens.create(real.person, {
      name: 'Zapier sync',
      type: 'user',
      scopes: ['contacts:read'],
      expires: { kind: 'after', duration: lifetime },
    })
    expect(created.ok ? 'ok' : created.error.code).toBe(reachedLimit(world) ? 'limit_reached' : 'ok')
    if (created.ok) {
      world.audited += 1
      world.tokens.push(newToken(world, created.value.token.tokenKey, created.value.secret.reveal(), addDuration(world.now, lifetime)))
    }
    await expectAgreement(world, real)
  },
  toString: () => `create(${lifetime})`,
})

const newToken = ({ now }: World, tokenKey: string, secret: string, expiresAt: Date): ModelToken => ({
  tokenKey,
  secret,
  expiresAt,
  createdAt: now,
  old: null,
  discarded: [],
  rotatedAt: null,
  keptAt: null,
  lastUsedAt: null,
  deactivated: false,
  removed: false,
  deleted: false,
  warned: [],
  notified: new Set<string>(),
})

const wait = (duration: string): Command => ({
  check: () => true,
  run: async (world, real) => {
    real.scene.clock.advance(duration)
    world.now = await real.scene.clock.now()
    await expectAgreement(world, real)
  },
  toString: () => `wait(${duration})`,
})

const scheduler = { kind: 'job', name: 'expiry' } as const

const runScheduler: Command = {
  check: () => true,
  run: async (world, real) => {
    await real.scene.tokens.runExpiry(scheduler, neverJumped)
    applySchedulerRun(world)
    await expectAgreement(world, real)
  },
  toString: () => 'run scheduler',
}

/** A period without any request in which the scheduler runs every few days. */
const idlePeriod = (steps: number, duration: string): Command => ({
  check: () => true,
  run: async (world, real) => {
    for (let step = 0; step < steps; step += 1) {
      real.scene.clock.advance(duration)
      world.now = await real.scene.clock.now()
      await real.scene.tokens.runExpiry(scheduler, neverJumped)
      applySchedulerRun(world)
    }
    await expectAgreement(world, real)
  },
  toString: () => `idle(${steps} × ${duration})`,
})

const present = (which: number, secret: number): Command =>
  onToken(`present ${secret}`, which, async (world, { scene }, token) => {
    const secrets = [token.secret, token.old?.text, ...token.discarded].filter((text) => text !== undefined)
    const text = secrets[secret % secrets.length] ?? token.secret
    const verdict = await scene.tokens.verify(text)
    expect(verdict.code, `the verdict on a token that is ${statusIn(token, world.now)}`).toBe(verdictOf(token, text, world.now))
    await scene.usage.flush()
    use(token, text, world.now)
  })

const rotateToken = (which: number, overlap: (typeof overlaps)[number]): Command =>
  onToken(`rotate ${overlap}`, which, async (world, { scene, person }, token) => {
    const rotated = await scene.tokens.rotate(person, token.tokenKey, { overlap })
    const allowed = works(token, world) && !rotating(token, world.now) && !token.removed
    expect(rotated.ok ? 'ok' : rotated.error.code).toBe(expectedCode(token, allowed))
    if (!rotated.ok) return
    rotate(token, rotated.value.secret.reveal(), overlap, world.now)
    world.audited += 1
  })

const restore = (which: number): Command =>
  onToken('restore', which, async (world, { scene, person }, token) => {
    const restored = await scene.tokens.restore(person, token.tokenKey)
    const room = listed(world) < rules.listed ? 'ok' : 'limit_reached'
    expect(restored.ok ? 'ok' : restored.error.code).toBe(expectedCode(token, alive(token, world) && token.removed, room))
    if (!restored.ok) return
    token.removed = false
    world.audited += 1
  })

const extendOverlap = (which: number): Command =>
  onToken('extend', which, async (world, { scene, person }, token) => {
    const extended = await scene.tokens.changeOverlap(person, token.tokenKey, { change: 'extend' })
    const longer = extendedOverlapEnd(token)
    const expected = expectedCode(token, statusIn(token, world.now) === 'rotating', longer ? 'ok' : 'invalid_input')
    expect(extended.ok ? 'ok' : extended.error.code).toBe(expected)
    if (!extended.ok || !token.old || !longer) return
    token.old.endsAt = longer
    world.audited += 1
  })

const stopOverlap = (which: number): Command =>
  change(
    'stop the old secret',
    which,
    (token, { now }) => statusIn(token, now) === 'rotating',
    ({ scene, person }, { tokenKey }) => scene.tokens.changeOverlap(person, tokenKey, { change: 'stop' }),
    (token, { now }) => {
      if (token.old) token.old.endsAt = now
    },
  )

const setActive = (which: number, active: boolean): Command =>
  change(
    active ? 'activate' : 'deactivate',
    which,
    (token, world) => alive(token, world) && token.deactivated === active,
    ({ scene, person }, { tokenKey }) => scene.tokens.setActive(person, tokenKey, active),
    (token) => {
      token.deactivated = !active
    },
  )

const remove = (which: number): Command =>
  change(
    'remove',
    which,
    (token, world) => alive(token, world) && !token.removed,
    ({ scene, person }, { tokenKey }) => scene.tokens.remove(person, tokenKey),
    (token) => {
      token.removed = true
    },
  )

const deleteToken = (which: number): Command =>
  change(
    'delete',
    which,
    () => true,
    ({ scene, person }, { tokenKey }) => scene.tokens.revoke(person, tokenKey),
    (token) => {
      token.deleted = true
    },
  )

const keepToken = (which: number): Command =>
  change(
    'keep',
    which,
    (token, { now }) => statusIn(token, now) === 'idle',
    ({ scene, person }, { tokenKey }) => scene.tokens.keep(person, tokenKey),
    (token, { now }) => keep(token, now),
  )

const which = fc.nat(9)
const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })

/** Random sequences of commands on one owner's tokens. */
export const commandSequences = fc.commands(
  [
    fc.oneof(
      weighted(3, fc.constantFrom(...lifetimes).map(create)),
      weighted(3, fc.constantFrom('PT30M', 'PT23H30M', 'P1D', 'P6DT23H30M', 'P14D', 'P40D', 'P75D').map(wait)),
      weighted(
        3,
        fc.tuple(fc.integer({ min: 2, max: 14 }), fc.constantFrom('P1D', 'P4D', 'P8D')).map(([steps, by]) => idlePeriod(steps, by)),
      ),
      weighted(3, fc.constant(runScheduler)),
      weighted(
        2,
        fc.tuple(which, fc.nat(3)).map(([token, secret]) => present(token, secret)),
      ),
      weighted(
        2,
        fc.tuple(which, fc.constantFrom(...overlaps)).map(([token, overlap]) => rotateToken(token, overlap)),
      ),
      weighted(1, which.map(extendOverlap)),
      weighted(1, which.map(stopOverlap)),
      weighted(
        1,
        fc.tuple(which, fc.boolean()).map(([token, active]) => setActive(token, active)),
      ),
      weighted(1, which.map(remove)),
      weighted(1, which.map(restore)),
      weighted(1, which.map(deleteToken)),
      weighted(1, which.map(keepToken)),
    ),
  ],
  { maxCommands: 40, size: 'max' },
)
