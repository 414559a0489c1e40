export declare function unzip(zipFile: string, target: string, place: (name: string) => string | undefined): void
