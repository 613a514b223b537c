import { performance } from 'node:perf_hooks'

/** Upper bounds in seconds. */
const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** Plain numbers, so that the counts of several processes can be added. Labels are fixed words: no part of a request. */
export interface Counts {
  /** By path and status, `/api/v1/verify 200`. */
  readonly requests: Record<string, number>
  /** By code. */
  readonly verdicts: Record<string, number>
  /** Not cumulative; the last one counts what is slower than every bound. */
  readonly durations: number[]
  seconds: number
  /** Bytes. */
  memory: number
  /** Seconds of CPU time. */
  cpu: number
}

export interface Metrics {
  countRequest(path: string, status: number, startedAt: number): void
  countVerdict(code: string): void
  counts(): Counts
}

export function createMetrics(): Metrics {
  const counts: Counts = { requests: {}, verdicts: {}, durations: Array(bounds.length + 1).fill(0), seconds: 0, memory: 0, cpu: 0 }
  return {
    countRequest(path, status, startedAt) {
      const seconds = (performance.now() - startedAt) / 1_000
      const key = `${path} ${status}`
      counts.requests[key] = (counts.requests[key] ?? 0) + 1
      const bucket = bucketOf(seconds)
      counts.durations[bucket] = (counts.durations[bucket] ?? 0) + 1
      counts.seconds += seconds
    },
    countVerdict(code) {
      counts.verdicts[code] = (counts.verdicts[code] ?? 0) + 1
    },
    counts() {
      const { user, system } = process.cpuUsage()
      return { ...counts, memory: process.memoryUsage.rss(), cpu: (user + system) / 1_000_000 }
    },
  }
}

function bucketOf(seconds: number): number {
  let bucket = 0
  while (bucket < bounds.length && seconds > (bounds[bucket] ?? 0)) bucket += 1
  return bucket
}

/** Prometheus text of the processes' counts together. */
export function metricsText(processes: readonly Counts[]): string {
  const durations = bounds.map((_, index) => sum(processes.map((counts) => sum(counts.durations.slice(0, index + 1)))))
  const count = sum(processes.map((counts) => sum(counts.durations)))
  const lines = [
    ...described('keyrail_verifier_processes', 'gauge', 'Number of verifier processes.'),
    `keyrail_verifier_processes ${processes.length}`,
    ...described('keyrail_http_requests_total', 'counter', 'Requests by path and status.'),
    ...byLabel(processes, 'requests').map(([key, value]) => {
      const [path, status] = key.split(' ')
      return `keyrail_http_requests_total{path="${path}",status="${status}"} ${value}`
    }),
    ...described('keyrail_verdicts_total', 'counter', 'Verdicts on presented tokens by code.'),
    ...byLabel(processes, 'verdicts').map(([code, value]) => `keyrail_verdicts_total{code="${code}"} ${value}`),
    ...described('keyrail_http_request_duration_seconds', 'histogram', 'Time from the headers of a request to its response.'),
    ...bounds.map((bound, index) => `keyrail_http_request_duration_seconds_bucket{le="${bound}"} ${durations[index]}`),
    `keyrail_http_request_duration_seconds_bucket{le="+Inf"} ${count}`,
    `keyrail_http_request_duration_seconds_sum ${sum(processes.map(({ seconds }) => seconds))}`,
    `keyrail_http_request_duration_seconds_count ${count}`,
    ...described('process_resident_memory_bytes', 'gauge', 'Memory of all verifier processes.'),
    `process_resident_memory_bytes ${sum(processes.map(({ memory }) => memory))}`,
    ...described('process_cpu_seconds_total', 'counter', 'CPU time of all verifier processes.'),
    `process_cpu_seconds_total ${sum(processes.map(({ cpu }) => cpu))}`,
  ]
  return `${lines.join('\n')}\n`
}

const described = (name: string, type: string, help: string): string[] => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]

function byLabel(processes: readonly Counts[], name: 'requests' | 'verdicts'): [string, number][] {
  const keys = [...new Set(processes.flatMap((counts) => Object.keys(counts[name])))].sort()
  return keys.map((key) => [key, sum(processes.map((counts) => counts[name][key] ?? 0))])
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
