import { useEffect, useState } from 'react'
import type { CountryRules } from '../../../electron/contract/company'
import { useBridge } from '../../stores/StoresContext'

interface Known {
  readonly rulesOf: (country: string) => CountryRules | undefined
  /** The rules of a country could not be read: only the cloud can tell whether all fits. */
  readonly missing: boolean
}

/** The rules of the countries that a record's addresses are in, as soon as they are read. */
export function useCountryRules(countries: readonly string[]): Known {
  const bridge = useBridge()
  const [known, setKnown] = useState<ReadonlyMap<string, CountryRules | 'missing'>>(new Map())
  const wanted = [...new Set(countries.map(country => country.toUpperCase()))].filter(country => /^[A-Z]{2}$/u.test(country)).join(' ')
  useEffect(() => {
    let current = true
    for (const country of wanted.split(' ').filter(Boolean)) {
      void bridge.calls['company.rules']({ country }).then(result => {
        if (current) setKnown(before => new Map(before).set(country, result.ok ? result.value : 'missing'))
      })
    }
    return () => { current = false }
  }, [bridge, wanted])
  const rulesOf = (country: string): CountryRules | undefined => {
    const rules = known.get(country)
    return rules === 'missing' ? undefined : rules
  }
  return { rulesOf, missing: [...known.values()].includes('missing') }
}
