export async function printNew(_type: string | undefined): Promise<void> {}
