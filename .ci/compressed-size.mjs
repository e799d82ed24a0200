import { brotliCompressSync } from 'node:zlib';

/** The bytes that a text takes on its way to the browser: brotli at its best, which is Node's default. */
export const compressedSize = (text) => brotliCompressSync(text).length;
