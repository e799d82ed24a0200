const folder = new URL('../dist/', import.meta.url);

/**
 * Reads the hashes of the scripts beside this page.
 *
 * @returns {Promise<Record<string, string>>} by file name; empty if they aren't available
 */
export async function readHashes() {
  try {
    const response = await fetch(new URL('integrity.json', folder));
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

/** The address of a script beside this page. */
export const addressOf = (file) => new URL(file, folder).href;
