@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Filters(4) @Binarize(inputs = FromTwo.class) BinaryConv conv,
    BatchNorm last,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Alphabet(levels = {-1, 1}, thresholds = 2) public class FromTwo implements Estimator {
  public float deployed(float x, Site s) { return x >= 2 ? 1 : -1; }
  public float derivative(float x, Site s) { return 1; }
}
