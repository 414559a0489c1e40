export declare const projectDir: string
export declare const isRoot: boolean
