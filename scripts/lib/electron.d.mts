export interface DeskUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
  readonly home: string
}

export interface ElectronRuntime {
  readonly version: string
  readonly distPath: string
  readonly executablePath: string
  readonly asUser: DeskUser | undefined
  readonly official: boolean
  appPath(project?: string): string
}

export declare function electronRuntime(): ElectronRuntime
export declare function ensureElectron(): Promise<string>

/** What to start instead of an Electron executable, for example that of a packaged application. */
export declare function startable(executable: string): string
