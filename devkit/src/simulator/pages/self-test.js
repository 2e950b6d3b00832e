fetch('/pkcs11info?withcert=true')
  .then((response) => response.json())
  .then((answer) => {
    document.getElementById('answer').textContent = JSON.stringify(answer, null, 2);
  });
