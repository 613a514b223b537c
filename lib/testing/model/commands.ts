import fc from 'fast-check'
import { expect } from 'vitest'
import { addDuration } from '../../time/calendar'
import { type Lifetime, lifetimes, overlaps } from '../../tokens/input-schema'
import type { TokenStatus } from '../../tokens/schema'
import { neverJumped } from '../fixtures/clock'
import { agree, fullIn, type Real } from './agreement'
import {
  keep,
  listed,
  longerOverlap,
  type ModelToken,
  rotate,
  rotating,
  rules,
  statusIn,
  tick,
  use,
  verdictOf,
  type World,
} from './token-model'

type Command = fc.AsyncCommand<World, Real>
type Step = (world: World, real: Real, life: ModelToken) => Promise<void>

/** A step on one of the tokens there are, chosen by number. */
function onToken(name: string, which: number, step: Step): Command {
  return {
    check: ({ tokenCommands }) => tokenCommands.length > 0,
    run: async (world, real) => {
      const life = world.tokenCommands[which % world.tokenCommands.length]
      if (!life) throw new Error('There is no token.')
      await step(world, real, life)
      await agree(world, real)
    },
    toString: () => `${name}(${which})`,
  }
}

/** One that changes a token where the model says it makes sense, and is rejected elsewhere. */
function change(
  name: string,
  which: number,
  allowed: (life: ModelToken, world: World) => boolean,
  act: (real: Real, life: ModelToken) => Promise<{ ok: boolean; error?: { code: string } }>,
  apply: (life: ModelToken, world: World) => void,
): Command {
  return onToken(name, which, async (world, real, life) => {
    const outcome = await act(real, life)
    const expected = expectedOf(life, allowed(life, world))
    expect(outcome.error?.code ?? 'ok', `${name} of a token that is ${statusIn(life, world.now)}`).toBe(expected)
    if (expected !== 'ok') return
    apply(life, world)
    world.audited += 1
  })
}

/** A deleted token is gone; one it makes no sense for is rejected; the rest is up to the step. */
function expectedOf(life: ModelToken, sensible: boolean, otherwise = 'ok'): string {
  if (life.deleted) return 'not_found'
  return sensible ? otherwise : 'wrong_status'
}

const alive = (life: ModelToken, { now }: World): boolean => !life.deleted && life.expiresAt > now
const works = (life: ModelToken, { now }: World): boolean =>
  (['active', 'idle', 'expiring', 'removed', 'rotating'] as TokenStatus[]).includes(statusIn(life, now))

const create = (lifetime: Lifetime): Command => ({
  check: () => true,
  run: async (world, real) => {
    const made = await real.scene.tokens.create(real.person, {
      ...{ name: 'Zapier sync', type: 'user', scopes: ['contacts:read'], expires: { kind: 'after', duration: lifetime } },
    })
    expect(made.ok ? 'ok' : made.error.code).toBe(fullIn(world) ? 'limit_reached' : 'ok')
    if (made.ok) {
      world.audited += 1
      world.tokenCommands.push(newLife(world, made.value.token.tokenKey, made.value.secret.reveal(), addDuration(world.now, lifetime)))
    }
    await agree(world, real)
  },
  toString: () => `create(${lifetime})`,
})

const newLife = ({ now }: World, tokenKey: string, secret: string, expiresAt: Date): ModelToken => ({
  ...{ tokenKey, secret, expiresAt, createdAt: now, old: null, forgotten: [], rotatedAt: null, keptAt: null, lastUsedAt: null },
  ...{ deactivated: false, removed: false, deleted: false, warned: [], toldEnds: new Set<string>() },
})

const wait = (duration: string): Command => ({
  check: () => true,
  run: async (world, real) => {
    real.scene.clock.advance(duration)
    world.now = await real.scene.clock.now()
    await agree(world, real)
  },
  toString: () => `wait(${duration})`,
})

const scheduler = { kind: 'job', name: 'expiry' } as const

const schedulerRuns: Command = {
  check: () => true,
  run: async (world, real) => {
    await real.scene.tokens.runExpiry(scheduler, neverJumped)
    tick(world)
    await agree(world, real)
  },
  toString: () => 'tick()',
}

/** A season in which nobody does anything, the scheduler running every few days. */
const season = (steps: number, duration: string): Command => ({
  check: () => true,
  run: async (world, real) => {
    for (let step = 0; step < steps; step += 1) {
      real.scene.clock.advance(duration)
      world.now = await real.scene.clock.now()
      await real.scene.tokens.runExpiry(scheduler, neverJumped)
      tick(world)
    }
    await agree(world, real)
  },
  toString: () => `season(${steps} × ${duration})`,
})

const present = (which: number, secret: number): Command =>
  onToken(`present ${secret}`, which, async (world, { scene }, life) => {
    const secrets = [life.secret, life.old?.text, ...life.forgotten].filter((text) => text !== undefined)
    const text = secrets[secret % secrets.length] ?? life.secret
    const verdict = await scene.tokens.verify(text)
    expect(verdict.code, `the verdict on a token that is ${statusIn(life, world.now)}`).toBe(verdictOf(life, text, world.now))
    await scene.usage.flush()
    use(life, text, world.now)
  })

const rotation = (which: number, overlap: (typeof overlaps)[number]): Command =>
  onToken(`rotate ${overlap}`, which, async (world, { scene, person }, life) => {
    const rotated = await scene.tokens.rotate(person, life.tokenKey, { overlap })
    const allowed = works(life, world) && !rotating(life, world.now) && !life.removed
    expect(rotated.ok ? 'ok' : rotated.error.code).toBe(expectedOf(life, allowed))
    if (!rotated.ok) return
    rotate(life, rotated.value.secret.reveal(), overlap, world.now)
    world.audited += 1
  })

const restoring = (which: number): Command =>
  onToken('restore', which, async (world, { scene, person }, life) => {
    const restored = await scene.tokens.restore(person, life.tokenKey)
    const room = listed(world) < rules.listed ? 'ok' : 'limit_reached'
    expect(restored.ok ? 'ok' : restored.error.code).toBe(expectedOf(life, alive(life, world) && life.removed, room))
    if (!restored.ok) return
    life.removed = false
    world.audited += 1
  })

const extension = (which: number): Command =>
  onToken('extend', which, async (world, { scene, person }, life) => {
    const extended = await scene.tokens.changeOverlap(person, life.tokenKey, { change: 'extend' })
    const longer = longerOverlap(life)
    const expected = expectedOf(life, statusIn(life, world.now) === 'rotating', longer ? 'ok' : 'invalid_input')
    expect(extended.ok ? 'ok' : extended.error.code).toBe(expected)
    if (!extended.ok || !life.old || !longer) return
    life.old.endsAt = longer
    world.audited += 1
  })

const stopping = (which: number): Command =>
  change(
    'stop the old one',
    which,
    (life, { now }) => statusIn(life, now) === 'rotating',
    ({ scene, person }, { tokenKey }) => scene.tokens.changeOverlap(person, tokenKey, { change: 'stop' }),
    (life, { now }) => {
      if (life.old) life.old.endsAt = now
    },
  )

const switches = (which: number, active: boolean): Command =>
  change(
    active ? 'activate' : 'deactivate',
    which,
    (life, world) => alive(life, world) && life.deactivated === active,
    ({ scene, person }, { tokenKey }) => scene.tokens.setActive(person, tokenKey, active),
    (life) => {
      life.deactivated = !active
    },
  )

const removal = (which: number): Command =>
  change(
    'remove',
    which,
    (life, world) => alive(life, world) && !life.removed,
    ({ scene, person }, { tokenKey }) => scene.tokens.remove(person, tokenKey),
    (life) => {
      life.removed = true
    },
  )

const deletion = (which: number): Command =>
  change(
    'delete',
    which,
    () => true,
    ({ scene, person }, { tokenKey }) => scene.tokens.revoke(person, tokenKey),
    (life) => {
      life.deleted = true
    },
  )

const keeping = (which: number): Command =>
  change(
    'keep',
    which,
    (life, { now }) => statusIn(life, now) === 'idle',
    ({ scene, person }, { tokenKey }) => scene.tokens.keep(person, tokenKey),
    (life, { now }) => keep(life, now),
  )

const which = fc.nat(9)
const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })

/** A random life of an owner's tokens. */
export const lives = fc.commands(
  [
    fc.oneof(
      often(3, fc.constantFrom(...lifetimes).map(create)),
      often(3, fc.constantFrom('PT30M', 'PT23H30M', 'P1D', 'P6DT23H30M', 'P14D', 'P40D', 'P75D').map(wait)),
      often(
        3,
        fc.tuple(fc.integer({ min: 2, max: 14 }), fc.constantFrom('P1D', 'P4D', 'P8D')).map(([steps, by]) => season(steps, by)),
      ),
      often(3, fc.constant(schedulerRuns)),
      often(
        2,
        fc.tuple(which, fc.nat(3)).map(([token, secret]) => present(token, secret)),
      ),
      often(
        2,
        fc.tuple(which, fc.constantFrom(...overlaps)).map(([token, overlap]) => rotation(token, overlap)),
      ),
      often(1, which.map(extension)),
      often(1, which.map(stopping)),
      often(
        1,
        fc.tuple(which, fc.boolean()).map(([token, active]) => switches(token, active)),
      ),
      often(1, which.map(removal)),
      often(1, which.map(restoring)),
      often(1, which.map(deletion)),
      often(1, which.map(keeping)),
    ),
  ],
  { maxCommands: 40, size: 'max' },
)
