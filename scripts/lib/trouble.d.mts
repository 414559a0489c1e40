export declare function trouble(what: string, output: string): Error
