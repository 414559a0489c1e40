const loneSurrogates = /\p{Cs}/gu

/** Text in which every half of a surrogate pair without its other half became U+FFFD, so that it can be encoded. */
export const wellFormed = (text: string) => text.replace(loneSurrogates, '\uFFFD')
