export interface TreeUse {
  readonly processes: number
  readonly memoryMB: number
  readonly cpuMs: number
}

export declare function measureTree(root: number): TreeUse | undefined
