import { showNode } from '../command.mjs'
import { CommandError } from '../command-error.mjs'

/** A million verifications in two processes race a thousand revocations, on each database. */
export const proveRevocation = () =>
  runTest(
    'lib/verifier/revocation.test.ts',
    { KEYRAIL_REVOCATIONS: '1000', KEYRAIL_VERIFICATIONS: '1000000' },
    'A revoked token was accepted.',
  )

export const fuzzVerifier = () => runTest('lib/verifier/fuzz.test.ts', { KEYRAIL_FUZZ_RUNS: '100000' }, 'A parser failed.')

async function runTest(file, settings, failure) {
  const { code } = await showNode(['node_modules/vitest/vitest.mjs', 'run', file, '--reporter=dot', '--silent=false'], settings)
  if (code !== 0) throw new CommandError(failure)
}
