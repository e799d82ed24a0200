/**
 * Makes the storage of one sign-in server: everything in memory, gone when it stops. Each
 * server has its own, so that a customer's token is nothing to the users' server.
 *
 * The methods are those that oidc-provider asks of an adapter.
 *
 * @returns {(model: string) => MemoryStore}
 */
export function createMemoryStore() {
  return () => new MemoryStore();
}

class MemoryStore {
  #entries = new Map();

  async upsert(id, payload) {
    this.#dropExpired();
    this.#entries.set(id, payload);
  }

  async find(id) {
    return this.#entries.get(id);
  }

  async findByUid(uid) {
    for (const payload of this.#entries.values()) {
      if (payload.uid === uid) return payload;
    }
    return undefined;
  }

  async consume(id) {
    this.#entries.get(id).consumed = seconds();
  }

  async destroy(id) {
    this.#entries.delete(id);
  }

  async revokeByGrantId(grantId) {
    for (const [id, payload] of this.#entries) {
      if (payload.grantId === grantId) this.#entries.delete(id);
    }
  }

  #dropExpired() {
    for (const [id, payload] of this.#entries) {
      if (payload.exp < seconds()) this.#entries.delete(id);
    }
  }
}

const seconds = () => Math.floor(Date.now() / 1000);
