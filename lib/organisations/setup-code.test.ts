import { expect, it } from 'vitest'
import { setupCodeProblem } from './setup-code'

it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'http://keyrail.localhost'])(
  '%s needs no code',
  (origin) => {
    expect(setupCodeProblem(origin, null, '')).toBeNull()
  },
)

it.each(['https://keys.example.com', 'http://10.0.0.5:3000', 'http://localhost.example.com', 'http://127.0.0.1.example.com'])(
  '%s needs the code that was printed',
  (origin) => {
    expect(setupCodeProblem(origin, 'tandem-quarry', ' tandem-quarry ')).toBeNull()
    expect(setupCodeProblem(origin, 'tandem-quarry', 'tandem')).not.toBeNull()
    expect(setupCodeProblem(origin, null, '')).not.toBeNull()
  },
)
