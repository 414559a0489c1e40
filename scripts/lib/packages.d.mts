export declare function packagesMatch(projectDir: string): boolean
