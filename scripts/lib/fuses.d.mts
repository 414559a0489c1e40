export interface FuseWork {
  readonly executable: string
  readonly env: Readonly<Record<string, string | undefined>>
  wireOf(executable: string): Promise<Readonly<Record<string, unknown>>>
  flip(executable: string, config: Readonly<Record<string, unknown>>): Promise<unknown>
}

export declare const testPackageVariable: string
export declare function packageFuses(env: Readonly<Record<string, string | undefined>>): readonly (readonly [name: string, state: boolean | 'as shipped'])[]
export declare function setPackageFuses(work: FuseWork): Promise<void>
