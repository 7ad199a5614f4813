package dev.signet.inference.kernel;

/**
 * Eight chains side by side in registers. HotSpot's C2 does not vectorise the loop over outputs:
 * weights and outputs are arrays of one type at different offsets, so they could overlap. Chains in
 * registers at least hide the latency of the additions and spare loads and stores.
 */
final class PlainFloatChain implements FloatChain {
  @Override
  public void run(
      float[] in, int from, int count, float[] weights, int w, int n, float[] out, int to) {
    int o = 0;
    for (; o + 8 <= n; o += 8) {
      eight(in, from, from + count, weights, w + o, n, out, to + o);
    }
    for (; o < n; o++) {
      one(in, from, from + count, weights, w + o, n, out, to + o);
    }
  }

  private static void eight(
      float[] in, int from, int end, float[] weights, int w, int n, float[] out, int to) {
    float a = out[to];
    float b = out[to + 1];
    float c = out[to + 2];
    float d = out[to + 3];
    float e = out[to + 4];
    float f = out[to + 5];
    float g = out[to + 6];
    float h = out[to + 7];
    for (int i = from, at = w; i < end; i++, at += n) {
      float x = in[i];
      a = Math.fma(x, weights[at], a);
      b = Math.fma(x, weights[at + 1], b);
      c = Math.fma(x, weights[at + 2], c);
      d = Math.fma(x, weights[at + 3], d);
      e = Math.fma(x, weights[at + 4], e);
      f = Math.fma(x, weights[at + 5], f);
      g = Math.fma(x, weights[at + 6], g);
      h = Math.fma(x, weights[at + 7], h);
    }
    out[to] = a;
    out[to + 1] = b;
    out[to + 2] = c;
    out[to + 3] = d;
    out[to + 4] = e;
    out[to + 5] = f;
    out[to + 6] = g;
    out[to + 7] = h;
  }

  private static void one(
      float[] in, int from, int end, float[] weights, int w, int n, float[] out, int to) {
    float acc = out[to];
    for (int i = from, at = w; i < end; i++, at += n) {
      acc = Math.fma(in[i], weights[at], acc);
    }
    out[to] = acc;
  }
}
