const SHORTEST = 8
const LONGEST = 256
/** A shorter user name is inside many words. */
const SHORTEST_ALIAS = 5
const KINDS: readonly RegExp[] = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/]
const KINDS_NEEDED = 3
/** Too well known to be used, also with signs for letters; the company's own name is another. */
const BANNED: readonly string[] = ['password', 'passwort', 'kennwort', 'welcome', 'willkommen', 'qwerty', 'qwertz', 'letmein', 'practice', 'administrator', 'fabrikam']
const SUBSTITUTES: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't' }
/** What must be left when every banned word counts for one sign. */
const FEWEST_SIGNS = 5
/** Of the directory on the customers' own premises, which asks for more. */
const SHORTEST_ON_PREMISES = 12

/** The rules of the cloud: length, signs, three of four kinds, not the user's name, and more than well-known words. */
export function isGoodPassword(password: string, { userName, company }: { readonly userName: string; readonly company: string }): boolean {
  if (password.length < SHORTEST || password.length > LONGEST || !/^[\x20-\x7e]*$/.test(password)) return false
  if (KINDS.filter((kind) => kind.test(password)).length < KINDS_NEEDED) return false
  const alias = userName.slice(0, userName.lastIndexOf('@')).toLowerCase()
  if (alias.length >= SHORTEST_ALIAS && password.toLowerCase().includes(alias)) return false
  return signsLeft(password, [...BANNED, ...company.toLowerCase().split(' ').filter((word) => word.length > 3)]) >= FEWEST_SIGNS
}

/** Why the directory on the customer's premises refuses a password that the cloud takes; `undefined`: it does not. */
export function onPremisesRefusal(password: string): string | undefined {
  return password.length < SHORTEST_ON_PREMISES ? `The password does not meet the on-premises policy: at least ${SHORTEST_ON_PREMISES} characters.` : undefined
}

function signsLeft(password: string, banned: readonly string[]): number {
  const letters = [...password.toLowerCase()].map((sign) => SUBSTITUTES[sign] ?? sign).join('')
  return banned.toSorted((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, '#'), letters).length
}
