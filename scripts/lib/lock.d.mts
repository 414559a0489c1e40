export declare function alone<T>(lockFile: string, work: () => Promise<T>): Promise<T>
