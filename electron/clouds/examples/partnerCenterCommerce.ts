import { link, partnerPage, type Example } from './example'

const service = 'partnerCenter'
const productId = 'CFQ7TTC0LF8S'
const customerId = 'f81d98dd-c2f4-499e-a194-5619e260344e'
const cartId = '3e22b548-647d-4223-9675-1fcb6cb57665'
const product = {
  id: productId, title: 'Office 365 E5 without Audio Conferencing', description: 'Office, mail and security.', productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE', subType: { id: 'Other', displayName: 'Other' } },
  isMicrosoftProduct: true, publisherName: 'Microsoft Corporation', links: { skus: link(`/products/${productId}/skus?country=US`), self: link(`/products/${productId}?country=US`) }
}
const sku = {
  id: '0001', productId, title: 'Office 365 E5 without Audio Conferencing', description: 'Office, mail and security.', minimumQuantity: 1, maximumQuantity: 999_999_999, isTrial: false, supportedBillingCycles: ['monthly', 'annual'],
  purchasePrerequisites: [], inventoryVariables: [], provisioningVariables: [], dynamicAttributes: { provisioningId: '26d45bd9-adf1-46cd-a9e1-51e9a5524128' },
  links: { availabilities: link(`/products/${productId}/skus/0001/availabilities?country=US`), self: link(`/products/${productId}/skus/0001?country=US`) }
}
const availability = {
  id: 'CFQ7TTC0N81H', productId, skuId: '0001', catalogItemId: `${productId}:0001:CFQ7TTC0N81H`, defaultCurrency: { code: 'USD', symbol: '$' }, segment: 'commercial', country: 'US', isPurchasable: true, isRenewable: true,
  terms: [{ duration: 'P1M', description: 'One-Month commitment' }, { duration: 'P1Y', description: 'One-Year commitment' }], links: { self: link(`/products/${productId}/skus/0001/availabilities/CFQ7TTC0N81H?country=US`) }
}
const pricing = { listPrice: 36.48, discountedPrice: 36.48, proratedPrice: 36.48, price: 36.48, extendedPrice: 72.96 }
const cart = {
  id: cartId, creationTimestamp: '2021-08-18T17:29:52.3517492Z', lastModifiedTimestamp: '2021-08-18T17:29:52.3517553Z', expirationTimestamp: '2021-08-25T17:30:11.2406416Z',
  lastModifiedUser: 'da62a0dc-35e9-4601-b48e-a047bd3ec7c1', status: 'Active',
  lineItems: [
    {
      id: 0, catalogItemId: availability.catalogItemId, friendlyName: 'Office 365 E5', quantity: 2, currencyCode: 'USD', billingCycle: 'monthly', termDuration: 'P1Y', provisioningContext: {}, orderGroup: '0', pricing,
      error: { errorCode: 10_015, errorDescription: 'The number of seats exceeds the limit.' }
    }
  ],
  links: { self: link(`/customers/${customerId}/carts/${cartId}`) }, attributes: { objectType: 'Cart' }
}
const asked = { lineItems: [{ id: 0, catalogItemId: availability.catalogItemId, quantity: 2, billingCycle: 'monthly', termDuration: 'P1Y', renewsTo: { termDuration: 'P1Y' } }] }
const result = {
  orders: [
    {
      id: 'f76c6b7f449d', alternateId: 'f76c6b7f449d', referenceCustomerId: customerId, billingCycle: 'monthly', currencyCode: 'USD',
      lineItems: [
        { lineItemNumber: 0, offerId: availability.catalogItemId, subscriptionId: '0c353b8e-da9d-4007-d0d4-bca8bd5b5ce1', termDuration: 'P1Y', transactionType: 'New', friendlyName: 'Office 365 E5', quantity: 2, pricing }
      ],
      creationDate: '2023-04-18T22:03:45.4505136Z', status: 'pending', transactionType: 'UserPurchase', links: { self: link(`/customers/${customerId}/orders/f76c6b7f449d`) }, attributes: { objectType: 'Order' }
    }
  ],
  orderErrors: [], attributes: { objectType: 'CartCheckoutResult' }
}
const collection = (uri: string, item: object): object => ({ totalCount: 1, items: [item], links: { self: link(uri) }, attributes: { objectType: 'Collection' } })
const mayLack = ['lineItems.error', 'lineItems.pricing', 'lineItems.error.errorCode', 'lineItems.error.errorDescription']

/** New commerce: what is sold, carts, and the link by which a customer lets the partner sell to it. */
export const partnerCenterCommerce: readonly Example[] = [
  { service, method: 'GET', path: '/products', source: partnerPage('get-a-list-of-products'), query: ['country', 'targetView', 'targetSegment'], status: 200, answer: collection('/products?country=US&targetView=OnlineServices', product), sometimes: ['items.productType.subType'] },
  { service, method: 'GET', path: '/products/{productId}/skus', source: partnerPage('get-a-list-of-skus-for-a-product'), query: ['country', 'targetSegment'], status: 200, answer: collection(`/products/${productId}/skus?country=US`, sku) },
  { service, method: 'GET', path: '/products/{productId}/skus/{skuId}/availabilities', source: partnerPage('get-a-list-of-availabilities-for-a-sku'), query: ['country'], status: 200, answer: collection(`/products/${productId}/skus/0001/availabilities?country=US`, availability) },
  { service, method: 'POST', path: '/customers/{tenantId}/carts', source: partnerPage('create-a-cart'), body: asked, status: 201, answer: cart, sometimes: mayLack },
  { service, method: 'GET', path: '/customers/{tenantId}/carts/{cartId}', source: partnerPage('cart-resources'), status: 200, answer: cart, sometimes: mayLack },
  { service, method: 'POST', path: '/customers/{tenantId}/carts/{cartId}/checkout', source: partnerPage('checkout-a-cart'), status: 201, answer: result },
  { service, method: 'GET', path: '/customers/relationshiprequests', source: partnerPage('request-reseller-relationship'), status: 200, answer: { url: 'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=3b33e682-00c3-41ee-9dd2-a548adf56438&msppId=0&DAP=false#/BillingAccounts/partner-invitation', attributes: { objectType: 'RelationshipRequest' } } }
]
