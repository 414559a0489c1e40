import { useEffect, useRef } from 'react'
import { useBridge } from '../../stores/StoresContext'

/** Runs when the technician leaves the computer: whatever holds a password lets go of it. */
export function useForget(forget: () => void): void {
  const bridge = useBridge()
  const latest = useRef(forget)
  useEffect(() => { latest.current = forget })
  useEffect(() => bridge.on('secrets.forget', () => latest.current()), [bridge])
}
