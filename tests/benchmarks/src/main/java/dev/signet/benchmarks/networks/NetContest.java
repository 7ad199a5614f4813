package dev.signet.benchmarks.networks;

import ai.djl.ndarray.types.Shape;
import dev.signet.benchmarks.measure.Contest;
import dev.signet.benchmarks.measure.Pace;
import dev.signet.benchmarks.measure.Timing;
import dev.signet.benchmarks.ours.OurNet;
import dev.signet.benchmarks.peer.OnnxNet;
import dev.signet.benchmarks.peer.OrtModel;
import dev.signet.benchmarks.peer.TorchNet;
import java.util.Map;

/**
 * One of our networks against its real-valued twin, all given the same number of threads and of
 * pictures. Ours on one thread always takes part.
 *
 * @param net ours
 * @param twin the peers' network
 * @param threads of everyone
 * @param batch pictures a call
 * @param torch whether PyTorch takes part; it can have one thread only
 */
record NetContest(OurNet net, Twins.Description twin, int threads, int batch, boolean torch) {
  static final String ONE_THREAD = "ours, one thread";
  static final String OURS = "ours";
  static final String FP32 = "ORT fp32";
  static final String U8S8 = "ORT u8s8";
  static final String TORCH = "PyTorch";

  String name() {
    return "%s, %s, %s"
        .formatted(
            net.title(),
            batch == 1 ? "one picture" : "batch of " + batch,
            threads == 1 ? "one thread" : threads + " threads");
  }

  Map<String, Timing> run(OurNet.Loaded loaded, Pace pace) throws Exception {
    float[][] pictures = net.pictures(batch);
    var contest = new Contest(pace);
    contest.add(ONE_THREAD, batch == 1 ? loaded.one(pictures[0]) : loaded.batch(pictures, 1));
    if (threads > 1 && batch > 1) {
      contest.add(OURS, loaded.batch(pictures, threads));
    } else if (threads > 1) {
      contest.add(OURS, loaded.split(pictures[0], threads));
    }
    float[] values = planes(pictures);
    try (var real = OrtModel.load(OnnxNet.model(twin, batch, false), threads);
        var bytes = OrtModel.load(OnnxNet.model(twin, batch, true), threads)) {
      real.in().asFloatBuffer().put(values);
      bytes.in().asFloatBuffer().put(values);
      contest.add(FP32, real::run).add(U8S8, bytes::run);
      if (!torch) {
        return contest.run();
      }
      try (var pytorch = new TorchNet(twin, batch, values, new Shape(values.length))) {
        return contest.add(TORCH, pytorch::run).run();
      }
    }
  }

  /** What our time is called among the times. */
  String ours() {
    return threads == 1 ? ONE_THREAD : OURS;
  }

  /** Pictures, interleaved, as planes of numbers from -1 to 1. */
  private float[] planes(float[][] pictures) {
    int size = pictures[0].length;
    int channels = net == OurNet.DIGITS ? 1 : 3;
    int pixels = size / channels;
    float[] planes = new float[pictures.length * size];
    for (int n = 0; n < pictures.length; n++) {
      for (int i = 0; i < size; i++) {
        planes[n * size + i % channels * pixels + i / channels] = pictures[n][i] / 127.5f - 1;
      }
    }
    return planes;
  }
}
