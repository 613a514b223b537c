import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ToastInput } from '@/components/ui/toast-stack'
import { downloadExport } from './download-export'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { createElement: () => ({ click: () => undefined }) })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function toastList() {
  let shown: readonly ToastInput[] = []
  return {
    texts: () => shown.map(({ text }) => text),
    press: () => shown.at(-1)?.action?.run(),
    add(toast: ToastInput) {
      shown = [...shown, toast]
    },
    dismiss(about: string) {
      shown = shown.filter((toast) => toast.about !== about)
    },
    clear: () => undefined,
  }
}

test('the end of an export is announced', async () => {
  vi.stubGlobal('fetch', async () => new Response('Name\r\n'))
  const toasts = toastList()
  await downloadExport('/export', toasts)
  expect(toasts.texts()).toEqual(['Export saved.'])
})

test('a canceled export is announced, and no failure', async () => {
  const untilAborted = (signal: AbortSignal) =>
    new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => untilAborted(signal))
  const toasts = toastList()
  const outcome = downloadExport('/export', toasts)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(toasts.texts()).toEqual(['Exporting…'])
  toasts.press()
  expect(await outcome).toMatchObject({ ok: true })
  expect(toasts.texts()).toEqual(['Export canceled.'])
})

test('an export that fails has no end to announce', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"code":"unavailable"}', { status: 503 }))
  const toasts = toastList()
  expect(await downloadExport('/export', toasts)).toMatchObject({ ok: false })
  expect(toasts.texts()).toEqual([])
})
