import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A block of code of a page, as its Markdown has it. */
export interface Sample {
  readonly language: 'bash' | 'javascript' | 'python'
  /** Kind of token that it needs: `destination` or `leaked`; empty for a user token. */
  readonly as: string
  readonly code: string
  /** JSON of the response that the page shows after it; null without one. */
  readonly response: string | null
}

const fence = /^```(\w+)(?: as=(\w+))?\n([\s\S]*?)^```$/gm

/** The samples of a page in reading order. A response belongs to every sample of the group before it. */
export function samplesOf(markdown: string): Sample[] {
  const blocks = [...markdown.matchAll(fence)].map(([, language = '', as = '', code = '']) => ({ language, as, code }))
  return blocks.flatMap(({ language, as, code }, at) => {
    if (language !== 'bash' && language !== 'javascript' && language !== 'python') return []
    const next = blocks.slice(at + 1).find((block) => !['bash', 'javascript', 'python'].includes(block.language))
    const between = blocks.slice(at + 1, next ? blocks.indexOf(next) : undefined)
    const sameGroup = new Set([language, ...between.map((block) => block.language)]).size === between.length + 1
    return [{ language, as, code, response: sameGroup && next?.language === 'json' ? next.code : null }]
  })
}

const commands: Record<Sample['language'], (code: string) => readonly [string, ...string[]]> = {
  bash: (code) => ['bash', '-euo', 'pipefail', '-c', code],
  javascript: (code) => ['node', '--input-type=module', '-e', code],
  python: (code) => ['python3', '-c', code],
}

/** Runs a sample in an empty folder with nothing but these variables, and returns what it prints. */
export async function runSample({ language, code }: Sample, env: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'))
  const [command, ...args] = commands[language](code)
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, NODE_ENV: 'production', ...env },
  })
  const output = { out: '', error: '' }
  child.stdout.on('data', (text: Buffer) => {
    output.out += String(text)
  })
  child.stderr.on('data', (text: Buffer) => {
    output.error += String(text)
  })
  const status = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  rmSync(folder, { recursive: true, force: true })
  if (status !== 0) throw new Error(`exited with ${status}:\n${code}\n${output.error}\n${output.out}`)
  return output.out
}
