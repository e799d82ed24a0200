// A WebDriver client in little: the protocol is JSON over HTTP. The libraries for it bring drivers of
// their own that nothing here needs, or want a later Node than this project does.

/** The key under which the protocol sends a reference to an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** One session with a browser that a WebDriver server has started. */
export class WebDriverSession {
  #address;

  constructor(address) {
    this.#address = address;
  }

  /**
   * @param {string} server its address
   * @param {number} patience milliseconds
   */
  static async start(server, patience, capabilities) {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = await request('POST', `${server}/session`, body, patience);
    return new WebDriverSession(`${server}/session/${sessionId}`);
  }

  goTo(url) {
    return this.#post('/url', { url });
  }

  windows() {
    return request('GET', `${this.#address}/window/handles`);
  }

  /** Opens one more window, and returns it. */
  async openWindow() {
    return (await this.#post('/window/new', { type: 'window' })).handle;
  }

  /** Lets all that follows happen in that window. */
  switchTo(handle) {
    return this.#post('/window', { handle });
  }

  closeWindow() {
    return request('DELETE', `${this.#address}/window`);
  }

  close() {
    return request('DELETE', this.#address);
  }

  /** Runs a function in the page and returns what it returns, also by promise. */
  run(code, ...values) {
    return this.#post('/execute/sync', { script: `return (${code})(...arguments)`, args: values });
  }

  /** Clicks the element that a function returns in the page. */
  async click(find, ...values) {
    const { [ELEMENT]: id } = await this.run(find, ...values);
    await this.#post(`/element/${id}/click`);
  }

  /** Makes the window so large, with all that its browser draws around the page. */
  resize(width, height) {
    return this.#post('/window/rect', { width, height });
  }

  /** Returns a picture of an element, a PNG in base64. */
  async takePicture(selector) {
    const { [ELEMENT]: id } = await this.#post('/element', {
      using: 'css selector',
      value: selector,
    });
    return request('GET', `${this.#address}/element/${id}/screenshot`);
  }

  #post(path, body = {}) {
    return request('POST', this.#address + path, body);
  }
}

/** Sends a command, and returns what it answers. A server that says nothing does not keep us forever. */
export async function request(method, url, body, patience = 60_000) {
  const response = await fetch(url, {
    method,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });
  const { value } = await response.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
