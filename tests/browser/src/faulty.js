console.error("planted", "in the console");
Promise.reject(new Error("planted rejection"));
setTimeout(() => { throw new Error("planted exception"); });
