/**
 * As much of eGain's TypeScript client (`@egain/egain-api-typescript`) as the demo needs, with the same
 * options and the same names: who am I?
 */
export class Egain {
  #options;
  portal = { userdetails: { getUserDetails: (request) => this.#getUserDetails(request) } };

  /**
   * @param {object} options
   * @param {string | (() => Promise<string>)} options.accessToken A function is asked before each call.
   * @param {string} options.serverURL The API domain and the path of the API.
   */
  constructor(options) {
    this.#options = options;
  }

  /** @throws {Error} with eGain's `developerMessage` */
  async #getUserDetails({ acceptLanguage }) {
    const { accessToken, serverURL } = this.#options;
    const token = typeof accessToken === 'function' ? await accessToken() : accessToken;
    const response = await fetch(`${serverURL}/portals/user`, {
      headers: {
        Accept: 'application/json',
        'Accept-Language': acceptLanguage,
        Authorization: `Bearer ${token}`,
      },
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${answer.code}: ${answer.developerMessage}`);
    return answer;
  }
}
