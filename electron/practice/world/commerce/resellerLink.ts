/** The link by which any company lets the partner sell to it. */
export const resellerLink = (portal: string, partnerId: string): string => `${portal}/reseller?invType=ResellerRelationship&partnerId=${partnerId}`
