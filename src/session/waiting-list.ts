/** Callers that are waiting for the same answer. */
export class WaitingList<T> {
  #settle: { resolve: (value: T) => void; reject: (error: Error) => void }[] = [];

  join(): Promise<T> {
    return new Promise((resolve, reject) => this.#settle.push({ resolve, reject }));
  }

  resolve(value: T): void {
    for (const waiter of this.#settle.splice(0)) waiter.resolve(value);
  }

  reject(error: Error): void {
    for (const waiter of this.#settle.splice(0)) waiter.reject(error);
  }
}
