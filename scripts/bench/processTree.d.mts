export interface TreeUse {
  readonly processes: number
  readonly memoryMB: number
  /** Without what stands in files. */
  readonly ownMB: number
  readonly cpuMs: number
}

export declare function measureTree(root: number): TreeUse | undefined
