// One operation per popup: ask the opener what to do, do it here (same origin), hand the raw answer back, close.
// Only the window that opened the popup is listened to, and only its origin gets the answer.
(() => {
  const { opener } = window;
  const { conduct } = globalThis;
  const status = document.getElementById('status');
  if (!opener) {
    status.textContent = '本視窗由網頁開啟。This window is opened by a web page.';
    return;
  }
  if (conduct.silentPopup) return;
  if (conduct.closesUnasked) {
    window.close();
    return;
  }
  if (conduct.speaksAs === 'other-origin') {
    location.replace(`http://127.0.0.1:${location.port}/hostile`);
    return;
  }
  if (conduct.speaksAs === 'frame') {
    document.body.append(Object.assign(document.createElement('iframe'), { src: '/hostile', hidden: true }));
    return;
  }

  const OPERATIONS = {
    GetUserCert: ['GET', '/pkcs11info?withcert=true'],
    CheckEnvir: ['GET', '/pkcs11info'],
    MakeSignature: ['POST', '/sign'],
    DecryptData: ['POST', '/decrypt'],
  };

  async function perform(tbsPackage, site) {
    let func;
    try {
      ({ func } = JSON.parse(tbsPackage));
    } catch {
      return JSON.stringify({ func: 'sign', ret_code: 0x7600000b, last_error: 0 });
    }
    const operation = Object.hasOwn(OPERATIONS, func) ? OPERATIONS[func] : undefined;
    if (!operation) return JSON.stringify({ func, ret_code: 0x7600000e, last_error: 0 });
    const [method, path] = operation;
    const headers = { 'x-popup-opener': site };
    const body = method === 'POST' ? new URLSearchParams({ tbsPackage }) : undefined;
    const response = await fetch(path, { method, headers, body });
    return response.text();
  }

  let busy = false;
  window.addEventListener('message', async (event) => {
    if (event.source !== opener || busy || typeof event.data !== 'string') return;
    busy = true;
    if (conduct.neverAnswers) return;
    if (!conduct.closesUnanswered) {
      const result = await perform(event.data, event.origin);
      opener.postMessage(result, event.origin);
      if (conduct.answersTwice) {
        opener.postMessage(result, event.origin);
        opener.postMessage(JSON.stringify({ ...JSON.parse(result), ret_code: 0x76300001 }), event.origin);
      }
    }
    window.close();
  });

  // the opener's origin is not known yet and the question holds no secret
  opener.postMessage('{"func":"getTbs"}', '*');
})();
