import { expect, it } from 'vitest'
import { setupCodeProblem } from './setup-code'

it.each([
  ['http://localhost:3000', '127.0.0.1'],
  ['http://127.0.0.1:3000', 'localhost'],
  ['http://[::1]:3000', '::1'],
  ['http://keyrail.localhost', '127.0.0.2'],
])('%s on %s needs no code', (origin, host) => {
  expect(setupCodeProblem({ origin, host, setupCode: null }, '')).toBeNull()
})

it.each([
  ['https://keys.example.com', '127.0.0.1'],
  ['http://10.0.0.5:3000', '10.0.0.5'],
  ['http://localhost.example.com', '127.0.0.1'],
  ['http://127.0.0.1.example.com', '127.0.0.1'],
  ['http://localhost:3000', '0.0.0.0'],
  ['http://localhost:3000', '::'],
])('%s on %s needs the printed code', (origin, host) => {
  const server = { origin, host, setupCode: 'tandem-quarry' }
  expect(setupCodeProblem(server, ' tandem-quarry ')).toBeNull()
  expect(setupCodeProblem(server, 'tandem')).not.toBeNull()
  expect(setupCodeProblem({ ...server, setupCode: null }, '')).not.toBeNull()
})
