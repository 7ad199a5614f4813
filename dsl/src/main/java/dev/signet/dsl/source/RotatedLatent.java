package dev.signet.dsl.source;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;
import dev.signet.dsl.WeightSource;
import java.util.random.RandomGenerator;

/**
 * Standardised latent weights, turned towards their signs (Lin et al. 2020, "Rotated Binary Neural
 * Network", NeurIPS; as in the authors' code, lmbxmu/RBNN). A filter is a matrix X, as nearly
 * square as can be, its weights in the order input channel, y, x; two rotations, shared by the
 * layer, and an angle of each filter make
 *
 * <pre>
 * W = X + |sin(angle)| (R1' X R2 - X)
 * </pre>
 *
 * where the rotated part is a constant in the backward pass: W's gradient reaches X by {@code 1 -
 * |sin(angle)|}, and the angle by its own. Before every epoch the rotations are estimated anew, so
 * that the sum of {@code |R1' X R2|} grows: three times B = sign(R1' X R2), then R1, then R2 the
 * orthogonal matrix that turns X to B best. They start at random, and are gone when weights are
 * packed. Angles start uniform from 0 to pi/2, as in the program's state until its commit 884e971;
 * later states start them at pi/2, where latents get no gradient at all.
 *
 * <p>Its derivatives are {@link dev.signet.dsl.estimator.TriangularSign} and {@link
 * dev.signet.dsl.estimator.TriangularInputSign}, its scale {@link
 * dev.signet.dsl.scaling.LearnedScale}. A step costs, for n weights of a filter in a by b, about n
 * (a + b) products a filter.
 */
@Learned(
    value = "latent",
    shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
@Learned(value = "angle", shape = Learned.OUT)
@Learned(
    value = "left",
    shape = {Learned.ROWS, Learned.ROWS},
    gradient = false)
@Learned(
    value = "right",
    shape = {Learned.COLUMNS, Learned.COLUMNS},
    gradient = false)
public final class RotatedLatent implements WeightSource {
  private static final Latent START = new Latent();
  private static final int ANGLE = 1;
  private static final int LEFT = 2;
  private static final int RIGHT = 3;
  private static final int ROUNDS = 3;

  @Override
  public void initialize(FilterShape shape, float[][] learned, RandomGenerator random) {
    START.initialize(shape, learned, random);
    for (int o = 0; o < learned[ANGLE].length; o++) {
      learned[ANGLE][o] = (float) (random.nextDouble() * Math.PI / 2);
    }
    set(Orthogonal.random(shape.rows(), random), learned[LEFT]);
    set(Orthogonal.random(shape.columns(), random), learned[RIGHT]);
  }

  @Override
  public void weights(FilterShape shape, float[][] learned, float[] into) {
    Turning turning = new Turning(shape, learned);
    for (int o = 0; o < shape.out(); o++) {
      turning.read(o);
      double share = Math.abs(StrictMath.sin(learned[ANGLE][o]));
      for (int j = 0; j < shape.fanIn(); j++) {
        into[turning.at(j)] = (float) (turning.x[j] + share * (turning.turned[j] - turning.x[j]));
      }
    }
  }

  @Override
  public void backward(FilterShape shape, float[][] learned, float[] gradient, float[][] into) {
    Turning turning = new Turning(shape, learned);
    for (int o = 0; o < shape.out(); o++) {
      turning.read(o);
      double sine = StrictMath.sin(learned[ANGLE][o]);
      double sum = 0;
      for (int j = 0; j < shape.fanIn(); j++) {
        sum += gradient[turning.at(j)] * (turning.turned[j] - turning.x[j]);
      }
      into[ANGLE][o] += (float) (Math.signum(sine) * StrictMath.cos(learned[ANGLE][o]) * sum);
      turning.filter.backward(gradient, 1 - Math.abs(sine), into[0]);
    }
  }

  @Override
  public void beforeEpoch(FilterShape shape, float[][] learned) {
    for (int round = 0; round < ROUNDS; round++) {
      Turning turning = new Turning(shape, learned);
      int a = shape.rows();
      int b = shape.columns();
      double[] toLeft = new double[a * a];
      double[][] signs = new double[shape.out()][];
      for (int o = 0; o < shape.out(); o++) {
        turning.read(o);
        signs[o] = turning.signs();
        addProduct(turning.half, signs[o], a, b, toLeft); // X R2 B'
      }
      double[] left = Orthogonal.nearest(toLeft, a);
      double[] toRight = new double[b * b];
      for (int o = 0; o < shape.out(); o++) {
        turning.load(o);
        double[] across = times(transposed(left, a, a), turning.x, a, a, b);
        addProduct(transposed(across, a, b), transposed(signs[o], a, b), b, a, toRight);
      }
      set(left, learned[LEFT]);
      set(Orthogonal.nearest(toRight, b), learned[RIGHT]);
    }
  }

  private static void set(double[] from, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = (float) from[i];
    }
  }

  /** Adds P Q' of two n by m matrices. */
  private static void addProduct(double[] p, double[] q, int n, int m, double[] into) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < m; k++) {
          sum += p[i * m + k] * q[j * m + k];
        }
        into[i * n + j] += sum;
      }
    }
  }

  /** P Q, n by m and m by l. */
  private static double[] times(double[] p, double[] q, int n, int m, int l) {
    double[] product = new double[n * l];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < m; k++) {
        double factor = p[i * m + k];
        for (int j = 0; j < l; j++) {
          product[i * l + j] += factor * q[k * l + j];
        }
      }
    }
    return product;
  }

  private static double[] transposed(double[] p, int n, int m) {
    double[] t = new double[n * m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        t[j * n + i] = p[i * m + j];
      }
    }
    return t;
  }

  /** One filter after the other and what the rotations make of it. */
  private static final class Turning {
    private final FilterShape shape;
    private final float[] latent;
    private final double[] leftTransposed;
    private final double[] right;
    private final double[] x;
    private final int taps;
    private int first;
    private StandardFilter filter;

    /** X R2. */
    private double[] half;

    /** R1' X R2. */
    private double[] turned;

    Turning(FilterShape shape, float[][] learned) {
      this.shape = shape;
      latent = learned[0];
      taps = shape.kernelHeight() * shape.kernelWidth();
      x = new double[shape.fanIn()];
      int a = shape.rows();
      leftTransposed = transposed(doubles(learned[LEFT]), a, a);
      right = doubles(learned[RIGHT]);
    }

    private static double[] doubles(float[] values) {
      double[] doubles = new double[values.length];
      for (int i = 0; i < doubles.length; i++) {
        doubles[i] = values[i];
      }
      return doubles;
    }

    /** Reads X and turns it. */
    void read(int o) {
      load(o);
      int a = shape.rows();
      int b = shape.columns();
      half = times(x, right, a, b, b);
      turned = times(leftTransposed, half, a, a, b);
    }

    /** Reads X. */
    void load(int o) {
      int n = shape.fanIn();
      first = o * n;
      filter = new StandardFilter(latent, first, n, 1, 0, 0, Math.max(1, n - 1));
      for (int j = 0; j < n; j++) {
        x[j] = filter.weight(at(j));
      }
    }

    /** Where the j-th number of the matrix lies among the latents. */
    int at(int j) {
      return first + j % taps * shape.in() + j / taps;
    }

    double[] signs() {
      double[] signs = new double[turned.length];
      for (int j = 0; j < signs.length; j++) {
        signs[j] = turned[j] >= 0 ? 1 : -1;
      }
      return signs;
    }
  }
}
