import { describe, expect, it } from 'vitest'
import { countEach, DatabaseBusy, isUnavailable, Overloaded, settleEach } from './errors'

const coded = (code: string, more: object = {}) => Object.assign(new Error(`failed with ${code}`), { code, ...more })
const fromDriver = (originalCode: string) =>
  coded('P2039', { meta: { driverAdapterError: Object.assign(new Error('driver'), { cause: { kind: 'postgres', originalCode } }) } })

it.each([
  ['a busy database', new DatabaseBusy('busy')],
  ['an overloaded password check', new Overloaded('Too many passwords are being checked.')],
  ['a server that cannot be reached', coded('P1001')],
  ['a connection that was closed', coded('P1017')],
  ['a transaction timeout', coded('P2028')],
  ['a rejected socket', coded('ECONNREFUSED')],
  ['a terminated backend', fromDriver('57P01')],
  ['a lock timeout', fromDriver('55P03')],
  ['a standby', fromDriver('25006')],
  ['a full disk', fromDriver('SQLITE_FULL')],
  ['a missing file', coded('SQLITE_CANTOPEN')],
  ['a connection lost in a transaction', new Error('Client has encountered a connection error and is not queryable')],
  ['a pool without a free connection', new Error('Invalid `read()` invocation:\n\ntimeout exceeded when trying to connect')],
  ['an error caused by one of these', new Error('The list was not read.', { cause: coded('P1001') })],
])('%s is unavailable', (_, error) => {
  expect(isUnavailable(error)).toBe(true)
})

it.each([
  ['a broken constraint', coded('P2002')],
  ['a bug', new TypeError('undefined is not a function')],
  ['an unknown column', fromDriver('42703')],
  ['a message that only mentions a connection', new Error('Name the Connection terminated')],
  ['nothing', undefined],
  ['text', 'P1001'],
])('%s is not unavailable', (_, error) => {
  expect(isUnavailable(error)).toBe(false)
})

it('a circular chain of causes is inspected in bounded time', () => {
  const error = new Error('round')
  error.cause = error
  expect(isUnavailable(error)).toBe(false)
})

describe('settleEach', () => {
  const closing = async (steps: readonly (() => Promise<void>)[]) => settleEach(steps, (close) => close()).catch((error: unknown) => error)

  it('closes the database although the flush before it failed', async () => {
    const closed: string[] = []
    const flush = () => Promise.reject(new Error('away'))
    const database = async () => void closed.push('database')
    expect(await closing([flush, database])).toEqual(new Error('away'))
    expect(closed).toEqual(['database'])
  })

  it('throws several failures together, and their messages', async () => {
    const failures = [new Error('flush'), new Error('database')]
    const error = await closing(failures.map((failure) => () => Promise.reject(failure)))
    expect(error).toMatchObject({ name: 'AggregateError', message: 'flush; database', errors: failures })
  })
})

describe('countEach', () => {
  const failing = (errors: Readonly<Record<number, Error>>) => {
    const seen: number[] = []
    const counted = countEach([1, 2, 3, 4], async (item) => {
      seen.push(item)
      if (errors[item]) throw errors[item]
      return item > 3
    }).catch((error: unknown) => error)
    return { seen, counted }
  }

  it('counts the items for which something was done', async () => {
    expect(await countEach([1, 2, 3], async (item) => item > 1)).toBe(2)
  })

  it('continues after a failure and throws it at the end', async () => {
    const { seen, counted } = failing({ 2: new Error('broken') })
    expect(await counted).toEqual(new Error('broken'))
    expect(seen).toEqual([1, 2, 3, 4])
  })

  it('stops when the database is unavailable, and loses no earlier failure', async () => {
    const [broken, away] = [new Error('broken'), new DatabaseBusy('away')]
    const { seen, counted } = failing({ 1: broken, 2: away })
    expect(await counted).toMatchObject({ name: 'AggregateError', errors: [broken, away] })
    expect(seen).toEqual([1, 2])
  })
})
