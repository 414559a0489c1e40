import type activity from './activity.en.json'
import type health from './health.en.json'
import type help from './help.en.json'
import type company from './company.en.json'
import type customers from './customers.en.json'
import type offers from './offers.en.json'
import type requests from './requests.en.json'
import type onboarding from './onboarding.en.json'
import type privacy from './privacy.en.json'
import type signIn from './signIn.en.json'
import type signInAsked from './signInAsked.en.json'
import type settings from './settings.en.json'
import type relationships from './relationships.en.json'
import type rights from './rights.en.json'
import type team from './team.en.json'
import type overview from './overview.en.json'
import type errors from './errors.en.json'
import type secret from './secret.en.json'

/** Every text of the topics, one line a topic: `<topic>.en.json` belongs to `features/<topic>/`; those of `errors` to all, a moment later. */
export type TopicKey =
  | keyof typeof company
  | keyof typeof errors
  | keyof typeof offers
  | keyof typeof relationships
  | keyof typeof customers
  | keyof typeof requests
  | keyof typeof secret
  | keyof typeof team
  | keyof typeof rights
  | keyof typeof help
  | keyof typeof health
  | keyof typeof activity
  | keyof typeof settings
  | keyof typeof overview
  | keyof typeof onboarding
  | keyof typeof privacy
  | keyof typeof signIn
  | keyof typeof signInAsked
