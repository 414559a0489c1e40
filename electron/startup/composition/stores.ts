import { join } from 'node:path'
import { safeStorage } from 'electron'
import { openCustomerStore, openPersonalStore, type CustomerStore, type PersonalStore } from '../../store/appStores'
import { nodeFileSystem } from '../../store/fileSystem'
import { systemCipher } from '../../store/safeStorage'
import { openVault, type Vault } from '../../store/vault'

export interface Stores {
  readonly personal: PersonalStore
  readonly customers: CustomerStore
  readonly vault: Vault
  close(): Promise<void>
}

/** Opens everything that is kept, side by side. @throws AppFailure `storage` when the technician's own work cannot be opened */
export async function openStores(folder: string, onUnsaved: (transactions: number) => void): Promise<Stores> {
  const [personal, customers, vault] = await Promise.all([
    openPersonalStore(folder, { onUnsaved }),
    openCustomerStore(folder),
    openVault({ folder: join(folder, 'vault'), cipher: systemCipher(safeStorage, process.platform), files: nodeFileSystem() })
  ])
  return {
    personal,
    customers,
    vault,
    close: async () => {
      await Promise.allSettled([personal.close(), customers.close()])
    }
  }
}
