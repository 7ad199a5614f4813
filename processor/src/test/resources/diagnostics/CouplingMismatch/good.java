@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm stemNorm,
    @Filters(4) @Binarize(inputs = Holder.Mine.class) BinaryConv conv,
    BatchNorm norm,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
public class Holder {
  @Alphabet(levels = {-1, 0, 1}, thresholds = {-0.5f, 0.5f}) @Couples(SteSign.class)
    public static class Mine implements Estimator {
    public float deployed(float x, Site s) { return x >= 0.5f ? 1 : x >= -0.5f ? 0 : -1; }
    public float derivative(float x, Site s) { return 1; } }
}
