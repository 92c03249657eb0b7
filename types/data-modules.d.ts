/** Term lists and pages become plain data when the program is built (see scripts/data-modules.mjs). */
declare module '*.yaml' {
  const data: unknown;
  export default data;
}

declare module '*.md' {
  const text: string;
  export default text;
}
