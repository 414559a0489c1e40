import { expect, type Locator, type Page } from '@playwright/test'
import { Shell } from './shell'

type RecordName = 'Profile' | 'Support contact' | 'Legal business' | 'Billing'

/** The page of the technician's own company. */
export class CompanyPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await new Shell(this.page).go('Company')
    await expect(this.record('Profile')).toBeVisible()
  }

  record(name: RecordName): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  /** The value beside a name in the facts of a record. */
  fact(name: RecordName, label: string): Locator {
    return this.record(name).locator(`dt:text-is("${label}") + dd`)
  }

  edit(name: RecordName): Locator {
    return this.page.getByRole('button', { name: `Edit ${name}`, exact: true })
  }

  field(name: RecordName, label: string): Locator {
    return this.record(name).getByLabel(label, { exact: true })
  }

  save(name: RecordName): Locator {
    return this.record(name).getByRole('button', { name: 'Save', exact: true })
  }

  /** Both versions of one field, when somebody else saved the record meanwhile. */
  version(name: RecordName, label: string, whose: 'In the cloud now' | 'Yours'): Locator {
    return this.record(name).getByRole('group', { name: label, exact: true }).getByRole('radio', { name: new RegExp(`^${whose}:`, 'u') })
  }
}
