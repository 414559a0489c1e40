/** The accounts that every practice cloud has; their password is not secret, it is part of the outer surface. */
export const practiceAccounts: readonly { readonly userPrincipalName: string; readonly about: string }[] = [
  { userPrincipalName: 'owner@fabrikam.com', about: 'global administrator of the partner, full administration of customers' },
  { userPrincipalName: 'full@fabrikam.com', about: 'technician, full administration of customers' },
  { userPrincipalName: 'limited@fabrikam.com', about: 'technician, limited administration of customers' },
  { userPrincipalName: 'none@fabrikam.com', about: 'user of the partner without a delegated role' },
  { userPrincipalName: 'admin@contoso.com', about: 'global administrator of Contoso' },
  { userPrincipalName: 'user@contoso.com', about: 'user of Contoso' },
  { userPrincipalName: 'admin@adatum.com', about: 'global administrator of Adatum' },
  { userPrincipalName: 'admin@northwindtraders.com', about: 'global administrator of Northwind Traders' },
  { userPrincipalName: 'admin@tailspintoys.com', about: 'global administrator of Tailspin Toys' },
  { userPrincipalName: 'admin@wingtiptoys.com', about: 'global administrator of Wingtip Toys' },
  { userPrincipalName: 'admin@woodgrovebank.com', about: 'global administrator of Woodgrove Bank' }
]

export const practicePassword = 'practice'
