import { expect, test } from 'vitest'
import { smtpErrorKind, smtpErrorMessage } from './smtp-errors'

const failure = (more: object) => Object.assign(new Error('failed'), more)

test('a server without TLS is not taken for one that does not answer, nor for a wrong password', () => {
  expect(['ETLS', 'EAUTH', 'ECONNECTION', 'ETIMEDOUT'].map((code) => smtpErrorKind(failure({ code })))).toEqual([
    'unsafe',
    'rejected',
    'away',
    'away',
  ])
  expect(smtpErrorMessage(failure({ code: 'ETLS' }))).toContain('offers no TLS')
})
