'use client'

import Search from 'lucide-react/icons/search'
import { useEffect, useEffectEvent, useState } from 'react'
import { TextInput } from '@/components/ui/text-input'
import { useListParams } from './use-list-params'

const pauseMs = 250

/** Searches when the typing pauses; follows the address when that changes by itself (back, clear). */
export function SearchBox() {
  const { address, go } = useListParams()
  const [text, setText] = useState(address.q)
  const [known, setKnown] = useState(address.q)
  if (known !== address.q) {
    setKnown(address.q)
    setText(address.q)
  }
  const send = useEffectEvent(() => {
    setKnown(text)
    go({ q: text }, 'typing')
  })
  useEffect(() => {
    if (text === known) return
    const timer = setTimeout(send, pauseMs)
    return () => clearTimeout(timer)
  }, [text, known])
  return (
    <span className="relative grow basis-44 max-sm:basis-full sm:max-w-72">
      <Search aria-hidden size={16} strokeWidth={1.75} className="absolute top-1/2 left-3 -translate-y-1/2 text-ink-3" />
      <TextInput
        type="search"
        aria-label="Search tokens"
        placeholder="Name, token key or owner"
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
        data-shortcut="/"
        className="pl-9 text-sm"
      />
    </span>
  )
}
