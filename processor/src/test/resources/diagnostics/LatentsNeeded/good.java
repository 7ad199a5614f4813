@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    @Filters(4) @Binarize(weights = SteSign.class, source = Flipped.class) BinaryConv conv,
    BatchNorm last,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Alphabet(levels = {-1, 1})
@Learned(value = "bits", shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
public class Flipped implements WeightSource {
  public void initialize(FilterShape shape, float[][] learned, java.util.random.RandomGenerator random) {
    java.util.Arrays.fill(learned[0], 1);
  }
  public void weights(FilterShape shape, float[][] learned, float[] into) {
    System.arraycopy(learned[0], 0, into, 0, into.length);
  }
  public void backward(FilterShape shape, float[][] learned, float[] gradient, float[][] into) {
    System.arraycopy(gradient, 0, into[0], 0, gradient.length);
  }
  @Override public void afterStep(FilterShape shape, float[][] learned, float window) {
    for (int i = 0; i < learned[0].length; i++) {
      learned[0][i] = learned[0][i] >= 0 ? 1 : -1;
    }
  }
}
