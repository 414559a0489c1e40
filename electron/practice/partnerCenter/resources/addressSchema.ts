import { z } from 'zod'

const text = z.string().max(1_000).nullish()

/** An address on the wire. How long its parts may be, and what they look like, is the country's rule. */
export const addressSchema = z.object({
  country: z.string().length(2), city: text, state: text, addressLine1: text, addressLine2: text, postalCode: text, firstName: text, lastName: text, phoneNumber: text
})
