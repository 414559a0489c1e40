type Triple = readonly [number, number, number]
export type Matrix = readonly [Triple, Triple, Triple]

/** How colours are seen, for tests of marks. Machado, Oliveira and Fernandes (2009), full severity, on linear RGB. */
export const visions: Readonly<Record<string, Matrix>> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
}
export const usual: Matrix = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]

const times = (matrix: Matrix, [x, y, z]: Triple): Triple => {
  const row = ([a, b, c]: Triple) => a * x + b * y + c * z
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}
const each = ([x, y, z]: Triple, change: (value: number) => number): Triple => [change(x), change(y), change(z)]

export function linear(colour: string): Triple {
  const value = Number.parseInt(colour.slice(1), 16)
  return each([value >> 16, (value >> 8) & 255, value & 255], (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
}

function okLab(colour: Triple): Triple {
  const cones = times([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], colour)
  return times([[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]], each(cones, Math.cbrt))
}

/** How far two colours are apart in OKLab, as eyes of one kind see them; 0.02 is about the least that is seen side by side. */
export function distance(a: string, b: string, vision: Matrix): number {
  const seen = (colour: string) => okLab(each(times(vision, linear(colour)), (part) => Math.min(1, Math.max(0, part))))
  const [one, two] = [seen(a), seen(b)]
  return Math.hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2])
}

/** Contrast of white text on a colour. */
export const whiteContrast = (colour: string) => {
  const [red, green, blue] = linear(colour)
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
