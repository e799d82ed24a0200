// What must hold of every event that an element fires, whatever the history.

/** Returns what is wrong with the events that have not been checked yet. */
export function checkEvents(truth, records) {
  const problems = [];
  for (const record of records) {
    record.isChecked = true;
    const problem = CHECKS[record.type]?.(truth, record);
    if (problem) problems.push(`${record.tab.name}, ${record.element}: ${record.type} ${problem}`);
  }
  return problems;
}

const CHECKS = {
  token: checkToken,
  logout: checkLogout,
  'token-expired': checkExpiry,
  got: checkGot,
};

function checkToken(truth, record) {
  const { tab, identity, cause, accessToken, at } = record;
  const grant = truth.grantOf(accessToken);
  const problem = checkGot(truth, { identity, accessToken, at });
  if (problem) return problem;
  const last = truth.lastTold(record);
  if (last?.accessToken === accessToken) return 'told twice';
  if (cause === 'login') {
    if (grant.finishedIn) return `told as a login in ${grant.finishedIn} before`;
    grant.finishedIn = tab.name;
  }
  if (cause === 'refresh' && last && truth.grantOf(last.accessToken) !== grant)
    return `of another login, told as renewed`;
  return undefined;
}

/** A token, whether an element was told of it or asked for it. */
function checkGot(truth, { identity, accessToken, at }) {
  const grant = truth.grantOf(accessToken);
  if (identity && grant.identity !== identity) return `of "${grant.identity}" on "${identity}"`;
  // Other tabs learn of a sign-out a moment later, so only what is settled counts.
  if (at > grant.buriedAt) return `of the login ${grant.id}, which has ended`;
  return undefined;
}

function checkLogout(truth, record) {
  const grant = truth.grantOf(truth.lastTold(record)?.accessToken);
  if (grant && !truth.isEnded(grant)) return `though nobody has signed out of "${record.identity}"`;
  return undefined;
}

function checkExpiry(truth, record) {
  const told = truth.lastTold(record);
  const grant = truth.grantOf(told?.accessToken);
  if (grant && !grant.isRefused && truth.expiryOf(told.accessToken) > record.at)
    return `though the token is good, and the server has not refused to renew it`;
  return undefined;
}
