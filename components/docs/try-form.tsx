'use client'

import type { Route } from 'next'
import { type SubmitEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { curlOf, fillPath, parametersOf, send, type TryAnswer, type TryRequest } from './try-request'

interface TryFormProps {
  readonly request: TryRequest
  readonly onClose: () => void
}

const code = 'rounded-md border border-line bg-sunken px-4 py-3 text-sm leading-6 whitespace-pre-wrap [overflow-wrap:anywhere]'

/** Sends a request with a pasted token, which is kept nowhere, and shows the answer. */
export function TryForm({ request: { method, path, body: example, open }, onClose }: TryFormProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [body, setBody] = useState(example === undefined ? '' : JSON.stringify(example, null, 2))
  const [confirmed, setConfirmed] = useState(method === 'GET')
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<TryAnswer | 'unreachable' | null>(null)
  const filled = fillPath(path, values)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const token = String(new FormData(event.currentTarget).get('token') ?? '').trim()
    setBusy(true)
    setAnswer(await send(method, filled, token, body).catch(() => 'unreachable' as const))
    setBusy(false)
  }
  const curl = curlOf(location.origin, method, filled, open, body)
  return (
    <form
      aria-label={`Try ${method} ${path}`}
      data-noprint
      onSubmit={(event) => void submit(event)}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5"
    >
      {!open && (
        <Field label="Token" hint="Sent with this request only, and kept nowhere.">
          <TextInput name="token" type="password" autoComplete="off" required spellCheck={false} data-secret className="font-mono" />
        </Field>
      )}
      {parametersOf(path).map((name) => (
        <Field key={name} label={name}>
          <TextInput required value={values[name] ?? ''} onChange={({ target }) => setValues({ ...values, [name]: target.value })} />
        </Field>
      ))}
      {example !== undefined && (
        <Field label="Body">
          <TextArea value={body} onChange={({ target }) => setBody(target.value)} spellCheck={false} className="font-mono" />
        </Field>
      )}
      {method !== 'GET' && (
        <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
          I know that this changes data
        </Checkbox>
      )}
      <pre className={code}>{curl}</pre>
      <span className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={busy} busyLabel="Sending…" aria-disabled={!confirmed || undefined}>
          Send request
        </Button>
        <CopyButton value={curl} label="Copy curl command">
          Copy curl
        </CopyButton>
        <Button variant="quiet" onClick={onClose}>
          Close
        </Button>
      </span>
      <Answer answer={answer} />
    </form>
  )
}

const Answer = ({ answer }: { readonly answer: TryAnswer | 'unreachable' | null }) => (
  <div role="status">
    {answer === 'unreachable' && <p className="text-sm font-medium text-bad">The server could not be reached.</p>}
    {answer !== null && answer !== 'unreachable' && (
      <>
        <p className="pb-2 text-sm font-semibold">Status {answer.status}</p>
        {answer.text && <pre className={code}>{answer.text}</pre>}
        {answer.problem && (
          <p className="pt-2 text-sm">
            <PageLink href={answer.problem as Route} className="text-accent-ink underline underline-offset-4">
              What this error means
            </PageLink>
          </p>
        )}
      </>
    )}
  </div>
)
