/** Set from package.json by the build; "development" where the source runs as it is. */
declare const __CASELINT_VERSION__: string | undefined;

export const VERSION: string = typeof __CASELINT_VERSION__ === 'string' ? __CASELINT_VERSION__ : 'development';
