/** Modules that decide who may do what, and their pure tests, which alone must notice a change. */
export const modules = {
  string: { files: ['lib/tokens/string.ts'], tests: ['lib/tokens/string.test.ts'] },
  digest: { files: ['lib/tokens/digest.ts'], tests: ['lib/tokens/digest.test.ts'] },
  status: { files: ['lib/tokens/status.ts'], tests: ['lib/tokens/status.test.ts'] },
  access: { files: ['lib/tokens/access.ts', 'lib/tokens/access-table.ts'], tests: ['lib/tokens/access.test.ts'] },
  addresses: { files: ['lib/ip.ts'], tests: ['lib/ip.test.ts'] },
  verify: { files: ['lib/tokens/verify/judge.ts'], tests: ['lib/tokens/verify/judge.test.ts'] },
  expiry: { files: ['lib/tokens/expiry/inactivity.ts'], tests: ['lib/tokens/expiry/inactivity.test.ts'] },
}
