/** What Entra ID asks of every password, in the order in which it is shown. Keys of the catalogue below `password.rule.`. */
export const passwordRules = ['length', 'characters', 'classes', 'userName', 'common'] as const
export type PasswordRule = (typeof passwordRules)[number]

export const shortestPassword = 8
export const longestPassword = 256

export interface PasswordOwner {
  readonly userPrincipalName: string
  /** Names that everybody would try: the customer's. */
  readonly company?: string
}

export interface PasswordCheck {
  readonly rule: PasswordRule
  readonly met: boolean
}

/** What everybody tries first, in the form without capitals and look-alikes. */
const commonWords: readonly string[] = [
  'password', 'passwort', 'kennwort', 'welcome', 'willkommen', 'qwertyuiop', 'qwerty', 'qwertz', 'asdfgh', 'administrator', 'admin', 'letmein', 'changeme', 'secret', 'geheim',
  'iloveyou', 'monkey', 'dragon', 'football', 'baseball', 'sunshine', 'princess', 'master', 'shadow', 'hallo', 'hello', 'summer', 'winter', 'spring', 'autumn', 'sommer',
  'herbst', 'office', 'microsoft', 'support', 'company', 'firma', 'practice', 'temp', 'test', 'user', 'abcdef', 'abc'
]
/** Signs that people put for letters. */
const lookAlikes: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '$': 's', '@': 'a', '!': 'i' }
/** Below this a password is common words and little else: each common word counts one point, every other sign one. */
const fewestPoints = 5
/** Shorter ones are inside many words. */
const shortestUserName = 5
const shortestWord = 3

/**
 * Checks a password by the rules that are known beforehand. The service has the last word: it knows more common words, and those
 * that the customer added.
 */
export function checkPassword(password: string, owner: PasswordOwner): readonly PasswordCheck[] {
  const met: Readonly<Record<PasswordRule, boolean>> = {
    length: password.length >= shortestPassword && password.length <= longestPassword,
    characters: /^[\x20-\x7e]+$/u.test(password),
    classes: classesIn(password) >= 3,
    userName: password !== '' && !holdsName(password, owner.userPrincipalName),
    common: pointsOf(password, owner) >= fewestPoints
  }
  return passwordRules.map((rule) => ({ rule, met: met[rule] }))
}

export function meetsRules(password: string, owner: PasswordOwner): boolean {
  return checkPassword(password, owner).every(({ met }) => met)
}

/** How many of the four kinds there are: small letters, capitals, digits, and everything else. */
function classesIn(password: string): number {
  return [/[a-z]/u, /[A-Z]/u, /[0-9]/u, /[^A-Za-z0-9]/u].filter((kind) => kind.test(password)).length
}

function holdsName(password: string, userPrincipalName: string): boolean {
  const name = userPrincipalName.slice(0, userPrincipalName.lastIndexOf('@')).toLowerCase()
  return name.length >= shortestUserName && password.toLowerCase().includes(name)
}

function pointsOf(password: string, { company = '', userPrincipalName }: PasswordOwner): number {
  const own = [...company.toLowerCase().split(/[^a-z0-9]+/u), userPrincipalName.slice(userPrincipalName.lastIndexOf('@') + 1).split('.')[0] ?? ''].map(plain)
  const words = [...commonWords, ...own].filter((word) => word.length >= shortestWord).toSorted((a, b) => b.length - a.length)
  let rest = plain(password)
  let points = 0
  for (const word of words) {
    const parts = rest.split(word)
    points += parts.length - 1
    // A mark that no word holds keeps what stood on both sides apart.
    rest = parts.join('\0')
  }
  return points + rest.replaceAll('\0', '').length
}

/** Without capitals and with letters for the signs that stand for them. */
const plain = (text: string): string => [...text.toLowerCase()].map((sign) => lookAlikes[sign] ?? sign).join('')
