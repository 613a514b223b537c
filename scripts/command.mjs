import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/** Turns telemetry off. */
export const quietEnv = { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }

/** Runs Node in the project folder; resolves to its exit code and output. */
export const runNode = (args, env = {}) => run(process.execPath, args, env)

/** The same with the terminal inherited. */
export const showNode = (args, env = {}) => run(process.execPath, args, env, 'inherit')

/** Runs the npm that started this script, or the one on PATH. */
export function runNpm(args, env = {}) {
  const cli = process.env.npm_execpath
  return cli?.endsWith('.js') ? runNode([cli, ...args], env) : run('npm', args, env, 'pipe', process.platform === 'win32')
}

export function run(program, args, env = {}, stdio = 'pipe', shell = false) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...quietEnv, ...env }, stdio: ['ignore', stdio, stdio], shell })
    const output = []
    const stdout = []
    child.stdout?.on('data', (chunk) => {
      output.push(chunk)
      stdout.push(chunk)
    })
    child.stderr?.on('data', (chunk) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output: text(output), stdout: text(stdout) }))
  })
}

const text = (chunks) => Buffer.concat(chunks).toString('utf8')
