/** Which postal codes lie in which state, where a country's codes tell. A range is written by the first digits of its ends. */
const ZIP_AREAS =
  'AL 350-369 AK 995-999 AZ 850-865 AR 716-729 CA 900-961 CO 800-816 CT 060-069 DE 197-199 DC 200-200 DC 202-205 FL 320-349 GA 300-319 GA 398-399 HI 967-968 ID 832-838 IL 600-629 ' +
  'IN 460-479 IA 500-528 KS 660-679 KY 400-427 LA 700-714 ME 039-049 MD 206-219 MA 010-027 MI 480-499 MN 550-567 MS 386-397 MO 630-658 MT 590-599 NE 680-693 NV 889-898 NH 030-038 ' +
  'NJ 070-089 NM 870-884 NY 100-149 NC 270-289 ND 580-588 OH 430-459 OK 730-749 OR 970-979 PA 150-196 RI 028-029 SC 290-299 SD 570-577 TN 370-385 TX 750-799 TX 885-885 UT 840-847 ' +
  'VT 050-059 VA 201-201 VA 220-246 WA 980-994 WV 247-268 WI 530-549 WY 820-831'
const AUSTRALIAN_AREAS = 'ACT 0200-0299 NT 0800-0999 ACT 2600-2618 ACT 2900-2920 NSW 1000-2999 VIC 3000-3999 QLD 4000-4999 SA 5000-5999 WA 6000-6999 TAS 7000-7999 VIC 8000-8999 QLD 9000-9999'
const CANADIAN_LETTERS: Readonly<Record<string, readonly string[]>> = {
  A: ['NL'], B: ['NS'], C: ['PE'], E: ['NB'], G: ['QC'], H: ['QC'], J: ['QC'], K: ['ON'], L: ['ON'], M: ['ON'], N: ['ON'], P: ['ON'], R: ['MB'], S: ['SK'], T: ['AB'], V: ['BC'], X: ['NT', 'NU'], Y: ['YT']
}

/** The states in which a postal code can lie, the likeliest first; empty when the country's codes do not tell. */
export function statesOf(country: string, postalCode: string): readonly string[] {
  const code = postalCode.trim().toUpperCase()
  if (country === 'US') return inRanges(ZIP_AREAS, code.slice(0, 3))
  if (country === 'AU') return inRanges(AUSTRALIAN_AREAS, code)
  return country === 'CA' ? (CANADIAN_LETTERS[code.charAt(0)] ?? []) : []
}

/** Codes of one length, so that they compare as text. */
function inRanges(areas: string, code: string): readonly string[] {
  const found = [...areas.matchAll(/([A-Z]+) (\d+)-(\d+)/g)].filter(([, , from = '', to = '']) => code.length === from.length && code >= from && code <= to)
  return [...new Set(found.map(([, state = '']) => state))]
}
