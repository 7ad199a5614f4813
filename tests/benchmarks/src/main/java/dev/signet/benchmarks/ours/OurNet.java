package dev.signet.benchmarks.ours;

import dev.signet.benchmarks.measure.Contest;
import dev.signet.examples.digits.DigitNetModel;
import dev.signet.inference.PackedModel;
import dev.signet.inference.Pass;
import dev.signet.inference.Predictor;
import dev.signet.inference.ValueOrder;
import dev.signet.inference.split.Slice;
import dev.signet.tests.published.BiRealNet18Model;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

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

    /**
     * The steps of a pass by the names of their layers, each on what the one before it left. They
     * are private methods of generated code, so this asks by reflection.
     */
    public Map<String, Contest.Work> steps(float[] picture) throws ReflectiveOperationException {
      Method newPass = model.getClass().getDeclaredMethod("newPass", Slice.class);
      newPass.setAccessible(true);
      Pass pass = (Pass) newPass.invoke(model, Slice.WHOLE);
      float[] logits = new float[net.classes];
      pass.run(picture, logits);
      MethodHandles.Lookup lookup =
          MethodHandles.privateLookupIn(pass.getClass(), MethodHandles.lookup());
      Map<String, Contest.Work> steps = new TreeMap<>();
      for (Method method : pass.getClass().getDeclaredMethods()) {
        if (Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic()) {
          MethodHandle step = lookup.unreflect(method).bindTo(pass);
          MethodHandle ready =
              step.type().parameterCount() == 0
                  ? step
                  : step.bindTo(method.getName().equals("input") ? picture : logits);
          steps.put(method.getName(), () -> call(ready));
        }
      }
      return steps;
    }

    private static void call(MethodHandle step) throws Exception {
      try {
        step.invoke();
      } catch (Throwable e) {
        throw new IllegalStateException("a step failed", e);
      }
    }

    /** All pictures per call. */
    public Contest.Work batch(float[][] pictures, int threads) {
      return () -> model.classify(pictures, ValueOrder.INTERLEAVED, threads);
    }
  }
}
