/**
 * A browser notes where a request comes from. For that it parses each function anew that runs at that
 * moment: in a script of one function that is the whole script, and the script as a program once more,
 * which takes longer than all that the request needs. So the request goes out from a job of its own, in
 * which nothing else runs, and the script waits for that; both before any other script has its turn.
 */
const CALL = /(?<=arrival = )finishLogin\(\)/;

export const requestFirst = {
  name: 'request-first',
  transform(code, id) {
    if (!/[\\/]authorization-code-flow\.ts$/.test(id)) return null;
    if (!CALL.test(code))
      this.error('The way in which a login is finished has changed: look here again.');
    return {
      code: code.replace(CALL, 'await (async () => (await 0, finishLogin()))()'),
      map: null,
    };
  },
};
