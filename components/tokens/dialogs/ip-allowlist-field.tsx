'use client'

import Plus from 'lucide-react/icons/plus'
import { type KeyboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chips'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { focusOnce } from './dialog-focus'
import { allowsIp, isIpOrCidr, splitIps } from './ip-allowlist'

export interface IpAllowlistFieldProps {
  /** Null: still behind "Limit to IP addresses". */
  readonly ipAllowlist: readonly string[] | null
  /** In the field and not yet in the list. */
  readonly pending: string
  readonly onChange: (ipAllowlist: readonly string[], pending: string) => void
  /** The person's own address. */
  readonly own: string | null
  readonly required?: boolean
  readonly error: string | undefined
}

const excludes = (ipAllowlist: readonly string[], own: string | null) =>
  own !== null && !allowsIp(ipAllowlist, own) ? `Your own address, ${own}, is not in this list.` : undefined

const hint = (required: boolean) => (required ? 'Admin tokens need at least one address.' : 'Empty means any address.')

export function IpAllowlistField({ ipAllowlist, pending, onChange, own, required = false, error }: IpAllowlistFieldProps) {
  const [rejected, setRejected] = useState<string | null>(null)
  const [pressed, setPressed] = useState(false)
  const open = () => {
    setPressed(true)
    onChange([], '')
  }
  if (ipAllowlist === null) return <Closed onOpen={open} />
  const add = (text: string) => {
    const given = splitIps(text)
    const wrong = given.find((each) => !isIpOrCidr(each)) ?? null
    setRejected(wrong)
    if (wrong === null) onChange([...new Set([...ipAllowlist, ...given])], '')
  }
  const commit = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ',') return
    event.preventDefault()
    add(pending)
  }
  const offerOwn = own !== null && !ipAllowlist.includes(own)
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="IP allowlist"
        optional={!required}
        error={rejected === null ? error : `${rejected} is not an address.`}
        warning={excludes(ipAllowlist, own)}
        hint={`${hint(required)} Press Enter after each, like 203.0.113.7 or 203.0.113.0/24.`}
      >
        <TextInput
          ref={pressed ? focusOnce : undefined}
          name="ipAllowlist"
          value={pending}
          onChange={(event) => onChange(ipAllowlist, event.target.value)}
          onKeyDown={commit}
          onBlur={() => pending.trim() !== '' && add(pending)}
          autoComplete="off"
          spellCheck={false}
          data-mono
        />
      </Field>
      <Chips
        ipAllowlist={ipAllowlist}
        onRemove={(gone) =>
          onChange(
            ipAllowlist.filter((each) => each !== gone),
            pending,
          )
        }
      />
      {offerOwn && (
        <Button variant="quiet" className="-ml-3.5 self-start" onClick={() => onChange([...ipAllowlist, own], pending)}>
          Add my address ({own})
        </Button>
      )}
    </div>
  )
}

interface ChipsProps {
  readonly ipAllowlist: readonly string[]
  readonly onRemove: (address: string) => void
}

function Chips({ ipAllowlist, onRemove }: ChipsProps) {
  if (ipAllowlist.length === 0) return null
  return (
    <ul aria-label="IP allowlist" className="flex flex-wrap gap-2">
      {ipAllowlist.map((address) => (
        <li key={address}>
          <Chip removeLabel={`Remove ${address}`} onRemove={() => onRemove(address)}>
            <span data-mono className="break-all">
              {address}
            </span>
          </Chip>
        </li>
      ))}
    </ul>
  )
}

function Closed({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <Button variant="quiet" className="-ml-3.5 self-start" onClick={onOpen}>
      <Plus aria-hidden size={16} strokeWidth={1.75} />
      Limit to IP addresses
    </Button>
  )
}
