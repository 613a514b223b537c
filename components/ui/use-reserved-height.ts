import { type RefObject, useEffect } from 'react'

/** Stores the height of a fixed element in a custom property of `<html>`, so that the page can reserve that space. */
export function useReservedHeight(ref: RefObject<HTMLElement | null>, property: `--${string}`): void {
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const root = document.documentElement
    const observer = new ResizeObserver(() => root.style.setProperty(property, `${element.offsetHeight}px`))
    observer.observe(element)
    return () => {
      observer.disconnect()
      root.style.removeProperty(property)
    }
  }, [ref, property])
}
