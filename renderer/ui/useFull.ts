import { useTopic } from '../stores/StoresContext'

/** Whether who sits here has Full administration. What they may is decided by the main process; this only says it beforehand. */
export const useFull = (): boolean => useTopic('session', ({ session }) => session.step === 'signedIn' && session.technician.role === 'full')
