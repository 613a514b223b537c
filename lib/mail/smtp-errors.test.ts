import { expect, test } from 'vitest'
import { smtpErrorKind, smtpErrorMessage } from './smtp-errors'

const failure = (more: object) => Object.assign(new Error('failed'), more)

test('a server without TLS is reported as neither unreachable nor a wrong password', () => {
  expect(['ETLS', 'EAUTH', 'ECONNECTION', 'ETIMEDOUT'].map((code) => smtpErrorKind(failure({ code })))).toEqual([
    'no_tls',
    'rejected',
    'unreachable',
    'unreachable',
  ])
  expect(smtpErrorMessage(failure({ code: 'ETLS' }))).toContain('does not offer TLS')
})
