import { useCallback, useDeferredValue, useEffect, useState } from 'react'

/**
 * A search field whose words stand in the address: what is typed is on the page at once, and in the address (`show`) as soon as there is time.
 * @param asked the words that the address has now; another address, by a link or by Back, has words of its own
 */
export function useTypedText(asked: string, show: (text: string) => void): { readonly text: string; readonly setText: (text: string) => void } {
  const [typed, setTyped] = useState({ text: asked, over: asked })
  const text = typed.over === asked ? typed.text : asked
  const deferred = useDeferredValue(text)
  useEffect(() => {
    if (deferred === asked) return
    const timer = setTimeout(() => {
      setTyped({ text: deferred, over: deferred })
      show(deferred)
    }, 150)
    return () => clearTimeout(timer)
  }, [asked, deferred, show])
  const setText = useCallback((next: string) => setTyped({ text: next, over: asked }), [asked])
  return { text, setText }
}
