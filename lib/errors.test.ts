import { expect, it } from 'vitest'
import { DatabaseBusy, isUnavailable, Overloaded } from './errors'

const coded = (code: string, more: object = {}) => Object.assign(new Error(`failed with ${code}`), { code, ...more })
const fromDriver = (originalCode: string) =>
  coded('P2039', { meta: { driverAdapterError: Object.assign(new Error('driver'), { cause: { kind: 'postgres', originalCode } }) } })

it.each([
  ['a busy database', new DatabaseBusy('busy')],
  ['more passwords than can be checked', new Overloaded('Too many passwords are being checked.')],
  ['a server that cannot be reached', coded('P1001')],
  ['a connection that was closed', coded('P1017')],
  ['a transaction that ran out of time', coded('P2028')],
  ['a rejected socket', coded('ECONNREFUSED')],
  ['a terminated backend', fromDriver('57P01')],
  ['a lock that never came free', fromDriver('55P03')],
  ['a standby', fromDriver('25006')],
  ['a full disk', fromDriver('SQLITE_FULL')],
  ['a file that is gone', coded('SQLITE_CANTOPEN')],
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
])('%s is not', (_, error) => {
  expect(isUnavailable(error)).toBe(false)
})

it('an error that causes itself is looked at in bounded time', () => {
  const error = new Error('round')
  error.cause = error
  expect(isUnavailable(error)).toBe(false)
})
