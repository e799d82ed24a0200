const BLOCK_BYTES = 64;

/**
 * Hashes a message of less than 512 MB.
 *
 * WebCrypto won't do: it is asynchronous, and after a wait browsers block a popup; and it is missing on
 * plain http. The input is random and used once, so its timing reveals nothing.
 *
 * @see FIPS 180-4 §6.2
 */
export function sha256(message: Uint8Array): Uint8Array {
  // From the roots of primes (§4.2.2, §5.3.3): a table would be larger than everything else here.
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const constants = primes.map((prime) => fraction(Math.cbrt(prime)));
  let hash = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

  const { length } = message;
  const padded = new Uint8Array(length + BLOCK_BYTES + 8 - ((length + 8) % BLOCK_BYTES));
  padded.set(message);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, length * 8);

  const words: number[] = [];
  for (let block = 0; block < padded.length; block += BLOCK_BYTES) {
    let state = hash;
    for (let i = 0; i < 64; i++) {
      const [w2, w7, w15, w16] = [words[i - 2]!, words[i - 7]!, words[i - 15]!, words[i - 16]!];
      const word =
        i < 16
          ? view.getInt32(block + i * 4)
          : (mix(w2, 17, 19) ^ (w2 >>> 10)) + w7 + (mix(w15, 7, 18) ^ (w15 >>> 3)) + w16;
      words[i] = word | 0;
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
      const t1 = h + (mix(e, 6, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[i]! + word;
      const t2 = (mix(a, 2, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      state = [(t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g];
    }
    hash = hash.map((value, i) => (value + state[i]!) | 0);
  }
  // The digest overwrites the message, which is no longer needed.
  hash.forEach((value, i) => view.setInt32(i * 4, value));
  return padded.slice(0, 32);
}

/** The first 32 bits of the fraction; the integer part is cut off. */
const fraction = (root: number) => (root * 2 ** 32) | 0;
const turn = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));
const mix = (word: number, bits: number, moreBits: number) =>
  turn(word, bits) ^ turn(word, moreBits);
