/** Where the practice cloud answers. Two hosts on one port, so that the cookies of sign-in and of portals stay apart. */
export interface Addresses {
  readonly port: number
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** `http://localhost:PORT` */
  readonly authority: string
  /** Ends in `/v1.0` */
  readonly graph: string
  /** Ends in `/v1` */
  readonly partnerCenter: string
  /** `http://127.0.0.1:PORT/portal` */
  readonly portal: string
}

/** The addresses that belong to a port. */
export const addressesOf = (port: number): Addresses => {
  const url = `http://127.0.0.1:${port}`
  return {
    port,
    url,
    authority: `http://localhost:${port}`,
    graph: `${url}/v1.0`,
    partnerCenter: `${url}/v1`,
    portal: `${url}/portal`
  }
}
