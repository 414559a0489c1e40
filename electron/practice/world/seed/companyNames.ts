import { seededGuid } from './random'

/** Words in the manner of Microsoft's well-known fictitious companies. Every combination gives another joined-up label. */
const FIRST = (
  'Adventure Alpine Baldwin Bellows Blue Boulder Cascade Coho Consolidated Cronus Datum Fincher Fourth Futura Garnet Graphic ' +
  'Humongous Indigo Ivory Juniper Keystone Lamna Liberty Litware Lucerne Maple Margie Meridian Munson Nimbus Nod Olympia ' +
  'Parnell Phone Pinnacle Proseware Quarry Relecloud Ridgeway Saffron Southridge Sterling Summit Tailwind Terra Trey Umber ' +
  'VanArsdel Velvet Vigor Walnut Westbrook Wideworld Willow Yonder Zephyr Amber Bramble Cobalt Drifter Ember Falcon Granite Hazel'
).split(' ')
const SECOND = (
  'Bay Bridge Canyon City Coast Creek Crown Dale Delta Field Forest Fort Garden Gate Glen Grove Harbor Haven Hill House Island ' +
  'Lake Lane Light Meadow Mill Moor Mountain North Orchard Park Peak Point Port Prairie Ridge River Road Shore South Spring Square ' +
  'Station Stone Tower Valley View Wood'
).split(' ')
const THIRD = (
  'Airlines Analytics Apparel Architects Bakery Books Brewery Clinic Coffee College Construction Consulting Dairy Dental Design ' +
  'Electronics Energy Engineering Farms Foods Furniture Healthcare Hotels Importers Insurance Interiors Labs Legal Logistics ' +
  'Machines Media Messenger Motors Organics Outfitters Pharma Publishing Research Traders Travel'
).split(' ')

/** How many different companies there can be. */
export const COMPANY_COUNT = FIRST.length * SECOND.length * THIRD.length

/** The company of a combination, 0 up to `COMPANY_COUNT`. `label` is the name as one word, for domains. */
export function companyAt(combination: number): { readonly name: string; readonly label: string } {
  const first = FIRST[combination % FIRST.length] ?? ''
  const second = SECOND[Math.floor(combination / FIRST.length) % SECOND.length] ?? ''
  const third = THIRD[Math.floor(combination / (FIRST.length * SECOND.length)) % THIRD.length] ?? ''
  return { name: `${first} ${second} ${third}`, label: `${first}${second}${third}`.toLowerCase() }
}

/** An order of all companies that belongs to the seed: position → combination, each exactly once. */
export function companyOrder(seed: string): (position: number) => number {
  const digits = seededGuid(seed, 'companies').replaceAll('-', '')
  const offset = Number.parseInt(digits.slice(0, 7), 16) % COMPANY_COUNT
  const step = coprimeFrom(Number.parseInt(digits.slice(20, 27), 16) % COMPANY_COUNT)
  return (position) => (offset + position * step) % COMPANY_COUNT
}

function coprimeFrom(start: number): number {
  let candidate = Math.max(start, 1)
  while (greatestCommonDivisor(candidate, COMPANY_COUNT) !== 1) candidate += 1
  return candidate
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
