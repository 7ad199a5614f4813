package dev.signet.benchmarks.ours;

import dev.signet.benchmarks.measure.Contest;
import dev.signet.examples.digits.DigitNetModel;
import dev.signet.inference.PackedModel;
import dev.signet.inference.Predictor;
import dev.signet.inference.ValueOrder;
import dev.signet.tests.published.BiRealNet18Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** Our networks; knows nothing of training, so that a program that only predicts is measured. */
public enum OurNet {
  /** The network of {@code examples/run digits}: 28x28 grey bytes, 10 classes. */
  DIGITS("DigitNet", 28 * 28, 10) {
    @Override
    PackedModel read(Path file) throws IOException {
      return DigitNetModel.load(file);
    }
  },
  /** Bi-Real-Net-18: 224x224x3 floats, 1,000 classes. */
  BIREAL18("Bi-Real-18", 224 * 224 * 3, 1000) {
    @Override
    PackedModel read(Path file) throws IOException {
      return BiRealNet18Model.load(file);
    }
  };

  private final String title;
  private final int inputs;
  private final int classes;

  OurNet(String title, int inputs, int classes) {
    this.title = title;
    this.inputs = inputs;
    this.classes = classes;
  }

  /** Name for people. */
  public String title() {
    return title;
  }

  /** Numbers of one input. */
  public int inputs() {
    return inputs;
  }

  /** Where the packed model lies in a folder of models. */
  public Path file(Path folder) {
    return folder.resolve(name() + ".safetensors");
  }

  abstract PackedModel read(Path file) throws IOException;

  /** Loads the packed model of a folder. */
  public Loaded load(Path folder) throws IOException {
    return new Loaded(this, read(file(folder)));
  }

  /** Random pictures: whole numbers from 0 to 255, as bytes would be. */
  public float[][] pictures(int count) {
    var random = new Random(3);
    float[][] pictures = new float[count][inputs];
    for (float[] picture : pictures) {
      for (int i = 0; i < inputs; i++) {
        picture[i] = random.nextInt(256);
      }
    }
    return pictures;
  }

  /** A loaded network. */
  public static final class Loaded {
    private final OurNet net;
    private final PackedModel model;

    private Loaded(OurNet net, PackedModel model) {
      this.net = net;
      this.model = model;
    }

    /** A predictor of its own that classifies one picture per call, on one thread. */
    public Contest.Work one(float[] picture) {
      return split(picture, 1);
    }

    /** One picture split over threads, which end with the work's last reference. */
    public Contest.Work split(float[] picture, int threads) {
      Predictor predictor = model.predictor(threads);
      float[] logits = new float[net.classes];
      return () -> predictor.logits(picture, logits);
    }

    /** All pictures per call. */
    public Contest.Work batch(float[][] pictures, int threads) {
      return () -> model.classify(pictures, ValueOrder.INTERLEAVED, threads);
    }
  }
}
