// Keeps a program's memory where a test finds it; the page itself gives it to nobody.
for (const name of ["instantiate", "instantiateStreaming"]) {
  const real = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const result = await real.apply(WebAssembly, given);
    globalThis.journeyMemory = (result.instance ?? result).exports.memory ?? globalThis.journeyMemory;
    return result;
  };
}
