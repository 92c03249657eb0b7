/** Term lists are written as YAML and become plain data when the program is built (see scripts/yaml-data.mjs). */
declare module '*.yaml' {
  const data: unknown;
  export default data;
}
